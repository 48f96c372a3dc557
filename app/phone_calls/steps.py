"""The steps of a call's life as rows: taken, and taken back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Row, func, insert, select, update

from app.attachments import are_gone_on
from app.changes import Kind
from app.overwriting import overwritten
from app.phone_calls.states import CallState
from app.session import Desk, OfficeSession
from models.base import table_of
from models.calls import CallStep

_STEPS = table_of(CallStep)

#: Beside the columns a step wrote over stand the files it moved, under a name no column has.
_FILES: Final = "attachments"


@dataclass(frozen=True)
class Step:
    """A step about to be written.

    Attributes:
        order_id: The order recorded by this step.
        attempt_id: The attempt logged by this step.
        overwrote: The call's columns this step wrote over, with what they were, fit for JSON.
        moves: The files it put onto the call or took off, with how they stood.
    """

    from_state: CallState | None
    to_state: CallState
    reason: str = ""
    order_id: int | None = None
    attempt_id: int | None = None
    overwrote: Mapping[str, str | int | None] = field(default_factory=dict)
    moves: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)


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
            "overwrote": _kept(step),
            "taken_back_at": None,
            "taken_back_by": None,
        }
        for step in steps
    ]


def _kept(step: Step) -> str:
    """What a step wrote over, as its row keeps it."""
    kept: dict[str, Any] = dict(step.overwrote)
    if step.moves:
        moves = {(_FILES, number): before for number, before in step.moves.items()}
        kept[_FILES] = json.loads(overwritten(moves))
    return json.dumps(kept, ensure_ascii=False)


def last_deed(session: OfficeSession, call_id: int) -> Deed:
    """The last deed that stands; the registration, where nothing else does."""
    rows = session.execute(
        select(_STEPS)
        .where(_STEPS.c.call_id == call_id, _STEPS.c.taken_back_at.is_(None))
        .order_by(_STEPS.c.id)
    ).all()
    taken = [(row.deed, _step(row)) for row in rows]
    # Pages arranged in a file that was taken off since are passed over.
    left = [
        (deed, step)
        for deed, step in taken
        if not (step.moves and are_gone_on(session, Kind.CALL, step.moves))
    ]
    last = left[-1][0]
    return Deed(last, tuple(step for deed, step in left if deed == last))


def _step(row: Row[Any]) -> Step:
    kept = json.loads(row.overwrote)
    moves = {number: before for _table, number, before in kept.pop(_FILES, ())}
    return Step(
        from_state=CallState(row.from_state) if row.from_state else None,
        to_state=CallState(row.to_state),
        reason=row.reason,
        order_id=row.order_id,
        attempt_id=row.attempt_id,
        overwrote=kept,
        moves=moves,
    )


def mark_taken_back(session: OfficeSession, call_id: int, deed: int) -> None:
    """Say that a deed no longer stands; its rows stay as the trace."""
    session.execute(
        update(_STEPS)
        .where(_STEPS.c.call_id == call_id, _STEPS.c.deed == deed)
        .values(taken_back_at=session.desk.clock.now(), taken_back_by=session.desk.operator.id)
    )
