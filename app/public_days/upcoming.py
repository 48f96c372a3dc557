"""The public days the office's rule names next, with what days off do to them (C1, C2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import select

from app.access import Right, require
from app.agenda.office_days import is_public_day
from app.agenda.recurring import FARTHEST_MOVE, DayChoices, Fate, PlacedDay, placed_days
from app.agenda.rules import AgendaRules
from app.agenda.surroundings import rules_and_calendar
from app.clock import from_tehran, to_tehran
from app.public_days.states import PublicDayState
from app.session import OfficeSession
from app.visits.tables import PUBLIC_DAYS
from app.workdays import Calendar

#: More than anybody plans ahead.
MOST_DAYS: Final = 60
#: Behind that many days without one, a rule names none.
FARTHEST: Final = 366
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class UpcomingDay:
    """A public day the rule names.

    Attributes:
        meant: The day the rule names.
        day: Where it is held; None when a day off drops it, or it is to be asked.
        fate: What became of the day that was meant.
        why: Why the day that was meant is off.
        starts_at: Tehran time, aware; so is `ends_at`. None without a day.
        public_day_id: The public day that is planned on it already.
    """

    meant: date
    day: date | None
    fate: Fate
    why: str = ""
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    public_day_id: int | None = None


def upcoming_public_days(
    session: OfficeSession, from_day: date | None = None, count: int = 6
) -> list[UpcomingDay]:
    """The next days the rule names, those included that days off drop.

    Args:
        session: The transaction.
        from_day: From which day on; today when not said.
        count: How many.

    Raises:
        NotAllowed: The operator may not read visits.
    """
    require(session.desk.operator, Right.READ_VISITS)
    rules, calendar = rules_and_calendar(session)
    first = from_day or session.desk.clock.today()
    placed = placed_from(rules, calendar, first, min(count, MOST_DAYS))
    planned = _planned(session, placed)
    return [_upcoming(one, rules, planned) for one in placed]


def placed_from(rules: AgendaRules, calendar: Calendar, first: date, count: int) -> list[PlacedDay]:
    """The days a rule names that are held, or meant, on a day or after it."""
    if rules.public_weekday is None:
        return []
    # One meant before the first day may be pushed behind it, one behind the last onto none of ours.
    meant = list(_meant(rules, first - FARTHEST_MOVE * _DAY, first, count))

    def day_off_of(day: date) -> str:
        off = calendar.day_off(day)
        return off.name if off is not None else ""

    placed = placed_days(meant, day_off_of, DayChoices(rule=rules.public_day_off))
    return [one for one in placed if (one.day or one.meant) >= first][:count]


def _meant(rules: AgendaRules, begin: date, first: date, count: int) -> Iterator[date]:
    """The days a rule names from `begin` on, `count` and some more from `first` on."""
    day, found, last = begin, 0, first + FARTHEST * _DAY
    # One more than asked, so that the last is not pushed onto a day nobody knew is taken.
    while found < count + FARTHEST_MOVE // 7 + 1 and day <= last:
        if is_public_day(day, rules):
            yield day
            if day >= first:
                found += 1
                last = day + FARTHEST * _DAY
        day += _DAY


def _upcoming(one: PlacedDay, rules: AgendaRules, planned: dict[date, int]) -> UpcomingDay:
    if one.day is None:
        return UpcomingDay(one.meant, None, one.fate, one.why)
    return UpcomingDay(
        one.meant,
        one.day,
        one.fate,
        one.why,
        to_tehran(from_tehran(one.day, rules.public_from)),
        to_tehran(from_tehran(one.day, rules.public_to)),
        planned.get(one.day),
    )


def _planned(session: OfficeSession, placed: list[PlacedDay]) -> dict[date, int]:
    """The public days that stand on these days, by day."""
    days = [one.day for one in placed if one.day is not None]
    if not days:
        return {}
    column = PUBLIC_DAYS.c
    rows = session.execute(
        select(column.id, column.starts_at).where(
            column.starts_at >= from_tehran(min(days), datetime.min.time()),
            column.starts_at < from_tehran(max(days) + _DAY, datetime.min.time()),
            column.state != PublicDayState.CANCELLED.value,
        )
    )
    return {to_tehran(row.starts_at).date(): row.id for row in rows}
