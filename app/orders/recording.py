"""Recording the governor's orders on whatever they stand on, revoking and replacing them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import insert, select

from app import journal
from app.access import Right, require, require_may_classify
from app.changes import Changes, Kind, changed
from app.contacts import contact_name, held_contact
from app.errors import InvalidFields, InvalidInput
from app.groups import group_sheet
from app.marks import Classification
from app.orders.deeds import (
    ORDERS,
    RECORDED,
    REFERRALS,
    STEPS,
    Deed,
    step_row,
)
from app.orders.drafts import (
    OrderDraft,
    ReferralDraft,
    checked_order,
    checked_referrals,
)
from app.orders.keys import order_search_key
from app.orders.states import (
    WITHOUT_SHEET,
    OrderKind,
    OrderState,
    ReferralState,
    Scan,
)
from app.session import Desk, OfficeSession
from app.text import persian_digits

NO_ADDRESSEE = "این گیرنده ارجاع در دفتر اشخاص یافت نشد."
NO_RESOLUTION = "مصوبه در صورتجلسه جلسه خود ثبت می‌شود."


@dataclass(frozen=True, kw_only=True)
class SourceCard:
    """The record an order stands on, as the lists of orders show it.

    Attributes:
        kind: Of the record; None when he said it without any paper.
        number: As printed, digits Latin.
        title: What it is about.
        applicant: Who asked and waits to be told; empty when nobody did.
        on: Day of the record; no order on it is earlier.
        is_scanned: The sheet he wrote on was scanned onto the record before his words were typed.
    """

    kind: Kind | None = None
    id: int | None = None
    number: str = ""
    title: str = ""
    applicant: str = ""
    applicant_phone: str = ""
    classification: Classification = Classification.ORDINARY
    on: date | None = None
    is_scanned: bool = False


def record_order(
    session: OfficeSession,
    card: SourceCard,
    draft: OrderDraft,
    *,
    right: Right | None = Right.RECORD_ORDERS,
) -> Changes[int]:
    """Record an order with its referrals; saving the same draft again finds its record.

    Args:
        session: The transaction.
        card: What it stands on; whoever keeps that record has asked his own rights.
        draft: As typed.
        right: What it needs; None where the minutes that resolved it have asked their own.

    Returns:
        The order's id.

    Raises:
        NotAllowed: The operator may not record orders, or not see what he would write.
        InvalidFields: Something typed cannot be taken.
    """
    if right is not None:
        require(session.desk.operator, right)
        _require_no_resolution(draft)
    secrecy = max(int(card.classification), draft.classification)
    require_may_classify(session.desk.operator, Classification(secrecy))
    if draft.request_key is not None:
        made = session.execute(
            select(ORDERS.c.id).where(ORDERS.c.request_key == draft.request_key)
        ).scalar()
        if made is not None:
            return changed(made)
    checked = checked_order(draft, session.desk.clock.today(), card.on)
    referrals = addressees(session, checked.referrals)
    order = new_row(session.desk, card, replace(checked, classification=secrecy), referrals)
    order_id: int = session.execute(
        insert(ORDERS).values(**order).returning(ORDERS.c.id)
    ).scalar_one()
    if referrals:
        session.execute(
            insert(REFERRALS), [referral_row(session.desk, order_id, one) for one in referrals]
        )
    session.execute(insert(STEPS).values(**first_step(session, order_id, referrals)))
    note_order(session, order_id, order, referrals)
    return changed(order_id, Kind.ORDER)


def _require_no_resolution(draft: OrderDraft) -> None:
    """Refuse a resolution no minutes know of."""
    if draft.kind is OrderKind.RESOLUTION:
        raise InvalidFields([InvalidInput("kind", NO_RESOLUTION)])


def addressees(
    session: OfficeSession, drafts: Sequence[ReferralDraft]
) -> tuple[ReferralDraft, ...]:
    """Whom referrals go to: contacts as they are held now, groups as their members.

    Raises:
        InvalidFields: One is not in the directory, or a group is empty.
    """
    found: list[ReferralDraft] = []
    for draft in drafts:
        if draft.group_id is not None:
            found.extend(_members(session, draft, draft.group_id))
        elif draft.contact_id is not None:
            found.append(_held(session, draft, draft.contact_id))
        else:
            found.append(draft)
    return _each_once(found)


def _held(session: OfficeSession, draft: ReferralDraft, contact_id: int) -> ReferralDraft:
    # Whom it is referred to may have been merged while it was being typed.
    held = held_contact(session, contact_id)
    name = contact_name(session, held) if held is not None else None
    if name is None:
        raise InvalidFields([InvalidInput("referred_to_id", NO_ADDRESSEE)])
    return replace(draft, contact_id=held, name=draft.name or name)


def _members(session: OfficeSession, draft: ReferralDraft, group_id: int) -> list[ReferralDraft]:
    group = group_sheet(session, group_id)
    if not group.members:
        sentence = f"گروه «{group.name}» عضوی ندارد."
        raise InvalidFields([InvalidInput("referred_to", sentence)])
    return [
        replace(draft, contact_id=one.id, name=one.name, group_name=group.name)
        for one in group.members
    ]


def _each_once(drafts: Sequence[ReferralDraft]) -> tuple[ReferralDraft, ...]:
    """A contact in two groups is asked once; the first mention counts."""
    seen: set[object] = set()
    kept = []
    for draft in drafts:
        key = draft.contact_id if draft.contact_id is not None else draft.name
        if key not in seen:
            seen.add(key)
            kept.append(draft)
    return tuple(kept)


def new_row(
    desk: Desk, card: SourceCard, draft: OrderDraft, referrals: Sequence[ReferralDraft]
) -> dict[str, Any]:
    """The columns of a checked order recorded at `desk` now."""
    order: dict[str, Any] = {
        "source_kind": card.kind.value if card.kind else None,
        "source_id": card.id,
        "source_number": card.number,
        "source_title": card.title,
        "applicant": card.applicant or draft.applicant,
        "applicant_phone": card.applicant_phone or draft.applicant_phone,
        "kind": draft.kind.value,
        "words": draft.words,
        "given_on": draft.given_on,
        "given_at": draft.given_at,
        "classification": draft.classification,
        "written_by": desk.operator.id,
        "written_at": desk.clock.now(),
        "owner_id": desk.operator.id,
        "state": OrderState.OPEN.value,
        "settle_reason": "",
        "settled_at": None,
        "follows_id": draft.follows_id,
        "withdrawn_at": None,
        "scan": _scan_of(card, draft.kind).value,
        "scan_reason": "",
        "told_at": None,
        "told_by": None,
        "told_way": "",
        "told_words": "",
        "untold_reason": "",
        "live_referrals": len(referrals),
        "last_step": recorded_words(referrals),
        "last_step_at": desk.clock.now(),
        "printed_count": 0,
        "request_key": draft.request_key,
        "version": 1,
    }
    named = {place: referral_row(desk, 0, one) for place, one in enumerate(referrals)}
    return order | {"search_key": order_search_key(order, named)}


def _scan_of(card: SourceCard, kind: OrderKind) -> Scan:
    """What is said carries no scan; what is written misses one until its sheet is there."""
    if kind in WITHOUT_SHEET:
        return Scan.NOT_NEEDED
    return Scan.ATTACHED if card.is_scanned else Scan.MISSING


def referral_row(desk: Desk, order_id: int, draft: ReferralDraft) -> dict[str, Any]:
    """The columns of a referral made at `desk` now."""
    return {
        "order_id": order_id,
        "contact_id": draft.contact_id,
        "name": draft.name,
        "group_name": draft.group_name,
        "expected": draft.expected.value,
        "due_on": draft.due_on,
        "first_due_on": None,
        "extension_reason": "",
        "state": ReferralState.OPEN.value,
        "state_since": desk.clock.now(),
        "stopped_on": None,
        "stopped_from": "",
        "paper_sent_at": None,
        "paper_way": "",
        "paper_receipt": "",
        "scan_sent_at": None,
        "scan_way": "",
        "scan_receipt": "",
        "answer": "",
        "answer_reference": "",
        "answered_on": None,
        "write_off": "",
        "written_off_on": None,
        "written_off_by": "",
        "write_off_reference": "",
        "write_off_reason": "",
        "transferred_to_id": None,
        "follow_ups": 0,
        "rung": 0,
        "next_follow_up_on": None,
    }


def recorded_words(referrals: Sequence[ReferralDraft]) -> str:
    """What is said of the recording of an order."""
    named = "» و «".join(one.name for one in referrals[:3])
    more = len(referrals) - 3
    if more > 0:
        named += persian_digits(f"» و {more} جای دیگر «")
    named = named.removesuffix(" «").removesuffix("»")
    return f"دستور ثبت و به «{named}» ارجاع شد." if referrals else "دستور ثبت شد."


def first_step(
    session: OfficeSession, order_id: int, referrals: Sequence[ReferralDraft]
) -> dict[str, Any]:
    """The step every order begins with."""
    return step_row(session, order_id, RECORDED, recorded_words(referrals))


def note_order(
    session: OfficeSession,
    order_id: int,
    order: Mapping[str, Any],
    referrals: Sequence[ReferralDraft],
) -> None:
    """Say in the journal that an order was recorded."""
    journal.note(
        session,
        Kind.ORDER,
        order_id,
        RECORDED,
        recorded_words(referrals),
        details={"words": order["words"]},
        classification=order["classification"],
    )


def refer_order(
    session: OfficeSession, order_id: int, version: int, drafts: Sequence[ReferralDraft]
) -> Changes[int]:
    """Refer an order to others as well.

    Raises:
        InvalidFields: Nobody is named, or a deadline lies before the order.
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = Deed(session, order_id, version)
    problems: list[InvalidInput] = []
    checked = checked_referrals(drafts, deed.order["given_on"], problems)
    if not checked:
        problems.append(InvalidInput("referred_to", "گیرنده ارجاع را بنویسید."))
    if problems:
        raise InvalidFields(problems)
    fresh = addressees(session, checked)
    for one in fresh:
        deed.add_referral(referral_row(session.desk, order_id, one))
    names = "» و «".join(one.name for one in fresh)
    return deed.finish("refer_order", f"به «{names}» هم ارجاع شد.")


def card_of(order: Mapping[str, Any]) -> SourceCard:
    """The record an order stands on, as the order keeps it."""
    return SourceCard(
        kind=Kind(order["source_kind"]) if order["source_kind"] else None,
        id=order["source_id"],
        number=order["source_number"],
        title=order["source_title"],
        applicant=order["applicant"],
        applicant_phone=order["applicant_phone"],
        classification=Classification(order["classification"]),
    )
