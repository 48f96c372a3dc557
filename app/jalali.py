"""The Jalali calendar: Gregorian dates inside, Jalali ones wherever a person looks or types.

The arithmetic is jdatetime's, which agrees with the official leap table for 1300 to 1498; Qt's and
several libraries' do not. Nothing outside those years is taken.
"""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from functools import lru_cache
from typing import Final

import jdatetime

from app.text import latin_digits, persian_digits, search_key, tidy

FIRST_YEAR: Final = 1300
LAST_YEAR: Final = 1498

MONTHS: Final = (
    "فروردین",
    "اردیبهشت",
    "خرداد",
    "تیر",
    "مرداد",
    "شهریور",
    "مهر",
    "آبان",
    "آذر",
    "دی",
    "بهمن",
    "اسفند",
)

#: Saturday first, as the week runs here.
WEEKDAYS: Final = (
    "شنبه",
    "یکشنبه",
    "دوشنبه",
    "سه‌شنبه",
    "چهارشنبه",
    "پنجشنبه",
    "جمعه",
)

_GREGORIAN_MONTHS: Final = (
    "ژانویه",
    "فوریه",
    "مارس",
    "آوریل",
    "مه",
    "ژوئن",
    "ژوئیه",
    "اوت",
    "سپتامبر",
    "اکتبر",
    "نوامبر",
    "دسامبر",
)

NOT_A_DATE: Final = "این تاریخ شناخته نشد. نمونه: ۱۴۰۵/۹/۱، ۱ آذر، فردا، ۳+"
_NOT_A_TIME: Final = "این ساعت شناخته نشد. نمونه: ۱۰:۴۲"


# A deed asks for the same day several times, and so does a list for its rows.
@lru_cache(maxsize=4096)
def to_jalali(day: date) -> tuple[int, int, int]:
    """Year, month and day of a date."""
    jalali = jdatetime.date.fromgregorian(date=day)
    return jalali.year, jalali.month, jalali.day


@lru_cache(maxsize=4096)
def from_jalali(year: int, month: int, day: int) -> date:
    """The date of a Jalali year, month and day.

    Raises:
        ValueError: There is no such day, or the year is outside 1300 to 1498.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        message = f"سال باید میان {persian_digits('1300')} و {persian_digits('1498')} باشد."
        raise ValueError(message)
    if not 1 <= month <= 12:
        raise ValueError("ماه باید میان ۱ و ۱۲ باشد.")
    if not 1 <= day <= month_length(year, month):
        name, last = MONTHS[month - 1], persian_digits(str(month_length(year, month)))
        raise ValueError(f"{name} {persian_digits(str(year))} تا روز {last} دارد.")
    gregorian: date = jdatetime.date(year, month, day).togregorian()
    return gregorian


def months_later(day: date, count: int) -> date:
    """The same day so many months later, or the last of a shorter month.

    Raises:
        ValueError: It lies outside 1300 to 1498.
    """
    year, month, number = to_jalali(day)
    year, month = year + (month - 1 + count) // 12, (month - 1 + count) % 12 + 1
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(NOT_A_DATE)
    return from_jalali(year, month, min(number, month_length(year, month)))


def is_leap(year: int) -> bool:
    """Whether Esfand of a year has thirty days."""
    return bool(jdatetime.date(year, 1, 1).isleap())


def month_length(year: int, month: int) -> int:
    """How many days a month has."""
    if month <= 6:
        return 31
    return 30 if month <= 11 or is_leap(year) else 29


def jalali_year(day: date) -> int:
    """The Jalali year of a date."""
    return to_jalali(day)[0]


def weekday_index(day: date) -> int:
    """0 on Saturday to 6 on Friday."""
    return (day.weekday() + 2) % 7


def weekday_name(day: date) -> str:
    """The name of a date's weekday."""
    return WEEKDAYS[weekday_index(day)]


def month_name(month: int) -> str:
    """The name of a month, 1 to 12."""
    return MONTHS[month - 1]


def jalali_text(day: date) -> str:
    """A date as in lists and on forms: «۱۴۰۵/۰۹/۰۱»."""
    year, month, number = to_jalali(day)
    return persian_digits(f"{year:04}/{month:02}/{number:02}")


def long_jalali_text(day: date) -> str:
    """A date as it is read: «یکشنبه ۱ آذر ۱۴۰۵»."""
    year, month, number = to_jalali(day)
    return persian_digits(f"{weekday_name(day)} {number} {MONTHS[month - 1]} {year}")


def gregorian_text(day: date) -> str:
    """The Gregorian date in Persian: «۲۲ نوامبر ۲۰۲۶»."""
    return persian_digits(f"{day.day} {_GREGORIAN_MONTHS[day.month - 1]} {day.year}")


def clock_text(hour: time) -> str:
    """An hour: «۱۰:۴۲»."""
    return persian_digits(f"{hour:%H:%M}")


#: Days named by where they lie from today, folded and joined.
RELATIVE_DAYS: Final = {"امروز": 0, "فردا": 1, "پسفردا": 2, "دیروز": -1, "پریروز": -2}
_OFFSET = re.compile(r"([+-])([0-9]{1,4})|([0-9]{1,4})([+-])")
_NUMERIC = re.compile(r"(?:([0-9]{2,4})[/.٫\-])?([0-9]{1,2})[/.٫\-]([0-9]{1,2})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_WORDED = re.compile(r"([0-9]{1,2}) ?([^0-9 ]+?) ?(?:ماه)? ?([0-9]{2,4})?")
_WEEKDAY_BEFORE = re.compile(r"^(?:(?:یک|دو|سه|چهار|پنج)? ?شنبه|جمعه) (?=[0-9])")
#: Months and weekdays by their names, folded; weekdays joined as well.
MONTH_NUMBERS: Final = {search_key(name): number for number, name in enumerate(MONTHS, 1)}
WEEKDAY_NUMBERS: Final = {search_key(name).replace(" ", ""): i for i, name in enumerate(WEEKDAYS)}


def parse_date(text: str, today: date) -> date:
    """Read a date as people type it.

    Args:
        text: «۱۴۰۵/۹/۱», «1405-9-1», «05/9/1», «9/1», «۱ آذر», «یکشنبه ۱ آذر ۱۴۰۵», «امروز»,
            «فردا», «+3», «شنبه» (the coming one, today not counted), or an ISO Gregorian date.
        today: What relative dates start from.

    Raises:
        ValueError: Its text is a Persian sentence fit to be shown beside the field.
    """
    typed = latin_digits(tidy(text)).replace("\u2212", "-").replace(" ", "")
    words = search_key(text)
    joined = words.replace(" ", "")
    if joined in RELATIVE_DAYS:
        return today + timedelta(days=RELATIVE_DAYS[joined])
    if joined in WEEKDAY_NUMBERS:
        ahead = (WEEKDAY_NUMBERS[joined] - weekday_index(today) - 1) % 7 + 1
        return today + timedelta(days=ahead)
    offset = _OFFSET.fullmatch(typed)
    if offset:
        sign, days = offset.group(1) or offset.group(4), offset.group(2) or offset.group(3)
        return from_jalali(*to_jalali(today + timedelta(days=int(sign + days))))
    return _absolute_date(typed, words, today)


def _absolute_date(typed: str, words: str, today: date) -> date:
    iso = _ISO.fullmatch(typed)
    if iso and int(iso.group(1)) >= 1700:
        return _gregorian(*(int(part) for part in iso.groups()))
    numeric = _NUMERIC.fullmatch(typed)
    if numeric:
        year, month, day = numeric.groups()
        return from_jalali(full_year(year, today), int(month), int(day))
    worded = _WORDED.fullmatch(_WEEKDAY_BEFORE.sub("", words))
    if worded and worded.group(2) in MONTH_NUMBERS:
        day, name, year = worded.groups()
        return from_jalali(full_year(year, today), MONTH_NUMBERS[name], int(day))
    raise ValueError(NOT_A_DATE)


def _gregorian(year: int, month: int, day: int) -> date:
    try:
        found = date(year, month, day)
    except ValueError as error:
        raise ValueError(NOT_A_DATE) from error
    return from_jalali(*to_jalali(found))


def full_year(typed: str | None, today: date) -> int:
    """This year when none is typed; two digits mean the nearest such year."""
    this_year = jalali_year(today)
    if not typed:
        return this_year
    if len(typed) > 2:
        return int(typed)
    return this_year + (int(typed) - this_year + 50) % 100 - 50


_HOUR = re.compile(r"([0-9]{1,2})(?: ?[:.,٫/]? ?([0-9]{2}))?")


def parse_time(text: str) -> time:
    """Read an hour as people type it: «10:42», «۱۰.۴۲», «1042», «۹».

    Raises:
        ValueError: Its text is a Persian sentence fit to be shown beside the field.
    """
    found = _HOUR.fullmatch(latin_digits(tidy(text)))
    if found is None:
        raise ValueError(_NOT_A_TIME)
    hour, minute = int(found.group(1)), int(found.group(2) or 0)
    if hour > 23 or minute > 59:
        raise ValueError(_NOT_A_TIME)
    return time(hour, minute)
