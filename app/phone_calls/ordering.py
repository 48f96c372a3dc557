"""Calls as a source of the governor's orders."""

from __future__ import annotations

from app.access import Right, require
from app.attachments import files_of
from app.changes import Changes, Kind
from app.clock import to_tehran
from app.marks import Classification, Urgency
from app.orders import OrderDraft, RecordCover, ReferralDraft, SourceCard, record_order
from app.phone_calls.course import record_note
from app.phone_calls.drafts import NoteDraft
from app.phone_calls.operations import card_of_call, seen_call
from app.phone_calls.states import CallState
from app.session import OfficeSession
from app.telephone import isolated_telephone
from app.text import persian_digits


def call_card(session: OfficeSession, call_id: int) -> SourceCard:
    """What a call shows of itself to its orders.

    Raises:
        NotFound: There is no such call for this operator.
    """
    require(session.desk.operator, Right.READ_CALLS)
    return card_of_call(seen_call(session, call_id))


def call_cover(session: OfficeSession, call_id: int) -> RecordCover:
    """What the cover of a call says of it.

    Raises:
        NotFound: There is no such call for this operator.
    """
    require(session.desk.operator, Right.READ_CALLS)
    call = seen_call(session, call_id)
    names = (
        call["caller_name"] or isolated_telephone(call["phone"]),
        call["caller_post"],
        call["organisation"],
    )
    files = len(files_of(session, Kind.CALL, call_id))
    return RecordCover(
        kind=Kind.CALL,
        id=call_id,
        number=call["number"],
        on=to_tehran(call["called_at"]).date(),
        from_whom="، ".join(name for name in names if name),
        subject=call["subject"],
        classification=Classification(call["classification"]),
        urgency=Urgency(call["urgency"]),
        enclosures=persian_digits(f"{files} پرونده") if files else "",
    )


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
