"""How a visit stands for whoever wants to be reminded of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import select

from app.changes import Kind
from app.reminded import Parts, Stands, reminders_follow
from app.reminder_anchors import SLOT
from app.reminder_moments import anchor_at
from app.session import OfficeSession
from app.visits.states import DONE, VisitState
from app.visits.tables import VISITS

#: While his turn still lies before him.
_AHEAD: Final = frozenset({VisitState.LISTED, VisitState.PRESENTED, VisitState.ACCEPTED})


def parts_of_visit(session: OfficeSession, visit_id: int) -> Parts:
    """How a visit stands, which has no parts; nothing where there is none."""
    row = session.execute(select(VISITS).where(VISITS.c.id == visit_id)).mappings().first()
    return {} if row is None else visit_parts(row)


def visit_parts(visit: Mapping[Any, Any]) -> Parts:
    """How a visit of these columns stands."""
    state = VisitState(visit["state"])
    who, subject = visit["visitor_name"], visit["subject"]
    ahead = state in _AHEAD and visit["slot_at"] is not None
    return {
        0: Stands(
            number=visit["number"],
            title=f"{who}: {subject}" if subject else who,
            classification=visit["classification"],
            is_settled=state in DONE,
            anchors={SLOT: anchor_at(visit["slot_at"])} if ahead else {},
        )
    }


def visit_reminders_follow(session: OfficeSession, visit: Mapping[str, Any]) -> None:
    """Let the reminders on a visit follow a deed on it."""
    reminders_follow(session, Kind.VISIT, visit["id"], lambda: visit_parts(visit))
