"""What distribution groups are found by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from app.text import search_text


def group_search_key(group: Mapping[Any, Any]) -> str:
    """What a group is found by: its name, and what is noted of it."""
    return search_text((group["name"],), (group["note"],))


def group_keys(_connection: Connection | Session, rows: Sequence[Mapping[Any, Any]]) -> list[str]:
    """What these groups are found by."""
    return [group_search_key(row) for row in rows]
