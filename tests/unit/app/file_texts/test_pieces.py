"""Pieces of a text: nothing is lost, none is too long, and each letter knows its page."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.file_texts.pieces import MOST_WORDS, Piece, count_words, gathered
from app.search.findable import PAGE_END

PAGES = st.lists(
    st.sampled_from([0, 1, 7, 900, 1999, 2000, 2001, 4500]).map(
        lambda count: " ".join(["آب"] * count)
    ),
    max_size=8,
)


@given(pages=PAGES, cut=st.integers(0, 8))
def test_pages_gathered_at_twice_are_the_pages(pages: list[str], cut: int) -> None:
    first, rest = tuple(pages[:cut]), tuple(pages[cut:])
    before = gathered(None, 0, first)
    last = before[-1] if before else None
    found: list[Piece] = [*before[:-1], *gathered(last, len(first), rest)]
    assert sum(piece.words for piece in found) == sum(map(count_words, pages))
    on_page = [0] * len(pages)
    for piece in found:
        assert 0 < piece.words <= MOST_WORDS
        assert piece.words == count_words(piece.text)
        assert piece.text.count(PAGE_END) == piece.last_page - piece.first_page
        for number, text in enumerate(piece.text.split(PAGE_END), piece.first_page):
            on_page[number] += count_words(text)
    assert on_page == [count_words(page) for page in pages]
    assert all(one.last_page <= other.first_page for one, other in pairwise(found))


def test_pages_without_words_are_counted() -> None:
    (piece,) = gathered(None, 4, ("سد", "", "پل"))
    assert (piece.first_page, piece.last_page, piece.text) == (4, 6, "سد\f\fپل")
