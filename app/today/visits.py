"""Visits on the page that opens the day: who waits, who comes today, who is to be told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from app.access import Right
from app.changes import Kind
from app.jalali import clock_text
from app.session import OfficeSession
from app.text import isolate, persian_digits
from app.today.parts import Card, Line, Listing, Weight
from app.visits import (
    VisitFilter,
    VisitState,
    VisitView,
    count_visits,
    list_visits,
    waiting_room,
)
from app.visits.texts import VISIT_STATES

_WAITING: Final = VisitFilter(view=VisitView.WAITING_ROOM)
_TO_BE_TOLD: Final = VisitFilter(view=VisitView.TO_BE_TOLD)
_LOST: Final = VisitFilter(view=VisitView.LOST_APPOINTMENTS)


def _appointments_of_today(session: OfficeSession) -> VisitFilter:
    today = session.desk.clock.today()
    return VisitFilter(view=VisitView.APPOINTMENTS, from_day=today, to_day=today)


def _counted(wanted: VisitFilter) -> Callable[[OfficeSession], int]:
    return lambda session: count_visits(session, wanted)


VISIT_CARDS: Final = (
    Card(
        "waiting_room",
        "مراجع در اتاق انتظار",
        Weight.WARNING,
        "visits",
        Right.READ_VISITS,
        _counted(_WAITING),
        _WAITING,
    ),
    Card(
        "visitors_to_tell",
        "ملاقات‌کننده بی‌خبر از نتیجه",
        Weight.INFORMATION,
        "visits",
        Right.READ_VISITS,
        _counted(_TO_BE_TOLD),
        _TO_BE_TOLD,
    ),
    Card(
        "lost_appointments",
        "وقت ملاقات از دست رفته",
        Weight.DANGER,
        "visits",
        Right.READ_VISITS,
        _counted(_LOST),
        _LOST,
    ),
)


def _visitors(session: OfficeSession, most: int) -> list[Line]:
    """Who is in the house, with how long they wait, then whose time is still to come today."""
    lines = [
        Line(
            Kind.VISIT,
            row.id,
            f"{row.who}: {row.subject}",
            persian_digits(f"{row.minutes} دقیقه"),
            VISIT_STATES[row.state],
            Weight.DANGER if row.is_late else Weight.WARNING,
            int(row.classification),
        )
        for row in waiting_room(session)[:most]
    ]
    lines += [
        Line(
            Kind.VISIT,
            row.id,
            f"{row.who}: {row.subject}",
            isolate(clock_text(row.appointment_at.time())) if row.appointment_at else "",
            VISIT_STATES[VisitState.APPOINTED],
            Weight.INFORMATION,
            int(row.classification),
        )
        for row in list_visits(session, _appointments_of_today(session), limit=most)
    ]
    return lines[:most]


VISIT_LIST: Final = Listing(
    "visitors",
    "ملاقات‌های امروز",
    "کسی در اتاق انتظار نیست.",
    "visits",
    Right.READ_VISITS,
    _visitors,
)
