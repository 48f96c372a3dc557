"""The one model of rich text: what letters and minutes are made of, whatever shows or prints it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Final

#: Steps a paragraph may be moved in; a list's level is its indent.
DEEPEST_INDENT: Final = 6


class ParagraphStyle(StrEnum):
    """What a paragraph is in the text's order."""

    BODY = "body"
    HEADING = "heading"
    SUBHEADING = "subheading"


class TextAlignment(StrEnum):
    """How the lines of a paragraph lie; the start is the right."""

    JUSTIFIED = "justified"
    START = "start"
    CENTRE = "centre"
    END = "end"


class ListKind(StrEnum):
    """What stands before a paragraph that is an item of a list."""

    NONE = "none"
    BULLETS = "bullets"
    NUMBERS = "numbers"


@dataclass(frozen=True)
class Run:
    """Letters of one look; a newline among them ends the line, not the paragraph."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False

    @property
    def look(self) -> tuple[bool, bool, bool]:
        """Bold, italic, underlined."""
        return self.bold, self.italic, self.underline


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, or an item of a list.

    Attributes:
        indent: Steps from the right, 0 to `DEEPEST_INDENT`; of a list's item, its level.
    """

    runs: tuple[Run, ...] = ()
    style: ParagraphStyle = ParagraphStyle.BODY
    alignment: TextAlignment = TextAlignment.JUSTIFIED
    indent: int = 0
    list_kind: ListKind = ListKind.NONE

    @property
    def text(self) -> str:
        """Its letters, whatever their look."""
        return "".join(run.text for run in self.runs)

    @property
    def is_heading(self) -> bool:
        """Whether it names what follows it."""
        return self.style is not ParagraphStyle.BODY

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a list."""
        return self.list_kind is not ListKind.NONE

    @property
    def has_first_indent(self) -> bool:
        """Whether its first line begins further in on paper, as that of plain body text does."""
        is_plain = not (self.is_heading or self.is_item or self.indent)
        return is_plain and self.alignment is TextAlignment.JUSTIFIED

    @property
    def printed_alignment(self) -> TextAlignment:
        """How its lines lie on paper; two words of a heading are never stretched to both edges."""
        if self.is_heading and self.alignment is TextAlignment.JUSTIFIED:
            return TextAlignment.START
        return self.alignment

    @property
    def cell_alignment(self) -> TextAlignment:
        """The same in a cell of a table, where the few words of a line are not stretched."""
        printed = self.printed_alignment
        return TextAlignment.START if printed is TextAlignment.JUSTIFIED else printed


#: A cell holds paragraphs, one below the other.
Cell = tuple[Paragraph, ...]


@dataclass(frozen=True)
class Table:
    """A ruled table; every row has the same number of cells, the first at the right.

    Attributes:
        has_header: Whether its first row is repeated on every page.
        shares: Each column's part of the width; without them all are alike.
    """

    rows: tuple[tuple[Cell, ...], ...]
    has_header: bool = False
    shares: tuple[float, ...] = ()

    @property
    def columns(self) -> int:
        """How many cells a row has."""
        return len(self.rows[0]) if self.rows else 0

    def widths(self) -> tuple[float, ...]:
        """Each column's part of the whole, adding up to one."""
        if len(self.shares) != self.columns or not sum(self.shares) > 0:
            return (1 / self.columns,) * self.columns if self.columns else ()
        whole = sum(self.shares)
        return tuple(share / whole for share in self.shares)


Block = Paragraph | Table


@dataclass(frozen=True)
class Document:
    """A rich text: paragraphs and tables in order."""

    blocks: tuple[Block, ...] = ()

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph in reading order, those in cells too."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block
            else:
                for row in block.rows:
                    for cell in row:
                        yield from cell


def joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs with neighbours of one look made one, and none without letters."""
    lettered = (run for run in runs if run.text)
    return tuple(
        Run("".join(run.text for run in group), *look)
        for look, group in groupby(lettered, key=lambda run: run.look)
    )


def from_plain(text: str) -> Document:
    """Text without a look: a line becomes a paragraph."""
    if not text:
        return Document()
    lines = text.split("\n")
    return Document(tuple(Paragraph((Run(line),) if line else ()) for line in lines))
