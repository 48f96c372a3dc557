"""Hijri dates: the table of Iran, estimates after it, corrections by the office."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.hijri import (
    MONTHS,
    HijriDate,
    hijri_date,
    hijri_text,
    is_believable_start,
    month_start,
)
from app.jalali import FIRST_YEAR, LAST_YEAR, from_jalali, month_length

FIRST_DAY = from_jalali(FIRST_YEAR, 1, 1)
LAST_DAY = from_jalali(LAST_YEAR, 12, month_length(LAST_YEAR, 12))

_MONTHS = [(year, month) for year in range(1340, 1544) for month in range(1, 13)]


@pytest.mark.parametrize(
    ("year", "month", "first_day"),
    [
        (1420, 1, date(1999, 4, 18)),
        (1447, 10, date(2026, 3, 21)),
        (1447, 11, date(2026, 4, 19)),
        (1447, 12, date(2026, 5, 18)),
        (1448, 1, date(2026, 6, 16)),
        (1448, 2, date(2026, 7, 16)),
        (1448, 3, date(2026, 8, 14)),
        (1448, 4, date(2026, 9, 13)),
        (1448, 5, date(2026, 10, 12)),
        (1448, 6, date(2026, 11, 11)),
        (1448, 7, date(2026, 12, 11)),
        (1448, 8, date(2027, 1, 10)),
        (1448, 9, date(2027, 2, 8)),
        (1448, 10, date(2027, 3, 10)),
    ],
)
def test_the_months_of_the_official_calendar(year: int, month: int, first_day: date) -> None:
    assert month_start(year, month) == first_day
    assert hijri_date(first_day) == HijriDate(year, month, 1, estimated=False)


def test_a_day_as_it_is_read() -> None:
    assert hijri_text(date(2026, 11, 22)) == "۱۲ جمادی‌الثانی ۱۴۴۸"
    assert hijri_date(from_jalali(1405, 12, 9)) == HijriDate(1448, 9, 21, estimated=False)


def test_an_estimate_says_so() -> None:
    day = month_start(1450, 1)
    assert hijri_date(day) == HijriDate(1450, 1, 1, estimated=True)
    assert hijri_text(day) == "۱ محرم ۱۴۵۰ (تخمینی)"


def test_every_month_has_29_or_30_days() -> None:
    starts = [month_start(year, month) for year, month in _MONTHS]
    assert {(later - earlier).days for earlier, later in pairwise(starts)} == {29, 30}


@pytest.mark.parametrize("years", [30, 60, 90])
def test_estimates_do_not_drift(years: int) -> None:
    """A mean lunation is 29.530588 days."""
    lunations = years * 12
    expected = month_start(1448, 10) + timedelta(days=round(lunations * 29.530588))
    assert abs(month_start(1448 + years, 10) - expected) <= timedelta(days=1)


@given(st.dates(FIRST_DAY, LAST_DAY))
def test_every_day_of_the_calendar_has_a_hijri_date_and_back(day: date) -> None:
    found = hijri_date(day)
    assert 1 <= found.day <= 30
    assert month_start(found.year, found.month) + timedelta(days=found.day - 1) == day
    assert MONTHS[found.month - 1] in hijri_text(day)


@given(st.sampled_from(_MONTHS), st.sampled_from([-1, 0, 1]))
def test_a_correction_moves_its_month_and_no_other(place: tuple[int, int], by: int) -> None:
    sighted = month_start(*place) + timedelta(days=by)
    corrections = {place: sighted}
    assert is_believable_start(*place, sighted)
    assert hijri_date(sighted, corrections) == HijriDate(*place, 1, estimated=False)
    for other in (place[0] - 1, place[1]), (place[0] + 1, place[1]):
        assert month_start(*other, corrections) == month_start(*other)


@pytest.mark.parametrize("slip", [date(2027, 3, 18), date(2026, 3, 10), date(1, 1, 1), date.max])
def test_a_slip_in_a_correction_is_passed_over(slip: date) -> None:
    assert not is_believable_start(1448, 10, slip)
    corrections = {(1448, 10): slip}
    for day in date(2027, 3, 9), date(2027, 3, 10), date(2027, 3, 30), date(2030, 1, 1):
        assert hijri_date(day, corrections) == hijri_date(day)


def test_a_correction_of_no_month_is_passed_over() -> None:
    assert not is_believable_start(1448, 13, date(2027, 3, 10))
    assert not is_believable_start(9999, 1, date(2027, 3, 10))
    assert hijri_date(date(2027, 3, 10), {(9999, 1): date(2027, 3, 10)}).month == 10


@pytest.mark.parametrize("day", [date(1700, 1, 1), date(2500, 1, 1)])
def test_days_far_from_the_table_are_refused(day: date) -> None:
    with pytest.raises(ValueError, match="از جدول بیرون است"):
        hijri_date(day)


@pytest.mark.parametrize(("year", "month"), [(1200, 1), (1700, 1), (1448, 0), (1448, 13)])
def test_months_far_from_the_table_are_refused(year: int, month: int) -> None:
    with pytest.raises(ValueError, match="از جدول بیرون است"):
        month_start(year, month)
