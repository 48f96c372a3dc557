"""Lists of series, with what each has: members, topics that wait, meetings, what is open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, func, select

from app.access import Right, require
from app.clock import to_tehran
from app.meetings.resolution_lines import IS_OPEN
from app.meetings.rows import SeriesRow
from app.meetings.states import Inviter, MeetingState
from app.meetings.tables import MEETINGS, MEMBERS, RESOLUTIONS, SERIES, TOPICS
from app.orders.deeds import ORDERS
from app.search.keeping import kept
from app.search.lists import SearchedList
from app.session import OfficeSession
from models.search import MEETING_SERIES as INDEXED

_C: Final = MEETINGS.c
_S: Final = SERIES.c


def _of_series(table: Any, *conditions: ColumnElement[bool]) -> ColumnElement[int]:
    asked = select(func.count()).where(table.c.series_id == _S.id, *conditions)
    return asked.correlate(SERIES).scalar_subquery()


def _last_held(known: ColumnElement[bool]) -> ColumnElement[Any]:
    was_held = _C.began_at.is_not(None) | _C.minutes_due_on.is_not(None)
    asked = select(func.max(_C.starts_at)).where(_C.series_id == _S.id, was_held, known)
    return asked.correlate(SERIES).scalar_subquery()


def _open_resolutions(known: ColumnElement[bool]) -> ColumnElement[int]:
    asked = (
        select(func.count())
        .select_from(
            RESOLUTIONS.join(MEETINGS, _C.id == RESOLUTIONS.c.meeting_id).outerjoin(
                ORDERS, ORDERS.c.id == RESOLUTIONS.c.order_id
            )
        )
        .where(_C.series_id == _S.id, IS_OPEN, known)
    )
    return asked.correlate(SERIES).scalar_subquery()


_SERIES_ROW: Final = ("id", "version", "name", "chair", "secretary")


def seen_series_rows(session: OfficeSession) -> list[ColumnElement[bool]]:
    """Which series this operator may see at all."""
    return [_S.classification <= int(session.desk.operator.clearance)]


def series_rows(session: OfficeSession) -> Select[Any]:
    """Lines of series with what this operator may know they have (`series_row`)."""
    known = _C.classification <= int(session.desk.operator.clearance)
    topics = (TOPICS.c.meeting_id.is_(None), TOPICS.c.dropped_at.is_(None))
    return select(
        *(_S[name] for name in _SERIES_ROW),
        _S.invites,
        _S.archived_at,
        _of_series(MEMBERS).label("members"),
        _of_series(TOPICS, *topics).label("topics"),
        _of_series(MEETINGS, _C.state != MeetingState.CANCELLED.value, known).label("meetings"),
        _last_held(known).label("last_at"),
        _open_resolutions(known).label("open_resolutions"),
    )


@dataclass(frozen=True)
class SeriesFilter:
    """What the register of series shows.

    Attributes:
        text: What is asked of name, purpose, chair, secretary, place.
        archived: Also those that were put away.
    """

    text: str = ""
    archived: bool = False


#: Those in use.
IN_USE: Final = SeriesFilter()


@kept
def _list(session: OfficeSession, wanted: SeriesFilter) -> SearchedList:
    seen = seen_series_rows(session)
    in_use = () if wanted.archived else (_S.archived_at.is_(None),)
    return SearchedList(
        table=SERIES,
        indexed=INDEXED,
        visible=seen,
        statement=series_rows(session).where(*seen, *in_use),
        order=(_S.name, _S.id),
        keeps_order=True,
    )


def list_series(
    session: OfficeSession,
    wanted: SeriesFilter = IN_USE,
    *,
    after: int | None = None,
    offset: int = 0,
    limit: int = 200,
) -> list[SeriesRow]:
    """A page of series by name.

    Args:
        session: Who asks.
        wanted: The filter.
        after: The series before the page; None for the first.
        offset: How many are passed over after it.
        limit: How many at most.

    Raises:
        NotAllowed: The operator may not read meetings.
    """
    require(session.desk.operator, Right.READ_MEETINGS)
    rows = _list(session, wanted).page(
        session, wanted.text, after=after, offset=offset, limit=limit
    )
    return [series_row(row) for row in rows]


def count_series(session: OfficeSession, wanted: SeriesFilter, *, most: int | None = None) -> int:
    """How many series a filter finds; with `most`, no more than one above it.

    Raises:
        NotAllowed: The operator may not read meetings.
    """
    require(session.desk.operator, Right.READ_MEETINGS)
    return _list(session, wanted).count(session, wanted.text, most)


def series_row(row: Mapping[Any, Any]) -> SeriesRow:
    """A line of the list."""
    names = (*_SERIES_ROW, "members", "topics", "meetings", "open_resolutions")
    last: datetime | None = row["last_at"]
    return SeriesRow(
        **{name: row[name] for name in names},
        invites=Inviter(row["invites"]),
        last_on=to_tehran(last).date() if last is not None else None,
        is_archived=row["archived_at"] is not None,
    )
