"""A table on paper: its head stands on every page, long cells wrap, no row is cut in two."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from reports.blocks import Block
from reports.persian import Style, wrapped
from reports.persian.fonts import TypefacePair
from reports.sheet import Sheet

CELL: Final = Style(size=8.5, leading=1.5)
HEAD: Final = Style(size=8, bold=True, leading=1.5)
#: Points between a cell's text and its edges.
ASIDE: Final = 4.0
ABOVE: Final = 2.5
#: A cell of more lines than this goes on in a second block, so that it never outgrows its page.
MOST_LINES: Final = 20

#: Told how many rows are laid, and of how many; it may raise to break the work off.
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class TableColumn:
    """A column on paper.

    Attributes:
        title: Stands at its head on every page.
        share: Its part of the table's width, against the others'.
        strong: In the heavier weight.
        is_foreign: Its cells are of a language written from the left.
    """

    title: str
    share: float = 1
    strong: bool = False
    is_foreign: bool = False


class Table:
    """Columns laid over a width, from the right; makes the blocks of head and rows."""

    def __init__(
        self,
        columns: Sequence[TableColumn],
        width: float,
        typefaces: TypefacePair | None = None,
        cell: Style = CELL,
    ) -> None:
        """Lay columns.

        Args:
            columns: From right to left.
            width: Of the whole table, in points.
            typefaces: What it will be set in; the shipped ones otherwise.
            cell: How a cell is set; those of strong columns in the heavier weight.
        """
        self._columns = tuple(columns)
        self._heads = [replace(HEAD, is_foreign=cell.is_foreign) for _ in self._columns]
        self._styles = [
            replace(
                cell,
                bold=cell.bold or column.strong,
                is_foreign=cell.is_foreign or column.is_foreign,
            )
            for column in self._columns
        ]
        self._width = width
        self._pair = typefaces
        whole = sum(column.share for column in columns)
        self._widths = [width * column.share / whole for column in columns]

    def head(self) -> Block:
        """The titles of the columns."""
        texts = self._texts([column.title for column in self._columns], head=True)
        return self._block(texts, head=True)

    def whole(self, rows: Sequence[Sequence[str]]) -> list[Block]:
        """Head and rows; the head never stands alone, and again where the rows go on."""
        return self.above(self.rows(rows))

    def above(self, rows: Sequence[Block]) -> list[Block]:
        """The head over rows that were drawn elsewhere; otherwise as `whole`."""
        head = replace(self.head(), stays_with_next=True)
        return [head, *(replace(block, under=head) for block in rows)]

    def empty(self, count: int, height: float = 26.0) -> list[Block]:
        """Head and rows to be written in by hand."""
        blank = self._block([[""] for _ in self._columns])
        return [self.head(), *[replace(blank, height=height)] * count]

    def rows(
        self,
        rows: Sequence[Sequence[str]],
        progress: Progress = lambda _done, _of: None,
        *,
        ruled: bool = True,
    ) -> list[Block]:
        """The blocks of rows of cells.

        Args:
            rows: Each with as many cells as there are columns.
            progress: Told now and then how far it is; what it raises breaks the work off.
            ruled: Whether a rule ends each; not under what goes on in a second language.
        """
        blocks: list[Block] = []
        for number, cells in enumerate(rows):
            if number % 100 == 0:
                progress(number, len(rows))
            blocks.extend(self._row(cells, ruled=ruled))
        return blocks

    def _row(self, cells: Sequence[str], *, ruled: bool) -> Iterator[Block]:
        texts = self._texts(cells)
        deepest = max(len(lines) for lines in texts)
        for first in range(0, deepest, MOST_LINES):
            part = [lines[first : first + MOST_LINES] for lines in texts]
            yield self._block(part, ruled=ruled and first + MOST_LINES >= deepest)

    def _texts(self, cells: Sequence[str], *, head: bool = False) -> list[list[str]]:
        styles = self._heads if head else self._styles
        return [
            wrapped(cell, wide - 2 * ASIDE, style, self._pair)
            for cell, wide, style in zip(cells, self._widths, styles, strict=True)
        ]

    def _block(
        self, texts: Sequence[Sequence[str]], *, head: bool = False, ruled: bool = True
    ) -> Block:
        styles = self._heads if head else self._styles
        line_height = styles[0].line_height
        depth = max((len(lines) for lines in texts), default=1)
        height = depth * line_height + 2 * ABOVE

        def draw(sheet: Sheet, top: float, height: float) -> None:
            if head:
                sheet.shade(sheet.left, top - height, self._width, height)
            right = sheet.left + self._width
            for lines, wide, style in zip(texts, self._widths, styles, strict=True):
                room = wide - 2 * ASIDE
                sheet.lines(lines, right - wide + ASIDE, top - ABOVE, room, style)
                sheet.upright(right, top - height, height)
                right -= wide
            sheet.upright(sheet.left, top - height, height)
            if head:
                sheet.rule(sheet.left, top, self._width)
            if ruled:
                sheet.rule(sheet.left, top - height, self._width)

        return Block(height, draw)
