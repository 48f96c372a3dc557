"""The desks at which an invented office keeps its governor's programme."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any, Final

from app.access import SignedIn
from app.agenda import (
    Answer,
    AttendeeDraft,
    AttendeeRole,
    Clashing,
    EventDraft,
    When,
    close_event,
    event_held,
    event_sheet,
    event_version,
    follow_up_event,
    invitations_out,
    minutes_received,
    record_answer,
    report_event,
    request_event,
)
from app.clock import from_tehran
from app.demo.happening import seeded_key
from app.demo.letters import REGISTRY
from app.demo.playing import sit_down
from app.session import OfficeSession

#: Where an entry may begin on a day; the first that is free is taken.
BEGINS: Final = (
    time(7, 45),
    time(8, 45),
    time(9, 45),
    time(10, 30),
    time(11, 15),
    time(13, 0),
    time(13, 45),
)


@dataclass(frozen=True)
class Booked:
    """What the office books.

    Attributes:
        contacts: The deputies as people of the directory.
    """

    rooms: Sequence[int]
    vehicles: Sequence[int]
    deputies: Sequence[int]
    contacts: Sequence[int]


@dataclass
class Desk:
    """The desks at which the programme is kept, each deed at its hour.

    Attributes:
        begun: The moment the first thing may have happened.
        made: How many entries there are.
    """

    session: OfficeSession
    operators: Mapping[str, SignedIn]
    random: Random
    now: datetime
    booked: Booked
    guests: Sequence[int]
    begun: datetime
    made: int = 0
    _next_guest: int = 0

    def at(self, moment: datetime, operator: str = REGISTRY) -> None:
        """Sit down at that moment, which is never later than now nor before the office began."""
        sit_down(self.session, self.operators[operator], min(self.now, max(self.begun, moment)))

    def request(self, draft: EventDraft) -> int:
        """Write an entry down."""
        keyed = replace(draft, request_key=seeded_key(self.random))
        number = request_event(self.session, keyed).value
        self.made += 1
        return number

    def do(self, operation: Callable[..., Any], event_id: int, *values: Any, **named: Any) -> None:
        """A deed on an entry as it stands."""
        version = event_version(self.session, event_id)
        operation(self.session, event_id, version, *values, **named)

    def people(self, count: int, role: AttendeeRole = AttendeeRole.REQUIRED) -> tuple[Any, ...]:
        """The next so many people of the directory."""
        first = self._next_guest
        self._next_guest += count
        chosen = [self.guests[(first + more) % len(self.guests)] for more in range(count)]
        return tuple(AttendeeDraft(contact_id=number, role=role) for number in chosen)

    def plan(
        self, draft: EventDraft, day: date, minutes: int, *, operator: str = REGISTRY, **time_: Any
    ) -> int | None:
        """Plan an entry at the first hour of a day that is free for all; None where none is."""
        self.at(from_tehran(day - timedelta(days=4), time(9, 30)), operator)
        for hour in BEGINS:
            begins = from_tehran(day, hour)
            when = When(starts_at=begins, ends_at=begins + timedelta(minutes=minutes), **time_)
            try:
                return self.request(replace(draft, when=when))
            except Clashing:
                continue
        return None


def live(
    desk: Desk, event_id: int, ended: datetime, course: int, *, with_governor: bool = True
) -> None:
    """Let an entry that is over have been held, and go so far as its course says."""
    desk.at(ended + timedelta(minutes=30))
    if course == 0:
        desk.do(event_held, event_id, with_governor=with_governor)
        desk.do(close_event, event_id)
        return
    minutes_from = "دبیرخانه جلسه" if course in (1, 2) else ""
    desk.do(event_held, event_id, with_governor=with_governor, minutes_from=minutes_from)
    if course == 1:
        return
    desk.at(ended + timedelta(hours=26))
    if course == 2:
        desk.do(minutes_received, event_id)
    elif course == 3:
        desk.do(follow_up_event, event_id)
    else:
        desk.do(report_event, event_id, "نتیجه جلسه به استاندار گفته شد.", "پیگیری شود.")


def ring_up(desk: Desk, event_id: int, at: datetime, answers: Sequence[Answer]) -> None:
    """Send the invitations of a special meeting, and ring its invitees up one by one."""
    desk.at(at)
    desk.do(invitations_out, event_id)
    for number, answer in enumerate(answers):
        desk.at(at + timedelta(minutes=4 * number + 4))
        line = event_sheet(desk.session, event_id).attendees[number]
        substitute = "معاون ایشان" if answer is Answer.SUBSTITUTE else ""
        desk.do(record_answer, event_id, line.id, answer, substitute)
