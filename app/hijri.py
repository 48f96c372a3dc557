"""Hijri dates as Iran counts them: from a table of sighted months, never from Umm al-Qura.

Months after the table are estimated by turns of thirty and twenty-nine days and marked so; the
office corrects any month by its first day.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib.resources import files
from typing import Final

from app.text import persian_digits

MONTHS: Final = (
    "محرم",
    "صفر",
    "ربیع‌الاول",
    "ربیع‌الثانی",
    "جمادی‌الاول",
    "جمادی‌الثانی",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذی‌القعده",
    "ذی‌الحجه",
)

#: How far behind and ahead of the table dates are estimated, in months: every day of the Jalali
#: years 1300 to 1498 has a Hijri date.
ESTIMATED_MONTHS: Final = 12 * 100

#: A sighting moves a month by a day, or two from an estimate; more is a slip of the pen.
FARTHEST_CORRECTION: Final = timedelta(days=2)

#: A first day of a Hijri month, by (year, month), as the office corrected it.
Corrections = Mapping[tuple[int, int], date]


@dataclass(frozen=True)
class HijriDate:
    """A Hijri date; `estimated` when its month is not in the table."""

    year: int
    month: int
    day: int
    estimated: bool


@dataclass(frozen=True)
class _Month:
    first_day: date
    year: int
    month: int
    estimated: bool


@lru_cache(maxsize=1)
def _table() -> tuple[_Month, ...]:
    """Every month we know of, with estimates before and after."""
    text = (files("resources") / "holidays" / "hijri_months.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line[:1].isdigit()]
    known = [
        _Month(date.fromisoformat(line[2]), int(line[0]), int(line[1]), False) for line in lines
    ]
    return (*_before(known[0]), *known, *_after(known[-1]))


def _after(last: _Month) -> list[_Month]:
    months: list[_Month] = []
    for _ in range(ESTIMATED_MONTHS):
        length = 30 if last.month % 2 else 29
        # A common year of 354 days is a third of a day short; the twelfth month makes it up.
        if last.month == 12 and (11 * last.year + 14) % 30 < 11:
            length = 30
        year, month = (last.year + 1, 1) if last.month == 12 else (last.year, last.month + 1)
        last = _Month(last.first_day + timedelta(days=length), year, month, True)
        months.append(last)
    return months


def _before(first: _Month) -> list[_Month]:
    months: list[_Month] = []
    for _ in range(ESTIMATED_MONTHS):
        year, month = (first.year - 1, 12) if first.month == 1 else (first.year, first.month - 1)
        length = 30 if month % 2 or (month == 12 and (11 * year + 14) % 30 < 11) else 29
        first = _Month(first.first_day - timedelta(days=length), year, month, True)
        months.append(first)
    return months[::-1]


@lru_cache(maxsize=8)
def _corrected(corrections: tuple[tuple[tuple[int, int], date], ...]) -> tuple[_Month, ...]:
    wanted = dict(corrections)
    return tuple(_sighted(month, wanted.get((month.year, month.month))) for month in _table())


def _sighted(month: _Month, first_day: date | None) -> _Month:
    # Months must stay in order, or every date would be wrong: a slip in the store is passed over.
    if first_day is None or abs(first_day - month.first_day) > FARTHEST_CORRECTION:
        return month
    return _Month(first_day, month.year, month.month, False)


def _months(corrections: Corrections | None) -> tuple[_Month, ...]:
    return _corrected(tuple(sorted(corrections.items()))) if corrections else _table()


def hijri_date(day: date, corrections: Corrections | None = None) -> HijriDate:
    """The Hijri date of a day.

    Raises:
        ValueError: The day is farther from the table than we estimate.
    """
    months = _months(corrections)
    place = bisect_right(months, day, key=lambda month: month.first_day) - 1
    if place < 0 or place == len(months) - 1:
        raise ValueError("این تاریخ قمری از جدول بیرون است.")
    month = months[place]
    return HijriDate(month.year, month.month, (day - month.first_day).days + 1, month.estimated)


def hijri_text(day: date, corrections: Corrections | None = None) -> str:
    """A day's Hijri date as it is read: «۱۲ جمادی‌الثانی ۱۴۴۸»; estimates say so."""
    found = hijri_date(day, corrections)
    text = persian_digits(f"{found.day} {MONTHS[found.month - 1]} {found.year}")
    return f"{text} (تخمینی)" if found.estimated else text


def is_believable_start(year: int, month: int, first_day: date) -> bool:
    """Whether a month can have been sighted on a day; corrections that cannot are passed over."""
    try:
        return abs(first_day - month_start(year, month)) <= FARTHEST_CORRECTION
    except ValueError:
        return False


def month_start(year: int, month: int, corrections: Corrections | None = None) -> date:
    """The first day of a Hijri month.

    Raises:
        ValueError: It is outside the table and its estimates.
    """
    months = _months(corrections)
    place = (year - months[0].year) * 12 + month - months[0].month
    if not (1 <= month <= 12 and 0 <= place < len(months)):
        raise ValueError("این ماه قمری از جدول بیرون است.")
    return months[place].first_day
