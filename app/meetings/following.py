"""Resolutions of all meetings, by agency and by how far they are (P1.7, feature 56)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import ColumnElement, func, or_, select

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
from app.session import OfficeSession
from app.text import search_key, tidy

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
        text: Part of number, words, or who is responsible.
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
    text = tidy(wanted.text)
    if text:
        found.append(
            or_(
                _C.number_key.contains(search_key(text), autoescape=True),
                _C.words.contains(text, autoescape=True),
                _C.responsible.contains(text, autoescape=True),
            )
        )
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


def list_resolutions(
    session: OfficeSession, wanted: ResolutionFilter, *, offset: int = 0, limit: int = 50
) -> list[ResolutionLine]:
    """A page of resolutions; those open by their deadline, the others newest first.

    Raises:
        NotAllowed: The operator may not read meetings.
    """
    require(session.desk.operator, Right.READ_MEETINGS)
    running = wanted.view in (ResolutionView.OPEN, ResolutionView.LATE)
    order: tuple[ColumnElement[Any], ...] = (
        (_C.due_on.is_(None), _C.due_on, _C.id) if running else (_C.id.desc(),)
    )
    asked = resolved().where(*_conditions(session, wanted)).order_by(*order)
    rows = session.execute(asked.offset(offset).limit(limit)).mappings()
    return lines_of(session, [dict(row) for row in rows])


def count_resolutions(session: OfficeSession, wanted: ResolutionFilter) -> int:
    """How many resolutions a filter finds.

    Raises:
        NotAllowed: The operator may not read meetings.
    """
    require(session.desk.operator, Right.READ_MEETINGS)
    asked = resolved().where(*_conditions(session, wanted)).subquery()
    count: int = session.execute(select(func.count()).select_from(asked)).scalar_one()
    return count


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
