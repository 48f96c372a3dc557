"""What a source's own telling does to its orders: who heard the result has heard theirs."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from app.changes import Kind
from app.orders.closing import undone
from app.orders.deeds import (
    ORDERS,
    SOURCE_TOLD,
    STEPS,
    Deed,
    standing_steps,
)
from app.orders.states import OrderState, TellingWay
from app.orders.taking_back import take_order_step_back
from app.session import Desk, OfficeSession


def source_told(
    session: OfficeSession,
    source: Kind,
    source_id: int,
    words: str,
    *,
    reason: str = "",
    way: TellingWay = TellingWay.PHONE,
) -> set[Kind]:
    """Say that the applicant of a record was told: its orders without awaited results are told.

    Told before the results came, he waits for them still, and the orders say so.

    Args:
        session: The transaction; whoever told asked the rights.
        source: Kind of the record.
        source_id: Which.
        words: What was said.
        reason: Why he was not told after all, in place of it.
        way: How he was told.

    Returns:
        The kinds that were touched.
    """
    rows = session.execute(
        select(ORDERS.c.id, ORDERS.c.version).where(
            ORDERS.c.source_kind == source.value,
            ORDERS.c.source_id == source_id,
            ORDERS.c.state == OrderState.OPEN.value,
            ORDERS.c.live_referrals == 0,
            ORDERS.c.applicant != "",
            ORDERS.c.told_at.is_(None),
            ORDERS.c.untold_reason == "",
        )
    ).all()
    for order_id, version in rows:
        deed = Deed(session, order_id, version, right=None)
        after = dict(deed.order)
        said = telling(after, session.desk, words, reason, way)
        deed.set_order(
            **{name: value for name, value in after.items() if deed.order[name] != value}
        )
        deed.finish(SOURCE_TOLD, said)
    return {Kind.ORDER} if rows else set()


def telling(
    order: dict[str, Any],
    desk: Desk,
    words: str,
    reason: str,
    way: TellingWay = TellingWay.PHONE,
) -> str:
    """Write into an order's columns that its applicant heard the result, or why not.

    An order with which nothing is left to do closes with it. Its referrals are done with.

    Returns:
        What is said of it.
    """
    now = desk.clock.now()
    if reason:
        order["untold_reason"] = reason
        said = f"به متقاضی گفته نشد: {reason}"
    else:
        order |= {
            "told_at": now,
            "told_by": desk.operator.id,
            "told_way": way.value,
            "told_words": words,
        }
        said = f"نتیجه به «{order['applicant']}» گفته شد."
    if not undone(order, {}):
        order |= {"state": OrderState.CLOSED.value, "settled_at": now}
        said += " دستور مختومه شد."
    return said


def source_untold(session: OfficeSession, source: Kind, source_id: int) -> set[Kind]:
    """Take back what the record's telling did to its orders, where nothing was done since.

    Raises:
        NotAllowed: An order has gone on since.
    """
    rows = session.execute(
        select(ORDERS.c.id, ORDERS.c.version)
        .join(STEPS, STEPS.c.order_id == ORDERS.c.id)
        .where(
            ORDERS.c.source_kind == source.value,
            ORDERS.c.source_id == source_id,
            STEPS.c.action == SOURCE_TOLD,
            STEPS.c.taken_back_at.is_(None),
        )
        .distinct()
    ).all()
    for order_id, version in rows:
        if standing_steps(session, order_id)[-1]["action"] == SOURCE_TOLD:
            take_order_step_back(session, order_id, version, right=None)
    return {Kind.ORDER} if rows else set()
