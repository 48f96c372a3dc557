"""The steps of a call's life as rows: taken, and taken back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import func, insert, select, update

from app.errors import NotAllowed
from app.phone_calls.states import CallState
from app.session import Desk, OfficeSession
from models.base import table_of
from models.calls import CallStep

_STEPS = table_of(CallStep)


@dataclass(frozen=True)
class Step:
    """A step about to be written.

    Attributes:
        order_id: The order recorded by this step.
        attempt_id: The attempt logged by this step.
        overwrote: The call's columns this step wrote over, with what they were, fit for JSON.
    """

    from_state: CallState | None
    to_state: CallState
    reason: str = ""
    order_id: int | None = None
    attempt_id: int | None = None
    overwrote: Mapping[str, str | int | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Deed:
    """The last deed that still stands: its steps, in order."""

    number: int
    steps: tuple[Step, ...]


def write_steps(session: OfficeSession, call_id: int, steps: Sequence[Step]) -> None:
    """Write the steps of one deed; they can only be taken back together."""
    last = session.execute(
        select(func.coalesce(func.max(_STEPS.c.deed), 0)).where(_STEPS.c.call_id == call_id)
    ).scalar_one()
    write_deed(session, call_id, last + 1, steps)


def write_deed(session: OfficeSession, call_id: int, deed: int, steps: Sequence[Step]) -> None:
    """Write the steps of the deed of this number."""
    session.execute(insert(_STEPS), deed_rows(session.desk, call_id, deed, steps))


def deed_rows(
    desk: Desk, call_id: int, deed: int, steps: Sequence[Step]
) -> list[dict[str, object]]:
    """The rows of a deed done at `desk` now."""
    return [
        {
            "call_id": call_id,
            "deed": deed,
            "at": desk.clock.now(),
            "operator_id": desk.operator.id,
            "from_state": step.from_state.value if step.from_state else None,
            "to_state": step.to_state.value,
            "reason": step.reason,
            "order_id": step.order_id,
            "attempt_id": step.attempt_id,
            "overwrote": json.dumps(dict(step.overwrote), ensure_ascii=False),
            "taken_back_at": None,
            "taken_back_by": None,
        }
        for step in steps
    ]


def last_deed(session: OfficeSession, call_id: int) -> Deed:
    """The last deed that stands.

    Raises:
        NotAllowed: Only the registration is left; a number once given is annulled, not undone.
    """
    rows = session.execute(
        select(_STEPS)
        .where(_STEPS.c.call_id == call_id, _STEPS.c.taken_back_at.is_(None))
        .order_by(_STEPS.c.id)
    ).all()
    last = rows[-1].deed
    steps = tuple(
        Step(
            from_state=CallState(row.from_state) if row.from_state else None,
            to_state=CallState(row.to_state),
            reason=row.reason,
            order_id=row.order_id,
            attempt_id=row.attempt_id,
            overwrote=json.loads(row.overwrote),
        )
        for row in rows
        if row.deed == last
    )
    if steps[0].from_state is None:
        raise NotAllowed("ثبت تماس برگشت‌پذیر نیست، چون شماره گرفته است؛ می‌توانید آن را باطل کنید.")
    return Deed(last, steps)


def mark_taken_back(session: OfficeSession, call_id: int, deed: int) -> None:
    """Say that a deed no longer stands; its rows stay as the trace."""
    session.execute(
        update(_STEPS)
        .where(_STEPS.c.call_id == call_id, _STEPS.c.deed == deed)
        .values(taken_back_at=session.desk.clock.now(), taken_back_by=session.desk.operator.id)
    )
