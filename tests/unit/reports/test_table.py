"""A table on paper: its head on every page, every word of every cell, at any length."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text import persian_digits
from call_sheets import LETTERHEAD, MARK
from reports.blocks import text_width
from reports.paper import Form, Heading, paginated, printed
from reports.sheet import A4_ACROSS
from reports.table import MOST_LINES, Table, TableColumn

ROOM = text_width(A4_ACROSS)
TABLE = Table([TableColumn("ردیف", 1), TableColumn("موضوع", 4), TableColumn("تلفن", 2)], ROOM)


def pages(rows: Sequence[Sequence[str]], folder: Path) -> list[str]:
    """The text of each page."""
    form = Form(Heading("آزمون", ()), tuple(TABLE.rows(rows)), repeated=(TABLE.head(),))
    (folder / "table.pdf").write_bytes(
        printed([form], size=A4_ACROSS, letterhead=LETTERHEAD, mark=MARK)
    )
    done = subprocess.run(
        ["pdftotext", "-layout", folder / "table.pdf", "-"], capture_output=True, check=True
    )
    marks = dict.fromkeys([*range(0x202A, 0x202F), 0x200E, 0x200F, *range(0x2066, 0x206A)])
    return done.stdout.decode().translate(marks).rstrip("\f").split("\f")


def test_the_head_stands_on_every_page_and_no_row_is_lost(tmp_path: Path) -> None:
    texts = pages([(str(n), f"مورد {n}", "") for n in range(1, 121)], tmp_path)
    assert len(texts) > 3
    for number, text in enumerate(texts, 1):
        assert "موضوع" in text
        assert persian_digits(f"صفحه {number} از {len(texts)}") in " ".join(text.split())
    found = re.findall("مورد ([۰-۹]+)", " ".join(" ".join(texts).split()))
    assert found == [persian_digits(str(n)) for n in range(1, 121)]


def test_a_long_cell_wraps_and_one_longer_than_a_page_goes_on(tmp_path: Path) -> None:
    words = [f"واژه{number}" for number in range(2000)]
    text = " ".join(pages([("1", " ".join(words), "")], tmp_path))
    for number in (0, 999, 1999):
        assert persian_digits(f"واژه{number}") in text


@given(st.lists(st.text(max_size=400), min_size=3, max_size=3))
def test_no_block_outgrows_a_page(cells: list[str]) -> None:
    blocks = TABLE.rows([cells])
    room = A4_ACROSS[1] / 2
    assert all(block.height < room for block in blocks)
    assert len(paginated(blocks, room)) <= len(blocks)


def test_more_lines_than_a_block_takes_are_parted() -> None:
    assert len(TABLE.rows([("\n".join("خ" for _ in range(MOST_LINES + 1)), "", "")])) == 2


def test_progress_is_told_and_can_break_off() -> None:
    class Enough(Exception):
        pass

    told: list[tuple[int, int]] = []

    def progress(done: int, of: int) -> None:
        told.append((done, of))
        if done >= 200:
            raise Enough

    with pytest.raises(Enough):
        TABLE.rows([("۱", "", "")] * 1000, progress)
    assert told == [(0, 1000), (100, 1000), (200, 1000)]
