"""Spans of time are read as people type them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.agenda.drafts import When
from app.agenda.spans import (
    BEHIND_MIDNIGHT,
    DAY_MINUTES,
    ENDS_AT_ONCE,
    NOT_A_SPAN,
    TOO_LONG,
    dated_span_text,
    moment_at,
    parse_span,
    span_text,
    whole_days,
)
from app.text import latin_digits

#: Sunday, 1 Azar 1405, and the Saturday after it.
TODAY = date(2026, 11, 22)
DAY = date(2026, 11, 28)
TOMORROW = date(2026, 11, 23)

#: Since the summer hours of Iran ended: until then a midnight a year was none.
days = st.dates(date(2023, 1, 1), date(2050, 12, 31))


def span(day: date, begin: str, end: str) -> When:
    """A span of hours written with Latin digits; the end may lie on the next day."""
    first, last = (int(one[:2]) * 60 + int(one[3:]) for one in (begin, end))
    last += DAY_MINUTES if last < first else 0
    return When(starts_at=moment_at(day, first), ends_at=moment_at(day, last))


@pytest.mark.parametrize(
    ("typed", "begin", "end"),
    [
        ("۱۰ تا ۱۱:۳۰", "10:00", "11:30"),
        ("10-11:30", "10:00", "11:30"),
        ("10 - 11.30", "10:00", "11:30"),
        ("۱۰–۱۱", "10:00", "11:00"),
        ("1030 تا 1115", "10:30", "11:15"),
        ("از ساعت ۸ تا ساعت ۹", "08:00", "09:00"),
        ("۹ و نیم تا ۱۰", "09:30", "10:00"),
        ("۹ و ربع تا ۹ و ۵۰ دقیقه", "09:15", "09:50"),
        ("نه تا ده و نیم", "09:00", "10:30"),
        ("۱۰ به مدت ۴۵ دقیقه", "10:00", "10:45"),
        ("۱۰ به مدت ۲ ساعت", "10:00", "12:00"),
        ("۱۰ به مدت یک ساعت و نیم", "10:00", "11:30"),
        ("۱۰ به مدت ۱ ساعت و ۲۰ دقیقه", "10:00", "11:20"),
        ("۱۰:۳۰ برای نیم ساعت", "10:30", "11:00"),
        ("۱۰ به مدت ۹۰", "10:00", "11:30"),
        ("۱۰", "10:00", "11:00"),
        ("۱۱ تا ۱", "11:00", "13:00"),
        ("۱۱ صبح تا ۲ بعدازظهر", "11:00", "14:00"),
        ("۴ عصر تا ۶ عصر", "16:00", "18:00"),
        ("۲۲ تا ۲۴", "22:00", "24:00"),
        ("۲۳ تا ۱", "23:00", "01:00"),
        ("۸ تا ۱۰ شب", "20:00", "22:00"),
        ("۲ تا ۴ بعدازظهر", "14:00", "16:00"),
        ("۱۰ تا ۲ بعد از ظهر", "10:00", "14:00"),
        ("۸ صبح تا ۱۰ شب", "08:00", "22:00"),
        ("۹ تا ۱۲ ظهر", "09:00", "12:00"),
        ("۱۰ شب تا ۱۲ شب", "22:00", "24:00"),
        ("۱۱ تا ۱ شب", "23:00", "01:00"),
        ("۱۱ شب تا ۱۲:۳۰ شب", "23:00", "00:30"),
    ],
)
def test_hours_are_read(typed: str, begin: str, end: str) -> None:
    assert parse_span(typed, DAY, TODAY) == span(DAY, begin, end)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("فردا ۱۰ تا ۱۲", TOMORROW),
        ("۱۰ تا ۱۲ فردا", TOMORROW),
        ("شنبه، ۱۰ تا ۱۲", DAY),
        ("۱۴۰۵/۹/۲ ۱۰ تا ۱۲", TOMORROW),
        ("1405-9-2 10-12", TOMORROW),
        ("۲ آذر ۱۰ تا ۱۲", TOMORROW),
        ("۲ آذر ۱۴۰۵ ساعت ۱۰ تا ۱۲", TOMORROW),
        ("روز دوشنبه ۱۰ تا ۱۲", TOMORROW),
        ("سه‌شنبه ۱۰ تا ۱۲", TOMORROW + timedelta(days=1)),
        ("سه شنبه ۱۰ تا ۱۲", TOMORROW + timedelta(days=1)),
        ("پنج شنبه ده تا دوازده", TOMORROW + timedelta(days=3)),
    ],
)
def test_a_day_may_stand_beside_the_hours(typed: str, day: date) -> None:
    assert parse_span(typed, DAY, TODAY) == span(day, "10:00", "12:00")


@pytest.mark.parametrize("typed", ["تمام روز", "کل روز", "تمام‌روز"])
def test_a_whole_day(typed: str) -> None:
    assert parse_span(typed, DAY, TODAY) == whole_days(DAY)
    assert parse_span(f"فردا {typed}", DAY, TODAY) == whole_days(TOMORROW)


@pytest.mark.parametrize("count", [1, 2, 31])
def test_several_whole_days_are_written_and_read_again(count: int) -> None:
    when = whole_days(DAY, count)
    assert parse_span(span_text(when), DAY, TODAY) == when
    assert parse_span(dated_span_text(when), TODAY, TODAY) == when


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("۱۲ شب", BEHIND_MIDNIGHT),
        ("۱ شب تا ۲ شب", BEHIND_MIDNIGHT),
        ("", NOT_A_SPAN),
        ("به زودی", NOT_A_SPAN),
        ("۲۵ تا ۲۶", NOT_A_SPAN),
        ("۱۰:۷۰ تا ۱۱", NOT_A_SPAN),
        ("۱۰:۳۰ و نیم تا ۱۱", NOT_A_SPAN),
        ("۱۰ تا", NOT_A_SPAN),
        ("۱۰ تا ۱۰", ENDS_AT_ONCE),
        ("۱۰ به مدت ۰ دقیقه", ENDS_AT_ONCE),
        ("۱۰ به مدت ۳۰ ساعت", TOO_LONG),
        ("۳۲ آذر ۱۰ تا ۱۲", NOT_A_SPAN),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(typed: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=r".+") as refusal:
        parse_span(typed, DAY, TODAY)
    assert str(refusal.value) == sentence


@given(days, st.integers(0, DAY_MINUTES - 1), st.integers(1, DAY_MINUTES), days)
def test_what_is_written_is_read_again(day: date, begin: int, length: int, today: date) -> None:
    when = When(starts_at=moment_at(day, begin), ends_at=moment_at(day, begin + length))
    for text in (span_text(when), latin_digits(span_text(when))):
        assert parse_span(text, day, today) == when
    assert parse_span(dated_span_text(when), today, today) == when


def read(text: str) -> When | str:
    """A span, or the sentence it was refused with."""
    try:
        return parse_span(text, DAY, TODAY)
    except ValueError as error:
        return str(error)


@given(st.text(max_size=30) | st.text("0123456789۰۱۲ :-.+/تابهمدتروزفردانیمو", max_size=24))
def test_any_text_is_read_or_refused_in_persian(text: str) -> None:
    found = read(text)
    if isinstance(found, str):
        assert found in {NOT_A_SPAN, ENDS_AT_ONCE, TOO_LONG}
    else:
        assert timedelta(0) < found.ends_at - found.starts_at <= timedelta(days=1)
