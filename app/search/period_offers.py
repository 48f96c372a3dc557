"""Which periods a few letters may be meant for, each with its days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Final

from app.jalali import MONTHS, jalali_year
from app.number_words import NUMBERS
from app.search import period_words as words
from app.search.periods import Period, longest_period, read_period
from app.text import persian_digits, search_key

#: Before anything is typed.
_FIRST: Final = (
    "امروز",
    "دیروز",
    "این هفته",
    "هفته گذشته",
    "این ماه",
    "ماه گذشته",
    "سه ماه گذشته",
    "امسال",
    "پارسال",
)
_MORE: Final = ("هفته آینده", "ماه آینده", "فردا", "پریروز", "سال گذشته")
_SEASONS: Final = ("بهار", "تابستان", "پاییز", "زمستان")
_NAMED: Final = (*MONTHS, *_SEASONS)
_COUNTED: Final = ("روز گذشته", "هفته گذشته", "ماه گذشته", "سال گذشته")
#: More figures are the beginning of a year.
_COUNT: Final = re.compile(r"\d{1,2}")
_YEARS_BACK: Final = 5
_UNTIL_NOW: Final = "تا امروز"


def offered_periods(typed: str, today: date, most: int) -> list[Period]:
    """Periods whose words begin as typed; of what is one already, that one first.

    Args:
        typed: What stands behind «تاریخ:» so far.
        today: From which they count.
        most: How many at most.
    """
    key = _squeezed(typed)
    offers = (text for text in _sentences(typed, today) if _squeezed(text).startswith(key))
    found: dict[tuple[date | None, date | None], Period] = {}
    for text in offers:
        period = read_period(text, today)
        if period is not None:
            # «مهر» and «مهر پارسال» may be the same days; once is enough.
            found.setdefault((period.first, period.last), period)
        if len(found) == most:
            break
    return list(found.values())


@lru_cache(maxsize=1024)
def _squeezed(text: str) -> str:
    return search_key(text).replace(" ", "")


def _sentences(typed: str, today: date) -> Iterator[str]:
    said = typed.split()
    led = _led(said)
    if led < len(said) and said[-1][-1].isalnum():
        yield typed
    whole = longest_period(said, today)
    if whole and search_key(said[0]) in words.FROM:
        yield f"{' '.join(said[:whole])} {_UNTIL_NOW}"
    if not led:
        yield from _counted(said)
    head, tail = " ".join(said[:led]), " ".join(said[led:])
    for text in _alone(tail, today):
        yield f"{head} {text}".strip()


def _counted(said: list[str]) -> Iterator[str]:
    """«۱۰ روز گذشته», once the number is there."""
    if said and (search_key(said[0]) in NUMBERS or _COUNT.fullmatch(said[0])):
        yield from (f"{said[0]} {stretch}" for stretch in _COUNTED)


def _led(said: list[str]) -> int:
    """How many words lead to the days that are being typed: «از … تا», «پیش از»."""
    led = 0
    for at, word in enumerate(said, 1):
        if search_key(word) in words.FROM | words.UNTIL | words.BETWEEN:
            led = at
    while led + 1 < len(said) and search_key(said[led]) in words.FILLERS:
        led += 1
    return led


def _alone(tail: str, today: date) -> Iterator[str]:
    yield from _FIRST
    yield from _MORE
    if not tail:
        return
    day = tail.split(maxsplit=1)[0]
    if day.isdigit() or search_key(day) in NUMBERS:
        yield from (f"{day} {month}" for month in MONTHS)
    this_year = jalali_year(today)
    years = [persian_digits(str(this_year - back)) for back in range(_YEARS_BACK)]
    for name in _NAMED:
        yield name
        if _squeezed(tail).startswith(_squeezed(name)):
            yield from (f"{name} {year}" for year in ("پارسال", *years))
    yield from years
