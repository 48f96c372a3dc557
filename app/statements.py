"""Parts of statements that registers write alike, because stores understand them so."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum
from typing import Any, Final, TypeVar

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
from sqlalchemy.types import TypeDecorator

T = TypeVar("T")


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


def written(value: ColumnElement[T]) -> ColumnElement[T]:
    """A value that asks for constants alone, as text.

    Of a statement every part is hashed with every question, to find how it is asked; of a value of
    many parts that takes as long as reading some twenty rows. Questions within it must say what
    they correlate to: here they stand alone.

    Raises:
        ValueError: It asks for something that is given with the question.
    """
    # In the words every store understands: names and constants need no other quotes.
    compiled = value.compile()
    if compiled.params:
        message = f"not of constants: {compiled}"
        raise ValueError(message)
    return literal_column(f"({compiled})", value.type)


class _Words(TypeDecorator[Any]):
    """Reads a stored word as a member of an enumeration."""

    impl = String
    cache_ok = True

    def __init__(self, words: type[Enum]) -> None:
        super().__init__()
        self.words = words

    def result_processor(self, _dialect: Dialect, _coltype: object) -> Callable[[Any], Any]:
        """A dictionary's own look, a tenth of asking the enumeration."""
        return {one.value: one for one in self.words}.__getitem__


def read_as(words: type[Enum], column: ColumnElement[Any]) -> ColumnElement[Any]:
    """A column that is read as the member of an enumeration whose value it has."""
    return type_coerce(column, _Words(words))


def first(statement: Select[Any]) -> Select[Any]:
    """Its first row alone; without OFFSET SQLite is given one with every question."""
    return statement.limit(constant(1)).offset(constant(0))


def there_is(one: Select[Any], of: Table) -> ColumnElement[bool]:
    """Whether a row of a table has such a one.

    As the value of a question, and not by EXISTS: a server would read the whole of a register into
    a table of its own first, to answer for each of fifty rows from there.
    """
    return first(one).correlate(of).scalar_subquery().is_not(None)
