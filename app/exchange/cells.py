"""What a cell holds, read as people and their spreadsheet programs leave it.

A number may be a telephone that lost its zero, a date may be Jalali text, a Gregorian cell or a
serial; what can be read in one way only is read so, all else is refused in words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from typing import Any, Final

from app.identity import national_id
from app.jalali import clock_text, from_jalali, jalali_text, parse_date, parse_time
from app.text import latin_digits, persian_digits, search_key, tidy


@dataclass(frozen=True)
class Broken:
    """A cell whose value cannot be known; the sentence says why."""

    reason: str


Cell = None | bool | int | float | str | date | time | timedelta | Broken

#: A number written by a program in place of one typed with all its digits.
_POWER = re.compile(r"([0-9]+)(?:\.([0-9]+))?[eE]\+?([0-9]{1,2})")
_LOST: Final = "رقم‌های این عدد در پرونده از دست رفته است؛ آن را در خانه‌ای از نوع متن بنویسید."
_NO_YEAR: Final = "تاریخ باید سال هم داشته باشد. نمونه: ۱۴۰۳/۲/۵"
_UNCLEAR: Final = "روز و ماه این تاریخ روشن نیست؛ آن را سال/ماه/روز بنویسید."
_NO_TEXT: Final = "در این خانه تاریخ یا ساعت است، نه متن."


def is_empty(cell: Cell) -> bool:
    """Whether a cell says nothing."""
    return cell is None or (isinstance(cell, str) and not tidy(cell))


def text_of(cell: Cell) -> str:
    """A cell as text; a whole number without its «.0», a date as Jalali text.

    Raises:
        ValueError: The cell is broken.
    """
    if isinstance(cell, Broken):
        raise ValueError(cell.reason)  # noqa: TRY004  # the person's input, not ours
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "بله" if cell else "خیر"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return _moment_text(cell) if isinstance(cell, date | time) else str(cell)


def _moment_text(cell: date | time) -> str:
    if isinstance(cell, time):
        return clock_text(cell)
    if cell.year < _LAST_JALALI:
        return str(cell)
    if isinstance(cell, datetime) and cell.time() != time(0):
        return f"{jalali_text(cell.date())} {clock_text(cell.time())}"
    return jalali_text(cell)


def digits_of(cell: Cell) -> str:
    """A telephone or an id: as typed when it is text, with all its digits when it is a number.

    Raises:
        ValueError: It is broken, a date, or a number whose digits are lost.
    """
    if isinstance(cell, date | time | timedelta):
        raise ValueError(_NO_TEXT)  # noqa: TRY004  # the person's input, not ours
    if isinstance(cell, float) and not cell.is_integer():
        raise ValueError(_LOST)
    typed = text_of(cell)
    power = _POWER.fullmatch(latin_digits(typed).strip())
    if power is None:
        return typed
    whole, part, exponent = power.group(1), power.group(2) or "", int(power.group(3))
    if len(part) < exponent:
        raise ValueError(_LOST)
    return str(int(Decimal(f"{whole}.{part or 0}e{exponent}")))


def telephone_of(cell: Cell) -> str:
    """A telephone's text, its country code marked where a spreadsheet took the zeros away.

    Raises:
        ValueError: As `digits_of`.
    """
    typed = digits_of(cell)
    digits = latin_digits(typed).strip()
    return f"+{digits}" if re.fullmatch("98[1-9][0-9]{9}", digits) else typed


def identity_of(cell: Cell) -> str:
    """A national or legal id's text; a national id's lost zeros come back if they prove right.

    A legal id has no zero to lose, and one digit before a national id proves nothing.

    Raises:
        ValueError: As `digits_of`.
    """
    typed = digits_of(cell)
    digits = latin_digits(tidy(typed)).replace("-", "").replace(" ", "")
    if digits.isascii() and digits.isdigit() and 8 <= len(digits) < 10:
        try:
            return national_id(digits.zfill(10))
        except ValueError:
            return typed
    return typed


# -- dates and hours -----------------------------------------------------------------------

#: Serial numbers of days that can be meant: from 1300 to 1498 of the Jalali calendar.
_FIRST_SERIAL, _AFTER_SERIALS = 7_750, 80_000
_SERIAL_ORIGIN = date(1899, 12, 30)
_LAST_JALALI: Final = 1500

_HOUR = re.compile(
    r"([0-9]{1,2}):([0-9]{2})(?::[0-9]{2}(?:\.[0-9]+)?)?\s*(ق\.?ظ\.?|ب\.?ظ\.?|صبح|عصر|am|pm)?",
    re.IGNORECASE,
)
_AFTER_NOON: Final = ("ب", "عصر", "pm")
_PACKED = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_THREE = re.compile(r"([0-9]{1,4})\s*[/\-.٫،]\s*([0-9]{1,2})\s*[/\-.٫،]\s*([0-9]{1,4})")


def day_of(cell: Cell, today: date) -> tuple[date | None, time | None]:
    """A day, and its hour when the cell has one.

    Args:
        cell: Jalali or Gregorian text, a date cell (also one of a Jalali year), or a serial.
        today: What a two-digit year is near to.

    Raises:
        ValueError: It is no day, or could be two.
    """
    if isinstance(cell, datetime):
        hour = None if cell.time() == time(0) else cell.time().replace(second=0, microsecond=0)
        return _of_any_calendar(cell.year, cell.month, cell.day), hour
    if isinstance(cell, date):
        return _of_any_calendar(cell.year, cell.month, cell.day), None
    if isinstance(cell, int | float) and _FIRST_SERIAL <= cell < _AFTER_SERIALS:
        hour = time_of(cell % 1) if cell % 1 else None
        return _proved(_SERIAL_ORIGIN + timedelta(days=int(cell))), hour
    typed = latin_digits(tidy(text_of(cell)))
    if not typed:
        return None, None
    found = _HOUR.search(typed)
    hour = None
    if found:
        hour = _hour(found)
        typed = (typed[: found.start()] + typed[found.end() :]).strip(" T-،,")
        typed = re.sub(r"\s*ساعت\s*", "", typed)
    return _day(typed, today), hour


def _day(typed: str, today: date) -> date:
    packed = _PACKED.fullmatch(typed)
    if packed:
        return _of_any_calendar(*(int(part) for part in packed.groups()))
    three = _THREE.fullmatch(typed)
    if three:
        first, middle, last = three.groups()
        if len(first) == 4:
            return _of_any_calendar(int(first), int(middle), int(last))
        if len(last) == 4:
            return _day_first(int(first), int(middle), int(last))
        return parse_date(f"{first}/{middle}/{last}", today)
    if len(re.findall("[0-9]+", typed)) < 2:
        raise ValueError(_NO_YEAR)
    return parse_date(typed, today)


def _day_first(first: int, middle: int, year: int) -> date:
    """Day, month and year; a Gregorian date may be written month first, if that is plain."""
    if year < _LAST_JALALI or first > 12:
        return _of_any_calendar(year, middle, first)
    if middle > 12:
        return _of_any_calendar(year, first, middle)
    if first != middle:
        raise ValueError(_UNCLEAR)
    return _of_any_calendar(year, middle, first)


def _of_any_calendar(year: int, month: int, day: int) -> date:
    """A day of a Jalali or Gregorian year; some programs hold Jalali dates as Gregorian cells."""
    if year < _LAST_JALALI:
        return from_jalali(year, month, day)
    try:
        return _proved(date(year, month, day))
    except ValueError as error:
        sentence = persian_digits(f"روزی به تاریخ {year}/{month}/{day} نیست.")
        raise ValueError(sentence) from error


def _proved(day: date) -> date:
    """A day, if it lies in the years the office knows."""
    if not date(1921, 3, 21) <= day < date(2120, 3, 20):
        raise ValueError("این تاریخ از سال‌های دفتر بیرون است.")
    return day


def time_of(cell: Cell) -> time | None:
    """An hour: a time cell, a part of a day, or text.

    Raises:
        ValueError: It is none.
    """
    if isinstance(cell, datetime):
        return cell.time().replace(second=0, microsecond=0)
    if isinstance(cell, time):
        return cell.replace(second=0, microsecond=0)
    if isinstance(cell, timedelta):
        cell = cell / timedelta(days=1)
    if isinstance(cell, float) and 0 <= cell < 1:
        minutes = round(cell * 24 * 60) % (24 * 60)
        return time(minutes // 60, minutes % 60)
    typed = latin_digits(tidy(text_of(cell)))
    if not typed:
        return None
    found = _HOUR.fullmatch(typed)
    return _hour(found) if found else parse_time(typed)


def _hour(found: re.Match[str]) -> time:
    hour = parse_time(f"{found.group(1)}:{found.group(2)}")
    half = (found.group(3) or "").lower()
    if half.startswith(_AFTER_NOON) and hour.hour < 12:
        return hour.replace(hour=hour.hour + 12)
    if half and not half.startswith(_AFTER_NOON) and hour.hour == 12:
        return hour.replace(hour=0)
    return hour


# -- choices ---------------------------------------------------------------------------------


def choice_of(cell: Cell, words: Mapping[str, Enum]) -> Enum | None:
    """One of some values, by any of its words (folded by `search_key`).

    Raises:
        ValueError: It is none of them; the sentence names them.
    """
    typed = text_of(cell)
    key = search_key(typed)
    if not key:
        return None
    if key not in words:
        raise ValueError(f"«{tidy(typed)}» شناخته نشد.")
    return words[key]


def words_of(
    names: Mapping[Any, str], members: type[Enum], more: Mapping[str, Enum]
) -> dict[str, Enum]:
    """Every word one of some values may be written with, folded.

    Args:
        names: What each is called.
        members: The values.
        more: Further words.
    """
    by_name = {search_key(names[member]): member for member in members}
    by_value = {search_key(str(member.value).replace("_", " ")): member for member in members}
    return by_value | by_name | {search_key(word): member for word, member in more.items()}
