"""What stands before the items of lists: bullets, and numbers that begin anew by one rule.

Items that follow each other are one list; a deeper item begins a list of its own inside it, and
whatever is no item ends them all. The editor, the paper and the docx all count this way.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from app.rich_text.document import ListKind, Paragraph
from app.text import persian_digits

BULLETS: Final = ("•", "◦", "▪")


@dataclass
class _Open:
    """A list that goes on."""

    level: int
    kind: ListKind
    count: int = 0


class ListCounter:
    """Counts the items of lists as they come by."""

    def __init__(self) -> None:
        self._open: list[_Open] = []

    def number(self, kind: ListKind, level: int) -> int:
        """Which item of its list the next paragraph is, from 1; 0 for one that is no item."""
        if kind is ListKind.NONE:
            self._open.clear()
            return 0
        while self._open and (
            self._open[-1].level > level
            or (self._open[-1].level == level and self._open[-1].kind is not kind)
        ):
            self._open.pop()
        if not self._open or self._open[-1].level < level:
            self._open.append(_Open(level, kind))
        self._open[-1].count += 1
        return self._open[-1].count


def marker(kind: ListKind, level: int, number: int) -> str:
    """What is written before an item."""
    if kind is ListKind.BULLETS:
        return BULLETS[level % len(BULLETS)]
    return persian_digits(f"{number}.") if kind is ListKind.NUMBERS else ""


def markers(paragraphs: Iterable[Paragraph]) -> list[str]:
    """What stands before each of paragraphs that follow each other; empty before no item."""
    counter = ListCounter()
    return [
        marker(one.list_kind, one.indent, counter.number(one.list_kind, one.indent))
        for one in paragraphs
    ]
