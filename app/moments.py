"""A day with its hour, as people type and read it."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Final

from app.clock import TEHRAN, to_tehran
from app.jalali import clock_text, jalali_text, parse_date, parse_time
from app.text import isolate, latin_digits, persian_digits, tidy

#: More minutes than a week has are a slip of the finger.
MOST_MINUTES: Final = 7 * 24 * 60

_MINUTES = re.compile(r"\+ ?([0-9]{1,5})(?: ?(?:دقیقه|د))?")
_HOUR = re.compile(r"[0-9]{1,2}(?:[:.٫][0-9]{2})?|[0-9]{3,4}")
_FILLERS: Final = frozenset({"ساعت", "روز", "،"})

NO_HOUR: Final = "ساعت را هم بنویسید، مانند «فردا ۹»."
NOT_A_MOMENT: Final = "زمان را چنین بنویسید: +۳۰ (دقیقه)، ۱۶:۳۰، فردا ۹، ۱۴۰۵/۹/۳ ۱۰."
TOO_FAR: Final = "بیش از یک هفته را با تاریخ بنویسید."


def parse_moment(text: str, now: datetime) -> datetime:
    """Read a moment as people type it.

    Args:
        text: «+30» for minutes from now, «16:30» or «۹» for today, «فردا ۹», «شنبه ۱۰:۳۰»,
            «۱۴۰۵/۹/۳ ۱۰», the day before or after its hour.
        now: What it starts from, aware.

    Returns:
        The moment on Tehran's clock; it may lie in the past, which is for others to refuse.

    Raises:
        ValueError: Its text is a Persian sentence fit to be shown beside the field.
    """
    here = to_tehran(now)
    typed = latin_digits(tidy(text)).strip()
    minutes = _MINUTES.fullmatch(typed)
    if minutes:
        count = int(minutes.group(1))
        if count > MOST_MINUTES:
            raise ValueError(TOO_FAR)
        return _on_the_minute(here + timedelta(minutes=count))
    words = [word for word in typed.replace("،", " ").split() if word not in _FILLERS]
    if not words:
        raise ValueError(NOT_A_MOMENT)
    hour, day = _parted(words)
    at = parse_time(hour)
    on = parse_date(" ".join(day), here.date()) if day else here.date()
    return datetime.combine(on, at, TEHRAN)


def _parted(words: list[str]) -> tuple[str, list[str]]:
    """The word that is the hour, and the words of the day."""
    if _HOUR.fullmatch(words[-1]):
        return words[-1], words[:-1]
    if len(words) > 1 and ":" in words[0]:
        return words[0], words[1:]
    raise ValueError(NO_HOUR if len(words) > 0 else NOT_A_MOMENT)


def _on_the_minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


def moment_text(moment: datetime) -> str:
    """A moment as in a field: «۱۴۰۵/۰۹/۰۱ ۱۶:۳۰»; `parse_moment` reads it again."""
    here = to_tehran(moment)
    return f"{jalali_text(here.date())} {clock_text(here.time())}"


def near_text(moment: datetime, today: date) -> str:
    """A moment as it is said beside a list: only the hour today, else the day too."""
    here = to_tehran(moment)
    hour = clock_text(here.time())
    days = (here.date() - today).days
    said = {0: hour, 1: f"فردا {hour}", -1: f"دیروز {hour}"}
    return said.get(days, f"{jalali_text(here.date())} {hour}")


def deadline_words(day: date | None, today: date) -> str:
    """A deadline as a person says it: tomorrow, three days ago, or its date."""
    if day is None:
        return "—"
    days = (day - today).days
    near = {0: "امروز", 1: "فردا", -1: "دیروز"}
    if days in near:
        return near[days]
    if -60 < days < 0:
        return persian_digits(f"{-days} روز پیش")
    return isolate(jalali_text(day))
