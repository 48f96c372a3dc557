"""Every way to ask for meetings and series; what is above the clearance is not there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from app.access import Right, require
from app.clock import from_tehran, to_tehran
from app.marks import Classification
from app.meetings.resolution_lines import IS_OPEN
from app.meetings.rows import MeetingRow, SeriesRow
from app.meetings.states import (
    LOCKED,
    MOVABLE,
    OVER,
    Inviter,
    ItemState,
    MeetingState,
)
from app.meetings.tables import (
    INVITEES,
    ITEMS,
    MEETINGS,
    MEMBERS,
    RESOLUTIONS,
    SERIES,
    TOPICS,
)
from app.orders.deeds import ORDERS
from app.session import OfficeSession
from app.text import search_key, search_phrases

_C: Final = MEETINGS.c


class MeetingView(StrEnum):
    """What the list of meetings can be narrowed to."""

    ALL = "all"
    #: Not over yet.
    OPEN = "open"
    #: Ahead, the next first.
    AHEAD = "ahead"
    #: Minutes that are still written or awaited.
    MINUTES = "minutes"
    #: Minutes an outside secretary owes, and their day went by.
    MINUTES_LATE = "minutes_late"
    #: Locked minutes with resolutions that still run.
    FOLLOW_UP = "follow_up"


@dataclass(frozen=True)
class MeetingFilter:
    """What the list of meetings shows.

    Attributes:
        text: Parts of number, subject, place, chair, secretary; all must be found.
        from_day: First day; `to_day` is the last.
        series_id: Of one series alone.
        invited_id: That invite this line of the directory.
    """

    text: str = ""
    view: MeetingView = MeetingView.ALL
    states: tuple[MeetingState, ...] = ()
    from_day: date | None = None
    to_day: date | None = None
    series_id: int | None = None
    invited_id: int | None = None


@dataclass(frozen=True)
class MeetingCounts:
    """What waits: meetings of today, minutes to write, minutes that are late."""

    today: int
    to_write: int
    minutes_late: int


_STATES_OF: Final[Mapping[MeetingView, frozenset[MeetingState]]] = {
    MeetingView.OPEN: frozenset(MeetingState) - OVER,
    MeetingView.AHEAD: MOVABLE,
    MeetingView.MINUTES: frozenset(
        {
            MeetingState.IN_SESSION,
            MeetingState.ENDED,
            MeetingState.MINUTES_AWAITED,
            MeetingState.MINUTES_RECEIVED,
        }
    ),
    MeetingView.MINUTES_LATE: frozenset({MeetingState.MINUTES_AWAITED}),
    MeetingView.FOLLOW_UP: LOCKED - OVER,
}


def _count(table: Any, *conditions: ColumnElement[bool]) -> ColumnElement[int]:
    asked = select(func.count()).where(table.c.meeting_id == _C.id, *conditions)
    return asked.correlate(MEETINGS).scalar_subquery()


_UNDECIDED: Final = _count(ITEMS, ITEMS.c.state == ItemState.OPEN.value)
_RESOLUTIONS: Final = _count(RESOLUTIONS, RESOLUTIONS.c.annulled_at.is_(None))
_OPEN: Final = (
    select(func.count())
    .select_from(RESOLUTIONS.outerjoin(ORDERS, ORDERS.c.id == RESOLUTIONS.c.order_id))
    .where(RESOLUTIONS.c.meeting_id == _C.id, IS_OPEN)
    .correlate(MEETINGS)
    .scalar_subquery()
)

ROW: Final = (
    "id",
    "version",
    "number",
    "state",
    "subject",
    "session_number",
    "classification",
    "starts_at",
    "ends_at",
    "place",
    "chair",
    "invites",
    "minutes_due_on",
    "last_step",
)


def _conditions(session: OfficeSession, wanted: MeetingFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [
        _C.classification <= int(session.desk.operator.clearance),
        *(
            or_(
                *(_C.search_key.contains(form, autoescape=True) for form in forms),
                *(SERIES.c.search_key.contains(form, autoescape=True) for form in forms),
            )
            for forms in search_phrases(wanted.text)
        ),
    ]
    states = frozenset(wanted.states) or None
    of_view = _STATES_OF.get(wanted.view)
    found += [
        _C.state.in_(sorted(state.value for state in some))
        for some in (states, of_view)
        if some is not None
    ]
    if wanted.view is MeetingView.MINUTES_LATE:
        found.append(_C.minutes_due_on < session.desk.clock.today())
    if wanted.view is MeetingView.FOLLOW_UP:
        found.append(_OPEN > 0)
    if wanted.from_day is not None:
        found.append(_C.starts_at >= from_tehran(wanted.from_day, time()))
    if wanted.to_day is not None:
        found.append(_C.starts_at < from_tehran(wanted.to_day + timedelta(days=1), time()))
    if wanted.series_id is not None:
        found.append(_C.series_id == wanted.series_id)
    if wanted.invited_id is not None:
        invited = select(INVITEES.c.meeting_id).where(INVITEES.c.contact_id == wanted.invited_id)
        found.append(_C.id.in_(invited))
    return found


def _order(wanted: MeetingFilter) -> tuple[ColumnElement[Any], ...]:
    if wanted.view is MeetingView.AHEAD:
        return _C.starts_at.asc(), _C.id.asc()
    return _C.starts_at.desc(), _C.id.desc()


def _asked(session: OfficeSession, wanted: MeetingFilter, *columns: Any) -> Select[Any]:
    return (
        select(*columns)
        .select_from(MEETINGS.outerjoin(SERIES, SERIES.c.id == _C.series_id))
        .where(*_conditions(session, wanted))
    )


def list_meetings(
    session: OfficeSession, wanted: MeetingFilter, *, offset: int = 0, limit: int = 50
) -> list[MeetingRow]:
    """A page of meetings, the newest first; those ahead with the next first.

    Raises:
        NotAllowed: The operator may not read meetings.
    """
    require(session.desk.operator, Right.READ_MEETINGS)
    columns = (
        *(_C[name] for name in ROW),
        func.coalesce(SERIES.c.name, "").label("series"),
        _UNDECIDED.label("undecided"),
        _RESOLUTIONS.label("resolutions"),
        _OPEN.label("open_resolutions"),
    )
    asked = _asked(session, wanted, *columns).order_by(*_order(wanted))
    today = session.desk.clock.today()
    rows = session.execute(asked.offset(offset).limit(limit)).mappings()
    return [_row(row, today) for row in rows]


def _row(row: Mapping[Any, Any], today: date) -> MeetingRow:
    due, awaited = row["minutes_due_on"], MeetingState.MINUTES_AWAITED.value
    return MeetingRow(
        **{
            **{name: row[name] for name in (*ROW, "series", "undecided", "resolutions")},
            "open_resolutions": row["open_resolutions"],
            "state": MeetingState(row["state"]),
            "classification": Classification(row["classification"]),
            "invites": Inviter(row["invites"]),
            "starts_at": to_tehran(row["starts_at"]),
            "ends_at": to_tehran(row["ends_at"]),
            "minutes_late": due is not None and due < today and row["state"] == awaited,
        }
    )


def count_meetings(session: OfficeSession, wanted: MeetingFilter) -> int:
    """How many meetings a filter finds.

    Raises:
        NotAllowed: The operator may not read meetings.
    """
    require(session.desk.operator, Right.READ_MEETINGS)
    count: int = session.execute(_asked(session, wanted, func.count())).scalar_one()
    return count


def place_of_meeting(session: OfficeSession, wanted: MeetingFilter, meeting_id: int) -> int | None:
    """How many meetings stand before one in its list; None where the filter hides it."""
    require(session.desk.operator, Right.READ_MEETINGS)
    row = session.execute(
        _asked(session, wanted, _C.starts_at, _C.id).where(_C.id == meeting_id)
    ).first()
    if row is None:
        return None
    ahead = wanted.view is MeetingView.AHEAD
    before = _C.starts_at < row.starts_at if ahead else _C.starts_at > row.starts_at
    beside = _C.id < row.id if ahead else _C.id > row.id
    same = and_(_C.starts_at == row.starts_at, beside)
    count: int = session.execute(
        _asked(session, wanted, func.count()).where(or_(before, same))
    ).scalar_one()
    return count


def meeting_counts(session: OfficeSession) -> MeetingCounts:
    """How meetings stand today.

    Raises:
        NotAllowed: The operator may not read meetings.
    """
    today = session.desk.clock.today()
    running = frozenset(MeetingState) - {MeetingState.CANCELLED}
    of_today = MeetingFilter(from_day=today, to_day=today, states=tuple(sorted(running)))
    return MeetingCounts(
        today=count_meetings(session, of_today),
        to_write=count_meetings(session, MeetingFilter(states=(MeetingState.ENDED,))),
        minutes_late=count_meetings(session, MeetingFilter(view=MeetingView.MINUTES_LATE)),
    )


def meeting_of_event(session: OfficeSession, event_id: int) -> int | None:
    """The meeting that grew from an entry of the programme, if this operator may see it.

    Raises:
        NotAllowed: The operator may not read meetings.
    """
    require(session.desk.operator, Right.READ_MEETINGS)
    found: int | None = session.execute(
        select(_C.id).where(
            _C.event_id == event_id,
            _C.classification <= int(session.desk.operator.clearance),
        )
    ).scalar()
    return found


def meeting_of_number(session: OfficeSession, number: str) -> int | None:
    """The meeting of a number as typed, if this operator may see it.

    Raises:
        NotAllowed: The operator may not read meetings.
    """
    require(session.desk.operator, Right.READ_MEETINGS)
    found: int | None = session.execute(
        select(_C.id)
        .where(
            _C.number_key == search_key(number),
            _C.classification <= int(session.desk.operator.clearance),
        )
        .order_by(_C.id.desc())
        .limit(1)
    ).scalar()
    return found


# -- series ----------------------------------------------------------------------------------------

_S: Final = SERIES.c


def _of_series(table: Any, *conditions: ColumnElement[bool]) -> ColumnElement[int]:
    asked = select(func.count()).where(table.c.series_id == _S.id, *conditions)
    return asked.correlate(SERIES).scalar_subquery()


_LAST: Final = (
    select(func.max(_C.starts_at))
    .where(_C.series_id == _S.id, _C.began_at.is_not(None) | _C.minutes_due_on.is_not(None))
    .correlate(SERIES)
    .scalar_subquery()
)
_OPEN_OF_SERIES: Final = (
    select(func.count())
    .select_from(
        RESOLUTIONS.join(MEETINGS, _C.id == RESOLUTIONS.c.meeting_id).outerjoin(
            ORDERS, ORDERS.c.id == RESOLUTIONS.c.order_id
        )
    )
    .where(_C.series_id == _S.id, IS_OPEN)
    .correlate(SERIES)
    .scalar_subquery()
)
_SERIES_ROW: Final = ("id", "version", "name", "chair", "secretary")


def list_series(
    session: OfficeSession,
    text: str = "",
    *,
    archived: bool = False,
    offset: int = 0,
    limit: int = 200,
) -> list[SeriesRow]:
    """Series by name.

    Args:
        session: Who asks.
        text: Parts of name, chair, secretary, place; all must be found.
        archived: Also those that were put away.
        offset: How many are passed over.
        limit: How many at most.

    Raises:
        NotAllowed: The operator may not read meetings.
    """
    require(session.desk.operator, Right.READ_MEETINGS)
    asked = select(
        *(_S[name] for name in _SERIES_ROW),
        _S.invites,
        _S.archived_at,
        _of_series(MEMBERS).label("members"),
        _of_series(TOPICS, TOPICS.c.meeting_id.is_(None), TOPICS.c.dropped_at.is_(None)).label(
            "topics"
        ),
        _of_series(MEETINGS, _C.state != MeetingState.CANCELLED.value).label("meetings"),
        _LAST.label("last_at"),
        _OPEN_OF_SERIES.label("open_resolutions"),
    ).where(
        _S.classification <= int(session.desk.operator.clearance),
        *(
            or_(*(_S.search_key.contains(form, autoescape=True) for form in forms))
            for forms in search_phrases(text)
        ),
    )
    if not archived:
        asked = asked.where(_S.archived_at.is_(None))
    rows = session.execute(asked.order_by(_S.name, _S.id).offset(offset).limit(limit)).mappings()
    return [_series_row(row) for row in rows]


def _series_row(row: Mapping[Any, Any]) -> SeriesRow:
    names = (*_SERIES_ROW, "members", "topics", "meetings", "open_resolutions")
    last: datetime | None = row["last_at"]
    return SeriesRow(
        **{name: row[name] for name in names},
        invites=Inviter(row["invites"]),
        last_on=to_tehran(last).date() if last is not None else None,
        is_archived=row["archived_at"] is not None,
    )
