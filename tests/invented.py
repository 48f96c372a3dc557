"""What an invented store holds, row by row, and what is damaged in it."""

from __future__ import annotations

from contextlib import closing
from typing import Any

from sqlalchemy import select

from app.check import check_store
from app.database import Database
from models.tables import Base


def rows(url: str, statement: Any) -> list[tuple[Any, ...]]:
    with closing(Database(url)) as database, database.connection() as connection:
        return [tuple(row) for row in connection.execute(statement)]


def whole(url: str) -> dict[str, list[tuple[Any, ...]]]:
    return {
        table.name: rows(url, select(table).order_by(*table.primary_key.columns))
        for table in Base.metadata.sorted_tables
    }


def faults(url: str) -> list[str]:
    with closing(Database(url)) as database:
        return [fault.words for fault in check_store(database)]
