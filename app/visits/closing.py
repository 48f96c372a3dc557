"""What a visit still lacks before it can be closed (P2.15)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import select

from app.changes import Kind
from app.orders import count_open_orders
from app.session import OfficeSession
from app.text import persian_digits
from app.visits.states import TO_BE_TOLD, VisitState
from app.visits.tables import VISITS

NOT_CARRIED: Final = "درخواست هنوز به روز دیگری برده نشده است."
NOT_TOLD: Final = "نتیجه هنوز به ملاقات‌کننده گفته نشده است."


def missing_to_close(session: OfficeSession, visit: Mapping[str, Any]) -> list[str]:
    """Sentences that name what is still to be done; none where nothing is."""
    found: list[str] = []
    if VisitState(visit["state"]) in TO_BE_TOLD:
        found.append(NOT_TOLD)
    if VisitState(visit["state"]) is VisitState.POSTPONED and not _goes_on(session, visit["id"]):
        found.append(NOT_CARRIED)
    running = count_open_orders(session, Kind.VISIT, visit["id"])
    if running:
        found.append(persian_digits(f"{running} دستور بر آن هنوز در جریان است."))
    return found


def _goes_on(session: OfficeSession, visit_id: int) -> bool:
    """Whether a petition of a later day goes on with this one."""
    follower = select(VISITS.c.id).where(
        VISITS.c.carried_from_id == visit_id, VISITS.c.state != VisitState.WITHDRAWN.value
    )
    return session.execute(follower.limit(1)).first() is not None
