"""The list of a register: whole in its own order, or what a question finds of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, Table, select
from sqlalchemy.orm import Session

from app.listing import after_row, bounded_count, key_of, listed
from app.search.asking import Question
from app.search.matching import (
    asked,
    count_found,
    is_by_parts,
    narrowed,
    place_of,
    rows_found,
)
from app.session import OfficeSession
from models.search import Indexed


@dataclass(frozen=True)
class SearchedList:
    """A list as a filter asks for it.

    Attributes:
        table: The register's.
        indexed: How it lies in the search tables.
        visible: What of the register this operator may see at all.
        statement: Columns and every condition but the question, without an order.
        order: The list's own, as `app.listing.after_row` has it.
        text: The question as typed.
        keeps_order: What is found stands in the list's own order too, as in lists by the hour;
            else the newest comes first.
        beside: What joins the tables that the order needs besides.
    """

    table: Table
    indexed: Indexed
    visible: Sequence[ColumnElement[bool]]
    statement: Select[Any]
    order: tuple[ColumnElement[Any], ...]
    text: str = ""
    keeps_order: bool = False
    beside: tuple[ColumnElement[bool], ...] = ()

    def page(
        self, session: OfficeSession, *, after: int | None, offset: int, limit: int
    ) -> list[RowMapping]:
        """Some rows of the list.

        Args:
            session: Where to ask.
            after: The id of the row before the page; None for the first.
            offset: Rows to leave out after it.
            limit: How many at most.
        """
        question = asked(session, self.text)
        if not question.is_empty and not self.keeps_order:
            found = rows_found(
                session,
                self.statement,
                self.table,
                self.indexed,
                question,
                self.visible,
                after=after,
                offset=offset,
                limit=limit,
            )
            return list(found)
        statement, _ = self._narrowed(session, question)
        key = None if after is None else self._key(session, self.order, after)
        rows = listed(session, statement, self.order, after=key, offset=offset, limit=limit)
        return [row._mapping for row in rows]  # noqa: SLF001  # a row's documented mapping

    def count(self, session: OfficeSession, most: int | None) -> int:
        """How many rows the list has; with `most`, no more than one above it."""
        question = asked(session, self.text)
        if question.is_empty:
            ids = self.statement.with_only_columns(self.table.c.id, maintain_column_froms=True)
            return bounded_count(session, ids, most)
        return count_found(
            session,
            self.statement,
            self.table,
            self.indexed,
            question,
            self.visible,
            most=most,
        )

    def place(self, session: OfficeSession, number: int) -> int | None:
        """How many rows stand before a record; None where it is not in the list."""
        statement, order = self._narrowed(session, asked(session, self.text))
        ids = statement.with_only_columns(self.table.c.id, maintain_column_froms=True)
        if session.execute(ids.where(self.table.c.id == number)).first() is None:
            return None
        key = self._key(session, order, number)
        return bounded_count(session, ids.where(~after_row(order, key)), None) - 1

    def _narrowed(
        self, session: OfficeSession, question: Question
    ) -> tuple[Select[Any], tuple[ColumnElement[Any], ...]]:
        """What lists the rows, and in which order."""
        if question.is_empty:
            return self.statement, self.order
        by_parts = is_by_parts(session, self.table, self.indexed, question, self.visible)
        found = narrowed(
            session, self.statement, self.table, self.indexed, question, by_parts=by_parts
        )
        return found.statement, self.order if self.keeps_order else (found.place.desc(),)

    def _key(
        self, session: OfficeSession, order: Sequence[ColumnElement[Any]], number: int
    ) -> tuple[Any, ...]:
        if order is not self.order:
            return (place_of(session, self.table, self.indexed, number),)
        return key_of(session, order, self.table.c.id == number, *self.beside)


#: What rows of a register are found by, as they and all that belongs to them stand.
KeysOf = Callable[[Connection | Session, Sequence[Mapping[Any, Any]]], Sequence[str]]


def keys_by(
    table: Table, keys_of: KeysOf
) -> Callable[[OfficeSession, int, int], Sequence[tuple[int, str]]]:
    """The keys of a register's rows after an id, so many at most (`Findable.keys`)."""

    def keys(session: OfficeSession, after: int, most: int) -> Sequence[tuple[int, str]]:
        rows = session.execute(
            select(table).where(table.c.id > after).order_by(table.c.id).limit(most)
        )
        found = rows.mappings().all()
        return list(zip((row["id"] for row in found), keys_of(session, found), strict=True))

    return keys
