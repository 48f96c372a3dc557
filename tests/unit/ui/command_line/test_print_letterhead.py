"""The empty letterhead from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands import Daftar
from printed_words import printed_words


@pytest.mark.parametrize(("layout", "width"), [("a4", 210), ("a5", 148)])
def test_the_default_letterhead_prints_empty(
    daftar: Daftar, local_store: str, tmp_path: Path, layout: str, width: int
) -> None:
    path = tmp_path / "head.pdf"
    named = ("print", "letterhead", "--layout", layout, "--copies", "2", "--store", local_store)
    assert daftar(*named, "-o", str(path)).status == 0
    pages = printed_words(path.read_bytes())
    assert len(pages) == 2
    assert {"بسمه", "تاریخ:", "استانداری"} <= {word.text for word in pages[0]}
    assert max(word.right for word in pages[0]) <= width


def test_records_have_no_place_on_it(daftar: Daftar, local_store: str, tmp_path: Path) -> None:
    path = str(tmp_path / "head.pdf")
    named = ("print", "letterhead", "7", "--store", local_store, "-o", path)
    assert daftar(*named).status == 2
