"""What a piece of HTML says, gathered tag by tag into paragraphs and tables of the model."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from app.rich_text.document import (
    Block,
    Cell,
    Document,
    ListKind,
    Paragraph,
    ParagraphStyle,
    Run,
    Table,
    TextAlignment,
    joined,
)

#: Blanks of the source, which are one space; a blank that must not break is a space too.
_BLANKS: Final = re.compile("[ \t\r\n\f\u00a0]+")
_NUMBER: Final = re.compile(r"[\d.]+")


class Look(NamedTuple):
    """How letters look."""

    bold: bool = False
    italic: bool = False
    underline: bool = False


@dataclass
class Shape:
    """What a paragraph is, before its letters are there.

    Attributes:
        alignment: None where the source does not say.
        goes_on: It goes on with the item before that has no letters yet.
    """

    style: ParagraphStyle = ParagraphStyle.BODY
    alignment: TextAlignment | None = None
    indent: int = 0
    list_kind: ListKind = ListKind.NONE
    goes_on: bool = False


@dataclass
class _Cell:
    paragraphs: list[Paragraph]
    columns: int
    rows: int
    width: str


@dataclass
class _Table:
    """A table whose rows come by."""

    rows: list[list[_Cell]] = field(default_factory=list)
    widths: list[str] = field(default_factory=list)
    has_head: bool = False
    cell: _Cell | None = None


class Gathering:
    """Takes paragraphs and tables as they begin and end."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._shape = Shape()
        self._runs: list[Run] = []
        self._table: _Table | None = None
        self._depth = 0

    def document(self) -> Document:
        """What came by; blank paragraphs are left out, paper has its own white between them."""
        self.end_paragraph()
        while self._table is not None:
            self.end_table()
        return Document(tuple(self._blocks))

    # -- paragraphs ------------------------------------------------------------------------

    def begin_paragraph(self, shape: Shape) -> None:
        """A paragraph begins; one that is an item's own goes on in the item."""
        if shape.goes_on and not self._runs and self._shape.list_kind is not ListKind.NONE:
            self._shape.alignment = shape.alignment or self._shape.alignment
            return
        self._flush()
        self._shape = shape

    def end_paragraph(self) -> None:
        """A paragraph ends."""
        self._flush()
        self._shape = Shape()

    def name_list(self, kind: ListKind) -> None:
        """What stands before the item being read."""
        self._shape.list_kind = kind

    def add(self, letters: str, look: Look) -> None:
        """Letters, or the end of a line."""
        text = letters if letters == "\n" else _BLANKS.sub(" ", letters)
        before = self._runs[-1].text[-1:] if self._runs else "\n"
        if before in {" ", "\n"}:
            text = text.removeprefix(" ")
        if text:
            self._runs.append(Run(text, *look))

    def _flush(self) -> None:
        runs = _without_ends(self._runs)
        self._runs = []
        if not runs:
            return
        shape = self._shape
        if shape.style is not ParagraphStyle.BODY and all(run.bold for run in runs):
            runs = [Run(run.text, italic=run.italic, underline=run.underline) for run in runs]
        cell = self._table.cell if self._table is not None else None
        usual = TextAlignment.JUSTIFIED if cell is None else TextAlignment.START
        made = Paragraph(
            joined(runs), shape.style, shape.alignment or usual, shape.indent, shape.list_kind
        )
        if cell is not None:
            cell.paragraphs.append(made)
        elif self._table is None:
            self._blocks.append(made)

    # -- tables ----------------------------------------------------------------------------

    def begin_table(self) -> None:
        """A table begins; one inside a cell is read as paragraphs of the cell."""
        self.end_paragraph()
        self._depth += 1
        if self._depth == 1:
            self._table = _Table()

    def begin_row(self) -> None:
        """A row begins."""
        if self._depth == 1 and self._table is not None:
            self.end_cell()
            self._table.rows.append([])

    def begin_cell(self, spans: tuple[int, int], width: str, *, is_head: bool) -> None:
        """A cell begins.

        Args:
            spans: How many columns and rows it takes.
            width: As the source says it.
            is_head: Whether it stands in the head of its table.
        """
        self.end_paragraph()
        table = self._table
        if self._depth != 1 or table is None:
            return
        if not table.rows:
            table.rows.append([])
        table.cell = _Cell([], *spans, width)
        table.rows[-1].append(table.cell)
        table.has_head = table.has_head or (is_head and len(table.rows) == 1)

    def end_cell(self) -> None:
        """A cell ends."""
        self.end_paragraph()
        if self._depth == 1 and self._table is not None:
            self._table.cell = None

    def add_width(self, width: str) -> None:
        """The width of the next column."""
        if self._depth == 1 and self._table is not None:
            self._table.widths.append(width)

    def end_table(self) -> None:
        """A table ends."""
        self.end_paragraph()
        self._depth = max(0, self._depth - 1)
        if self._depth or self._table is None:
            return
        table, self._table = self._table, None
        rows = _squared([row for row in table.rows if row])
        if len(rows) == 1 and len(rows[0]) == 1:
            # A frame about a text is no table.
            self._blocks += rows[0][0]
        elif rows:
            self._blocks.append(Table(rows, table.has_head, _shares(table, len(rows[0]))))


def _without_ends(runs: Sequence[Run]) -> list[Run]:
    """Runs without blanks at the edges of the paragraph."""
    kept = list(joined(runs))
    while kept and not kept[-1].text.strip():
        kept.pop()
    while kept and not kept[0].text.strip():
        kept.pop(0)
    return kept


def _squared(rows: Sequence[Sequence[_Cell]]) -> tuple[tuple[Cell, ...], ...]:
    """Rows of the same number of cells: one that took more is followed by empty ones."""
    empty: Cell = (Paragraph(alignment=TextAlignment.START),)
    taken: dict[tuple[int, int], Cell] = {}
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            for below in range(min(cell.rows, len(rows) - number)):
                for beside in range(cell.columns):
                    taken[number + below, column + beside] = empty
            taken[number, column] = tuple(cell.paragraphs) or empty
            column += cell.columns
    wide = max((column for _, column in taken), default=-1) + 1
    return tuple(
        tuple(taken.get((number, column), empty) for column in range(wide))
        for number in range(len(rows))
    )


def _shares(table: _Table, columns: int) -> tuple[float, ...]:
    """The columns' parts of the width, where the source says all of them."""
    told = table.widths
    if len(told) != columns:
        whole = next((row for row in table.rows if len(row) == columns), [])
        told = [cell.width for cell in whole]
    numbers = [float(found[0]) for width in told if (found := _NUMBER.match(width.strip(" .")))]
    if len(numbers) != columns or min(numbers, default=0) <= 0 or len(set(numbers)) == 1:
        return ()
    least = min(numbers)
    return tuple(round(number / least, 2) for number in numbers)
