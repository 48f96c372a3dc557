"""The Jalali calendar: against the official leap rule, and as people type and read it."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

import jdatetime
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.jalali import (
    FIRST_YEAR,
    LAST_YEAR,
    MONTHS,
    clock_text,
    from_jalali,
    gregorian_text,
    is_leap,
    jalali_text,
    jalali_year,
    long_jalali_text,
    month_length,
    month_name,
    parse_date,
    parse_time,
    to_jalali,
    weekday_index,
    weekday_name,
)
from app.text import isolate, latin_digits

FIRST_DAY = date(1921, 3, 21)  # 1300-01-01
LAST_DAY = date(2120, 3, 20)  # 1498-12-30
TODAY = date(2026, 11, 23)  # Monday, 1405-09-02

_DAYS = st.dates(FIRST_DAY, LAST_DAY)


def _leap_by_the_rule(year: int) -> bool:
    """The 33-year rule, which is the official table's from 1206 to 1498."""
    return year % 33 in {1, 5, 9, 13, 17, 22, 26, 30}


def test_every_day_from_1300_to_1498_follows_the_official_rule() -> None:
    day = FIRST_DAY
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        for month in range(1, 13):
            last = 31 if month <= 6 else 30 if month <= 11 or _leap_by_the_rule(year) else 29
            assert month_length(year, month) == last
            for number in range(1, last + 1):
                assert to_jalali(day) == (year, month, number)
                day += timedelta(days=1)
    assert day == LAST_DAY + timedelta(days=1)


@pytest.mark.parametrize("year", [1403, 1404, 1436, 1437, 1469, 1470])
def test_years_where_the_rule_of_2820_is_wrong(year: int) -> None:
    assert is_leap(year) is _leap_by_the_rule(year)


@pytest.mark.parametrize(
    ("jalali", "gregorian"),
    [
        ((1405, 9, 1), date(2026, 11, 22)),
        ((1405, 1, 1), date(2026, 3, 21)),
        ((1403, 12, 30), date(2025, 3, 20)),
        ((1437, 1, 1), date(2058, 3, 21)),  # Qt says the 20th
        ((1470, 1, 1), date(2091, 3, 21)),
        ((1300, 1, 1), FIRST_DAY),
        ((1498, 12, 30), LAST_DAY),
    ],
)
def test_known_days(jalali: tuple[int, int, int], gregorian: date) -> None:
    assert from_jalali(*jalali) == gregorian
    assert to_jalali(gregorian) == jalali


@given(_DAYS)
def test_there_and_back(day: date) -> None:
    assert from_jalali(*to_jalali(day)) == day
    jalali = jdatetime.date.fromgregorian(date=day)
    assert to_jalali(day) == (jalali.year, jalali.month, jalali.day)
    assert jalali_year(day) == jalali.year


@pytest.mark.parametrize(
    ("jalali", "complaint"),
    [
        ((1299, 12, 29), "سال باید میان ۱۳۰۰ و ۱۴۹۸ باشد."),
        ((1499, 1, 1), "سال باید میان ۱۳۰۰ و ۱۴۹۸ باشد."),
        ((2026, 1, 1), "سال باید میان ۱۳۰۰ و ۱۴۹۸ باشد."),
        ((1405, 0, 1), "ماه باید میان ۱ و ۱۲ باشد."),
        ((1405, 13, 1), "ماه باید میان ۱ و ۱۲ باشد."),
        ((1405, 12, 30), "اسفند ۱۴۰۵ تا روز ۲۹ دارد."),
        ((1405, 7, 31), "مهر ۱۴۰۵ تا روز ۳۰ دارد."),
        ((1405, 7, 0), "مهر ۱۴۰۵ تا روز ۳۰ دارد."),
        ((1405, 1, -1), "فروردین ۱۴۰۵ تا روز ۳۱ دارد."),
    ],
)
def test_days_that_are_not(jalali: tuple[int, int, int], complaint: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(complaint)}$"):
        from_jalali(*jalali)


def test_a_day_as_it_is_shown() -> None:
    day = date(2026, 11, 22)
    assert jalali_text(day) == "۱۴۰۵/۰۹/۰۱"
    assert long_jalali_text(day) == "یکشنبه ۱ آذر ۱۴۰۵"
    assert gregorian_text(day) == "۲۲ نوامبر ۲۰۲۶"
    assert clock_text(time(9, 5)) == "۰۹:۰۵"
    assert month_name(9) == "آذر"


def test_the_week_begins_on_saturday() -> None:
    saturday = date(2026, 11, 21)
    names = [weekday_name(saturday + timedelta(days=number)) for number in range(7)]
    assert names == ["شنبه", "یکشنبه", "دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه"]
    assert [weekday_index(saturday + timedelta(days=number)) for number in range(7)] == [*range(7)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("۱۴۰۵/۹/۱", (1405, 9, 1)),
        ("۱۴۰۵/۰۹/۰۱", (1405, 9, 1)),
        ("١٤٠٥/٩/١", (1405, 9, 1)),
        ("1405-9-1", (1405, 9, 1)),
        ("1405.9.1", (1405, 9, 1)),
        ("۱۴۰۵٫۹٫۱", (1405, 9, 1)),  # the decimal key of a Persian keyboard
        (" ۱۴۰۵ / ۹ / ۱ ", (1405, 9, 1)),
        (isolate("۱۴۰۵/۰۹/۰۱"), (1405, 9, 1)),  # copied from the screen
        ("05/9/1", (1405, 9, 1)),
        ("98/9/1", (1398, 9, 1)),
        ("۵۴/۱/۱", (1454, 1, 1)),
        ("۵۵/۱/۱", (1355, 1, 1)),
        ("9/1", (1405, 9, 1)),
        ("۱ آذر", (1405, 9, 1)),
        ("۱آذر", (1405, 9, 1)),
        ("۱ آذرماه", (1405, 9, 1)),
        ("۱ اذر ماه ۱۴۰۴", (1404, 9, 1)),
        ("۱۵ مرداد ۰۴", (1404, 5, 15)),
        ("یکشنبه ۱ آذر ۱۴۰۵", (1405, 9, 1)),
        ("سه شنبه، ۳ آذر", (1405, 9, 3)),
        ("۳۰ اسفند ۱۴۰۳", (1403, 12, 30)),
        ("2026-11-22", (1405, 9, 1)),
        ("امروز", (1405, 9, 2)),
        ("فردا", (1405, 9, 3)),
        ("پس‌فردا", (1405, 9, 4)),
        ("پس فردا", (1405, 9, 4)),
        ("ديروز", (1405, 9, 1)),
        ("پریروز", (1405, 8, 30)),
        ("+3", (1405, 9, 5)),
        ("۳+", (1405, 9, 5)),
        ("-2", (1405, 8, 30)),
        ("−۲", (1405, 8, 30)),  # the minus sign Qt writes
        ("+0", (1405, 9, 2)),
        ("شنبه", (1405, 9, 7)),
        ("دوشنبه", (1405, 9, 9)),  # today is one: the next is meant
        ("سه‌شنبه", (1405, 9, 3)),
        ("سه شنبه", (1405, 9, 3)),
        ("پنج‌شنبه", (1405, 9, 5)),
        ("جمعه", (1405, 9, 6)),
    ],
)
def test_dates_as_people_type_them(typed: str, meant: tuple[int, int, int]) -> None:
    assert to_jalali(parse_date(typed, TODAY)) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "آذر",
        "۱ برج",
        "1405",
        "1405/9",
        "1405/9/1/2",
        "1405/13/1",
        "1405/12/30",
        "۳۱ مهر",
        "0/1",
        "9/0",
        "22/11/2026",
        "2026-02-30",
        "1850-01-01",  # before 1300
        "2500-01-01",  # after 1498
        "99999999999",
        "+99999",
        "+",
        "روز شنبه‌ها",
        "\ud800",
        "²/³",
        "१/२",
    ],
)
def test_what_is_no_date_is_refused_in_persian(typed: str) -> None:
    with pytest.raises(ValueError, match=r"[آ-ی]+ .*[.+]$"):
        parse_date(typed, TODAY)


def test_days_ahead_end_with_the_calendar() -> None:
    assert parse_date("+1", LAST_DAY - timedelta(days=1)) == LAST_DAY
    with pytest.raises(ValueError, match="سال باید میان"):
        parse_date("+1", LAST_DAY)


@given(_DAYS, _DAYS)
def test_what_is_shown_can_be_typed_again(day: date, today: date) -> None:
    assert parse_date(jalali_text(day), today) == day
    assert parse_date(latin_digits(jalali_text(day)), today) == day
    assert parse_date(long_jalali_text(day), today) == day
    assert parse_date(isolate(jalali_text(day)), today) == day


@given(_DAYS, st.sampled_from(MONTHS), st.integers(1, 29))
def test_a_day_without_a_year_is_this_year(today: date, month: str, number: int) -> None:
    found = to_jalali(parse_date(f"{number} {month}", today))
    assert found == (jalali_year(today), MONTHS.index(month) + 1, number)


@given(_DAYS, st.integers(0, 6))
def test_a_weekday_is_the_coming_one(today: date, index: int) -> None:
    name = weekday_name(date(2026, 11, 21) + timedelta(days=index))
    found = parse_date(name, today)
    assert weekday_index(found) == index
    assert timedelta(days=1) <= found - today <= timedelta(days=7)


@given(st.text())
def test_a_date_is_read_or_refused(typed: str) -> None:
    complaint = ""
    try:
        assert isinstance(parse_date(typed, TODAY), date)
    except ValueError as refused:
        complaint = str(refused)
    assert not complaint or not complaint.isascii()  # ours, not Python's


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("10:42", time(10, 42)),
        ("۱۰:۴۲", time(10, 42)),
        ("١٠:٤٢", time(10, 42)),
        ("1042", time(10, 42)),
        ("942", time(9, 42)),
        ("10.42", time(10, 42)),
        ("10/42", time(10, 42)),
        ("۱۰٫۴۲", time(10, 42)),
        ("10 42", time(10, 42)),
        (" 10 : 42 ", time(10, 42)),
        (isolate("۱۰:۴۲"), time(10, 42)),
        ("10", time(10)),
        ("۹", time(9)),
        ("0", time(0)),
        ("23:59", time(23, 59)),
    ],
)
def test_hours_as_people_type_them(typed: str, meant: time) -> None:
    assert parse_time(typed) == meant


@pytest.mark.parametrize(
    "typed", ["", "24", "10:60", "10:4", "25:00", "-1", "10:42:30", "ده", "99999", "\ud800"]
)
def test_what_is_no_hour_is_refused_in_persian(typed: str) -> None:
    with pytest.raises(ValueError, match="این ساعت شناخته نشد"):
        parse_time(typed)


@given(st.integers(0, 23), st.integers(0, 59))
def test_an_hour_shown_can_be_typed_again(hour: int, minute: int) -> None:
    assert parse_time(clock_text(time(hour, minute))) == time(hour, minute)
