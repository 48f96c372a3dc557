"""A register's list, with or without something searched in it: its rows, count and places.

found = RegisterList(statement, order, LETTERS, INDEXED, visible, wanted.text, newest_first=True)
rows = found.rows(session, after=after, offset=offset, limit=limit)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, Table, select
from sqlalchemy.orm import Session

from app.listing import before_row, bounded_count, key_of, listed
from app.search.asking import Question
from app.search.matching import asked, by_number, is_by_parts, narrowed, place_of
from app.session import OfficeSession
from models.search import Indexed

#: Columns a list is ordered by.
Order = Sequence[ColumnElement[Any]]


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
    order: Order
    table: Table
    indexed: Indexed
    visible: Sequence[ColumnElement[bool]]
    text: str
    newest_first: bool

    def rows(
        self,
        session: OfficeSession,
        *,
        after: Any = None,
        offset: int = 0,
        limit: int = 50,
    ) -> list[Row[Any]]:
        """A part of the list.

        Args:
            session: Where to ask.
            after: The id of the row before it; None for the first.
            offset: Rows to leave out after that, as `app.listing.listed` has it.
            limit: How many at most.

        Raises:
            NotFound: The row before it is not in the store any more.
        """
        for statement, order in self.ways(session):
            key = None if after is None else self.key(session, order, after)
            found = listed(session, statement, order, after=key, offset=offset, limit=limit)
            if found:
                return found
        return []

    def count(self, session: OfficeSession, most: int | None = None) -> int:
        """How many rows it has; with `most`, no more than one above it."""
        for statement, order in self.ways(session):
            count = bounded_count(session, self._ordered(statement, order), most)
            if count:
                return count
        return 0

    def place(self, session: OfficeSession, number: int, most: int | None = None) -> int | None:
        """How many rows stand before a record: with `most`, no more than one above it.

        Returns:
            None where it is not in the list.
        """
        for statement, order in self.ways(session):
            its_own = statement.where(self.table.c.id == number)
            if session.execute(its_own.limit(1)).first() is None:
                continue
            before = statement.where(before_row(order, self.key(session, order, number)))
            return bounded_count(session, self._ordered(before, order), most)
        return None

    def ways(self, session: OfficeSession) -> Iterator[tuple[Select[Any], Order]]:
        """The list as it is asked: by a number, by words, by parts of them where no word fits."""
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

    def _narrowed(
        self, session: OfficeSession, question: Question, *, by_parts: bool
    ) -> tuple[Select[Any], Order]:
        found = narrowed(
            session, self.statement, self.table, self.indexed, question, by_parts=by_parts
        )
        return found.statement, self.found_order(found.place) if self.newest_first else self.order

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
        if order is self.order or order[0] is self.table.c.get("number_key"):
            return key_of(session, order, self.table.c.id == row)
        return (place_of(session, self.table, self.indexed, row),)

    def _ordered(self, statement: Select[Any], order: Order) -> Select[Any]:
        """In an order only where an index has it: a count then stops early along it."""
        return statement.order_by(*order) if self.newest_first else statement


#: What rows of a register are found by, as they and all that belongs to them stand.
KeysOf = Callable[[Connection | Session, Sequence[Mapping[Any, Any]]], Sequence[str]]


def keys_by(
    table: Table, keys_of: KeysOf
) -> Callable[[OfficeSession, int, int], Sequence[tuple[int, str]]]:
    """The keys of a register's rows after an id, so many at most (`Findable.keys`)."""

    def keys(session: OfficeSession, after: int, most: int) -> Sequence[tuple[int, str]]:
        following = select(table).where(table.c.id > after).order_by(table.c.id).limit(most)
        rows = session.execute(following).mappings().all()
        found = keys_of(session, rows) if rows else ()
        return list(zip((row["id"] for row in rows), found, strict=True))

    return keys
