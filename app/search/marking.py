"""Where the words of a question stand in a text as it is shown.

Texts are searched folded and shown as they were typed, with half-spaces, harakat and Persian
digits; here what was found is found again in what is seen. A word is marked whole, however little
of it was typed: letters that are drawn apart from their word lose their joining.
"""

from __future__ import annotations

import re
import unicodedata
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, NamedTuple

from app.search.asking import Phrase, Question
from app.search.findable import PAGE_END, FoundLine
from app.text import persian_digits, search_key, strip_isolates

#: Where a found word begins in a text, and where it ends.
Found = tuple[int, int]

ELLIPSIS: Final = "…"
#: How much of an excerpt comes before what was found.
_BEFORE: Final = 3
_CHUNKS: Final = re.compile(r"\S+")
#: A cell that says only when, such as ۱۴۰۵/۰۹/۰۷ or ۰۹/۰۷ ۱۰:۳۰.
_DAY_OR_HOUR: Final = re.compile(r"\d{4}/\d\d/\d\d|((\d{4}/)?\d\d/\d\d\W+)?\d\d?:\d\d")


@dataclass(frozen=True)
class Excerpt:
    """Some of a text, on one line.

    Attributes:
        text: What is shown; cut ends have an ellipsis.
        spans: What of it was found.
    """

    text: str
    spans: tuple[Found, ...]


@dataclass(frozen=True)
class Marks:
    """What of a question is marked in the rows of the register it is asked of.

    Attributes:
        phrases: As for `marked`.
        parts: As for `marked`.
    """

    phrases: tuple[Phrase, ...] = ()
    parts: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is ever marked."""
        return not self.phrases and not self.parts

    def within(self, text: str) -> tuple[Found, ...]:
        """What of a cell was found; days and hours are not asked for by their words."""
        if _DAY_OR_HOUR.fullmatch(strip_isolates(text)):
            return ()
        return marked(text, self.phrases, self.parts)


def marks_of(question: Question, *, by_parts: bool = False) -> Marks:
    """What is marked where a question was answered by words, or by parts of words."""
    return Marks(parts=question.parts) if by_parts else Marks(question.phrases)


class _Word(NamedTuple):
    key: str
    start: int
    end: int


def marked(text: str, phrases: Iterable[Phrase], parts: Iterable[str] = ()) -> tuple[Found, ...]:
    """Where what was asked stands in a text, in order and apart from one another.

    Args:
        text: As it is shown.
        phrases: Of the question (`Question.phrases`).
        parts: Of the question, where parts of words answer it (`Question.parts`).
    """
    asked, within = tuple(phrases), tuple(parts)
    if not asked and not within:
        return ()
    return _apart(_found_in(tuple(_words_of(text)), asked, within))


def excerpt(text: str, phrases: Iterable[Phrase], room: int, parts: Iterable[str] = ()) -> Excerpt:
    """What of a long text lies around the first that was found in it; else its beginning.

    Args:
        text: As it is shown; its lines become one.
        phrases: As for `marked`.
        room: Letters there is room for, ellipses included.
        parts: As for `marked`.
    """
    asked, within = tuple(phrases), tuple(parts)
    line = " ".join(text.split())
    if len(line) > room:
        line = _cut(line, _first_in(line, asked, within), room)
    return Excerpt(line, marked(line, asked, within))


def on_its_page(line: FoundLine, question: Question) -> FoundLine:
    """A line of a file with the page on which most of the question stands, the first such."""
    if line.first_page is None:
        return line
    pages = line.context.split(PAGE_END)
    standing: list[int] = []
    for page in pages if len(pages) > 1 else ():
        standing.append(sum(_is_in(phrase, _key_of(page)) for phrase in question.phrases))
        if standing[-1] == len(question.phrases):
            break
    place = standing.index(max(standing)) if standing else 0
    number = line.first_page + place
    said = persian_digits(f"صفحه {number + 1}")
    return replace(line, state=said, context=pages[place], first_page=number)


# Asked anew with every letter that is typed, for much the same pages.
@lru_cache(maxsize=512)
def _key_of(page: str) -> str:
    return f" {search_key(page)} "


def _is_in(phrase: Phrase, key: str) -> bool:
    return f" {' '.join(phrase.words)}{'' if phrase.is_open else ' '}" in key


def _first_in(line: str, phrases: Sequence[Phrase], parts: Sequence[str]) -> Found:
    """The first that is found; words are read one after another, for texts are long."""
    reach = max((len(phrase.words) for phrase in phrases), default=1)
    held: deque[_Word] = deque(maxlen=reach)
    for word in _words_of(line):
        held.append(word)
        for span in _found_in(tuple(held), phrases, parts):
            return span
    return 0, 0


def _cut(line: str, found: Found, room: int) -> str:
    """So much of a line that the found fits in, from a word's beginning to a word's end."""
    inside = max(room - 2 * len(ELLIPSIS), 1)
    start = max(0, min(found[0] - inside // _BEFORE, len(line) - inside))
    end = min(len(line), start + inside)
    if start:
        space = line.find(" ", start, found[0])
        start = start if space < 0 else space + 1
    if end < len(line):
        space = line.rfind(" ", max(found[1], start + 1), end + 1)
        end = end if space < 0 else space
    before, after = (ELLIPSIS if cut else "" for cut in (start > 0, end < len(line)))
    return f"{before}{line[start:end]}{after}"


def _found_in(
    words: Sequence[_Word], phrases: Sequence[Phrase], parts: Sequence[str]
) -> Iterator[Found]:
    for phrase in phrases:
        length = len(phrase.words)
        for at in range(len(words) - length + 1):
            if _stands(phrase, words[at : at + length]):
                yield words[at].start, words[at + length - 1].end
    yield from ((word.start, word.end) for word in words if any(part in word.key for part in parts))


def _stands(phrase: Phrase, words: Sequence[_Word]) -> bool:
    last, asked = words[-1].key, phrase.words[-1]
    fits = last.startswith(asked) if phrase.is_open else last == asked
    return fits and all(
        word.key == own for word, own in zip(words, phrase.words[:-1], strict=False)
    )


def _apart(spans: Iterable[Found]) -> tuple[Found, ...]:
    """Spans in order; what overlaps becomes one."""
    joined: list[Found] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


@lru_cache(maxsize=4096)
def _folded(letter: str) -> str:
    """What a letter is searched as: itself, others, nothing, or a space where words part."""
    return search_key(f"a{letter}a")[1:-1]


@lru_cache(maxsize=4096)
def _is_mark(letter: str) -> bool:
    return letter == "ـ" or unicodedata.category(letter) == "Mn"


def _words_of(text: str) -> Iterator[_Word]:
    """The folded words of a text, each with where it stands."""
    for chunk in _CHUNKS.finditer(text):
        key, start, end = "", 0, 0
        for at, letter in enumerate(chunk.group(), chunk.start()):
            folded = _folded(letter)
            if folded.isspace():
                if key:
                    yield _Word(key, start, end)
                key = ""
            elif folded:
                start = at if not key else start
                key, end = key + folded, at + 1
            elif key and end == at and _is_mark(letter):
                end = at + 1
        if key:
            yield _Word(key, start, end)
