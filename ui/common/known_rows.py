"""Which rows of a long list stand at which lines, so that any line is read from a row nearby.

To leave out the first half million rows, a store must read them; to begin after a row it only has
to find it. So a list remembers every hundredth row it saw and every thousandth it went past, and
reads what is between two of them by leaving out some after the first.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

#: Rows that are left out after a known one, at most, wherever the way there was scrolled.
STRIDE: Final = 1000
#: No two rows nearer than this are remembered.
NEARBY: Final = 100

#: The line before the first: from there, rows are left out from the top.
TOP: Final = -1


@dataclass(frozen=True)
class Asked:
    """Some rows, as a list's query takes them.

    Attributes:
        after: The key of the row to begin after; None at the top.
        offset: Rows to leave out after it; below zero for those before its end.
        limit: How many.
    """

    after: Any
    offset: int
    limit: int


class KnownRows:
    """The keys of some rows, by their lines."""

    def __init__(self) -> None:
        self._lines: list[int] = []
        self._keys: dict[int, Any] = {}

    def clear(self) -> None:
        """Know nothing but the top."""
        self._lines.clear()
        self._keys.clear()

    def put(self, line: int, key: Any) -> None:
        """Remember which row stands at a line."""
        if line not in self._keys:
            insort(self._lines, line)
        self._keys[line] = key

    def learn(self, line: int, key: Any) -> None:
        """Remember a row where none is known nearby."""
        if line - self.above(line + 1) >= NEARBY:
            self.put(line, key)

    def forget(self, line: int) -> None:
        """It does not stand there any more."""
        if line in self._keys:
            self._lines.remove(line)
            del self._keys[line]

    def forget_from(self, line: int) -> None:
        """Forget what stands at a line and all below it."""
        place = bisect_left(self._lines, line)
        for gone in self._lines[place:]:
            del self._keys[gone]
        del self._lines[place:]

    def above(self, line: int) -> int:
        """The nearest known line above this one."""
        place = bisect_left(self._lines, line)
        return self._lines[place - 1] if place else TOP

    def key(self, line: int) -> Any:
        """The key of a known row; None for the top."""
        return self._keys.get(line)

    def from_nearby(self, line: int, limit: int) -> tuple[Asked, int]:
        """How to ask for the rows from a line on, and from which known line that is.

        From above, unless that is far and a known row below is nearer.
        """
        above = self.above(line)
        far = line - above - 1
        place = bisect_left(self._lines, line)
        if far >= STRIDE and place < len(self._lines) and self._lines[place] - line < far:
            below = self._lines[place]
            return Asked(self._keys[below], line - below - 1, limit), below
        return Asked(self._keys.get(above), far, limit), above

    def mistaken(self, line: int, keys: Sequence[Any]) -> int | None:
        """The first known line that another row stands at, now that rows were read.

        Args:
            line: Of the first row that was read.
            keys: Of those rows.
        """
        first = bisect_left(self._lines, line)
        last = bisect_right(self._lines, line + len(keys) - 1)
        for known in self._lines[first:last]:
            if self._keys[known] != keys[known - line]:
                return known
        return None
