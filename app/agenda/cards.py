"""An entry as orders on it and the cover of its papers show it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.changes import Kind
from app.clock import to_tehran
from app.marks import Classification
from app.orders import SourceCard


def card_of_event(event: Mapping[str, Any]) -> SourceCard:
    """An entry as the lists of orders show it; nobody waits to be told of its orders."""
    asked = to_tehran(event["requested_at"]).date()
    held = to_tehran(event["starts_at"]).date() if event["starts_at"] is not None else asked
    return SourceCard(
        kind=Kind.EVENT,
        id=event["id"],
        number=event["number"],
        title=event["subject"],
        classification=Classification(event["classification"]),
        on=min(asked, held),
    )
