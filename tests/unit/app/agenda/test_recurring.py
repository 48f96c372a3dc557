"""The days of a series against a model that walks day by day; Nowruz, Esfand, days off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import jdatetime
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.agenda.recurring import (
    LAST_WEEK,
    DayAnswer,
    DayChoices,
    DayOffRule,
    Fate,
    Recurrence,
    SeriesRule,
    checked_recurrence,
    moved_days,
    placed_days,
    recurrence_days,
    recurrence_of_day,
    recurrence_words,
)
from app.errors import InvalidFields
from app.jalali import from_jalali
from app.workdays import Calendar

WEEKLY, BY_DAY, BY_WEEKDAY = SeriesRule

#: From 1395 (a leap year) to 1415, so that many a Nowruz and Esfand lies in it.
FIRST = st.dates(date(2016, 3, 20), date(2036, 1, 1))

ONE_DAY = timedelta(days=1)


@st.composite
def recurrences(draw: st.DrawFn) -> Recurrence:
    first = draw(FIRST)
    return checked_recurrence(
        Recurrence(
            rule=draw(st.sampled_from(SeriesRule)),
            interval=draw(st.integers(1, 5)),
            weekday=draw(st.integers(0, 6)),
            month_day=draw(st.integers(1, 31)),
            week=draw(st.sampled_from([1, 2, 3, 4, LAST_WEEK])),
            first_day=first,
            last_day=first + timedelta(days=draw(st.integers(1, 900))),
        )
    )


def days_from(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day += ONE_DAY


def is_named(rule: Recurrence, day: date) -> bool:
    """Whether a rule names a day, found by looking at its neighbours one by one."""
    jalali, first = jdatetime.date.fromgregorian(date=day), rule.first_day
    if rule.rule is WEEKLY:
        saturday, first_saturday = day, first
        while saturday.weekday() != 5:
            saturday -= ONE_DAY
        while first_saturday.weekday() != 5:
            first_saturday -= ONE_DAY
        weeks = (saturday - first_saturday).days // 7
        return jalali.weekday() == rule.weekday and weeks % rule.interval == 0
    began = jdatetime.date.fromgregorian(date=first)
    months = (jalali.year - began.year) * 12 + jalali.month - began.month
    if months % rule.interval:
        return False
    if rule.rule is BY_DAY:
        tomorrow = jdatetime.date.fromgregorian(date=day + ONE_DAY)
        is_last = tomorrow.month != jalali.month
        assert rule.month_day is not None
        return bool(jalali.day == rule.month_day or (is_last and jalali.day < rule.month_day))
    if jalali.weekday() != rule.weekday:
        return False
    if rule.week == LAST_WEEK:
        ahead = jdatetime.date.fromgregorian(date=day + 7 * ONE_DAY)
        return bool(ahead.month != jalali.month)
    such, back = 1, day - 7 * ONE_DAY
    while jdatetime.date.fromgregorian(date=back).month == jalali.month:
        such, back = such + 1, back - 7 * ONE_DAY
    return such == rule.week


@given(rule=recurrences())
def test_the_days_are_those_a_walk_through_the_calendar_finds(rule: Recurrence) -> None:
    walked = [day for day in days_from(rule.first_day, rule.last_day) if is_named(rule, day)]
    assert recurrence_days(rule, most=1000) == walked
    assert recurrence_days(rule) == walked[:104]


def _off(days: set[date]) -> Calendar:
    return Calendar(closures=dict.fromkeys(sorted(days), "تعطیل به بخشنامه"))


@given(
    rule=recurrences(),
    closed=st.sets(st.integers(0, 400), max_size=40),
    off_rule=st.sampled_from(DayOffRule),
    skipped=st.sets(st.integers(0, 20), max_size=3),
    answers=st.dictionaries(st.integers(0, 20), st.sampled_from(DayAnswer), max_size=5),
)
def test_days_off_do_what_the_rule_says_and_no_day_holds_two(
    rule: Recurrence,
    closed: set[int],
    off_rule: DayOffRule,
    skipped: set[int],
    answers: dict[int, DayAnswer],
) -> None:
    calendar = _off({rule.first_day + timedelta(days=number) for number in closed})
    days = recurrence_days(rule)

    def why(day: date) -> str:
        off = calendar.day_off(day)
        return off.name if off else ""

    choices = DayChoices(
        rule=off_rule,
        skipped={days[place]: "سفر" for place in skipped if place < len(days)},
        answers={days[place]: one for place, one in answers.items() if place < len(days)},
    )
    placed = placed_days(days, why, choices)
    assert [one.meant for one in placed] == days
    standing = [one.day for one in placed if one.day is not None]
    assert len(standing) == len(set(standing))
    for one in placed:
        answer = choices.answers.get(one.meant)
        if one.meant in choices.skipped:
            assert (one.fate, one.why) == (Fate.SKIPPED, "سفر")
        elif answer is DayAnswer.KEEP or (answer is None and not why(one.meant)):
            assert (one.fate, one.day) == (Fate.KEPT, one.meant)
        elif answer is None and off_rule is DayOffRule.ASK:
            assert (one.fate, one.day) == (Fate.ASKED, None)
        elif answer is DayAnswer.DROP or (answer is None and off_rule is DayOffRule.DROP):
            assert (one.fate, one.day) == (Fate.DROPPED, None)
        else:
            walked = one.meant + ONE_DAY
            while why(walked):
                walked += ONE_DAY
            far = (walked - one.meant).days > 31
            held_by_another = walked in {other.day for other in placed if other is not one}
            if far or held_by_another:
                assert (one.fate, one.day) == (Fate.DROPPED, None)
            else:
                assert (one.fate, one.day) == (Fate.MOVED, walked)


@given(rule=recurrences(), ahead=st.integers(-40, 40))
def test_a_series_moved_by_one_of_its_days_keeps_its_rhythm(rule: Recurrence, ahead: int) -> None:
    days = recurrence_days(rule)
    if not days:
        return
    goes_to = days[0] + timedelta(days=ahead)
    new = recurrence_of_day(rule, goes_to)
    moved = moved_days(rule, new, (days[0], goes_to), days)
    assert moved[days[0]] == goes_to
    reached = sorted(moved.values())
    assert list(moved.values()) == reached
    assert len(set(reached)) == len(days)
    from_there = checked_recurrence(
        Recurrence(
            rule=new.rule,
            interval=new.interval,
            weekday=new.weekday,
            month_day=new.month_day,
            week=new.week,
            first_day=goes_to,
            last_day=max(reached[-1], goes_to + ONE_DAY),
        )
    )
    assert recurrence_days(from_there)[: len(days)] == reached


def rule_of(**values: object) -> Recurrence:
    given: dict[str, object] = {
        "first_day": from_jalali(1403, 1, 1),
        "last_day": from_jalali(1405, 12, 29),
    }
    return checked_recurrence(Recurrence(**(given | values)))  # type: ignore[arg-type]


def test_the_thirty_first_is_the_last_day_of_every_month() -> None:
    days = recurrence_days(rule_of(rule=BY_DAY, month_day=31, last_day=from_jalali(1404, 12, 29)))
    assert [from_jalali(1403, 6, 31), from_jalali(1403, 7, 30)] == days[5:7]
    # 1403 is a leap year, 1404 is not.
    assert days[11] == from_jalali(1403, 12, 30)
    assert days[12] == from_jalali(1404, 1, 31)
    assert days[23] == from_jalali(1404, 12, 29)


def test_the_thirtieth_of_esfand_is_its_last_where_it_has_none() -> None:
    days = recurrence_days(rule_of(rule=BY_DAY, month_day=30, interval=12))
    assert days[:2] == [from_jalali(1403, 1, 30), from_jalali(1404, 1, 30)]
    rule = rule_of(rule=BY_DAY, month_day=30, interval=12, first_day=from_jalali(1403, 12, 1))
    assert recurrence_days(rule) == [
        from_jalali(1403, 12, 30),
        from_jalali(1404, 12, 29),
        from_jalali(1405, 12, 29),
    ]


def test_the_second_tuesday_and_the_last_thursday() -> None:
    second = recurrence_days(rule_of(rule=BY_WEEKDAY, weekday=3, week=2))
    assert second[:2] == [from_jalali(1403, 1, 14), from_jalali(1403, 2, 11)]
    last = recurrence_days(rule_of(rule=BY_WEEKDAY, weekday=5, week=LAST_WEEK))
    assert last[:2] == [from_jalali(1403, 1, 30), from_jalali(1403, 2, 27)]
    assert from_jalali(1403, 12, 30) in last


def test_two_weeks_go_on_counting_over_nowruz() -> None:
    rule = rule_of(weekday=1, interval=2, first_day=from_jalali(1404, 12, 10))
    days = recurrence_days(rule)
    assert days[:3] == [
        from_jalali(1404, 12, 10),
        from_jalali(1404, 12, 24),
        from_jalali(1405, 1, 9),
    ]


def test_nowruz_pushes_an_occurrence_behind_the_holidays() -> None:
    calendar = Calendar()

    def why(day: date) -> str:
        off = calendar.day_off(day)
        return off.name if off else ""

    first, second = from_jalali(1405, 1, 1), from_jalali(1405, 1, 8)
    placed = placed_days([first, second], why, DayChoices(rule=DayOffRule.NEXT))
    assert placed[0].day == from_jalali(1405, 1, 5)
    assert placed[0].fate is Fate.MOVED
    assert placed[0].why == "نوروز"
    assert placed[1].day == second


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"weekday": None}, "weekday"),
        ({"weekday": 7}, "weekday"),
        ({"weekday": 1, "interval": 0}, "interval"),
        ({"rule": BY_DAY, "month_day": 32}, "month_day"),
        ({"rule": BY_DAY, "month_day": 5, "interval": 13}, "interval"),
        ({"rule": BY_WEEKDAY, "weekday": 2, "week": 5}, "week"),
        ({"weekday": 1, "last_day": from_jalali(1403, 1, 1)}, "last_day"),
    ],
)
def test_a_rule_that_is_none_is_refused_beside_its_field(
    values: dict[str, object], field: str
) -> None:
    with pytest.raises(InvalidFields) as raised:
        rule_of(**values)
    assert [one.field for one in raised.value.problems] == [field]


def test_a_rule_is_read_in_words() -> None:
    assert recurrence_words(rule_of(weekday=3, interval=2)) == (
        "هر ۲ هفته، سه‌شنبه، از ۱۴۰۳/۰۱/۰۱ تا ۱۴۰۵/۱۲/۲۹"
    )
    assert "دومین سه‌شنبه ماه" in recurrence_words(rule_of(rule=BY_WEEKDAY, weekday=3, week=2))
    assert "روز آخر ماه" in recurrence_words(rule_of(rule=BY_DAY, month_day=31))
