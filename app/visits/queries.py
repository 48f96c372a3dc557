"""Every way to ask for visits; what is above the operator's clearance is not there for him."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select

from app.access import Right, require
from app.agenda.states import PLANNED
from app.agenda.tables import EVENTS
from app.clock import from_tehran, to_tehran
from app.marks import Classification
from app.session import OfficeSession
from app.text import search_phrases
from app.visits.cards import who_of
from app.visits.rows import NextStep, VisitRow, WaitingRow
from app.visits.rules import visit_rules
from app.visits.states import (
    DONE,
    IN_THE_HOUSE,
    TO_BE_TOLD,
    Decision,
    Mode,
    SpecialStatus,
    TellOutcome,
    VisitPath,
    VisitState,
)
from app.visits.tables import VISITS


class VisitView(StrEnum):
    """What the list of visits can be narrowed to."""

    ALL = "all"
    OPEN = "open"
    #: In the waiting room, or with the governor.
    WAITING_ROOM = "waiting_room"
    #: Asked for a visit, and nobody decided yet.
    REQUESTS = "requests"
    #: With a time that lies before them, by that time.
    APPOINTMENTS = "appointments"
    #: Whose time was lost, or went by without anybody saying what came of it.
    LOST_APPOINTMENTS = "lost_appointments"
    TO_BE_TOLD = "to_be_told"
    #: Petitions that wait for a public day.
    WITHOUT_DAY = "without_day"


@dataclass(frozen=True)
class VisitFilter:
    """What the list of visits shows.

    Attributes:
        text: Parts of number, visitor, subject, agency, telephone; all must be found.
        from_day: First day they came or were written down; of appointments, of their time.
        to_day: Last day.
        contact_id: Only visits that name this person or agency.
        mine: Only what this operator wrote down.
    """

    text: str = ""
    view: VisitView = VisitView.ALL
    path: VisitPath | None = None
    states: tuple[VisitState, ...] = ()
    from_day: date | None = None
    to_day: date | None = None
    public_day_id: int | None = None
    contact_id: int | None = None
    category: str = ""
    mine: bool = False


@dataclass(frozen=True)
class VisitCounts:
    """How visits stand."""

    today: int
    waiting_room: int
    requests: int
    appointments: int
    lost_appointments: int
    to_be_told: int
    without_day: int


_C: Final = VISITS.c
#: When he came, or was written down.
_AT: Final = func.coalesce(_C.arrived_at, _C.registered_at)
_EVENT_PLANNED: Final = EVENTS.c.state.in_(sorted(state.value for state in PLANNED))
_BY_TIME: Final = frozenset({VisitView.APPOINTMENTS, VisitView.LOST_APPOINTMENTS})
_OLDEST_FIRST: Final = frozenset(
    {VisitView.WAITING_ROOM, VisitView.REQUESTS, VisitView.TO_BE_TOLD, VisitView.WITHOUT_DAY}
)

_ROW: Final = (
    "id",
    "version",
    "number",
    "path",
    "state",
    "visitor_name",
    "post",
    "organisation",
    "phone",
    "subject",
    "category",
    "agency",
    "county",
    "special_status",
    "group_size",
    "classification",
    "arrived_at",
    "registered_at",
    "event_id",
    "host",
    "minutes",
    "public_day_id",
    "turn",
    "slot_at",
    "decision",
    "attempts",
    "last_attempt",
    "last_step",
    "last_step_at",
)


def in_states(states: frozenset[VisitState] | tuple[VisitState, ...]) -> ColumnElement[bool]:
    """Whether a visit stands in one of these states."""
    return _C.state.in_(sorted(state.value for state in states))


def visit_conditions(session: OfficeSession, wanted: VisitFilter) -> list[ColumnElement[bool]]:
    """What a filter asks of visits, as far as the operator may see them."""
    operator = session.desk.operator
    found = [_C.classification <= int(operator.clearance), *_of_view(session, wanted.view)]
    found += _in_days(wanted)
    found.extend(
        or_(*(_C.search_key.contains(form, autoescape=True) for form in forms))
        for forms in search_phrases(wanted.text)
    )
    if wanted.states:
        found.append(in_states(wanted.states))
    if wanted.path is not None:
        found.append(_C.path == wanted.path.value)
    if wanted.public_day_id is not None:
        found.append(_C.public_day_id == wanted.public_day_id)
    if wanted.contact_id is not None:
        named = ("visitor_id", "organisation_id", "agency_id", "host_id")
        found.append(or_(*(_C[name] == wanted.contact_id for name in named)))
    if wanted.category:
        found.append(_C.category == wanted.category)
    if wanted.mine:
        found.append(_C.operator_id == operator.id)
    return found


def _of_view(session: OfficeSession, view: VisitView) -> list[ColumnElement[bool]]:
    now = session.desk.clock.now()
    appointed = _C.state == VisitState.APPOINTED.value
    holds = and_(_EVENT_PLANNED, EVENTS.c.ends_at > now)
    conditions: dict[VisitView, list[ColumnElement[bool]]] = {
        VisitView.ALL: [],
        VisitView.OPEN: [_C.state.not_in(sorted(state.value for state in DONE))],
        VisitView.WAITING_ROOM: [in_states(IN_THE_HOUSE)],
        VisitView.REQUESTS: [_C.state == VisitState.REQUESTED.value],
        VisitView.APPOINTMENTS: [appointed, holds],
        VisitView.LOST_APPOINTMENTS: [appointed, or_(EVENTS.c.id.is_(None), ~holds)],
        VisitView.TO_BE_TOLD: [in_states(TO_BE_TOLD)],
        VisitView.WITHOUT_DAY: [
            _C.state == VisitState.COLLECTED.value,
            _C.public_day_id.is_(None),
        ],
    }
    return conditions[view]


def _in_days(wanted: VisitFilter) -> list[ColumnElement[bool]]:
    at = EVENTS.c.starts_at if wanted.view in _BY_TIME else _AT
    found: list[ColumnElement[bool]] = []
    if wanted.from_day is not None:
        found.append(at >= from_tehran(wanted.from_day, time()))
    if wanted.to_day is not None:
        found.append(at < from_tehran(wanted.to_day + timedelta(days=1), time()))
    return found


def _rows() -> Select[Any]:
    return select(
        *(_C[name] for name in _ROW),
        EVENTS.c.starts_at,
        EVENTS.c.ends_at,
        EVENTS.c.state.label("event_state"),
    ).select_from(_joined())


def _joined() -> Any:
    return VISITS.outerjoin(EVENTS, EVENTS.c.id == _C.event_id)


def _order(wanted: VisitFilter) -> tuple[ColumnElement[Any], ...]:
    if wanted.public_day_id is not None:
        return (case((_C.turn.is_(None), 1), else_=0), _C.turn, _C.id)
    if wanted.view in _BY_TIME:
        return (EVENTS.c.starts_at, _C.id)
    if wanted.view in _OLDEST_FIRST:
        return (_AT, _C.id)
    # As they were written down: an index keeps that order, however many there are.
    return (_C.registered_at.desc(), _C.id.desc())


def list_visits(
    session: OfficeSession, wanted: VisitFilter, *, offset: int = 0, limit: int = 50
) -> list[VisitRow]:
    """A page of visits: those of a day in turn order, appointments by their time, else newest."""
    require(session.desk.operator, Right.READ_VISITS)
    now = session.desk.clock.now()
    statement = _rows().where(*visit_conditions(session, wanted)).order_by(*_order(wanted))
    rows = session.execute(statement.offset(offset).limit(limit)).mappings()
    return [_row(row, now) for row in rows]


def _row(row: Mapping[Any, Any], now: datetime) -> VisitRow:
    state = VisitState(row["state"])
    holds = row["event_state"] in PLANNED and row["ends_at"] > now
    return VisitRow(
        id=row["id"],
        version=row["version"],
        number=row["number"],
        path=VisitPath(row["path"]),
        state=state,
        visitor_name=row["visitor_name"],
        who=who_of(row),
        phone=row["phone"],
        subject=row["subject"],
        category=row["category"],
        agency=row["agency"],
        county=row["county"],
        special_status=SpecialStatus(row["special_status"]),
        group_size=row["group_size"],
        classification=Classification(row["classification"]),
        at=to_tehran(row["arrived_at"] or row["registered_at"]),
        appointment_at=in_tehran(row["starts_at"]),
        appointment_lost=state is VisitState.APPOINTED and not holds,
        event_id=row["event_id"],
        host=row["host"],
        minutes=row["minutes"],
        public_day_id=row["public_day_id"],
        turn=row["turn"],
        slot_at=in_tehran(row["slot_at"]),
        decision=Decision(row["decision"]) if row["decision"] else None,
        attempts=row["attempts"],
        last_attempt=TellOutcome(row["last_attempt"]) if row["last_attempt"] else None,
        last_step=row["last_step"],
        last_step_at=to_tehran(row["last_step_at"]),
    )


def in_tehran(moment: datetime | None) -> datetime | None:
    """A moment on Tehran's clock, if there is one."""
    return None if moment is None else to_tehran(moment)


def count_visits(session: OfficeSession, wanted: VisitFilter) -> int:
    """How many visits a filter finds."""
    require(session.desk.operator, Right.READ_VISITS)
    statement = select(func.count()).select_from(_joined())
    count: int = session.execute(statement.where(*visit_conditions(session, wanted))).scalar_one()
    return count


def visit_counts(session: OfficeSession) -> VisitCounts:
    """The numbers at the foot of the list and on the page that opens the day."""
    today = session.desk.clock.today()
    asked = (
        VisitFilter(path=VisitPath.DAILY, from_day=today, to_day=today),
        VisitFilter(view=VisitView.WAITING_ROOM),
        VisitFilter(view=VisitView.REQUESTS),
        VisitFilter(view=VisitView.APPOINTMENTS),
        VisitFilter(view=VisitView.LOST_APPOINTMENTS),
        VisitFilter(view=VisitView.TO_BE_TOLD),
        VisitFilter(view=VisitView.WITHOUT_DAY),
    )
    return VisitCounts(*(count_visits(session, one) for one in asked))


def visit_place(session: OfficeSession, wanted: VisitFilter, visit_id: int) -> int | None:
    """How many visits stand before one in the list as filtered.

    Returns:
        None when the filter hides it.
    """
    require(session.desk.operator, Right.READ_VISITS)
    place = func.row_number().over(order_by=_order(wanted)).label("place")
    numbered = (
        select(_C.id, place)
        .select_from(_joined())
        .where(*visit_conditions(session, wanted))
        .subquery()
    )
    found = session.execute(select(numbered.c.place).where(numbered.c.id == visit_id)).scalar()
    return None if found is None else int(found) - 1


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
        _rows()
        .where(
            _C.classification <= int(session.desk.operator.clearance),
            _C.path == VisitPath.DAILY.value,
            _C.state != VisitState.WITHDRAWN.value,
            or_(came, appointed),
        )
        .order_by(func.coalesce(EVENTS.c.starts_at, _C.arrived_at), _C.id)
    ).mappings()
    return [_row(row, now) for row in rows]


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
        .select_from(_joined())
        .where(
            in_states(IN_THE_HOUSE),
            _C.classification <= int(session.desk.operator.clearance),
        )
        .order_by(
            case({state.value: place for place, state in enumerate(_NEXT)}, value=_C.state),
            _AT,
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
