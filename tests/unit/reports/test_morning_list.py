"""The morning list: every number and list its registers declare, with boxes to tick."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pypdfium2

from app.changes import Kind
from app.today import CARDS, LISTS, PRINTED, Line, Today, Weight
from call_sheets import LETTERHEAD, MARK
from reports.morning_list import NUMBERS, morning_list


def line(number: int, classification: int = 0) -> Line:
    return Line(
        Kind.CALL, number, f"کار {number}", "فردا", "عادی", Weight.INFORMATION, classification
    )


def text_of(pdf: bytes, folder: Path) -> str:
    (folder / "list.pdf").write_bytes(pdf)
    done = subprocess.run(
        ["pdftotext", "-layout", folder / "list.pdf", "-"], capture_output=True, check=True
    )
    marks = dict.fromkeys([*range(0x202A, 0x202F), 0x200E, 0x200F, *range(0x2066, 0x206A)])
    return " ".join(done.stdout.decode().translate(marks).split())


def made(lines: int, classification: int = 0) -> bytes:
    shown = tuple(line(number, classification) for number in range(lines))
    today = Today(
        tuple((card, 7) for card in CARDS), tuple((one, shown) for one in LISTS), "کشیک: رضا", 0
    )
    return morning_list(today, letterhead=LETTERHEAD, mark=MARK)


def test_every_declared_number_and_list_is_there(tmp_path: Path) -> None:
    text = text_of(made(2), tmp_path)
    for words in (NUMBERS, "کشیک: رضا", *(one.title for one in (*CARDS, *LISTS))):
        assert words in text
    assert text.count("شد") >= 2 * len(LISTS)


def test_an_empty_day_says_so_and_a_full_one_where_the_rest_is(tmp_path: Path) -> None:
    assert LISTS[0].empty in text_of(made(0), tmp_path)
    full = made(PRINTED + 1)
    assert "بیش از این‌ها" in text_of(full, tmp_path)
    assert len(pypdfium2.PdfDocument(full)) > 2


def test_it_is_as_secret_as_its_most_secret_line(tmp_path: Path) -> None:
    assert "محرمانه" not in text_of(made(1), tmp_path)
    assert "محرمانه" in text_of(made(1, 1), tmp_path)
