"""Where the words of a question stand in a text as it is shown.

Texts are searched folded and shown as they were typed, with half-spaces, harakat and Persian
digits; here what was found is found again in what is seen. A word is marked whole, however little
of it was typed: letters that are drawn apart from their word lose their joining.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from app.text import search_forms, search_key

#: Where a found word begins in a text, and where it ends.
Found = tuple[int, int]

ELLIPSIS: Final = "…"
#: How much of an excerpt comes before what was found.
_BEFORE: Final = 3
_CHUNKS: Final = re.compile(r"\S+")


@dataclass(frozen=True)
class Excerpt:
    """Some of a text, on one line.

    Attributes:
        text: What is shown; cut ends have an ellipsis.
        spans: What of it was found.
    """

    text: str
    spans: tuple[Found, ...]


class _Word(NamedTuple):
    key: str
    start: int
    end: int


class _Asked(NamedTuple):
    """Words that stand one after another; of the last only the beginning counts."""

    whole: tuple[str, ...]
    beginning: str


def marked(text: str, words: Iterable[str], *, parts: bool = False) -> tuple[Found, ...]:
    """Where the words of a question stand in a text, in order and apart from one another.

    Args:
        text: As it is shown.
        words: Folded, as `app.text.search_key` gives them; one with spaces is a phrase.
        parts: Whether the words were found as any part of a word too.
    """
    asked = _asked(words)
    if not asked:
        return ()
    return _apart(_found_in(tuple(_words_of(text)), asked, parts=parts))


def excerpt(text: str, words: Iterable[str], room: int, *, parts: bool = False) -> Excerpt:
    """What of a long text lies around the first word that was found; else its beginning.

    Args:
        text: As it is shown; its lines become one.
        words: As for `marked`.
        room: Letters there is room for, ellipses included.
        parts: As for `marked`.
    """
    words = tuple(words)
    line = " ".join(text.split())
    if len(line) > room:
        line = _cut(line, _first_in(line, words, parts=parts), room)
    return Excerpt(line, marked(line, words, parts=parts))


def _first_in(line: str, words: Sequence[str], *, parts: bool) -> Found:
    asked = _asked(words)
    # Phrases reach beyond a word, so that words are looked at with those behind them.
    reach = max((len(one.whole) for one in asked), default=0) + 1
    held: list[_Word] = []
    for word in _words_of(line):
        held = [*held[-reach:], word]
        for span in _found_in(held, asked, parts=parts):
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


def _asked(words: Iterable[str]) -> tuple[_Asked, ...]:
    forms = (form for word in words for form in _forms(word))
    each = (tuple(form.split()) for form in forms)
    return tuple(_Asked(one[:-1], one[-1]) for one in dict.fromkeys(each) if one)


def _forms(word: str) -> tuple[str, ...]:
    """A word may stand opened in the text: «میشود» as «می شود»."""
    if not word or " " in word:
        return (word,)
    return tuple(form for forms in search_forms(word) for form in forms)


def _found_in(words: Sequence[_Word], asked: Sequence[_Asked], *, parts: bool) -> Iterator[Found]:
    for one in asked:
        length = len(one.whole)
        for at in range(len(words) - length):
            last = words[at + length]
            fits = last.key.startswith(one.beginning) or (
                parts and not length and one.beginning in last.key
            )
            if fits and all(words[at + n].key == one.whole[n] for n in range(length)):
                yield words[at].start, last.end


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
