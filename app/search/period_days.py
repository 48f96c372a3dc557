"""One stretch of days as people say it: «هفته گذشته», «۱۲ فروردین», «پاییز پارسال», «سه ماه گذشته».

What is said without its year, such as «مهر» or «شنبه», is no days yet: which ones it means hangs on
where it stands. Alone it is the latest that has begun; after «تا» it is the first after the other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from app.jalali import (
    FIRST_YEAR,
    LAST_YEAR,
    WEEKDAY_NUMBERS,
    from_jalali,
    full_year,
    jalali_year,
    month_length,
    months_later,
    to_jalali,
    weekday_index,
)
from app.jalali_spans import MONTHS_IN, Span, Unit, span_of, span_of_months
from app.number_words import NUMBERS, ORDINALS
from app.search import period_words as words
from app.search.period_words import Token, after_any, taken

#: A leap day comes again after eight years at most.
_MOST_YEARS: Final = 9
#: Two figures after a month are a year only when they are near; else they are a number asked for.
_YEARS_BACK: Final = 40

_NUMERIC: Final = re.compile(r"(?:(\d{2,4})[/.٫\-])?(\d{1,4})[/.٫\-](\d{1,2})")
_GREGORIAN_FROM: Final = 1700
_HOURS_OF_A_DAY: Final = 24
_ANY_UNIT: Final = tuple(Unit)

_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class Said:
    """Days as they were said.

    Attributes:
        latest: Those that began last, counted up to a day.
        next: Those that begin first, counted from a day.
        loose: Whether these differ: it was said without its year, or week.
    """

    latest: Callable[[date], Span | None]
    next: Callable[[date], Span | None]
    loose: bool = True


Found = tuple[Said, int] | None
_Rule = Callable[[Sequence[Token], int, date], Found]


def said_days(said: Sequence[Token], at: int, today: date) -> Found:
    """The longest stretch of days that is said at a place, and the place after it."""
    found = _longest(said, at, today)
    while found is None and (after := after_any(words.FILLERS, said, at)) is not None:
        at = after
        found = _longest(said, at, today)
    return found


def _longest(said: Sequence[Token], at: int, today: date) -> Found:
    best: Found = None
    if at >= len(said):
        return None
    for rule in _OF_FIGURES if said[at].text[0].isdigit() else _OF_WORDS:
        try:
            found = rule(said, at, today)
        except (ValueError, OverflowError):
            # No such day («۳۱ مهر ۱۴۰۴»), or one beyond the calendar.
            continue
        if found is not None and (best is None or found[1] > best[1]):
            best = found
    return best


def _fixed(span: Span) -> Said:
    return Said(lambda _day: span, lambda _day: span, loose=False)


def _each_year(of_year: Callable[[int], Span]) -> Said:
    def nearest(day: date, step: int) -> Span | None:
        for year in range(jalali_year(day), jalali_year(day) + step * _MOST_YEARS, step):
            try:
                span = of_year(year)
            except ValueError:
                continue
            if span[0] <= day if step < 0 else span[0] >= day:
                return span
        return None

    return Said(lambda day: nearest(day, -1), lambda day: nearest(day, 1))


def _each_week(weekday: int) -> Said:
    def latest(day: date) -> Span:
        found = day - timedelta(days=(weekday_index(day) - weekday) % 7)
        return found, found

    def coming(day: date) -> Span:
        found = day + timedelta(days=(weekday - weekday_index(day)) % 7)
        return found, found

    return Said(latest, coming)


def _within(said: Sequence[Token], at: int, found: Said, today: date) -> tuple[Said, int]:
    """What was said, or the one before today, or the one to come."""
    if (after := after_any(words.PAST, said, at)) is not None:
        span = found.latest(today)
        if span is not None and span[1] >= today:
            span = found.latest(span[0] - _ONE_DAY)
    elif (after := after_any(words.COMING, said, at)) is not None:
        span = found.next(today + _ONE_DAY)
    else:
        return found, at
    return (found, at) if span is None else (_fixed(span), after)


def _relative(said: Sequence[Token], at: int, today: date) -> Found:
    found = taken(words.DAYS, said, at)
    if found is None:
        return None
    day = today + timedelta(days=found[0])
    return _fixed((day, day)), found[1]


def _number(said: Sequence[Token], at: int) -> tuple[int, int] | None:
    if at < len(said) and said[at].text.isdigit() and len(said[at].text) <= 4:
        return int(said[at].text), at + 1
    return taken(NUMBERS, said, at)


def _counted(said: Sequence[Token], at: int, today: date) -> Found:
    """«۱۰ روز گذشته», «دو هفته پیش», «۴۸ ساعت اخیر», «ماه اخیر»."""
    number = _number(said, at)
    count, after = number or (1, at)
    if after >= len(said) or not count:
        return None
    unit = words.UNITS.get(said[after].text)
    if said[after].text == words.HOURS:
        count, unit = -(-count // _HOURS_OF_A_DAY), Unit.DAY
    found = taken(_STRETCHES, said, after + 1)
    if unit is None or found is None:
        return None
    if number is None and said[after + 1].text != words.RECENT:
        return None
    return _fixed(found[0](unit, count, today)), found[1]


_STRETCHES: Final[dict[str, Callable[[Unit, int, date], Span]]] = {
    **dict.fromkeys(words.UP_TO_NOW, lambda unit, count, day: (_far(day, unit, -count), day)),
    **dict.fromkeys(words.FROM_NOW, lambda unit, count, day: (day, _far(day, unit, count))),
    **dict.fromkeys(words.AGO, lambda unit, count, day: span_of(unit, day, -count)),
    **dict.fromkeys(words.AHEAD, lambda unit, count, day: span_of(unit, day, count)),
}


def _far(today: date, unit: Unit, count: int) -> date:
    if unit in MONTHS_IN:
        return months_later(today, count * MONTHS_IN[unit])
    return today + timedelta(days=count * (7 if unit is Unit.WEEK else 1))


def _shifted(said: Sequence[Token], at: int, units: Sequence[Unit]) -> tuple[Unit, int, int] | None:
    """«هفته گذشته», «این ماه»: the unit, which one from today, and the place after it."""
    before = taken(words.BEFORE_UNIT, said, at)
    if before is not None:
        at = before[1]
    unit = words.UNITS.get(said[at].text) if at < len(said) else None
    if unit is None or unit not in units:
        return None
    if before is not None:
        return unit, before[0], at + 1
    shift = taken(words.AFTER_UNIT, said, at + 1)
    return None if shift is None else (unit, *shift)


def _unit(said: Sequence[Token], at: int, today: date) -> Found:
    found = _shifted(said, at, _ANY_UNIT)
    return None if found is None else (_fixed(span_of(found[0], today, found[1])), found[2])


def unit_we_are_in(said: Sequence[Token], at: int, today: date) -> Found:
    """«ماه» after «پایان», «سال» after «ابتدای»: this one."""
    unit = words.UNITS.get(said[at].text) if at < len(said) else None
    return None if unit is None else (_fixed(span_of(unit, today)), at + 1)


def _year_said(said: Sequence[Token], at: int, today: date) -> tuple[int, int] | None:
    """A year and the place after it: «۱۴۰۴», «سال ۹۸», «پارسال», «سال گذشته»."""
    this_year = jalali_year(today)
    if (named := taken(words.YEARS, said, at)) is not None:
        return this_year + named[0], named[1]
    if (shifted := _shifted(said, at, (Unit.YEAR,))) is not None:
        return this_year + shifted[1], shifted[2]
    after = after_any((Unit.YEAR,), said, at)
    place = at if after is None else after
    text = said[place].text if place < len(said) else ""
    if not text.isdigit() or len(text) not in (2, 4):
        return None
    year = full_year(text, today)
    far = len(text) == 2 and after is None and not -_YEARS_BACK <= year - this_year <= 1
    return None if far or not FIRST_YEAR <= year <= LAST_YEAR else (year, place + 1)


def _year(said: Sequence[Token], at: int, today: date) -> Found:
    found = _year_said(said, at, today)
    # Two figures alone are no year.
    if found is None or len(said[at].text) == 2:
        return None
    return _fixed(span_of_months(found[0], 1, 12)), found[1]


def _of_year(
    said: Sequence[Token], at: int, today: date, of_year: Callable[[int], Span]
) -> tuple[Said, int]:
    """What comes every year: that of the year said after it, or of none yet."""
    year = _year_said(said, at, today)
    if year is not None:
        return _fixed(of_year(year[0])), year[1]
    return _within(said, at, _each_year(of_year), today)


def _month_number(said: Sequence[Token], at: int) -> tuple[int, int] | None:
    """«مهر», «ماه مهر», «مهر ماه»."""
    after = after_any((Unit.MONTH,), said, at)
    found = taken(words.MONTHS, said, at if after is None else after)
    if found is None:
        return None
    after = after_any((Unit.MONTH,), said, found[1])
    # «ماه گذشته» after a month is not its own: «مهر ماه» is.
    return found[0], found[1] if after is None else after


def _month(said: Sequence[Token], at: int, today: date) -> Found:
    month = _month_number(said, at)
    if month is None:
        return None
    return _of_year(said, month[1], today, lambda year: span_of_months(year, month[0]))


def _season(said: Sequence[Token], at: int, today: date) -> Found:
    after = after_any((Unit.SEASON,), said, at)
    season = taken(words.SEASONS, said, at if after is None else after)
    if season is None:
        return None
    return _of_year(said, season[1], today, lambda year: span_of_months(year, season[0], 3))


def _day(said: Sequence[Token], at: int, today: date) -> Found:
    """«۱۲ فروردین ۱۴۰۴», «دوازدهم فروردین», «شنبه ۱۲ فروردین», «پنجم ماه گذشته»."""
    weekday = taken(WEEKDAY_NUMBERS, said, at)
    number, is_ordinal = _day_number(said, at if weekday is None else weekday[1])
    if number is None or not 1 <= number[0] <= 31:
        return None
    month = _month_number(said, number[1])
    if month is not None:
        return _of_year(
            said, month[1], today, lambda year: _one(from_jalali(year, month[0], number[0]))
        )
    shifted = _shifted(said, number[1], (Unit.MONTH,)) if is_ordinal else None
    if shifted is None:
        return None
    year, of_month, _ = to_jalali(span_of(Unit.MONTH, today, shifted[1])[0])
    return _fixed(_one(from_jalali(year, of_month, number[0]))), shifted[2]


def _day_number(said: Sequence[Token], at: int) -> tuple[tuple[int, int] | None, bool]:
    ordinal = taken(ORDINALS, said, at)
    if ordinal is not None:
        return ordinal, True
    number = _number(said, at)
    ending = None if number is None else after_any(words.ORDINAL_ENDINGS, said, number[1])
    if number is None or ending is None:
        return number, False
    return (number[0], ending), True


def _one(day: date) -> Span:
    return day, day


def _weekday(said: Sequence[Token], at: int, today: date) -> Found:
    """«شنبه», «شنبه گذشته», «شنبه هفته پیش»."""
    weekday = taken(WEEKDAY_NUMBERS, said, at)
    if weekday is None:
        return None
    week = _shifted(said, weekday[1], (Unit.WEEK,))
    if week is not None:
        day = span_of(Unit.WEEK, today, week[1])[0] + timedelta(days=weekday[0])
        return _fixed(_one(day)), week[2]
    return _within(said, weekday[1], _each_week(weekday[0]), today)


def _numeric(said: Sequence[Token], at: int, today: date) -> Found:
    """«۱۴۰۴/۲/۳», «۱۴۰۴/۰۲», «۲/۳»; a Gregorian day as computers write it, too."""
    found = _NUMERIC.fullmatch(said[at].text)
    if found is None:
        return None
    year, middle, end = found.groups()
    if year is None and len(middle) == 4:
        return _fixed(span_of_months(int(middle), int(end))), at + 1
    if year is None:
        day = (int(middle), int(end))
        return _within(said, at + 1, _each_year(lambda of: _one(from_jalali(of, *day))), today)
    if int(year) >= _GREGORIAN_FROM:
        return _fixed(_one(date(int(year), int(middle), int(end)))), at + 1
    return _fixed(_one(from_jalali(full_year(year, today), int(middle), int(end)))), at + 1


def _part(said: Sequence[Token], at: int, today: date) -> Found:
    """«نیمه دوم مهر», «دهه اول آبان ۱۴۰۴», «سه‌ماهه دوم امسال», «نیمه نخست سال»."""
    part = taken(words.MONTH_PARTS, said, at)
    which = None if part is None else taken(ORDINALS, said, part[1])
    month = None if which is None else _month_number(said, which[1])
    if part is not None and which is not None and month is not None:
        length, number = part[0], which[0]
        if number * length > 30:
            return None
        return _of_year(
            said, month[1], today, lambda year: _days_of(year, month[0], length, number)
        )
    return _part_of_year(said, at, today)


def _days_of(year: int, month: int, length: int, number: int) -> Span:
    last = number * length
    last = month_length(year, month) if last == 30 else last
    return from_jalali(year, month, (number - 1) * length + 1), from_jalali(year, month, last)


def _part_of_year(said: Sequence[Token], at: int, today: date) -> Found:
    part = taken(words.YEAR_PARTS, said, at)
    which = None if part is None else taken(ORDINALS, said, part[1])
    if part is None or which is None or which[0] * part[0] > 12:
        return None
    first = (which[0] - 1) * part[0] + 1
    found = _of_year(said, which[1], today, lambda year: span_of_months(year, first, part[0]))
    if found[1] == which[1] and (after := after_any((Unit.YEAR,), said, which[1])) is not None:
        return _fixed(span_of_months(jalali_year(today), first, part[0])), after
    return found


#: What may begin with figures, and what begins with a word.
_OF_FIGURES: Final[tuple[_Rule, ...]] = (_numeric, _day, _counted, _year)
_OF_WORDS: Final[tuple[_Rule, ...]] = (
    _relative,
    _day,
    _weekday,
    _counted,
    _unit,
    _month,
    _season,
    _part,
    _year,
)
