"""An entry as lines of its detail pane: what is undone first, then all that is known."""

from __future__ import annotations

from datetime import date
from typing import Final

from app.agenda import (
    Answer,
    AttendeeLine,
    EventKind,
    EventSheet,
    EventState,
    Inviter,
    MoveLine,
    Opinion,
    Origin,
)
from app.agenda.texts import (
    ANSWERS,
    ATTENDEE_ROLES,
    EVENT_CHANNELS,
    EVENT_ORIGINS,
    INVITERS,
    MOVES,
    OPINIONS,
    PRESS_NEEDS,
)
from app.jalali import clock_text, jalali_text
from app.moments import deadline_words
from app.telephone import isolated_telephone
from app.text import isolate, persian_digits
from app.texts import CLASSIFICATIONS
from ui.agenda.event_texts import shown_hours, shown_moment, shown_number
from ui.agenda.event_values import when_of_sheet
from ui.common.order_words import order_lines
from ui.common.span_field import when_words

#: A line's kind and text.
Lines = list[tuple[str, str]]

_WHY: Final = {
    EventState.REJECTED: "سبب رد",
    EventState.NEEDS_COMPLETION: "آنچه کم است",
    EventState.POSTPONED: "سبب تعویق",
    EventState.CANCELLED: "سبب لغو",
}
OVERRIDDEN: Final = "با پذیرش تداخل"


def event_lines(sheet: EventSheet, today: date) -> Lines:
    """An entry as (kind, text) lines."""
    return [
        *_subject(sheet),
        *_touched(sheet),
        *_time(sheet),
        *_overridden(sheet),
        *_minutes(sheet, today),
        *_reviews(sheet, today),
        *order_lines([one for one in sheet.orders if one.id not in _promised(sheet)]),
        *_asker(sheet),
        *_request(sheet),
        *_attendees(sheet),
        *_invitation(sheet),
        *_uses(sheet),
        *_stops(sheet),
        *_report(sheet),
        *_links(sheet),
        *_moves(sheet),
        *_steps(sheet),
    ]


def _said(lines: Lines) -> Lines:
    return [(kind, text) for kind, text in lines if text]


def _titled(title: str, *texts: str) -> Lines:
    lines = [("", text) for text in texts if text]
    return [("label", title), *lines] if lines else []


def _day(day: date | None) -> str:
    return isolate(jalali_text(day)) if day is not None else ""


def _promised(sheet: EventSheet) -> frozenset[int]:
    return frozenset(one.order_id for one in sheet.promises)


def _subject(sheet: EventSheet) -> Lines:
    marks = [CLASSIFICATIONS[sheet.classification]] if sheet.classification else []
    marks += ["یادآوری تلفنی"] if sheet.special else []
    marks += ["بی حضور استاندار"] if not sheet.with_governor else []
    marks += ["از یک برنامه تکراری"] if sheet.series_id is not None else []
    marks += ["جداگانه تغییر کرده"] if sheet.detached else []
    why = _WHY.get(sheet.state)
    return _said(
        [
            ("strong", sheet.subject),
            ("muted", " · ".join(marks)),
            *(_titled(why, sheet.state_reason) if why else []),
            *(_titled("یادداشت", sheet.notes)),
        ]
    )


def _touched(sheet: EventSheet) -> Lines:
    touched = [f"{one.title}: {one.touched}" for one in sheet.links if one.touched]
    return _titled("باید دیده شود", sheet.touched_words, *touched)


def _time(sheet: EventSheet) -> Lines:
    when = when_of_sheet(sheet)
    if when is None:
        wanted = f"{sheet.minutes_wanted} دقیقه" if sheet.minutes_wanted else ""
        return _titled("مدت خواسته", persian_digits(wanted))
    road = [
        persian_digits(f"{minutes} دقیقه {said}")
        for minutes, said in (
            (sheet.preparation, "آمادگی"),
            (sheet.travel_before, "راه رفت"),
            (sheet.travel_after, "راه برگشت"),
        )
        if minutes
    ]
    instead = sheet.stand_in_name and f"به جای استاندار: {sheet.stand_in_name}"
    lines = [
        ("label", "زمان و مکان"),
        ("strong", when_words(when)),
        ("", sheet.place),
        ("muted", "، ".join(road)),
        ("", instead),
    ]
    return _said(lines)


def _overridden(sheet: EventSheet) -> Lines:
    """What was gone over stays in sight, with why and by whom."""
    if not sheet.override_reason:
        return []
    hurt = [("muted", one) for one in sheet.overridden.splitlines()]
    by = f" · {sheet.overridden_by}" if sheet.overridden_by else ""
    return [("label", f"{OVERRIDDEN}{by}"), ("strong", sheet.override_reason), *hurt]


def _minutes(sheet: EventSheet, today: date) -> Lines:
    if not sheet.minutes_from:
        return []
    if sheet.minutes_received_on is not None:
        came = f"رسید: {_day(sheet.minutes_received_on)}"
        return _titled("صورتجلسه", f"{sheet.minutes_from} · {came}")
    due = deadline_words(sheet.minutes_due_on, today) if sheet.minutes_due_on else ""
    late = sheet.minutes_due_on is not None and sheet.minutes_due_on < today
    return _said(
        [
            ("label", "صورتجلسه، دیر شده" if late else "صورتجلسه"),
            ("strong", f"{sheet.minutes_from} · {due}"),
            ("muted", _day(sheet.minutes_due_on)),
        ]
    )


def _reviews(sheet: EventSheet, today: date) -> Lines:
    lines: Lines = []
    for one in sheet.reviews:
        asked = one.opinion is Opinion.ASKED
        said = f"{one.reviewer}: {OPINIONS[one.opinion]}"
        if asked and one.due_on is not None:
            late = "، دیر شده" if one.due_on < today else ""
            said += f" · تا {_day(one.due_on)}{late}"
        lines += [("strong" if asked else "", said), ("", one.words)]
        lines.append(("muted", one.rule_cited and f"مستند: {one.rule_cited}"))
        answered = one.answered_on and f" · پاسخ {_day(one.answered_on)}"
        lines.append(("muted", f"پرسیده شد {shown_moment(one.asked_at)}{answered or ''}"))
    return [("label", "نظر معاون"), *_said(lines)] if lines else []


def _asker(sheet: EventSheet) -> Lines:
    letter = ""
    if sheet.letter_number:
        day = f" مورخ {_day(sheet.letter_date)}" if sheet.letter_date else ""
        letter = f"نامه {shown_number(sheet.letter_number)}{day}"
    asked = f"درخواست: {shown_moment(sheet.requested_at)} · {sheet.requested_by}"
    if sheet.origin is Origin.OFFICE and not sheet.requester_name:
        return _said([("label", "درخواست‌کننده"), ("", letter), ("muted", asked)])
    who = " · ".join(part for part in (sheet.requester_name, sheet.requester_post) if part)
    return _said(
        [
            ("label", "درخواست‌کننده"),
            ("strong", who),
            ("", sheet.organisation),
            ("", isolated_telephone(sheet.requester_phone)),
            ("", f"{EVENT_ORIGINS[sheet.origin]} · {EVENT_CHANNELS[sheet.channel]}"),
            ("", letter),
            ("muted", asked),
        ]
    )


def _request(sheet: EventSheet) -> Lines:
    return [
        *_titled("ضرورت", sheet.necessity),
        *_titled("مستند قانونی", sheet.legal_basis),
        *_titled("زمان‌های پیشنهادی", sheet.proposed),
        *_titled("مدارک", sheet.documents),
    ]


def _attendees(sheet: EventSheet) -> Lines:
    lines: Lines = []
    for one in sheet.attendees:
        lines.append(("", attendee_words(one)))
        lines.append(("muted", _told(one)))
        lines.append(("muted", one.wish))
    if not lines:
        return []
    count = persian_digits(
        f"{'نام‌نویسی و حاضران' if _is_staff(sheet) else 'حاضران'} ({len(sheet.attendees)})"
    )
    return [("label", count), *_said(lines)]


def _is_staff(sheet: EventSheet) -> bool:
    return sheet.kind is EventKind.STAFF_MEETING


def attendee_words(one: AttendeeLine) -> str:
    """Who should be there, with his post, and as what where that says something."""
    who = " · ".join(part for part in (one.name, one.post, one.organisation) if part)
    role = ATTENDEE_ROLES[one.role]
    return f"{who} — {role}" if one.role.value != "required" else who


def _told(one: AttendeeLine) -> str:
    if one.answer is Answer.NONE and not one.note:
        return ""
    comes = f" ({one.substitute})" if one.substitute else ""
    when = f" · {shown_moment(one.told_at)} · {one.told_by}" if one.told_at else ""
    note = f" · {one.note}" if one.note else ""
    return f"{ANSWERS[one.answer]}{comes}{note}{when}"


def _invitation(sheet: EventSheet) -> Lines:
    sent = ""
    if sheet.invitation_date is not None:
        number = f"{shown_number(sheet.invitation_number)} " if sheet.invitation_number else ""
        sent = f"دعوتنامه {number}{_day(sheet.invitation_date)}"
    whom = "" if sheet.invites is Inviter.NOBODY else INVITERS[sheet.invites]
    needs = "، ".join(words for name, words in PRESS_NEEDS.items() if name in sheet.press_needs)
    press = " — ".join(part for part in (needs, sheet.press_note) if part)
    whole = " · ".join(part for part in (whom, sheet.secretary) if part)
    return [*_titled("دعوت", whole, sent), *_titled("خبر", press)]


def _uses(sheet: EventSheet) -> Lines:
    named = (f"{one.name} × {one.quantity}" if one.quantity > 1 else one.name for one in sheet.uses)
    return _titled("آنچه گرفته است", *(persian_digits(one) for one in named))


def _stops(sheet: EventSheet) -> Lines:
    """The route, and under each stop what was promised at it."""
    kept = {one.id: one for one in sheet.orders}
    lines: Lines = []
    for stop in sheet.stops:
        hours = " تا ".join(
            isolate(clock_text(one)) for one in (stop.arrives_at, stop.leaves_at) if one is not None
        )
        told = (stop.title, stop.where, stop.host, hours)
        lines += [("strong", " · ".join(part for part in told if part)), ("", stop.note)]
        at = [kept[one.order_id] for one in sheet.promises if one.stop_id == stop.id]
        lines += [("", f"وعده: {order.words}") for order in at]
    if lines:
        lines = [("label", "ایستگاه‌های بازدید"), *_said(lines)]
    promised = [kept[one.order_id] for one in sheet.promises if one.order_id in kept]
    if promised:
        lines += [("label", persian_digits(f"وعده‌ها ({len(promised)})"))]
        lines += order_lines(promised)
    return lines


def _report(sheet: EventSheet) -> Lines:
    told = shown_moment(sheet.reported_at) if sheet.reported_at is not None else ""
    return [
        *_titled("گزارش", sheet.report),
        *_titled("نظر استاندار", sheet.governor_words),
        *_titled("به استاندار گزارش شد", told),
    ]


def _links(sheet: EventSheet) -> Lines:
    return _titled("پیوندها", *(one.title for one in sheet.links))


def _moves(sheet: EventSheet) -> Lines:
    lines: Lines = []
    for one in sheet.moves:
        lines += [("", _move_words(one)), ("", one.reason)]
        lines.append(("muted", f"{shown_moment(one.at)} · {one.by}"))
    return [("label", "زمان‌های پیشین"), *_said(lines)] if lines else []


def _move_words(one: MoveLine) -> str:
    """«جابه‌جا شد: از … به …», and of one that got no other time, which it had."""
    what = MOVES[one.move]
    if one.from_start is None:
        return what
    before = shown_moment(one.from_start)
    if one.to_start is None:
        return f"{what}؛ زمان آن {before} بود."
    return f"{what}: از {before} به {shown_moment(one.to_start)}"


def _steps(sheet: EventSheet) -> Lines:
    lines: Lines = [("label", "گام‌ها")]
    own = persian_digits(sheet.number)
    for step in sheet.steps:
        said = persian_digits(step.words).replace(own, isolate(own))
        words = f"{said} · {shown_moment(step.at)} · {step.by}"
        if step.taken_back:
            words += " · پس گرفته شد"
        lines.append(("muted" if step.taken_back else "", words))
    return lines


def short_line(sheet: EventSheet) -> str:
    """When and where an entry is, for the head of a form on it."""
    when = when_of_sheet(sheet)
    parts = (when_words(when) if when is not None else "", sheet.place)
    return " · ".join(part for part in parts if part) or shown_hours(sheet).replace("—", "")
