"""What an entry takes of the time of people and things, written anew by every deed on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, insert

from app.agenda.drafts import ResourceUse
from app.agenda.states import HOLDING, EventState
from app.agenda.subjects import BOOKINGS, GOVERNOR, GOVERNOR_ID, keys_of, resource_keys
from app.session import OfficeSession


def write_bookings(
    session: OfficeSession,
    event: Mapping[str, Any],
    attendees: Sequence[Mapping[str, Any]],
    uses: Sequence[ResourceUse],
) -> None:
    """Write whose time an entry takes, in place of what stood there.

    Args:
        session: The transaction; the subjects are locked.
        event: The entry's columns as they are saved.
        attendees: Its attendees' columns.
        uses: The rooms, vehicles and deputies it needs.
    """
    session.execute(delete(BOOKINGS).where(BOOKINGS.c.event_id == event["id"]))
    known = resource_keys(session, [use.resource_id for use in uses])
    resource = {known[use.resource_id][0]: use.resource_id for use in uses}
    resource[GOVERNOR] = GOVERNOR_ID
    rows = [
        _row(event, key, resource.get(key), quantity)
        for key, quantity in keys_of(session, event, attendees, uses).items()
    ]
    if rows:
        session.execute(insert(BOOKINGS), rows)


def _row(
    event: Mapping[str, Any], key: str, resource_id: int | None, quantity: int
) -> dict[str, Any]:
    start, end = event["starts_at"], event["ends_at"]
    before = timedelta(minutes=event["preparation"] + event["travel_before"])
    return {
        "event_id": event["id"],
        "resource_id": resource_id,
        "contact_id": int(key[1:]) if key.startswith("c") else None,
        "subject_key": key,
        "quantity": quantity,
        "busy_from": start - before if start else None,
        "busy_to": end + timedelta(minutes=event["travel_after"]) if end else None,
        "starts_at": start,
        "ends_at": end,
        "tentative": event["state"] == EventState.TENTATIVE.value,
        "holds": EventState(event["state"]) in HOLDING and start is not None,
    }
