"""Calls whole, and what their callers asked before; what is above the clearance is not there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select

from app.access import Right, require
from app.attachments import files_of
from app.changes import Kind
from app.clock import to_tehran
from app.marks import Classification, Urgency
from app.orders import OrderLine, orders_of
from app.phone_calls.operations import seen_call
from app.phone_calls.rows import (
    AttemptLine,
    CallBackPlan,
    CallSheet,
    EarlierCall,
    NoteLine,
    StepLine,
)
from app.phone_calls.states import (
    AttemptOutcome,
    CallChannel,
    CallDirection,
    CallOutcome,
    CallPath,
    CallState,
    SpokeWith,
)
from app.session import OfficeSession
from app.settings import governor_on
from models.base import table_of
from models.calls import Call, CallAttempt, CallStep
from models.operators import Operator

_CALLS = table_of(Call)

EARLIER_CALLS = 8


def call_sheet(session: OfficeSession, call_id: int) -> CallSheet:
    """One call whole, with its caller's history.

    Raises:
        NotFound: There is no such call for this operator.
    """
    require(session.desk.operator, Right.READ_CALLS)
    call = seen_call(session, call_id)
    taken_by = session.execute(
        select(Operator.full_name).where(Operator.id == call["operator_id"])
    ).scalar_one()
    orders = orders_of(session, Kind.CALL, call_id)
    governor = governor_on(session, to_tehran(call["called_at"]).date())
    return CallSheet(
        id=call["id"],
        version=call["version"],
        number=call["number"],
        state=CallState(call["state"]),
        channel=CallChannel(call["channel"]),
        direction=CallDirection(call["direction"]),
        outcome=CallOutcome(call["outcome"]),
        path=CallPath(call["path"]),
        caller_id=call["caller_id"],
        caller_name=call["caller_name"],
        caller_post=call["caller_post"],
        organisation=call["organisation"],
        phone=call["phone"],
        national_id=call["national_id"],
        called_at=to_tehran(call["called_at"]),
        connected_at=to_tehran(call["connected_at"]) if call["connected_at"] else None,
        ended_at=to_tehran(call["ended_at"]) if call["ended_at"] else None,
        subject=call["subject"],
        request=call["request"],
        urgency=Urgency(call["urgency"]),
        classification=Classification(call["classification"]),
        spoke_with=SpokeWith(call["spoke_with"]) if call["spoke_with"] else None,
        result=call["result"],
        pages=call["pages"],
        sender_number=call["sender_number"],
        receipt=call["receipt"],
        passed_by=call["passed_by"],
        received_by=call["received_by"],
        read_back=call["read_back"],
        former_number=call["former_number"],
        taken_by=taken_by,
        registered_at=to_tehran(call["registered_at"]),
        back_dated=call["back_dated"],
        printed_count=call["printed_count"],
        note=_note_line(orders[0]) if orders else None,
        attempts=_attempts(session, call_id),
        steps=_steps(session, call_id),
        earlier=tuple(
            earlier_calls(
                session,
                contact_id=call["caller_id"],
                phone_number=call["phone_number"],
                besides=call_id,
            )
        ),
        governor=f"{governor.honorific} {governor.name}".strip() if governor else "",
        governor_acts=governor.acting if governor else False,
        plan=_plan(session, call),
        files=files_of(session, Kind.CALL, call_id),
        orders=tuple(orders),
    )


def _plan(session: OfficeSession, call: Mapping[str, Any]) -> CallBackPlan | None:
    if call["next_try_at"] is None:
        return None
    promised_by = session.execute(
        select(Operator.full_name).where(Operator.id == (call["next_try_by"] or 0))
    ).scalar()
    note = call["next_try_note"] or ""
    return CallBackPlan(to_tehran(call["next_try_at"]), promised_by or "", note)


def call_sheets(session: OfficeSession, call_ids: tuple[int, ...]) -> list[CallSheet]:
    """Several calls whole, in the order asked.

    Raises:
        NotFound: One of them is not there for this operator.
    """
    return [call_sheet(session, call_id) for call_id in call_ids]


def _note_line(order: OrderLine) -> NoteLine:
    return NoteLine(
        order_id=order.id,
        words=order.words,
        noted_on=order.given_on,
        written_by=order.written_by,
        referred_to=order.referred_to,
        due_on=order.due_on,
    )


def _attempts(session: OfficeSession, call_id: int) -> tuple[AttemptLine, ...]:
    rows = session.execute(
        select(CallAttempt.at, Operator.full_name, CallAttempt.outcome, CallAttempt.words)
        .join(Operator, Operator.id == CallAttempt.operator_id)
        .where(CallAttempt.call_id == call_id, CallAttempt.taken_back_at.is_(None))
        .order_by(CallAttempt.id)
    )
    return tuple(
        AttemptLine(to_tehran(at), by, AttemptOutcome(outcome), words)
        for at, by, outcome, words in rows
    )


def _steps(session: OfficeSession, call_id: int) -> tuple[StepLine, ...]:
    rows = session.execute(
        select(
            CallStep.at,
            Operator.full_name,
            CallStep.to_state,
            CallStep.reason,
            CallStep.taken_back_at,
            CallStep.deed,
            and_(CallStep.from_state == CallStep.to_state, CallStep.attempt_id.is_(None)),
        )
        .join(Operator, Operator.id == CallStep.operator_id)
        .where(CallStep.call_id == call_id)
        .order_by(CallStep.id)
    )
    return tuple(
        StepLine(
            to_tehran(at), by, CallState(state), reason, back is not None, bool(plan), deed == 1
        )
        for at, by, state, reason, back, deed, plan in rows
    )


def earlier_calls(
    session: OfficeSession,
    *,
    contact_id: int | None,
    phone_number: str = "",
    besides: int | None = None,
) -> list[EarlierCall]:
    """A caller's earlier calls, newest first: what was asked and what came of it (U12).

    Args:
        session: Where to ask.
        contact_id: The directory's contact.
        phone_number: The number as dialled, so that a caller not in the directory is known too.
        besides: A call to leave out.
    """
    require(session.desk.operator, Right.READ_CALLS)
    same: list[ColumnElement[bool]] = []
    if contact_id is not None:
        same.append(_CALLS.c.caller_id == contact_id)
    if phone_number:
        same.append(_CALLS.c.phone_number == phone_number)
    if not same:
        return []
    statement = (
        select(
            _CALLS.c.id,
            _CALLS.c.number,
            _CALLS.c.called_at,
            _CALLS.c.subject,
            _CALLS.c.state,
            _CALLS.c.outcome,
            _CALLS.c.result,
        )
        .where(
            and_(
                or_(*same),
                _CALLS.c.classification <= int(session.desk.operator.clearance),
                _CALLS.c.id != (besides or 0),
            )
        )
        .order_by(_CALLS.c.called_at.desc(), _CALLS.c.id.desc())
        .limit(EARLIER_CALLS)
    )
    return [
        EarlierCall(
            id=row.id,
            number=row.number,
            called_at=to_tehran(row.called_at),
            subject=row.subject,
            state=CallState(row.state),
            outcome=CallOutcome(row.outcome),
            note=_outcome_words(session, row.id, row.result),
        )
        for row in session.execute(statement).all()
    ]


def _outcome_words(session: OfficeSession, call_id: int, result: str) -> str:
    """What came of a call: the words of its standing order, or a direct call's result."""
    orders = orders_of(session, Kind.CALL, call_id)
    return orders[0].words if orders else result
