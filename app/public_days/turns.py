"""One petitioner a screen: who he is, what he asks, who comes next (P2.19).

Each question reads the petitioner it is about and counts the others: two hundred wait as fast as
ten.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, func, or_, select

from app.access import Right, require
from app.attachments import files_of
from app.changes import Kind
from app.errors import NotAllowed
from app.orders import list_phrases, orders_of
from app.public_days.deeds import seen_day
from app.public_days.managers import agency_key
from app.public_days.petitions import NO_DAY
from app.public_days.reading import managers_of, petition_row
from app.public_days.rows import ManagerLine, SessionSheet
from app.public_days.states import PublicDayState
from app.session import OfficeSession
from app.visits.deeds import VISIT_TABLES
from app.visits.history import earlier_of
from app.visits.states import VisitState
from app.visits.tables import VISITS

_V: Final = VisitState
_C: Final = VISITS.c

#: Petitioners of the session, whatever came of them.
CALLED: Final = (
    _V.ACCEPTED,
    _V.HEARD,
    _V.ABSENT,
    _V.POSTPONED,
    _V.HANDED_OVER,
    _V.RESULT_IN,
    _V.TOLD,
    _V.CLOSED,
)


def next_petition(session: OfficeSession, day_id: int, after: int | None = None) -> int | None:
    """Whoever of those accepted has his turn next.

    Args:
        session: The transaction.
        day_id: Of which day.
        after: The petitioner before him; behind the last it begins with the first that still waits.

    Raises:
        NotAllowed: The operator may not read visits.
        NotFound: There is no such day.
    """
    require(session.desk.operator, Right.READ_VISITS)
    seen_day(session, day_id)
    turn = _turn(session, after) if after is not None else None
    waits = (_C.state == _V.ACCEPTED.value, _C.id != (after or 0))
    found = _beside(session, day_id, turn, *waits) if turn is not None else None
    return found if found is not None else _beside(session, day_id, None, *waits)


def _turn(session: OfficeSession, visit_id: int) -> int | None:
    return session.execute(select(_C.turn).where(_C.id == visit_id)).scalar()


def _beside(
    session: OfficeSession,
    day_id: int,
    turn: int | None,
    *conditions: ColumnElement[bool],
    before: bool = False,
) -> int | None:
    """The nearest petition behind a turn, or before it; the first of all without one."""
    asked = select(_C.id).where(
        _C.public_day_id == day_id,
        _C.turn.is_not(None),
        _C.classification <= int(session.desk.operator.clearance),
        *conditions,
    )
    if turn is not None:
        asked = asked.where(_C.turn < turn if before else _C.turn > turn)
    order = _C.turn.desc() if before else _C.turn
    return session.execute(asked.order_by(order).limit(1)).scalar()


def session_sheet(session: OfficeSession, visit_id: int) -> SessionSheet:
    """One petitioner as the session's screen shows him.

    Raises:
        NotAllowed: The operator may not read visits, or it is no petition of a public day.
        NotFound: There is no such petition for him.
    """
    require(session.desk.operator, Right.READ_VISITS)
    VISIT_TABLES.seen(session, visit_id)
    line, row = petition_row(session, visit_id)
    if row["public_day_id"] is None:
        raise NotAllowed(NO_DAY)
    day = seen_day(session, row["public_day_id"])
    managers = managers_of(session, day["id"])
    place, total, left = _counts(session, day["id"], row["turn"])
    in_session = _C.state.in_([state.value for state in CALLED])
    turn = row["turn"] or 0
    own = {one.name for one in fields(SessionSheet)} & row.keys()
    values: dict[str, Any] = {name: row[name] for name in own} | {
        "petition": line,
        "day_id": day["id"],
        "day_number": day["number"],
        "day_state": PublicDayState(day["state"]),
        "place": place,
        "total": total,
        "left": left,
        "next_id": _beside(session, day["id"], turn, in_session),
        "previous_id": _beside(session, day["id"], turn, in_session, before=True),
        "managers": managers,
        "agency_manager_id": _manager_of_agency(managers, row["agency_id"], row["agency"]),
        "orders": tuple(orders_of(session, Kind.VISIT, visit_id)),
        "earlier": earlier_of(
            session,
            name=row["visitor_name"],
            phone=row["phone"],
            national_id=row["national_id"],
            contact_id=row["visitor_id"],
            besides=visit_id,
        ),
        "phrases": list_phrases(session),
        "files": files_of(session, Kind.VISIT, visit_id),
    }
    return SessionSheet(**values)


def _counts(session: OfficeSession, day_id: int, turn: int | None) -> tuple[int, int, int]:
    """Which of how many he is, and how many still wait."""
    in_session = _C.state.in_([state.value for state in CALLED])
    up_to = and_(in_session, or_(_C.turn <= (turn or 0)))
    row = session.execute(
        select(
            func.count().filter(up_to),
            func.count().filter(in_session),
            func.count().filter(_C.state == _V.ACCEPTED.value),
        ).where(_C.public_day_id == day_id)
    ).one()
    return row[0], row[1], row[2]


def _manager_of_agency(
    managers: tuple[ManagerLine, ...], agency_id: int | None, agency: str
) -> int | None:
    if agency_id is None and not agency:
        return None
    key = agency_key(agency_id, agency)
    for one in managers:
        if agency_key(one.organisation_id, one.organisation) == key:
            return one.id
    return None
