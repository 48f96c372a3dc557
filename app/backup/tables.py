"""A store's tables and values in the one neutral form that either store gives and takes."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Date,
    DateTime,
    LargeBinary,
    MetaData,
    Table,
    Time,
    Uuid,
    inspect,
    select,
)
from sqlalchemy.types import TypeDecorator, TypeEngine

from models.search import is_search_table
from models.tables import Base

#: Rows fetched at a time: a whole table never lies in memory.
AT_ONCE: Final = 2000

#: Of a table with parts of files, a quarter of a megabyte each.
_PARTS_AT_ONCE: Final = 16

#: Alembic's own; the manifest names the schema.
_NOT_OURS: Final = frozenset({"alembic_version"})


def stored_tables(connection: Connection) -> list[Table]:
    """The tables as the store has them, those first that others name.

    An older store lacks columns and tables this version knows; what it has is read by the types
    this version knows, or as it is where this version knows none.
    """
    found = MetaData()
    there = set(inspect(connection).get_table_names()) - _NOT_OURS
    names = {name for name in there if not is_search_table(name)}
    known = [table.name for table in Base.metadata.sorted_tables if table.name in names]
    unknown = sorted(names - set(known))
    return [_as_stored(connection, name, found) for name in (*known, *unknown)]


def _as_stored(connection: Connection, name: str, found: MetaData) -> Table:
    ours = Base.metadata.tables.get(name)
    reflected = inspect(connection).get_columns(name)
    key = set(inspect(connection).get_pk_constraint(name)["constrained_columns"])
    columns: list[Column[Any]] = []
    for there in reflected:
        is_ours = ours is not None and there["name"] in ours.c
        kind = ours.c[there["name"]].type if ours is not None and is_ours else there["type"]
        columns.append(Column(there["name"], kind, primary_key=there["name"] in key))
    return Table(name, found, *columns)


def at_once(table: Table) -> int:
    """How many of its rows may lie in memory together."""
    has_parts = any(isinstance(column.type, LargeBinary) for column in table.columns)
    return _PARTS_AT_ONCE if has_parts else AT_ONCE


def rows_of(connection: Connection, table: Table) -> Iterator[list[Any]]:
    """Every row of a table in the order of its key, fit for JSON."""
    statement = select(table).order_by(*table.primary_key.columns)
    result = connection.execution_options(yield_per=at_once(table)).execute(statement)
    with result:
        for row in result:
            yield [plain(value) for value in row]


def plain(value: Any) -> Any:
    """A value fit for JSON."""
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, bytes):
        return b64encode(value).decode()
    return value


#: How a column of a type reads back what `plain` wrote.
_READERS: Final[tuple[tuple[type[TypeEngine[Any]], Callable[[Any], Any]], ...]] = (
    (DateTime, datetime.fromisoformat),
    (Date, date.fromisoformat),
    (Time, time.fromisoformat),
    (Uuid, UUID),
    (LargeBinary, b64decode),
    (Boolean, bool),
)


def reader_of(column: Column[Any]) -> Callable[[Any], Any]:
    """What turns a plain value into the column's own; None stays None."""
    kind = column.type
    if isinstance(kind, TypeDecorator):
        kind = kind.impl_instance
    for known, read in _READERS:
        if isinstance(kind, known):
            return lambda value: None if value is None else read(value)
    return lambda value: value
