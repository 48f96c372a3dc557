"""The day an order's own words set: «ظرف یک هفته», «تا پایان ماه», «تا ۱۵ آذر», «فوری».

A deadline that falls on a day off is meant for the next working day.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from app.jalali import (
    MONTHS,
    NOT_A_DATE,
    WEEKDAYS,
    from_jalali,
    months_later,
    parse_date,
    to_jalali,
    weekday_index,
)
from app.jalali_spans import Unit, span_of
from app.number_words import NUMBERS
from app.text import search_key
from app.workdays import Calendar

NOT_A_DEADLINE: Final = "مهلت را چنین بنویسید: ۵ روز کاری، دو هفته، ۱۵ آذر، ۱۴۰۵/۹/۱۵، شنبه."

#: No order waits longer; a greater number is no deadline.
MOST_DAYS: Final = 366

#: A day without its year lies this far ahead at most.
HALF_A_YEAR: Final = 183

#: «فوری» is by the next working day.
URGENT_DAYS: Final = 1

_NUMBER: Final = "([0-9]{1,3}|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + ")"
#: Working days alone, as they are typed most briefly.
_COUNT: Final = re.compile(r"[0-9]{1,3}")
_UNIT: Final = "(روز|هفته|ماه|ساعت)"
_LEAD: Final = "(?:ظرف|طی|حداکثر|تا|مهلت|مدت|درمدت|ظرف مدت|حداکثر تا)"
_SPANS: Final = (
    re.compile(rf"(?<!\S){_LEAD} (?:مدت )?(?:حداکثر )?{_NUMBER} ?{_UNIT}(?!\w)"),
    re.compile(rf"(?<!\S){_NUMBER} ?{_UNIT} ?(?:ه|ای|یی)(?!\w)"),
)
_MONTHS: Final = "|".join(map(search_key, MONTHS))
_DAYS_OF_WEEK: Final = "|".join(
    sorted((search_key(name).replace("شنبه", " ?شنبه") for name in WEEKDAYS), key=len, reverse=True)
)
_UNTIL: Final = "(?<!\\S)(?:تا|لغایت|حداکثر) (?:روز |تاریخ )?"
_NAMED: Final = re.compile(
    rf"{_UNTIL}((?:(?:{_DAYS_OF_WEEK}) )?[0-9]{{1,2}} ?(?:ام |م )?(?:{_MONTHS})(?: ماه)?"
    r"(?: [0-9]{4})?)(?!\w)"
)
_NUMERIC: Final = re.compile(rf"{_UNTIL}([0-9]{{4}}) ([0-9]{{1,2}}) ([0-9]{{1,2}})(?!\w)")
_RELATIVE: Final = re.compile(rf"{_UNTIL}(امروز|فردا|پس ?فردا|{_DAYS_OF_WEEK})(?!\w)")
_END: Final = re.compile(
    r"(?<!\S)(?:تا |حداکثر )+(?:پایان|اخر|انتهای) (?:همین |این )?(هفته|ماه|سال|وقت اداری|روز)(?!\w)"
)
_URGENT: Final = re.compile(r"(?<!\S)(?:خیلی فوری|فوری|فورا|انی|سریعا|بلافاصله)(?!\w)")


def deadline_in(words: str, calendar: Calendar, given_on: date) -> date | None:
    """The day the words set, or None when they set none.

    Args:
        words: Of the order, as typed.
        calendar: The office's.
        given_on: The day of the order, from which it counts.
    """
    key = search_key(words)
    for rule in (_named_day, _numeric_day, _end_of, _after_a_span, _near_day, _urgent):
        found = _tried(rule, key, calendar, given_on)
        if found is not None:
            return found
    return None


_Rule = Callable[[str, Calendar, date], date | None]


def _tried(rule: _Rule, key: str, calendar: Calendar, given_on: date) -> date | None:
    try:
        return rule(key, calendar, given_on)
    except (ValueError, OverflowError):
        # No such day («۳۱ بهمن»), or one beyond the calendar: words that set nothing.
        return None


def read_deadline(text: str, calendar: Calendar, given_on: date, today: date) -> date:
    """Read what is typed as a deadline: a day, or a time from the day of the order.

    Args:
        text: A day as `parse_date` reads it, «۵ روز کاری» or only «۵», «دو هفته», «پایان ماه».
        calendar: The office's.
        given_on: The day of the order, from which times count.
        today: What «فردا» and «+3» start from.

    Raises:
        ValueError: Its text is a Persian sentence fit to be shown beside the field.
    """
    key = search_key(text)
    if _COUNT.fullmatch(key):
        key = f"{key} روز"
    try:
        return parse_date(text, today)
    except ValueError as error:
        found = deadline_in(f"ظرف {key}", calendar, given_on)
        found = found or deadline_in(f"تا {key}", calendar, given_on)
        if found is None:
            raise ValueError(_sentence(error)) from error
        return found


def _sentence(error: ValueError) -> str:
    """What is said of a day that is none stays; what is no day at all may be a time, too."""
    return NOT_A_DEADLINE if str(error) == NOT_A_DATE else str(error)


def due_after(days: int, calendar: Calendar, given_on: date) -> date | None:
    """The day so many working days after the order; None beyond the calendar."""
    return _tried(lambda _key, own, day: own.add_work_days(day, days), "", calendar, given_on)


def _working(day: date, calendar: Calendar) -> date:
    return day if calendar.is_work_day(day) else calendar.add_work_days(day, 1)


def _named_day(key: str, calendar: Calendar, given_on: date) -> date | None:
    found = _NAMED.search(key)
    if found is None:
        return None
    text = re.sub(r"(?<=[0-9]) ?(?:ام|م) ", " ", found.group(1))
    day = parse_date(text, given_on)
    if day < given_on and not re.search(r"[0-9]{4}$", text):
        # Said in winter of a day in spring; a day of last month is a slip.
        year, month, number = to_jalali(day)
        day = from_jalali(year + 1, month, number)
        if day > given_on + timedelta(days=HALF_A_YEAR):
            return None
    return _ahead(day, calendar, given_on)


def _numeric_day(key: str, calendar: Calendar, given_on: date) -> date | None:
    found = _NUMERIC.search(key)
    if found is None:
        return None
    year, month, number = (int(part) for part in found.groups())
    return _ahead(from_jalali(year, month, number), calendar, given_on)


def _ahead(day: date, calendar: Calendar, given_on: date) -> date | None:
    """A day that has passed is no deadline."""
    if not given_on <= day <= given_on + timedelta(days=MOST_DAYS):
        return None
    return _working(day, calendar)


def _end_of(key: str, calendar: Calendar, given_on: date) -> date | None:
    found = _END.search(key)
    if found is None:
        return None
    return _last_work_day(found.group(1), calendar, given_on)


def _last_work_day(span: str, calendar: Calendar, given_on: date) -> date:
    if span in ("روز", "وقت اداری"):
        return given_on
    last = span_of(Unit(span), given_on)[1]
    while not calendar.is_work_day(last):
        last -= timedelta(days=1)
    # Ordered on a Thursday, the end of the week is that of the week to come.
    return last if last >= given_on else _last_work_day(span, calendar, _first_after(given_on))


def _first_after(day: date) -> date:
    """A day of the next week, which is also of the next month or year where that matters."""
    return day + timedelta(days=7 - weekday_index(day))


def _after_a_span(key: str, calendar: Calendar, given_on: date) -> date | None:
    for pattern in _SPANS:
        found = pattern.search(key)
        if found is not None:
            count, unit = found.groups()
            number = NUMBERS[count] if count in NUMBERS else int(count)
            return _after(number, unit, calendar, given_on)
    return None


def _after(number: int, unit: str, calendar: Calendar, given_on: date) -> date | None:
    in_days = {"روز": 1, "ساعت": 1 / 24, "هفته": 7, "ماه": 30}[unit] * number
    if not 0 < in_days <= MOST_DAYS:
        return None
    if unit == "روز":
        return calendar.add_work_days(given_on, number)
    if unit == "ساعت":
        return calendar.add_work_days(given_on, -(-number // 24))
    if unit == "هفته":
        return _working(given_on + timedelta(days=7 * number), calendar)
    return _working(months_later(given_on, number), calendar)


def _near_day(key: str, calendar: Calendar, given_on: date) -> date | None:
    found = _RELATIVE.search(key)
    return None if found is None else _working(parse_date(found.group(1), given_on), calendar)


def _urgent(key: str, calendar: Calendar, given_on: date) -> date | None:
    return calendar.add_work_days(given_on, URGENT_DAYS) if _URGENT.search(key) else None
