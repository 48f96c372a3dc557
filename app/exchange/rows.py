"""What an import works on and what it finds: rows to be taken, refused or repeated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from app.changes import Kind
from app.exchange.cells import Cell
from app.exchange.fields import title_of
from app.exchange.sheets import Table
from app.text import persian_digits

T = TypeVar("T")


class Repeats(StrEnum):
    """What is done with a row the office already has."""

    SKIP = "skip"
    UPDATE = "update"
    #: Of petitions: what one person brings besides is a petition of its own.
    ADD = "add"


@dataclass(frozen=True)
class FieldCell:
    """A cell whose field is known.

    Attributes:
        field: Of `app.exchange.fields`.
        header: What stands over it.
    """

    field: str
    header: str
    cell: Cell


@dataclass(frozen=True)
class SourceRow:
    """A row of a spreadsheet, or one card of a file of cards.

    Attributes:
        number: Of the row in its sheet, or of the card in its file.
        problem: Why the row as a whole cannot be taken.
    """

    number: int
    cells: tuple[FieldCell, ...]
    problem: str = ""


@dataclass(frozen=True)
class Source:
    """What a file holds.

    Attributes:
        name: The file's.
        header: Of a spreadsheet; a file of cards has none.
        mapping: The field of each column.
        unit: What a row is called: «سطر» or «کارت».
    """

    name: str
    rows: tuple[SourceRow, ...]
    header: tuple[str, ...] = ()
    mapping: tuple[str, ...] = ()
    unit: str = "سطر"


@dataclass(frozen=True)
class Refusal:
    """A field of a row that cannot be taken; nothing of its row is kept.

    Attributes:
        field: The draft's field, or empty when it is about the whole row.
        title: What a person calls the field.
    """

    row: int
    field: str
    title: str
    reason: str


@dataclass(frozen=True)
class Repeated:
    """A row that is already there, and is passed over.

    Attributes:
        name: Of the row.
        reason: Where it is already.
    """

    row: int
    name: str
    reason: str


@dataclass(frozen=True)
class Plan(Generic[T]):
    """A proved import: writing it cannot fail for what a row holds.

    Attributes:
        taken: Records to be added.
        amended: Records the directory has, with what the file adds to them.
        of: Rows that hold anything.
    """

    kind: Kind
    source: Source
    of: int
    taken: tuple[T, ...]
    amended: tuple[T, ...]
    repeated: tuple[Repeated, ...]
    refusals: tuple[Refusal, ...]

    @property
    def refused_rows(self) -> int:
        """How many rows are refused; one row may be refused for several fields."""
        return len({refusal.row for refusal in self.refusals})

    def lines(self) -> list[str]:
        """The refused rows, one line each field, in words."""
        return [
            persian_digits(f"{self.source.unit} {one.row}: ")
            + (f"{one.title}: " if one.title else "")
            + one.reason
            for one in self.refusals
        ]


def source_of(name: str, table: Table, mapping: Sequence[str]) -> Source:
    """Name the cells of a table by their columns' fields; columns without a field are left out.

    Args:
        name: The file's.
        table: As read.
        mapping: A field for each column, or empty.
    """
    columns = [place for place, field in enumerate(mapping) if field]
    rows = tuple(
        SourceRow(
            line.number,
            tuple(
                FieldCell(mapping[place], table.header[place], line.cells[place])
                for place in columns
            ),
            line.problem,
        )
        for line in table.lines
    )
    return Source(name, rows, table.header, tuple(mapping))


def refusal(kind: Kind, row: int, field: str, reason: str) -> Refusal:
    """Say of a row what cannot be taken, with the field as a person calls it."""
    return Refusal(row, field, title_of(kind, field) if field else "", reason)
