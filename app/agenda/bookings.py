"""What an entry books, written by every deed, and the one bounded question who is busy when (C8).

Bookings of one entry are written anew whole. Whoever writes them has locked their subjects first:
on PostgreSQL by rows, in one order (people, then resources, each by id); on SQLite the writing
transaction itself is the lock.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, Final, Protocol

from sqlalchemy import Select, bindparam, delete, func, insert, select

from app.agenda.busy import GOVERNOR, LONGEST, Busy, Span, Subject, busy_span
from app.agenda.drafts import When
from app.agenda.states import HOLDING, NOT_COMING, AttendeeRole, EventKind, EventState, ResourceKind
from app.errors import InvalidFields, InvalidInput, NotFound
from app.session import OfficeSession
from models.agenda import AgendaResource, Event, EventBooking
from models.base import table_of
from models.contacts import Contact

BOOKINGS: Final = table_of(EventBooking)
EVENTS: Final = table_of(Event)
RESOURCES: Final = table_of(AgendaResource)
_CONTACTS: Final = table_of(Contact)

_GOVERNOR_ID: Final = int(GOVERNOR.removeprefix("r"))


class Attending(Protocol):
    """Whoever should be there."""

    @property
    def role(self) -> AttendeeRole:
        """As what."""

    @property
    def contact_id(self) -> int | None:
        """His line in the directory, if he has one."""


class Using(Protocol):
    """A resource an entry needs."""

    @property
    def resource_id(self) -> int:
        """Which."""

    @property
    def quantity(self) -> int:
        """How many of it."""


def checked_when(when: When) -> When:
    """A time that is one.

    Raises:
        InvalidFields: It ends before it begins, or is longer than any entry.
    """
    problems: list[InvalidInput] = []
    if when.ends_at <= when.starts_at:
        problems.append(InvalidInput("ends_at", "پایان باید پس از آغاز باشد."))
    problems += (
        InvalidInput(name, "این مدت منفی است.")
        for name in ("preparation", "travel_before", "travel_after")
        if getattr(when, name) < 0
    )
    if not problems:
        begins, ends = busy_span(when, travels=True)
        if ends - begins > LONGEST:
            problems.append(InvalidInput("ends_at", "برنامه با راه خود تا شصت روز است."))
    if problems:
        raise InvalidFields(problems)
    return when


# -- whom and what an entry books ------------------------------------------------------------------


def subject_keys(
    session: OfficeSession,
    *,
    with_governor: bool,
    stand_in_id: int | None,
    attendees: Iterable[Attending],
    uses: Iterable[Using],
) -> dict[str, int]:
    """Whom and what an entry books, and how many of it.

    Whoever only signed up does not come yet, and a name without a line in the directory has no
    time of its own. Of whoever may stay away none is needed: his time warns, and never blocks.

    Raises:
        NotFound: A resource is none.
    """
    people = {} if stand_in_id is None else {stand_in_id: 1}
    for one in attendees:
        if one.contact_id is not None and one.role not in NOT_COMING:
            needed = 0 if one.role is AttendeeRole.OPTIONAL else 1
            people[one.contact_id] = max(needed, people.get(one.contact_id, 0))
    found = {GOVERNOR: 1} if with_governor else {}
    found |= {f"c{number}": people[number] for number in sorted(people)}
    wanted: dict[int, int] = defaultdict(int)
    for use in uses:
        wanted[use.resource_id] += use.quantity
    if wanted:
        found |= _keys_of_resources(session, wanted)
    return found


def _keys_of_resources(session: OfficeSession, wanted: Mapping[int, int]) -> dict[str, int]:
    rows = session.execute(
        select(RESOURCES.c.id, RESOURCES.c.contact_id).where(RESOURCES.c.id.in_(sorted(wanted)))
    ).all()
    if len(rows) < len(wanted):
        raise NotFound("این اتاق یا خودرو در فهرست نیست.")
    # A deputy is one person wherever he stands, and so is the governor.
    return {
        f"r{row.id}" if row.contact_id is None else f"c{row.contact_id}": (
            1 if row.contact_id is not None or row.id == _GOVERNOR_ID else wanted[row.id]
        )
        for row in rows
    }


def subjects_of(session: OfficeSession, keys: Mapping[str, int]) -> tuple[Subject, ...]:
    """What is known of whom and what an entry books."""
    ids = [int(key[1:]) for key in keys if key.startswith("r") and key != GOVERNOR]
    things: dict[str, tuple[int, bool]] = {}
    if ids:
        rows = session.execute(
            select(RESOURCES.c.id, RESOURCES.c.quantity, RESOURCES.c.resource_kind).where(
                RESOURCES.c.id.in_(ids)
            )
        )
        things = {
            f"r{number}": (quantity, kind != ResourceKind.ROOM) for number, quantity, kind in rows
        }
    return tuple(Subject(key, wanted, *things.get(key, (1, True))) for key, wanted in keys.items())


def write_bookings(
    session: OfficeSession,
    event: Mapping[str, Any],
    attendees: Iterable[Attending],
    uses: Iterable[Using],
) -> None:
    """Write what an entry books anew, as its row stands now.

    Args:
        session: The transaction, which holds the subjects' locks if the entry holds its time.
        event: Its row.
        attendees: Who should be there.
        uses: What it needs.
    """
    keys = subject_keys(
        session,
        with_governor=event["with_governor"],
        stand_in_id=event["stand_in_id"],
        attendees=attendees,
        uses=uses,
    )
    session.execute(delete(BOOKINGS).where(BOOKINGS.c.event_id == event["id"]))
    rows = [booking_row(event, subject) for subject in subjects_of(session, keys)]
    if rows:
        session.execute(insert(BOOKINGS), rows)


def booking_row(event: Mapping[str, Any], subject: Subject) -> dict[str, Any]:
    """The columns of what an entry of these columns books of a subject."""
    state, number = EventState(event["state"]), int(subject.key[1:])
    begins, ends = event["starts_at"], event["ends_at"]
    busy: tuple[datetime | None, datetime | None] = (None, None)
    if begins is not None and ends is not None:
        when = When(
            starts_at=begins,
            ends_at=ends,
            travel_before=event["travel_before"],
            travel_after=event["travel_after"],
            preparation=event["preparation"],
        )
        busy = busy_span(when, travels=subject.travels)
    return {
        "event_id": event["id"],
        "resource_id": number if subject.key.startswith("r") else None,
        "contact_id": number if subject.key.startswith("c") else None,
        "subject_key": subject.key,
        "quantity": subject.wanted,
        "busy_from": busy[0],
        "busy_to": busy[1],
        "starts_at": begins,
        "ends_at": ends,
        "tentative": state is EventState.TENTATIVE,
        "holds": state in HOLDING and begins is not None,
    }


# -- locks -----------------------------------------------------------------------------------------


def lock_subjects(session: OfficeSession, keys: Iterable[str]) -> None:
    """Hold whom and what an entry books until this transaction ends, always in the same order.

    Other records may go on naming them: only bookings wait for one another.
    """
    # SQLite's writing transaction keeps everybody else out already.
    if session.get_bind().dialect.name != "postgresql":
        return
    by_table: dict[str, list[int]] = {"c": [], "r": []}
    for key in keys:
        by_table[key[0]].append(int(key[1:]))
    for letter, table in (("c", _CONTACTS), ("r", RESOURCES)):
        if by_table[letter]:
            session.execute(
                select(table.c.id)
                .where(table.c.id.in_(sorted(by_table[letter])))
                .order_by(table.c.id)
                .with_for_update(key_share=True)
            ).all()


# -- who is busy when ------------------------------------------------------------------------------


def taken(
    session: OfficeSession,
    keys: Iterable[str],
    span: Span,
    *,
    but: int | None = None,
    margin: timedelta = timedelta(0),
) -> dict[str, list[Busy]]:
    """The time that is taken of subjects in a span, whatever the asker may see of it.

    Args:
        session: The transaction.
        keys: Of the subjects.
        span: Bookings that share a moment with it.
        but: An entry that does not stand in its own way.
        margin: Bookings so near to the span are told too.
    """
    wanted = sorted(set(keys))
    found: dict[str, list[Busy]] = {key: [] for key in wanted}
    if not wanted:
        return found
    begins, ends = span[0] - margin, span[1] + margin
    values = {"first": begins - LONGEST, "begins": begins, "ends": ends, "but": but or 0}
    for place, key in enumerate(wanted):
        values[f"key{place}"] = key
    # Made once and asked of the bare connection: a time is judged at every key and every drag.
    rows: Iterable[Any] = session.ask(_busy_of(len(wanted)), values)
    for key, entry, busy_from, busy_to, starts, stops, quantity, tentative, kind, *rest in rows:
        found[key].append(
            Busy(
                key,
                entry,
                busy_from,
                busy_to,
                starts,
                stops,
                quantity,
                tentative,
                EventKind(kind),
                *rest,
            )
        )
    return found


@lru_cache(maxsize=64)
def _busy_of(count: int) -> Select[Any]:
    """The bounded question of so many subjects, each with its own place in it.

    No entry is longer than `LONGEST`, so none began before that. A list that grows with what is
    asked would be written into the statement anew each time.
    """
    keys = [bindparam(f"key{place}", type_=BOOKINGS.c.subject_key.type) for place in range(count)]
    return (
        select(
            BOOKINGS.c.subject_key,
            BOOKINGS.c.event_id,
            BOOKINGS.c.busy_from,
            BOOKINGS.c.busy_to,
            BOOKINGS.c.starts_at,
            BOOKINGS.c.ends_at,
            BOOKINGS.c.quantity,
            BOOKINGS.c.tentative,
            EVENTS.c.event_kind,
            EVENTS.c.all_day,
            EVENTS.c.subject,
            EVENTS.c.classification,
            func.coalesce(_CONTACTS.c.name, RESOURCES.c.name),
        )
        .join(EVENTS, EVENTS.c.id == BOOKINGS.c.event_id)
        .outerjoin(_CONTACTS, _CONTACTS.c.id == BOOKINGS.c.contact_id)
        .outerjoin(RESOURCES, RESOURCES.c.id == BOOKINGS.c.resource_id)
        .where(
            BOOKINGS.c.subject_key.in_(keys),
            BOOKINGS.c.busy_from > bindparam("first"),
            BOOKINGS.c.busy_from < bindparam("ends"),
            BOOKINGS.c.busy_to > bindparam("begins"),
            BOOKINGS.c.holds,
            BOOKINGS.c.event_id != bindparam("but"),
        )
    )
