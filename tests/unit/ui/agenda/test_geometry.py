"""The arithmetic of the calendar, held against its laws."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.agenda.spans import DAY_MINUTES
from app.clock import TEHRAN
from ui.agenda.geometry import (
    ZOOMS,
    Deed,
    Grid,
    Part,
    Room,
    Span,
    day_of,
    dragged,
    drawn,
    lanes,
    midnight,
    moment,
    part_at,
    pieces,
    snapped,
    span_of,
    step_at,
    wall,
)

grids = st.builds(
    Grid,
    width=st.integers(200, 2500),
    gutter=st.integers(40, 80),
    columns=st.integers(1, 12),
    hour=st.sampled_from(ZOOMS),
)
steps = st.sampled_from((5, 15))
begins = st.integers(midnight(date(2026, 3, 1)), midnight(date(2027, 3, 1)))
spans = st.builds(lambda begin, length: Span(begin, begin + length), begins, st.integers(1, 1440))
by = st.floats(-3000, 3000)


@given(grids)
def test_columns_fill_the_width_from_the_right(grid: Grid) -> None:
    edges = [grid.edge(column) for column in range(grid.columns + 1)]
    assert edges[0] == grid.width - grid.gutter
    assert edges[-1] == 0
    assert all(earlier > later for earlier, later in pairwise(edges))


@given(grids, st.data())
def test_a_point_is_in_the_column_it_lies_in(grid: Grid, data: st.DataObject) -> None:
    x = data.draw(st.integers(0, grid.width - grid.gutter - 1))
    column = grid.column_at(x)
    assert grid.edge(column + 1) <= x < grid.edge(column)


def test_beyond_the_edges_is_the_nearest_column() -> None:
    grid = Grid(760, 60, 7, 44)
    assert grid.column_at(755) == 0
    assert grid.column_at(-10) == 6


@given(grids, st.integers(0, DAY_MINUTES))
def test_a_minute_is_found_again_where_it_lies(grid: Grid, minute: int) -> None:
    found = grid.minute_at(grid.y_of(minute))
    assert abs(found - minute) <= 60 / grid.hour / 2 + 1e-9


@given(grids)
def test_a_mouse_hits_every_step_it_may_move_by(grid: Grid) -> None:
    step = step_at(grid.hour)
    for minute in range(0, DAY_MINUTES, step):
        assert snapped(grid.minute_at(grid.y_of(minute)), step) == minute


@given(begins)
def test_instants_and_wall_minutes_are_the_same(minute: int) -> None:
    assert wall(moment(minute)) == minute
    assert midnight(day_of(minute)) <= minute < midnight(day_of(minute)) + DAY_MINUTES


def test_an_entry_without_length_can_still_be_seen() -> None:
    at = datetime(2026, 11, 22, 9, 30, tzinfo=TEHRAN)
    assert span_of(at, at).length == 1
    assert span_of(at, at + timedelta(minutes=30)).length == 30


@given(spans, by, steps)
def test_moving_keeps_the_length_and_lands_on_a_step(held: Span, gone: float, step: int) -> None:
    found = dragged(Deed.MOVE, held, gone, step)
    assert found.length == held.length
    assert found.begin % step == 0
    assert abs(found.begin - held.begin - gone) <= step / 2


@given(spans, by, steps)
def test_stretching_moves_one_edge_and_never_turns_over(held: Span, gone: float, step: int) -> None:
    lower = dragged(Deed.LOWER, held, gone, step)
    assert lower.begin == held.begin
    assert step <= lower.length <= DAY_MINUTES
    upper = dragged(Deed.UPPER, held, gone, step)
    assert upper.end == held.end
    assert step <= upper.length <= DAY_MINUTES


@given(begins, begins, steps)
def test_what_is_drawn_holds_both_ends(anchor: int, now: int, step: int) -> None:
    found = drawn(anchor, now, step)
    assert found == drawn(now, anchor, step)
    assert found.begin <= min(anchor, now) <= max(anchor, now) <= found.end
    assert found.length >= step
    assert found.begin % step == found.end % step == 0


@given(spans, st.integers(1, 40))
def test_pieces_of_days_make_the_whole(span: Span, count: int) -> None:
    first = midnight(day_of(span.begin))
    days = [first + place * DAY_MINUTES for place in range(count)]
    found = pieces(span, days)
    assert sum(end - begin for _, begin, end in found) == min(
        span.length, first + count * DAY_MINUTES - span.begin
    )
    assert all(0 <= begin < end <= DAY_MINUTES for _, begin, end in found)


minutes = st.integers(0, 1400)
day_spans = st.lists(
    st.builds(lambda begin, length: (begin, begin + length), minutes, st.integers(1, 300)),
    max_size=14,
)


@given(day_spans)
def test_those_at_the_same_time_lie_side_by_side(entries: list[tuple[int, int]]) -> None:
    found = lanes(entries)
    for one, (lane, span) in enumerate(zip(found, entries, strict=True)):
        assert 0 <= lane.place < lane.place + lane.wide <= lane.of
        for other in range(one):
            if entries[other][0] < span[1] and span[0] < entries[other][1]:
                mine = range(lane.place, lane.place + lane.wide)
                its = range(found[other].place, found[other].place + found[other].wide)
                assert not set(mine) & set(its)
                assert lane.of == found[other].of


@given(day_spans)
def test_no_more_lanes_than_are_busy_at_once(entries: list[tuple[int, int]]) -> None:
    greatest = max(
        (sum(begin <= at < end for begin, end in entries) for at, _ in entries), default=0
    )
    assert max((lane.of for lane in lanes(entries)), default=0) == greatest


def test_touching_ends_take_the_whole_width() -> None:
    assert [lane.of for lane in lanes([(60, 120), (120, 180)])] == [1, 1]


def test_lanes_begin_at_the_right() -> None:
    first, second = lanes([(60, 120), (90, 150)])
    room = Room(100, 0, 200, 50)
    assert first.within(room) == Room(200, 0, 100, 50)
    assert second.within(room) == Room(100, 0, 100, 50)


@given(st.integers(1, 400))
def test_every_entry_has_a_body_to_be_moved_by(height: int) -> None:
    room = Room(0, 10, 100, height)
    parts = [part_at(room, y) for y in range(10, 10 + height)]
    assert Part.BODY in parts
    if height >= 8:
        assert parts[0] is Part.UPPER
        assert parts[-1] is Part.LOWER
