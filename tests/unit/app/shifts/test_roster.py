"""The duty roster: who is on which shift, copied, and what is wrong with it said in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.access import Right
from app.check import check_store
from app.clock import TEHRAN, FixedClock
from app.errors import InvalidFields, InvalidInput, NotAllowed, NotFound
from app.office import Office
from app.operators import OperatorDraft, add_operator, set_operator_active
from app.settings import close_day
from app.shifts import (
    ShiftDraft,
    copy_week,
    duty_roster,
    on_duty_now,
    put_on_duty,
    save_shift_times,
    shift_times,
    take_off_duty,
    week_of,
)
from app.shifts.times import USUAL_SHIFTS

#: A Saturday, 1405/08/30.
SATURDAY = date(2026, 11, 21)


def worker(office: Office, name: str) -> int:
    rights = frozenset({Right.READ_CALLS, Right.LOG_CALLS})
    draft = OperatorDraft(name=name, full_name=f"خانم {name}", rights=rights)
    return office.write(add_operator, draft).value


def names(office: Office, day: date, shift: str) -> list[str]:
    (one,) = office.read(duty_roster, day, day).days
    return [person.name for person in one.turns.get(shift, ())]


def test_somebody_is_put_on_duty_and_taken_off(office: Office) -> None:
    number = worker(office, "a")
    for _ in range(2):
        office.write(put_on_duty, SATURDAY, "صبح", number)
    assert names(office, SATURDAY, "صبح") == ["خانم a"]
    office.write(take_off_duty, SATURDAY, "صبح", number)
    assert names(office, SATURDAY, "صبح") == []
    with pytest.raises(NotFound):
        office.write(take_off_duty, SATURDAY, "صبح", number)
    assert check_store(office.database) == []


def test_a_week_is_copied_and_what_is_set_stays(office: Office) -> None:
    first, second, gone = (worker(office, name) for name in "abc")
    office.write(put_on_duty, SATURDAY, "صبح", first)
    office.write(put_on_duty, SATURDAY + timedelta(days=6), "شب", second)
    office.write(put_on_duty, SATURDAY, "عصر", gone)
    office.write(set_operator_active, gone, active=False)
    next_week = SATURDAY + timedelta(days=7)
    office.write(put_on_duty, next_week, "صبح", first)
    assert office.write(copy_week, next_week + timedelta(days=3)).value == 1
    assert names(office, next_week, "صبح") == ["خانم a"]
    assert names(office, next_week + timedelta(days=6), "شب") == ["خانم b"]
    assert names(office, next_week, "عصر") == []
    assert office.write(copy_week, next_week).value == 0
    with pytest.raises(NotAllowed):
        office.write(copy_week, SATURDAY - timedelta(days=70))


def test_two_shifts_at_once_are_said_in_words(office: Office) -> None:
    number = worker(office, "a")
    shifts = (
        ShiftDraft(name="صبح", begins=time(7), ends=time(15)),
        ShiftDraft(name="عصر", begins=time(14), ends=time(21)),
        ShiftDraft(name="شب", begins=time(21), ends=time(8)),
    )
    office.write(save_shift_times, shifts)
    office.write(put_on_duty, SATURDAY, "صبح", number)
    assert office.read(duty_roster, SATURDAY, SATURDAY).clashes == ()
    office.write(put_on_duty, SATURDAY, "عصر", number)
    (clash,) = office.read(duty_roster, SATURDAY, SATURDAY).clashes
    assert clash == "«خانم a» هم‌زمان در دو شیفت است: صبح ۱۴۰۵/۰۸/۳۰ و عصر ۱۴۰۵/۰۸/۳۰."
    # A night reaches into the next morning, also from the day before the first one shown.
    office.write(take_off_duty, SATURDAY, "عصر", number)
    office.write(put_on_duty, SATURDAY - timedelta(days=1), "شب", number)
    (clash,) = office.read(duty_roster, SATURDAY, SATURDAY).clashes
    assert "شب ۱۴۰۵/۰۸/۲۹" in clash


def test_who_no_longer_works_here_is_said_in_words(office: Office) -> None:
    number = worker(office, "a")
    office.write(put_on_duty, SATURDAY, "صبح", number)
    office.write(set_operator_active, number, active=False)
    (clash,) = office.read(duty_roster, SATURDAY, SATURDAY).clashes
    assert clash == "شنبه ۳۰ آبان ۱۴۰۵، صبح: «خانم a» دیگر کاربر این دفتر نیست."
    with pytest.raises(NotAllowed):
        office.write(put_on_duty, SATURDAY, "عصر", number)


def test_who_is_on_duty_now(office: Office, clock: FixedClock) -> None:
    number = worker(office, "a")
    office.write(put_on_duty, SATURDAY, "شب", number)
    hours = {
        datetime(2026, 11, 21, 20, 59, tzinfo=TEHRAN): ("عصر", ()),
        datetime(2026, 11, 21, 21, 0, tzinfo=TEHRAN): ("شب", ("خانم a",)),
        datetime(2026, 11, 22, 7, 29, tzinfo=TEHRAN): ("شب", ("خانم a",)),
        datetime(2026, 11, 22, 7, 30, tzinfo=TEHRAN): ("صبح", ()),
    }
    for hour, expected in hours.items():
        clock.set(hour)
        now = office.read(on_duty_now)
        assert (now.shift, now.names) == expected
    assert office.read(on_duty_now).words == ""


def test_holidays_are_marked(office: Office) -> None:
    office.write(close_day, SATURDAY, "برودت هوا", "۱۲")
    days = office.read(duty_roster, SATURDAY, SATURDAY + timedelta(days=6)).days
    assert days[0].off is not None
    assert days[0].off.name == "برودت هوا"
    assert days[2].off is None
    assert days[6].off is not None


def test_the_right_is_asked(office: Office) -> None:
    number = worker(office, "a")
    office.sign_in(number)
    deeds: tuple[Callable[[], object], ...] = (
        lambda: office.write(put_on_duty, SATURDAY, "صبح", number),
        lambda: office.write(take_off_duty, SATURDAY, "صبح", number),
        lambda: office.write(copy_week, SATURDAY),
        lambda: office.write(save_shift_times, ()),
    )
    for deed in deeds:
        with pytest.raises(NotAllowed):
            deed()
    assert len(office.read(duty_roster, SATURDAY, SATURDAY).days) == 1


@pytest.mark.parametrize("days", [-1, 63])
def test_a_roster_of_the_wrong_days_is_refused(office: Office, days: int) -> None:
    with pytest.raises(InvalidInput):
        office.read(duty_roster, SATURDAY, SATURDAY + timedelta(days=days))


def test_an_unknown_shift_or_person_is_refused(office: Office) -> None:
    number = worker(office, "a")
    with pytest.raises(NotFound):
        office.write(put_on_duty, SATURDAY, "ظهر", number)
    with pytest.raises(NotFound):
        office.write(put_on_duty, SATURDAY, "صبح", 999)


# -- the shifts -------------------------------------------------------------------------------


def test_the_office_names_its_shifts(office: Office) -> None:
    assert office.read(shift_times) == USUAL_SHIFTS
    office.write(
        save_shift_times,
        (ShiftDraft(name=" روز ", begins=time(8), ends=time(20)), ShiftDraft()),
    )
    (only,) = office.read(shift_times)
    assert (only.name, only.hours) == ("روز", "۰۸:۰۰ تا ۲۰:۰۰")


@pytest.mark.parametrize(
    ("drafts", "fields"),
    [
        ((), ["name_1"]),
        ((ShiftDraft(begins=time(8)),), ["name_1"]),
        ((ShiftDraft(name="روز"),), ["begins_1", "ends_1"]),
        ((ShiftDraft(name="روز", begins=time(8), ends=time(8)),), ["ends_1"]),
        ((ShiftDraft(name="ر" * 41, begins=time(8), ends=time(9)),), ["name_1"]),
        ((ShiftDraft(name="روز", begins=time(8), ends=time(9)),) * 2, ["name_2"]),
    ],
)
def test_bad_shifts_name_their_fields(
    office: Office, drafts: tuple[ShiftDraft, ...], fields: list[str]
) -> None:
    with pytest.raises(InvalidFields) as refusal:
        office.write(save_shift_times, drafts)
    assert [problem.field for problem in refusal.value.problems] == fields
    assert office.read(shift_times) == USUAL_SHIFTS


# -- the law ----------------------------------------------------------------------------------


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    turns=st.lists(
        st.tuples(st.integers(0, 6), st.sampled_from([one.name for one in USUAL_SHIFTS])),
        max_size=12,
    ),
    week=st.integers(0, 200),
)
def test_a_copied_week_is_the_week_before(
    local_office: Office, turns: list[tuple[int, str]], week: int
) -> None:
    """And with shifts that do not overlap, nobody clashes with himself."""
    office = local_office
    first = SATURDAY + timedelta(weeks=2 * week)
    operator = office.operator.id
    for day in range(14):
        (one,) = office.read(duty_roster, first + timedelta(day), first + timedelta(day)).days
        for shift in one.turns:
            office.write(take_off_duty, one.day, shift, operator)
    for day, shift in turns:
        office.write(put_on_duty, first + timedelta(days=day), shift, operator)
    following = first + timedelta(days=7)
    if turns:
        assert office.write(copy_week, following).value == len(set(turns))
    before = office.read(duty_roster, first, first + timedelta(days=6))
    after = office.read(duty_roster, following, following + timedelta(days=6))
    assert [day.turns for day in before.days] == [day.turns for day in after.days]
    assert before.clashes == after.clashes == ()


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_a_week_begins_on_saturday(day: date) -> None:
    first = week_of(day)
    assert first.weekday() == 5
    assert 0 <= (day - first).days <= 6
