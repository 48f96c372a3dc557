"""Weeks, months, seasons and years lie one after another; numbers are what they are called."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.jalali import LAST_YEAR, from_jalali, months_later, to_jalali, weekday_index
from app.jalali_spans import MONTHS_IN, Unit, span_of
from app.number_words import NUMBERS, ORDINALS
from app.text import search_key

_DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))


@given(st.sampled_from(Unit), _DAYS, st.integers(-20, 20))
def test_spans_lie_one_after_another(unit: Unit, day: date, shift: int) -> None:
    first, last = span_of(unit, day, shift)
    assert first <= last
    assert span_of(unit, day, shift + 1)[0] == last + timedelta(days=1)
    assert span_of(unit, last) == span_of(unit, first) == (first, last)


@given(st.sampled_from(Unit), _DAYS)
def test_a_day_lies_in_its_own_span(unit: Unit, day: date) -> None:
    first, last = span_of(unit, day)
    assert first <= day <= last
    if unit in MONTHS_IN:
        assert to_jalali(first)[2] == 1
    if unit is Unit.WEEK:
        assert weekday_index(first) == 0


def test_seasons_and_years_begin_in_farvardin() -> None:
    day = from_jalali(1405, 9, 7)
    assert span_of(Unit.SEASON, day) == (from_jalali(1405, 7, 1), from_jalali(1405, 9, 30))
    assert span_of(Unit.SEASON, day, 2) == (from_jalali(1406, 1, 1), from_jalali(1406, 3, 31))
    assert span_of(Unit.YEAR, day, -2) == (from_jalali(1403, 1, 1), from_jalali(1403, 12, 30))


def test_a_shorter_month_has_its_last_day() -> None:
    assert months_later(from_jalali(1405, 6, 31), 1) == from_jalali(1405, 7, 30)
    assert months_later(from_jalali(1405, 6, 31), 6) == from_jalali(1405, 12, 29)
    assert months_later(from_jalali(1405, 1, 10), -1) == from_jalali(1404, 12, 10)


def test_beyond_the_calendar_is_said() -> None:
    with pytest.raises(ValueError, match="تاریخ"):
        months_later(from_jalali(LAST_YEAR, 12, 1), 1)
    with pytest.raises(ValueError, match="سال"):
        span_of(Unit.YEAR, from_jalali(LAST_YEAR, 12, 1), 1)


@pytest.mark.parametrize(
    ("word", "number"), [("یک", 1), ("شیش", 6), ("هجده", 18), ("بیست‌وچهار", 24), ("نود و نه", 99)]
)
def test_numbers_in_words(word: str, number: int) -> None:
    assert NUMBERS[search_key(word).replace(" ", "")] == number


@pytest.mark.parametrize(
    ("word", "number"),
    [("اول", 1), ("نخست", 1), ("سوم", 3), ("سی‌ام", 30), ("بیست‌وسوم", 23), ("سی و یکم", 31)],
)
def test_ordinals_in_words(word: str, number: int) -> None:
    assert ORDINALS[search_key(word).replace(" ", "")] == number


def test_every_number_under_a_hundred_has_its_word() -> None:
    assert set(range(1, 101)) == set(NUMBERS.values())
    assert set(range(1, 32)) <= set(ORDINALS.values())
