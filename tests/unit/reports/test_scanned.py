"""Scanned pictures become pages; what is none is refused in words."""

from __future__ import annotations

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import InvalidInput
from reports.scanned import pages_of_picture
from scans import picture


def count(pdf: bytes) -> int:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


@pytest.mark.parametrize(
    ("form", "mode", "pages"),
    [("TIFF", "1", 3), ("TIFF", "L", 1), ("PNG", "RGBA", 1), ("PNG", "P", 1), ("JPEG", "RGB", 1)],
)
def test_a_page_for_each_picture(form: str, mode: str, pages: int) -> None:
    assert count(pages_of_picture(picture(form, pages, mode=mode))) == pages


@given(cut=st.integers(1, 200), tail=st.binary(max_size=40))
def test_a_damaged_picture_is_pages_or_a_sentence(cut: int, tail: bytes) -> None:
    for form in ("PNG", "JPEG", "TIFF"):
        try:
            pages = pages_of_picture(picture(form)[:cut] + tail)
        except InvalidInput:
            continue
        assert count(pages) == 1


def test_a_picture_of_too_many_dots_is_refused() -> None:
    # The header alone says 60,000 by 60,000; nothing of that size is ever unpacked.
    made = bytearray(picture("PNG"))
    made[16:24] = (60_000).to_bytes(4, "big") * 2
    with pytest.raises(InvalidInput):
        pages_of_picture(bytes(made))
