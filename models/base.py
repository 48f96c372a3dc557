"""The one base and metadata of every table."""

from __future__ import annotations

from typing import Any, cast

from sqlalchemy import MetaData, Table
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.sql.selectable import NamedFromClause

# Named constraints: SQLite can only be migrated in batches, and those find constraints by name.
NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """The base of every table."""

    metadata = MetaData(naming_convention=NAMING)


def table_of(mapped: type[Base]) -> Table:
    """The plain table of a mapped class, for statements that need no objects."""
    return cast("Table", mapped.__table__)


def alias_of(table: Table, name: str | None = None) -> NamedFromClause[Any]:
    """A table under another name, for statements of any thread.

    SQLAlchemy makes its columns when they are first asked for. Two threads that ask at once make
    them twice, and a statement with columns of both cannot tell what it joins.
    """
    alias = table.alias(name)
    _ = alias.c
    return alias
