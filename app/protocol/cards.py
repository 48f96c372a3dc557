"""A case as the orders on it and the folder show it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.changes import Kind
from app.folder import SheetCard
from app.marks import Classification
from app.orders import SourceCard


def card_of_case(case: Mapping[str, Any]) -> SourceCard:
    """A case as the lists of orders show it."""
    return SourceCard(
        kind=Kind.PROTOCOL_CASE,
        id=case["id"],
        number=case["number"],
        title=case["subject"],
        classification=Classification(case["classification"]),
        on=min(case["request_date"] or case["opened_on"], case["opened_on"]),
    )


def case_sheet_card(case: Mapping[str, Any]) -> SheetCard:
    """A case's request as the folder's list shows it."""
    return SheetCard(
        kind=Kind.PROTOCOL_CASE,
        record_id=case["id"],
        number=case["number"],
        title=case["subject"],
        from_whom=case["requested_by"] or case["body"],
        classification=case["classification"],
    )
