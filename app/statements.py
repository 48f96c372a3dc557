"""Parts of statements that registers write alike, because stores understand them so."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Dialect,
    Integer,
    Select,
    String,
    Table,
    literal_column,
    type_coerce,
)
from sqlalchemy.types import NullType, TypeDecorator


def constant(value: str | int) -> ColumnElement[Any]:
    """A value written into a statement: what never differs need not be given with every question.

    Raises:
        ValueError: It is no plain word and no number, and so is to be given.
    """
    if isinstance(value, int):
        return literal_column(str(int(value)), Integer())
    if not _PLAIN.fullmatch(value):
        message = f"no constant: {value!r}"
        raise ValueError(message)
    return literal_column(f"'{value}'", String())


_PLAIN: Final = re.compile(r"[a-z_]*")


class _Read(TypeDecorator[Any]):
    """Reads what a store answers by a table; it is never asked for."""

    impl = NullType
    cache_ok = True

    def __init__(self, table: tuple[tuple[Any, type, Any], ...]) -> None:
        """Keep a table: what is answered, and what that is read as, of which type.

        By it a statement that was compiled is known again, and members of two enumerations with
        the same values are equal.
        """
        super().__init__()
        self.table = table

    def result_processor(self, _dialect: Dialect, _coltype: object) -> Callable[[Any], Any]:
        """A dictionary's own look, a tenth of asking an enumeration."""
        return {answer: value for answer, _kind, value in self.table}.__getitem__


def read_by(table: Mapping[Any, Any], column: ColumnElement[Any]) -> ColumnElement[Any]:
    """A column whose answers are read as a table has them; it has them all."""
    entries = tuple((answer, type(value), value) for answer, value in table.items())
    return type_coerce(column, _Read(entries))


def read_as(members: type[Enum], column: ColumnElement[Any]) -> ColumnElement[Any]:
    """A column that is read as the member of an enumeration whose value it has."""
    return read_by({one.value: one for one in members}, column)


def first(statement: Select[Any]) -> Select[Any]:
    """Its first row alone; without OFFSET SQLite is given one with every question."""
    return statement.limit(constant(1)).offset(constant(0))


def there_is(one: Select[Any], of: Table) -> ColumnElement[bool]:
    """Whether a row of a table has such a one.

    As the value of a question, and not by EXISTS: a server would read the whole of a register into
    a table of its own first, to answer for each of fifty rows from there.
    """
    return first(one).correlate(of).scalar_subquery().is_not(None)
