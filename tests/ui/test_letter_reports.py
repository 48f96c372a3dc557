"""The books of the registers, the arrears and the separator sheets, printed by keys."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

from PySide6.QtWidgets import QApplication

from app.letters import (
    DispatchDraft,
    LetterChannel,
    attach_letter_files,
    dispatch_letter,
    letter_sheet,
    register_letter,
    sign_letter,
    submit_for_signature,
)
from app.text import latin_digits
from letters_seat import INCOMING
from outgoing_letters import add_signers, written
from scans import picture
from seat import NOW, Seat, key_of
from ui.common.page_arranging import PageArranger
from ui.scan_deeds import COUNTS

TODAY = NOW.date()


def register(seat: Seat, **fields: object) -> int:
    draft = replace(INCOMING, their_date=date(2026, 7, 1), request_key=uuid4(), **fields)  # type: ignore[arg-type]  # its fields
    return seat.other.write(register_letter, draft).value


def text(seat: Seat) -> str:
    """The words of the paper in sight; it is closed again."""
    seat.until(seat.previews)
    paper = seat.previews()[0]
    count = paper.document.pageCount()
    words = "".join(paper.document.getAllText(page).text() for page in range(count))
    seat.close_preview(paper)
    seat.activate(seat.window)
    seat.settle()
    return words


def test_the_book_of_a_year_is_printed(seat: Seat) -> None:
    register(
        seat, subject="از دیروز", received_on=TODAY - timedelta(1), back_dated_reason="جا ماند"
    )
    register(seat, subject="از امروز")
    seat.press("Ctrl+Alt+A")
    seat.settle()
    seat.press("Ctrl+Return")
    said = text(seat)
    assert "دفتر اندیکاتور" in said
    assert "دیروز" not in said
    seat.press("Ctrl+Alt+A")
    seat.settle()
    for _ in range(2):
        seat.press("Down")
    assert seat.form().fields["from_day"].value() == date(2026, 3, 21)
    seat.press("Ctrl+Return")
    said = text(seat)
    assert "دیروز" in said
    assert "امروز" in said


def test_days_typed_are_a_period_of_their_own(seat: Seat, answers: list[bool]) -> None:
    seat.press("Ctrl+Alt+A")
    seat.settle()
    seat.write_in("to_day", "1405/05/01")
    seat.write_in("from_day", "1405/05/09")
    seat.press("Ctrl+Return")
    seat.until(lambda: "آغاز" in seat.problems().get("to_day", ""))
    assert seat.form().fields["period"].value() == "own"
    answers.append(True)
    seat.press("Esc")


def test_the_arrears_are_printed_from_anywhere(seat: Seat) -> None:
    register(
        seat,
        subject="پاسخ مانده",
        received_on=TODAY - timedelta(9),
        due_on=TODAY - timedelta(2),
        back_dated_reason="جا ماند",
    )
    seat.press("Ctrl+Alt+O")
    said = text(seat)
    assert "معوق" in said
    assert "مانده" in said


def test_the_list_of_what_went_out_asks_of_which_day(seat: Seat) -> None:
    chief, _deputy = add_signers(seat.other)
    letter = written(seat.other, chief)
    seat.other.write(submit_for_signature, letter, 1)
    seat.other.write(sign_letter, letter, 2)
    parties = [one.id for one in seat.other.read(letter_sheet, letter).parties]
    post = DispatchDraft(channel=LetterChannel.POST, number="۱۲۳۴۵")
    seat.other.write(dispatch_letter, letter, 3, parties, post)
    seat.press(key_of("letters"))
    seat.settle()
    seat.press("Ctrl+Alt+J")
    seat.settle()
    assert seat.form().fields["day"].value() == TODAY
    seat.press("Ctrl+Return")
    assert "12345" in latin_digits(text(seat))
    seat.press("Ctrl+Alt+J")
    seat.settle()
    seat.write_in("day", "1405/05/06")
    seat.press("Ctrl+Return")
    assert "12345" not in latin_digits(text(seat))
    seat.press("Ctrl+Alt+J")
    seat.settle()
    seat.write_in("day", "1405/13/06")
    seat.press("Ctrl+Return")
    seat.until(lambda: "day" in seat.problems())


def test_separator_sheets_are_printed(seat: Seat, answers: list[int]) -> None:
    answers.append(COUNTS.index(5))
    seat.window.action("print_separators").trigger()
    seat.until(seat.previews)
    assert seat.previews()[0].document.pageCount() == 5
    assert text(seat).count("جداکننده") >= 5


def test_arranged_pages_of_a_letter_are_taken_back_by_a_key(seat: Seat, tmp_path: Path) -> None:
    number, path = register(seat), tmp_path / "scan.tif"
    path.write_bytes(picture("TIFF", 3))
    seat.other.write(attach_letter_files, number, [path])
    seat.press(key_of("letters"))
    seat.settle()
    seat.press("Ctrl+Shift+E")

    def dialogs() -> list[PageArranger]:
        widgets = QApplication.topLevelWidgets()
        return [one for one in widgets if isinstance(one, PageArranger) and one.isVisible()]

    def content() -> str:
        (line,) = seat.other.read(letter_sheet, number).files
        return line.sha256

    before = content()

    seat.until(dialogs)
    seat.activate(dialogs()[0])
    seat.press("Ctrl+End")
    seat.press("Ctrl+Return")
    seat.until(lambda: content() != before)
    seat.until(lambda: not dialogs())
    seat.activate(seat.window)
    seat.settle()
    seat.press("Ctrl+Z")
    seat.until(lambda: content() == before)
    seat.settle()
