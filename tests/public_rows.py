"""Every row of a public day, its petitions and its entry, to be held against one another."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Table, select

from app.office import Office
from app.visits.tables import HAND_OVERS, MANAGERS, PUBLIC_DAYS, VISITS
from models.agenda import Event
from models.base import table_of

#: What a deed and its taking back both raise.
_TRACES: Final = frozenset({"version", "last_step_at"})
_EVENTS: Final = table_of(Event)

Rows = dict[str, list[dict[str, Any]]]


def rows_of(office: Office, day: int, visits: list[int]) -> Rows:
    """All that stands of a day, these petitions wherever they are, and its entry, but traces."""
    with office.database.connection() as connection:

        def rows(table: Table, column: str, numbers: list[int]) -> list[dict[str, Any]]:
            asked = select(table).where(table.c[column].in_(numbers)).order_by(table.c.id)
            return [
                {name: value for name, value in row.items() if name not in _TRACES}
                for row in connection.execute(asked).mappings()
            ]

        days = rows(PUBLIC_DAYS, "id", [day])
        return {
            "days": days,
            "visits": rows(VISITS, "id", visits),
            "managers": rows(MANAGERS, "public_day_id", [day]),
            "hand_overs": rows(HAND_OVERS, "public_day_id", [day]),
            "events": rows(_EVENTS, "id", [days[0]["event_id"]]),
        }
