"""A registered call's course: into the folder, noted, told, closed, and every step back.

Steps P1.13a, P1.13b, P2.9 to P2.11; a call closes only when the caller was told, or with a
reason (U5).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import func, insert, select, update

from app import journal
from app.access import Right, require
from app.attachments import put_move_back
from app.changes import Changes, Kind, changed
from app.clock import to_tehran
from app.errors import InvalidInput, NotAllowed
from app.orders import (
    OrderDraft,
    ReferralDraft,
    record_order,
    require_no_open_orders,
    source_told,
    source_untold,
    withdraw_order,
)
from app.phone_calls.drafts import (
    AttemptDraft,
    NoteDraft,
    checked_note,
    checked_words,
    end_of,
)
from app.phone_calls.next_try import next_try_of, with_plan_settled
from app.phone_calls.operations import card_of_call, held_call, save_call
from app.phone_calls.sheets import came_back_scanned, settle_sheet
from app.phone_calls.states import (
    CLOSES_FREELY,
    TELLING,
    AttemptOutcome,
    CallState,
    require_transition,
)
from app.phone_calls.steps import Step, last_deed, mark_taken_back, write_steps
from app.session import Desk, OfficeSession
from app.texts import ATTEMPT_OUTCOMES, CALL_STATES
from models.base import table_of
from models.calls import CallAttempt

_ATTEMPTS = table_of(CallAttempt)


def put_in_folder(session: OfficeSession, call_id: int, version: int) -> Changes[int]:
    """Say that the printed form was put into the governor's folder (P2.10).

    Raises:
        NotAllowed: The call is not one that waits for the folder.
        NotFound, StaleRecord: As for every step.
    """
    require(session.desk.operator, Right.LOG_CALLS)
    call = held_call(session, call_id, version)
    _advance(session, call, CallState.IN_FOLDER)
    return changed(call_id, Kind.CALL, Kind.FOLDER)


def record_note(
    session: OfficeSession, call_id: int, version: int, draft: NoteDraft
) -> Changes[int]:
    """Type back what the governor wrote; the call falls into the list to be told (P2.10, U10).

    Returns:
        The order's id.

    Raises:
        NotAllowed: The call is not in the folder, or the operator may not record orders.
        InvalidFields: Something typed cannot be taken.
        NotFound, StaleRecord: As for every step.
    """
    require(session.desk.operator, Right.RECORD_ORDERS)
    call = held_call(session, call_id, version)
    current = CallState(call["state"])
    require_transition(current, CallState.NOTED)
    note = checked_note(draft, session.desk.clock.today(), to_tehran(call["called_at"]).date())
    draft_of_order = order_of(note, session.desk.clock.today())
    card = replace(card_of_call(call), is_scanned=came_back_scanned(session, call_id))
    order_id = record_order(session, card, draft_of_order).value
    take_steps(session, call, note_deed(order_id))
    return changed(order_id, Kind.CALL, Kind.ORDER, Kind.FOLDER)


def order_of(note: NoteDraft, today: date) -> OrderDraft:
    """The order a checked note on a call is."""
    first = ReferralDraft(
        contact_id=note.referred_to_id,
        name=note.referred_to,
        expected=note.expected,
        due_on=note.due_on,
    )
    return OrderDraft(
        kind=note.kind,
        words=note.words,
        given_on=note.noted_on or today,
        given_at=note.noted_at,
        referrals=(*(() if _names_a_group_alone(note) else (first,)), *note.others),
    )


def _names_a_group_alone(note: NoteDraft) -> bool:
    """A group stands in the first line of the form, and the note's own fields are empty."""
    own = note.referred_to_id is not None or note.referred_to
    return not own and bool(note.others) and note.others[0].group_id is not None


def note_deed(order_id: int) -> tuple[Step, ...]:
    """What a note does to a call: noted, and by itself into the list to be told."""
    return (
        Step(CallState.IN_FOLDER, CallState.NOTED, order_id=order_id),
        Step(CallState.NOTED, CallState.TO_BE_TOLD),
    )


def log_attempt(
    session: OfficeSession, call_id: int, version: int, draft: AttemptDraft
) -> Changes[int]:
    """Log an attempt to tell the caller; told to himself, the call may be closed (P2.11).

    Raises:
        NotAllowed: The call does not wait to be told.
        InvalidInput: Nothing is said of what was told, or to which relative.
        NotFound, StaleRecord: As for every step.
    """
    require(session.desk.operator, Right.LOG_CALLS)
    call = held_call(session, call_id, version)
    require_transition(CallState(call["state"]), CallState.TOLD)
    if draft.outcome not in TELLING:
        raise InvalidInput("outcome", "این نتیجه از آن اعلام نتیجه نیست.")
    words = checked_words(draft.words)
    if not words and draft.outcome in (AttemptOutcome.TOLD, AttemptOutcome.TOLD_TO_RELATIVE):
        raise InvalidInput("words", "آنچه گفته شد را بنویسید.")
    attempt_id = session.execute(
        insert(_ATTEMPTS)
        .values(**attempt_row(session.desk, call_id, draft.outcome, words))
        .returning(_ATTEMPTS.c.id)
    ).scalar_one()
    steps = [attempt_step(draft.outcome, attempt_id)]
    if draft.close and steps[0].to_state is CallState.TOLD:
        steps.append(Step(CallState.TOLD, CallState.CLOSED))
    take_steps(
        session,
        call,
        tuple(steps),
        extra={
            "attempts": call["attempts"] + 1,
            "last_attempt": draft.outcome.value,
            **next_try_of(draft, session.desk.clock.now()),
        },
        **attempt_entry(call["number"], draft.outcome),
    )
    touched = {Kind.CALL}
    if steps[0].to_state is CallState.TOLD:
        touched |= source_told(session, Kind.CALL, call_id, words)
    return changed(call_id, *touched)


def attempt_row(desk: Desk, call_id: int, outcome: AttemptOutcome, words: str) -> dict[str, object]:
    """The columns of an attempt made at `desk` now."""
    return {
        "call_id": call_id,
        "at": desk.clock.now(),
        "operator_id": desk.operator.id,
        "outcome": outcome.value,
        "words": words,
        "taken_back_at": None,
    }


def attempt_step(outcome: AttemptOutcome, attempt_id: int) -> Step:
    """Where an attempt of this outcome leads: told, or still to be told."""
    reached = CallState.TOLD if outcome is AttemptOutcome.TOLD else CallState.TO_BE_TOLD
    return Step(CallState.TO_BE_TOLD, reached, attempt_id=attempt_id)


def attempt_entry(number: str, outcome: AttemptOutcome) -> dict[str, str]:
    """What the journal says of an attempt."""
    words = f"اعلام نتیجه تماس {number}: {ATTEMPT_OUTCOMES[outcome]}."
    return {"action": "log_attempt", "words": words}


NOT_TOLD = "نتیجه هنوز به متقاضی گفته نشده است؛ سبب بستن را بنویسید."
_STILL_OPEN = {
    CallState.TO_PLACE: "تماس هنوز برقرار نشده است؛ سبب بستن را بنویسید.",
    CallState.HANDED_OVER: "بنویسید مدیرکل حوزه با این تماس چه کرد.",
}


def close_call(
    session: OfficeSession, call_id: int, version: int, reason: str = ""
) -> Changes[int]:
    """Close a call; before the caller was told it needs a reason.

    Raises:
        InvalidInput: The reason is missing.
        NotAllowed: It is closed already.
        NotFound, StaleRecord: As for every step.
    """
    require(session.desk.operator, Right.LOG_CALLS)
    call = held_call(session, call_id, version)
    current = CallState(call["state"])
    require_transition(current, CallState.CLOSED)
    words = checked_words(reason, "reason")
    if current not in CLOSES_FREELY and not words:
        raise InvalidInput("reason", _STILL_OPEN.get(current, NOT_TOLD))
    _advance(session, call, CallState.CLOSED, words)
    touched = {Kind.CALL}
    if current not in CLOSES_FREELY:
        touched |= source_told(session, Kind.CALL, call_id, "", reason=words)
    return changed(call_id, *touched)


def finish_direct_call(
    session: OfficeSession, call_id: int, version: int, ended_at: time, result: str
) -> Changes[int]:
    """Write what came of a call that was put through, and close it (P1.13a).

    Raises:
        InvalidInput: The result is missing, or the end is before the beginning.
        NotAllowed: The call was not put through, or is closed.
        NotFound, StaleRecord: As for every step.
    """
    require(session.desk.operator, Right.LOG_CALLS)
    call = held_call(session, call_id, version)
    current = CallState(call["state"])
    if current is not CallState.CONNECTED:
        require_transition(current, CallState.CONNECTED)
    words = checked_words(result, "result")
    if not words:
        raise InvalidInput("result", "نتیجه گفتگو را بنویسید.")
    began = call["connected_at"] or call["called_at"]
    end = end_of(began, ended_at)
    if end < began:
        raise InvalidInput("ended_at", "پایان تماس پیش از آغاز آن است.")
    ended = call["ended_at"]
    overwrote = {"ended_at": ended.isoformat() if ended else None, "result": call["result"]}
    step = Step(current, CallState.CLOSED, overwrote=overwrote)
    take_steps(session, call, (step,), extra={"ended_at": end, "result": words})
    return changed(call_id, Kind.CALL)


def annul_call(session: OfficeSession, call_id: int, version: int, reason: str) -> Changes[int]:
    """Annul a call registered by mistake; its number stays, and is never given again.

    Raises:
        InvalidInput: The reason is missing.
        NotAllowed: The call has gone too far to be annulled.
        NotFound, StaleRecord: As for every step.
    """
    require(session.desk.operator, Right.LOG_CALLS)
    call = held_call(session, call_id, version)
    words = checked_words(reason, "reason")
    if not words:
        raise InvalidInput("reason", "سبب باطل کردن را بنویسید.")
    require_no_open_orders(session, Kind.CALL, call_id)
    if call["state"] == CallState.CLOSED.value and call["attempts"]:
        raise NotAllowed("نتیجه این تماس به متقاضی گفته شده است و باطل نمی‌شود.")
    _advance(session, call, CallState.ANNULLED, words)
    return changed(call_id, Kind.CALL)


REGISTERED = "ثبت تماس برگشت‌پذیر نیست، چون شماره گرفته است؛ می‌توانید آن را باطل کنید."
GONE_ON = "دستوری که روی این تماس ثبت شده خود گام‌هایی دارد؛ نخست آن‌ها را پس بگیرید."


def take_back(session: OfficeSession, call_id: int, version: int) -> Changes[int]:
    """Take the last deed back; what it wrote stays as a trace and no longer counts.

    Raises:
        NotAllowed: Only the registration is left; a number once given is annulled, not undone.
        NotFound, StaleRecord: As for every step.
    """
    require(session.desk.operator, Right.LOG_CALLS)
    held_call(session, call_id, version)
    deed = last_deed(session, call_id)
    # Once more: another desk may have taken a step back between the two questions.
    call = held_call(session, call_id, version)
    if deed.steps[0].from_state is None:
        raise NotAllowed(REGISTERED)
    kinds = {Kind.CALL}
    for step in deed.steps:
        if step.order_id is not None:
            withdraw_order(session, step.order_id, GONE_ON)
            kinds.add(Kind.ORDER)
        is_told = step.to_state in (CallState.TOLD, CallState.CLOSED)
        if is_told and step.from_state is not step.to_state:
            kinds |= source_untold(session, Kind.CALL, call_id)
        if step.attempt_id is not None:
            session.execute(
                update(_ATTEMPTS)
                .where(_ATTEMPTS.c.id == step.attempt_id)
                .values(taken_back_at=session.desk.clock.now())
            )
        for number, before in step.moves.items():
            put_move_back(session, number, before)
    mark_taken_back(session, call_id, deed.number)
    restored = deed.steps[0].from_state or CallState.RECORDED
    save_call(
        session,
        call,
        {
            "state": restored.value,
            **_standing_attempts(session, call_id),
            **_overwritten(deed.steps),
        },
    )
    kinds |= settle_sheet(session, call, restored, taken_back=True)
    journal.note(
        session,
        Kind.CALL,
        call_id,
        "take_back",
        f"گام آخر تماس {call['number']} پس گرفته شد؛ وضعیت: {CALL_STATES[restored]}.",
        details={"from": call["state"], "to": restored.value},
        classification=call["classification"],
    )
    return changed(call_id, *kinds)


def _overwritten(steps: tuple[Step, ...]) -> dict[str, Any]:
    """What the steps of a deed wrote over, as the call's columns hold it."""
    values: dict[str, Any] = {}
    for step in reversed(steps):
        values.update(step.overwrote)
    for name in ("ended_at", "connected_at", "next_try_at"):
        if values.get(name):
            values[name] = datetime.fromisoformat(values[name])
    return values


def _standing_attempts(session: OfficeSession, call_id: int) -> dict[str, Any]:
    standing = (_ATTEMPTS.c.call_id == call_id, _ATTEMPTS.c.taken_back_at.is_(None))
    count = session.execute(select(func.count()).where(*standing)).scalar_one()
    last = session.execute(
        select(_ATTEMPTS.c.outcome).where(*standing).order_by(_ATTEMPTS.c.id.desc()).limit(1)
    ).scalar()
    return {"attempts": count, "last_attempt": last}


def _advance(
    session: OfficeSession,
    call: Mapping[str, Any],
    wanted: CallState,
    reason: str = "",
    *,
    extra: Mapping[str, Any] | None = None,
) -> None:
    current = CallState(call["state"])
    require_transition(current, wanted)
    take_steps(session, call, (Step(current, wanted, reason),), extra=extra)


def take_steps(
    session: OfficeSession,
    call: Mapping[str, Any],
    steps: tuple[Step, ...],
    *,
    extra: Mapping[str, Any] | None = None,
    action: str = "",
    words: str = "",
) -> None:
    """Save the call in the state the last step leads to, with the trace of all."""
    steps, written = with_plan_settled(call, steps, extra or {})
    reached = steps[-1].to_state
    save_call(session, call, {"state": reached.value, **written})
    write_steps(session, call["id"], steps)
    settle_sheet(session, call, reached, order_id=steps[0].order_id)
    note_steps(session, call, steps, action=action, words=words)


def note_steps(
    session: OfficeSession,
    call: Mapping[str, Any],
    steps: tuple[Step, ...],
    *,
    action: str = "",
    words: str = "",
) -> None:
    """Say in the journal where steps led a call, or `words` in place of that."""
    reached, reason = steps[-1].to_state, steps[-1].reason
    journal.note(
        session,
        Kind.CALL,
        call["id"],
        action or reached.value,
        words or f"تماس {call['number']}: {CALL_STATES[reached]}.",
        details={"from": call["state"], "to": reached.value, "reason": reason},
        classification=call["classification"],
    )
