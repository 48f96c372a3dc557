"""Texts of pages gathered into pieces, few enough words to be searched and shown as one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app.search.findable import PAGE_END
from app.text import search_text

#: Words of a piece; a longer page makes several.
MOST_WORDS: Final = 2000
_WORD: Final = re.compile(r"\S+")


@dataclass(frozen=True)
class Piece:
    """Pages that are kept as one.

    Attributes:
        first_page: From 0.
        last_page: The same for a piece of one page.
        text: Of its pages, `PAGE_END` between them.
        words: How many are in it.
    """

    first_page: int
    last_page: int
    text: str
    words: int

    @property
    def search_key(self) -> str:
        """What it is found by: its words, and no part of them."""
        return search_text((), (self.text,))

    def with_page(self, number: int, text: str, words: int) -> Piece:
        """It, with a page that follows."""
        between = PAGE_END * (number - self.last_page) or "\n"
        return Piece(self.first_page, number, self.text + between + text, self.words + words)


def count_words(text: str) -> int:
    """How many words a text has."""
    return sum(1 for _word in _WORD.finditer(text))


def parts_of(text: str) -> Iterator[tuple[str, int]]:
    """A page's text in parts of so many words as a piece has, each with how many it has."""
    begin, count = 0, 0
    for word in _WORD.finditer(text):
        if count == MOST_WORDS:
            yield text[begin : word.start()].rstrip(), count
            begin, count = word.start(), 0
        count += 1
    if count:
        yield text[begin:], count


def gathered(last: Piece | None, first_page: int, texts: tuple[str, ...]) -> list[Piece]:
    """Pieces of some pages.

    Args:
        last: The last piece there is; it comes first in the answer, perhaps longer.
        first_page: The number of the first page, from 0.
        texts: Of each page; empty where it has none.
    """
    pieces = [last] if last is not None else []
    for number, text in enumerate(texts, first_page):
        for part, words in parts_of(text):
            if pieces and pieces[-1].words + words <= MOST_WORDS:
                pieces[-1] = pieces[-1].with_page(number, part, words)
            else:
                pieces.append(Piece(number, number, part, words))
    return pieces
