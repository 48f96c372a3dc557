"""Stretches of time as people say them: «هفته گذشته», «فروردین ۱۴۰۴», «از ۱ مهر تا ۳۰ آبان».

Pure and quick: they are read at every key while a question is typed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from app.jalali import from_jalali, long_jalali_text, to_jalali
from app.jalali_spans import Span
from app.search import period_words as words
from app.search.period_days import Said, said_days, unit_we_are_in
from app.search.period_words import Token, after_any, taken, tokens
from app.text import search_key, tidy

_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class Period:
    """From a day to a day, both counted in.

    Attributes:
        first: The first day; None when it has no beginning.
        last: The last day; None when it has no end.
        words: As it was said.
    """

    first: date | None
    last: date | None
    words: str


#: First and last day, where it has them.
_Bounds = tuple[date | None, date | None]
_Read = tuple[_Bounds, int] | None


def read_period(text: str, today: date) -> Period | None:
    """Read a period; None when the text is none, or has more than one.

    Args:
        text: A day as `app.jalali.parse_date` reads it, a month, season or year, «هفته گذشته»,
            «سه ماه گذشته», «از … تا …», «تا …», «پیش از …», «پس از …».
        today: What «این هفته» and «گذشته» start from; what is said without its year is the
            latest that has begun.
    """
    said = tokens(text.split())
    found = _period(said, today)
    if found is None or found[1] < len(said):
        return None
    (first, last), _ = found
    return Period(first, last, tidy(text))


def longest_period(typed: Sequence[str], today: date) -> int:
    """How many of the first words of a list make a period; 0 when none do."""
    said = tokens(typed)
    found = _period(said, today)
    if found is None:
        return 0
    end = found[1]
    inside = said[end - 1].word
    # A word is taken whole or not at all.
    return 0 if end < len(said) and said[end].word == inside else inside + 1


def period_days(period: Period) -> str:
    """The days of a period in words: «شنبه ۱ آذر ۱۴۰۵ تا جمعه ۷ آذر ۱۴۰۵»."""
    first = None if period.first is None else long_jalali_text(period.first)
    last = None if period.last is None else long_jalali_text(period.last)
    if first is None or last is None:
        return f"تا {last}" if last else f"از {first}"
    return first if first == last else f"{first} تا {last}"


def is_half(word: str) -> bool:
    """Whether a word at the end says that another side is to come: «از مهر تا»."""
    return search_key(word) in words.UNTIL


def _period(said: Sequence[Token], today: date) -> _Read:
    if (led := taken(words.BEFORE, said, 0)) is not None:
        return _one_side(said, led[1], today, lambda span: (None, span[0] - _ONE_DAY))
    if (led := taken(words.AFTER, said, 0)) is not None:
        return _one_side(said, led[1], today, lambda span: (span[1] + _ONE_DAY, None))
    if (start := after_any(words.UNTIL, said, 0)) is not None:
        return _one_side(said, start, today, lambda span: (None, span[1]))
    if (start := after_any(words.BETWEEN, said, 0)) is not None:
        return _range(said, start, today, words.AND)
    if (start := after_any(words.FROM, said, 0)) is not None:
        return _range(said, start, today, words.UNTIL, lambda span: (span[0], None))
    return _range(said, 0, today, words.UNTIL, lambda span: span)


def _one_side(
    said: Sequence[Token], at: int, today: date, bounds: Callable[[Span], _Bounds]
) -> _Read:
    found = _bound(said, at, today)
    span = None if found is None else found[0].latest(today)
    return None if found is None or span is None else (bounds(span), found[1])


def _range(
    said: Sequence[Token],
    at: int,
    today: date,
    joining: frozenset[str],
    alone: Callable[[Span], _Bounds] | None = None,
) -> _Read:
    """Two sides and a word between them; where there is no other side, one side alone."""
    number = _bare_number(said, at, joining)
    if number is not None:
        return _days_of_one_month(said, number, at + 2, today)
    start = _bound(said, at, today)
    if start is None:
        return None
    after = after_any(joining, said, start[1])
    end = None if after is None else _bound(said, after, today)
    spans = None if end is None else _met(start[0], end[0], today)
    if end is not None and spans is not None:
        first, last = spans if spans[0][0] <= spans[1][1] else reversed(spans)
        return (first[0], last[1]), end[1]
    span = None if alone is None else start[0].latest(today)
    if alone is None or span is None:
        return None
    return alone(span), _after_open_end(said, start[1])


def _after_open_end(said: Sequence[Token], at: int) -> int:
    """Past «به بعد», or past a «تا» whose other side is not typed yet."""
    onward = taken(words.ONWARD, said, at)
    if onward is not None:
        return onward[1]
    return len(said) if at == len(said) - 1 and is_half(said[at].text) else at


def _bound(said: Sequence[Token], at: int, today: date) -> tuple[Said, int] | None:
    """Days, or only the first or the last of them: «پایان مهر», «ابتدای سال»."""
    found = said_days(said, at, today)
    for table, place in ((words.FIRST_OF, 0), (words.LAST_OF, 1)):
        after = after_any(table, said, at)
        edged = None if after is None else _edged(said, after, today)
        if edged is not None and (found is None or edged[1] > found[1]):
            return _edge(edged[0], place), edged[1]
    return found


def _edged(said: Sequence[Token], at: int, today: date) -> tuple[Said, int] | None:
    return said_days(said, at, today) or unit_we_are_in(said, at, today)


def _edge(of: Said, place: int) -> Said:
    def one(span: Span | None) -> Span | None:
        return None if span is None else (span[place], span[place])

    return Said(lambda day: one(of.latest(day)), lambda day: one(of.next(day)), of.loose)


def _met(start: Said, end: Said, today: date) -> tuple[Span, Span] | None:
    """Two sides of a range: what has no year of its own takes it from the other."""
    if end.loose:
        first = start.latest(today)
        last = None if first is None else end.next(first[0])
    else:
        last = end.latest(today)
        first = None if last is None else start.latest(last[1])
    return None if first is None or last is None else (first, last)


def _bare_number(said: Sequence[Token], at: int, joining: frozenset[str]) -> int | None:
    """The day in «۱ تا ۱۰ مهر», which has the month of the other."""
    if after_any(joining, said, at + 1) is None:
        return None
    text = said[at].text
    return int(text) if text.isdigit() and len(text) <= 2 else None


def _days_of_one_month(said: Sequence[Token], number: int, at: int, today: date) -> _Read:
    end = _bound(said, at, today)
    last = None if end is None else end[0].latest(today)
    if end is None or last is None or last[0] != last[1]:
        return None
    year, month, day = to_jalali(last[1])
    if not 1 <= number <= day:
        return None
    return (from_jalali(year, month, number), last[1]), end[1]
