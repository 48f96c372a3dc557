"""Every way to ask for orders."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.engine import Row

from app.access import Right, require
from app.changes import Kind
from app.clock import to_tehran
from app.errors import NotFound
from app.marks import Classification
from app.orders.drafts import OrderKind
from app.session import OfficeSession
from app.text import search_key, search_phrases
from models.calls import Call
from models.operators import Operator
from models.orders import Order, Referral

MISSING = "این دستور در دفتر یافت نشد."


class OrderState(StrEnum):
    """Whether an order still counts."""

    STANDING = "standing"
    REVOKED = "revoked"


@dataclass(frozen=True)
class OrderFilter:
    """Which orders are asked for.

    Attributes:
        text: Parts of the words, the unit it was referred to, or the record's number.
        from_day: First day they were given.
        to_day: Last day they were given.
        state: Only these.
    """

    text: str = ""
    from_day: date | None = None
    to_day: date | None = None
    state: OrderState | None = None


@dataclass(frozen=True)
class OrderRow:
    """An order with the call it was written on."""

    id: int
    kind: OrderKind
    state: OrderState
    call_id: int
    call_number: str
    words: str
    given_on: date
    referred_to_id: int | None
    referred_to: str
    due_on: date | None
    classification: Classification
    written_by: str
    written_at: datetime


@dataclass(frozen=True)
class OrderLine:
    """A standing order of a record, with its referral."""

    id: int
    kind: OrderKind
    words: str
    given_on: date
    written_by: str
    written_at: datetime
    referred_to: str
    due_on: date | None


def orders_of(session: OfficeSession, source: Kind, source_id: int) -> list[OrderLine]:
    """The orders that stand on a record, newest first; revoked ones are not among them."""
    require(session.desk.operator, Right.READ_CALLS)
    rows = session.execute(
        select(
            Order.id,
            Order.kind,
            Order.words,
            Order.given_on,
            Operator.full_name,
            Order.written_at,
            Referral.name,
            Referral.due_on,
        )
        .join(Operator, Operator.id == Order.written_by)
        .outerjoin(Referral, Referral.order_id == Order.id)
        .where(
            Order.source_kind == source.value,
            Order.source_id == source_id,
            Order.revoked_at.is_(None),
            Order.classification <= int(session.desk.operator.clearance),
        )
        .order_by(Order.id.desc())
    )
    return [
        OrderLine(number, OrderKind(kind), words, given_on, by, at, referred_to or "", due_on)
        for number, kind, words, given_on, by, at, referred_to, due_on in rows
    ]


def _orders(session: OfficeSession) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Order.id,
            Order.kind,
            Order.revoked_at,
            Order.source_id.label("call_id"),
            Call.number.label("call_number"),
            Order.words,
            Order.given_on,
            Referral.contact_id.label("referred_to_id"),
            Referral.name.label("referred_to"),
            Referral.due_on,
            Order.classification,
            Operator.full_name.label("written_by"),
            Order.written_at,
        )
        .join(Call, Call.id == Order.source_id)
        .join(Operator, Operator.id == Order.written_by)
        .outerjoin(Referral, Referral.order_id == Order.id)
        .where(
            Order.source_kind == Kind.CALL.value,
            Order.classification <= int(session.desk.operator.clearance),
        )
    )


def _order_row(row: Row[*tuple[Any, ...]]) -> OrderRow:
    return OrderRow(
        id=row.id,
        kind=OrderKind(row.kind),
        state=OrderState.STANDING if row.revoked_at is None else OrderState.REVOKED,
        call_id=row.call_id,
        call_number=row.call_number,
        words=row.words,
        given_on=row.given_on,
        referred_to_id=row.referred_to_id,
        referred_to=row.referred_to or "",
        due_on=row.due_on,
        classification=Classification(row.classification),
        written_by=row.written_by,
        written_at=to_tehran(row.written_at),
    )


def list_orders(session: OfficeSession, wanted: OrderFilter) -> list[OrderRow]:
    """The orders asked for, newest first."""
    require(session.desk.operator, Right.READ_CALLS)
    statement = _orders(session).order_by(Order.given_on.desc(), Order.id.desc())
    if wanted.from_day is not None:
        statement = statement.where(Order.given_on >= wanted.from_day)
    if wanted.to_day is not None:
        statement = statement.where(Order.given_on <= wanted.to_day)
    if wanted.state is not None:
        stands = Order.revoked_at.is_(None)
        statement = statement.where(stands if wanted.state is OrderState.STANDING else ~stands)
    words = search_phrases(wanted.text)
    rows = [_order_row(row) for row in session.execute(statement)]
    # Orders have no stored search key yet; the issue that gives them a register adds it.
    return [row for row in rows if not words or _is_found(row, words)]


def _is_found(row: OrderRow, words: tuple[tuple[str, ...], ...]) -> bool:
    key = search_key(f"{row.call_number} {row.referred_to} {row.words}")
    return all(any(form in key for form in forms) for forms in words)


def order_sheet(session: OfficeSession, number: int) -> OrderRow:
    """One order.

    Raises:
        NotFound: There is no such order for this operator.
    """
    require(session.desk.operator, Right.READ_CALLS)
    row = session.execute(_orders(session).where(Order.id == number)).first()
    if row is None:
        raise NotFound(MISSING)
    return _order_row(row)
