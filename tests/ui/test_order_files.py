"""The scan of an order by keys: attached, looked at, taken off, and each of them taken back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog

from app.orders import (
    OrderDraft,
    OrderKind,
    OrderSheet,
    Scan,
    SourceCard,
    order_sheet,
    record_order,
    waive_scan,
)
from scans import PDF, picture
from seat import Seat


def chosen(monkeypatch: pytest.MonkeyPatch, *paths: Path) -> None:
    names = [str(path) for path in paths]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a, **_k: (names, ""))


@pytest.fixture
def order(seat: Seat) -> int:
    """A written order whose scan is missing, in sight."""
    draft = OrderDraft(kind=OrderKind.NOTE, words="بررسی شود")
    number = seat.other.write(record_order, SourceCard(), draft).value
    seat.press("Ctrl+F8")
    in_sight(seat)
    return number


def in_sight(seat: Seat) -> Any:
    seat.settle()
    seat.until(lambda: seat.page("orders")._row() is not None)
    return seat.page("orders")


def sheet(seat: Seat, order: int) -> OrderSheet:
    return seat.other.read(order_sheet, order)


def attached(seat: Seat, order: int) -> tuple[Scan, list[str]]:
    found = sheet(seat, order)
    return found.scan, [line.name for line in found.files]


def test_a_scan_is_attached_taken_back_and_attached_again(
    seat: Seat, order: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = tmp_path / "برگ.pdf"
    scan.write_bytes(PDF)
    chosen(monkeypatch, scan)
    seat.press("Ctrl+Shift+A")
    seat.until(lambda: attached(seat, order) == (Scan.ATTACHED, ["برگ.pdf"]))
    in_sight(seat)
    seat.press("Ctrl+Z")
    seat.until(lambda: attached(seat, order) == (Scan.MISSING, []))
    in_sight(seat)
    seat.press("Ctrl+Shift+A")
    seat.until(lambda: attached(seat, order) == (Scan.ATTACHED, ["برگ.pdf"]))
    seat.settle()


def test_a_scan_is_looked_at_and_taken_off(
    seat: Seat, order: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answers: Any
) -> None:
    scan = tmp_path / "sheet.png"
    scan.write_bytes(picture("PNG"))
    chosen(monkeypatch, scan)
    seat.press("Ctrl+Shift+A")
    page = in_sight(seat)
    seat.until(lambda: any("sheet.png" in line for line in page._detail.texts()))
    seat.press("Ctrl+Shift+O")
    seat.until(lambda: page.files.viewer is not None)
    viewer = page.files.viewer
    seat.activate(viewer)
    assert viewer.document.pageCount() == 1
    answers.append(True)
    seat.press("Ctrl+Del")
    seat.until(lambda: page.files.viewer is None)
    seat.until(lambda: attached(seat, order) == (Scan.MISSING, []))
    seat.activate(seat.window)
    in_sight(seat)
    seat.press("Ctrl+Z")
    seat.until(lambda: attached(seat, order) == (Scan.ATTACHED, ["sheet.png"]))
    seat.settle()


def test_what_is_read_while_the_dialog_stands_open_refuses_no_scan(
    seat: Seat, order: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = tmp_path / "sheet.png"
    scan.write_bytes(picture("PNG"))

    def stand_open(*_: Any) -> tuple[list[str], str]:
        seat.other.write(waive_scan, order, sheet(seat, order).version, "برگ گم شد")
        seat.page("orders").reload()
        seat.until(lambda: in_sight(seat)._row().version == sheet(seat, order).version)
        return [str(scan)], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", stand_open)
    seat.press("Ctrl+Shift+A")
    seat.until(lambda: attached(seat, order) == (Scan.ATTACHED, ["sheet.png"]))
    seat.settle()


def test_what_is_no_scan_is_refused_in_words(
    seat: Seat, order: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = tmp_path / "program.exe"
    scan.write_bytes(b"MZ" + bytes(100))
    chosen(monkeypatch, scan)
    seat.press("Ctrl+Shift+A")
    page = seat.page("orders")
    seat.until(lambda: "program.exe" in page.bar.text)
    in_sight(seat)
    assert attached(seat, order) == (Scan.MISSING, [])


def test_the_slip_of_a_spoken_order_is_shown_too(
    seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = OrderDraft(kind=OrderKind.ORAL, words="بررسی شود")
    order = seat.other.write(record_order, SourceCard(), draft).value
    scan = tmp_path / "slip.pdf"
    scan.write_bytes(PDF)
    chosen(monkeypatch, scan)
    seat.press("Ctrl+F8")
    page = in_sight(seat)
    seat.press("Ctrl+Shift+A")
    seat.until(lambda: any("slip.pdf" in line for line in page._detail.texts()))
    assert attached(seat, order) == (Scan.NOT_NEEDED, ["slip.pdf"])
    seat.settle()
