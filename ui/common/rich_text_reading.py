"""From Qt's text document to the model, without going through all of it after each key.

What each block says is remembered, as a paragraph and as its JSON; a change forgets only the
blocks it touched. Asking for forty pages then costs what was typed since the last time, and
putting them together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextBlock, QTextDocument, QTextTable

from app.rich_text import (
    Block,
    Cell,
    Document,
    Paragraph,
    Table,
    block_json,
    table_json,
    whole_json,
)
from ui.common.rich_text_formats import is_spare, paragraph_of, shares_of

T = TypeVar("T")


@dataclass(frozen=True)
class _Read:
    """What a block said when it was read."""

    paragraph: Paragraph
    json: str
    is_spare: bool


class DocumentReader(QObject):
    """Reads one text document, again and again."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._document = document
        self._read: list[_Read | None] = [None] * document.blockCount()
        document.contentsChange.connect(self._forget)

    def _forget(self, position: int, _removed: int, added: int) -> None:
        """Forget the blocks a change touched; those behind it keep what they said."""
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
        return Document(tuple(self._blocks(lambda read: read.paragraph, _table)))

    def json(self) -> str:
        """What is written, as it is stored."""
        return whole_json(self._blocks(lambda read: read.json, _table_json))

    def first_words(self) -> str:
        """The first paragraph that says anything."""
        return next((text for read in self._all() if (text := read.paragraph.text.strip())), "")

    def _all(self) -> Iterator[_Read]:
        block = self._document.begin()
        number = 0
        while block.isValid():
            yield self._of(block, number)
            block, number = block.next(), number + 1

    def _of(self, block: QTextBlock, number: int) -> _Read:
        known = self._read[number]
        if known is None:
            paragraph = paragraph_of(block)
            known = _Read(paragraph, block_json(paragraph), is_spare(block))
            self._read[number] = known
        return known

    def _blocks(
        self,
        of_block: Callable[[_Read], T],
        of_table: Callable[[QTextTable, list[list[list[_Read]]]], T],
    ) -> Iterator[T]:
        """Every paragraph and table in order; a table's blocks are asked for by its cells."""
        document = self._document
        every = self._completed()
        tables = [one for one in document.rootFrame().childFrames() if isinstance(one, QTextTable)]
        tables.sort(key=lambda table: table.firstPosition())
        number = 0
        for table in tables:
            first = document.findBlock(table.firstPosition()).blockNumber()
            yield from _said(every[number:first], of_block)
            cells, number = _cells(table, every, document)
            yield of_table(table, cells)
        yield from _said(every[number:], of_block)

    def _completed(self) -> list[_Read]:
        missing = [number for number, known in enumerate(self._read) if known is None]
        for number in missing:
            self._of(self._document.findBlockByNumber(number), number)
        return [known for known in self._read if known is not None]


def _said(every: list[_Read], of_block: Callable[[_Read], T]) -> Iterator[T]:
    return (of_block(read) for read in every if not read.is_spare)


def _cells(
    table: QTextTable, every: list[_Read], document: QTextDocument
) -> tuple[list[list[list[_Read]]], int]:
    """What each cell says, and the number of the block after the table."""
    columns = table.columns()
    starts = [
        document.findBlock(table.cellAt(row, column).firstPosition()).blockNumber()
        for row in range(table.rows())
        for column in range(columns)
    ]
    end = document.findBlock(table.lastPosition()).blockNumber() + 1
    spans = zip(starts, [*starts[1:], end], strict=True)
    flat = [every[start:stop] for start, stop in spans]
    return [flat[place : place + columns] for place in range(0, len(flat), columns)], end


def _table(table: QTextTable, cells: list[list[list[_Read]]]) -> Block:
    rows = tuple(tuple(_cell(cell) for cell in row) for row in cells)
    return Table(rows, table.format().headerRowCount() > 0, shares_of(table))


def _cell(reads: list[_Read]) -> Cell:
    return tuple(read.paragraph for read in reads)


def _table_json(table: QTextTable, cells: list[list[list[_Read]]]) -> str:
    rows = [[[read.json for read in cell] for cell in row] for row in cells]
    return table_json(rows, shares_of(table), has_header=table.format().headerRowCount() > 0)
