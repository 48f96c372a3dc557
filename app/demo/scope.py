"""How much of a register an invented office has, and since when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Scope:
    """How much there shall be, and since when.

    Attributes:
        count: Records in all; none at all where it is 0.
        days: How long the office has been at work.
        kept: Days on whose forenoon the programme leaves the governor free.
    """

    count: int
    days: int
    kept: frozenset[date] = frozenset()
