"""Files through the real window: dropped or chosen, opened, printed pages, saved, taken off."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QPushButton

from scans import PDF, picture
from seat import Seat
from ui.common.file_viewer import FileViewer
from ui.common.record_files import RecordFiles


def pane(seat: Seat) -> RecordFiles:
    files = seat.page().findChild(RecordFiles)
    assert isinstance(files, RecordFiles)
    return files


def written(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def drop(seat: Seat, *paths: Path) -> bool:
    """Carry files over the detail pane and let go; whether they were welcome."""
    target = pane(seat).parentWidget()
    assert target is not None
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    actions, button = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(9, 9), actions, carried, button, none)
    enter.ignore()
    QApplication.sendEvent(target, enter)
    if enter.isAccepted():
        QApplication.sendEvent(target, QDropEvent(QPointF(9, 9), actions, carried, button, none))
    return enter.isAccepted()


def names(seat: Seat) -> list[str]:
    return [line.name for line in seat.sheet().files]


def viewer(seat: Seat) -> FileViewer:
    seat.until(lambda: pane(seat).viewer is not None)
    found = pane(seat).viewer
    assert found is not None
    return found


def test_dropped_files_are_attached_and_stay_where_they_were(seat: Seat, tmp_path: Path) -> None:
    scan = written(tmp_path, "scan.pdf", PDF)
    assert drop(seat, scan, tmp_path / "gone.png")
    seat.until(lambda: "پیوست شد" in seat.page().bar.text)
    assert "gone.png" in seat.page().bar.text
    assert names(seat) == ["scan.pdf"]
    assert scan.read_bytes() == PDF
    seat.until(lambda: [b.text()[1:9] for b in pane(seat).findChildren(QPushButton)])
    assert "scan.pdf" in pane(seat).findChildren(QPushButton)[0].text()


def test_files_are_chosen_opened_saved_and_taken_off_by_keys(
    seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answers: list[bool]
) -> None:
    content = picture("TIFF", 3)
    scan, kept = written(tmp_path, "fax.tif", content), tmp_path / "kept.tif"
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a: ([str(scan)], ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(kept), ""))
    seat.press("Ctrl+Shift+A")
    seat.until(lambda: names(seat) == ["fax.tif"])
    seat.settle()
    seat.press("Ctrl+Shift+O")
    shown = viewer(seat)
    assert shown.document.pageCount() == 3
    shown.save()
    assert kept.read_bytes() == content
    answers.append(True)
    next(b for b in shown.findChildren(QPushButton) if "برداشتن" in b.text()).click()
    seat.until(lambda: names(seat) == [])
    seat.settle()
    assert not seat.window.action("open_file").isEnabled()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_one_of_several_is_chosen_by_its_digit(seat: Seat, tmp_path: Path) -> None:
    paths = [written(tmp_path, f"p{n}.png", picture("PNG", grey=200 - n)) for n in range(5)]
    drop(seat, *paths)
    seat.until(lambda: len(names(seat)) == 5)
    seat.settle()
    seat.press("Ctrl+Shift+O")
    menu = pane(seat).findChild(QMenu)
    assert isinstance(menu, QMenu)
    assert [a.text()[:2] for a in menu.actions()] == ["&1", "&2", "&3", "&4", "&5"]
    menu.actions()[1].trigger()
    menu.close()
    assert viewer(seat).windowTitle() == "p1.png"


def test_a_pdf_that_does_not_open_says_so(seat: Seat, tmp_path: Path) -> None:
    drop(seat, written(tmp_path, "broken.pdf", b"%PDF-1.7 nothing more"))
    seat.until(lambda: len(names(seat)) == 1)
    seat.settle()
    seat.press("Ctrl+Shift+O")
    shown = viewer(seat)
    assert "باز نمی‌شود" in shown.bar.text
    shown.print_it()


def test_what_is_no_file_of_the_desk_is_not_welcome(seat: Seat) -> None:
    target = pane(seat).parentWidget()
    assert target is not None
    carried = QMimeData()
    carried.setUrls([QUrl("https://example.org/a.pdf")])
    enter = QDragEnterEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction,
        carried,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(target, enter)
    assert not enter.isAccepted()
