"""In which order follow-ups stand, and where a line of theirs is: an order has one per referral."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, and_

from app.listing import key_of
from app.orders.deeds import ORDERS, REFERRALS
from app.orders.filters import FollowUpOrder, OrderFilter, visible_orders
from app.search.lists import SearchedList
from app.search.matching import place_of
from app.search.ways import Order
from app.session import OfficeSession
from models.search import ORDERS as INDEXED

#: A line of the follow-ups: its order, and its referral if it has one.
LineName = tuple[int, int | None]


class FollowUpList(SearchedList):
    """Orders with their referrals, a line each."""

    def found_order(self, place: ColumnElement[int]) -> Order:
        """The lines of one order stand together."""
        return (place.desc(), REFERRALS.c.id.nulls_last())

    def key(self, session: OfficeSession, order: Order, row: Any) -> tuple[Any, ...]:
        """What a line is ordered by."""
        order_id, referral_id = row
        if order is not self.order:
            return (place_of(session, ORDERS, INDEXED, order_id), referral_id)
        line = and_(REFERRALS.c.order_id == ORDERS.c.id, REFERRALS.c.id == (referral_id or 0))
        joined = ORDERS.outerjoin(REFERRALS, line)
        return key_of(session, order, ORDERS.c.id == order_id, of=joined)


def follow_ups_listed(
    session: OfficeSession, wanted: OrderFilter, statement: Select[Any]
) -> FollowUpList:
    """The lines of a filter.

    Args:
        session: Who asks.
        wanted: Which orders.
        statement: Narrowed to them (`app.orders.filters.filtered`).
    """
    return FollowUpList(
        table=ORDERS,
        indexed=INDEXED,
        visible=visible_orders(session),
        statement=statement,
        order=_sorting(wanted),
        keeps_order=not wanted.is_of_settled,
    )


def _sorting(wanted: OrderFilter) -> Order:
    given = ORDERS.c.given_on
    referral = REFERRALS.c.id.nulls_last()
    if wanted.is_of_settled:
        return (given.desc(), ORDERS.c.id.desc(), referral)
    last = (given, ORDERS.c.id, referral)
    if wanted.order is FollowUpOrder.AGE:
        return last
    by_deadline = (REFERRALS.c.due_on.nulls_last(), *last)
    if wanted.order is FollowUpOrder.UNIT:
        return (REFERRALS.c.name.nulls_last(), *by_deadline)
    return by_deadline
