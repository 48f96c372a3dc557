"""What a layout of a ministry's form is made of, as it is read and as it is filled.

The text of a layout is read by `app.protocol.layout_reading`; `layout_filling` puts the values of
a case in the place of its marks; `reports.ministry_form` draws what comes of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from app.text import search_key

#: Rows of a table that are drawn where nobody said how many.
USUAL_ROWS: Final = 4
#: Of a table without a source: rows to be written in by hand.
BY_HAND: Final = "خالی"


@lru_cache(maxsize=4096)
def name_key(name: str) -> str:
    """By which the name of a field or a question is known, however it was typed."""
    return search_key(name).replace(" ", "")


@dataclass(frozen=True)
class Mark:
    """A place a value goes to: a field's, or the answer to a question of the form's own."""

    name: str
    is_question: bool = False

    @property
    def key(self) -> str:
        """By which the value is found."""
        return name_key(self.name)


#: Words as they stand, and places of values.
Pieces = tuple[str | Mark, ...]


@dataclass(frozen=True)
class Question:
    """What a form asks beside what the case knows.

    Attributes:
        name: By which its answer is kept, folded.
        asked: The sentence a person reads.
        lines: How many the answer has room for.
        options: Of which it is one or more; empty where anything may be written.
    """

    name: str
    asked: str
    lines: int = 1
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class CellPart:
    """A labelled value; `share` is its part of the row, against the others'."""

    label: str
    pieces: Pieces = ()
    share: int = 1


@dataclass(frozen=True)
class HeadingPart:
    """The name of what follows."""

    pieces: Pieces


@dataclass(frozen=True)
class TextPart:
    """Words over the whole width."""

    pieces: Pieces


@dataclass(frozen=True)
class RowPart:
    """Labelled values beside each other, the first at the right."""

    cells: tuple[CellPart, ...]


@dataclass(frozen=True)
class BoxPart:
    """A text with its name above it and room for so many lines."""

    label: str
    lines: int
    pieces: Pieces


@dataclass(frozen=True)
class TicksPart:
    """Boxes to tick; those its mark's value names are ticked."""

    label: str
    options: tuple[str, ...]
    mark: Mark | None = None


@dataclass(frozen=True)
class TablePart:
    """A row for each line of a part of the case; `rows` at least."""

    source: str
    columns: tuple[CellPart, ...]
    rows: int = USUAL_ROWS


@dataclass(frozen=True)
class SignaturePart:
    """Places to sign: who, and his name."""

    places: tuple[CellPart, ...]


@dataclass(frozen=True)
class GapPart:
    """A little room; with `new_page` all that is left of the page."""

    new_page: bool = False


Part = HeadingPart | TextPart | RowPart | BoxPart | TicksPart | TablePart | SignaturePart | GapPart


@dataclass(frozen=True)
class Layout:
    """A form as it is laid out.

    Attributes:
        by_person: Every traveller has a sheet of his own, and answers of his own.
        questions: In the order they come in.
    """

    title: str = ""
    subtitle: str = ""
    by_person: bool = False
    parts: tuple[Part, ...] = ()
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True)
class LayoutProblem:
    """Why a layout cannot be taken; `line` counts from 1."""

    line: int
    words: str


# -- filled ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class FilledCell:
    """A labelled value."""

    label: str
    value: str = ""
    share: int = 1


@dataclass(frozen=True)
class FilledHeading:
    """The name of what follows."""

    text: str


@dataclass(frozen=True)
class FilledText:
    """Words over the whole width."""

    text: str


@dataclass(frozen=True)
class FilledRow:
    """Labelled values beside each other."""

    cells: tuple[FilledCell, ...]


@dataclass(frozen=True)
class FilledBox:
    """A text under its name; room for so many lines where it is empty."""

    label: str
    lines: int
    text: str


@dataclass(frozen=True)
class FilledTicks:
    """Boxes, some of them ticked."""

    label: str
    options: tuple[str, ...]
    ticked: tuple[str, ...]


@dataclass(frozen=True)
class FilledTable:
    """Columns with their rows; empty ones are drawn up to `least`."""

    columns: tuple[FilledCell, ...]
    rows: tuple[tuple[str, ...], ...]
    least: int


@dataclass(frozen=True)
class FilledSignatures:
    """Places to sign."""

    places: tuple[FilledCell, ...]


FilledPart = (
    FilledHeading
    | FilledText
    | FilledRow
    | FilledBox
    | FilledTicks
    | FilledTable
    | FilledSignatures
    | GapPart
)


@dataclass(frozen=True)
class FilledSheet:
    """A form with its values; `who` it is about where everybody has one of his own."""

    title: str
    subtitle: str
    who: str
    parts: tuple[FilledPart, ...]
    is_blank: bool = False


def marks_of(layout: Layout) -> Iterator[Mark]:
    """The places of values in a layout, in their order."""
    for part in layout.parts:
        match part:
            case HeadingPart(pieces) | TextPart(pieces) | BoxPart(_, _, pieces):
                yield from _marks(pieces)
            case RowPart(cells) | SignaturePart(cells) | TablePart(_, cells):
                for cell in cells:
                    yield from _marks(cell.pieces)
            case TicksPart(_, _, Mark() as mark):
                yield mark
            case _:
                pass


def _marks(pieces: Pieces) -> Iterator[Mark]:
    return (one for one in pieces if isinstance(one, Mark))
