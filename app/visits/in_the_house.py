"""Who came today, and who is in the house now."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from sqlalchemy import and_, case, func, or_, select

from app.access import Right, require
from app.agenda.tables import EVENTS
from app.clock import from_tehran, to_tehran
from app.marks import Classification
from app.session import OfficeSession
from app.visits.cards import who_of
from app.visits.queries import in_states, in_tehran, seen_visits, visit_row, visit_rows
from app.visits.rows import NextStep, VisitRow, WaitingRow
from app.visits.rules import visit_rules
from app.visits.states import IN_THE_HOUSE, Mode, SpecialStatus, VisitPath, VisitState
from app.visits.tables import VISITS

_C: Final = VISITS.c


def visits_of_day(session: OfficeSession, day: date) -> list[VisitRow]:
    """Daily visitors of a day in the order of their time: who has an appointment, and who came."""
    require(session.desk.operator, Right.READ_VISITS)
    begin, end = from_tehran(day, time()), from_tehran(day + timedelta(days=1), time())
    came = and_(_C.arrived_at >= begin, _C.arrived_at < end)
    appointed = and_(
        in_states((VisitState.APPOINTED, VisitState.NO_SHOW)),
        EVENTS.c.starts_at >= begin,
        EVENTS.c.starts_at < end,
    )
    now = session.desk.clock.now()
    rows = session.execute(
        visit_rows()
        .where(
            *seen_visits(session),
            _C.path == VisitPath.DAILY.value,
            _C.state != VisitState.WITHDRAWN.value,
            or_(came, appointed),
        )
        .order_by(func.coalesce(EVENTS.c.starts_at, _C.arrived_at), _C.id)
    ).mappings()
    return [visit_row(row, now) for row in rows]


#: What one key does with whoever stands so, and where he stands in the room's list.
_NEXT: Final = {
    VisitState.INSIDE: NextStep.LEAVE,
    VisitState.AGREED: NextStep.ENTER,
    VisitState.ANNOUNCED: NextStep.DECIDE,
    VisitState.PRESENT: NextStep.ANNOUNCE,
}


def waiting_room(session: OfficeSession) -> list[WaitingRow]:
    """Who is with the governor, who may go in, who was announced, who just came; by their hour."""
    require(session.desk.operator, Right.READ_VISITS)
    rows = session.execute(
        select(VISITS, EVENTS.c.starts_at)
        .select_from(VISITS.outerjoin(EVENTS, EVENTS.c.id == _C.event_id))
        .where(in_states(IN_THE_HOUSE), *seen_visits(session))
        .order_by(
            case({state.value: place for place, state in enumerate(_NEXT)}, value=_C.state),
            func.coalesce(_C.arrived_at, _C.registered_at),
            _C.id,
        )
    ).mappings()
    warn = visit_rules(session).waiting_warn
    now = session.desk.clock.now()
    return [_waiting(row, now, warn) for row in rows]


def _waiting(row: Mapping[Any, Any], now: datetime, warn: int) -> WaitingRow:
    state = VisitState(row["state"])
    since = row["arrived_at"] or row["registered_at"]
    is_inside = state is VisitState.INSIDE
    begun = row["entered_at"] if is_inside and row["entered_at"] else since
    minutes = max(0, int((now - begun).total_seconds() // 60))
    return WaitingRow(
        id=row["id"],
        version=row["version"],
        number=row["number"],
        state=state,
        visitor_name=row["visitor_name"],
        who=who_of(row),
        companions=row["companions"],
        group_size=row["group_size"],
        special_status=SpecialStatus(row["special_status"]),
        subject=row["subject"],
        documents=row["documents"],
        classification=Classification(row["classification"]),
        since=to_tehran(since),
        minutes=minutes,
        is_late=minutes >= (row["minutes"] or warn) if is_inside else minutes >= warn,
        allowed_minutes=row["minutes"],
        mode=Mode(row["mode"]) if row["mode"] else None,
        host=row["host"],
        appointment_at=in_tehran(row["starts_at"]),
        next_step=_NEXT[state],
    )
