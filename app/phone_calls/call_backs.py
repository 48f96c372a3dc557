"""Planned call-backs: promised for a moment, moved, kept, and taken back like every step.

Any open call may have one («promised to ring back at four»), whether its result waits to be told or
not.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.access import Right, require
from app.changes import Changes, Kind, changed
from app.clock import to_tehran
from app.errors import InvalidInput, NotAllowed
from app.jalali import clock_text, jalali_text
from app.phone_calls.course import log_attempt, take_steps
from app.phone_calls.drafts import AttemptDraft, CallBackDraft, checked_words
from app.phone_calls.next_try import NOTHING_PLANNED, SETTLED, checked_moment, plan_of
from app.phone_calls.operations import held_call
from app.phone_calls.retry import proposed_try
from app.phone_calls.states import AttemptOutcome, CallState
from app.phone_calls.steps import Step
from app.session import OfficeSession
from app.texts import CALL_STATES


def plan_call_back(
    session: OfficeSession, call_id: int, version: int, draft: CallBackDraft
) -> Changes[int]:
    """Promise to ring again at a moment, in place of what was planned before.

    Raises:
        NotAllowed: Nobody waits to be rung: the caller was told, or the call is closed.
        InvalidInput: The moment is missing, past, or more than a year away.
        NotFound, StaleRecord: As for every step.
    """
    call = _open_call(session, call_id, version)
    desk = session.desk
    if draft.at is None:
        raise InvalidInput("at", "زمان تماس را بنویسید.")
    at = to_tehran(checked_moment(draft.at, desk.clock.now()))
    note, reason = checked_words(draft.note, "note"), checked_words(draft.reason, "reason")
    when = f"{jalali_text(at.date())} ساعت {clock_text(at.time())}"
    said = " — ".join(part for part in (reason, f"تماس مجدد در {when}", note) if part)
    _write(
        session,
        call,
        said,
        {"next_try_at": at, "next_try_by": desk.operator.id, "next_try_note": note},
        action="plan_call_back",
        words=f"تماس مجدد {call['number']} برای {when} وعده شد.",
    )
    return changed(call_id, Kind.CALL)


def log_not_reached(
    session: OfficeSession, call_id: int, version: int, outcome: AttemptOutcome
) -> Changes[datetime]:
    """Log that nobody could be told, and give the call the office's next hour of ringing.

    Returns:
        That hour, Tehran time.

    Raises:
        NotAllowed: The call does not wait to be told.
        InvalidInput: With this outcome something was told, which has to be written.
        NotFound, StaleRecord: As for every step.
    """
    at = proposed_try(session)
    draft = AttemptDraft(outcome=outcome, next_try_at=at)
    return Changes(at, log_attempt(session, call_id, version, draft).kinds)


def keep_promise(
    session: OfficeSession, call_id: int, version: int, words: str = ""
) -> Changes[int]:
    """Say that a planned call-back was made, or is not needed; the call stays where it stands.

    Raises:
        NotAllowed: Nothing is planned.
        NotFound, StaleRecord: As for every step.
    """
    call = _open_call(session, call_id, version)
    if call["next_try_at"] is None:
        raise NotAllowed("برای این تماس وعده‌ای نیست.")
    said = checked_words(words)
    _write(
        session,
        call,
        " — ".join(part for part in ("وعده تماس انجام شد", said) if part),
        dict(NOTHING_PLANNED),
        action="keep_promise",
        words=f"وعده تماس {call['number']} انجام شد.",
    )
    return changed(call_id, Kind.CALL)


def _open_call(session: OfficeSession, call_id: int, version: int) -> Mapping[str, Any]:
    require(session.desk.operator, Right.LOG_CALLS)
    call = held_call(session, call_id, version)
    if CallState(call["state"]) in SETTLED:
        state = CALL_STATES[call["state"]]
        raise NotAllowed(f"تماس در وضعیت «{state}» است و تماس مجدد نمی‌خواهد.")
    return call


def _write(
    session: OfficeSession,
    call: Mapping[str, Any],
    reason: str,
    plan: Mapping[str, Any],
    *,
    action: str,
    words: str,
) -> None:
    """A step that changes nothing but the plan, and remembers the one before."""
    state = CallState(call["state"])
    step = Step(state, state, reason, overwrote=plan_of(call))
    take_steps(session, call, (step,), extra=plan, action=action, words=words)
