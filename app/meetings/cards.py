"""A meeting as the orders on it and the folder show it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.changes import Kind
from app.clock import to_tehran
from app.folder import SheetCard
from app.marks import Classification
from app.orders import SourceCard


def card_of_meeting(meeting: Mapping[str, Any]) -> SourceCard:
    """A meeting as the lists of orders show it."""
    began = meeting["began_at"] or meeting["starts_at"]
    return SourceCard(
        kind=Kind.MEETING,
        id=meeting["id"],
        number=meeting["number"],
        title=meeting["subject"],
        classification=Classification(meeting["classification"]),
        on=to_tehran(began).date(),
    )


def meeting_sheet_card(meeting: Mapping[str, Any]) -> SheetCard:
    """A meeting's report as the folder's list shows it."""
    return SheetCard(
        kind=Kind.MEETING,
        record_id=meeting["id"],
        number=meeting["number"],
        title=meeting["subject"],
        from_whom=meeting["secretary_body"] or meeting["secretary"] or meeting["chair"],
        classification=meeting["classification"],
    )
