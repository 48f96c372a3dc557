"""Entries of the programme as rows, for tests of what is read of them."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count
from typing import Any
from uuid import uuid4

from sqlalchemy import insert, update

from app.changes import Changes, Kind, changed
from app.session import OfficeSession
from models.agenda import AgendaResource, Event, EventAttendee, EventBooking
from models.base import table_of

_EVENTS = table_of(Event)
_SERIALS = count(1)


def add_entry(session: OfficeSession, starts_at: datetime, /, **fields: Any) -> Changes[int]:
    """A fixed meeting of an hour with the governor, but for `fields`."""
    values: dict[str, Any] = {
        one.name: "" for one in _EVENTS.columns if not one.nullable and one.name != "id"
    }
    values |= dict.fromkeys(("travel_before", "travel_after", "preparation"), 0)
    values |= dict.fromkeys(("moved_count", "printed_count", "classification"), 0)
    values |= dict.fromkeys(("special", "detached", "all_day"), False)
    serial = next(_SERIALS)
    values |= {
        "year": 1405,
        "serial": serial,
        "number": f"1405/ب/{serial}",
        "event_kind": "meeting",
        "state": "scheduled",
        "subject": f"نشست {serial}",
        "origin": "office",
        "channel": "own",
        "invites": "nobody",
        "with_governor": True,
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(hours=1),
        "requested_at": session.desk.clock.now(),
        "requested_by": session.desk.operator.id,
        "last_step_at": session.desk.clock.now(),
        "request_key": uuid4(),
        "version": 1,
    }
    made = session.execute(insert(_EVENTS).values(values | fields).returning(_EVENTS.c.id))
    return changed(int(made.scalar_one()), Kind.EVENT)


def change_entry(session: OfficeSession, entry: int, /, **fields: Any) -> Changes[None]:
    """Write other values over an entry's."""
    session.execute(update(_EVENTS).where(_EVENTS.c.id == entry).values(**fields))
    return changed(None, Kind.EVENT)


def invite(session: OfficeSession, entry: int, name: str, /, **fields: Any) -> Changes[None]:
    """Somebody who attends."""
    values = {
        "event_id": entry,
        "place": 0,
        "role": "required",
        "name": name,
        "answer": "none",
        **dict.fromkeys(("post", "organisation", "phone", "wish", "substitute", "note"), ""),
    }
    session.execute(insert(table_of(EventAttendee)).values(values | fields))
    return changed(None, Kind.EVENT)


def book_room(session: OfficeSession, entry: int, name: str) -> Changes[None]:
    """A room that is booked for an entry."""
    resources = table_of(AgendaResource)
    room = session.execute(
        insert(resources)
        .values(
            resource_kind="room",
            name=name,
            quantity=1,
            note="",
            place=1,
            request_key=uuid4(),
            version=1,
        )
        .returning(resources.c.id)
    ).scalar_one()
    session.execute(
        insert(table_of(EventBooking)).values(
            event_id=entry,
            resource_id=room,
            subject_key=f"r{room}",
            quantity=1,
            tentative=False,
            holds=True,
        )
    )
    return changed(None, Kind.EVENT)
