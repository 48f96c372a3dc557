"""The tables of a rich text on paper: ruled, the head on every page, rows whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Final

from app.rich_text import Cell, Table
from reports.blocks import Block, gap
from reports.rich_text import TextLine, TextSetting, text_lines
from reports.sheet import Sheet

#: Points between a cell's text and its edges.
ASIDE: Final = 5.0
ABOVE: Final = 3.5

#: The lines of each cell of a row.
_RowLines = Sequence[Sequence[TextLine]]


def table_blocks(table: Table, width: float, setting: TextSetting) -> list[Block]:
    """The rows of a table as blocks, with some white above and below.

    Args:
        table: What is written in it.
        width: Of the whole table, in points.
        setting: Of the text it stands in.
    """
    grid = _Grid(table, width, setting.in_cell())
    white = gap(setting.after + ABOVE)
    above = replace(white, stays_with_next=True)
    return [above, *grid.blocks(setting.tallest_row), white]


class _Grid:
    """The columns of a table laid over a width, from the right."""

    def __init__(self, table: Table, width: float, setting: TextSetting) -> None:
        self._table, self._width, self._setting = table, width, setting
        self._widths = [share * width for share in table.widths()]

    def blocks(self, tallest: float) -> Iterator[Block]:
        rows = list(self._table.rows)
        head = Block(0, self._draw_top, stays_with_next=True)
        if self._table.has_header and rows:
            head = self._block(self._lines(rows.pop(0), bold=True), is_head=True)
        yield head
        for row in rows:
            parts = list(_parts(self._lines(row), tallest))
            for number, part in enumerate(parts, 1):
                yield self._block(part, head=head, is_ruled=number == len(parts))

    def _lines(self, row: Sequence[Cell], *, bold: bool = False) -> list[list[TextLine]]:
        return [
            text_lines(_laid(cell), wide - 2 * ASIDE, self._setting, bold=bold)
            for cell, wide in zip(row, self._widths, strict=True)
        ]

    def _block(
        self,
        cells: _RowLines,
        *,
        is_head: bool = False,
        head: Block | None = None,
        is_ruled: bool = True,
    ) -> Block:
        height = max(map(_height, cells), default=0.0) + 2 * ABOVE

        def draw(sheet: Sheet, top: float, height: float) -> None:
            if is_head:
                sheet.shade(sheet.right - self._width, top - height, self._width, height)
                self._draw_top(sheet, top, height)
            right = sheet.right
            for lines, wide in zip(cells, self._widths, strict=True):
                _draw_lines(sheet, lines, right - ASIDE, top - ABOVE)
                sheet.upright(right, top - height, height)
                right -= wide
            sheet.upright(right, top - height, height)
            if is_ruled:
                sheet.rule(right, top - height, self._width)

        return Block(height, draw, stays_with_next=is_head, under=head)

    def _draw_top(self, sheet: Sheet, top: float, _height: float) -> None:
        sheet.rule(sheet.right - self._width, top, self._width)


def _laid(cell: Cell) -> Cell:
    return tuple(replace(one, alignment=one.cell_alignment) for one in cell)


def _height(lines: Sequence[TextLine]) -> float:
    return sum(line.whole_height for line in lines)


def _draw_lines(sheet: Sheet, lines: Sequence[TextLine], right: float, top: float) -> None:
    tops = accumulate((line.whole_height for line in lines), initial=0.0)
    for line, below in zip(lines, tops, strict=False):
        line.draw(sheet, right, top - below)


def _parts(cells: _RowLines, tallest: float) -> Iterator[_RowLines]:
    """A row whole, or where it is taller than any page, as parts that are not."""
    rest = [list(lines) for lines in cells]
    while max(map(_height, rest), default=0.0) + 2 * ABOVE > tallest:
        part = [_head_of(lines, tallest - 2 * ABOVE) for lines in rest]
        yield part
        rest = [lines[len(taken) :] for lines, taken in zip(rest, part, strict=True)]
    yield rest


def _head_of(lines: Sequence[TextLine], room: float) -> list[TextLine]:
    """As many lines as the room takes, one at least."""
    depths = accumulate(line.whole_height for line in lines)
    fitting = sum(depth <= room for depth in depths)
    return list(lines[: max(1, fitting)])
