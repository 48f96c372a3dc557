"""The days a rule names, against counting every day of the calendar one by one."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.agenda.office_days import office_day
from app.agenda.recurring import LAST_WEEK, DayOffRule, Fate
from app.agenda.rules import AgendaRules, agenda_rules, save_agenda_rules
from app.clock import from_tehran
from app.errors import InvalidFields
from app.jalali import from_jalali, jalali_text, to_jalali, weekday_index
from app.office import Office
from app.public_days import upcoming_public_days
from app.public_days.upcoming import placed_from
from app.workdays import Calendar
from public_seat import planned

DAY = timedelta(days=1)
#: Around Nowruz of 1405 and 1406, where days off come in rows.
FIRST = date(2026, 2, 15)

RULES = st.builds(
    AgendaRules,
    public_weekday=st.integers(0, 6),
    public_week=st.sampled_from((None, 1, 2, 3, 4, LAST_WEEK)),
    public_every=st.just(1),
    public_day_off=st.sampled_from(tuple(DayOffRule)),
)


def counted(rules: AgendaRules, day: date) -> bool:
    """Whether a rule names a day, by counting its month out."""
    if weekday_index(day) != rules.public_weekday:
        return False
    if rules.public_week is None:
        return True
    year, month, _ = to_jalali(day)
    first = from_jalali(year, month, 1)
    days = [first + number * DAY for number in range(31)]
    same = [
        one
        for one in days
        if to_jalali(one)[:2] == (year, month) and weekday_index(one) == rules.public_weekday
    ]
    return same[rules.public_week if rules.public_week < 0 else rules.public_week - 1] == day


def every_day(
    rules: AgendaRules, calendar: Calendar, first: date, count: int
) -> list[tuple[date, date | None]]:
    """What becomes of each day the rule names, day by day."""
    begin = first - 40 * DAY
    named = [begin + one * DAY for one in range(900) if counted(rules, begin + one * DAY)]
    held = {one for one in named if calendar.day_off(one) is None}
    found = []
    for one in named:
        on: date | None = one
        if one not in held:
            on = None
            if rules.public_day_off is DayOffRule.NEXT:
                after = next(
                    day
                    for day in (one + step * DAY for step in range(1, 90))
                    if calendar.day_off(day) is None
                )
                on = after if after not in held else None
                held |= {after}
        found.append((one, on))
    return [(one, on) for one, on in found if (on or one) >= first][:count]


@settings(max_examples=120, deadline=None)
@given(
    rules=RULES,
    ahead=st.integers(0, 400),
    count=st.integers(1, 12),
    closed=st.frozensets(st.integers(0, 500), max_size=12),
)
def test_the_days_a_rule_names_are_those_counting_finds(
    rules: AgendaRules, ahead: int, count: int, closed: frozenset[int]
) -> None:
    calendar = Calendar(closures={FIRST + one * DAY: "بخشنامه" for one in closed})
    first = FIRST + ahead * DAY
    found = placed_from(rules, calendar, first, count)
    assert [(one.meant, one.day) for one in found] == every_day(rules, calendar, first, count)
    for one in found:
        assert (one.fate is Fate.KEPT) == (calendar.day_off(one.meant) is None)
        # The programme keeps the time of each that is held, and names no day that is not.
        if one.day is not None:
            assert office_day(one.day, rules, calendar).public is not None
    kept = {one.day for one in found}
    last = max((one.day or one.meant for one in found), default=first)
    for step in range((last - first).days):
        day = first + step * DAY
        assert day in kept or office_day(day, rules, calendar).public is None


def test_nowruz_moves_a_first_weekday_to_the_next_working_day(shared_office: Office) -> None:
    rules = AgendaRules(public_weekday=0, public_week=1, public_day_off=DayOffRule.NEXT)
    shared_office.write(save_agenda_rules, rules)
    assert shared_office.read(agenda_rules) == rules
    (one,) = shared_office.read(upcoming_public_days, from_jalali(1406, 1, 1), 1)
    # The first Saturday of Farvardin 1406 is the seventh, a working day.
    assert jalali_text(one.meant) == "۱۴۰۶/۰۱/۰۷"
    (one,) = shared_office.read(upcoming_public_days, from_jalali(1405, 1, 1), 1)
    # That of 1405 is the first of the month: Nowruz.
    assert (jalali_text(one.meant), one.fate) == ("۱۴۰۵/۰۱/۰۱", Fate.MOVED)
    assert one.why == "نوروز"
    assert one.day is not None
    assert jalali_text(one.day) == "۱۴۰۵/۰۱/۰۵"
    assert one.starts_at == from_tehran(one.day, time(9))


def test_a_day_that_is_planned_says_so(shared_office: Office) -> None:
    rules = AgendaRules(public_weekday=2, public_every=1)
    shared_office.write(save_agenda_rules, rules)
    day = planned(shared_office, date(2026, 11, 30))
    first, second = shared_office.read(upcoming_public_days, date(2026, 11, 28), 2)
    assert (first.public_day_id, second.public_day_id) == (day, None)


@pytest.mark.parametrize("week", [0, 5, -2])
def test_a_month_has_no_such_week(shared_office: Office, week: int) -> None:
    with pytest.raises(InvalidFields) as told:
        shared_office.write(save_agenda_rules, AgendaRules(public_weekday=1, public_week=week))
    assert told.value.problems[0].field == "public_week"
