from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.clock import TEHRAN
from app.moments import moment_text, near_text, parse_moment

#: A Sunday, 1405/09/01, 10:30.
NOW = datetime(2026, 11, 22, 10, 30, tzinfo=TEHRAN)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("+30", (22, 11, 0)),
        ("+۳۰ دقیقه", (22, 11, 0)),
        ("16:30", (22, 16, 30)),
        ("۱۶", (22, 16, 0)),
        ("ساعت ۱۶", (22, 16, 0)),
        ("فردا ۹", (23, 9, 0)),
        ("فردا ساعت ۹:۱۵", (23, 9, 15)),
        ("۹:۱۵ فردا", (23, 9, 15)),
        ("دوشنبه ۸", (23, 8, 0)),
        ("سه شنبه ۰۸۳۰", (24, 8, 30)),
        ("۱۴۰۵/۹/۳ ۱۰", (24, 10, 0)),
        ("۳ آذر ۱۰", (24, 10, 0)),
        ("+2 9", (24, 9, 0)),
        ("امروز ۸", (22, 8, 0)),
    ],
)
def test_a_moment_as_people_type_it(typed: str, meant: tuple[int, int, int]) -> None:
    day, hour, minute = meant
    assert parse_moment(typed, NOW) == datetime(2026, 11, day, hour, minute, tzinfo=TEHRAN)


@pytest.mark.parametrize(
    "typed", ["", " ", "فردا", "بعدا", "۲۵:۰۰", "+99999", "+", "فردا ۹ ۱۰", "1405/13/1 9", "ساعت"]
)
def test_what_is_no_moment_is_said_in_persian(typed: str) -> None:
    with pytest.raises(ValueError, match=r"[آ-ی]"):
        parse_moment(typed, NOW)


@given(st.integers(0, 60 * 24 * 700))
def test_a_moment_shown_is_read_again(minutes: int) -> None:
    moment = NOW + timedelta(minutes=minutes)
    assert parse_moment(moment_text(moment), NOW) == moment


@given(st.text(max_size=30))
def test_no_text_breaks_it(typed: str) -> None:
    with suppress(ValueError):
        assert parse_moment(typed, NOW).tzinfo is TEHRAN


def test_near_moments_are_said_shortly() -> None:
    today = NOW.date()
    assert near_text(NOW, today) == "۱۰:۳۰"
    assert near_text(NOW + timedelta(days=1), today) == "فردا ۱۰:۳۰"
    assert near_text(NOW - timedelta(days=1), today) == "دیروز ۱۰:۳۰"
    assert near_text(NOW + timedelta(days=5), today) == "۱۴۰۵/۰۹/۰۶ ۱۰:۳۰"
