"""What a link into the register of cases asks for besides a filter: a new case, a desk."""

from __future__ import annotations

from dataclasses import dataclass

from app.protocol import CaseKind, OccasionRow


@dataclass(frozen=True)
class CaseOrigin:
    """What a new case grows from: its kind, a letter that asks for it, an occasion."""

    kind: CaseKind = CaseKind.FOREIGN_TRIP
    letter_id: int | None = None
    occasion: OccasionRow | None = None


@dataclass(frozen=True)
class DeskOf:
    """The desk of a case."""

    case_id: int
