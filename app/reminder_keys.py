"""What reminders are found by; it knows no record, as `app.reminder_moments` does not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from app.text import search_text


def reminder_search_key(reminder: Mapping[Any, Any]) -> str:
    """What a reminder is found by: its record as lists show it, and its note."""
    return search_text((reminder["number"], reminder["title"]), (reminder["note"],))


def reminder_keys(
    _connection: Connection | Session, rows: Sequence[Mapping[Any, Any]]
) -> list[str]:
    """What these reminders are found by."""
    return [reminder_search_key(row) for row in rows]
