"""Where a call stands in the register, so that a page can show any of a hundred thousand."""

from __future__ import annotations

from sqlalchemy import and_, func, or_, select

from app.access import Right, require
from app.phone_calls.queries import WAITING_TO_BE_PLACED, CallFilter, call_conditions
from app.phone_calls.states import CallState
from app.session import OfficeSession
from models.base import table_of
from models.calls import Call

_CALLS = table_of(Call)


def call_place(session: OfficeSession, wanted: CallFilter, call_id: int) -> int | None:
    """How many calls stand before one in the register as filtered.

    Returns:
        None when the filter hides it, or is of a list with an order of its own.
    """
    require(session.desk.operator, Right.READ_CALLS)
    if wanted.states in ((CallState.TO_BE_TOLD,), WAITING_TO_BE_PLACED):
        return None
    conditions = call_conditions(session, wanted)
    called_at = session.execute(
        select(_CALLS.c.called_at).where(_CALLS.c.id == call_id, *conditions)
    ).scalar()
    if called_at is None:
        return None
    newer = or_(
        _CALLS.c.called_at > called_at,
        and_(_CALLS.c.called_at == called_at, _CALLS.c.id > call_id),
    )
    count: int = session.execute(
        select(func.count()).select_from(_CALLS).where(*conditions, newer)
    ).scalar_one()
    return count
