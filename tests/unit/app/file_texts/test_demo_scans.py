"""The scans of the demo's letters say what lies under their strokes."""

from __future__ import annotations

import io
from typing import cast

from hypothesis import given
from hypothesis import strategies as st

from app.demo.letter_scans import FINDINGS, scanned_pages
from app.file_texts.pages import PDF, opened_pages
from app.text import search_key


def test_each_page_gives_its_words_back() -> None:
    with opened_pages(io.BytesIO(scanned_pages(FINDINGS)), PDF) as pages:
        assert pages.count == len(FINDINGS)
        for number, lines in enumerate(FINDINGS):
            said = pages.own_words(number)
            assert said is not None
            assert search_key(said) == search_key(" ".join(lines))
            darkest, _brightest = pages.picture(number).convert("L").getextrema()
            assert cast("int", darkest) < 200, "and strokes are seen"


@given(count=st.integers(1, 12))
def test_the_same_pages_are_the_same_file(count: int) -> None:
    pages = (FINDINGS * 3)[:count]
    assert scanned_pages(pages) == scanned_pages(pages)
