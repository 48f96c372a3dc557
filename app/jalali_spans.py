"""Weeks, months, seasons and years of the Jalali calendar; weeks begin on Saturday."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from app.jalali import from_jalali, month_length, to_jalali, weekday_index

#: The first and the last day of something.
Span = tuple[date, date]


class Unit(StrEnum):
    """What time is counted in; the value is its name, folded."""

    DAY = "روز"
    WEEK = "هفته"
    MONTH = "ماه"
    SEASON = "فصل"
    YEAR = "سال"


#: Months of a unit that is counted in them.
MONTHS_IN = {Unit.MONTH: 1, Unit.SEASON: 3, Unit.YEAR: 12}
_DAYS_IN = {Unit.DAY: 1, Unit.WEEK: 7}


def span_of(unit: Unit, day: date, shift: int = 0) -> Span:
    """The week, month … that a day lies in, or the one so many after or before it.

    Raises:
        ValueError: It lies outside 1300 to 1498.
        OverflowError: It lies beyond every calendar.
    """
    if unit in _DAYS_IN:
        length = _DAYS_IN[unit]
        first = day + timedelta(days=shift * length - weekday_index(day) * (unit is Unit.WEEK))
        return first, first + timedelta(days=length - 1)
    year, month, _ = to_jalali(day)
    length = MONTHS_IN[unit]
    at = (year * 12 + month - 1) // length + shift
    year, month = at * length // 12, at * length % 12 + 1
    return span_of_months(year, month, length)


def span_of_months(year: int, month: int, count: int = 1) -> Span:
    """So many months of one year.

    Raises:
        ValueError: The year is outside 1300 to 1498.
    """
    last = month + count - 1
    # The first day is asked for first: it refuses years out of reach.
    return from_jalali(year, month, 1), from_jalali(year, last, month_length(year, last))
