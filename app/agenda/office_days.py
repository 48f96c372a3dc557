"""What the office's rules make of a day, and what of them an entry would hurt; no store (U21)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from app.agenda.busy import Hit, Span, Wanted, overlap
from app.agenda.clashes import ClashRule
from app.agenda.recurring import FARTHEST_MOVE, LAST_WEEK, DayOffRule
from app.agenda.rules import AgendaRules
from app.clock import from_tehran, to_tehran
from app.hijri import hijri_date
from app.jalali import month_length, to_jalali, weekday_index
from app.workdays import Calendar, DayKind, DayOff

RAMADAN: Final = 9
DAY: Final = timedelta(days=1)

Hours = tuple[time, time]


@dataclass(frozen=True)
class OfficeDay:
    """A day as the office works it.

    Attributes:
        work: The office's hours; None on a day off. `prayer` and `public` likewise.
        public: Of the public meeting, on its day.
    """

    day: date
    off: DayOff | None = None
    is_ramadan: bool = False
    work: Hours | None = None
    prayer: Hours | None = None
    public: Hours | None = None

    @property
    def hours_rule(self) -> ClashRule:
        """Which rule its hours are."""
        return ClashRule.RAMADAN if self.is_ramadan else ClashRule.HOURS


def office_day(day: date, rules: AgendaRules, calendar: Calendar) -> OfficeDay:
    """A day as the rules make it."""
    off = calendar.day_off(day)
    if off is not None:
        return OfficeDay(day, off)
    is_ramadan = hijri_date(day, calendar.corrections).month == RAMADAN
    work_from, work_to = (
        (rules.ramadan_from, rules.ramadan_to) if is_ramadan else (rules.work_from, rules.work_to)
    )
    if calendar.weekday_kind(day) is DayKind.HALF:
        work_to = min(work_to, rules.half_day_to)
    return OfficeDay(
        day,
        None,
        is_ramadan,
        (work_from, work_to),
        (rules.prayer_from, rules.prayer_to) if rules.prayer_from < rules.prayer_to else None,
        (rules.public_from, rules.public_to) if _keeps_public(day, rules, calendar) else None,
    )


def _keeps_public(day: date, rules: AgendaRules, calendar: Calendar) -> bool:
    """Whether the public meeting is held on a worked day, also one pushed there by days off."""
    if is_public_day(day, rules):
        return True
    if rules.public_weekday is None or rules.public_day_off is not DayOffRule.NEXT:
        return False
    before = day - DAY
    while (day - before).days <= FARTHEST_MOVE and calendar.day_off(before) is not None:
        if is_public_day(before, rules):
            return True
        before -= DAY
    return False


def is_public_day(day: date, rules: AgendaRules) -> bool:
    """Whether the public meeting falls on a day, days off not asked."""
    if rules.public_weekday is None or weekday_index(day) != rules.public_weekday:
        return False
    if rules.public_week is not None:
        return _is_week_of_month(day, rules.public_week)
    if rules.public_every == 1:
        return True
    if rules.public_first is None:
        return False
    weeks = (_week(day) - _week(rules.public_first)).days // 7
    return weeks % rules.public_every == 0


def _is_week_of_month(day: date, week: int) -> bool:
    """Whether a day is this one of its weekday in its Jalali month."""
    year, month, number = to_jalali(day)
    if week == LAST_WEEK:
        return number + 7 > month_length(year, month)
    return (number - 1) // 7 + 1 == week


def _week(day: date) -> date:
    return day - timedelta(days=weekday_index(day))


def day_span(day: date) -> Span:
    """A day of Tehran from midnight to midnight, twenty-three hours long or twenty-five too."""
    return from_tehran(day, time.min), from_tehran(day + DAY, time.min)


def hours_span(day: date, hours: Hours) -> Span:
    """Hours of a day as instants."""
    return from_tehran(day, hours[0]), from_tehran(day, hours[1])


def days_touched(span: Span) -> Iterator[date]:
    """The days of Tehran a span has a moment in."""
    first, last = to_tehran(span[0]).date(), to_tehran(span[1] - datetime.resolution).date()
    yield from (first + number * DAY for number in range((last - first).days + 1))


def rule_hits(wanted: Wanted, rules: AgendaRules, calendar: Calendar, now: datetime) -> list[Hit]:
    """The office's rules an entry would hurt: each once, by the first day it is hurt on."""
    found: dict[ClashRule, Hit] = {}
    if wanted.with_governor:
        for day in days_touched((wanted.when.starts_at, wanted.when.ends_at)):
            for rule in _hurt_on(office_day(day, rules, calendar), wanted):
                before = found.get(rule)
                more = 0 if before is None else before.more + 1
                first = day if before is None else before.day
                found[rule] = Hit(rule, True, day=first, more=more)
    hits = list(found.values())
    if wanted.when.starts_at < now:
        hits.append(Hit(ClashRule.PAST, False))
    elif wanted.with_governor and ClashRule.LEAD_TIME not in wanted.exempt:
        starts_on = to_tehran(wanted.when.starts_at).date()
        if starts_on < calendar.add_work_days(wanted.requested_on, rules.lead_days):
            hits.append(Hit(ClashRule.LEAD_TIME, False))
    return hits


def _hurt_on(day: OfficeDay, wanted: Wanted) -> Iterator[ClashRule]:
    own = wanted.when.starts_at, wanted.when.ends_at
    hurt: list[ClashRule] = []
    if day.off is not None:
        hurt.append(ClashRule.DAY_OFF)
    if day.work is not None:
        begins, ends = hours_span(day.day, day.work)
        hurt += [day.hours_rule] if own[0] < begins or ends < own[1] else []
    if day.prayer is not None and overlap(own, hours_span(day.day, day.prayer)):
        hurt.append(ClashRule.PRAYER)
    if day.public is not None and overlap(own, hours_span(day.day, day.public)):
        hurt.append(ClashRule.PUBLIC_DAY)
    yield from (rule for rule in hurt if rule not in wanted.exempt)
