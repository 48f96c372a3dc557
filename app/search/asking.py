"""A question as it is typed, read into what is asked of search tables.

One language everywhere: words in any order, each the beginning of a word; «exact phrases» in
quotes; fragments of numbers such as ۴/۱۲۳; and filters: «از:», «به:», «واحد:», «طبقه:»,
«تاریخ:», «نوع:». Text is folded as records' keys are (`app.text`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Final

from app.marks import Classification
from app.search.periods import Period, longest_period, read_period
from app.text import (
    FROM_MARK,
    TO_MARK,
    UNIT_MARK,
    ZWNJ,
    is_affix_pair,
    opened_forms,
    search_key,
    tidy,
)
from app.texts import CLASSIFICATIONS

#: Words of one question at most; more do not narrow what is found any more.
MOST_WORDS: Final = 12
#: Letters a part of a word needs so that it can be looked for.
SHORTEST_PART: Final = 3

FROM, TO, UNIT, DAYS, CLASS, KIND = "از", "به", "واحد", "تاریخ", "طبقه", "نوع"
#: The names of filters, as they are typed and completed.
FILTERS: Final = (FROM, TO, UNIT, DAYS, CLASS, KIND)
#: What is to follow a name.
_WANTED: Final = {
    FROM: "نام فرستنده یا تماس‌گیرنده",
    TO: "نام گیرنده",
    UNIT: "نام دستگاه یا واحد",
    DAYS: "روزها",
    CLASS: "طبقه‌بندی",
    KIND: "نام بخش",
}
_MARKS: Final = {FROM: FROM_MARK, TO: TO_MARK, UNIT: UNIT_MARK}

#: A name of a filter with its colon, a text in quotes, or anything up to a blank.
_PIECES: Final = re.compile(
    r"(?P<name>از|به|واحد|تاریخ|طبقه|نوع)\s?[:：]\s?"
    r"|[«“\"„](?P<quoted>[^»”\"“]*)[»”\"“]?"
    r"|(?P<plain>[^\s«»“”\"]+)"
)
_CLASSES: Final = {search_key(name): level for level, name in CLASSIFICATIONS.items()}


@dataclass(frozen=True)
class Phrase:
    """Folded words that stand side by side.

    Attributes:
        is_open: The last is only the beginning of a word.
    """

    words: tuple[str, ...]
    is_open: bool = False


@dataclass(frozen=True)
class Term:
    """Something that must be found: one of its ways, and of that way every phrase."""

    ways: tuple[tuple[Phrase, ...], ...]


@dataclass(frozen=True)
class Question:
    """What is asked.

    Attributes:
        terms: All must be found.
        apart: How words of it may stand in two, to be marked; keys have them in one as well.
        parts: What of them may be a part of a word when no word begins so; empty where filters of
            names or phrases leave no room for that.
        period: Only records of these days.
        classification: Only records of this one.
        kind: Only registers whose title begins so, folded.
        problems: What could not be understood, in words; the rest is asked all the same.
    """

    terms: tuple[Term, ...] = ()
    apart: tuple[Phrase, ...] = ()
    parts: tuple[str, ...] = ()
    period: Period | None = None
    classification: Classification | None = None
    kind: str = ""
    problems: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked of a record."""
        return not self.terms and self.period is None and self.classification is None

    @property
    def number(self) -> str:
        """A number in one piece, folded, if that is all that is asked of words."""
        if len(self.terms) != 1 or self.kind or self.period or self.classification is not None:
            return ""
        words = self.terms[0].ways[0][0].words
        return " ".join(words) if len(words) > 1 and words[0].isdigit() else ""

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """What is marked in what is found: every way of every term, without marks of names."""
        found = [phrase for term in self.terms for way in term.ways for phrase in way]
        found += self.apart
        bare = (Phrase(tuple(map(_bare, phrase.words)), phrase.is_open) for phrase in found)
        return tuple(dict.fromkeys(bare))


def _bare(word: str) -> str:
    return word[1:] if word[0] in _MARKS.values() and len(word) > 1 and word[1] > "~" else word


@dataclass
class _Reader:
    """Gathers a question piece by piece."""

    today: date
    terms: list[Term] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    apart: list[Phrase] = field(default_factory=list)
    has_only_words: bool = True
    period: Period | None = None
    classification: Classification | None = None
    kind: str = ""
    problems: list[str] = field(default_factory=list)


def are_long_enough(parts: Sequence[str]) -> bool:
    """Whether there are parts of words to look for, each of letters enough."""
    return bool(parts) and all(len(part) >= SHORTEST_PART for part in parts)


@lru_cache(maxsize=64)
def read_question(text: str, today: date) -> Question:
    """Read what somebody typed, for its list, its count and its note alike.

    Args:
        text: Anything; what is not understood is said in `problems`.
        today: The office's day, from which «هفته گذشته» counts.
    """
    reader = _Reader(today)
    pieces = list(_PIECES.finditer(tidy(text)))
    place = 0
    while place < len(pieces):
        name = pieces[place]["name"]
        if name is None:
            place += _read_words(reader, pieces, place)
            continue
        place += 1
        place += _read_filter(reader, name, pieces[place:])
    return Question(
        terms=tuple(reader.terms[:MOST_WORDS]),
        apart=tuple(reader.apart),
        parts=tuple(reader.parts[:MOST_WORDS]) if reader.has_only_words else (),
        period=reader.period,
        classification=reader.classification,
        kind=reader.kind,
        problems=tuple(reader.problems),
    )


def _read_words(reader: _Reader, pieces: Sequence[re.Match[str]], place: int) -> int:
    """A phrase or a word, or two that may be one; answers with how many pieces it took."""
    piece = pieces[place]
    if piece["quoted"] is not None:
        words = tuple(search_key(piece["quoted"]).split())
        if words:
            reader.terms.append(Term(((Phrase(words),),)))
            reader.has_only_words = False
        return 1
    word = search_key(piece["plain"])
    following = pieces[place + 1]["plain"] if place + 1 < len(pieces) else None
    second = search_key(following) if following else ""
    is_pair = word and second and " " not in word + second
    if is_pair and is_affix_pair(word, second):
        # Keys have such pairs in one word as well.
        reader.terms.append(Term(((Phrase((word + second,), is_open=True),),)))
        reader.apart.append(Phrase((word, second), is_open=True))
        reader.parts += [word, second]
        return 2
    if word:
        is_last = place + 1 == len(pieces)
        reader.terms.append(_term(reader, piece["plain"], word, is_last=is_last))
        reader.parts.append(word)
    return 1


def _term(reader: _Reader, typed: str, word: str, *, is_last: bool) -> Term:
    words = tuple(word.split())
    if len(words) > 1:  # a number in one piece: its last part may be unfinished
        return Term(((Phrase(words, is_open=True),),))
    ways = [(Phrase((word,), is_open=is_last or len(word) > 1),)]
    opened = tuple(search_key(typed.replace(ZWNJ, " ")).split())
    if len(opened) > 1 and not any(is_affix_pair(a, b) for a, b in pairwise(opened)):
        ways.append((Phrase(opened, is_open=True),))
    forms = (opened,) if len(opened) > 1 else map(tuple, map(str.split, opened_forms(word)))
    reader.apart += [Phrase(form, is_open=True) for form in forms]
    return Term(tuple(ways))


def _read_filter(reader: _Reader, name: str, rest: Sequence[re.Match[str]]) -> int:
    """A filter's value; answers with how many pieces it took."""
    if not rest or rest[0]["name"] is not None:
        reader.problems.append(f"پس از «{name}:» {_WANTED[name]} را بنویسید.")
        return 0
    if name == DAYS:
        return _read_days(reader, rest)
    value = rest[0]["quoted"] if rest[0]["quoted"] is not None else rest[0]["plain"]
    if name == CLASS:
        return _read_classification(reader, rest)
    if name == KIND:
        reader.kind = search_key(value)
        return 1
    mark = _MARKS[name]
    is_whole = rest[0]["quoted"] is not None
    for word in search_key(value).split():
        reader.terms.append(Term(((Phrase((mark + word,), is_open=not is_whole),),)))
        reader.has_only_words = False
    return 1


def _read_days(reader: _Reader, rest: Sequence[re.Match[str]]) -> int:
    if rest[0]["quoted"] is not None:
        words, taken = rest[0]["quoted"].split(), 1
        reader.period = read_period(" ".join(words), reader.today)
    else:
        words = []
        for piece in rest:
            if piece["plain"] is None:
                break
            words.append(piece["plain"])
        taken = longest_period(words, reader.today)
        words = words[:taken] if taken else words[:1]
        reader.period = read_period(" ".join(words), reader.today) if taken else None
        taken = max(taken, 1)
    if reader.period is None:
        reader.problems.append(f"تاریخ «{' '.join(words)}» خوانده نشد؛ نمونه: تاریخ: هفته گذشته")
    return taken


def _read_classification(reader: _Reader, rest: Sequence[re.Match[str]]) -> int:
    """One or two words, as «خیلی محرمانه»; what is begun is understood when it is one only."""
    first = rest[0]["quoted"] if rest[0]["quoted"] is not None else rest[0]["plain"]
    second = rest[1]["plain"] if len(rest) > 1 and rest[0]["plain"] else None
    if second is not None:
        level = _CLASSES.get(search_key(f"{first} {second}"))
        if level is not None:
            reader.classification = level
            return 2
    asked = search_key(first).replace(" ", "")
    fitting = [
        level for name, level in _CLASSES.items() if asked and name.replace(" ", "") == asked
    ] or [level for name, level in _CLASSES.items() if asked and name.startswith(asked)]
    if len(fitting) == 1:
        reader.classification = fitting[0]
    else:
        known = "، ".join(CLASSIFICATIONS.values())
        reader.problems.append(f"طبقه «{first}» شناخته نیست؛ یکی از این‌ها: {known}")
    return 1
