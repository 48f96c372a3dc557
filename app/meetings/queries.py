"""Every way to ask for meetings; what is above the clearance is not there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, func, select

from app.access import Right, require
from app.clock import from_tehran, to_tehran
from app.marks import Classification
from app.meetings.resolution_lines import IS_OPEN
from app.meetings.rows import MeetingRow
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
    RESOLUTIONS,
    SERIES,
)
from app.orders.deeds import ORDERS
from app.search.keeping import kept
from app.search.lists import SearchedList
from app.session import OfficeSession
from models.search import MEETINGS as INDEXED

_C: Final = MEETINGS.c


class MeetingView(StrEnum):
    """What the list of meetings can be narrowed to."""

    ALL = "all"
    #: Not over yet.
    OPEN = "open"
    #: Of today, by their hour; what was called off is not.
    TODAY = "today"
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


_STATES_OF: Final[Mapping[MeetingView, frozenset[MeetingState]]] = {
    MeetingView.OPEN: frozenset(MeetingState) - OVER,
    MeetingView.TODAY: frozenset(MeetingState) - {MeetingState.CANCELLED},
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
    found = seen_meetings(session)
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
    found += _within(wanted.from_day, wanted.to_day)
    if wanted.view is MeetingView.TODAY:
        found += _within(session.desk.clock.today(), session.desk.clock.today())
    if wanted.series_id is not None:
        found.append(_C.series_id == wanted.series_id)
    if wanted.invited_id is not None:
        invited = select(INVITEES.c.meeting_id).where(INVITEES.c.contact_id == wanted.invited_id)
        found.append(_C.id.in_(invited))
    return found


def _within(first: date | None, last: date | None) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if first is not None:
        found.append(_C.starts_at >= from_tehran(first, time()))
    if last is not None:
        found.append(_C.starts_at < from_tehran(last + timedelta(days=1), time()))
    return found


#: Views whose list begins with what comes first.
_BY_HOUR: Final = (MeetingView.AHEAD, MeetingView.TODAY)


def _order(wanted: MeetingFilter) -> tuple[ColumnElement[Any], ...]:
    if wanted.view in _BY_HOUR:
        return _C.starts_at.asc(), _C.id.asc()
    return _C.starts_at.desc(), _C.id.desc()


def seen_meetings(session: OfficeSession) -> list[ColumnElement[bool]]:
    """Which meetings this operator may see at all."""
    return [_C.classification <= int(session.desk.operator.clearance)]


def meeting_rows() -> Select[Any]:
    """Lines of meetings, for any question about them (`meeting_row`)."""
    return select(
        *(_C[name] for name in ROW),
        func.coalesce(SERIES.c.name, "").label("series"),
        _UNDECIDED.label("undecided"),
        _RESOLUTIONS.label("resolutions"),
        _OPEN.label("open_resolutions"),
    ).select_from(MEETINGS.outerjoin(SERIES, SERIES.c.id == _C.series_id))


@kept
def _list(session: OfficeSession, wanted: MeetingFilter) -> SearchedList:
    return SearchedList(
        table=MEETINGS,
        indexed=INDEXED,
        visible=seen_meetings(session),
        statement=meeting_rows().where(*_conditions(session, wanted)),
        order=_order(wanted),
        keeps_order=wanted.view in _BY_HOUR,
    )


def list_meetings(
    session: OfficeSession,
    wanted: MeetingFilter,
    *,
    after: int | None = None,
    offset: int = 0,
    limit: int = 50,
) -> list[MeetingRow]:
    """A page of meetings, the newest first; those ahead with the next first.

    Args:
        session: Who asks.
        wanted: The filter.
        after: The meeting before the page; None for the first.
        offset: How many are passed over after it.
        limit: How many at most.

    Raises:
        NotAllowed: The operator may not read meetings.
    """
    require(session.desk.operator, Right.READ_MEETINGS)
    today = session.desk.clock.today()
    rows = _list(session, wanted).page(
        session, wanted.text, after=after, offset=offset, limit=limit
    )
    return [meeting_row(row, today) for row in rows]


def meeting_row(row: Mapping[Any, Any], today: date) -> MeetingRow:
    """A line of the list."""
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


def count_meetings(
    session: OfficeSession, wanted: MeetingFilter, *, most: int | None = None
) -> int:
    """How many meetings a filter finds; with `most`, no more than one above it.

    Raises:
        NotAllowed: The operator may not read meetings.
    """
    require(session.desk.operator, Right.READ_MEETINGS)
    return _list(session, wanted).count(session, wanted.text, most)


def place_of_meeting(session: OfficeSession, wanted: MeetingFilter, meeting_id: int) -> int | None:
    """How many meetings stand before one in its list; None where the filter hides it."""
    require(session.desk.operator, Right.READ_MEETINGS)
    return _list(session, wanted).place(session, wanted.text, meeting_id)


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
