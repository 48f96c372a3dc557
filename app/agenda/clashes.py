"""What stands in the way of a time: pure arithmetic of intervals and rules, no store (U21, C8).

An entry takes the time of the governor, of people of the directory, of rooms and vehicles; roads
and preparation count for whoever travels, not for a room. Touching ends do not clash.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.errors import AppError


class ClashRule(StrEnum):
    """What is hurt."""

    ENTRY = "entry"
    CAPACITY = "capacity"
    HOURS = "hours"
    RAMADAN = "ramadan"
    PRAYER = "prayer"
    DAY_OFF = "day_off"
    PUBLIC_DAY = "public_day"
    GAP = "gap"
    LEAD_TIME = "lead_time"
    PAST = "past"


@dataclass(frozen=True)
class Clash:
    """One thing in the way.

    Attributes:
        words: A Persian sentence that names the rule or the entry; a hidden entry is «مشغول».
        subject_key: Whose time; empty of the office's rules.
        entry_id: The other entry, if it is one.
        blocks: Only whoever has the right goes over it, with a reason; else it is a warning.
    """

    rule: ClashRule
    words: str
    subject_key: str = ""
    entry_id: int | None = None
    blocks: bool = True


class Clashing(AppError):
    """A time cannot be taken as it is; nothing was written.

    Attributes:
        clashes: What stands in the way, blocking ones first, warnings after them.
        may_override: Whether this operator may go over them with a reason.
    """

    def __init__(self, clashes: Sequence[Clash], *, may_override: bool) -> None:
        super().__init__(" ".join(clash.words for clash in clashes if clash.blocks))
        self.clashes = tuple(clashes)
        self.may_override = may_override


class WayKind(StrEnum):
    """How a clash can be got out of."""

    FREE = "free"
    SHIFT = "shift"
    SHORTEN = "shorten"
    ONLY_THIS = "only_this"


@dataclass(frozen=True)
class WayOut:
    """A time that has no clash that blocks, offered to be taken with one key."""

    kind: WayKind
    starts_at: datetime
    ends_at: datetime
    words: str
