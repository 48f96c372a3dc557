"""Every row of an entry and its parts as the store keeps them, to be held against one another."""

from __future__ import annotations

from functools import cache
from typing import Any, Final
from uuid import uuid4

from sqlalchemy import Connection, Select, Table, bindparam, insert, select

from app.office import Office
from models.agenda import (
    AgendaResource,
    Event,
    EventAttendee,
    EventBooking,
    EventLink,
    EventMove,
    EventPromise,
    EventReview,
    EventStop,
)
from models.base import table_of

_PARTS: Final = (
    EventAttendee,
    EventBooking,
    EventLink,
    EventMove,
    EventPromise,
    EventReview,
    EventStop,
)
#: What a deed and its taking back both raise.
_TRACES: Final = frozenset({"version", "last_step_at"})


def rows_of(office: Office, event: int) -> dict[str, list[dict[str, Any]]]:
    """All that stands in the store of an entry, but traces; bookings are known by what they say."""
    with office.database.connection() as connection:
        found = {"events": _rows(connection, table_of(Event), "id", event, _TRACES)}
        for mapped in _PARTS:
            table = table_of(mapped)
            left_out = frozenset({"id"}) if mapped is EventBooking else frozenset()
            rows = _rows(connection, table, "event_id", event, left_out)
            found[table.name] = sorted(
                rows, key=lambda row: (row.get("id", 0), row.get("subject_key", ""))
            )
    return found


def _rows(
    connection: Connection, table: Table, column: str, number: int, left_out: frozenset[str]
) -> list[dict[str, Any]]:
    found = connection.execute(_asked(table, column, left_out), {"number": number})
    names = list(found.keys())
    return [dict(zip(names, row, strict=True)) for row in found]


@cache
def _asked(table: Table, column: str, left_out: frozenset[str]) -> Select[Any]:
    """The statement, put together once: thousands of looks in a life took longer for that."""
    wanted = [one for one in table.c if one.name not in left_out]
    return select(*wanted).where(table.c[column] == bindparam("number"))


def a_thing(office: Office, kind: str, quantity: int = 1, contact_id: int | None = None) -> int:
    """A room, vehicle or deputy, as the branch of times keeps them."""
    values = {
        "resource_kind": kind,
        "name": "" if contact_id else f"{kind} یک",
        "contact_id": contact_id,
        "quantity": quantity,
        "note": "",
        "place": 1,
        "request_key": uuid4(),
        "version": 1,
    }
    table = table_of(AgendaResource)
    with office.database.connection(writing=True) as connection:
        number: int = connection.execute(
            insert(table).values(**values).returning(table.c.id)
        ).scalar_one()
    return number
