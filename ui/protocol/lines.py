"""A case as lines of text: what is known of it, and each of its steps."""

from __future__ import annotations

from datetime import datetime

from app.protocol.courses import COURSES
from app.protocol.register_rows import CaseStepLine
from app.protocol.rows import CaseDispatchLine, CaseSheet
from app.protocol.states import CaseKind
from app.protocol.texts import (
    CONSULAR_KINDS,
    CONVERSATION_CHANNELS,
    DISPATCH_CHANNELS,
    GIFT_DIRECTIONS,
    LETTER_PURPOSES,
    PERMIT_ROUTES,
    RECIPIENTS,
)
from app.text import persian_digits
from app.texts import CLASSIFICATIONS
from ui.protocol.desk_words import (
    joined,
    late_words,
    shown_count,
    shown_day,
    shown_moment,
    shown_number,
)
from ui.protocol.texts import title_of

Lines = list[tuple[str, str]]
#: So many lines of the contact log are shown here; the desk has all.
MOST_SAID = 3


def case_lines(sheet: CaseSheet) -> Lines:
    """All of a case that has no table of its own beside the list."""
    found: Lines = [("", sheet.purpose)] if sheet.purpose else []
    found += _warnings(sheet)
    found += _asked(sheet)
    found += _about(sheet)
    found += _order(sheet)
    found += _course(sheet)
    found += _report(sheet)
    found += _beside(sheet)
    found += _log(sheet)
    if sheet.note:
        found += [("label", "یادداشت"), ("", sheet.note)]
    return [*((kind, persian_digits(words)) for kind, words in found), *_steps(sheet.steps)]


def _warnings(sheet: CaseSheet) -> Lines:
    found: Lines = [("label", "هشدار")] if sheet.warnings else []
    return found + [("", words) for words in sheet.warnings]


def _asked(sheet: CaseSheet) -> Lines:
    words = joined(
        sheet.requested_by,
        shown_number(sheet.request_number),
        shown_day(sheet.request_date),
        f"نامه {shown_number(sheet.letter_number)}" if sheet.letter_number else "",
    )
    return [("label", "درخواست"), ("", words)] if words else []


def _about(sheet: CaseSheet) -> Lines:
    rank = f"{title_of('rank', sheet.kind)}: {sheet.rank_name}" if sheet.rank_name else ""
    words = joined(
        rank,
        f"میزبان: {sheet.host}" if sheet.host else "",
        "با حضور استاندار" if sheet.with_governor else "",
        joined(sheet.flight, shown_moment(sheet.flight_at)),
        CONSULAR_KINDS[sheet.consular_kind] if sheet.consular_kind else "",
        sheet.consulate,
        f"جلسه {shown_number(sheet.meeting_number)}" if sheet.meeting_number else "",
        CLASSIFICATIONS[sheet.classification] if sheet.classification else "",
    )
    found: Lines = [("label", "مشخصات"), ("", words)] if words else []
    return found + ([("muted", sheet.second_subject)] if sheet.second_subject else [])


def _order(sheet: CaseSheet) -> Lines:
    if sheet.ordered_on is None:
        return []
    said: Lines = [("label", f"دستور استاندار · {shown_day(sheet.ordered_on)}")]
    return [*said, ("strong", sheet.order_words)] if sheet.order_words else said


def _course(sheet: CaseSheet) -> Lines:
    """What the steps of its course asked and got, step by step."""
    found: Lines = []
    told: set[str] = set()
    for step in COURSES[CaseKind(sheet.kind)]:
        answers = []
        for field in step.fields:
            value = sheet.values.get(field.name)
            if value in (None, "") or field.name in told:
                continue
            told.add(field.name)
            answers.append(f"{field.title}: {_said(field.name, value)}")
        if answers:
            found += [("label", step.title), ("", "\n".join(answers))]
    return found


def _said(name: str, value: object) -> str:
    if isinstance(value, datetime):
        return shown_moment(value)
    if not isinstance(value, str):
        return shown_day(value)  # type: ignore[arg-type]  # a day, where it is no moment
    return PERMIT_ROUTES.get(value, value) if name == "permit_route" else value


def _report(sheet: CaseSheet) -> Lines:
    found: Lines = []
    if sheet.report_due_on is not None:
        reminded = ""
        if sheet.report_reminders:
            times = shown_count(sheet.report_reminders)
            reminded = f"{times} بار یادآوری، آخرین {shown_day(sheet.report_reminded_on)}"
        late = late_words(sheet.report_late_days) if sheet.report_late_days else ""
        found = [("label", "گزارش سفر"), ("", joined(f"تا {shown_day(sheet.report_due_on)}", late))]
        found += [("muted", reminded)] if reminded else []
    if any(one.sent_on is not None for one in sheet.dispatches):
        found += [("label", "فرستادن گزارش"), *(("", _sent(one)) for one in sheet.dispatches)]
    return found


def _sent(one: CaseDispatchLine) -> str:
    name = RECIPIENTS[one.recipient]
    if one.sent_on is None:
        return f"{name}: فرستاده نشده"
    way = DISPATCH_CHANNELS[one.channel] if one.channel is not None else ""
    receipt = one.receipt or shown_day(one.received_on) or "نرسیده"
    sent = joined(shown_day(one.sent_on), way, shown_number(one.number))
    return f"{name}: {sent} · رسید: {receipt}"


def _beside(sheet: CaseSheet) -> Lines:
    """Letters, gifts and agreements that belong to it."""
    found: Lines = []
    for title, lines in (
        (
            "نامه‌ها",
            [
                joined(
                    LETTER_PURPOSES[one.purpose],
                    one.receiver,
                    shown_number(one.number),
                    one.state_words,
                )
                for one in sheet.letters
            ],
        ),
        (
            "هدایا",
            [
                joined(GIFT_DIRECTIONS[one.direction], one.item, one.name, shown_number(one.number))
                for one in sheet.gifts
            ],
        ),
        (
            "توافق‌ها",
            [
                joined(one.title, one.other_party, shown_number(one.number))
                for one in sheet.agreements
            ],
        ),
    ):
        found += [("label", title)] if lines else []
        found += [("", words) for words in lines]
    return found


def _log(sheet: CaseSheet) -> Lines:
    found: Lines = [("label", "دفتر تماس")] if sheet.conversations else []
    for one in sheet.conversations[:MOST_SAID]:
        who = joined(one.name, one.organisation, CONVERSATION_CHANNELS[one.channel])
        found += [("muted", joined(shown_moment(one.at), who)), ("", one.words)]
    return found


def _steps(steps: tuple[CaseStepLine, ...]) -> Lines:
    found: Lines = [("label", "گام‌ها")] if steps else []
    for one in reversed(steps):
        gone = " · پس گرفته شد" if one.taken_back else ""
        found.append(("muted", f"{shown_moment(one.at)} · {one.by}{gone}"))
        found.append(("", persian_digits(one.words)))
    return found
