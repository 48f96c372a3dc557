"""An entry as orders on it, the cover of its papers and the folder show it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.changes import Kind
from app.clock import to_tehran
from app.folder import SheetCard
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


def event_sheet_card(event: Mapping[str, Any]) -> SheetCard:
    """An entry's form as the folder's list shows it."""
    who = (event["requester_name"], event["requester_post"], event["organisation"])
    return SheetCard(
        kind=Kind.EVENT,
        record_id=event["id"],
        number=event["number"],
        title=event["subject"],
        from_whom=" · ".join(part for part in who if part),
        classification=event["classification"],
    )
