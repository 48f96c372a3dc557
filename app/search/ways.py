"""A way the rows of a list are asked for: a statement built once, whatever is asked of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Integer, Row, Select, bindparam, func, select

from app.listing import after_row, bounded_count, key_named
from app.search.matching import Look, Values, newest_below, of_newest
from app.session import OfficeSession
from models.search import Indexed

#: Columns a list is ordered by.
Order = tuple[ColumnElement[Any], ...]


@dataclass(frozen=True, eq=False)
class Way:
    """How the rows of a list are asked for, whatever is asked: `Values` are given each time.

    Attributes:
        statement: Columns and conditions, without an order.
        order: The list's, as `app.listing.after_row` has it.
        record: The id of a row.
        along: Whether an index has the order, so that counting along it stops early.
        looks: Other ways to look for a page of them than the usual one.
    """

    statement: Select[Any]
    order: Order
    record: ColumnElement[int]
    along: bool = True
    looks: Mapping[Look, Way] = field(default_factory=dict)
    _later: dict[tuple[bool, ...], Select[Any]] = field(
        default_factory=dict, init=False, repr=False
    )

    @cached_property
    def first_page(self) -> Select[Any]:
        """The first rows, `offset` left out and `limit` at most."""
        ordered = self.statement.order_by(*self.order)
        return ordered.offset(_integer("offset")).limit(_integer("limit"))

    def later_page(self, key: Sequence[Any]) -> Select[Any]:
        """The rows after one, by the names of its key (`app.listing.named_key`)."""
        gaps = tuple(value is None for value in key)
        known = self._later.get(gaps)
        if known is None:
            after = after_row(self.order, key_named(self.order, key))
            ordered = self.statement.where(after).order_by(*self.order)
            known = ordered.offset(_integer("offset")).limit(_integer("limit"))
            self._later[gaps] = known
        return known

    @cached_property
    def ids(self) -> Select[Any]:
        """The ids alone."""
        ids = self.statement.with_only_columns(self.record, maintain_column_froms=True)
        return ids.order_by(*self.order) if self.along else ids

    @cached_property
    def count(self) -> Select[Any]:
        """How many rows there are, counted to `limit` at most."""
        return select(func.count()).select_from(self.ids.limit(_integer("limit")).subquery())

    def first_rows(
        self, session: OfficeSession, values: Values, *, offset: int, limit: int
    ) -> Sequence[Row[Any]]:
        """The first rows: the newest, where they are enough, else of all."""
        page = {"offset": offset, "limit": limit}
        if Look.NEWEST in self.looks:
            newest = self.looks[Look.NEWEST].first_page
            rows = session.ask(newest, {**of_newest(values), **page}).all()
            if len(rows) == limit:
                return rows
        first = self.looks.get(Look.ALL, self).first_page
        return session.ask(first, {**values, **page}).all()

    def later_rows(
        self, session: OfficeSession, values: Values, key: Sequence[Any], indexed: Indexed
    ) -> Sequence[Row[Any]]:
        """The rows after one: the next of all, where they are enough, else of all after it.

        Args:
            session: Where to ask.
            values: What is asked, with the names of the key, `offset` and `limit`.
            key: Of the row before; where this has `looks`, its place.
            indexed: How the register is indexed.
        """
        if Look.NEWEST in self.looks:
            nearest = self.looks[Look.NEWEST].later_page(key)
            rows = session.ask(nearest, newest_below(session, indexed, values, key[0])).all()
            if len(rows) == values["limit"]:
                return rows
        later = self.looks.get(Look.ALL, self).later_page(key)
        return session.ask(later, values).all()

    def counted(self, session: OfficeSession, values: Values, most: int | None) -> int:
        """How many rows there are; with `most`, no more than one above it."""
        if most is None:
            return bounded_count(session, self.ids, None, values)
        counted: int
        if Look.NEWEST in self.looks:
            newest = self.looks[Look.NEWEST].count
            counted = session.ask(newest, {**of_newest(values), "limit": most + 1}).scalar_one()
            if counted > most:
                return counted
        every = self.looks.get(Look.ALL, self).count
        counted = session.ask(every, {**values, "limit": most + 1}).scalar_one()
        return counted


def _integer(name: str) -> ColumnElement[int]:
    return bindparam(name, type_=Integer())
