"""A case as the orders on it show it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.changes import Kind
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
