"""What a deed wrote over, kept as JSON beside its step so that taking it back restores it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Date, Table, Time

from models.types import Instant


def overwritten(before: Mapping[tuple[str, int], Mapping[str, Any]]) -> str:
    """What a deed wrote over, by table and id, as its step keeps it."""
    plain = [
        [table, number, {name: _plain(value) for name, value in values.items()}]
        for (table, number), values in before.items()
    ]
    return json.dumps(plain, ensure_ascii=False)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime | time) else value


def typed(table: Table, values: Mapping[str, Any]) -> dict[str, Any]:
    """What a step wrote over, as the columns hold it."""
    found: dict[str, Any] = {}
    for name, value in values.items():
        kind = table.c[name].type
        if value is None:
            found[name] = None
        elif isinstance(kind, Instant):
            found[name] = datetime.fromisoformat(value)
        elif isinstance(kind, Date):
            found[name] = date.fromisoformat(value)
        elif isinstance(kind, Time):
            found[name] = time.fromisoformat(value)
        else:
            found[name] = value
    return found
