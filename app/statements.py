"""Parts of statements that registers write alike, because stores understand them so."""

from __future__ import annotations

import re
from typing import Any, Final

from sqlalchemy import ColumnElement, Integer, Select, String, Table, literal_column


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


def first(statement: Select[Any]) -> Select[Any]:
    """Its first row alone; without OFFSET SQLite is given one with every question."""
    return statement.limit(constant(1)).offset(constant(0))


def there_is(one: Select[Any], of: Table) -> ColumnElement[bool]:
    """Whether a row of a table has such a one.

    As the value of a question, and not by EXISTS: a server would read the whole of a register into
    a table of its own first, to answer for each of fifty rows from there.
    """
    return first(one).correlate(of).scalar_subquery().is_not(None)
