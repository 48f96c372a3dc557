"""Stretches of time, as people say them on a Saturday, the 7th of Azar 1405."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.jalali import (
    MONTHS,
    WEEKDAYS,
    from_jalali,
    jalali_text,
    long_jalali_text,
    month_length,
    to_jalali,
    weekday_index,
)
from app.search import period_words
from app.search.asking import read_question
from app.search.periods import Period, longest_period, period_days, read_period
from app.text import ZWNJ, latin_digits, persian_digits, tidy

TODAY = date(2026, 11, 28)

_DAYS = st.dates(date(1921, 3, 21), date(2120, 3, 20))
_TODAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))

Day = tuple[int, int, int]

#: What is typed, and the first and the last day of it.
SPANS: list[tuple[str, Day, Day]] = [
    ("امروز", (1405, 9, 7), (1405, 9, 7)),
    ("دیروز", (1405, 9, 6), (1405, 9, 6)),
    ("روز گذشته", (1405, 9, 6), (1405, 9, 6)),
    ("پس فردا", (1405, 9, 9), (1405, 9, 9)),
    # Weeks begin on Saturday, months and years are those of the calendar.
    ("این هفته", (1405, 9, 7), (1405, 9, 13)),
    ("هفته جاری", (1405, 9, 7), (1405, 9, 13)),
    ("هفته گذشته", (1405, 8, 30), (1405, 9, 6)),
    ("هفته‌ی پیش", (1405, 8, 30), (1405, 9, 6)),
    ("هفتۀ قبل", (1405, 8, 30), (1405, 9, 6)),
    ("هفته آینده", (1405, 9, 14), (1405, 9, 20)),
    ("دو هفته پیش", (1405, 8, 23), (1405, 8, 29)),
    ("همین ماه", (1405, 9, 1), (1405, 9, 30)),
    ("ماه گذشته", (1405, 8, 1), (1405, 8, 30)),
    ("ماه آینده", (1405, 10, 1), (1405, 10, 30)),
    ("فصل گذشته", (1405, 4, 1), (1405, 6, 31)),
    ("امسال", (1405, 1, 1), (1405, 12, 29)),
    ("سال جاری", (1405, 1, 1), (1405, 12, 29)),
    ("پارسال", (1404, 1, 1), (1404, 12, 29)),
    ("سال گذشته", (1404, 1, 1), (1404, 12, 29)),
    ("پیرارسال", (1403, 1, 1), (1403, 12, 30)),
    # So many, up to today or from today on.
    ("۱۰ روز گذشته", (1405, 8, 27), (1405, 9, 7)),
    ("ده روز اخیر", (1405, 8, 27), (1405, 9, 7)),
    ("۴۸ ساعت گذشته", (1405, 9, 5), (1405, 9, 7)),
    ("سه ماه گذشته", (1405, 6, 7), (1405, 9, 7)),
    ("ماه اخیر", (1405, 8, 7), (1405, 9, 7)),
    ("یک سال گذشته", (1404, 9, 7), (1405, 9, 7)),
    ("دو هفته آینده", (1405, 9, 7), (1405, 9, 21)),
    ("۳ روز پیش", (1405, 9, 4), (1405, 9, 4)),
    ("۳ روز دیگر", (1405, 9, 10), (1405, 9, 10)),
    # With a year.
    ("۱۴۰۴", (1404, 1, 1), (1404, 12, 29)),
    ("سال ۱۴۰۳", (1403, 1, 1), (1403, 12, 30)),
    ("سال ۹۸", (1398, 1, 1), (1398, 12, 29)),
    ("بهار ۱۴۰۴", (1404, 1, 1), (1404, 3, 31)),
    ("زمستان پارسال", (1404, 10, 1), (1404, 12, 29)),
    ("فروردین ۱۴۰۴", (1404, 1, 1), (1404, 1, 31)),
    ("فروردین ماه سال ۱۴۰۴", (1404, 1, 1), (1404, 1, 31)),
    ("ماه آذر پارسال", (1404, 9, 1), (1404, 9, 30)),
    ("مهر سال گذشته", (1404, 7, 1), (1404, 7, 30)),
    ("۱۴۰۴/۰۲", (1404, 2, 1), (1404, 2, 31)),
    ("۱۴۰۴/۲/۳", (1404, 2, 3), (1404, 2, 3)),
    ("1404-02-03", (1404, 2, 3), (1404, 2, 3)),
    ("۰۴/۲/۳", (1404, 2, 3), (1404, 2, 3)),
    ("2026-11-22", (1405, 9, 1), (1405, 9, 1)),
    ("یکشنبه ۱ آذر ۱۴۰۵", (1405, 9, 1), (1405, 9, 1)),
    ("سوم خرداد ۱۳۶۱", (1361, 3, 3), (1361, 3, 3)),
    ("۱ آذر ۰۵", (1405, 9, 1), (1405, 9, 1)),
    # Without one: the latest that has begun.
    ("فروردین", (1405, 1, 1), (1405, 1, 31)),
    ("آذر", (1405, 9, 1), (1405, 9, 30)),
    ("دی", (1404, 10, 1), (1404, 10, 30)),
    ("آذر گذشته", (1404, 9, 1), (1404, 9, 30)),
    ("فروردین آینده", (1406, 1, 1), (1406, 1, 31)),
    ("زمستان", (1404, 10, 1), (1404, 12, 29)),
    ("۱۲ فروردین", (1405, 1, 12), (1405, 1, 12)),
    ("۷ آذر", (1405, 9, 7), (1405, 9, 7)),
    ("۸ آذر", (1404, 9, 8), (1404, 9, 8)),
    ("۸/۱۵", (1405, 8, 15), (1405, 8, 15)),
    ("۱۰/۱۵", (1404, 10, 15), (1404, 10, 15)),
    ("بیست و دوم بهمن", (1404, 11, 22), (1404, 11, 22)),
    ("بیست‌ودوم بهمن", (1404, 11, 22), (1404, 11, 22)),
    ("۲۲م بهمن", (1404, 11, 22), (1404, 11, 22)),
    ("۳۰ اسفند", (1403, 12, 30), (1403, 12, 30)),  # the last leap year
    ("پنجم ماه گذشته", (1405, 8, 5), (1405, 8, 5)),
    ("شنبه", (1405, 9, 7), (1405, 9, 7)),
    ("شنبه گذشته", (1405, 8, 30), (1405, 8, 30)),
    ("سه شنبه", (1405, 9, 3), (1405, 9, 3)),
    ("سه‌شنبه گذشته", (1405, 9, 3), (1405, 9, 3)),
    ("دوشنبه هفته آینده", (1405, 9, 16), (1405, 9, 16)),
    # Parts of years and months.
    ("نیمه اول مهر", (1405, 7, 1), (1405, 7, 15)),
    ("نیمه دوم شهریور ۱۴۰۴", (1404, 6, 16), (1404, 6, 31)),
    ("دهه سوم آبان", (1405, 8, 21), (1405, 8, 30)),
    ("سه‌ماهه دوم ۱۴۰۴", (1404, 4, 1), (1404, 6, 31)),
    ("سه ماه دوم پارسال", (1404, 4, 1), (1404, 6, 31)),
    ("شش ماهه نخست", (1405, 1, 1), (1405, 6, 31)),
    ("نیمه دوم سال", (1405, 7, 1), (1405, 12, 29)),
    # From one to the other: what has no year takes the other's.
    ("از ۱ مهر تا ۳۰ آبان", (1405, 7, 1), (1405, 8, 30)),
    ("از ۱ مهر تا ۳۰ آذر", (1405, 7, 1), (1405, 9, 30)),
    ("از بهمن تا اردیبهشت", (1404, 11, 1), (1405, 2, 31)),
    ("از ۱۵ اسفند تا ۱۵ فروردین ۱۴۰۴", (1403, 12, 15), (1404, 1, 15)),
    ("از مهر ۱۴۰۳ تا آبان", (1403, 7, 1), (1403, 8, 30)),
    ("مهر تا آبان ۱۴۰۳", (1403, 7, 1), (1403, 8, 30)),
    ("۱ تا ۱۰ مهر", (1405, 7, 1), (1405, 7, 10)),
    ("از ۱ تا ۱۰ فروردین ۱۴۰۴", (1404, 1, 1), (1404, 1, 10)),
    ("از شنبه تا چهارشنبه هفته گذشته", (1405, 8, 30), (1405, 9, 4)),
    ("میان مهر و آبان", (1405, 7, 1), (1405, 8, 30)),
    ("۱۴۰۴/۱/۱ لغایت ۱۴۰۴/۲/۱", (1404, 1, 1), (1404, 2, 1)),
    ("از ۱۴۰۳ تا ۱۴۰۴", (1403, 1, 1), (1404, 12, 29)),
    ("از امروز تا دیروز", (1405, 9, 6), (1405, 9, 7)),
    ("از مهر تا امسال", (1405, 7, 1), (1405, 12, 29)),
    ("از ابتدای سال تا کنون", (1405, 1, 1), (1405, 9, 7)),
    ("از اول مهر تاکنون", (1405, 7, 1), (1405, 9, 7)),
    ("از آغاز ۱۴۰۴ تا پایان مهر", (1404, 1, 1), (1404, 7, 30)),
    ("پایان شهریور", (1405, 6, 31), (1405, 6, 31)),
]


@pytest.mark.parametrize(("typed", "first", "last"), SPANS)
def test_days_from_and_to(typed: str, first: Day, last: Day) -> None:
    days = from_jalali(*first), from_jalali(*last)
    assert read_period(typed, TODAY) == Period(*days, tidy(typed))
    assert longest_period([*typed.split(), "بودجه", "۱۲۳"], TODAY) == len(typed.split())


@pytest.mark.parametrize(("typed", "first", "last"), SPANS)
def test_a_question_takes_the_days_and_leaves_its_words(typed: str, first: Day, last: Day) -> None:
    question = read_question(f"شهر تاریخ: {typed} بودجه از:کاشان", TODAY)
    assert question.period is not None
    assert question.period.first == from_jalali(*first)
    assert question.period.last == from_jalali(*last)
    assert [phrase.words for phrase in question.phrases] == [("شهر",), ("بودجه",), ("کاشان",)]
    assert question.problems == ()


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("تا ۳۰ آبان", None, (1405, 8, 30)),
        ("تا پایان ماه گذشته", None, (1405, 8, 30)),
        ("پیش از ۱ مهر", None, (1405, 6, 31)),
        ("قبل از ۱۴۰۴", None, (1403, 12, 30)),
        ("پس از ۱۴۰۴/۲/۳", (1404, 2, 4), None),
        ("بعد از مهر", (1405, 8, 1), None),
        ("از مهر", (1405, 7, 1), None),
        ("از مهر به بعد", (1405, 7, 1), None),
        ("از هفته گذشته", (1405, 8, 30), None),
        # The end is not typed yet.
        ("از مهر تا", (1405, 7, 1), None),
    ],
)
def test_days_without_a_beginning_or_an_end(
    typed: str, first: Day | None, last: Day | None
) -> None:
    begins = None if first is None else from_jalali(*first)
    ends = None if last is None else from_jalali(*last)
    assert read_period(typed, TODAY) == Period(begins, ends, typed)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "بودجه",
        "سال",
        "هفته",
        "هفته گذ",
        "از",
        "تا",
        "۱۲",
        "۳۱ مهر",
        "۳۱ مهر ۱۴۰۴",
        "۳۰ اسفند ۱۴۰۴",
        "۱۴۰۴/۱۳/۱",
        "۱۴۰۴/۱/۱/۱",
        "۱۵۰۰",
        "۹۹۹۹ سال گذشته",
        "صفر روز گذشته",
        "۰ روز گذشته",
        "هفته گذشته بودجه",
        "نیمه سوم مهر",
        "چهارم ۱۴۰۴",
        "۱ آذر ۱۲",  # a number that was asked for, and no year
    ],
)
def test_what_is_no_period(typed: str) -> None:
    assert read_period(typed, TODAY) is None


def test_a_word_is_taken_whole_or_not_at_all() -> None:
    assert longest_period(["۱۴۰۴الف"], TODAY) == 0
    assert longest_period(["هفته", "گذشته،", "بودجه"], TODAY) == 2


def test_a_period_says_its_days() -> None:
    said = {
        "دیروز": "جمعه ۶ آذر ۱۴۰۵",
        "مهر": "چهارشنبه ۱ مهر ۱۴۰۵ تا پنجشنبه ۳۰ مهر ۱۴۰۵",
        "تا مهر": "تا پنجشنبه ۳۰ مهر ۱۴۰۵",
        "از مهر": "از چهارشنبه ۱ مهر ۱۴۰۵",
    }
    for typed, words in said.items():
        period = read_period(typed, TODAY)
        assert period is not None
        assert period_days(period) == words


@given(_DAYS, _TODAYS)
def test_every_day_is_read_as_it_is_shown(day: date, today: date) -> None:
    texts = jalali_text(day), long_jalali_text(day), latin_digits(jalali_text(day)), str(day)
    for text in texts:
        found = read_period(text, today)
        assert found is not None
        assert (found.first, found.last) == (day, day)


@given(st.integers(1300, 1498), st.integers(1, 12), _TODAYS)
def test_a_month_with_its_year_has_all_its_days(year: int, month: int, today: date) -> None:
    found = read_period(persian_digits(f"{MONTHS[month - 1]} {year}"), today)
    assert found is not None
    assert found.first == from_jalali(year, month, 1)
    assert found.last == from_jalali(year, month, month_length(year, month))


@given(_TODAYS)
def test_weeks_begin_on_saturday(today: date) -> None:
    week, before = read_period("این هفته", today), read_period("هفته گذشته", today)
    assert week is not None
    assert before is not None
    assert week.first is not None
    assert weekday_index(week.first) == 0
    assert week.first <= today
    assert week.last == week.first + timedelta(days=6)
    assert before.first == week.first - timedelta(days=7)
    assert before.last == week.first - timedelta(days=1)


@given(st.integers(1, 12), _TODAYS)
def test_a_month_alone_is_the_latest_that_has_begun(month: int, today: date) -> None:
    found = read_period(MONTHS[month - 1], today)
    assert found is not None
    assert found.first is not None
    assert found.first <= today
    year = to_jalali(found.first)[0]
    assert from_jalali(year + 1, month, 1) > today


@given(st.integers(0, 6), _TODAYS)
def test_a_weekday_gone_by_lies_in_the_seven_days_before(weekday: int, today: date) -> None:
    found = read_period(f"{WEEKDAYS[weekday]} گذشته", today)
    assert found is not None
    assert found.first is not None
    assert weekday_index(found.first) == weekday
    assert today - timedelta(days=7) <= found.first < today


@given(_DAYS, _DAYS, _TODAYS)
def test_from_a_day_to_a_day_is_all_between_them(one: date, other: date, today: date) -> None:
    found = read_period(f"از {jalali_text(one)} تا {jalali_text(other)}", today)
    assert found is not None
    assert (found.first, found.last) == (min(one, other), max(one, other))


_HABITS: list[Callable[[str], str]] = [
    str,
    latin_digits,
    lambda text: text.replace("ی", "ي").replace("ک", "ك"),
    lambda text: text.replace("سه‌", "سه "),
    lambda text: text.replace(" ", "  "),
    lambda text: text.replace("ه ", "هٔ "),
    lambda text: text.replace("آ", "ا"),
]


@given(st.sampled_from(SPANS), st.sampled_from(_HABITS))
def test_every_way_of_typing_gives_the_same_days(
    case: tuple[str, Day, Day], habit: Callable[[str], str]
) -> None:
    found = read_period(habit(case[0]), TODAY)
    assert found is not None
    assert (found.first, found.last) == (from_jalali(*case[1]), from_jalali(*case[2]))


_WORDS = sorted(
    {word for typed, _, _ in SPANS for word in typed.split()}
    | period_words.FILLERS
    | period_words.UNTIL
    | set(period_words.UNITS)
    | {"۳۱", "۵", "تا", "از", "پیش", "بودجه", ZWNJ, "ی", "،", "1405/7"}
)


@given(st.lists(st.sampled_from(_WORDS), max_size=9), _TODAYS)
def test_the_words_of_a_period_are_a_period(typed: list[str], today: date) -> None:
    count = longest_period(typed, today)
    assert 0 <= count <= len(typed)
    alone = read_period(" ".join(typed[:count]), today)
    assert (alone is not None) == (count > 0)
    if read_period(" ".join(typed), today) is not None:
        assert len("".join(typed[count:]).strip(f"{ZWNJ}ی،")) == 0
    if alone is not None and alone.first is not None and alone.last is not None:
        assert alone.first <= alone.last


@given(st.text(max_size=60), st.dates(min_value=date(1600, 1, 1)))
def test_anything_may_be_typed_on_any_day(text: str, today: date) -> None:
    read_period(text, today)
    longest_period(text.split(), today)
