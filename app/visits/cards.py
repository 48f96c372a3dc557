"""A visit as orders on it, the cover of its form and the folder show it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.changes import Kind
from app.clock import to_tehran
from app.folder import SheetCard
from app.marks import Classification
from app.orders import SourceCard


def card_of_visit(visit: Mapping[str, Any]) -> SourceCard:
    """A visit as the lists of orders show it: the visitor waits to be told of what was ordered."""
    registered = to_tehran(visit["registered_at"]).date()
    came = to_tehran(visit["arrived_at"]).date() if visit["arrived_at"] else registered
    return SourceCard(
        kind=Kind.VISIT,
        id=visit["id"],
        number=visit["number"],
        title=visit["subject"],
        applicant=visit["visitor_name"],
        applicant_phone=visit["phone"],
        classification=Classification(visit["classification"]),
        on=min(registered, came),
    )


def who_of(visit: Mapping[str, Any]) -> str:
    """The visitor with his post and organisation, in one line."""
    parts = (visit["visitor_name"], visit["post"], visit["organisation"])
    return "، ".join(part for part in parts if part)


def visit_sheet_card(visit: Mapping[str, Any]) -> SheetCard:
    """A visit's form as the folder's list shows it."""
    return SheetCard(
        kind=Kind.VISIT,
        record_id=visit["id"],
        number=visit["number"],
        title=visit["subject"],
        from_whom=who_of(visit),
        classification=visit["classification"],
    )
