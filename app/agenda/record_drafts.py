"""A request as a letter or a call asks for it, so that nothing is typed a second time."""

from __future__ import annotations

from dataclasses import replace

from app.access import Right, require
from app.agenda.drafts import EventDraft, LinkedRecord
from app.agenda.states import Origin, RequestChannel
from app.changes import Kind
from app.letters import LetterDirection, LetterSheet, letter_sheet
from app.linked_records import require_linked
from app.marks import Classification
from app.phone_calls import CallSheet, call_sheet
from app.session import OfficeSession


def draft_from_record(session: OfficeSession, kind: Kind, record_id: int) -> EventDraft:
    """A request filled from a record and linked to it.

    Raises:
        InvalidInput: No entry hangs together with records of this kind.
        NotAllowed: The operator may not plan, or may not see such records.
        NotFound: There is no such record for him.
    """
    require(session.desk.operator, Right.PLAN_AGENDA)
    require_linked(session, kind, record_id)
    draft = EventDraft(links=(LinkedRecord(kind=kind, id=record_id),))
    if kind is Kind.LETTER:
        return _of_letter(draft, letter_sheet(session, record_id))
    if kind is Kind.CALL:
        return _of_call(draft, call_sheet(session, record_id))
    return draft


def _of_letter(draft: EventDraft, letter: LetterSheet) -> EventDraft:
    incoming = letter.direction is LetterDirection.INCOMING
    return replace(
        draft,
        subject=letter.subject,
        classification=letter.classification,
        origin=Origin.AGENCY if incoming else Origin.OFFICE,
        channel=RequestChannel.LETTER,
        requester_id=letter.sender_id if incoming else None,
        requester_name=letter.sender_name if incoming else "",
        requester_post=letter.sender_post if incoming else "",
        organisation_id=letter.organisation_id if incoming else None,
        organisation=letter.organisation if incoming else "",
        requester_phone=letter.sender_phone if incoming else "",
        letter_number=letter.their_number or letter.number,
        letter_date=letter.their_date or letter.dated,
        necessity=letter.summary,
    )


def _of_call(draft: EventDraft, call: CallSheet) -> EventDraft:
    return replace(
        draft,
        subject=call.subject,
        classification=Classification(call.classification),
        origin=Origin.PERSON,
        channel=RequestChannel.PHONE,
        requester_id=call.caller_id,
        requester_name=call.caller_name,
        requester_post=call.caller_post,
        organisation=call.organisation,
        requester_phone=call.phone,
        necessity=call.request,
    )
