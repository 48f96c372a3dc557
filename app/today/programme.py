"""The governor's programme on the page that opens the day: its numbers and the day itself."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Final

from app.access import Right
from app.agenda import EventFilter, EventRow, EventState, EventView, count_events, list_events
from app.agenda.calendar import calendar_entries
from app.agenda.texts import EVENT_STATES
from app.changes import Kind
from app.jalali import clock_text, jalali_text
from app.session import OfficeSession
from app.text import isolate
from app.today.parts import Card, Line, Listing, Weight

_WAITING: Final = EventFilter(view=EventView.WAITING)
_REVIEW_LATE: Final = EventFilter(view=EventView.REVIEW_LATE)
_TO_REMIND: Final = EventFilter(view=EventView.TO_REMIND)
_MINUTES_LATE: Final = EventFilter(view=EventView.MINUTES_LATE)
_UNSETTLED: Final = EventFilter(view=EventView.UNSETTLED)

#: So many of the past are asked about before the day itself.
_LATE_FIRST: Final = 3


def _today(session: OfficeSession) -> EventFilter:
    today = session.desk.clock.today()
    return EventFilter(view=EventView.IN_PROGRAMME, from_day=today, to_day=today, with_hidden=True)


def _counted(wanted: EventFilter) -> Callable[[OfficeSession], int]:
    return lambda session: count_events(session, wanted)


PROGRAMME_CARDS: Final = (
    Card(
        "events_today",
        "برنامه امروز استاندار",
        Weight.INFORMATION,
        "agenda",
        Right.READ_AGENDA,
        lambda session: count_events(session, _today(session)),
    ),
    Card(
        "events_waiting",
        "درخواست در انتظار زمان",
        Weight.WARNING,
        "events",
        Right.READ_AGENDA,
        _counted(_WAITING),
        _WAITING,
    ),
    Card(
        "reviews_late",
        "نظر معاون دیرکرده",
        Weight.DANGER,
        "events",
        Right.READ_AGENDA,
        _counted(_REVIEW_LATE),
        _REVIEW_LATE,
    ),
    Card(
        "events_to_remind",
        "جلسه در انتظار یادآوری تلفنی",
        Weight.WARNING,
        "events",
        Right.READ_AGENDA,
        _counted(_TO_REMIND),
        _TO_REMIND,
    ),
    Card(
        "minutes_late",
        "صورتجلسه دیرکرده",
        Weight.DANGER,
        "events",
        Right.READ_AGENDA,
        _counted(_MINUTES_LATE),
        _MINUTES_LATE,
    ),
)


def _programme(session: OfficeSession, most: int) -> list[Line]:
    """Some entries nobody said of whether they were held, then those of today by their hour.

    However many the first are, none of today's gives way to them: the others come behind. What
    clashes with another says so, whatever the reason it stands for; what runs now, too.
    """
    today = session.desk.clock.today()
    late = [
        _line(row, isolate(jalali_text(row.starts_at.date())), "برگزار شد؟", Weight.WARNING)
        for row in list_events(session, _UNSETTLED, limit=most)
        if row.starts_at is not None and row.starts_at.date() != today
    ]
    entries = calendar_entries(session, today, today)
    clashing = {one.id for one in entries if one.clashes}
    lines = [
        _line(row, _hours(row), *_standing(session, row, clashing))
        for row in list_events(session, _today(session), limit=most)
    ]
    late = late[: most - len(lines)]
    return [*late[:_LATE_FIRST], *lines, *late[_LATE_FIRST:]]


def _line(row: EventRow, aside: str, chip: str, weight: Weight) -> Line:
    text = " · ".join(part for part in (row.subject, row.place) if part)
    return Line(Kind.EVENT, row.id, text, aside, chip, weight, int(row.classification))


def _hours(row: EventRow) -> str:
    if row.all_day or row.starts_at is None or row.ends_at is None:
        return "همه روز"
    return isolate(f"{clock_text(row.starts_at.time())} تا {clock_text(row.ends_at.time())}")


def _standing(
    session: OfficeSession, row: EventRow, clashing: Collection[int]
) -> tuple[str, Weight]:
    """What is said of an entry of today, and how pressing it is."""
    if row.id in clashing:
        return ("تداخل پذیرفته" if row.is_overridden else "تداخل"), Weight.DANGER
    if row.state is EventState.TENTATIVE:
        return EVENT_STATES[row.state], Weight.WARNING
    if _runs(row, session.desk.clock.now()):
        return "اکنون", Weight.WARNING
    return EVENT_STATES[row.state], Weight.INFORMATION


def _runs(row: EventRow, now: datetime) -> bool:
    if row.all_day or row.starts_at is None or row.ends_at is None:
        return False
    return row.starts_at <= now < row.ends_at


PROGRAMME_LIST: Final = Listing(
    "programme",
    "برنامه امروز استاندار",
    "امروز برنامه‌ای نیست.",
    "agenda",
    Right.READ_AGENDA,
    _programme,
)
