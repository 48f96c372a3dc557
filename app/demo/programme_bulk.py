"""Years of the governor's programme as rows: what the services would have left, by the thousand.

Every column comes from the services' own functions; only the statements are gathered. The entries
of a day lie in rooms and hours beside one another, so that nothing clashes but what is planted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any, Final

from sqlalchemy import insert, select, text

from app import journal
from app.agenda import AttendeeDraft, AttendeeRole, EventDraft, EventKind, EventState, When
from app.agenda.bookings import BOOKINGS, booking_row
from app.agenda.busy import GOVERNOR, Subject
from app.agenda.deeds import REQUESTED, step_row
from app.agenda.keys import event_search_key
from app.agenda.people import attendee_row
from app.agenda.requesting import content, first_columns, first_words
from app.agenda.rules import agenda_rules
from app.agenda.tables import ATTENDEES, EVENTS, STEPS
from app.agenda.timing import time_columns
from app.changes import Kind
from app.clock import from_tehran
from app.demo.happening import seeded_key
from app.demo.programme_words import MEETINGS, OF_DEPUTIES
from app.jalali import to_jalali
from app.numbering import EVENTS as SERIES
from app.numbering import written
from app.session import OfficeSession
from app.settings import office_calendar
from app.text import SHORT_LIMIT, persian_digits, search_key
from models.base import table_of
from models.contacts import Contact
from models.office import SeriesYear

_CONTACTS: Final = table_of(Contact)
_COUNTERS: Final = table_of(SeriesYear)

#: When the entries of a day begin, and how long each is, in minutes.
HOURS: Final = (
    (time(7, 30), 45),
    (time(8, 30), 45),
    (time(9, 30), 45),
    (time(10, 30), 45),
    (time(11, 30), 40),
    (time(12, 50), 40),
    (time(13, 40), 40),
)
#: Which of these are the forenoon of a public day.
FORENOON: Final = range(2, 5)
#: Entries of one statement.
AT_ONCE: Final = 1000
#: One in so many stands over another, with its reason.
PLANTED: Final = 400
OVER: Final = "به دستور استاندار هم‌زمان برگزار شد."
HELD_WORDS: Final = "با حضور استاندار برگزار شد."
HELD_WITHOUT_WORDS: Final = "بی حضور استاندار برگزار شد."
CLOSED_WORDS: Final = "بسته شد."


@dataclass(frozen=True)
class Place:
    """Where and when an entry lies, beside all others.

    Attributes:
        room: Which room, from 0; in the first one the governor sits.
        is_planted: It stands over the entry before it.
    """

    day: date
    begins: time
    minutes: int
    room: int
    is_planted: bool = False


def places(
    days: Sequence[date],
    rooms: int,
    count: int,
    random: Random,
    kept: frozenset[date] = frozenset(),
) -> Iterator[Place]:
    """So many places in these days, in the order of time, the same for the same seed."""
    each = [count * (number + 1) // len(days) - count * number // len(days)
            for number in range(len(days))]  # fmt: skip
    made = 0
    for day, wanted in zip(days, each, strict=True):
        room_hours = [
            (hour, room)
            for hour in range(len(HOURS))
            for room in range(rooms)
            if day not in kept or room or hour not in FORENOON
        ]
        chosen = sorted(random.sample(room_hours, min(wanted, len(room_hours))))
        for number in range(wanted):
            hour, room = chosen[min(number, len(chosen) - 1)]
            over = made % PLANTED == PLANTED - 1 and number > 0
            if over:
                hour, room = chosen[min(number, len(chosen)) - 1]
            made += 1
            yield Place(day, *HOURS[hour], room, is_planted=over or number >= len(chosen))


@dataclass
class ProgrammeRows:
    """Gathers the entries of past years and writes them table by table.

    Attributes:
        rooms: Ids of the rooms.
        deputies: Contacts of the deputies.
        kept: Days on whose forenoon the governor is left free.
    """

    session: OfficeSession
    random: Random
    rooms: Sequence[int]
    deputies: Sequence[int]
    kept: frozenset[date] = frozenset()
    _people: list[tuple[int, str]] = field(init=False)
    _serials: defaultdict[int, int] = field(init=False)
    _rows: dict[Any, list[dict[str, Any]]] = field(init=False)
    _names: dict[int, str] = field(init=False)
    _format: str = field(init=False)
    _made: int = 0

    def __post_init__(self) -> None:
        self._serials = defaultdict(int)
        self._rows = {table: [] for table in (EVENTS, ATTENDEES, BOOKINGS, STEPS)}
        rows = self.session.execute(
            select(_CONTACTS.c.id, _CONTACTS.c.name)
            .where(
                _CONTACTS.c.kind == "person",
                _CONTACTS.c.archived_at.is_(None),
                _CONTACTS.c.id.not_in(self.deputies),
            )
            .order_by(_CONTACTS.c.id)
            .limit(5000)
        )
        self._people = [(number, name) for number, name in rows]
        named = self.session.execute(
            select(_CONTACTS.c.id, _CONTACTS.c.name).where(_CONTACTS.c.id.in_(self.deputies))
        )
        self._names = {row.id: row.name for row in named}
        self._format = agenda_rules(self.session).number

    def fill(self, first: date, last: date, count: int) -> None:
        """Write so many entries into the working days from a day to a day."""
        calendar = office_calendar(self.session)
        span = (last - first).days + 1
        every = [first + timedelta(days=number) for number in range(max(span, 0))]
        days = [day for day in every if calendar.is_work_day(day)]
        if not days or not self._people:
            return
        for place in places(days, len(self.rooms), count, self.random, self.kept):
            self._add(place)
            if len(self._rows[EVENTS]) >= AT_ONCE:
                self._write()
        self._write()
        self._finish()

    def _add(self, place: Place) -> None:
        session, begins = self.session, from_tehran(place.day, place.begins)
        self._at(begins - timedelta(days=4))
        draft = self._draft(place, begins)
        event = content(draft) | first_columns(session, draft) | time_columns(draft.when)
        year, month, _day = to_jalali(session.desk.clock.today())
        self._serials[year] += 1
        self._made += 1
        serial = self._serials[year]
        number = written(self._format, year, serial, month=month)
        people = [attendee_row(line, one) for line, one in enumerate(draft.attendees, 1)]
        event |= {"id": self._made, "year": year, "serial": serial, "number": number}
        event |= {"number_key": search_key(number), "search_key": event_search_key(event, people)}
        if place.is_planted:
            event |= {
                "override_reason": OVER,
                "overridden": "سالن در این ساعت گرفته شده است.",
                "overridden_by": session.desk.operator.id,
                "overridden_at": session.desk.clock.now(),
            }
        self._step(event, REQUESTED, first_words(event))
        self._at(begins + timedelta(hours=2))
        self._step(event, "event_held", HELD_WORDS if draft.with_governor else HELD_WITHOUT_WORDS)
        self._at(begins + timedelta(days=2))
        self._step(event, "close_event", CLOSED_WORDS)
        event |= {"state": EventState.CLOSED.value, "version": 3}
        self._rows[EVENTS].append(event)
        self._rows[ATTENDEES] += [{"event_id": self._made, **row} for row in people]
        self._book(event, place, draft)

    def _at(self, moment: datetime) -> None:
        self.session.desk.clock.set(moment)  # type: ignore[attr-defined]  # a fixed one

    def _draft(self, place: Place, begins: datetime) -> EventDraft:
        ends = begins + timedelta(minutes=place.minutes)
        with_him = place.room == 0 and not place.is_planted
        subject = (
            MEETINGS[self._made % len(MEETINGS)][0]
            if with_him
            else OF_DEPUTIES[self._made % len(OF_DEPUTIES)]
        )
        guest, name = self._people[self._made % len(self._people)]
        attendees = [AttendeeDraft(contact_id=guest, name=name)]
        if not place.is_planted:
            deputy = self.deputies[place.room % len(self.deputies)]
            host = AttendeeDraft(
                role=AttendeeRole.HOST, contact_id=deputy, name=self._names[deputy]
            )
            attendees.insert(0, host)
        return EventDraft(
            kind=EventKind.MEETING,
            subject=subject,
            when=When(starts_at=begins, ends_at=ends),
            with_governor=with_him,
            attendees=tuple(attendees),
            override_reason=OVER if place.is_planted else "",
            request_key=seeded_key(self.random),
        )

    def _book(self, event: dict[str, Any], place: Place, draft: EventDraft) -> None:
        subjects = [Subject(f"c{one.contact_id}") for one in draft.attendees]
        subjects.append(Subject(f"r{self.rooms[place.room]}", travels=False))
        if draft.with_governor:
            subjects.append(Subject(GOVERNOR))
        self._rows[BOOKINGS] += [booking_row(event, subject) for subject in subjects]

    def _step(self, event: dict[str, Any], action: str, words: str) -> None:
        said = persian_digits(words)
        self._rows[STEPS].append(step_row(self.session, event["id"], action, said))
        event |= {
            "last_step": said[:SHORT_LIMIT],
            "last_step_at": self.session.desk.clock.now(),
        }
        journal.note(self.session, Kind.EVENT, event["id"], action, said)

    def _write(self) -> None:
        for table, rows in self._rows.items():
            if rows:
                self.session.execute(insert(table), rows)
                rows.clear()
        entries = self.session.pending
        journal.chain(self.session, entries)
        entries.clear()

    def _finish(self) -> None:
        """Let numbers and ids go on where these end."""
        for year, last in self._serials.items():
            counter = {"series": SERIES, "year": year, "last": last, "closed_at": None}
            self.session.execute(insert(_COUNTERS), [counter])
        if self.session.get_bind().dialect.name == "postgresql":
            self.session.execute(
                text(
                    "SELECT setval(pg_get_serial_sequence('events', 'id'), "
                    "(SELECT max(id) FROM events))"
                )
            )
