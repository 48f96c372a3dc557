"""What somebody came with before, as it is shown beside the form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from app.changes import Kind
from app.text import persian_digits

_ORDINALS: Final = ("نخست", "دوم", "سوم", "چهارم", "پنجم", "ششم", "هفتم", "هشتم", "نهم", "دهم")


@dataclass(frozen=True, kw_only=True)
class EarlierLine:
    """An earlier matter of a person.

    Attributes:
        number: As printed, digits Latin.
        on: Its day, Tehran.
        state: Where it stands, in words.
        outcome: What came of it: the governor's words, else what was decided or answered.
        is_sure: Known by directory, national id or telephone; else by the name alone.
    """

    kind: Kind
    id: int
    number: str
    on: date
    who: str
    subject: str
    state: str
    outcome: str
    is_sure: bool


@dataclass(frozen=True)
class EarlierSheet:
    """What a person came with before, newest first.

    Attributes:
        lines: The newest of them.
        visits: How many visits there were, and so on.
        sure: How many of all are known to be his by more than the name.
    """

    lines: tuple[EarlierLine, ...] = ()
    visits: int = 0
    calls: int = 0
    letters: int = 0
    orders: int = 0
    sure: int = 0

    @property
    def times(self) -> int:
        """How often he came before, rang or wrote; an order stands on one of these or for one."""
        return self.visits + self.calls + self.letters + self.orders

    @property
    def words(self) -> str:
        """Which time this is, as «بار سوم»; empty of the first."""
        return f"بار {ordinal(self.times + 1)}" if self.times else ""


def ordinal(number: int) -> str:
    """A number as an ordinal in words, such as «سوم»."""
    if number <= len(_ORDINALS):
        return _ORDINALS[number - 1]
    return persian_digits(f"{number}م")
