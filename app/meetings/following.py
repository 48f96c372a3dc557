"""Resolutions of all meetings, by agency and by how far they are (P1.7, feature 56)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from typing import Final

from sqlalchemy import ColumnElement, exists

from app.access import Right, require
from app.clock import from_tehran
from app.errors import NotFound
from app.meetings.resolution_lines import (
    IS_DONE,
    IS_OPEN,
    is_late,
    lines_of,
    resolution_lines,
    resolved,
)
from app.meetings.rows import ResolutionLine
from app.meetings.states import ResolutionState
from app.meetings.tables import MEETINGS, RESOLUTIONS
from app.search.keeping import kept
from app.search.lists import SearchedList
from app.session import OfficeSession
from app.text import search_key
from models.base import alias_of
from models.search import RESOLUTIONS as INDEXED

_C: Final = RESOLUTIONS.c
#: More than a paper is read of.
MOST_LINES: Final = 5000
#: States in which a resolution runs still.
STILL_OPEN: Final = (ResolutionState.OPEN, ResolutionState.IN_ACTION, ResolutionState.REPORTED)


class ResolutionView(StrEnum):
    """What the list of resolutions can be narrowed to."""

    OPEN = "open"
    LATE = "late"
    DONE = "done"
    ALL = "all"


@dataclass(frozen=True)
class ResolutionFilter:
    """Which resolutions.

    Attributes:
        text: What is asked of number, words, meeting, or who is responsible.
        series_id: Of the meetings of one series.
        from_day: Of meetings from this day on; `to_day` is the last.
        agency: Whose, by the name of whoever is responsible; all where it is empty.
    """

    text: str = ""
    view: ResolutionView = ResolutionView.OPEN
    series_id: int | None = None
    from_day: date | None = None
    to_day: date | None = None
    agency: str = ""


@dataclass(frozen=True)
class AgencyResolutions:
    """The resolutions of one agency.

    Attributes:
        agency: Its name, as resolutions have it; empty of those nobody is responsible for.
    """

    agency: str
    contact_id: int | None
    lines: tuple[ResolutionLine, ...]

    @property
    def late(self) -> int:
        """How many are after their deadline."""
        return sum(1 for one in self.lines if one.late_days)

    @property
    def open(self) -> int:
        """How many run still."""
        return sum(1 for one in self.lines if one.state in STILL_OPEN and not one.is_annulled)

    @property
    def done(self) -> int:
        """How many are done."""
        return sum(1 for one in self.lines if one.state is ResolutionState.DONE)


def _conditions(session: OfficeSession, wanted: ResolutionFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [
        MEETINGS.c.classification <= int(session.desk.operator.clearance)
    ]
    if wanted.view is ResolutionView.OPEN:
        found.append(IS_OPEN)
    if wanted.view is ResolutionView.LATE:
        found.append(is_late(session.desk.clock.today()))
    if wanted.view is ResolutionView.DONE:
        found.append(IS_DONE)
    if wanted.series_id is not None:
        found.append(MEETINGS.c.series_id == wanted.series_id)
    if wanted.from_day is not None:
        found.append(MEETINGS.c.starts_at >= from_tehran(wanted.from_day, time()))
    if wanted.to_day is not None:
        until = from_tehran(wanted.to_day + timedelta(days=1), time())
        found.append(MEETINGS.c.starts_at < until)
    if wanted.agency:
        found.append(_C.responsible == wanted.agency)
    return found


def seen_resolutions(session: OfficeSession) -> list[ColumnElement[bool]]:
    """Which resolutions this operator may see at all: those of meetings he may see."""
    clearance = int(session.desk.operator.clearance)
    known = exists().where(_OWN.c.id == _C.meeting_id, _OWN.c.classification <= clearance)
    return [known]


#: The meeting of a resolution, beside the one it is read from.
_OWN: Final = alias_of(MEETINGS, "own_meeting")


@kept
def _list(session: OfficeSession, wanted: ResolutionFilter) -> SearchedList:
    running = wanted.view in (ResolutionView.OPEN, ResolutionView.LATE)
    return SearchedList(
        table=RESOLUTIONS,
        indexed=INDEXED,
        visible=seen_resolutions(session),
        statement=resolved().where(*_conditions(session, wanted)),
        order=(_C.due_on.nulls_last(), _C.id) if running else (_C.id.desc(),),
        keeps_order=running,
    )


def list_resolutions(
    session: OfficeSession,
    wanted: ResolutionFilter,
    *,
    after: int | None = None,
    offset: int = 0,
    limit: int = 50,
) -> list[ResolutionLine]:
    """A page of resolutions; those open by their deadline, the others newest first.

    Args:
        session: Who asks.
        wanted: The filter.
        after: The resolution before the page; None for the first.
        offset: How many are passed over after it.
        limit: How many at most.

    Raises:
        NotAllowed: The operator may not read meetings.
    """
    require(session.desk.operator, Right.READ_MEETINGS)
    rows = _list(session, wanted).page(
        session, wanted.text, after=after, offset=offset, limit=limit
    )
    return lines_of(session, [dict(row) for row in rows])


def count_resolutions(
    session: OfficeSession, wanted: ResolutionFilter, *, most: int | None = None
) -> int:
    """How many resolutions a filter finds; with `most`, no more than one above it.

    Raises:
        NotAllowed: The operator may not read meetings.
    """
    require(session.desk.operator, Right.READ_MEETINGS)
    return _list(session, wanted).count(session, wanted.text, most)


def resolutions_by_agency(
    session: OfficeSession, wanted: ResolutionFilter
) -> list[AgencyResolutions]:
    """What each agency owes, those with most that is late first.

    Raises:
        NotAllowed: The operator may not read meetings.
    """
    lines = list_resolutions(session, wanted, limit=MOST_LINES)
    found: dict[str, list[ResolutionLine]] = {}
    for one in lines:
        found.setdefault(search_key(one.responsible), []).append(one)
    agencies = [
        AgencyResolutions(
            some[0].responsible,
            next((one.responsible_id for one in some if one.responsible_id), None),
            tuple(some),
        )
        for some in found.values()
    ]
    return sorted(agencies, key=lambda one: (-one.late, -len(one.lines), one.agency))


def resolution_line(session: OfficeSession, resolution_id: int) -> ResolutionLine:
    """One resolution.

    Raises:
        NotAllowed: The operator may not read meetings.
        NotFound: There is no such resolution for him.
    """
    require(session.desk.operator, Right.READ_MEETINGS)
    lines = resolution_lines(session, _C.id == resolution_id)
    if not lines:
        raise NotFound("این مصوبه در دفتر یافت نشد.")
    return lines[0]
