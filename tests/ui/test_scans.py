"""From the scanner's folder to the call in sight, by keys alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from scans import PDF, picture
from seat import Seat
from ui.scan_watch import ScanWatch, take_scans
from ui.shell import SCAN_FOLDER


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


def look_twice(seat: Seat) -> None:
    for _ in range(2):
        watch_of(seat).look()
        seat.settle()


def test_two_scans_are_attached_and_moved_aside(seat: Seat, folder: Path) -> None:
    row = seat.new_call()
    (folder / "a.pdf").write_bytes(PDF)
    (folder / "b.png").write_bytes(picture("PNG"))
    (folder / "c.pdf").write_bytes(PDF + b"\n")
    look_twice(seat)
    assert "۳ اسکن" in seat.window.top.scans.text()
    seat.press("Ctrl+Shift+I")
    dialog = watch_of(seat).dialog
    assert dialog is not None
    seat.activate(dialog)
    seat.settle()
    texts = [dialog.list.item(place).text() for place in range(3)]
    assert all("۱ صفحه" in text for text in texts), texts
    assert not dialog.list.item(1).icon().isNull()
    seat.press("Space")
    seat.press("Down")
    seat.press("Space")
    seat.press("Return")
    seat.until(lambda: len(seat.sheet(row.id).files) == 2)
    seat.until(lambda: len(list(folder.glob("done/*"))) == 2)
    seat.settle()
    look_twice(seat)
    assert "۱ اسکن" in seat.window.top.scans.text()


def test_a_scan_twice_stays_in_its_folder_and_is_said(seat: Seat, folder: Path) -> None:
    seat.new_call()
    for _ in range(2):
        (folder / "a.png").write_bytes(picture("PNG"))
        look_twice(seat)
        seat.press("Ctrl+Shift+I")
        dialog = watch_of(seat).dialog
        assert dialog is not None
        seat.activate(dialog)
        seat.settle()
        seat.press("Return")
        seat.settle()
        seat.activate(seat.window)
    assert [path.name for path in folder.iterdir() if path.is_file()] == ["a.png"]
    assert len(seat.sheet().files) == 1


def test_a_folder_that_disappears_is_said_once(seat: Seat, folder: Path) -> None:
    look_twice(seat)
    shutil.rmtree(folder)
    look_twice(seat)
    assert "پوشه اسکن" in seat.page().bar.text
    seat.page().bar.hide()
    look_twice(seat)
    assert seat.page().bar.text == ""
    folder.mkdir()
    (folder / "a.png").write_bytes(picture("PNG"))
    look_twice(seat)
    assert "۱ اسکن" in seat.window.top.scans.text()


def test_without_a_folder_the_key_says_where_it_is_set(seat: Seat) -> None:
    take_scans(seat.window)
    assert "این میز" in seat.page().bar.text
