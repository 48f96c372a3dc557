"""A cell is read in the one way it can be meant, or refused in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.cells import (
    Broken,
    day_of,
    digits_of,
    identity_of,
    is_empty,
    telephone_of,
    text_of,
    time_of,
)
from app.jalali import jalali_text
from app.telephone import parse_telephone

TODAY = date(2026, 11, 22)


def moment(year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0) -> Any:
    """What a date cell holds: a moment without a zone."""
    return datetime.combine(date(year, month, day), time(hour, minute, second))


def told(read: Callable[[Any], Any], cell: Any) -> str:
    """What a person is told when a cell cannot be read."""
    try:
        read(cell)
    except ValueError as error:
        return str(error)
    return "it was read"


@pytest.mark.parametrize(
    ("cell", "dialled"),
    [
        (9151234567, "+989151234567"),
        (9.1512e9, "+989151200000"),
        (9151234567.0, "+989151234567"),
        ("9.151234567E+09", "+989151234567"),
        (989151234567, "+989151234567"),
        ("00989151234567", "+989151234567"),
        (5138402020, "+985138402020"),
        (38402020, "+985138402020"),
        ("٠٩١٥ ١٢٣ ٤٥٦٧", "+989151234567"),
        (111, "111"),
    ],
)
def test_a_telephone_gets_its_lost_zero_back(cell: Any, dialled: str) -> None:
    assert parse_telephone(telephone_of(cell)).e164 == dialled


@pytest.mark.parametrize("cell", ["9.15E+09", "9.1512e9", 9151234567.5, TODAY, Broken("نیست")])
def test_a_telephone_whose_digits_are_lost_is_refused(cell: Any) -> None:
    with pytest.raises(ValueError, match=r"[آ-ی]"):
        telephone_of(cell)


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        (499370899, "0499370899"),
        (499370899.0, "0499370899"),
        ("499370899", "0499370899"),
        ("۴۹۹۳۷۰۸۹۹", "0499370899"),
        (13542419, "0013542419"),
        ("0499370899", "0499370899"),
        # Ten digits are ten digits, though with a zero before them they may look like a legal id.
        ("1234567891", "1234567891"),
        # Nothing proves these zeros.
        (499370898, "499370898"),
        (4993708, "4993708"),
    ],
)
def test_an_id_gets_the_zeros_back_that_prove_right(cell: Any, read: str) -> None:
    assert identity_of(cell) == read


DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    "cell",
    [
        "1405/09/01",
        "۱۴۰۵/۹/۱",
        "٠١/٠٩/١٤٠٥",
        "1405-9-1",
        "1405.9.1",
        "14050901",
        14050901,
        "05/9/1",
        "۱ آذر ۱۴۰۵",
        "یکشنبه ۱ آذر ۱۴۰۵",
        moment(2026, 11, 22),
        date(2026, 11, 22),
        # Some programs keep a Jalali date as if it were a Gregorian one.
        moment(1405, 9, 1),
        "2026-11-22",
        "2026/11/22",
        "22/11/2026",
        "11/22/2026",
        20261122,
        46348,
        46348.0,
    ],
)
def test_every_way_to_write_a_day_is_that_day(cell: Any) -> None:
    assert day_of(cell, TODAY) == (DAY, None)


@pytest.mark.parametrize(
    "cell",
    [
        "1405/09/01 10:42",
        "۱۰:۴۲ ۱۴۰۵/۹/۱",
        "1405/9/1 - 10:42",
        "1405/9/1 ساعت 10:42",
        "2026-11-22T10:42:30",
        moment(2026, 11, 22, 10, 42, 30),
        46348 + (10 * 60 + 42) / 1440,
    ],
)
def test_a_day_may_have_its_hour(cell: Any) -> None:
    assert day_of(cell, TODAY) == (DAY, time(10, 42))


@pytest.mark.parametrize(
    "cell",
    [
        "شنبه",
        "امروز",
        "9",
        "04/05/2026",
        "1405/13/01",
        "1404/12/30",
        "2026/02/30",
        "30/30/2026",
        12,
        moment(2200, 1, 1),
        "گذشته",
        "1405",
        True,
        Broken("فرمول"),
    ],
)
def test_what_is_no_day_or_could_be_two_is_refused(cell: Any) -> None:
    with pytest.raises(ValueError, match=r"[آ-ی]"):
        day_of(cell, TODAY)


@given(st.dates(date(1940, 1, 1), date(2100, 1, 1)))
def test_a_written_day_comes_back_from_every_form(day: date) -> None:
    serial = (day - date(1899, 12, 30)).days
    for cell in (day, moment(day.year, day.month, day.day), serial, jalali_text(day)):
        assert day_of(cell, TODAY) == (day, None)


@pytest.mark.parametrize(
    ("cell", "hour"),
    [
        (time(10, 42, 30), time(10, 42)),
        (0.4458333, time(10, 42)),
        (timedelta(hours=10, minutes=42), time(10, 42)),
        ("10:42:00", time(10, 42)),
        ("۱۰:۴۲", time(10, 42)),
        ("10.42", time(10, 42)),
        (1042, time(10, 42)),
        (9, time(9)),
        ("2:30 ب.ظ", time(14, 30)),
        ("2:30 PM", time(14, 30)),
        ("12:05 ق.ظ", time(0, 5)),
        ("", None),
    ],
)
def test_every_way_to_write_an_hour_is_that_hour(cell: Any, hour: time | None) -> None:
    assert time_of(cell) == hour


@pytest.mark.parametrize("cell", ["25:00", "صبح", 99, Broken("نیست")])
def test_what_is_no_hour_is_refused(cell: Any) -> None:
    with pytest.raises(ValueError, match=r"[آ-ی]"):
        time_of(cell)


@given(st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.datetimes()))
def test_anything_a_cell_holds_is_read_or_refused_in_words(cell: Any) -> None:
    assert isinstance(text_of(cell), str)
    assert is_empty(cell) in (True, False)
    for read in (digits_of, telephone_of, identity_of, time_of, lambda one: day_of(one, TODAY)):
        assert told(read, cell)
