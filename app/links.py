"""Which columns of the store name a record of another table.

Whatever has to follow a record, or to know whether anything hangs on it, asks the metadata here, so
that a table of tomorrow is not forgotten.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Column, Table, UniqueConstraint, func, select
from sqlalchemy.orm import Session

from models.base import Base, table_of
from models.tables import Base as EveryTable


@dataclass(frozen=True)
class Link:
    """A column that names a record.

    Attributes:
        table: Where it stands.
        column: The foreign key.
    """

    table: Table
    column: Column[int]

    @property
    def name(self) -> str:
        """Table and column, as `calls.caller_id`."""
        return f"{self.table.name}.{self.column.name}"

    @property
    def beside(self) -> tuple[tuple[str, ...], ...]:
        """The other columns of each unique constraint the link is part of."""
        return tuple(
            tuple(column.name for column in constraint.columns if column is not self.column)
            for constraint in self.table.constraints
            if isinstance(constraint, UniqueConstraint) and self.column.name in constraint.columns
        )


def links_to(mapped: type[Base]) -> tuple[Link, ...]:
    """Every column of the store that names a record of this table, in a lasting order."""
    target = table_of(mapped)
    return tuple(
        Link(table, column)
        for table in sorted(EveryTable.metadata.tables.values(), key=lambda table: table.name)
        for column in table.columns
        if any(key.column is target.c.id for key in column.foreign_keys)
    )


def count_links(
    session: Session, mapped: type[Base], number: int, *, besides: Collection[str] = ()
) -> dict[str, int]:
    """How many rows name a record, by the link's name; links without any are left out.

    Args:
        session: Where to ask.
        mapped: The record's table.
        number: The record's id.
        besides: Names of links that do not count, such as the record's own parts.
    """
    counted: dict[str, int] = {}
    for link in links_to(mapped):
        if link.name in besides:
            continue
        count = session.execute(
            select(func.count()).select_from(link.table).where(link.column == number)
        ).scalar_one()
        if count:
            counted[link.name] = count
    return counted
