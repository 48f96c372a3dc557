"""A meeting an invented office repeats every week."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Final

from sqlalchemy import insert

from app.agenda import AttendeeDraft, Clashing, EventDraft, ResourceUse, When
from app.agenda.requesting import checked_draft, write_event
from app.clock import from_tehran
from app.demo.happening import seeded_key
from app.demo.programme_desk import Desk, live
from app.jalali import weekday_index
from app.settings import office_calendar
from models.agenda import EventSeries
from models.base import table_of

_SERIES: Final = table_of(EventSeries)

#: Weeks of the repeated meeting, from this one.
WEEKS: Final = (-1, 0, 1, 2)


def repeat_weekly(desk: Desk, day: date) -> None:
    """A meeting of every week; on a day off it is not held."""
    calendar, length = office_calendar(desk.session), timedelta(minutes=40)
    meant = [day + timedelta(weeks=week) for week in WEEKS]
    desk.at(from_tehran(meant[0] - timedelta(days=4), time(9)))
    series: int = desk.session.execute(
        insert(_SERIES)
        .values(
            rule="weekly",
            interval=1,
            weekday=weekday_index(day),
            month_day=None,
            week=None,
            first_day=meant[0],
            last_day=meant[-1],
            begins_at=time(7, 45),
            minutes=40,
            day_off_rule="drop",
            request_key=seeded_key(desk.random),
            version=1,
        )
        .returning(_SERIES.c.id)
    ).scalar_one()
    happened: list[tuple[int, datetime]] = []
    for one in meant:
        begins = from_tehran(one, time(7, 45))
        draft = EventDraft(
            subject="جلسه هفتگی معاونان",
            when=When(starts_at=begins, ends_at=begins + length),
            uses=(ResourceUse(resource_id=desk.booked.rooms[3]),),
            attendees=tuple(AttendeeDraft(contact_id=who) for who in desk.booked.contacts),
            request_key=seeded_key(desk.random),
        )
        if not calendar.is_work_day(one):
            continue
        try:
            number = write_event(
                desk.session,
                checked_draft(desk.session, draft),
                action="repeat_event",
                series_id=series,
                series_day=one,
            )
        except Clashing:
            continue
        desk.made += 1
        if begins + length < desk.now:
            happened.append((number, begins + length))
    for number, ended in happened:
        live(desk, number, ended, course=0)
