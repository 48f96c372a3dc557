"""The clock: UTC inside, Tehran on the wall."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.clock import FixedClock, SystemClock, from_tehran, to_tehran


@pytest.mark.parametrize(
    ("moment", "hours_ahead"),
    [
        (datetime(2026, 7, 1, tzinfo=UTC), 3.5),  # no summer hour since 1401
        (datetime(2026, 12, 1, tzinfo=UTC), 3.5),
        (datetime(2022, 7, 1, tzinfo=UTC), 4.5),
        (datetime(2022, 12, 1, tzinfo=UTC), 3.5),
        (datetime(2006, 7, 1, tzinfo=UTC), 3.5),  # the two years without it
        (datetime(2007, 7, 1, tzinfo=UTC), 3.5),
        (datetime(2005, 7, 1, tzinfo=UTC), 4.5),
    ],
)
def test_hours_of_tehran_through_the_years(moment: datetime, hours_ahead: float) -> None:
    assert to_tehran(moment).utcoffset() == timedelta(hours=hours_ahead)


def test_an_hour_of_tehran_as_an_instant() -> None:
    instant = from_tehran(date(2026, 11, 22), time(10, 42))
    assert instant == datetime(2026, 11, 22, 7, 12, tzinfo=UTC)
    assert instant.tzinfo is UTC


@given(st.dates(date(2023, 1, 1), date(2119, 1, 1)), st.times())
def test_there_and_back(day: date, hour: time) -> None:
    there = to_tehran(from_tehran(day, hour))
    assert (there.date(), there.time()) == (day, hour)


def test_a_clock_stands_until_it_is_moved() -> None:
    clock = FixedClock(datetime(2026, 11, 22, 20, 29, tzinfo=UTC))
    assert clock.now() == clock.now() == datetime(2026, 11, 22, 20, 29, tzinfo=UTC)
    assert clock.today() == date(2026, 11, 22)
    clock.advance(timedelta(minutes=1))
    assert clock.today() == date(2026, 11, 23)  # midnight in Tehran, not in Greenwich
    clock.set(datetime(2027, 3, 21, tzinfo=UTC))
    assert clock.today() == date(2027, 3, 21)


def test_a_clock_tells_utc_whatever_it_was_given() -> None:
    clock = FixedClock(to_tehran(datetime(2026, 11, 22, 7, 12, tzinfo=UTC)))
    assert clock.now().utcoffset() == timedelta(0)
    assert clock.now() == datetime(2026, 11, 22, 7, 12, tzinfo=UTC)


def test_the_computers_clock_is_aware() -> None:
    clock = SystemClock()
    before = datetime.now(UTC)
    now = clock.now()
    assert before <= now <= datetime.now(UTC)
    assert now.utcoffset() == timedelta(0)
    days = {to_tehran(now).date(), to_tehran(datetime.now(UTC)).date()}
    assert clock.today() in days
