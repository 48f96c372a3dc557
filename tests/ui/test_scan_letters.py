"""From a stack with separator sheets to letters, one form after the other, by keys alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.letters import (
    LetterDraft,
    LetterFilter,
    LetterSheet,
    attach_letter_files,
    letter_sheet,
    list_letters,
    register_letter,
)
from app.phone_calls import call_sheets
from app.record_codes import store_mark
from letters_seat import INCOMING
from reports.call_note import call_note
from reports.paper import Letterhead, PrintMark
from reports.separator import separator_sheets
from scans import PDF, scanned, stack
from seat import NOW, Seat, key_of
from ui.common.scans import ScansDialog
from ui.letters.form import LetterForm
from ui.scan_watch import ScanWatch
from ui.shell import SCAN_FOLDER

pytest.importorskip("zxingcpp")


@pytest.fixture
def folder(seat: Seat, tmp_path: Path) -> Path:
    """The folder the scanner writes into."""
    scans = tmp_path / "scans"
    scans.mkdir()
    seat.window.settings.setValue(SCAN_FOLDER, str(scans))
    return scans


def watch_of(seat: Seat) -> ScanWatch:
    watch = seat.window.findChild(ScanWatch)
    assert watch is not None
    return watch


def dialog(seat: Seat, count: int = 1) -> ScansDialog:
    for _ in range(2):
        watch_of(seat).look()
        seat.settle()
    seat.until(lambda: len(watch_of(seat).sorted) == count)
    seat.press("Ctrl+Shift+I")
    found = watch_of(seat).dialog
    assert isinstance(found, ScansDialog)
    seat.activate(found)
    seat.settle()
    return found


def form(seat: Seat) -> LetterForm:
    found = seat.form()
    assert isinstance(found, LetterForm)
    return found


def fill(seat: Seat, subject: str) -> None:
    """Type the least a letter needs."""
    seat.write_in("sender_name", "رضا احمدی")
    seat.write_in("organisation", "اداره کل راه")
    seat.write_in("their_number", subject)
    seat.write_in("subject", subject)


def letters(seat: Seat) -> list[LetterSheet]:
    rows = seat.other.read(list_letters, LetterFilter())
    return [seat.other.read(letter_sheet, row.id) for row in reversed(rows)]


def stack_of(pages: list[int]) -> bytes:
    """A stack of so many pages each after a separator sheet."""
    mark = PrintMark(NOW, "مدیر")
    separator = scanned(separator_sheets(letterhead=Letterhead("استانداری", "دفتر"), mark=mark))
    blank = scanned(PDF)
    return stack([sheet for count in pages for sheet in (*separator, *blank * count)])


def test_a_stack_becomes_letters_one_after_the_other(seat: Seat, folder: Path) -> None:
    (folder / "stack.pdf").write_bytes(stack_of([2, 1]))
    shown = dialog(seat)
    assert "۲ نامه تازه" in shown.proposal.text()
    assert "نامه تازه ۱" in shown.list.item(0).text()
    assert "۲ نامه تازه" in seat.window.top.scans.text()
    seat.press("Ctrl+Shift+Return")
    seat.until(lambda: seat.window.pages.get("letters"))
    seat.until(seat.window.pages["letters"].current_form)
    seat.activate(seat.window)
    seat.settle()
    assert [path.name for path in form(seat).scans.paths] == ["stack نامه ۰۱.pdf"]
    assert "۱ نامه دیگر" in form(seat).scans.line.text()
    assert sorted(path.name for path in folder.glob("*.pdf")) == [
        "stack نامه ۰۱.pdf",
        "stack نامه ۰۲.pdf",
    ]
    fill(seat, "نخست")
    seat.press("Ctrl+Return")
    seat.until(lambda: len(letters(seat)) == 1)
    seat.settle()
    assert [path.name for path in form(seat).scans.paths] == ["stack نامه ۰۲.pdf"]
    assert "ثبت شد" in form(seat).bar.text
    fill(seat, "دوم")
    seat.press("Ctrl+Return")
    seat.until(lambda: len(letters(seat)) == 2)
    seat.settle()
    assert [[line.name for line in one.files] for one in letters(seat)] == [
        ["stack نامه ۰۱.pdf"],
        ["stack نامه ۰۲.pdf"],
    ]
    seat.until(lambda: not list(folder.glob("*.pdf")))
    assert len(list(folder.glob("done/*.pdf"))) == 3


def test_a_form_that_is_closed_leaves_its_scan(
    seat: Seat, folder: Path, answers: list[bool]
) -> None:
    (folder / "one.pdf").write_bytes(PDF)
    dialog(seat)
    seat.press("Ctrl+Shift+Return")
    seat.until(lambda: seat.window.pages.get("letters"))
    seat.until(seat.window.pages["letters"].current_form)
    seat.activate(seat.window)
    seat.press("Esc")
    seat.until(lambda: seat.window.pages["letters"].current_form() is None)
    assert (folder / "one.pdf").read_bytes() == PDF
    assert letters(seat) == []


def test_the_same_scan_is_said_before_a_number_is_taken(
    seat: Seat, folder: Path, tmp_path: Path
) -> None:
    path = tmp_path / "old.pdf"
    path.write_bytes(PDF)
    number = seat.other.write(register_letter, _incoming()).value
    seat.other.write(attach_letter_files, number, [path])
    (folder / "again.pdf").write_bytes(PDF)
    seat.press(key_of("letters"))
    seat.settle()
    seat.press("F3")
    seat.settle()
    fill(seat, "تازه")
    dialog(seat)
    seat.press("Return")
    seat.activate(seat.window)
    seat.until(lambda: not form(seat).scans.warning.isHidden())
    said = form(seat).scans.warning.text()
    assert "پیوست است" in said
    assert INCOMING.subject in said
    assert len(letters(seat)) == 1
    seat.press("Ctrl+Shift+Del")
    assert form(seat).scans.paths == ()
    assert not form(seat).scans.isVisible()


def test_a_scan_that_goes_in_between_takes_no_number(seat: Seat, folder: Path) -> None:
    (folder / "one.pdf").write_bytes(PDF)
    dialog(seat)
    seat.press("Ctrl+Shift+Return")
    seat.until(lambda: seat.window.pages.get("letters"))
    seat.until(seat.window.pages["letters"].current_form)
    seat.activate(seat.window)
    seat.settle()
    fill(seat, "بی اسکن")
    (folder / "one.pdf").unlink()
    seat.press("Ctrl+Return")
    seat.until(lambda: "one.pdf" in form(seat).bar.text)
    assert letters(seat) == []
    seat.press("Ctrl+Shift+Del")
    seat.press("Ctrl+Return")
    seat.until(lambda: len(letters(seat)) == 1)
    seat.settle()


def _incoming() -> LetterDraft:
    return replace(INCOMING, their_date=date(2026, 7, 1))


def test_known_sheets_of_a_stack_go_home_and_its_letters_stay(seat: Seat, folder: Path) -> None:
    call = seat.new_call("یادداشت")
    letterhead = Letterhead("استانداری", "دفتر", store=seat.other.read(store_mark))
    mark = PrintMark(NOW, "مدیر")
    note = call_note(
        seat.other.read(call_sheets, (call.id,)),
        layout="governor",
        letterhead=letterhead,
        marks=[mark],
    )
    separator = scanned(separator_sheets(letterhead=letterhead, mark=mark))
    sheets = [*scanned(note), *separator, *scanned(PDF)]
    (folder / "stack.pdf").write_bytes(stack(sheets))
    shown = dialog(seat)
    assert "۱ برگ از آن رکوردهای شناخته‌شده، ۱ نامه تازه" in shown.proposal.text()
    seat.press("Ctrl+Shift+Return")
    seat.until(lambda: len(seat.sheet(call.id).files) == 1)
    seat.until(lambda: list(folder.glob("done/*.pdf")))
    assert [line.name for line in seat.sheet(call.id).files] == ["stack برگ ۱.pdf"]
    assert [path.name for path in folder.glob("*.pdf")] == ["stack نامه ۰۱.pdf"]


def test_a_parked_form_holds_its_scan(seat: Seat, folder: Path) -> None:
    (folder / "one.pdf").write_bytes(PDF)
    dialog(seat)
    seat.press("Ctrl+Shift+Return")
    seat.until(lambda: seat.window.pages.get("letters"))
    seat.until(seat.window.pages["letters"].current_form)
    seat.activate(seat.window)
    seat.settle()
    fill(seat, "نیمه‌کاره")
    seat.press("F5")
    seat.until(lambda: seat.window.pages["letters"].current_form() is None)
    seat.settle()
    seat.press("Shift+F5")
    seat.until(seat.window.pages["letters"].current_form)
    seat.settle()
    assert form(seat).scans.paths == (folder / "one.pdf",)
    seat.press("Ctrl+Return")
    seat.until(lambda: len(letters(seat)) == 1)
    seat.settle()
    assert [line.name for line in letters(seat)[0].files] == ["one.pdf"]
