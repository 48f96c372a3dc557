"""The list of a register: whole in its own order, or what a question finds of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, RowMapping, Select, Table, select
from sqlalchemy.orm import Session

from app.listing import before_row, bounded_count, key_of, listed
from app.search.asking import Question
from app.search.matching import asked, by_number, is_by_parts, narrowed, place_of
from app.session import OfficeSession
from models.search import Indexed

#: Columns a list is ordered by.
Order = tuple[ColumnElement[Any], ...]


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
    order: Order
    text: str = ""
    keeps_order: bool = False
    beside: tuple[ColumnElement[bool], ...] = ()

    def page(
        self, session: OfficeSession, *, after: Any = None, offset: int = 0, limit: int = 50
    ) -> list[RowMapping]:
        """Some rows of the list.

        Args:
            session: Where to ask.
            after: The id of the row before the page; None for the first.
            offset: Rows to leave out after it, as `app.listing.listed` has it.
            limit: How many at most.

        Raises:
            NotFound: The row before the page is not in the store any more.
        """
        rows = self.rows(session, after=after, offset=offset, limit=limit)
        return [row._mapping for row in rows]  # noqa: SLF001  # a row's documented mapping

    def rows(
        self, session: OfficeSession, *, after: Any = None, offset: int = 0, limit: int = 50
    ) -> list[Row[Any]]:
        """The same rows, their columns as attributes."""
        for statement, order in self.ways(session):
            key = None if after is None else self.key(session, order, after)
            rows = listed(session, statement, order, after=key, offset=offset, limit=limit)
            if rows:
                return rows
        return []

    def count(self, session: OfficeSession, most: int | None = None) -> int:
        """How many rows the list has; with `most`, no more than one above it."""
        for statement, order in self.ways(session):
            count = bounded_count(session, self._lean(statement, order), most)
            if count:
                return count
        return 0

    def place(self, session: OfficeSession, number: int, most: int | None = None) -> int | None:
        """How many rows stand before a record: with `most`, no more than one above it.

        Returns:
            None where it is not in the list.
        """
        for statement, order in self.ways(session):
            ids = self._lean(statement, order)
            if session.execute(ids.where(self.table.c.id == number).limit(1)).first() is None:
                continue
            before = before_row(order, self.key(session, order, number))
            return bounded_count(session, ids.where(before), most)
        return None

    def ways(self, session: OfficeSession) -> Iterator[tuple[Select[Any], Order]]:
        """What lists the rows, and in which order: by a number, by words, by parts of words."""
        question = asked(session, self.text)
        if question.is_empty:
            yield self.statement, self.order
            return
        numbered = by_number(session, self.statement, self.table, question, self.visible)
        if numbered is not None:
            yield numbered
            return
        yield self._narrowed(session, question, by_parts=False)
        if is_by_parts(session, self.table, self.indexed, question, self.visible):
            yield self._narrowed(session, question, by_parts=True)

    def found_order(self, place: ColumnElement[int]) -> Order:
        """The order of what is found, the newest first."""
        return (place.desc(),)

    def key(self, session: OfficeSession, order: Order, row: Any) -> tuple[Any, ...]:
        """What a row is ordered by.

        Args:
            session: Where to ask.
            order: One of `ways`.
            row: Its id.
        """
        if order is not self.order and order[0] is not self.table.c.get("number_key"):
            return (place_of(session, self.table, self.indexed, row),)
        return key_of(session, order, self.table.c.id == row, *self.beside)

    def _narrowed(
        self, session: OfficeSession, question: Question, *, by_parts: bool
    ) -> tuple[Select[Any], Order]:
        found = narrowed(
            session, self.statement, self.table, self.indexed, question, by_parts=by_parts
        )
        return found.statement, self.order if self.keeps_order else self.found_order(found.place)

    def _lean(self, statement: Select[Any], order: Order) -> Select[Any]:
        """The ids alone; of what is found in the order of its index, along which counting stops."""
        ids = statement.with_only_columns(self.table.c.id, maintain_column_froms=True)
        return ids if order is self.order else ids.order_by(*order)


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
        keys = keys_of(session, found) if found else ()
        return list(zip((row["id"] for row in found), keys, strict=True))

    return keys
