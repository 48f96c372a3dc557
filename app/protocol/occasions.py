"""The year's occasions, each with the case that was opened for it (P6.12, P9.3; U38)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import func, select

from app.access import Right, require
from app.agenda.occasions import OccasionCalendar, OccasionLine, known_occasions, own_occasions
from app.errors import InvalidInput
from app.hijri import hijri_date
from app.jalali import FIRST_YEAR, LAST_YEAR, from_jalali, to_jalali
from app.protocol.register_rows import OccasionRow
from app.protocol.rules import protocol_rules
from app.protocol.states import OVER, CaseState, TaskState
from app.protocol.tables import CASES, TASKS
from app.search.answering import is_answered
from app.search.matching import asked
from app.session import OfficeSession
from app.settings import office_calendar
from app.text import persian_digits, search_text

#: How far a case may lie from its occasion's day: the moon was seen later, or it was moved.
_NEAR: Final = timedelta(days=60)


def occasion_key(line: OccasionLine) -> str:
    """What a case remembers an occasion by: its day of the year, or the office's own by its id."""
    if line.id is not None:
        return f"own-{line.id}"
    return f"{line.calendar}-{line.month}-{line.day}"


class OccasionView(StrEnum):
    """What the year's occasions can be narrowed to."""

    ALL = "all"
    #: From today on.
    AHEAD = "ahead"
    #: Ahead, and nobody opened a case for it.
    WITHOUT_CASE = "without_case"
    #: The office's own.
    OWN = "own"


@dataclass(frozen=True)
class OccasionFilter:
    """What the list of occasions shows.

    Attributes:
        year: The Jalali year; this one where it is not said.
        text: Words of its title; all must be found.
        days: So many ahead alone, whatever the year.
    """

    year: int | None = None
    text: str = ""
    view: OccasionView = OccasionView.ALL
    days: int | None = None


def list_occasions(
    session: OfficeSession, wanted: OccasionFilter, *, offset: int = 0, limit: int = 50
) -> list[OccasionRow]:
    """A page of a year's occasions, by day.

    Raises:
        NotAllowed: The operator may not read protocol work.
        InvalidInput: The program reckons no such year.
    """
    return _found(session, wanted)[offset : offset + limit]


def count_occasions(
    session: OfficeSession, wanted: OccasionFilter, *, most: int | None = None
) -> int:
    """How many occasions a filter finds; with `most`, no more than one above it.

    Raises:
        NotAllowed: The operator may not read protocol work.
        InvalidInput: The program reckons no such year.
    """
    count = len(_found(session, wanted))
    return count if most is None else min(count, most + 1)


def _found(session: OfficeSession, wanted: OccasionFilter) -> list[OccasionRow]:
    today = session.desk.clock.today()
    if wanted.days is None:
        rows = occasion_year(session, wanted.year or to_jalali(today)[0])
    else:
        rows = upcoming_occasions(session, wanted.days)
    question = asked(session, wanted.text)
    return [
        row
        for row in rows
        if _VIEWED[wanted.view](row, today)
        and is_answered(question, search_text((row.title,)), row.day)
    ]


_VIEWED: Final[Mapping[OccasionView, Callable[[OccasionRow, date], bool]]] = {
    OccasionView.ALL: lambda _row, _today: True,
    OccasionView.AHEAD: lambda row, today: row.day >= today,
    OccasionView.WITHOUT_CASE: lambda row, today: row.day >= today and row.case_id is None,
    OccasionView.OWN: lambda row, _today: not row.is_known,
}


def occasion_year(session: OfficeSession, year: int) -> list[OccasionRow]:
    """The occasions of a Jalali year by day, each with its case.

    Raises:
        NotAllowed: The operator may not read protocol work.
        InvalidInput: The program reckons no such year.
    """
    if not FIRST_YEAR <= year < LAST_YEAR:
        words = persian_digits(f"سال باید میان {FIRST_YEAR} و {LAST_YEAR - 1} باشد.")
        raise InvalidInput("year", words)
    first, after = from_jalali(year, 1, 1), from_jalali(year + 1, 1, 1)
    return _occasions(session, first, after - timedelta(days=1))


def upcoming_occasions(session: OfficeSession, days: int | None = None) -> list[OccasionRow]:
    """The occasions of the next days, today's among them.

    Args:
        session: Who asks.
        days: How many ahead; as the office's rules say where it is not said.

    Raises:
        NotAllowed: The operator may not read protocol work.
    """
    today = session.desk.clock.today()
    ahead = protocol_rules(session).occasion_days if days is None else days
    return _occasions(session, today, today + timedelta(days=ahead))


def _occasions(session: OfficeSession, first: date, last: date) -> list[OccasionRow]:
    require(session.desk.operator, Right.READ_PROTOCOL)
    cases = _cases(session, first, last)
    return [
        _row(line, day, is_estimated=is_estimated, made=_case_of(cases, line, day))
        for day, line, is_estimated in _days(session, first, last)
    ]


def _days(
    session: OfficeSession, first: date, last: date
) -> Iterable[tuple[date, OccasionLine, bool]]:
    """Each occasion with its day, known ones of a day first."""
    corrections = office_calendar(session).corrections
    lines: dict[tuple[OccasionCalendar, int, int], list[OccasionLine]] = defaultdict(list)
    for line in (*known_occasions(), *own_occasions(session)):
        lines[line.calendar, line.month, line.day].append(line)
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        year, month, of_month = to_jalali(day)
        hijri = hijri_date(day, corrections)
        for line in lines.get((OccasionCalendar.SOLAR, month, of_month), ()):
            if line.year in (None, year):
                yield day, line, False
        for line in lines.get((OccasionCalendar.LUNAR, hijri.month, hijri.day), ()):
            if line.year in (None, hijri.year):
                yield day, line, hijri.estimated


Cases = Mapping[str, list[Mapping[Any, Any]]]


def _cases(session: OfficeSession, first: date, last: date) -> Cases:
    """Cases of occasions of these days this operator may see, by the occasion's key."""
    today, case = session.desk.clock.today(), CASES.c
    late = (
        select(func.count())
        .where(
            TASKS.c.case_id == case.id,
            TASKS.c.state == TaskState.OPEN.value,
            TASKS.c.due_on < today,
        )
        .correlate(CASES)
        .scalar_subquery()
    )
    asked = select(
        case.id, case.number, case.state, case.occasion, case.starts_on, late.label("late")
    ).where(
        case.occasion != "",
        case.state != CaseState.CANCELLED.value,
        case.starts_on >= first - _NEAR,
        case.starts_on <= last + _NEAR,
        case.classification <= int(session.desk.operator.clearance),
    )
    found: dict[str, list[Mapping[Any, Any]]] = defaultdict(list)
    for row in session.execute(asked).mappings():
        found[row["occasion"]].append(row)
    return found


def _case_of(cases: Cases, line: OccasionLine, day: date) -> Mapping[Any, Any] | None:
    """The case that was opened for an occasion of this day, though it was moved since."""
    near = [
        one for one in cases.get(occasion_key(line), ()) if abs(one["starts_on"] - day) <= _NEAR
    ]
    return min(near, key=lambda one: abs(one["starts_on"] - day), default=None)


def _row(
    line: OccasionLine, day: date, *, is_estimated: bool, made: Mapping[Any, Any] | None
) -> OccasionRow:
    return OccasionRow(
        key=occasion_key(line),
        day=day,
        title=line.title,
        is_known=line.id is None,
        is_estimated=is_estimated,
        case_id=made["id"] if made is not None else None,
        case_number=made["number"] if made is not None else "",
        case_state=CaseState(made["state"]) if made is not None else None,
        late=made["late"] if made is not None and CaseState(made["state"]) not in OVER else 0,
    )
