"""The list of a register: whole in its own order, or what a question finds of it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    RowMapping,
    Select,
    Table,
    bindparam,
    select,
)
from sqlalchemy.orm import Session

from app.listing import (
    before_row,
    bounded_count,
    key_asked,
    key_statement,
    listed,
    named_key,
)
from app.search.asking import Question
from app.search.matching import (
    Look,
    Narrowed,
    Values,
    asked,
    asked_values,
    looks,
    may_be_parts,
    narrowed,
    place_of,
)
from app.search.ways import Order, Way
from app.session import OfficeSession
from app.text import LAST_CHARACTER
from models.search import Indexed


@dataclass(frozen=True, eq=False)
class SearchedList:
    """A list as a filter asks for it, in which something may be searched.

    Attributes:
        table: The register's.
        indexed: How it lies in the search tables.
        visible: What of the register this operator may see at all.
        statement: Columns and every condition but the question, without an order.
        order: The list's own, as `app.listing.after_row` has it.
        keeps_order: What is found stands in the list's own order too, as in lists by the hour;
            else the newest comes first.
        beside: What joins the tables that the order needs besides.
    """

    table: Table
    indexed: Indexed
    visible: Sequence[ColumnElement[bool]]
    statement: Select[Any]
    order: Order
    keeps_order: bool = False
    beside: tuple[ColumnElement[bool], ...] = ()
    _ways: dict[Hashable, Way] = field(default_factory=dict, init=False, repr=False)
    _keys: dict[bool, Select[Any]] = field(default_factory=dict, init=False, repr=False)

    def page(
        self,
        session: OfficeSession,
        question: Question | str,
        *,
        after: Any = None,
        offset: int = 0,
        limit: int = 50,
    ) -> list[RowMapping]:
        """Some rows of the list.

        Args:
            session: Where to ask.
            question: What is searched, as typed or read already.
            after: The id of the row before the page; None for the first.
            offset: Rows to leave out after it, as `app.listing.listed` has it.
            limit: How many at most.

        Raises:
            NotFound: The row before the page is not in the store any more.
        """
        rows = self.rows(session, question, after=after, offset=offset, limit=limit)
        return [row._mapping for row in rows]  # noqa: SLF001  # a row's documented mapping

    def rows(
        self,
        session: OfficeSession,
        question: Question | str,
        *,
        after: Any = None,
        offset: int = 0,
        limit: int = 50,
    ) -> Sequence[Row[Any]]:
        """The same rows, their columns as attributes and in the order they are asked in."""
        for way, values in self.ways(session, question):
            rows = self.rows_by(session, way, values, after=after, offset=offset, limit=limit)
            if rows:
                return rows
        return ()

    def rows_by(
        self,
        session: OfficeSession,
        way: Way,
        values: Values,
        *,
        after: Any = None,
        offset: int = 0,
        limit: int = 50,
    ) -> Sequence[Row[Any]]:
        """The rows one of `ways` finds."""
        if after is None:
            return way.first_rows(session, values, offset=max(0, offset), limit=limit)
        key = self.key(session, way.order, after)
        if offset >= 0:
            page = {**values, **named_key(key), "offset": offset, "limit": limit}
            return way.later_rows(session, page, key, self.indexed)
        return listed(
            session, way.statement, way.order, after=key, offset=offset, limit=limit, values=values
        )

    def count(
        self, session: OfficeSession, question: Question | str, most: int | None = None
    ) -> int:
        """How many rows the list has; with `most`, no more than one above it.

        Args:
            session: Where to ask.
            question: As for `page`.
            most: Where counting stops.
        """
        for way, values in self.ways(session, question):
            count = way.counted(session, values, most)
            if count:
                return count
        return 0

    def place(
        self,
        session: OfficeSession,
        question: Question | str,
        number: int,
        most: int | None = None,
    ) -> int | None:
        """How many rows stand before a record: with `most`, no more than one above it.

        Returns:
            None where it is not in the list.
        """
        for way, values in self.ways(session, question):
            this = way.ids.where(self.table.c.id == number).limit(1)
            if session.ask(this, values).first() is None:
                continue
            before = before_row(way.order, self.key(session, way.order, number))
            return bounded_count(session, way.ids.where(before), most, values)
        return None

    def ways(
        self, session: OfficeSession, question: Question | str, *, with_parts: bool = True
    ) -> Iterator[tuple[Way, Values]]:
        """What lists the rows, and what it asks: by a number, by words, by parts of words.

        Who types a number wants that one, and no record that has it among its words: of a number
        somebody may see there is no other way. That is asked only of one that is not in the list.

        Args:
            session: Where to ask.
            question: As for `page`.
            with_parts: Whether parts of words are a way.
        """
        if isinstance(question, str):
            question = asked(session, question)
        if question.is_empty:
            yield self._way("whole", lambda: self._own(self.statement)), {}
            return
        number = question.number
        if number and "number_key" in self.table.c:
            yield self._by_number(number)
            if self._is_number(session, number):
                return
        yield self.by_words(session, question)
        if with_parts and self.is_by_parts(session, question):
            yield self.by_words(session, question, by_parts=True)

    def _by_number(self, number: str) -> tuple[Way, Values]:
        """The records whose number begins so, the number itself first.

        Every number of a year has the same words, so that asking for them would gather them all.
        """
        key, record = self.table.c.number_key, self.table.c.id

        def of_number() -> Way:
            return Way(self.statement.where(*_begins(key)), (key, record), record)

        return self._way("number", of_number), _number_asked(number)

    def _is_number(self, session: OfficeSession, number: str) -> bool:
        """Whether the operator may see a record whose number begins so, in this list or not."""
        record = self.table.c.id

        def any_of_them() -> Way:
            begins = _begins(self.table.c.number_key)
            return Way(select(record).where(*self.visible, *begins), (), record)

        any_page = self._way("any number", any_of_them).first_page
        return session.ask(any_page, {**_number_asked(number), **_ONE}).first() is not None

    def by_words(
        self, session: OfficeSession, question: Question, *, by_parts: bool = False
    ) -> tuple[Way, Values]:
        """The records that have the words asked, or parts of words.

        Args:
            session: Where to ask.
            question: Not empty.
            by_parts: Whether it is parts (`is_by_parts`).
        """
        values = asked_values(session, self.indexed, question, by_parts=by_parts)

        def narrow() -> Way:
            found = self._narrowed(session, self.statement, values, by_parts=by_parts)
            if self.keeps_order:
                return self._own(found.statement)
            way = Way(found.statement, self.found_order(found.place), self.table.c.id)
            return replace(way, looks={look: look_for(look) for look in looks(values)})

        def look_for(look: Look) -> Way:
            found = self._narrowed(session, self.statement, values, look=look)
            return Way(found.statement, self.found_order(found.place), self.table.c.id)

        return self._way((by_parts, *values), narrow), values

    def is_by_parts(self, session: OfficeSession, question: Question) -> bool:
        """Whether parts of words answer a question, because no visible record has the words."""
        if not may_be_parts(session, question):
            return False
        values = asked_values(session, self.indexed, question)

        def any_of_them() -> Way:
            records = select(self.table.c.id).where(*self.visible)
            found = self._narrowed(session, records, values)
            return Way(found.statement, (found.place.desc(),), self.table.c.id)

        way = self._way(("any", *values), any_of_them)
        return session.ask(way.first_page, {**values, **_ONE}).first() is None

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
        return key_asked(session, self._key_statement(order), {"record": row})

    def _key_statement(self, order: Order) -> Select[Any]:
        name = order is self.order
        known = self._keys.get(name)
        if known is None:
            record = self.table.c.id == bindparam("record")
            known = self._keys[name] = key_statement(order, record, *self.beside)
        return known

    def _own(self, statement: Select[Any]) -> Way:
        return Way(statement, self.order, self.table.c.id, along=False)

    def _narrowed(
        self,
        session: OfficeSession,
        statement: Select[Any],
        names: Values,
        *,
        by_parts: bool = False,
        look: Look | None = None,
    ) -> Narrowed:
        return narrowed(
            statement,
            self.table,
            self.indexed,
            names,
            is_shared=session.is_shared,
            by_parts=by_parts,
            look=look,
        )

    def _way(self, name: Hashable, build: Callable[[], Way]) -> Way:
        """A way of this list, built when it is first asked for."""
        known = self._ways.get(name)
        if known is None:
            known = self._ways[name] = build()
        return known


def _begins(key: ColumnElement[str]) -> tuple[ColumnElement[bool], ...]:
    return key >= bindparam("asked_number"), key < bindparam("asked_number_end")


def _number_asked(number: str) -> Values:
    return {"asked_number": number, "asked_number_end": number + LAST_CHARACTER}


#: The first row alone.
_ONE: Final = {"offset": 0, "limit": 1}


def of_ids(statement: Select[Any], record: ColumnElement[int]) -> Select[Any]:
    """What a statement says of some records alone, whose `ids` are given each time: built once."""
    return statement.where(record.in_(bindparam("ids", expanding=True)))


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
