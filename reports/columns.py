"""Blocks laid in columns, as in a telephone directory: down the first column, then the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from reports.blocks import Block
from reports.paper import FOOT_HEIGHT, HEAD_HEIGHT
from reports.sheet import MILLIMETRE, Sheet

#: Between two columns.
GUTTER: Final = 7 * MILLIMETRE
_MARGIN: Final = 11 * MILLIMETRE


@dataclass(frozen=True)
class ColumnBlock:
    """A piece of a column that is never cut.

    Attributes:
        height: Points.
        draw: Draws it with its top left corner at the given place, so wide.
        stays_with_next: Never the last thing in a column.
    """

    height: float
    draw: Callable[[Sheet, float, float, float], None]
    stays_with_next: bool = False


def column_width(size: tuple[float, float], count: int = 2) -> float:
    """The room of one column between the margins of a page, in points."""
    return (size[0] - 2 * _MARGIN - (count - 1) * GUTTER) / count


def in_columns(
    blocks: Sequence[ColumnBlock], size: tuple[float, float], count: int = 2
) -> list[Block]:
    """Lay blocks in columns from the right.

    Returns:
        One block a page, as high as what stands between its head and its foot.
    """
    room = size[1] - 2 * _MARGIN - HEAD_HEIGHT - FOOT_HEIGHT
    columns = _columns(blocks, room)
    return [_page(columns[first : first + count], room) for first in range(0, len(columns), count)]


def _columns(blocks: Sequence[ColumnBlock], room: float) -> list[list[ColumnBlock]]:
    columns: list[list[ColumnBlock]] = [[]]
    used = 0.0
    for number, block in enumerate(blocks):
        needed = block.height
        follower = number
        while blocks[follower].stays_with_next and follower + 1 < len(blocks):
            follower += 1
            needed += blocks[follower].height
        if columns[-1] and used + needed > room:
            columns.append([])
            used = 0.0
        columns[-1].append(block)
        used += block.height
    return columns


def _page(columns: Sequence[Sequence[ColumnBlock]], room: float) -> Block:
    def draw(sheet: Sheet, top: float, _height: float) -> None:
        wide = column_width((sheet.width, sheet.height))
        for number, column in enumerate(columns):
            left = sheet.right - wide - number * (wide + GUTTER)
            edge = top
            for block in column:
                block.draw(sheet, left, edge, wide)
                edge -= block.height
            if number:
                sheet.upright(left + wide + GUTTER / 2, top - room, room)

    return Block(room - 1, draw)
