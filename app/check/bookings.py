"""Proof of what entries book: their bookings say what they say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Connection, select

from app.agenda.bookings import BOOKINGS, EVENTS, RESOURCES
from app.agenda.busy import GOVERNOR, busy_span
from app.agenda.drafts import When
from app.agenda.states import (
    HOLDING,
    NOT_COMING,
    STAYS_AWAY,
    AttendeeRole,
    EventState,
    ResourceKind,
)
from app.agenda.tables import ATTENDEES
from app.changes import Kind
from app.check.faults import AT_ONCE, Fault, Part
from models.base import table_of
from models.contacts import Contact

_CONTACTS: Final = table_of(Contact)

_WRONG: Final = "زمان گرفته‌شده برنامه {} با خود برنامه نمی‌خواند."
_MISSING: Final = "زمان کسی که در برنامه {} است گرفته نشده است."
_NEEDLESS: Final = "برنامه {} زمان کسی را گرفته که در آن نیست."


@dataclass(frozen=True)
class _Known:
    """What bookings may name.

    Attributes:
        kinds: Of resources that stand for themselves, by id.
        deputies: The contacts who are deputies.
        merged: Contacts that were merged into another, whose bookings may stay behind.
    """

    kinds: dict[int, ResourceKind] = field(default_factory=dict)
    deputies: frozenset[int] = frozenset()
    merged: frozenset[int] = frozenset()


def bookings_agree(connection: Connection) -> Iterator[Fault]:
    """Every entry books whoever stands in it, for its own time, and nobody else."""
    resources = connection.execute(
        select(RESOURCES.c.id, RESOURCES.c.resource_kind, RESOURCES.c.contact_id)
    ).all()
    known = _Known(
        {row.id: ResourceKind(row.resource_kind) for row in resources if row.contact_id is None},
        frozenset(row.contact_id for row in resources if row.contact_id is not None),
        frozenset(
            connection.execute(
                select(_CONTACTS.c.id).where(_CONTACTS.c.merged_into_id.is_not(None))
            ).scalars()
        ),
    )
    ids = connection.execute(select(EVENTS.c.id).order_by(EVENTS.c.id)).scalars().all()
    for start in range(0, len(ids), AT_ONCE):
        yield from _agree(connection, ids[start : start + AT_ONCE], known)


_READ: Final = (
    "id",
    "state",
    "starts_at",
    "ends_at",
    "all_day",
    "travel_before",
    "travel_after",
    "preparation",
    "with_governor",
    "stand_in_id",
)


def _agree(connection: Connection, ids: Sequence[int], known: _Known) -> Iterator[Fault]:
    among = (ids[0], ids[-1])
    people: defaultdict[int, set[int]] = defaultdict(set)
    optional: defaultdict[int, set[int]] = defaultdict(set)
    for event_id, contact_id, role in connection.execute(
        select(ATTENDEES.c.event_id, ATTENDEES.c.contact_id, ATTENDEES.c.role).where(
            ATTENDEES.c.event_id.between(*among),
            ATTENDEES.c.contact_id.is_not(None),
            ATTENDEES.c.role.not_in([role.value for role in NOT_COMING]),
            ATTENDEES.c.answer.not_in([answer.value for answer in STAYS_AWAY]),
        )
    ):
        people[event_id].add(contact_id)
        if role == AttendeeRole.OPTIONAL.value:
            optional[event_id].add(contact_id)
    booked: defaultdict[int, list[Mapping[Any, Any]]] = defaultdict(list)
    for row in connection.execute(
        select(BOOKINGS).where(BOOKINGS.c.event_id.between(*among))
    ).mappings():
        booked[row["event_id"]].append(row)
    rows = connection.execute(
        select(*(EVENTS.c[name] for name in _READ))
        .where(EVENTS.c.id.between(*among))
        .order_by(EVENTS.c.id)
    )
    for event in rows.mappings():
        number = event["id"]
        for words in _problems(event, people[number], booked[number], known):
            yield _fault(number, words)
        if any(row["quantity"] < _least(row, optional[number]) for row in booked[number]):
            yield _fault(number, _WRONG)


def _problems(
    event: Mapping[Any, Any],
    people: set[int],
    booked: Sequence[Mapping[Any, Any]],
    known: _Known,
) -> Iterator[str]:
    wanted = {f"c{number}" for number in people | ({event["stand_in_id"]} - {None})}
    if event["with_governor"]:
        wanted.add(GOVERNOR)
    keys = {row["subject_key"] for row in booked}
    if wanted - keys:
        yield _MISSING
    if any(_is_needless(row, wanted, known) for row in booked):
        yield _NEEDLESS
    if any(_is_wrong(event, row, known) for row in booked):
        yield _WRONG


def _least(row: Mapping[Any, Any], optional: AbstractSet[int]) -> int:
    """How many an entry books at the least; of whoever may stay away, nobody."""
    return 0 if row["contact_id"] in optional else 1


def _is_needless(row: Mapping[Any, Any], wanted: set[str], known: _Known) -> bool:
    """Whether nobody in the entry and nothing it may use is booked."""
    if row["subject_key"] in wanted:
        return False
    if row["contact_id"] is not None:
        return row["contact_id"] not in known.deputies | known.merged
    kind = known.kinds.get(row["resource_id"])
    return kind is None or kind is ResourceKind.GOVERNOR


def _is_wrong(event: Mapping[Any, Any], row: Mapping[Any, Any], known: _Known) -> bool:
    of_thing = row["resource_id"] is not None
    number = row["resource_id"] if of_thing else row["contact_id"]
    state = EventState(event["state"])
    has_time = event["starts_at"] is not None and event["ends_at"] is not None
    is_room = of_thing and known.kinds.get(number) is ResourceKind.ROOM
    busy: tuple[Any, Any] = (None, None)
    if has_time:
        busy = busy_span(_when(event), travels=not is_room)
    return (
        row["subject_key"] != f"{'r' if of_thing else 'c'}{number}"
        or (row["starts_at"], row["ends_at"]) != (event["starts_at"], event["ends_at"])
        or (row["busy_from"], row["busy_to"]) != busy
        or row["tentative"] != (state is EventState.TENTATIVE)
        or row["holds"] != (state in HOLDING and has_time)
    )


def _when(event: Mapping[Any, Any]) -> When:
    return When(
        starts_at=event["starts_at"],
        ends_at=event["ends_at"],
        travel_before=event["travel_before"],
        travel_after=event["travel_after"],
        preparation=event["preparation"],
    )


def _fault(number: int, words: str) -> Fault:
    return Fault(Part.STATES, Kind.EVENT.value, number, words.format(number))
