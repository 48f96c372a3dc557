"""Every way to ask for orders."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from app.access import Right, require
from app.changes import Kind
from app.database import OfficeSession
from app.orders.drafts import OrderKind
from models.operators import Operator
from models.orders import Order, Referral


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
