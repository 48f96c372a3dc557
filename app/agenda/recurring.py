"""On which days an entry that repeats stands: pure arithmetic of Jalali weeks and months, no store.

A rule names one day in each of its periods: a weekday of a week (Saturday first), a day of a Jalali
month, or such a weekday of it. What a day off does to the day it names is a rule of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from app.errors import InvalidFields, InvalidInput
from app.jalali import (
    FIRST_YEAR,
    LAST_YEAR,
    WEEKDAYS,
    from_jalali,
    jalali_text,
    month_length,
    to_jalali,
    weekday_index,
)
from app.text import persian_digits

#: Two years of weeks; more is a slip of the finger.
MOST_OCCURRENCES: Final = 104
#: So far a day off may push an occurrence; behind it, it is dropped.
FARTHEST_MOVE: Final = 31

#: Of a month: its last such weekday.
LAST_WEEK: Final = -1
#: Of a month: its last day, whichever that is.
LAST_DAY: Final = 31

_A_SATURDAY: Final = date(2000, 1, 1)
_ORDINALS: Final = {1: "نخستین", 2: "دومین", 3: "سومین", 4: "چهارمین", LAST_WEEK: "آخرین"}


class SeriesRule(StrEnum):
    """How the days follow one another."""

    WEEKLY = "weekly"
    MONTHLY_DAY = "monthly_day"
    MONTHLY_WEEKDAY = "monthly_weekday"


class DayOffRule(StrEnum):
    """What a day off does to an occurrence."""

    DROP = "drop"
    NEXT = "next"
    ASK = "ask"


class DayAnswer(StrEnum):
    """What a person says of one day of a series: leave it out, move it on, hold it all the same."""

    DROP = "drop"
    NEXT = "next"
    KEEP = "keep"


class Fate(StrEnum):
    """What became of a day the rule named."""

    KEPT = "kept"
    MOVED = "moved"
    DROPPED = "dropped"
    ASKED = "asked"
    SKIPPED = "skipped"


@dataclass(frozen=True, kw_only=True)
class Recurrence:
    """A rule and how long it runs.

    Attributes:
        interval: Every how many weeks or months, counted from the first day's.
        weekday: Saturday is 0; of weekly rules and of "the second Tuesday".
        month_day: Jalali day of the month; a shorter month has it on its last day.
        week: Which such weekday of the month, 1 to 4; -1 is the last.
        last_day: No day after it is named.
    """

    rule: SeriesRule = SeriesRule.WEEKLY
    interval: int = 1
    weekday: int | None = None
    month_day: int | None = None
    week: int | None = None
    first_day: date
    last_day: date


@dataclass(frozen=True)
class PlacedDay:
    """A day the rule names and where its occurrence stands.

    Attributes:
        meant: The day the rule names.
        day: Where it stands; None when it was dropped, skipped or is to be asked.
        why: Why the day that was meant is off, or why it is skipped.
    """

    meant: date
    day: date | None
    fate: Fate
    why: str = ""


#: Why a day is off, or empty when it is worked.
DayOffOf = Callable[[date], str]


def checked_recurrence(recurrence: Recurrence) -> Recurrence:
    """Prove a rule, and leave out of it what its kind does not ask.

    Raises:
        InvalidFields: The sentences say what is wrong.
    """
    problems: list[InvalidInput] = []
    weekly = recurrence.rule is SeriesRule.WEEKLY
    by_day = recurrence.rule is SeriesRule.MONTHLY_DAY
    longest = 52 if weekly else 12
    if not 1 <= recurrence.interval <= longest:
        words = f"فاصله تکرار باید میان ۱ و {longest} باشد."
        problems.append(InvalidInput("interval", persian_digits(words)))
    if by_day and not 1 <= (recurrence.month_day or 0) <= LAST_DAY:
        problems.append(InvalidInput("month_day", "روز ماه باید میان ۱ و ۳۱ باشد."))
    if not by_day and recurrence.weekday not in range(7):
        problems.append(InvalidInput("weekday", "روز هفته را بگویید."))
    if recurrence.rule is SeriesRule.MONTHLY_WEEKDAY and recurrence.week not in _ORDINALS:
        problems.append(InvalidInput("week", "بگویید چندمین هفته ماه: ۱ تا ۴، یا آخرین."))
    if recurrence.last_day <= recurrence.first_day:
        problems.append(InvalidInput("last_day", "پایان تکرار باید پس از نخستین روز آن باشد."))
    if to_jalali(recurrence.last_day)[0] > LAST_YEAR:
        problems.append(InvalidInput("last_day", "پایان تکرار بسیار دور است."))
    if problems:
        raise InvalidFields(problems)
    return replace(
        recurrence,
        weekday=None if by_day else recurrence.weekday,
        month_day=recurrence.month_day if by_day else None,
        week=recurrence.week if recurrence.rule is SeriesRule.MONTHLY_WEEKDAY else None,
    )


# -- the days a rule names ---------------------------------------------------------------------


def period_of(rule: SeriesRule, day: date) -> int:
    """The number of the week or Jalali month a day lies in."""
    if rule is SeriesRule.WEEKLY:
        return (day - _A_SATURDAY).days // 7
    year, month, _day = to_jalali(day)
    return year * 12 + month - 1


def day_of_period(recurrence: Recurrence, period: int) -> date:
    """The one day a rule names in a period, whether the series runs then or not.

    Raises:
        ValueError: It lies outside the calendar.
    """
    if recurrence.rule is SeriesRule.WEEKLY:
        return _A_SATURDAY + timedelta(days=7 * period + (recurrence.weekday or 0))
    year, month = divmod(period, 12)
    length = month_length(year, month + 1) if FIRST_YEAR <= year <= LAST_YEAR else LAST_DAY
    if recurrence.rule is SeriesRule.MONTHLY_DAY:
        return from_jalali(year, month + 1, min(recurrence.month_day or 1, length))
    if recurrence.week == LAST_WEEK:
        last = from_jalali(year, month + 1, length)
        return last - timedelta(days=(weekday_index(last) - (recurrence.weekday or 0)) % 7)
    first = from_jalali(year, month + 1, 1)
    ahead = ((recurrence.weekday or 0) - weekday_index(first)) % 7
    return first + timedelta(days=ahead + 7 * ((recurrence.week or 1) - 1))


def recurrence_days(recurrence: Recurrence, most: int = MOST_OCCURRENCES) -> list[date]:
    """The days a rule names from its first to its last day, at most so many."""
    period = period_of(recurrence.rule, recurrence.first_day)
    days: list[date] = []
    while len(days) < most:
        try:
            day = day_of_period(recurrence, period)
        except ValueError:
            break
        if day > recurrence.last_day:
            break
        if day >= recurrence.first_day:
            days.append(day)
        period += recurrence.interval
    return days


def recurrence_of_day(recurrence: Recurrence, day: date) -> Recurrence:
    """The rule that is of the same kind and names this day: where a series is moved to."""
    year, month, number = to_jalali(day)
    if recurrence.rule is SeriesRule.WEEKLY:
        return replace(recurrence, weekday=weekday_index(day))
    length = month_length(year, month)
    if recurrence.rule is SeriesRule.MONTHLY_DAY:
        stays = number == min(recurrence.month_day or 1, length)
        return recurrence if stays else replace(recurrence, month_day=number)
    is_last = number + 7 > length
    week = (number - 1) // 7 + 1
    if (is_last and recurrence.week == LAST_WEEK) or week > 4:
        week = LAST_WEEK
    return replace(recurrence, weekday=weekday_index(day), week=week)


def moved_days(
    old: Recurrence, new: Recurrence, shift: tuple[date, date], days: list[date]
) -> dict[date, date]:
    """Where days of one rule lie under another, period by period.

    Args:
        old: The rule they are of.
        new: The rule they come to.
        shift: A day of the old rule, and where it goes.
        days: Days the old rule meant.
    """
    ahead = period_of(new.rule, shift[1]) - period_of(old.rule, shift[0])
    return {day: day_of_period(new, period_of(old.rule, day) + ahead) for day in days}


# -- days off and exceptions -------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class DayChoices:
    """What is done with single days.

    Attributes:
        rule: What a day off does where nothing else is said.
        skipped: Days left out, each with its reason.
        answers: What a person said of a day, above the rule.
    """

    rule: DayOffRule = DayOffRule.DROP
    skipped: Mapping[date, str] = field(default_factory=dict)
    answers: Mapping[date, DayAnswer] = field(default_factory=dict)


def placed_days(days: list[date], day_off_of: DayOffOf, choices: DayChoices) -> list[PlacedDay]:
    """Say of every day that is meant where its occurrence stands.

    No two stand on one day: one that days off push onto another's is dropped.
    """
    taken = {day for day in days if _stays(day, day_off_of, choices)}
    placed: list[PlacedDay] = []
    for day in days:
        one = _placed(day, day_off_of, choices, taken)
        if one.day is not None:
            taken.add(one.day)
        placed.append(one)
    return placed


def _stays(day: date, day_off_of: DayOffOf, choices: DayChoices) -> bool:
    if day in choices.skipped:
        return False
    answer = choices.answers.get(day)
    return answer is DayAnswer.KEEP or (answer is None and not day_off_of(day))


def _placed(day: date, day_off_of: DayOffOf, choices: DayChoices, taken: set[date]) -> PlacedDay:
    if day in choices.skipped:
        return PlacedDay(day, None, Fate.SKIPPED, choices.skipped[day])
    why, answer = day_off_of(day), choices.answers.get(day)
    if answer is DayAnswer.KEEP or (answer is None and not why):
        return PlacedDay(day, day, Fate.KEPT, why)
    if answer is DayAnswer.DROP or (answer is None and choices.rule is DayOffRule.DROP):
        return PlacedDay(day, None, Fate.DROPPED, why)
    if answer is None and choices.rule is DayOffRule.ASK:
        return PlacedDay(day, None, Fate.ASKED, why)
    following = next_work_day(day, day_off_of)
    if following is None or following in taken:
        return PlacedDay(day, None, Fate.DROPPED, why)
    return PlacedDay(day, following, Fate.MOVED, why)


def next_work_day(day: date, day_off_of: DayOffOf) -> date | None:
    """The first worked day after a day, unless it lies too far behind."""
    for ahead in range(1, FARTHEST_MOVE + 1):
        following = day + timedelta(days=ahead)
        if not day_off_of(following):
            return following
    return None


# -- words -------------------------------------------------------------------------------------


def recurrence_words(recurrence: Recurrence) -> str:
    """A rule as it is read: «هر ۲ هفته، سه‌شنبه‌ها، از … تا …»."""
    unit = "هفته" if recurrence.rule is SeriesRule.WEEKLY else "ماه"
    every = f"هر {unit}" if recurrence.interval == 1 else f"هر {recurrence.interval} {unit}"
    until = f"از {jalali_text(recurrence.first_day)} تا {jalali_text(recurrence.last_day)}"
    return persian_digits(f"{every}، {_day_words(recurrence)}، {until}")


def _day_words(recurrence: Recurrence) -> str:
    if recurrence.rule is SeriesRule.MONTHLY_DAY:
        last = recurrence.month_day == LAST_DAY
        return "روز آخر ماه" if last else f"روز {recurrence.month_day} ماه"
    weekday = WEEKDAYS[recurrence.weekday or 0]
    if recurrence.rule is SeriesRule.WEEKLY:
        return weekday
    return f"{_ORDINALS[recurrence.week or 1]} {weekday} ماه"
