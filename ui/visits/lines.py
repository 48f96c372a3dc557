"""A visit as lines of its detail pane: what comes next first, then all that is known."""

from __future__ import annotations

from typing import Final

from app.agenda.texts import EVENT_STATES
from app.jalali import jalali_text
from app.telephone import isolated_telephone
from app.text import isolate, persian_digits
from app.texts import CLASSIFICATIONS
from app.visits import AppointmentLine, EarlierSheet, VisitSheet, VisitState
from app.visits.texts import (
    DECISIONS,
    PETITION_KINDS,
    SATISFACTIONS,
    SPECIAL_STATUSES,
    TELL_CHANNELS,
    TELL_OUTCOMES,
    VISIT_CHANNELS,
    VISIT_MODES,
    VISIT_PATHS,
)
from ui.common.order_words import order_lines
from ui.visits.texts import shown_hour, shown_moment, shown_number

#: A line's kind and text.
Lines = list[tuple[str, str]]

#: So many earlier matters are shown in the pane; the form shows them as well.
MOST_EARLIER: Final = 6
#: What the governor's words are called, by what he decided.
_WHY: Final = {
    VisitState.DECLINED: "سبب نپذیرفتن",
    VisitState.REFUSED: "سبب رد",
    VisitState.ANSWERED: "پاسخ استاندار",
}


def visit_lines(sheet: VisitSheet) -> Lines:
    """A visit as (kind, text) lines, but for what went before it and its steps."""
    return [
        *_who(sheet),
        *_titled("مانده است", *sheet.gaps),
        *_matter(sheet),
        *_room(sheet),
        *_decision(sheet),
        *order_lines(sheet.orders),
        *_result(sheet),
        *_told(sheet),
        *_particulars(sheet),
    ]


def earlier_lines(earlier: EarlierSheet) -> Lines:
    """What the visitor came, rang or wrote about before, and which time this is."""
    if not earlier.lines:
        return []
    lines: Lines = [("label", f"سابقه این مراجع · {earlier.words}")]
    for one in earlier.lines[:MOST_EARLIER]:
        sure = "" if one.is_sure else " · همنام"
        when = f"{isolate(jalali_text(one.on))} · {shown_number(one.number)}{sure}"
        lines += [("", f"{when} · {one.subject}"), ("muted", one.outcome or one.state)]
    return lines


def _said(lines: Lines) -> Lines:
    return [(kind, text) for kind, text in lines if text]


def _titled(title: str, *texts: str) -> Lines:
    lines = [("", text) for text in texts if text]
    return [("label", title), *lines] if lines else []


def _who(sheet: VisitSheet) -> Lines:
    name = " · ".join(part for part in (sheet.visitor_name, sheet.post) if part)
    marks = [VISIT_PATHS[sheet.path], VISIT_CHANNELS[sheet.channel]]
    marks += [SPECIAL_STATUSES[sheet.special_status]] if sheet.special_status else []
    marks += [CLASSIFICATIONS[sheet.classification]] if sheet.classification else []
    return _said(
        [
            ("strong", name),
            ("", sheet.organisation),
            ("", isolated_telephone(sheet.phone)),
            ("muted", " · ".join(marks)),
            ("muted", f"ثبت: {sheet.taken_by}"),
        ]
    )


def _matter(sheet: VisitSheet) -> Lines:
    kind = PETITION_KINDS[sheet.petition_kind]
    lines = [("label", kind), ("strong", sheet.subject), ("", sheet.problem)]
    about = " · ".join(part for part in (sheet.category, sheet.agency) if part)
    group = f"گروه {sheet.group_size} نفره" if sheet.group_size else ""
    return [
        *_said([*lines, ("muted", about)]),
        *_titled("همراهان", persian_digits(group), sheet.companions),
        *_titled("مدارک", sheet.documents),
        *_titled("نظر کارشناس", sheet.expert_opinion, sheet.expert),
        *_titled("یادداشت دفتر", sheet.note),
    ]


def _room(sheet: VisitSheet) -> Lines:
    """When he came, was announced, went in and came out."""
    hours = (
        ("آمد", sheet.arrived_at, True),
        ("اعلام شد", sheet.announced_at, False),
        ("وارد شد", sheet.entered_at, False),
        ("بیرون آمد", sheet.left_at, False),
    )
    said = [
        f"{words} {shown_moment(at) if dated else shown_hour(at)}"
        for words, at, dated in hours
        if at is not None
    ]
    return _titled("در دفتر", " · ".join(said))


def _decision(sheet: VisitSheet) -> Lines:
    if sheet.decision is None:
        return []
    lasts = persian_digits(f"{sheet.minutes} دقیقه") if sheet.minutes else ""
    how = VISIT_MODES.get(sheet.mode, "") if sheet.mode else ""
    said = [DECISIONS[sheet.decision], how, lasts, f"با {sheet.host}" if sheet.host else ""]
    why = _WHY.get(sheet.state, "سخن استاندار")
    return [
        *_titled("تصمیم استاندار", " · ".join(part for part in said if part)),
        *_appointment(sheet.appointment),
        *_titled(why, sheet.decision_words),
    ]


def _appointment(held: AppointmentLine | None) -> Lines:
    """His time as the programme holds it, and what happened to it there."""
    if held is None:
        return []
    at = shown_moment(held.starts_at) if held.starts_at is not None else ""
    entry = f"برنامه {shown_number(held.number)}"
    about = " · ".join(part for part in (entry, EVENT_STATES[held.state], held.place) if part)
    return _said(
        [
            ("strong", f"وقت: {at}" if at else ""),
            ("muted", about),
            ("", held.touched),
            ("", f"با پذیرش تداخل: {held.overridden}" if held.overridden else ""),
        ]
    )


def _result(sheet: VisitSheet) -> Lines:
    if not sheet.result:
        return []
    on = isolate(jalali_text(sheet.result_on)) if sheet.result_on else ""
    number = shown_number(sheet.result_number) if sheet.result_number else ""
    about = " · ".join(part for part in (number, on) if part)
    return [*_titled("نتیجه", sheet.result), *_said([("muted", about)])]


def _told(sheet: VisitSheet) -> Lines:
    lines: Lines = []
    for one in sheet.tellings:
        head = f"{shown_moment(one.at)} · {TELL_OUTCOMES[one.outcome]}"
        lines.append(("", f"{head} · {TELL_CHANNELS[one.channel]} · {one.by}"))
        if one.words:
            lines.append(("muted", one.words))
    lines = [("label", "خبر دادن به مراجع"), *lines] if lines else []
    if sheet.satisfaction is not None:
        said = [SATISFACTIONS[sheet.satisfaction], sheet.satisfaction_words]
        lines += _titled("رضایت او", " · ".join(part for part in said if part))
    return lines


def _particulars(sheet: VisitSheet) -> Lines:
    told = (
        ("نام پدر", sheet.father_name),
        ("کد ملی", isolate(persian_digits(sheet.national_id)) if sheet.national_id else ""),
        ("شغل", sheet.job),
        ("شهرستان", sheet.county),
        ("نشانی", sheet.address),
        ("کد سامد", isolate(persian_digits(sheet.samad_code)) if sheet.samad_code else ""),
    )
    return _titled("مشخصات", *(f"{label}: {text}" for label, text in told if text))


def step_lines(sheet: VisitSheet) -> Lines:
    """Each deed on it, oldest first."""
    lines: Lines = [("label", "گام‌ها")]
    for step in sheet.steps:
        words = f"{_isolated(step.words, sheet.number)} · {shown_moment(step.at)} · {step.by}"
        if step.taken_back:
            words += " · پس گرفته شد"
        lines.append(("muted" if step.taken_back else "", words))
    return lines


def _isolated(words: str, number: str) -> str:
    """A step's words with the visit's number in one piece."""
    own = persian_digits(number)
    return persian_digits(words).replace(own, isolate(own))
