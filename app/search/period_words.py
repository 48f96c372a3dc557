"""The words periods are said in, folded and joined, and how a text is cut into them.

A name may be typed in one piece, with a half-space or with a space («سه‌شنبه», «پس فردا»), so
words are looked up three at a time, two at a time and alone, with nothing between.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple, TypeVar

from app.jalali import MONTH_NUMBERS, RELATIVE_DAYS
from app.jalali_spans import Unit
from app.text import ZWNJ, latin_digits, search_key, tidy

Value = TypeVar("Value")


def _folded(words: Mapping[str, Value]) -> dict[str, Value]:
    return {search_key(word).replace(" ", ""): value for word, value in words.items()}


def _each(words: str) -> frozenset[str]:
    return frozenset(search_key(word) for word in words.split())


UNITS: Final = {search_key(unit): unit for unit in Unit}
HOURS: Final = "ساعت"

#: After a unit, or before it: which one, from the one we are in.
AFTER_UNIT: Final = _folded(
    dict.fromkeys(("گذشته", "پیش", "قبل", "قبلی", "پیشین"), -1)
    | dict.fromkeys(("جاری", "کنونی", "حاضر"), 0)
    | dict.fromkeys(("آینده", "بعد", "بعدی", "آتی"), 1)
)
BEFORE_UNIT: Final = _folded({"این": 0, "همین": 0})

#: After a number of units: all of them up to today, or from today on; or the one so far away.
RECENT: Final = search_key("اخیر")
UP_TO_NOW: Final = _each("گذشته اخیر")
FROM_NOW: Final = _each("آینده آتی")
AGO: Final = _each("پیش قبل")
AHEAD: Final = _each("دیگر بعد")

#: After the name of a day or a month: the one before today, or the one to come.
PAST: Final = _each("گذشته قبل قبلی پیش")
COMING: Final = _each("آینده بعد بعدی")

#: Days by where they lie from today.
DAYS: Final = RELATIVE_DAYS | dict.fromkeys(_each("کنون اکنون حالا الان"), 0)

YEARS: Final = _folded({"امسال": 0, "پارسال": -1, "پیرارسال": -2, "پیرار": -2})

SEASONS: Final = _folded({"بهار": 1, "تابستان": 4, "پاییز": 7, "زمستان": 10})
MONTHS: Final = MONTH_NUMBERS | _folded({"امرداد": 5})

#: Parts of a year by their months, parts of a month by their days; which one follows.
YEAR_PARTS: Final = _folded(
    {"سه ماهه": 3, "سه ماه": 3, "شش ماهه": 6, "شش ماه": 6, "نیم سال": 6, "نیمه": 6}
)
MONTH_PARTS: Final = _folded({"نیمه": 15, "دهه": 10})

FIRST_OF: Final = _each("آغاز ابتدا ابتدای شروع اول")
LAST_OF: Final = _each("پایان آخر انتها انتهای")

FROM: Final = _each("از")
UNTIL: Final = _each("تا لغایت الی")
BETWEEN: Final = _each("میان بین")
AND: Final = _each("و تا")
BEFORE: Final = _folded(dict.fromkeys(("پیش از", "قبل از", "تا پیش از", "تا قبل از"), True))
AFTER: Final = _folded(dict.fromkeys(("پس از", "بعد از", "از پس از", "از بعد از"), True))
ONWARD: Final = _folded(dict.fromkeys(("به بعد", "به این سو"), True))
#: Two words that are mostly written as one.
PARTED: Final = {search_key("تاکنون"): (search_key("تا"), search_key("کنون"))}

#: Words that only lead to a day.
FILLERS: Final = _each("روز تاریخ مورخ مورخه در طی ظرف طول")
#: After a number that is a day of a month.
ORDINAL_ENDINGS: Final = _each("ام م")

#: What is written between a word and the next in the half-space style: «هفته‌ی گذشته».
_LINK: Final = "ی"
_PIECES: Final = re.compile(r"\d+(?:[/.٫\-]\d+)*|[^\d\s]+")
#: A name has three words at most.
_MOST_JOINED: Final = 3


class Token(NamedTuple):
    """A folded word or a number of a text.

    Attributes:
        text: The word alone.
        word: Which of the typed words it is of.
        names: What begins with it, joined, the longest first, and the place after each.
    """

    text: str
    word: int
    names: tuple[tuple[str, int], ...]


@lru_cache(maxsize=4096)
def _pieces_of(word: str) -> tuple[str, ...]:
    found: list[str] = []
    for piece in _PIECES.findall(latin_digits(tidy(word.replace(ZWNJ, " ")))):
        found += [piece] if piece[0].isdigit() else search_key(piece).split()
    return tuple(part for piece in found if piece != _LINK for part in PARTED.get(piece, (piece,)))


def tokens(typed: Sequence[str]) -> list[Token]:
    """The words of a text, as periods are read from them."""
    pieces = [(piece, at) for at, word in enumerate(typed) for piece in _pieces_of(word)]
    said = []
    for at, (text, word) in enumerate(pieces):
        joined = ""
        names: list[tuple[str, int]] = []
        for end in range(at, min(at + _MOST_JOINED, len(pieces))):
            joined += pieces[end][0]
            names.insert(0, (joined, end + 1))
        said.append(Token(text, word, tuple(names)))
    return said


def taken(table: Mapping[str, Value], said: Sequence[Token], at: int) -> tuple[Value, int] | None:
    """The longest name of a table that stands at a place, and the place after it."""
    if at < len(said):
        for name, end in said[at].names:
            if name in table:
                return table[name], end
    return None


def after_any(names: Container[str], said: Sequence[Token], at: int) -> int | None:
    """The place after one of some words, if one stands here."""
    return at + 1 if at < len(said) and said[at].text in names else None
