"""Meetings on the page that opens the day: those of today, minutes to write, minutes owed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from app.access import Right
from app.changes import Kind
from app.jalali import clock_text
from app.meetings import (
    MeetingFilter,
    MeetingRow,
    MeetingState,
    MeetingView,
    count_meetings,
    list_meetings,
)
from app.meetings.texts import MEETING_STATES
from app.session import OfficeSession
from app.text import isolate
from app.today.parts import Card, Line, Listing, Weight

_TODAY: Final = MeetingFilter(view=MeetingView.TODAY)
_MINUTES: Final = MeetingFilter(view=MeetingView.MINUTES)
_MINUTES_LATE: Final = MeetingFilter(view=MeetingView.MINUTES_LATE)

_WEIGHTS: Final = {MeetingState.IN_SESSION: Weight.WARNING, MeetingState.ENDED: Weight.WARNING}


def _counted(wanted: MeetingFilter) -> Callable[[OfficeSession], int]:
    return lambda session: count_meetings(session, wanted)


MEETING_CARDS: Final = (
    Card(
        "meetings_today",
        "جلسه امروز",
        Weight.INFORMATION,
        "meetings",
        Right.READ_MEETINGS,
        _counted(_TODAY),
        _TODAY,
    ),
    Card(
        "unfinished_minutes",
        "صورتجلسه ناتمام",
        Weight.WARNING,
        "meetings",
        Right.READ_MEETINGS,
        _counted(_MINUTES),
        _MINUTES,
    ),
    Card(
        "meeting_minutes_late",
        "صورتجلسه دیرکرده دبیرخانه‌ها",
        Weight.DANGER,
        "meetings",
        Right.READ_MEETINGS,
        _counted(_MINUTES_LATE),
        _MINUTES_LATE,
    ),
)


def _meetings(session: OfficeSession, most: int) -> list[Line]:
    """The meetings of today by their hour."""
    return [_line(row) for row in list_meetings(session, _TODAY, limit=most)]


def _line(row: MeetingRow) -> Line:
    hours = f"{clock_text(row.starts_at.time())} تا {clock_text(row.ends_at.time())}"
    return Line(
        Kind.MEETING,
        row.id,
        " · ".join(part for part in (row.subject, row.place) if part),
        isolate(hours),
        MEETING_STATES[row.state],
        _WEIGHTS.get(row.state, Weight.INFORMATION),
        int(row.classification),
    )


MEETING_LIST: Final = Listing(
    "meetings",
    "جلسه‌های امروز",
    "امروز جلسه‌ای نیست.",
    "meetings",
    Right.READ_MEETINGS,
    _meetings,
    _TODAY,
)
