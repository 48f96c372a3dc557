"""What an entry takes of the time of people and things, written anew by every deed on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import delete, insert, select

from app.agenda.drafts import AttendeeDraft, ResourceUse
from app.agenda.states import HOLDING, NOT_COMING, EventState
from app.session import OfficeSession
from models.agenda import AgendaResource, EventBooking
from models.base import table_of

BOOKINGS: Final = table_of(EventBooking)
RESOURCES: Final = table_of(AgendaResource)


def subject_keys(
    session: OfficeSession,
    *,
    with_governor: bool,
    stand_in_id: int | None,
    attendees: Iterable[AttendeeDraft],
    uses: Iterable[ResourceUse],
) -> dict[str, int]:
    """Whose time an entry takes, each with how many of it; people stand once however named."""
    people = {one.contact_id for one in attendees if one.role not in NOT_COMING} | {stand_in_id}
    found = {"r1": 1} if with_governor else {}
    found |= {f"c{number}": 1 for number in people if number is not None}
    wanted = {use.resource_id: use.quantity for use in uses}
    rows = session.execute(
        select(RESOURCES.c.id, RESOURCES.c.contact_id).where(RESOURCES.c.id.in_(list(wanted)))
    )
    return found | {
        f"r{number}" if contact is None else f"c{contact}": wanted[number]
        for number, contact in rows
    }


def write_bookings(
    session: OfficeSession,
    event: Mapping[str, Any],
    attendees: Iterable[AttendeeDraft],
    uses: Iterable[ResourceUse],
) -> None:
    """Write whose time an entry takes, in place of what stood there."""
    keys = subject_keys(
        session,
        with_governor=event["with_governor"],
        stand_in_id=event["stand_in_id"],
        attendees=attendees,
        uses=uses,
    )
    session.execute(delete(BOOKINGS).where(BOOKINGS.c.event_id == event["id"]))
    if keys:
        session.execute(insert(BOOKINGS), [_row(event, *item) for item in keys.items()])


def _row(event: Mapping[str, Any], key: str, quantity: int) -> dict[str, Any]:
    start, end, number = event["starts_at"], event["ends_at"], int(key[1:])
    before = timedelta(minutes=event["preparation"] + event["travel_before"])
    return {
        "event_id": event["id"],
        "resource_id": number if key.startswith("r") else None,
        "contact_id": number if key.startswith("c") else None,
        "subject_key": key,
        "quantity": quantity,
        "busy_from": start - before if start else None,
        "busy_to": end + timedelta(minutes=event["travel_after"]) if end else None,
        "starts_at": start,
        "ends_at": end,
        "tentative": event["state"] == EventState.TENTATIVE.value,
        "holds": EventState(event["state"]) in HOLDING and start is not None,
    }
