"""What the sheets of the folder are found by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from app.text import search_text


def sheet_search_key(sheet: Mapping[Any, Any]) -> str:
    """What a sheet is found by, as the folder's list shows it."""
    whom = sheet["from_whom"]
    return search_text((sheet["number"], sheet["title"], whom), senders=(whom,))


def sheet_keys(_connection: Connection | Session, rows: Sequence[Mapping[Any, Any]]) -> list[str]:
    """What these sheets are found by."""
    return [sheet_search_key(row) for row in rows]
