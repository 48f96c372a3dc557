"""A step's day is so many working days from its anchor, and never before the case was opened."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from app.protocol.reckoning import reckoned
from app.protocol.states import TaskAnchor
from app.workdays import Calendar

CALENDAR = Calendar()
DAYS = st.dates(date(2024, 3, 20), date(2028, 3, 20))
SPANS = st.integers(0, 60).map(lambda days: timedelta(days=days))
ANCHORS = st.sampled_from(TaskAnchor)
BEFORE = st.integers(-40, 40)


@st.composite
def cases(draw: st.DrawFn) -> dict[str, Any]:
    """A case opened some days before it begins."""
    opened_on = draw(DAYS)
    starts_on = opened_on + draw(SPANS)
    return {
        "opened_on": opened_on,
        "starts_on": starts_on,
        "ends_on": starts_on + draw(SPANS),
    }


def anchor_day(case: dict[str, Any], anchor: TaskAnchor) -> date:
    names = {TaskAnchor.START: "starts_on", TaskAnchor.END: "ends_on"}
    day: date = case[names.get(anchor, "opened_on")]
    return day


@given(cases(), ANCHORS, BEFORE)
def test_so_many_working_days_lie_between(
    case: dict[str, Any], anchor: TaskAnchor, before: int
) -> None:
    day, on = reckoned(CALENDAR, case, anchor, before), anchor_day(case, anchor)
    assert day >= case["opened_on"]
    if day == case["opened_on"]:
        return
    assert not before or CALENDAR.is_work_day(day)
    if before > 0:
        # From a day off back to the day counts the anchor's own day for nothing.
        assert CALENDAR.work_days_between(day, on) == before - (not CALENDAR.is_work_day(on))
    else:
        assert CALENDAR.work_days_between(on, day) == -before


@given(cases(), ANCHORS, BEFORE, st.integers(0, 30))
def test_a_later_anchor_never_makes_a_step_due_earlier(
    case: dict[str, Any], anchor: TaskAnchor, before: int, more: int
) -> None:
    by = timedelta(days=more)
    there = case | {"starts_on": case["starts_on"] + by, "ends_on": case["ends_on"] + by}
    day, later = (reckoned(CALENDAR, one, anchor, before) for one in (case, there))
    assert day <= later
    if anchor is TaskAnchor.OPENED:
        assert day == later


@given(cases(), ANCHORS, BEFORE)
def test_whoever_has_more_days_begins_no_later(
    case: dict[str, Any], anchor: TaskAnchor, before: int
) -> None:
    assert reckoned(CALENDAR, case, anchor, before + 1) <= reckoned(CALENDAR, case, anchor, before)
