"""The clash check and the slot finder held against the model that goes minute by minute."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from agenda_model import (
    found_in,
    is_window,
    meet,
    minutes,
    on_the_wall,
    starts_of,
    waited_for,
)
from app.agenda import AgendaRules, ClashRule, EventKind, WayKind, When
from app.agenda.busy import Busy, Subject, Wanted, busy_span
from app.agenda.calendar import Held, clashes_among
from app.agenda.slots import Surroundings, Ways, first_free, free_starts, hits_of
from app.clock import from_tehran
from app.jalali import from_jalali, weekday_index
from app.workdays import DEFAULT_WEEKEND, Calendar, WeekendPattern

DAY = timedelta(days=1)

#: Where the law is most easily broken.
DAYS = (
    from_jalali(1405, 9, 2),
    # Thursday before the weekend, and the days Nowruz comes in a leap year and in a common one.
    from_jalali(1405, 9, 5),
    from_jalali(1403, 12, 29),
    from_jalali(1403, 12, 30),
    from_jalali(1405, 12, 28),
    # Tehran's clock went on at the end of this day, and back on that one.
    from_jalali(1400, 1, 1),
    from_jalali(1400, 6, 30),
    # In Ramadan, and on its last days before the feast.
    from_jalali(1404, 12, 2),
    from_jalali(1404, 12, 27),
)
CAR, ROOM, SOMEBODY, GOVERNOR = "r5", "r6", "c7", "r1"
SUBJECTS = {
    GOVERNOR: Subject(GOVERNOR),
    SOMEBODY: Subject(SOMEBODY),
    CAR: Subject(CAR, capacity=3),
    ROOM: Subject(ROOM, travels=False),
}
#: How many an entry takes, and how many are asked for; none of whoever may stay away.
QUANTITIES = {CAR: (1, 2), SOMEBODY: (1, 1, 0)}
WANTED = {CAR: (1, 2, 3, 4), SOMEBODY: (1, 1, 0)}
KINDS = (
    EventKind.MEETING,
    EventKind.MEETING,
    EventKind.PERSONAL,
    EventKind.TRIP,
    EventKind.PUBLIC_MEETING,
)
EARLY = from_tehran(from_jalali(1399, 1, 1), time.min)
WARNINGS = {ClashRule.PAST, ClashRule.LEAD_TIME}

roads = st.sampled_from((0, 0, 0, 5, 10, 17, 60))
#: Minutes from midnight: most in the office's hours of one day, so that they meet one another.
near = st.integers(14, 30).map(lambda number: number * 30)
places = st.one_of(near, near, near, near.map(lambda one: one + 5), st.integers(-600, 3000))
lengths = st.one_of(
    st.sampled_from((10, 25, 30, 30, 60, 90)),
    st.sampled_from((5, 10, 30, 60, 135)),
    st.sampled_from((480, 1500)),
    st.integers(1, 400),
)


@st.composite
def whens(draw: st.DrawFn, anchor: date) -> When:
    if draw(st.integers(0, 14)) == 14:
        first = anchor + draw(st.integers(-1, 2)) * DAY
        last = first + draw(st.integers(1, 2)) * DAY
        return When(
            starts_at=from_tehran(first, time.min),
            ends_at=from_tehran(last, time.min),
            all_day=True,
        )
    starts = from_tehran(anchor, time.min) + timedelta(minutes=draw(places))
    return When(
        starts_at=starts,
        ends_at=starts + timedelta(minutes=draw(lengths)),
        travel_before=draw(roads),
        travel_after=draw(roads),
        preparation=draw(roads),
    )


@st.composite
def busies(draw: st.DrawFn, anchor: date, number: int) -> Busy:
    key, when = draw(st.sampled_from(sorted(SUBJECTS))), draw(whens(anchor))
    return Busy(
        key,
        number,
        *busy_span(when, travels=SUBJECTS[key].travels),
        when.starts_at,
        when.ends_at,
        quantity=draw(st.sampled_from(QUANTITIES.get(key, (1,)))),
        tentative=draw(st.booleans()),
        kind=draw(st.sampled_from(KINDS)),
        all_day=when.all_day,
    )


@st.composite
def offices(draw: st.DrawFn, anchor: date) -> Surroundings:
    rules = AgendaRules(
        gap=draw(st.sampled_from((0, 10, 25))),
        public_weekday=draw(st.sampled_from((None, weekday_index(anchor)))),
        public_every=1,
        half_day_to=draw(st.sampled_from((time(13), time(15)))),
        prayer_to=draw(st.sampled_from((time(12, 15), time(12, 45)))),
    )
    half = ((date.min, WeekendPattern.read("wwwwhho")),)
    calendar = Calendar(weekends=draw(st.sampled_from((DEFAULT_WEEKEND, half))))
    count = draw(st.integers(0, 12))
    others = [draw(busies(anchor, number)) for number in range(1, count + 1)]
    by_key = {key: [one for one in others if one.subject_key == key] for key in SUBJECTS}
    return Surroundings(rules, calendar, by_key, EARLY)


@st.composite
def cases(draw: st.DrawFn) -> tuple[date, Wanted, Surroundings]:
    anchor = draw(st.sampled_from(DAYS))
    keys = draw(st.sets(st.sampled_from(sorted(SUBJECTS)), min_size=1, max_size=2))
    subjects = [
        replace(SUBJECTS[key], wanted=draw(st.sampled_from(WANTED.get(key, (1,)))))
        for key in sorted(keys)
    ]
    kind = draw(st.sampled_from(KINDS))
    wanted = Wanted(draw(whens(anchor)), tuple(subjects), kind, GOVERNOR in keys, EARLY.date())
    around = draw(offices(anchor))
    nearby = [one for key in keys for one in around.others[key]]
    if not nearby or wanted.when.all_day:
        return anchor, wanted, around
    beside = draw(st.sampled_from(nearby))
    apart = timedelta(minutes=draw(st.sampled_from((0, around.rules.gap))))
    way = draw(st.sampled_from(("as it is", "after it", "before it", "just between")))
    if way == "just between":
        return anchor, wanted, with_another(around, beside, wanted, apart)
    return anchor, touching(wanted, beside, apart, way), around


def touching(wanted: Wanted, other: Busy, apart: timedelta, way: str) -> Wanted:
    """The entry laid so that its ends touch another, or keep just the distance."""
    span = busy_span(wanted.when, travels=True)
    by = {
        "as it is": timedelta(0),
        "after it": other.busy_to + apart - span[0],
        "before it": other.busy_from - apart - span[1],
    }[way]
    when = wanted.when
    return replace(
        wanted, when=replace(when, starts_at=when.starts_at + by, ends_at=when.ends_at + by)
    )


def with_another(around: Surroundings, one: Busy, wanted: Wanted, apart: timedelta) -> Surroundings:
    """The same, with one more, so far behind that the entry has just room between the two."""
    span = busy_span(wanted.when, travels=SUBJECTS[one.subject_key].travels)
    by = one.busy_to - one.busy_from + 2 * apart + span[1] - span[0]
    moved = {
        name: getattr(one, name) + by for name in ("busy_from", "busy_to", "starts_at", "ends_at")
    }
    another = replace(one, entry_id=99, **moved)
    others = {**around.others, one.subject_key: [*around.others[one.subject_key], another]}
    return replace(around, others=others)


@settings(max_examples=300)
@given(cases())
def test_whatever_is_in_the_way_is_found_and_nothing_else(
    case: tuple[date, Wanted, Surroundings],
) -> None:
    _anchor, wanted, around = case
    found = {
        (hit.rule, hit.subject_key, hit.other.entry_id if hit.other else None, hit.blocks)
        for hit in hits_of(wanted, around)
        if hit.rule not in WARNINGS
    }
    assert found == found_in(wanted, around)


def is_free(wanted: Wanted, around: Surroundings, start: datetime) -> bool:
    """By the model alone."""
    length = wanted.when.ends_at - wanted.when.starts_at
    there = replace(wanted, when=replace(wanted.when, starts_at=start, ends_at=start + length))
    own = minutes(there.when.starts_at, there.when.ends_at)
    if not all(is_window(minute, wanted, around) for minute in (own[0], own[-1])):
        return False
    return all(is_window(minute, wanted, around) for minute in own) and not found_in(
        *waited_for(there, around)
    )


@settings(max_examples=250)
@given(cases(), st.sampled_from((1, 3, 200)))
def test_the_finder_finds_the_first_free_times(
    case: tuple[date, Wanted, Surroundings], limit: int
) -> None:
    anchor, wanted, around = case
    if wanted.when.all_day or wanted.when.ends_at - wanted.when.starts_at > timedelta(hours=6):
        wanted = replace(
            wanted,
            when=replace(wanted.when, all_day=False, ends_at=wanted.when.starts_at + DAY / 24),
        )
    around = replace(around, now=from_tehran(anchor, time(7, 32)))
    length = wanted.when.ends_at - wanted.when.starts_at
    expected: list[datetime] = []
    for day in (anchor, anchor + DAY):
        for start in starts_of(day):
            if start < (expected[-1] + length if expected else around.now):
                continue
            if len(expected) < limit and is_free(wanted, around, start):
                expected.append(start)
    found = first_free(wanted, around, anchor, anchor + DAY, limit)
    assert found == [(start, start + length) for start in expected]


@settings(max_examples=150)
@given(cases())
def test_every_way_out_leads_out(case: tuple[date, Wanted, Surroundings]) -> None:
    anchor, wanted, around = case
    around = replace(around, now=from_tehran(anchor, time.min))
    ways = Ways(wanted, around, is_in_series=True).found()
    if all(not blocks for _, _, _, blocks in found_in(wanted, around)):
        assert ways == []
    asked, length = wanted.when.starts_at, wanted.when.ends_at - wanted.when.starts_at
    for way in ways:
        when = replace(wanted.when, starts_at=way.starts_at, ends_at=way.ends_at)
        assert not found_in(*waited_for(replace(wanted, when=when), around)), way
        assert way.starts_at >= around.now
        if way.kind is WayKind.SHIFT:
            assert abs(way.starts_at - asked) <= timedelta(minutes=20)
        if way.kind is WayKind.SHORTEN:
            assert length > way.ends_at - way.starts_at >= length * 0.75
        elif not wanted.when.all_day:
            assert way.ends_at - way.starts_at == length
    kinds = [way.kind for way in ways]
    assert (WayKind.ONLY_THIS in kinds) == (WayKind.FREE in kinds)


@settings(max_examples=40)
@given(cases())
def test_the_nearest_free_time_is_the_nearest(case: tuple[date, Wanted, Surroundings]) -> None:
    anchor, wanted, around = case
    around = replace(around, now=from_tehran(anchor, time.min))
    ways = Ways(wanted, around, is_in_series=False).found()
    asked = wanted.when.starts_at
    free = [way.starts_at for way in ways if way.kind is WayKind.FREE]
    coming = [
        start
        for start in free_starts(wanted, around, anchor - 2 * DAY, anchor + 5 * DAY)
        if start >= around.now
    ]
    if free and coming:
        assert abs(free[0] - asked) <= min(abs(start - asked) for start in coming)
    assert sorted(free, key=lambda one: abs(one - asked)) == free


@settings(max_examples=150)
@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30), st.integers(1, 2)), max_size=9),
    st.integers(1, 3),
)
@example([(0, 10, 1), (10, 10, 1)], 1)
def test_the_sweep_finds_whatever_clashes(
    stretches: list[tuple[int, int, int]], capacity: int
) -> None:
    zero = from_tehran(DAYS[0], time.min)
    held = [
        Held(
            zero + begins * timedelta(minutes=1),
            zero + (begins + length) * timedelta(minutes=1),
            number,
            quantity,
        )
        for number, (begins, length, quantity) in enumerate(stretches)
    ]
    expected: dict[int, set[int]] = {}
    for minute in range(100):
        running = [
            (number, quantity)
            for number, (begins, length, quantity) in enumerate(stretches)
            if begins <= minute < begins + length
        ]
        if len(running) > 1 and sum(quantity for _, quantity in running) > capacity:
            for number, _ in running:
                expected.setdefault(number, set()).update(other for other, _ in running)
    assert clashes_among({CAR: held}, {CAR: capacity}) == {
        number: tuple(sorted(others - {number})) for number, others in expected.items()
    }


def test_the_model_knows_tehrans_summer_hours() -> None:
    """The days the clocks were changed on have an hour less and an hour more."""
    for day, hours in ((from_jalali(1400, 1, 2), 23), (from_jalali(1400, 6, 30), 25)):
        whole = minutes(from_tehran(day, time.min), from_tehran(day + DAY, time.min))
        assert len(whole) == hours * 60
        assert {on_the_wall(minute).date() for minute in whole} == {day}
        assert meet(whole, range(whole.stop - 1, whole.stop + 1))
        assert not meet(whole, range(whole.stop, whole.stop + 1))


def office_around(*others: Busy) -> Surroundings:
    return Surroundings(
        AgendaRules(), Calendar(), {one.subject_key: list(others) for one in others}, EARLY
    )


def hour_of(hour: int, minute: int = 0) -> datetime:
    return from_tehran(DAYS[0], time(hour, minute))


def busy(key: str, begins: datetime, ends: datetime, quantity: int = 1) -> Busy:
    return Busy(key, 1, begins, ends, begins, ends, quantity)


def wanted_of(key: str, begins: datetime, ends: datetime, **roads: Any) -> Wanted:
    when = When(starts_at=begins, ends_at=ends, **roads)
    return Wanted(when, (SUBJECTS[key],), EventKind.MEETING, key == GOVERNOR, EARLY.date())


def test_the_last_minute_of_the_offices_hours_is_its_own() -> None:
    last = wanted_of(GOVERNOR, hour_of(13, 30), hour_of(14, 30))
    assert hits_of(last, office_around()) == []
    assert first_free(last, replace(office_around(), now=hour_of(13, 26)), DAYS[0], DAYS[0], 9) == [
        (hour_of(13, 30), hour_of(14, 30))
    ]


def test_an_entry_fits_just_between_two() -> None:
    around = office_around(
        busy(SOMEBODY, hour_of(7), hour_of(9)), busy(SOMEBODY, hour_of(10), hour_of(15))
    )
    hour = wanted_of(SOMEBODY, hour_of(8), hour_of(9))
    assert first_free(hour, around, DAYS[0], DAYS[0], 9) == [(hour_of(9), hour_of(10))]


def test_the_road_there_is_not_the_road_back() -> None:
    around = office_around(busy(CAR, hour_of(9), hour_of(15), 3))
    trip = wanted_of(CAR, hour_of(8), hour_of(8, 30), travel_after=60)
    assert first_free(trip, around, DAYS[0], DAYS[0], 9) == [(hour_of(7, 30), hour_of(8))]
