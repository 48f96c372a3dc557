"""A register's list, with or without something searched in it: its rows, count and places.

found = RegisterList(statement, order, LETTERS, INDEXED, visible, wanted.text, newest_first=True)
rows = found.rows(session, after=after, offset=offset, limit=limit)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, Table

from app.listing import before_row, bounded_count, key_of, listed
from app.search.asking import Question
from app.search.matching import asked, is_by_parts, narrowed, place_of
from app.session import OfficeSession
from models.search import Indexed

_Order = Sequence[ColumnElement[Any]]


@dataclass(frozen=True)
class RegisterList:
    """What a register lists under a filter.

    Attributes:
        statement: Its columns and conditions, without order and without what is searched.
        order: The list's own order, to the last column that makes it unambiguous.
        table: The register's.
        indexed: How it is indexed.
        visible: What of the register the operator may see at all.
        text: What is searched, as typed; empty for nothing.
        newest_first: Whether its order is that of places, which a search keeps for nothing and an
            index has; any other order is sorted.
    """

    statement: Select[Any]
    order: _Order
    table: Table
    indexed: Indexed
    visible: Sequence[ColumnElement[bool]]
    text: str
    newest_first: bool

    def rows(
        self,
        session: OfficeSession,
        *,
        after: int | None = None,
        offset: int = 0,
        limit: int = 50,
    ) -> list[Row[Any]]:
        """A part of the list: `offset` rows after the record of the id `after`.

        Raises:
            NotFound: That record is not in the store any more.
        """
        for statement, order in self._ways(session):
            key = None if after is None else self._key(session, order, after)
            found = listed(session, statement, order, after=key, offset=offset, limit=limit)
            if found:
                return found
        return []

    def count(self, session: OfficeSession, most: int | None = None) -> int:
        """How many rows it has; with `most`, no more than one above it."""
        for statement, order in self._ways(session):
            count = bounded_count(session, self._ordered(statement, order), most)
            if count:
                return count
        return 0

    def place(self, session: OfficeSession, number: int, most: int | None = None) -> int | None:
        """How many rows stand before a record: with `most`, no more than one above it.

        Returns:
            None where it is not in the list.
        """
        for statement, order in self._ways(session):
            its_own = statement.where(self.table.c.id == number)
            if session.execute(its_own.limit(1)).first() is None:
                continue
            before = statement.where(before_row(order, self._key(session, order, number)))
            return bounded_count(session, self._ordered(before, order), most)
        return None

    def _ways(self, session: OfficeSession) -> Iterator[tuple[Select[Any], _Order]]:
        """The list as it is asked; what is searched by words, then by parts of words."""
        question = asked(session, self.text)
        if question.is_empty:
            yield self.statement, self.order
            return
        yield self._narrowed(session, question, by_parts=False)
        if is_by_parts(session, self.table, self.indexed, question, self.visible):
            yield self._narrowed(session, question, by_parts=True)

    def _narrowed(
        self, session: OfficeSession, question: Question, *, by_parts: bool
    ) -> tuple[Select[Any], _Order]:
        found = narrowed(
            session, self.statement, self.table, self.indexed, question, by_parts=by_parts
        )
        return found.statement, (found.place.desc(),) if self.newest_first else self.order

    def _key(self, session: OfficeSession, order: _Order, number: int) -> tuple[Any, ...]:
        if order is self.order:
            return key_of(session, order, self.table.c.id == number)
        return (place_of(session, self.table, self.indexed, number),)

    def _ordered(self, statement: Select[Any], order: _Order) -> Select[Any]:
        """In an order only where an index has it: a count then stops early along it."""
        return statement.order_by(*order) if self.newest_first else statement
