"""Calls as a source of the governor's orders."""

from __future__ import annotations

from app.access import Right, require
from app.changes import Changes
from app.orders import OrderDraft, ReferralDraft, SourceCard, record_order
from app.phone_calls.course import record_note
from app.phone_calls.drafts import NoteDraft
from app.phone_calls.operations import card_of_call, seen_call
from app.phone_calls.states import CallState
from app.session import OfficeSession


def call_card(session: OfficeSession, call_id: int) -> SourceCard:
    """What a call shows of itself to its orders.

    Raises:
        NotFound: There is no such call for this operator.
    """
    require(session.desk.operator, Right.READ_CALLS)
    return card_of_call(seen_call(session, call_id))


def record_order_on_call(session: OfficeSession, call_id: int, draft: OrderDraft) -> Changes[int]:
    """Record an order on a call: his note if its form is in the folder, else one said besides.

    Raises:
        NotFound: There is no such call for this operator.
        NotAllowed, InvalidFields: As for recording.
    """
    require(session.desk.operator, Right.RECORD_ORDERS)
    call = seen_call(session, call_id)
    if call["state"] == CallState.IN_FOLDER.value:
        return record_note(session, call_id, call["version"], note_of(draft))
    return record_order(session, card_of_call(call), draft)


def note_of(draft: OrderDraft) -> NoteDraft:
    """An order as the note of a call's form."""
    first, others = ReferralDraft(), draft.referrals
    if others and others[0].group_id is None:
        first, others = others[0], others[1:]
    return NoteDraft(
        kind=draft.kind,
        words=draft.words,
        noted_on=draft.given_on,
        noted_at=draft.given_at,
        referred_to_id=first.contact_id,
        referred_to=first.name,
        expected=first.expected,
        due_on=first.due_on,
        others=others,
    )
