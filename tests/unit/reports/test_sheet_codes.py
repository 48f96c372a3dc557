"""Codes of scanned sheets: read askew and in noise, never of others; stacks taken apart."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from app.changes import Kind
from app.errors import InvalidInput
from app.record_codes import RecordCode, code_text, read_code
from call_sheets import LETTERHEAD, MARK, call_to_print
from reports.call_note import call_note
from reports.paper import Letterhead
from reports.sheet_codes import codes_in, pages_apart
from scans import PDF, scanned, stack

STORE = Letterhead(LETTERHEAD.office, LETTERHEAD.unit, store="K3F9Q")
LONG = 123_456


def paper(*numbers: int, letterhead: Letterhead = STORE, layout: str = "governor") -> bytes:
    sheets = [call_to_print(id=number) for number in numbers]
    return call_note(sheets, layout=layout, letterhead=letterhead, marks=[MARK] * len(sheets))


def foreign(text: str) -> Image.Image:
    """A sheet with somebody else's code on it."""
    code = io.BytesIO()
    segno.make(text, micro=False).save(code, kind="png", scale=6, border=4)
    sheet = Image.new("L", (1100, 1500), 255)
    sheet.paste(Image.open(code).convert("L"), (100, 100))
    return sheet


def kept(folder: Path, content: bytes, name: str = "a.pdf") -> Path:
    (folder / name).write_bytes(content)
    return folder / name


@pytest.mark.parametrize("angle", [0, 3, -7, 90, 180, 267])
@pytest.mark.parametrize(("dpi", "noise"), [(150, 25), (200, 40), (300, 60)])
def test_a_sheet_is_known_however_it_was_scanned(
    tmp_path: Path, dpi: int, noise: int, angle: int
) -> None:
    sheets = scanned(paper(LONG), dpi=dpi, angle=angle, noise=noise)
    path = kept(tmp_path, stack(sheets, dpi=dpi))
    assert codes_in(path) == (f"DF:CALL:{LONG}:K3F9Q",)


@pytest.mark.parametrize(("form", "ending"), [("TIFF", "tif"), ("PNG", "png"), ("JPEG", "jpg")])
def test_pictures_are_read_as_pdfs_are(tmp_path: Path, form: str, ending: str) -> None:
    path = kept(tmp_path, stack(scanned(paper(7), angle=2), form), f"a.{ending}")
    assert codes_in(path) == ("DF:CALL:7:K3F9Q",)


def test_the_paper_itself_is_read(tmp_path: Path) -> None:
    assert codes_in(kept(tmp_path, paper(1, 2))) == ("DF:CALL:1:K3F9Q", "DF:CALL:2:K3F9Q")


def test_a_paper_of_an_older_version_is_read(tmp_path: Path) -> None:
    old = paper(9, letterhead=LETTERHEAD)
    assert codes_in(kept(tmp_path, old)) == ("DAFTAR:CALL:9",)


@pytest.mark.parametrize(
    "text", ["https://example.com", "DF:CALL:12", "DF:NOTHING:12:K3F9Q", "DAFTAR:CALL:x", "12"]
)
def test_the_codes_of_others_are_nothing(tmp_path: Path, text: str) -> None:
    assert codes_in(kept(tmp_path, stack([foreign(text)]))) == ("",)


def test_an_empty_page_has_no_code(tmp_path: Path) -> None:
    assert codes_in(kept(tmp_path, PDF)) == ("",)


@pytest.mark.parametrize("form", ["PDF", "TIFF"])
def test_pages_are_taken_apart_the_same_each_time(tmp_path: Path, form: str) -> None:
    sheets = scanned(paper(1, 2, 3))
    whole = stack(sheets, form)
    path = kept(tmp_path, whole, f"a.{form[:3].lower()}")
    content, ending = pages_apart(path, [0, 2])
    assert (content, ending) == pages_apart(path, [0, 2])
    part = kept(tmp_path, content, f"part{ending}")
    assert codes_in(part) == ("DF:CALL:1:K3F9Q", "DF:CALL:3:K3F9Q")
    assert path.read_bytes() == whole


def test_a_part_does_not_say_when_it_was_made(tmp_path: Path) -> None:
    path = kept(tmp_path, paper(1, 2))
    content, _ = pages_apart(path, [1])
    assert b"/CreationDate(D:0000" in content
    assert len(pypdfium2.PdfDocument(content)) == 1


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.4\nnothing of a paper",
        b"\x89PNG\r\n\x1a\n" + b"\x00" * 40,
        b"\xff\xd8\xff" + b"x" * 40,
        b"II*\x00" + b"\xff" * 40,
        stack(scanned(PDF), "TIFF")[:4000],
    ],
)
def test_a_damaged_scan_is_refused_in_words(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(InvalidInput) as refusal:
        codes_in(kept(tmp_path, content))
    assert refusal.value.message


def test_a_scan_that_is_gone_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput):
        codes_in(tmp_path / "gone.pdf")


@given(st.sampled_from(Kind), st.integers(1, 10**9 - 1), st.sampled_from(["", "K3F9Q", "00000"]))
def test_what_is_written_is_read_again(kind: Kind, number: int, store: str) -> None:
    text = code_text(f"daftar:{kind.value}:{number}", store)
    assert read_code(text) == RecordCode(kind, number, store)


@given(st.text())
def test_any_text_may_stand_in_a_code(text: str) -> None:
    found = read_code(text)
    assert found is None or isinstance(found.kind, Kind)


def test_the_code_of_a_call_is_the_coarsest_there_is() -> None:
    text = code_text(f"daftar:call:{LONG}", "K3F9Q")
    assert segno.make(text, micro=False, error="m").version == 1
