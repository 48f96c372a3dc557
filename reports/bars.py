"""A chart of bars from the right: how many there are, and in black how many of them are late."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.text import persian_digits
from reports.blocks import Block, heading_line, kept_together
from reports.persian import Style
from reports.sheet import INK, Sheet

HEIGHT: Final = 13.0
NAME: Final = Style(size=8, leading=1.5)
#: Of the width, what the names take; points for the numbers beside a bar.
_NAMES: Final = 0.34
_NUMBERS: Final = 70.0


@dataclass(frozen=True)
class Bar:
    """A bar with its name.

    Attributes:
        late: How many of them are drawn in black.
    """

    name: str
    count: int
    late: int = 0


def chart(title: str, bars: Sequence[Bar], room: float) -> list[Block]:
    """A chart on one page, the longest bar as wide as there is room.

    Args:
        title: Stands over it.
        bars: From the top.
        room: Its width in points.
    """
    most = max((bar.count for bar in bars), default=0) or 1
    return kept_together([heading_line(title), *(_bar(bar, most, room) for bar in bars)])


def _bar(bar: Bar, most: int, room: float) -> Block:
    def draw(sheet: Sheet, top: float, _height: float) -> None:
        label = room * _NAMES
        longest = room - label - _NUMBERS
        right = sheet.left + room - label - 8
        sheet.text(bar.name, sheet.left + room - label, top - 1, label, NAME)
        wide, black = longest * bar.count / most, longest * bar.late / most
        canvas = sheet.canvas
        for length, grey in ((wide, 0.78), (black, 0.2)):
            if length:
                canvas.setFillGray(grey)
                canvas.rect(right - length, top - HEIGHT + 3, length, HEIGHT - 5, stroke=0, fill=1)
        canvas.setFillGray(INK)
        numbers = persian_digits(f"{bar.count} / {bar.late}" if bar.late else str(bar.count))
        sheet.text(numbers, right - wide - 64, top - 1, 60, NAME)

    return Block(HEIGHT, draw)
