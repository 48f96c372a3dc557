"""From Qt's text document to the model, without going through all of it after each key.

What each block says is remembered, as a paragraph and as its JSON; a change forgets only the
blocks it touched. Asking for forty pages then costs what was typed since the last time, and
putting them together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextDocument, QTextTable

from app.rich_text import (
    Cell,
    Document,
    Paragraph,
    Table,
    block_json,
    table_json,
    whole_json,
)
from ui.common.rich_text_formats import is_spare, paragraph_of, shares_of


@dataclass(frozen=True, eq=False)
class _Read:
    """What a block said when it was read."""

    paragraph: Paragraph
    json: str
    is_spare: bool


@dataclass(frozen=True, eq=False)
class _TableRead:
    """What a table said when its blocks were these.

    Attributes:
        form: Its rows, columns, head and shares.
        reads: Its blocks.
    """

    form: tuple[int, int, bool, tuple[float, ...]]
    reads: list[_Read]
    table: Table
    json: str


class DocumentReader(QObject):
    """Reads one text document, again and again."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._document = document
        self._read: list[_Read | None] = [None] * document.blockCount()
        self._tables: dict[int, _TableRead] = {}
        self._json = ""
        document.contentsChange.connect(self._forget)

    def _forget(self, position: int, _removed: int, added: int) -> None:
        """Forget the blocks a change touched; those behind it keep what they said."""
        self._json = ""
        document = self._document
        grown = document.blockCount() - len(self._read)
        first = document.findBlock(position).blockNumber()
        end = min(position + added, document.characterCount() - 1)
        touched = document.findBlock(end).blockNumber() + 1 - first
        before = touched - grown
        if first < 0 or touched <= 0 or before < 0 or first + before > len(self._read):
            self._read = [None] * document.blockCount()
        else:
            self._read[first : first + before] = [None] * touched

    def document(self) -> Document:
        """What is written."""
        parts = self._parts()
        return Document(
            tuple(part.paragraph if isinstance(part, _Read) else part.table for part in parts)
        )

    def json(self) -> str:
        """What is written, as it is stored."""
        self._json = self._json or whole_json(part.json for part in self._parts())
        return self._json

    def first_words(self) -> str:
        """The first paragraph that says anything."""
        block = self._document.begin()
        while block.isValid():
            if text := block.text().strip():
                return text
            block = block.next()
        return ""

    def _parts(self) -> Iterator[_Read | _TableRead]:
        """Every paragraph and table in order."""
        document = self._document
        every = self._completed()
        tables = [one for one in document.rootFrame().childFrames() if isinstance(one, QTextTable)]
        tables.sort(key=QTextTable.firstPosition)
        seen: dict[int, _TableRead] = {}
        number = 0
        for place, table in enumerate(tables):
            first = document.findBlock(table.firstPosition()).blockNumber()
            end = document.findBlock(table.lastPosition()).blockNumber() + 1
            yield from (read for read in every[number:first] if not read.is_spare)
            seen[place] = self._table(place, table, every[first:end], first)
            yield seen[place]
            number = end
        yield from (read for read in every[number:] if not read.is_spare)
        self._tables = seen

    def _completed(self) -> list[_Read]:
        """Every block, those that changed read anew."""
        for number, known in enumerate(self._read):
            if known is None:
                block = self._document.findBlockByNumber(number)
                paragraph = paragraph_of(block)
                self._read[number] = _Read(paragraph, block_json(paragraph), is_spare(block))
        return [known for known in self._read if known is not None]

    def _table(self, place: int, table: QTextTable, reads: list[_Read], first: int) -> _TableRead:
        """What a table says, put together only when one of its blocks was read anew."""
        made = table.format()
        shares = shares_of(table)
        form = (table.rows(), table.columns(), made.headerRowCount() > 0, shares)
        known = self._tables.get(place)
        if known is not None and known.form == form and known.reads == reads:
            return known
        cells = _cells(table, reads, first, self._document)
        rows = tuple(tuple(_cell(cell) for cell in row) for row in cells)
        shown = [[[read.json for read in cell] for cell in row] for row in cells]
        return _TableRead(
            form,
            reads,
            Table(rows, form[2], shares),
            table_json(shown, shares, has_header=form[2]),
        )


def _cells(
    table: QTextTable, reads: list[_Read], first: int, document: QTextDocument
) -> list[list[list[_Read]]]:
    """What each cell says; Qt's first column is our last (see `rich_text_formats`)."""
    columns = table.columns()
    starts = [
        document.findBlock(table.cellAt(row, column).firstPosition()).blockNumber() - first
        for row in range(table.rows())
        for column in range(columns)
    ]
    flat = [reads[start:stop] for start, stop in pairwise([*starts, len(reads)])]
    return [flat[place : place + columns][::-1] for place in range(0, len(flat), columns)]


def _cell(reads: list[_Read]) -> Cell:
    return tuple(read.paragraph for read in reads)
