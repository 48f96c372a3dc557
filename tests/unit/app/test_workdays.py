"""Working days: official holidays, weekends that change, closures, and counting between them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.hijri import hijri_date, month_start
from app.jalali import from_jalali, is_leap, to_jalali, weekday_index
from app.workdays import (
    LAST_OF_SAFAR,
    THURSDAY_AND_FRIDAY_OFF,
    Calendar,
    DayKind,
    DayOff,
    WeekendPattern,
    closed_by_circular,
    holiday,
)

# The official calendar of 1405 (Calendar Centre); the one to remember is 21 Ramadan on 12/09.
HOLIDAYS_OF_1405 = (
    "01/01 01/02 01/03 01/04 01/12 01/13 01/25 03/06 03/14 03/15 04/03 04/04 05/13 05/21 05/22 "
    "05/30 06/08 08/22 10/02 10/16 11/04 11/22 12/09 12/19 12/20 12/29"
)

#: What the `holidays` package calls a day closed by decree.
CLOSED_BY_DECREE = "تعطیلی عمومی"

_DAYS = st.dates(from_jalali(1390, 1, 1), from_jalali(1420, 1, 1))
_COUNTS = st.integers(-60, 60)
_FRIDAYS_ONLY = WeekendPattern.read("wwwwwwo")
_HALF_THURSDAYS = WeekendPattern.read("wwwwwho")
_CALENDARS = st.builds(
    Calendar,
    weekends=st.lists(
        st.tuples(
            _DAYS, st.sampled_from([_FRIDAYS_ONLY, _HALF_THURSDAYS, THURSDAY_AND_FRIDAY_OFF])
        ),
        max_size=3,
    ).map(lambda rules: tuple(sorted(rules, key=lambda rule: rule[0]))),
    closures=st.dictionaries(_DAYS, st.just("گرما"), max_size=5),
)


def _days_of(year: int) -> list[date]:
    first, after = from_jalali(year, 1, 1), from_jalali(year + 1, 1, 1)
    return [first + timedelta(days=number) for number in range((after - first).days)]


def test_the_holidays_of_1405_are_the_official_ones() -> None:
    found = [day for day in _days_of(1405) if holiday(day)]
    assert " ".join("{1:02}/{2:02}".format(*to_jalali(day)) for day in found) == HOLIDAYS_OF_1405
    assert not any(off.estimated for day in found if (off := holiday(day)))


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ((1405, 1, 1), "نوروز"),
        ((1405, 12, 9), "شهادت امام علی"),
        ((1405, 5, 22), LAST_OF_SAFAR),
        ((1405, 12, 19), "عید فطر"),
        ((1404, 12, 10), CLOSED_BY_DECREE),
        ((1404, 12, 16), CLOSED_BY_DECREE),
        ((1402, 5, 10), CLOSED_BY_DECREE),
        ((1402, 5, 11), CLOSED_BY_DECREE),
        ((1403, 12, 30), "نوروز"),
        ((1408, 12, 30), "نوروز"),
    ],
)
def test_holidays_by_name(day: tuple[int, int, int], name: str) -> None:
    assert holiday(from_jalali(*day)) == DayOff(name)


@pytest.mark.parametrize("day", [(1405, 1, 5), (1405, 9, 1), (1405, 12, 10), (1404, 12, 17)])
def test_days_that_are_none(day: tuple[int, int, int]) -> None:
    assert holiday(from_jalali(*day)) is None


def test_thirtieth_of_esfand_is_off_in_every_leap_year() -> None:
    leap = [year for year in range(1380, 1470) if is_leap(year)]
    assert len(leap) == 22
    assert all(holiday(from_jalali(year, 12, 30)) for year in leap)


def test_safar_ends_once_a_year() -> None:
    for year in range(1421, 1448):
        last = month_start(year, 3) - timedelta(days=1)
        assert hijri_date(last).day in {29, 30}
        assert holiday(last)
        assert (holiday(last - timedelta(days=1)) or DayOff("")).name != LAST_OF_SAFAR


def test_the_past_agrees_with_the_holidays_package() -> None:
    """Two independent sources, every day from 1385 to 1404."""
    import holidays

    theirs = holidays.country_holidays("IR", years=range(2006, 2027), language="fa_IR")
    differing = []
    for year in range(1385, 1405):
        for day in _days_of(year):
            # 8 Rabi I and 2 Shawwal became holidays later; 30 Esfand is named differently.
            lunar = hijri_date(day)
            if (lunar.month, lunar.day) in {(3, 8), (10, 2)}:
                continue
            if bool(holiday(day)) != (day in theirs):
                differing.append(to_jalali(day))
    # They follow the printed calendar of 1390, the table what was sighted.
    assert differing == [(1390, 5, 30), (1390, 5, 31)]


def test_days_after_the_table_are_marked() -> None:
    ashura = month_start(1449, 1) + timedelta(days=9)
    assert holiday(ashura) == DayOff("عاشورای حسینی", estimated=True)
    sighted = ashura - timedelta(days=8)  # the month began a day later than estimated
    corrections = {(1449, 1): sighted}
    assert holiday(ashura, corrections) == DayOff("تاسوعای حسینی")
    assert holiday(ashura + timedelta(days=1), corrections) == DayOff("عاشورای حسینی")


def test_the_end_of_safar_hangs_on_the_month_after() -> None:
    safar, rabi = month_start(1450, 2), month_start(1450, 3)
    last = rabi - timedelta(days=1)
    assert holiday(last, {(1450, 2): safar}) == DayOff(LAST_OF_SAFAR, estimated=True)
    assert holiday(last, {(1450, 2): safar, (1450, 3): rabi}) == DayOff(LAST_OF_SAFAR)
    if last - safar == timedelta(days=28):
        later = {(1450, 2): safar, (1450, 3): rabi + timedelta(days=1)}
    else:
        later = {(1450, 2): safar, (1450, 3): last}
    moved = later[1450, 3] - timedelta(days=1)
    assert holiday(moved, later) == DayOff(LAST_OF_SAFAR)
    assert holiday(last, later) is None


@pytest.mark.parametrize("year", [1300, 1319, 1320, 1463, 1464, 1497])
def test_far_years_have_their_days_off(year: int) -> None:
    calendar = Calendar()
    assert 100 < sum(1 for day in _days_of(year) if calendar.day_off(day)) < 150


def test_days_closed_by_decree_are_those_the_package_knows() -> None:
    import holidays

    known = holidays.country_holidays("IR", years=range(1999, 2051), language="fa_IR")
    decreed = {day: name for day, name in known.items() if name == CLOSED_BY_DECREE}
    assert closed_by_circular() == decreed
    assert holiday(date(2023, 8, 2)) == DayOff(CLOSED_BY_DECREE)
    assert holiday(date(2027, 3, 2)) is None


def test_thursday_and_friday_are_off_at_first() -> None:
    calendar = Calendar()
    saturday = from_jalali(1405, 9, 7)
    week = [calendar.day_off(saturday + timedelta(days=number)) for number in range(7)]
    assert week == [None] * 5 + [DayOff("پنجشنبه"), DayOff("جمعه")]


def test_a_weekend_rule_holds_from_its_day() -> None:
    before, after = from_jalali(1405, 8, 28), from_jalali(1405, 9, 5)
    calendar = Calendar(weekends=((after, _HALF_THURSDAYS),))
    assert weekday_index(before) == weekday_index(after) == 5
    assert calendar.weekday_kind(before) is DayKind.OFF
    assert calendar.weekday_kind(after) is DayKind.HALF
    assert not calendar.is_work_day(before)
    assert calendar.is_work_day(after)  # half days count


def test_a_closure_has_its_reason() -> None:
    day = from_jalali(1405, 9, 3)
    calendar = Calendar(closures={day: "آلودگی هوا"})
    assert calendar.day_off(day) == DayOff("آلودگی هوا")
    assert not calendar.is_work_day(day)
    assert Calendar().is_work_day(day)


def test_corrections_reach_the_calendar() -> None:
    fitr = month_start(1450, 10)
    later = fitr + timedelta(days=1)
    calendar = Calendar(corrections={(1450, 10): later})
    assert calendar.day_off(later) == DayOff("عید فطر")


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        ((1405, 9, 2), 0, (1405, 9, 2)),
        ((1405, 9, 2), 1, (1405, 9, 3)),
        ((1405, 9, 2), 2, (1405, 9, 4)),
        ((1405, 9, 2), 3, (1405, 9, 7)),  # over Thursday and Friday
        ((1405, 9, 7), -1, (1405, 9, 4)),
        ((1405, 9, 6), 1, (1405, 9, 7)),  # given on a Friday
        ((1404, 12, 28), 1, (1405, 1, 5)),  # over Nowruz
        ((1405, 10, 1), 1, (1405, 10, 5)),  # 2 Dey is 13 Rajab, then the weekend
    ],
)
def test_deadlines(start: tuple[int, int, int], count: int, end: tuple[int, int, int]) -> None:
    assert to_jalali(Calendar().add_work_days(from_jalali(*start), count)) == end


@given(_CALENDARS, _DAYS, _COUNTS)
def test_what_is_added_can_be_counted(calendar: Calendar, day: date, count: int) -> None:
    end = calendar.add_work_days(day, count)
    if count:
        assert calendar.is_work_day(end)
    if count >= 0 or calendar.is_work_day(day):
        assert calendar.work_days_between(day, end) == count


@given(_CALENDARS, _DAYS, st.integers(0, 30), st.integers(0, 30))
def test_adding_twice_is_adding_the_sum(
    calendar: Calendar, day: date, first: int, second: int
) -> None:
    at_once = calendar.add_work_days(day, first + second)
    assert calendar.add_work_days(calendar.add_work_days(day, first), second) == at_once


@given(_CALENDARS, _DAYS, st.integers(0, 30))
def test_a_deadline_never_comes_before_a_nearer_one(
    calendar: Calendar, day: date, count: int
) -> None:
    assert calendar.add_work_days(day, count) < calendar.add_work_days(day, count + 1)


@given(_CALENDARS, _DAYS, st.integers(0, 90), st.integers(0, 90))
def test_days_between_add_up(calendar: Calendar, day: date, first: int, second: int) -> None:
    middle = day + timedelta(days=first)
    end = middle + timedelta(days=second)
    whole = calendar.work_days_between(day, end)
    assert (
        calendar.work_days_between(day, middle) + calendar.work_days_between(middle, end) == whole
    )
    assert calendar.work_days_between(end, day) == -whole


def test_a_pattern_is_read_from_seven_letters() -> None:
    assert WeekendPattern.read("wwwwwho").days[5:] == (DayKind.HALF, DayKind.OFF)
    for letters in "wwwwwo", "wwwwwooo", "", "wwwwwx0":
        with pytest.raises(ValueError):  # noqa: PT011  # the enum words the last one
            WeekendPattern.read(letters)
