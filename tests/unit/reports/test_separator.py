"""separator: its code is read from a poor scan, and parts a stack into letters."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.changes import Kind
from app.record_codes import SEPARATOR
from app.returned_sheets import NEW_LETTER
from app.sheet_groups import KnownRecord, SheetGroup
from reports.paper import Letterhead, PrintMark
from reports.separator import separator_sheets
from reports.sheet_codes import codes_in, letter_parts, sheet_files
from scans import PDF, scanned, stack

pytest.importorskip("zxingcpp")

MARK = PrintMark(datetime(2026, 11, 22, 7, 0, tzinfo=UTC), "مدیر")
HEAD = Letterhead("استانداری", "دفتر", store="K3F9Q")


@pytest.mark.parametrize("form", ["PDF", "TIFF"])
@pytest.mark.parametrize("angle", [0, 4, 181])
def test_a_poor_scan_shows_it(tmp_path: Path, form: str, angle: float) -> None:
    sheet = scanned(separator_sheets(letterhead=HEAD, mark=MARK), angle=angle, dpi=150, noise=35)
    path = tmp_path / "stack"
    path.write_bytes(stack([*sheet, *scanned(PDF), *sheet], form, dpi=150))
    assert codes_in(path) == (SEPARATOR, "", SEPARATOR)


def test_each_letter_is_a_file_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "scan 12.pdf"
    path.write_bytes(stack(scanned(PDF) * 5))
    groups = [
        SheetGroup((1, 2), None, reason=NEW_LETTER, letter=1, is_cut=True),
        SheetGroup((4,), None, reason=NEW_LETTER, letter=2, is_cut=True),
    ]
    parts = letter_parts(path, groups)
    assert [name for name, _content in parts] == ["scan 12 نامه ۰۱.pdf", "scan 12 نامه ۰۲.pdf"]
    assert parts == letter_parts(path, groups)
    for (_name, content), pages in zip(parts, (2, 1), strict=True):
        part = tmp_path / "part.pdf"
        part.write_bytes(content)
        assert len(codes_in(part)) == pages


def test_as_many_sheets_as_are_asked_for() -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(separator_sheets(letterhead=HEAD, mark=MARK, copies=3))
    assert len(document) == 3
    words = document[2].get_textpage().get_text_range()
    assert "جداکننده" in words
    document.close()


def test_a_record_never_gets_the_separators_of_its_stack(tmp_path: Path) -> None:
    path = tmp_path / "stack.pdf"
    path.write_bytes(stack(scanned(PDF) * 2))
    record = KnownRecord(Kind.CALL, 7, "1405/ت/7", "رضا")
    (file,) = sheet_files(path, [SheetGroup((1,), record, is_cut=True)])
    assert file.path is None
    (whole,) = sheet_files(path, [SheetGroup((0, 1), record)])
    assert whole.path == path
