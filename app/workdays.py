"""Working days of the office: weekends that change by law, official holidays, own closures.

Sources: the Calendar Centre's list of official holidays (solar by date, lunar by the month table of
`app.hijri`); days closed by circular are the office's own to enter, and those of past years come
from a table that is held against the `holidays` package.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from typing import Final

from app.hijri import Corrections, hijri_date
from app.jalali import is_leap, to_jalali, weekday_index, weekday_name


class DayKind(StrEnum):
    """How a weekday is worked; the value is its letter in a stored pattern."""

    WORK = "w"
    HALF = "h"
    OFF = "o"


@dataclass(frozen=True)
class WeekendPattern:
    """How the seven weekdays are worked, Saturday first."""

    days: tuple[DayKind, ...]

    @classmethod
    def read(cls, letters: str) -> WeekendPattern:
        """Read the seven letters a store keeps.

        Raises:
            ValueError: They are not seven, or one of them is unknown.
        """
        if len(letters) != 7:
            raise ValueError("الگوی هفته هفت حرف دارد.")
        return cls(tuple(DayKind(letter) for letter in letters))


@dataclass(frozen=True)
class DayOff:
    """Why a day is off; `estimated` when it hangs on a Hijri month not yet sighted."""

    name: str
    estimated: bool = False


THURSDAY_AND_FRIDAY_OFF = WeekendPattern.read("wwwwwoo")

#: Weekend rules by the day they began; the first reaches back for ever.
Weekends = tuple[tuple[date, WeekendPattern], ...]
DEFAULT_WEEKEND: Final[Weekends] = ((date.min, THURSDAY_AND_FRIDAY_OFF),)

SOLAR_HOLIDAYS: Final[Mapping[tuple[int, int], str]] = {
    (1, 1): "نوروز",
    (1, 2): "نوروز",
    (1, 3): "نوروز",
    (1, 4): "نوروز",
    (1, 12): "روز جمهوری اسلامی",
    (1, 13): "روز طبیعت",
    (3, 14): "رحلت امام خمینی",
    (3, 15): "قیام ۱۵ خرداد",
    (11, 22): "پیروزی انقلاب اسلامی",
    (12, 29): "روز ملی شدن صنعت نفت",
}

LUNAR_HOLIDAYS: Final[Mapping[tuple[int, int], str]] = {
    (1, 9): "تاسوعای حسینی",
    (1, 10): "عاشورای حسینی",
    (2, 20): "اربعین حسینی",
    (2, 28): "رحلت پیامبر و شهادت امام حسن",
    (3, 8): "شهادت امام حسن عسکری",
    (3, 17): "میلاد پیامبر و امام صادق",
    (6, 3): "شهادت حضرت فاطمه",
    (7, 13): "ولادت امام علی",
    (7, 27): "مبعث پیامبر",
    (8, 15): "ولادت حضرت قائم",
    (9, 21): "شهادت امام علی",
    (10, 1): "عید فطر",
    (10, 2): "تعطیل عید فطر",
    (10, 25): "شهادت امام صادق",
    (12, 10): "عید قربان",
    (12, 18): "عید غدیر خم",
}

LAST_OF_SAFAR: Final = "شهادت امام رضا"
LEAP_DAY: Final = "نوروز"


@dataclass(frozen=True)
class Calendar:
    """The office's calendar.

    Attributes:
        weekends: Rules by the day they began, oldest first.
        closures: Days closed by circular, with the reason.
        corrections: First days of Hijri months as sighted.
    """

    weekends: Weekends = DEFAULT_WEEKEND
    closures: Mapping[date, str] = field(default_factory=dict)
    corrections: Corrections = field(default_factory=dict)

    def day_off(self, day: date) -> DayOff | None:
        """Why a day is off, or None when it is worked."""
        if day in self.closures:
            return DayOff(self.closures[day])
        found = holiday(day, self.corrections)
        if found is not None:
            return found
        if self.weekday_kind(day) is DayKind.OFF:
            return DayOff(weekday_name(day))
        return None

    def weekday_kind(self, day: date) -> DayKind:
        """How the weekday of a date is worked by the rule in force on it."""
        rule = THURSDAY_AND_FRIDAY_OFF
        for from_day, pattern in self.weekends:
            if from_day <= day:
                rule = pattern
        return rule.days[weekday_index(day)]

    def is_work_day(self, day: date) -> bool:
        """Whether a day counts for deadlines; half days do."""
        return self.day_off(day) is None

    def add_work_days(self, day: date, count: int) -> date:
        """The day that lies `count` working days after `day`, which is day zero."""
        step = timedelta(days=1 if count >= 0 else -1)
        left = abs(count)
        while left:
            day += step
            if self.is_work_day(day):
                left -= 1
        return day

    def work_days_between(self, start: date, end: date) -> int:
        """How many working days after `start` up to and with `end`; negative when before."""
        if end < start:
            return -self.work_days_between(end, start)
        days = (start + timedelta(days=number) for number in range(1, (end - start).days + 1))
        return sum(1 for day in days if self.is_work_day(day))


def holiday(day: date, corrections: Corrections | None = None) -> DayOff | None:
    """The official holiday on a day, if any.

    Raises:
        ValueError: The day is farther from the table of Hijri months than we estimate.
    """
    # Most offices correct nothing, and every deadline asks for the same days again.
    return _holiday(day, corrections) if corrections else _holiday_of_table(day)


@lru_cache(maxsize=4096)
def _holiday_of_table(day: date) -> DayOff | None:
    return _holiday(day, None)


def _holiday(day: date, corrections: Corrections | None) -> DayOff | None:
    year, month, number = to_jalali(day)
    if (month, number) in SOLAR_HOLIDAYS:
        return DayOff(SOLAR_HOLIDAYS[month, number])
    if (month, number) == (12, 30) and is_leap(year):
        return DayOff(LEAP_DAY)
    lunar = hijri_date(day, corrections)
    if (lunar.month, lunar.day) in LUNAR_HOLIDAYS:
        return DayOff(LUNAR_HOLIDAYS[lunar.month, lunar.day], lunar.estimated)
    tomorrow = hijri_date(day + timedelta(days=1), corrections)
    if (tomorrow.month, tomorrow.day) == (3, 1):
        return DayOff(LAST_OF_SAFAR, lunar.estimated or tomorrow.estimated)
    closed = closed_by_circular().get(day)
    return DayOff(closed) if closed else None


@lru_cache(maxsize=1)
def closed_by_circular() -> Mapping[date, str]:
    """Days the government closed offices ad hoc, as far as known, with what they are called."""
    text = (files("resources") / "holidays" / "closed_days.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line[:1].isdigit()]
    return {date.fromisoformat(day): name for day, name in lines}
