"""What the records that orders stand on do to them: they change, or are taken away."""

from __future__ import annotations

from sqlalchemy import func, select, update

from app.changes import Kind
from app.errors import NotAllowed
from app.orders.deeds import ORDERS, order_search_key, referrals_of
from app.orders.recording import SourceCard
from app.orders.states import OrderState
from app.session import OfficeSession
from app.text import persian_digits


def follow_source(session: OfficeSession, card: SourceCard) -> None:
    """Let the orders on a record say what the record says now; its journal entry tells why."""
    says = {
        "source_number": card.number,
        "source_title": card.title,
        "applicant": card.applicant,
        "applicant_phone": card.applicant_phone,
        "classification": int(card.classification),
    }
    on_it = (ORDERS.c.source_kind == (card.kind or ""), ORDERS.c.source_id == card.id)
    for row in session.execute(select(ORDERS).where(*on_it)).mappings().all():
        order = dict(row)
        if all(order[name] == value for name, value in says.items()):
            continue
        order |= says
        key = order_search_key(order, referrals_of(session, order["id"]))
        session.execute(
            update(ORDERS)
            .where(ORDERS.c.id == order["id"])
            .values(**says, search_key=key, version=order["version"] + 1)
        )


def require_no_open_orders(session: OfficeSession, kind: Kind, record_id: int) -> None:
    """Refuse to let a record go on which an order still runs.

    Raises:
        NotAllowed: The sentence says how many.
    """
    count = session.execute(
        select(func.count())
        .select_from(ORDERS)
        .where(
            ORDERS.c.source_kind == kind.value,
            ORDERS.c.source_id == record_id,
            ORDERS.c.state == OrderState.OPEN.value,
        )
    ).scalar_one()
    if count:
        raise NotAllowed(
            persian_digits(f"{count} دستور بر این برگ هنوز در جریان است؛ نخست آن را مختومه کنید.")
        )
