"""An order as typed back from the paper the governor wrote on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class OrderKind(StrEnum):
    """How an order came: below the text, in the margin, or by word of mouth."""

    NOTE = "note"
    MARGINAL = "marginal"
    ORAL = "oral"


@dataclass(frozen=True, kw_only=True)
class OrderDraft:
    """An order ready to be recorded; its words are already tidied by the record it stands on.

    Attributes:
        words: Verbatim.
        given_on: The day he gave it.
        referred_to_id: A contact of the directory, if chosen.
        referred_to: Its name; empty when nobody else has to act.
        due_on: Until when.
        classification: Of the record it stands on.
    """

    kind: OrderKind
    words: str
    given_on: date
    referred_to_id: int | None
    referred_to: str
    due_on: date | None
    classification: int
