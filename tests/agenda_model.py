"""The programme's rules told minute by minute, as slowly and plainly as can be: a model of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from app.agenda import ClashRule, EventKind
from app.agenda.busy import Busy, Subject, Wanted
from app.agenda.slots import Surroundings
from app.clock import TEHRAN, from_tehran
from app.hijri import hijri_date
from app.jalali import weekday_index
from app.workdays import DayKind

MINUTE = timedelta(minutes=1)

#: Rule, whose time, the other entry, whether it blocks.
Found = tuple[ClashRule, str, int | None, bool]

OWN_TIME = frozenset({EventKind.PERSONAL, EventKind.BLOCKED})


def minutes(begins: datetime, ends: datetime) -> range:
    """The minutes of a half-open span, counted in UTC."""
    zero = datetime(1970, 1, 1, tzinfo=UTC)
    return range((begins - zero) // MINUTE, (ends - zero) // MINUTE)


def on_the_wall(minute: int) -> datetime:
    """What Tehran's clock says in a minute."""
    return datetime.fromtimestamp(minute * 60, TEHRAN)


def meet(one: range, other: range) -> bool:
    """Whether two spans share a minute."""
    return bool(range(max(one.start, other.start), min(one.stop, other.stop)))


def found_in(wanted: Wanted, around: Surroundings) -> set[Found]:
    """Whatever is in the way, but for what only warns of the day it is asked on."""
    return {*_of_others(wanted, around), *_of_rules(wanted, around)}


def waited_for(wanted: Wanted, around: Surroundings) -> tuple[Wanted, Surroundings]:
    """The same without whoever may stay away, from this entry or from the others."""
    others = {key: [one for one in there if one.quantity] for key, there in around.others.items()}
    subjects = tuple(one for one in wanted.subjects if one.wanted)
    return replace(wanted, subjects=subjects), replace(around, others=others)


def _of_others(wanted: Wanted, around: Surroundings) -> Iterator[Found]:
    for subject in wanted.subjects:
        others = around.others.get(subject.key, ())
        mine = minutes_of(wanted, subject)
        if subject.capacity == 1 and subject.wanted <= 1:
            for one in others:
                if meet(mine, minutes(one.busy_from, one.busy_to)):
                    blocks = not one.tentative and bool(subject.wanted and one.quantity)
                    yield ClashRule.ENTRY, subject.key, one.entry_id, blocks
        elif _most(others, mine, with_tentative=False) + subject.wanted > subject.capacity:
            yield ClashRule.CAPACITY, subject.key, None, True
        elif _most(others, mine, with_tentative=True) + subject.wanted > subject.capacity:
            yield ClashRule.CAPACITY, subject.key, None, False
        if subject.key == "r1" and wanted.kind not in OWN_TIME and not wanted.when.all_day:
            gap = around.rules.gap
            wide = range(mine.start - gap, mine.stop + gap)
            for one in others:
                theirs = minutes(one.busy_from, one.busy_to)
                is_own = one.kind in OWN_TIME or one.all_day
                if not is_own and meet(wide, theirs) and not meet(mine, theirs):
                    yield ClashRule.GAP, "r1", one.entry_id, not one.tentative


def minutes_of(wanted: Wanted, subject: Subject) -> range:
    """The minutes an entry takes of a subject."""
    when = wanted.when
    own = minutes(when.starts_at, when.ends_at)
    if not subject.travels:
        return own
    return range(own.start - when.preparation - when.travel_before, own.stop + when.travel_after)


def _most(others: Iterable[Busy], mine: range, *, with_tentative: bool) -> int:
    counted = [
        (minutes(one.busy_from, one.busy_to), one.quantity)
        for one in others
        if with_tentative or not one.tentative
    ]
    return max(sum(quantity for span, quantity in counted if minute in span) for minute in mine)


def _of_rules(wanted: Wanted, around: Surroundings) -> Iterator[Found]:
    if not wanted.with_governor:
        return
    hurt: set[ClashRule] = set()
    for minute in minutes(wanted.when.starts_at, wanted.when.ends_at):
        hurt |= set(rules_of_minute(minute, around, wanted.kind, all_day=wanted.when.all_day))
    yield from ((rule, "", None, True) for rule in hurt)


def rules_of_minute(
    minute: int, around: Surroundings, kind: EventKind, *, all_day: bool = False
) -> Iterator[ClashRule]:
    """The rules a minute of an entry with the governor hurts."""
    clock = on_the_wall(minute)
    day, hour, rules = clock.date(), clock.time(), around.rules
    if around.calendar.day_off(day) is not None:
        if kind not in OWN_TIME and not (kind is EventKind.TRIP and all_day):
            yield ClashRule.DAY_OFF
        return
    if kind not in (*OWN_TIME, EventKind.TRIP) and not all_day:
        begins, ends, rule = rules.work_from, rules.work_to, ClashRule.HOURS
        if hijri_date(day, around.calendar.corrections).month == 9:
            begins, ends, rule = rules.ramadan_from, rules.ramadan_to, ClashRule.RAMADAN
        if around.calendar.weekday_kind(day) is DayKind.HALF:
            ends = min(ends, rules.half_day_to)
        if not begins <= hour < ends:
            yield rule
        if rules.prayer_from <= hour < rules.prayer_to:
            yield ClashRule.PRAYER
    if (
        weekday_index(day) == rules.public_weekday
        and rules.public_from <= hour < rules.public_to
        and kind is not EventKind.PUBLIC_MEETING
    ):
        yield ClashRule.PUBLIC_DAY


def is_window(minute: int, wanted: Wanted, around: Surroundings) -> bool:
    """Whether an entry is offered in a minute at all: the office's hours, or the calendar's."""
    if wanted.kind in (*OWN_TIME, EventKind.TRIP):
        clock = on_the_wall(minute)
        is_off = around.calendar.day_off(clock.date()) is not None
        if is_off and wanted.kind is EventKind.TRIP:
            return False
        return around.rules.day_from <= clock.time() < around.rules.day_to
    # What he does not attend keeps no office hours, but none outside of them are offered.
    kind = wanted.kind if wanted.with_governor else EventKind.PUBLIC_MEETING
    return not set(rules_of_minute(minute, around, kind))


def starts_of(day: date) -> Iterator[datetime]:
    """Every fifth minute of a day."""
    for number in range(24 * 12):
        yield from_tehran(day, time(number // 12, number % 12 * 5))
