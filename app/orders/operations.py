"""Recording and revoking the governor's orders, whatever record they stand on."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import insert, update

from app import journal
from app.access import Right, require
from app.changes import Changes, Kind, changed
from app.contacts import held_contact
from app.orders.drafts import OrderDraft
from app.session import Desk, OfficeSession
from models.orders import Order, Referral


def record_order(
    session: OfficeSession, source: Kind, source_id: int, draft: OrderDraft
) -> Changes[int]:
    """Record an order given on a record, with its referral.

    Raises:
        NotAllowed: The operator may not record orders.
    """
    require(session.desk.operator, Right.RECORD_ORDERS)
    if draft.referred_to_id is not None:
        # Whom it is referred to may have been merged while it was being typed.
        draft = replace(draft, referred_to_id=held_contact(session, draft.referred_to_id))
    number = session.execute(
        insert(Order).values(**new_row(session.desk, source, source_id, draft)).returning(Order.id)
    ).scalar_one()
    if draft.referred_to:
        session.execute(insert(Referral).values(**referral_row(number, draft)))
    note_order(session, number, draft)
    return changed(number, Kind.ORDER)


def new_row(desk: Desk, source: Kind, source_id: int, draft: OrderDraft) -> dict[str, object]:
    """The columns of an order recorded at `desk` now."""
    return {
        "source_kind": source.value,
        "source_id": source_id,
        "kind": draft.kind.value,
        "words": draft.words,
        "given_on": draft.given_on,
        "classification": draft.classification,
        "written_by": desk.operator.id,
        "written_at": desk.clock.now(),
        "revoked_at": None,
        "version": 1,
    }


def referral_row(number: int, draft: OrderDraft) -> dict[str, object]:
    """The columns of an order's referral."""
    return {
        "order_id": number,
        "contact_id": draft.referred_to_id,
        "name": draft.referred_to,
        "due_on": draft.due_on,
    }


def note_order(session: OfficeSession, number: int, draft: OrderDraft) -> None:
    """Say in the journal that an order was recorded."""
    referred = f" و به «{draft.referred_to}» ارجاع" if draft.referred_to else ""
    journal.note(
        session,
        Kind.ORDER,
        number,
        "record_order",
        f"دستور ثبت{referred} شد.",
        details={"words": draft.words},
        classification=draft.classification,
    )


def revoke_order(session: OfficeSession, number: int) -> Changes[int]:
    """Take an order back that was recorded by mistake; its row stays."""
    require(session.desk.operator, Right.RECORD_ORDERS)
    classification = session.execute(
        update(Order)
        .where(Order.id == number)
        .values(revoked_at=session.desk.clock.now(), version=Order.version + 1)
        .returning(Order.classification)
    ).scalar_one()
    journal.note(
        session,
        Kind.ORDER,
        number,
        "revoke_order",
        "ثبت دستور پس گرفته شد.",
        classification=classification,
    )
    return changed(number, Kind.ORDER)


def reclassify_orders(
    session: OfficeSession, source: Kind, source_id: int, classification: int
) -> None:
    """Make the orders on a record as secret as the record became; its journal entry says so."""
    session.execute(
        update(Order)
        .where(
            Order.source_kind == source.value,
            Order.source_id == source_id,
            Order.classification != classification,
        )
        .values(classification=classification, version=Order.version + 1)
    )
