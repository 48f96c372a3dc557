"""Every way to ask for public days; petitions above the clearance are counted, never shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, func, select

from app.access import Right, require
from app.clock import from_tehran, to_tehran
from app.public_days.deeds import DAY_TABLES
from app.public_days.rows import PublicDayRow
from app.public_days.states import OVER, PublicDayState
from app.search.keeping import kept
from app.search.lists import SearchedList
from app.session import OfficeSession
from app.text import search_key
from app.visits.states import TO_BE_TOLD, VisitState
from app.visits.tables import MANAGERS, PUBLIC_DAYS, VISITS
from models.search import PUBLIC_DAYS as INDEXED

_C: Final = PUBLIC_DAYS.c


class PublicDayView(StrEnum):
    """What the list of public days can be narrowed to."""

    ALL = "all"
    #: Not over yet, the next first.
    AHEAD = "ahead"
    #: Somebody still has to hear what came of his petition.
    TO_BE_TOLD = "to_be_told"
    #: The inspection office owes results, and its day went by.
    RESULTS_LATE = "results_late"


@dataclass(frozen=True)
class PublicDayFilter:
    """What the list of public days shows.

    Attributes:
        text: Parts of number, title, place; all must be found.
        from_day: First day; `to_day` is the last.
    """

    text: str = ""
    view: PublicDayView = PublicDayView.ALL
    states: tuple[PublicDayState, ...] = ()
    from_day: date | None = None
    to_day: date | None = None
    takes_petitioners: bool = False


def _conditions(session: OfficeSession, wanted: PublicDayFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    states = {state.value for state in wanted.states}
    if wanted.takes_petitioners:
        states |= {PublicDayState.PLANNED.value, PublicDayState.LIST_OPEN.value}
    if states:
        found.append(_C.state.in_(sorted(states)))
    if wanted.from_day is not None:
        found.append(_C.starts_at >= from_tehran(wanted.from_day, time()))
    if wanted.to_day is not None:
        found.append(_C.starts_at < from_tehran(wanted.to_day + timedelta(days=1), time()))
    return [*found, *_of_view(session, wanted.view)]


def _of_view(session: OfficeSession, view: PublicDayView) -> list[ColumnElement[bool]]:
    running = _C.state.not_in(sorted(state.value for state in OVER))
    if view is PublicDayView.AHEAD:
        return [running]
    if view is PublicDayView.TO_BE_TOLD:
        return [_count_in(TO_BE_TOLD) > 0]
    if view is PublicDayView.RESULTS_LATE:
        late = _C.results_due_on < session.desk.clock.today()
        return [_C.state == PublicDayState.RESULTS_AWAITED.value, late]
    return []


def _count_in(states: frozenset[VisitState] | None) -> ColumnElement[int]:
    """How many petitions of a day stand in these states, in the question it is put into."""
    asked = select(func.count()).where(VISITS.c.public_day_id == _C.id)
    if states is None:
        asked = asked.where(VISITS.c.state != VisitState.WITHDRAWN.value)
    else:
        asked = asked.where(VISITS.c.state.in_(sorted(state.value for state in states)))
    return asked.correlate(PUBLIC_DAYS).scalar_subquery()


_HEARD: Final = (
    select(func.count())
    .where(VISITS.c.public_day_id == _C.id, VISITS.c.left_at.is_not(None))
    .correlate(PUBLIC_DAYS)
    .scalar_subquery()
)
_INVITED: Final = (
    select(func.count())
    .where(MANAGERS.c.public_day_id == _C.id)
    .correlate(PUBLIC_DAYS)
    .scalar_subquery()
)


@kept
def _list(session: OfficeSession, wanted: PublicDayFilter) -> SearchedList:
    forwards = wanted.view is PublicDayView.AHEAD or wanted.takes_petitioners
    return SearchedList(
        table=PUBLIC_DAYS,
        indexed=INDEXED,
        visible=(),
        statement=public_day_rows().where(*_conditions(session, wanted)),
        order=(_C.starts_at, _C.id) if forwards else (_C.starts_at.desc(), _C.id.desc()),
        keeps_order=forwards,
    )


def public_day_rows() -> Select[Any]:
    """Lines of public days, for any question about them (`public_day_row`)."""
    return select(
        *(_C[name] for name in _ROW),
        _count_in(None).label("petitions"),
        _HEARD.label("heard"),
        _count_in(TO_BE_TOLD).label("to_be_told"),
        _INVITED.label("managers"),
    )


def list_public_days(
    session: OfficeSession,
    wanted: PublicDayFilter,
    *,
    after: int | None = None,
    offset: int = 0,
    limit: int = 50,
) -> list[PublicDayRow]:
    """A page of public days, the newest first; those ahead with the next first.

    Args:
        session: Who asks.
        wanted: The filter.
        after: The day before the page; None for the first.
        offset: How many are passed over after it.
        limit: How many at most.

    Raises:
        NotAllowed: The operator may not read visits.
    """
    require(session.desk.operator, Right.READ_VISITS)
    rows = _list(session, wanted).page(
        session, wanted.text, after=after, offset=offset, limit=limit
    )
    return [public_day_row(row) for row in rows]


_ROW: Final = (
    "id",
    "version",
    "number",
    "state",
    "title",
    "place",
    "starts_at",
    "ends_at",
    "last_step",
)


def public_day_row(row: Mapping[Any, Any]) -> PublicDayRow:
    """A line of the list."""
    values = dict(row) | {
        "state": PublicDayState(row["state"]),
        "starts_at": to_tehran(row["starts_at"]),
        "ends_at": to_tehran(row["ends_at"]),
    }
    return PublicDayRow(**values)


def count_public_days(
    session: OfficeSession, wanted: PublicDayFilter, *, most: int | None = None
) -> int:
    """How many public days a filter finds; with `most`, no more than one above it.

    Raises:
        NotAllowed: The operator may not read visits.
    """
    require(session.desk.operator, Right.READ_VISITS)
    return _list(session, wanted).count(session, wanted.text, most)


def public_day_place(session: OfficeSession, wanted: PublicDayFilter, day_id: int) -> int | None:
    """Where a day stands in a list, from 0; None when it is not in it."""
    require(session.desk.operator, Right.READ_VISITS)
    return _list(session, wanted).place(session, wanted.text, day_id)


def public_day_version(session: OfficeSession, day_id: int) -> int:
    """Where a day stands now, for a deed on it.

    Raises:
        NotAllowed: The operator may not read visits.
        NotFound: There is no such day.
    """
    require(session.desk.operator, Right.READ_VISITS)
    version: int = DAY_TABLES.seen(session, day_id)["version"]
    return version


def public_day_of_number(session: OfficeSession, number: str) -> int | None:
    """The day that has a number, if there is one."""
    require(session.desk.operator, Right.READ_VISITS)
    return session.execute(
        select(_C.id).where(_C.number_key == search_key(number)).order_by(_C.id.desc()).limit(1)
    ).scalar()


def in_tehran(moment: datetime | None) -> datetime | None:
    """A moment on Tehran's clock, if there is one."""
    return None if moment is None else to_tehran(moment)
