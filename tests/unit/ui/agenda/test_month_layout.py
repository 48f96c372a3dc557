"""The days of a month and where they lie."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from agenda_week import SATURDAY, days_long, entry, full_week
from app.jalali import FIRST_YEAR, LAST_YEAR, from_jalali, month_length, to_jalali, weekday_index
from ui.agenda.month_layout import (
    MonthGrid,
    by_day,
    days_of,
    lines_shown,
    month_of,
    months_on,
    moved_to,
)
from ui.agenda.place import Place, View

days = st.dates(from_jalali(FIRST_YEAR + 1, 1, 1), from_jalali(LAST_YEAR - 1, 12, 29))
grids = st.builds(
    MonthGrid,
    width=st.integers(140, 2000),
    height=st.integers(200, 1200),
    head=st.integers(10, 40),
    weeks=st.integers(4, 6),
)


@given(days)
def test_whole_weeks_hold_the_whole_month(day: date) -> None:
    found = days_of(day)
    assert len(found) % 7 == 0
    assert weekday_index(found[0]) == 0
    assert [one - found[0] for one in found] == [timedelta(days=n) for n in range(len(found))]
    year, month, _ = to_jalali(day)
    own = [one for one in found if month_of(one) == month_of(day)]
    assert len(own) == month_length(year, month)
    assert len(found) - len(own) < 13, "no week without a day of the month"


@given(days, st.integers(-12, 12))
def test_months_are_turned_and_turned_back(day: date, by: int) -> None:
    there = months_on(month_of(day), by)
    assert months_on(there, -by) == month_of(day)
    assert month_of(months_on(day, by)) == there


@given(grids)
def test_cells_tile_the_month_from_the_right(grid: MonthGrid) -> None:
    cells = [grid.cell(place) for place in range(grid.weeks * 7)]
    assert cells[0].right == grid.width
    assert cells[6].left == 0
    assert cells[-1].bottom == grid.height
    for place, cell in enumerate(cells):
        if place % 7:
            assert cell.right == cells[place - 1].left
        if place >= 7:
            assert cell.top == cells[place - 7].bottom


@given(grids, st.data())
def test_a_point_is_in_the_day_it_lies_in(grid: MonthGrid, data: st.DataObject) -> None:
    x = data.draw(st.integers(0, grid.width - 1))
    y = data.draw(st.integers(0, grid.height - 1))
    place = grid.place_at(x, y)
    if y < grid.head:
        assert place is None
    else:
        assert place is not None
        assert grid.cell(place).holds(x, y)


@given(st.integers(0, 30), st.integers(0, 12))
def test_what_is_not_shown_is_counted(count: int, room_for: int) -> None:
    shown, more = lines_shown(count, room_for)
    assert shown + more == count
    assert shown + (1 if more else 0) <= max(room_for, 1)


def test_days_hold_their_entries_whole_days_first() -> None:
    found = by_day(days_of(SATURDAY), full_week())
    assert [one.id for one in found[SATURDAY]] == [23, 1, 2, 4, 3]
    trip = [day for day, there in found.items() if any(one.id == 22 for one in there)]
    assert trip == [SATURDAY + timedelta(days=3), SATURDAY + timedelta(days=4)]


def test_over_midnight_an_entry_is_of_both_days_and_touching_it_is_not() -> None:
    night = entry(1, "شب قدر", 0, "22:00", "25:00")
    until = entry(2, "شام", 2, "20:00", "24:00")
    found = by_day(days_of(SATURDAY), [night, until])
    there = [day for day, ones in found.items() if night in ones]
    assert there == [SATURDAY, SATURDAY + timedelta(days=1)]
    assert found[SATURDAY + timedelta(days=3)] == []


@given(st.integers(-40, 40))
def test_carried_to_another_day_it_keeps_its_hours(by: int) -> None:
    one = replace(days_long(1, "سفر", 0, 2), all_day=True)
    begin, end = moved_to(one, SATURDAY, SATURDAY + timedelta(days=by))
    assert end - begin == 2 * 1440
    assert begin == (SATURDAY + timedelta(days=by)).toordinal() * 1440


@given(days, st.sampled_from(View), st.integers(-5, 5))
def test_a_view_turned_and_turned_back_shows_the_same(day: date, view: View, by: int) -> None:
    place = Place(view, day if view is not View.MONTH else month_of(day))
    assert place.day in place.days()
    assert place.turned(by, day).turned(-by, day) == place


def test_alt_left_is_the_next_day_and_home_is_today() -> None:
    place = Place(View.WEEK, SATURDAY)
    assert place.moved("days", 1, SATURDAY).day == SATURDAY + timedelta(days=1)
    assert place.moved("weeks", -1, SATURDAY).day == SATURDAY - timedelta(days=7)
    assert place.moved("today", 0, date(2026, 1, 1)).day == date(2026, 1, 1)
    assert place.days()[0] == SATURDAY
    assert place.heading() == "۷ تا ۱۳ آذر ۱۴۰۵"
