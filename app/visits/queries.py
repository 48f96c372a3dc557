"""Every way to ask for visits; what is above the operator's clearance is not there for him."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from app.access import Right, require
from app.agenda.states import PLANNED
from app.agenda.tables import EVENTS
from app.clock import from_tehran, to_tehran
from app.marks import Classification
from app.search.lists import SearchedList
from app.session import OfficeSession
from app.visits.cards import who_of
from app.visits.rows import VisitRow
from app.visits.states import (
    DONE,
    IN_THE_HOUSE,
    TO_BE_TOLD,
    Decision,
    SpecialStatus,
    TellOutcome,
    VisitPath,
    VisitState,
)
from app.visits.tables import VISITS
from models.base import alias_of
from models.search import VISITS as INDEXED


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
    "entered_at",
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
    """What a filter asks of visits besides words, as far as the operator may see them."""
    operator = session.desk.operator
    found = [*seen_visits(session), *_of_view(session, wanted.view)]
    found += _in_days(wanted)
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


def visit_rows() -> Select[Any]:
    """Lines of visits, for any question about them (`visit_row`)."""
    return select(
        *(_C[name] for name in _ROW),
        EVENTS.c.starts_at,
        EVENTS.c.ends_at,
        EVENTS.c.state.label("event_state"),
    ).select_from(VISITS.outerjoin(EVENTS, EVENTS.c.id == _C.event_id))


_OWN: Final = alias_of(EVENTS, "own_event")
#: When its time is; of one without a time, or whose entry is gone, none.
_TIME: Final = select(_OWN.c.starts_at).where(_OWN.c.id == _C.event_id).scalar_subquery()


def _order(wanted: VisitFilter) -> tuple[ColumnElement[Any], ...]:
    if wanted.public_day_id is not None:
        return (_C.turn.nulls_last(), _C.id)
    if wanted.view in _BY_TIME:
        return (_TIME.nulls_last(), _C.id)
    if wanted.view in _OLDEST_FIRST:
        return (_AT, _C.id)
    # As they were written down: an index keeps that order, however many there are.
    return (_C.registered_at.desc(), _C.id.desc())


def _list(session: OfficeSession, wanted: VisitFilter) -> SearchedList:
    in_turn = wanted.public_day_id is not None or wanted.view in _BY_TIME | _OLDEST_FIRST
    return SearchedList(
        table=VISITS,
        indexed=INDEXED,
        visible=seen_visits(session),
        statement=visit_rows().where(*visit_conditions(session, wanted)),
        order=_order(wanted),
        keeps_order=in_turn,
    )


def seen_visits(session: OfficeSession) -> list[ColumnElement[bool]]:
    """What of visits this operator may see at all."""
    return [_C.classification <= int(session.desk.operator.clearance)]


def list_visits(
    session: OfficeSession,
    wanted: VisitFilter,
    *,
    after: int | None = None,
    offset: int = 0,
    limit: int = 50,
) -> list[VisitRow]:
    """A page of visits: those of a day in turn order, appointments by their time, else newest.

    Args:
        session: Who asks.
        wanted: The filter.
        after: The visit before the page; None for the first.
        offset: How many are passed over after it.
        limit: How many at most.
    """
    require(session.desk.operator, Right.READ_VISITS)
    now = session.desk.clock.now()
    rows = _list(session, wanted).page(
        session, wanted.text, after=after, offset=offset, limit=limit
    )
    return [visit_row(row, now) for row in rows]


def visit_row(row: Mapping[Any, Any], now: datetime) -> VisitRow:
    """A line of the list."""
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
        entered_at=in_tehran(row["entered_at"]) if state is VisitState.INSIDE else None,
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


def count_visits(session: OfficeSession, wanted: VisitFilter, *, most: int | None = None) -> int:
    """How many visits a filter finds; with `most`, no more than one above it."""
    require(session.desk.operator, Right.READ_VISITS)
    return _list(session, wanted).count(session, wanted.text, most)


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
    return _list(session, wanted).place(session, wanted.text, visit_id)
