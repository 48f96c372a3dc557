"""Calls the governor asked for: tried until somebody answers, or handed to the director-general.

P1.O4 and P2.I6: needed telephone contacts with officials and ordinary people.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import insert

from app.access import Right, require
from app.changes import Changes, Kind, changed
from app.errors import InvalidInput
from app.phone_calls.course import attempt_row, take_steps
from app.phone_calls.drafts import AttemptDraft, checked_words
from app.phone_calls.operations import held_call
from app.phone_calls.states import (
    PLACING,
    AttemptOutcome,
    CallState,
    SpokeWith,
    require_transition,
)
from app.phone_calls.steps import Step
from app.session import Desk, OfficeSession
from app.texts import ATTEMPT_OUTCOMES
from models.base import table_of
from models.calls import CallAttempt

_ATTEMPTS = table_of(CallAttempt)

#: Who speaks once a call is put through.
_SPEAKS = {
    CallState.TO_PLACE: SpokeWith.GOVERNOR,
    CallState.HANDED_OVER: SpokeWith.DIRECTOR_GENERAL,
}


def log_placing(
    session: OfficeSession, call_id: int, version: int, draft: AttemptDraft
) -> Changes[int]:
    """Log an attempt to place a call; once connected it waits for its result like any direct one.

    Raises:
        NotAllowed: The call is none that waits to be placed.
        InvalidInput: The outcome is none of placing.
        NotFound, StaleRecord: As for every step.
    """
    require(session.desk.operator, Right.LOG_CALLS)
    call = held_call(session, call_id, version)
    current = CallState(call["state"])
    require_transition(current, CallState.CONNECTED)
    if draft.outcome not in PLACING:
        raise InvalidInput("outcome", "این نتیجه از آن برقراری تماس نیست.")
    row = attempt_row(session.desk, call_id, draft.outcome, checked_words(draft.words))
    attempt_id = session.execute(
        insert(_ATTEMPTS).values(**row).returning(_ATTEMPTS.c.id)
    ).scalar_one()
    step, connected = placed(call, draft.outcome, attempt_id, session.desk)
    counted = {"attempts": call["attempts"] + 1, "last_attempt": draft.outcome.value}
    entry = placing_entry(call["number"], draft.outcome)
    take_steps(session, call, (step,), extra=counted | connected, **entry)
    return changed(call_id, Kind.CALL)


def placed(
    call: Mapping[str, Any], outcome: AttemptOutcome, attempt_id: int, desk: Desk
) -> tuple[Step, dict[str, Any]]:
    """Where an attempt of this outcome leads, and what it writes into the call."""
    current = CallState(call["state"])
    if outcome is not AttemptOutcome.CONNECTED:
        return Step(current, current, attempt_id=attempt_id), {}
    overwrote = {"connected_at": None, "spoke_with": call["spoke_with"]}
    step = Step(current, CallState.CONNECTED, attempt_id=attempt_id, overwrote=overwrote)
    return step, {"connected_at": desk.clock.now(), "spoke_with": _SPEAKS[current].value}


def placing_entry(number: str, outcome: AttemptOutcome) -> dict[str, str]:
    """What the journal says of an attempt to place a call."""
    words = f"برقراری تماس {number}: {ATTEMPT_OUTCOMES[outcome]}."
    return {"action": "log_placing", "words": words}


def hand_over(session: OfficeSession, call_id: int, version: int, reason: str = "") -> Changes[int]:
    """Hand a call to be placed to the director-general, who speaks in the governor's stead.

    Raises:
        NotAllowed: The call is none that waits to be placed.
        NotFound, StaleRecord: As for every step.
    """
    require(session.desk.operator, Right.LOG_CALLS)
    call = held_call(session, call_id, version)
    current = CallState(call["state"])
    require_transition(current, CallState.HANDED_OVER)
    step = Step(current, CallState.HANDED_OVER, checked_words(reason, "reason"))
    take_steps(session, call, (step,))
    return changed(call_id, Kind.CALL)
