"""How a call stands for whoever wants to be reminded of it."""

from __future__ import annotations

from sqlalchemy import select

from app.changes import Kind
from app.phone_calls.next_try import SETTLED
from app.phone_calls.states import CallState
from app.reminded import Parts, Stands, reminders_follow
from app.reminder_anchors import NEXT_TRY
from app.reminder_moments import anchor_at
from app.session import OfficeSession
from models.base import table_of
from models.calls import Call

_CALLS = table_of(Call)


def parts_of_call(session: OfficeSession, call_id: int) -> Parts:
    """How a call stands, which has no parts; nothing where there is none."""
    call = session.execute(select(_CALLS).where(_CALLS.c.id == call_id)).mappings().first()
    if call is None:
        return {}
    at = call["next_try_at"] if call["next_try_by"] is not None else None
    caller = call["caller_name"] or call["phone"]
    return {
        0: Stands(
            number=call["number"],
            title=f"{caller}: {call['subject']}" if call["subject"] else caller,
            classification=call["classification"],
            is_settled=CallState(call["state"]) in SETTLED,
            anchors={NEXT_TRY: anchor_at(at)} if at is not None else {},
        )
    }


def call_reminders_follow(session: OfficeSession, call_id: int) -> None:
    """Let the reminders on a call follow a deed on it."""
    reminders_follow(session, Kind.CALL, call_id, lambda: parts_of_call(session, call_id))
