"""A meeting and a series as lines of text: what is known of it, and each of its steps."""

from __future__ import annotations

from app.meetings import MeetingSheet, SeriesSheet
from app.meetings.rows import CarriedLine, StepLine
from app.meetings.texts import DISPATCH_PARTS, INVITE_CHANNELS, MINUTES_KINDS
from app.text import persian_digits
from app.texts import CLASSIFICATIONS
from ui.meetings.desk_words import shown_count, shown_moment, shown_number
from ui.meetings.desk_words import shown_day as shown_date
from ui.meetings.texts import (
    INVITERS,
    NOTHING,
    session_words,
    shown_day,
    shown_hours,
)

Lines = list[tuple[str, str]]


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def head_words(sheet: MeetingSheet) -> str:
    """When and where, in a line."""
    return _joined(
        shown_day(sheet.starts_at),
        shown_hours(sheet.starts_at, sheet.ends_at),
        sheet.place,
        session_words(sheet.session_number, sheet.series),
    )


def meeting_lines(sheet: MeetingSheet) -> Lines:
    """All of a meeting that is neither invitee, item nor resolution."""
    found: Lines = []
    if sheet.state_reason:
        found += [("label", "سبب جابه‌جایی یا لغو"), ("", sheet.state_reason)]
    found += _who(sheet)
    found += _invitation(sheet)
    found += _held(sheet)
    found += _carried(sheet.carried)
    found += _minutes(sheet)
    found += _report(sheet)
    if sheet.note:
        found += [("label", "یادداشت"), ("", sheet.note)]
    return [*found, *_steps(sheet.steps)]


def _who(sheet: MeetingSheet) -> Lines:
    found: Lines = [("label", "رئیس و دبیر")]
    found.append(("", _joined(sheet.chair or NOTHING, sheet.chair_post)))
    secretary = _joined(
        sheet.secretary or NOTHING,
        sheet.secretary_post,
        sheet.secretary_body,
        shown_number(sheet.secretary_phone),
    )
    found.append(("", secretary))
    kept = _joined(
        f"دبیرخانه: {INVITERS[sheet.invites]}",
        f"صورتجلسه {MINUTES_KINDS[sheet.minutes_kind]}",
        CLASSIFICATIONS[sheet.classification] if sheet.classification else "",
    )
    return [*found, ("muted", kept)]


def _invitation(sheet: MeetingSheet) -> Lines:
    said = [
        ("خواسته شد", shown_date(sheet.invitation_asked_on)),
        ("پیش‌نویس دیده شد", shown_date(sheet.invitation_draft_seen_on)),
        ("شماره", shown_number(sheet.invitation_number)),
        ("تاریخ", shown_date(sheet.invitation_date)),
        ("رونوشت رسید", shown_date(sheet.invitation_copy_on)),
    ]
    words = _joined(*(f"{name} {value}" for name, value in said if value))
    found: Lines = [("label", "دعوتنامه")] if words or sheet.invitation_words else []
    found += [("", words)] if words else []
    return found + ([("muted", sheet.invitation_words)] if sheet.invitation_words else [])


def _held(sheet: MeetingSheet) -> Lines:
    words = _joined(
        f"آغاز {shown_moment(sheet.began_at)}" if sheet.began_at else "",
        f"پایان {shown_moment(sheet.ended_at)}" if sheet.ended_at else "",
    )
    following = _joined(shown_moment(sheet.next_at) if sheet.next_at else "", sheet.next_note)
    found: Lines = [("label", "برگزاری"), ("", words)] if words else []
    return found + ([("muted", f"جلسه بعد: {following}")] if following else [])


def _carried(carried: tuple[CarriedLine, ...]) -> Lines:
    found: Lines = [("label", "مصوبات باز جلسه‌های پیش")] if carried else []
    for one in carried:
        line = one.resolution
        found.append(("", f"{shown_number(line.number)} — {line.words}"))
        due = f"تا {shown_date(line.due_on)}" if line.due_on else ""
        found.append(("muted", _joined(line.responsible, due, one.stood, one.note)))
    return found


def _minutes(sheet: MeetingSheet) -> Lines:
    reminded = ""
    if sheet.minutes_reminded_on:
        times = shown_count(sheet.minutes_reminders)
        reminded = f"{times} بار یادآوری، آخرین {shown_date(sheet.minutes_reminded_on)}"
    words = _joined(
        f"تا {shown_date(sheet.minutes_due_on)}" if sheet.minutes_due_on else "",
        reminded,
        f"رسید {shown_date(sheet.minutes_received_on)}" if sheet.minutes_received_on else "",
        shown_number(sheet.minutes_number),
        f"ویرایش {shown_count(sheet.edition)}" if sheet.edition else "",
        f"نهایی {shown_moment(sheet.finalised_at)}" if sheet.finalised_at else "",
    )
    found: Lines = [("label", "صورتجلسه"), ("", words)] if words else []
    if sheet.reopened_reason:
        found.append(("muted", f"باز شد: {sheet.reopened_reason}"))
    for one in sheet.dispatches:
        to = _joined(one.name, one.organisation)
        sent = _joined(
            f"{DISPATCH_PARTS[one.part]} به {to}",
            INVITE_CHANNELS[one.channel],
            shown_number(one.number),
            shown_moment(one.sent_at),
        )
        receipt = one.receipt or (shown_date(one.received_on) if one.received_on else "نرسیده")
        found += [("", sent), ("muted", f"رسید: {receipt}")]
    return found


def _report(sheet: MeetingSheet) -> Lines:
    if not sheet.report:
        return []
    at = shown_moment(sheet.reported_at) if sheet.reported_at else ""
    found: Lines = [("label", "گزارش به استاندار"), ("muted", at), ("", sheet.report)]
    if sheet.governor_words:
        found += [("label", "گفته استاندار"), ("strong", sheet.governor_words)]
    return [(kind, persian_digits(words)) for kind, words in found if words]


def _steps(steps: tuple[StepLine, ...]) -> Lines:
    found: Lines = [("label", "گام‌ها")] if steps else []
    for one in reversed(steps):
        gone = " · پس گرفته شد" if one.taken_back else ""
        found.append(("muted", f"{shown_moment(one.at)} · {one.by}{gone}"))
        found.append(("", persian_digits(one.words)))
    return found


def series_head(sheet: SeriesSheet) -> str:
    """Whose series it is and how it meets, in a line."""
    return _joined(
        f"رئیس: {sheet.chair}" if sheet.chair else "",
        f"دبیر: {sheet.secretary or sheet.secretary_body}"
        if sheet.secretary or sheet.secretary_body
        else "",
        INVITERS[sheet.invites],
        sheet.place,
    )


def series_lines(sheet: SeriesSheet) -> Lines:
    """All of a series that is no member, topic, meeting or resolution."""
    found: Lines = [("label", "برای چیست"), ("", sheet.purpose)] if sheet.purpose else []
    found += [
        ("label", "رئیس و دبیر"),
        ("", _joined(sheet.chair or NOTHING, sheet.chair_post)),
        (
            "",
            _joined(sheet.secretary or NOTHING, sheet.secretary_post, sheet.secretary_body),
        ),
        (
            "muted",
            _joined(
                f"صورتجلسه {MINUTES_KINDS[sheet.minutes_kind]}",
                CLASSIFICATIONS[sheet.classification] if sheet.classification else "",
            ),
        ),
    ]
    return [*found, *_steps(sheet.steps)]
