"""Proof that no more of anybody or anything is taken at one moment than there is.

Two things may leave bookings beside one another that were free when they were made: there are
fewer of a thing since, or two contacts were found to be one person. Both have their moment. What
was proved free after it has no excuse by it, and no other change of a room's line is one.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import Connection, select

from app.agenda.bookings import BOOKINGS, EVENTS, RESOURCES
from app.agenda.deeds import FIRST_STEPS
from app.agenda.tables import STEPS
from app.changes import Kind
from app.check.faults import AT_ONCE, Fault, Part, streamed
from models.base import table_of
from models.contacts import ContactMerge
from models.office import JournalEntry

_MERGES: Final = table_of(ContactMerge)
_JOURNAL: Final = table_of(JournalEntry)

_TWICE: Final = "برنامه {} بی سبب بر برنامه دیگری گذاشته شده است."

#: More than anybody could be asked for at once.
_ANY: Final = 1_000_000
#: Before every deed.
_NEVER: Final = datetime(1, 1, 1, tzinfo=UTC)
#: The column every deed writes that proves an entry's time free.
_PROVES: Final = "overridden"

#: How many of a subject there were until a moment, by its key; the moments rise.
_Until = Mapping[str, list[tuple[datetime, int]]]


@dataclass(frozen=True)
class _Crowd:
    """Entries that take more of a subject at one moment than there is now."""

    key: str
    entries: tuple[int, ...]
    taken: int
    there: int


def nothing_is_booked_twice(connection: Connection) -> Iterator[Fault]:
    """No more of anybody or anything is taken at one moment than there was when it was taken."""
    crowds = list(_crowds(connection))
    if not crowds:
        return
    until = _shrunk(connection)
    for key, moments in _merged(connection).items():
        until[key] += moments
    proved = _proved(connection, sorted({one for crowd in crowds for one in crowd.entries}))
    found = {crowd.entries[-1] for crowd in crowds if not _is_excused(crowd, until, proved)}
    for number in sorted(found):
        yield Fault(Part.STATES, Kind.EVENT.value, number, _TWICE.format(number))


def _is_excused(crowd: _Crowd, until: _Until, proved: Mapping[int, datetime]) -> bool:
    """Whether there was enough when the last of them was proved free, or at any time since."""
    last = max(proved.get(one, _NEVER) for one in crowd.entries)
    enough = [there for moment, there in until.get(crowd.key, ()) if moment >= last]
    return crowd.taken <= max(enough, default=crowd.there)


def _crowds(connection: Connection) -> Iterator[_Crowd]:
    capacity = {
        f"r{number}": quantity
        for number, quantity in connection.execute(select(RESOURCES.c.id, RESOURCES.c.quantity))
    }
    rows = streamed(
        connection,
        select(
            BOOKINGS.c.subject_key,
            BOOKINGS.c.busy_from,
            BOOKINGS.c.busy_to,
            BOOKINGS.c.quantity,
            BOOKINGS.c.event_id,
        )
        .join(EVENTS, EVENTS.c.id == BOOKINGS.c.event_id)
        .where(
            BOOKINGS.c.holds,
            BOOKINGS.c.tentative.is_(False),
            BOOKINGS.c.busy_from.is_not(None),
            EVENTS.c.override_reason == "",
        )
        .order_by(BOOKINGS.c.subject_key, BOOKINGS.c.busy_from, BOOKINGS.c.id),
    )
    taken: list[tuple[datetime, int, int]] = []
    key = ""
    for subject, begins, ends, quantity, event_id in rows:
        if subject != key:
            key, taken = subject, []
        there = capacity.get(subject, 1)
        taken = [one for one in taken if one[0] > begins]
        taken.append((ends, quantity, event_id))
        together = sum(one[1] for one in taken)
        if together > there:
            yield _Crowd(subject, tuple(one[2] for one in taken), together, there)


def _shrunk(connection: Connection) -> defaultdict[str, list[tuple[datetime, int]]]:
    """Until when there were how many of a thing, as the journal says."""
    found: defaultdict[str, list[tuple[datetime, int]]] = defaultdict(list)
    rows = connection.execute(
        select(_JOURNAL.c.record_id, _JOURNAL.c.at, _JOURNAL.c.details)
        .where(_JOURNAL.c.kind == Kind.AGENDA_RESOURCE.value, _JOURNAL.c.action == "amend_resource")
        .order_by(_JOURNAL.c.sequence)
    )
    for number, at, details in rows:
        quantity = json.loads(details).get("quantity")
        if quantity is not None:
            found[f"r{number}"].append((at, int(quantity["from"])))
    return found


def _merged(connection: Connection) -> Mapping[str, list[tuple[datetime, int]]]:
    """Until when somebody was known as several people."""
    rows = connection.execute(
        select(_MERGES.c.survivor_id, _MERGES.c.at, _MERGES.c.undone_at).order_by(_MERGES.c.id)
    )
    found: defaultdict[str, list[tuple[datetime, int]]] = defaultdict(list)
    for number, at, undone_at in rows:
        found[f"c{number}"].append((undone_at or at, _ANY))
    return found


def _proved(connection: Connection, entries: list[int]) -> dict[int, datetime]:
    """When the time of each entry was proved free last, or at the earliest."""
    found: dict[int, datetime] = {}
    for start in range(0, len(entries), AT_ONCE):
        rows = connection.execute(
            select(STEPS.c.event_id, STEPS.c.at, STEPS.c.action, STEPS.c.overwrote).where(
                STEPS.c.event_id.in_(entries[start : start + AT_ONCE]),
                STEPS.c.taken_back_at.is_(None),
            )
        )
        for event_id, at, action, overwrote in rows:
            if action in FIRST_STEPS or _proves(json.loads(overwrote)):
                found[event_id] = max(at, found.get(event_id, _NEVER))
    return found


def _proves(wrote: Iterable[Any]) -> bool:
    return any(table == EVENTS.name and _PROVES in values for table, _number, values in wrote)
