"""Every way to change a call: log it, correct it, and count its prints.

What leads a registered call through its life is in `app.phone_calls.course`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import insert, select, update

from app import journal
from app.access import Right, require, require_clearance, require_may_classify
from app.changes import Changes, Kind, changed
from app.clock import to_tehran
from app.contacts import ContactDraft, PhoneDraft, PositionDraft, add_contact, held_contact
from app.database import STALE
from app.errors import InvalidFields, InvalidInput, NotAllowed, NotFound, StaleRecord
from app.folder import follow_record
from app.marks import Classification
from app.numbering import CALLS as SERIES
from app.numbering import RegisterNumber, take_number
from app.orders import SourceCard, follow_source
from app.phone_calls.drafts import CallDraft, CheckedCall, checked_call
from app.phone_calls.keys import call_search_key
from app.phone_calls.kinds import fields_of
from app.phone_calls.reminded import call_reminders_follow
from app.phone_calls.sheets import call_sheet_card
from app.phone_calls.states import CallDirection, CallOutcome, CallPath, CallState
from app.phone_calls.steps import Step, write_deed
from app.session import OfficeSession
from app.settings import office_settings
from app.text import latin_digits, search_key
from app.texts import CALL_CHANNELS
from models.base import table_of
from models.calls import Call

MISSING = "این تماس در دفتر یافت نشد."
NO_CALLER = "این تماس‌گیرنده در دفتر اشخاص یافت نشد."

CALLS: Final = table_of(Call)


def log_call(session: OfficeSession, draft: CallDraft) -> Changes[int]:
    """Register a call: it takes its number and enters the first state of its path.

    A direct call whose result is written is closed at once, and so is one missed, redirected or
    abandoned; one on the form waits for the folder. Saving the same draft again finds its record.

    Raises:
        NotAllowed: The operator may not, or may not see what he would write.
        InvalidFields: Something typed cannot be taken.
    """
    operator = session.desk.operator
    require(operator, Right.LOG_CALLS)
    require_may_classify(operator, draft.classification)
    made = session.execute(
        select(CALLS.c.id).where(CALLS.c.request_key == draft.request_key)
    ).scalar()
    if made is not None:
        return changed(made)
    settings = office_settings(session)
    now = session.desk.clock.now()
    checked = checked_call(draft, now, settings.area_code)
    caller_id = _caller(session, checked)
    steps = first_steps(checked)
    number = take_number(session, SERIES, settings.call_number, to_tehran(now).date())
    values = new_row(checked, number, now) | {
        "state": steps[-1].to_state.value,
        "caller_id": caller_id,
        "operator_id": operator.id,
    }
    call_id = session.execute(insert(CALLS).values(**values).returning(CALLS.c.id)).scalar_one()
    write_deed(session, call_id, 1, steps)
    note_registration(session, call_id, number, checked)
    added = {Kind.CONTACT} if caller_id != draft.caller_id else set()
    return changed(call_id, Kind.CALL, *added)


def new_row(checked: CheckedCall, number: RegisterNumber, now: datetime) -> dict[str, Any]:
    """The columns of a call registered now, without its state and who registered it."""
    written = content(checked) | {"number": number.text}
    return written | {
        "series": number.series,
        "year": number.year,
        "serial": number.serial,
        "number_key": search_key(number.text),
        "search_key": call_search_key(written),
        "registered_at": now,
        "back_dated": to_tehran(checked.called_at).date() < to_tehran(now).date(),
        "printed_count": 0,
        "connected_at": None,
        "attempts": 0,
        "last_attempt": None,
        "request_key": checked.draft.request_key,
        "version": 1,
    }


def first_steps(checked: CheckedCall) -> tuple[Step, ...]:
    """What registering does to a call of this path and outcome."""
    draft = checked.draft
    if draft.outcome is not CallOutcome.TAKEN:
        return (Step(None, CallState.CLOSED),)
    if draft.path in _FIRST_STATES:
        return (Step(None, _FIRST_STATES[draft.path]),)
    if draft.result and checked.ended_at is not None:
        return (Step(None, CallState.CONNECTED), Step(CallState.CONNECTED, CallState.CLOSED))
    return (Step(None, CallState.CONNECTED),)


#: Where a call of each path begins; a direct one is closed at once when its result is written.
_FIRST_STATES = {
    CallPath.FORM: CallState.RECORDED,
    CallPath.RECORD: CallState.CLOSED,
    CallPath.PLACED: CallState.TO_PLACE,
}


def _caller(session: OfficeSession, checked: CheckedCall) -> int | None:
    """The directory's contact of this call, added now if the form says so."""
    draft = checked.draft
    known = _known_caller(session, draft)
    if known is not None or not draft.add_caller:
        return known
    contact = ContactDraft(
        name=draft.caller_name,
        identity_number=draft.national_id,
        phones=(PhoneDraft(number=draft.phone),) if checked.telephone else (),
        positions=(PositionDraft(title=draft.caller_post),) if draft.caller_post else (),
        note=draft.organisation,
        request_key=draft.request_key,
    )
    try:
        return add_contact(session, contact).value
    except InvalidFields as error:
        raise InvalidFields([_as_of_call(problem) for problem in error.problems]) from error


#: Where the contact's fields stand on the call form.
_CONTACT_FIELDS = {
    "name": "caller_name",
    "identity_number": "national_id",
    "phones": "phone",
    "positions": "caller_post",
    "note": "organisation",
}


def _as_of_call(problem: InvalidInput) -> InvalidInput:
    return InvalidInput(_CONTACT_FIELDS.get(problem.field, problem.field), problem.message)


def _known_caller(session: OfficeSession, draft: CallDraft) -> int | None:
    """The contact that was chosen, or its survivor if it was merged since."""
    if draft.caller_id is None:
        return None
    caller = held_contact(session, draft.caller_id)
    if caller is None:
        raise InvalidFields([InvalidInput("caller_id", NO_CALLER)])
    return caller


def content(checked: CheckedCall) -> dict[str, Any]:
    """A call's columns that a form decides."""
    draft, telephone = checked.draft, checked.telephone
    return {
        "direction": draft.direction.value,
        "channel": draft.channel.value,
        "outcome": draft.outcome.value,
        "path": draft.path.value,
        "caller_id": draft.caller_id,
        "caller_name": draft.caller_name,
        "caller_post": draft.caller_post,
        "organisation": draft.organisation,
        "phone": latin_digits(telephone.shown) if telephone else "",
        "phone_number": telephone.e164 if telephone else "",
        "national_id": draft.national_id,
        "called_at": checked.called_at,
        "ended_at": checked.ended_at,
        "subject": draft.subject,
        "request": draft.request,
        "urgency": draft.urgency.value,
        "classification": int(draft.classification),
        "spoke_with": draft.spoke_with.value if draft.spoke_with else None,
        "result": draft.result,
        "pages": draft.pages,
        "sender_number": draft.sender_number,
        "receipt": draft.receipt,
        "passed_by": draft.passed_by,
        "received_by": draft.received_by,
        "read_back": draft.read_back,
        "former_number": draft.former_number,
    }


def note_registration(
    session: OfficeSession, call_id: int, number: RegisterNumber, checked: CheckedCall
) -> None:
    """Say in the journal that a call was registered."""
    draft = checked.draft
    way = "از" if draft.direction is CallDirection.INCOMING else "به"
    who = draft.caller_name or draft.phone
    journal.note(
        session,
        Kind.CALL,
        call_id,
        "log_call",
        f"{CALL_CHANNELS[draft.channel]} {number.text} {way} «{who}» ثبت شد.",
        details={"number": number.text, "subject": draft.subject},
        classification=draft.classification,
    )


#: What registering decided: a call's life hangs on it.
_DECIDED = ("channel", "path", "outcome")


#: What steps write later, or an import did; a form without these fields leaves them alone.
_BY_STEPS = frozenset({"spoke_with", "ended_at", "result", "former_number"})


def amend_call(
    session: OfficeSession, call_id: int, version: int, draft: CallDraft
) -> Changes[int]:
    """Correct what was typed of a call; its number, path and state stay.

    Raises:
        NotFound: There is no such call for this operator.
        NotAllowed: The call is annulled, or its path would change after the fact.
        StaleRecord: Another desk saved it since.
        InvalidFields: Something typed cannot be taken.
    """
    operator = session.desk.operator
    require(operator, Right.LOG_CALLS)
    require_may_classify(operator, draft.classification)
    call = held_call(session, call_id, version)
    if call["state"] == CallState.ANNULLED.value:
        raise NotAllowed("تماس باطل‌شده اصلاح نمی‌شود.")
    if any(getattr(draft, name).value != call[name] for name in _DECIDED):
        raise NotAllowed(
            "نوع و مسیر تماس پس از ثبت عوض نمی‌شود؛ این را باطل و تماس درست را ثبت کنید."
        )
    now = session.desk.clock.now()
    checked = checked_call(draft, now, office_settings(session).area_code)
    caller_id = _known_caller(session, draft)
    own = fields_of(draft.channel, draft.direction, draft.path, draft.outcome)
    after = {
        name: value
        for name, value in (content(checked) | {"caller_id": caller_id}).items()
        if name in own or name not in _BY_STEPS
    }
    before = {name: call[name] for name in after}
    differences = journal.differences(before, after)
    if not differences:
        return changed(call_id)
    registered = to_tehran(call["registered_at"]).date()
    save_call(
        session,
        call,
        after | {"back_dated": to_tehran(checked.called_at).date() < registered},
    )
    follow_source(session, card_of_call({**call, **after}))
    follow_record(session, call_sheet_card({**call, **after}))
    journal.note(
        session,
        Kind.CALL,
        call_id,
        "amend_call",
        f"تماس {call['number']} اصلاح شد.",
        details=differences,
        classification=max(call["classification"], after["classification"]),
    )
    return changed(call_id, Kind.CALL)


def count_print(session: OfficeSession, call_ids: tuple[int, ...]) -> Changes[dict[int, int]]:
    """Count that these calls' notes are printed, so that a reprint can say so.

    Returns:
        How often each had been printed before.
    """
    require(session.desk.operator, Right.READ_CALLS)
    before: dict[int, int] = {}
    for call_id in call_ids:
        call = seen_call(session, call_id)
        before[call_id] = call["printed_count"]
        session.execute(
            update(CALLS)
            .where(CALLS.c.id == call_id)
            .values(printed_count=CALLS.c.printed_count + 1)
        )
        note_print(session, call)
    return changed(before, Kind.CALL)


def note_print(session: OfficeSession, call: Mapping[str, Any]) -> None:
    """Say in the journal that a call's note was printed."""
    journal.note(
        session,
        Kind.CALL,
        call["id"],
        "print_call",
        f"برگ تماس {call['number']} چاپ شد.",
        classification=call["classification"],
    )


def seen_call(session: OfficeSession, call_id: int) -> Mapping[str, Any]:
    """A call's columns, if this operator may see it.

    Raises:
        NotFound: There is no such call for him.
    """
    row = session.execute(select(CALLS).where(CALLS.c.id == call_id)).mappings().first()
    if row is None:
        raise NotFound(MISSING)
    require_clearance(session.desk.operator, Classification(row["classification"]), MISSING)
    return dict(row)


def held_call(session: OfficeSession, call_id: int, version: int) -> Mapping[str, Any]:
    """A call's columns, if it is still as the desk read it.

    Raises:
        NotFound: There is no such call for this operator.
        StaleRecord: Another desk saved it since.
    """
    call = seen_call(session, call_id)
    if call["version"] != version:
        raise StaleRecord(STALE)
    return call


def card_of_call(call: Mapping[str, Any]) -> SourceCard:
    """A call as the lists of orders show it."""
    return SourceCard(
        kind=Kind.CALL,
        id=call["id"],
        number=call["number"],
        title=call["subject"],
        applicant=call["caller_name"] or call["phone"],
        applicant_phone=call["phone"],
        classification=Classification(call["classification"]),
        on=to_tehran(call["called_at"]).date(),
    )


def save_call(session: OfficeSession, call: Mapping[str, Any], values: Mapping[str, Any]) -> None:
    """Save columns of a call over the version that was read, and what it is found by with them.

    Raises:
        StaleRecord: Another desk saved it in between.
    """
    saved = session.execute(
        update(CALLS)
        .where(CALLS.c.id == call["id"], CALLS.c.version == call["version"])
        .values(
            **values,
            search_key=call_search_key({**call, **values}),
            version=call["version"] + 1,
        )
        .returning(CALLS.c.id)
    ).scalar()
    if saved is None:
        raise StaleRecord(STALE)
    call_reminders_follow(session, call["id"])
