"""Whose and which time an entry takes: subject keys of the governor, people, rooms and vehicles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import select

from app.agenda.drafts import ResourceUse
from app.agenda.states import NOT_COMING, ResourceKind
from app.session import OfficeSession
from models.agenda import AgendaResource, EventBooking
from models.base import table_of

BOOKINGS: Final = table_of(EventBooking)
RESOURCES: Final = table_of(AgendaResource)

#: The governor's own line, which every store has from its beginning.
GOVERNOR_ID: Final = 1
GOVERNOR: Final = f"r{GOVERNOR_ID}"


def contact_key(contact_id: int) -> str:
    """What bookings call a person of the directory."""
    return f"c{contact_id}"


def resource_keys(session: OfficeSession, ids: Iterable[int]) -> dict[int, tuple[str, int | None]]:
    """What bookings call resources, and the person a deputy is; deputies are people."""
    rows = session.execute(
        select(RESOURCES.c.id, RESOURCES.c.contact_id).where(RESOURCES.c.id.in_(list(ids)))
    )
    return {
        number: (f"r{number}" if contact is None else contact_key(contact), contact)
        for number, contact in rows
    }


def keys_of(
    session: OfficeSession,
    event: Mapping[str, Any],
    attendees: Sequence[Mapping[str, Any]],
    uses: Sequence[ResourceUse],
) -> dict[str, int]:
    """Whose time an entry takes, each with how many of it; people stand once however named."""
    wanted: dict[str, int] = {GOVERNOR: 1} if event["with_governor"] else {}
    coming = [row["contact_id"] for row in attendees if row["role"] not in NOT_COMING]
    for contact in (event["stand_in_id"], *coming):
        if contact is not None:
            wanted[contact_key(contact)] = 1
    known = resource_keys(session, [use.resource_id for use in uses])
    for use in uses:
        key = known[use.resource_id][0]
        wanted[key] = max(wanted.get(key, 0), use.quantity)
    return wanted


def uses_of(
    session: OfficeSession,
    event: Mapping[str, Any],
    attendees: Sequence[Mapping[str, Any]],
) -> tuple[ResourceUse, ...]:
    """The rooms, vehicles and deputies an entry needs, as its bookings keep them."""
    rows = session.execute(
        select(BOOKINGS.c.resource_id, BOOKINGS.c.contact_id, BOOKINGS.c.quantity)
        .where(BOOKINGS.c.event_id == event["id"])
        .order_by(BOOKINGS.c.id)
    ).all()
    found = {row.resource_id: row.quantity for row in rows if row.resource_id is not None}
    named = {event["stand_in_id"], *(row["contact_id"] for row in attendees)}
    people = {row.contact_id for row in rows if row.resource_id is None} - named - {None}
    if people:
        deputies = session.execute(
            select(RESOURCES.c.id).where(RESOURCES.c.contact_id.in_(people))
        ).scalars()
        found |= dict.fromkeys(deputies, 1)
    found.pop(GOVERNOR_ID, None)
    return tuple(
        ResourceUse(resource_id=number, quantity=quantity)
        for number, quantity in sorted(found.items())
    )


def is_governor(kind: str) -> bool:
    """Whether a resource is the governor's own line, which is booked by a tick of its own."""
    return kind == ResourceKind.GOVERNOR.value
