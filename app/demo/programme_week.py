"""This week of an invented governor: its tales, and ordinary meetings around them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import Final

from app.agenda import (
    AttendeeDraft,
    AttendeeRole,
    EventDraft,
    EventKind,
    Inviter,
    ResourceUse,
    When,
    count_programme_print,
    event_sheet,
)
from app.clock import from_tehran, to_tehran
from app.demo.programme_desk import Desk, live
from app.demo.programme_tales import play_tales
from app.demo.programme_words import MEETINGS, OF_DEPUTIES
from app.session import OfficeSession
from app.settings import office_calendar

#: Working days before today and after it that are planned.
AROUND: Final = 4
#: Ordinary meetings of a day, at most.
ROUNDS: Final = 3


def play_week(desk: Desk, count: int) -> None:
    """Fill the week around today with so many entries and requests."""
    days = _working_days(desk.session, to_tehran(desk.now).date())
    play_tales(desk, days)
    _fill(desk, days, count)
    # The last one is what changes between two editions.
    _print_today(desk)


def _working_days(session: OfficeSession, today: date) -> list[date]:
    """The working days before today, today whatever it is, and those after it."""
    calendar = office_calendar(session)
    found = [today]
    for step in (-1, 1):
        day, left = today, AROUND
        while left:
            day += timedelta(days=step)
            if calendar.is_work_day(day):
                found.append(day)
                left -= 1
    return sorted(found)


def _fill(desk: Desk, days: Sequence[date], count: int) -> None:
    """Ordinary meetings, today's first; then those of his deputies without him."""
    today = to_tehran(desk.now).date()
    by_nearness = sorted(days, key=lambda day: (abs((day - today).days), day))
    for place in range(ROUNDS * len(days)):
        if desk.made < count - 1:
            _lived(desk, _meeting(desk, by_nearness[place % len(days)]))
    for place in range(4 * count):
        if desk.made < count - 1:
            _lived(desk, _of_deputies(desk, days[place % len(days)], place))


def _meeting(desk: Desk, day: date) -> int | None:
    subject, quarters = MEETINGS[desk.made % len(MEETINGS)]
    draft = EventDraft(
        subject=subject,
        invites=Inviter.OFFICE,
        uses=(ResourceUse(resource_id=desk.booked.rooms[desk.made % 2]),),
        attendees=desk.people(2 + desk.made % 3),
    )
    return desk.plan(draft, day, quarters * 15)


def _of_deputies(desk: Desk, day: date, place: int) -> int | None:
    rooms, deputies = desk.booked.rooms, desk.booked.contacts
    host = deputies[place % len(deputies)]
    draft = EventDraft(
        subject=OF_DEPUTIES[place % len(OF_DEPUTIES)],
        with_governor=False,
        uses=(ResourceUse(resource_id=rooms[place % len(rooms)]),),
        attendees=(AttendeeDraft(contact_id=host, role=AttendeeRole.HOST), *desk.people(1)),
    )
    return desk.plan(draft, day, 45)


def _lived(desk: Desk, event_id: int | None) -> None:
    """What came of an ordinary entry that is over: each course, one after another."""
    if event_id is None:
        return
    sheet = event_sheet(desk.session, event_id)
    if sheet.ends_at is not None and sheet.ends_at < desk.now:
        live(desk, event_id, sheet.ends_at, desk.made % 5, with_governor=sheet.with_governor)


def _print_today(desk: Desk) -> None:
    """The day's programme in its first edition; after one more entry in its second."""
    today = to_tehran(desk.now).date()
    desk.at(desk.now - timedelta(minutes=90))
    for public in (False, True):
        count_programme_print(desk.session, today, public)
    desk.at(desk.now - timedelta(minutes=60))
    begins = from_tehran(today, time(18))
    evening = When(starts_at=begins, ends_at=begins + timedelta(hours=1))
    desk.request(EventDraft(kind=EventKind.PERSONAL, subject="دیدار خانوادگی", when=evening))
    desk.at(desk.now - timedelta(minutes=50))
    count_programme_print(desk.session, today, public=False)
