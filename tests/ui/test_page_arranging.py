"""«آراستن صفحه‌ها» through the real window, by keys alone."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageSequence
from PySide6.QtWidgets import QApplication

from app.phone_calls import call_file
from scans import picture
from seat import Seat
from ui.common.page_arranging import PageArranger
from ui.common.record_files import RecordFiles


def attach(seat: Seat, folder: Path, content: bytes, name: str = "fax.tif") -> None:
    seat.new_call()
    path = folder / name
    path.write_bytes(content)
    files = seat.page().findChild(RecordFiles)
    assert isinstance(files, RecordFiles)
    seat.settle()
    files.attach([path])
    seat.until(lambda: seat.sheet().files)
    seat.settle()


def arranger(seat: Seat) -> PageArranger:
    def found() -> list[PageArranger]:
        widgets = QApplication.topLevelWidgets()
        return [one for one in widgets if isinstance(one, PageArranger) and one.isVisible()]

    seat.until(found)
    (dialog,) = found()
    seat.activate(dialog)
    seat.settle()
    return dialog


def greys(seat: Seat, place: int = 0) -> list[tuple[int, tuple[int, int]]]:
    """The pages of a file as the store has it: what is on each, and its size."""
    line = seat.sheet().files[place]
    content = seat.other.read(call_file, line.id).content
    frames = ImageSequence.Iterator(Image.open(io.BytesIO(content)))
    return [(200 - one.convert("L").tobytes()[0], one.size) for one in frames]


def test_pages_are_moved_turned_and_left_out_by_keys(seat: Seat, tmp_path: Path) -> None:
    attach(seat, tmp_path, picture("TIFF", 5))
    seat.press("Ctrl+Shift+E")
    dialog = arranger(seat)
    assert dialog.list.count() == 5
    assert "۵ صفحه" in dialog.status.text()
    # The first page lies at the right: to the left is on.
    seat.press("Left")
    assert dialog.list.currentRow() == 1
    seat.press("Ctrl+Left")
    assert [page.number for page in dialog.order.pages] == [0, 2, 1, 3, 4]
    assert dialog.list.currentRow() == 2
    seat.press("Ctrl+Home")
    assert [page.number for page in dialog.order.pages] == [1, 0, 2, 3, 4]
    seat.press("Shift+Right")
    seat.press("End")
    seat.press("Del")
    seat.press("Right")
    seat.press("Space")
    assert "۱ صفحه جدا شد" in dialog.status.text()
    assert "برداشته می‌شود" in dialog.list.item(4).text()
    seat.press("Ctrl+Return")
    seat.until(lambda: len(seat.sheet().files) == 2)
    seat.settle()
    assert [line.name for line in seat.sheet().files] == ["fax.tif", "fax جداشده.tif"]
    assert greys(seat) == [(1, (84, 60)), (0, (60, 84)), (2, (60, 84))]
    assert greys(seat, 1) == [(3, (60, 84))]
    assert "آراسته شد" in seat.page().bar.text
    assert "آراسته شد" in seat.sheet().steps[-1].reason
    seat.until(lambda: seat.window.action("take_back").isEnabled())
    seat.activate(seat.window)
    seat.press("Ctrl+Z")
    seat.until(lambda: len(seat.sheet().files) == 1)
    seat.settle()
    assert [grey for grey, _size in greys(seat)] == [0, 1, 2, 3, 4]
    assert not seat.window.action("take_back").isEnabled()


def test_nothing_arranged_is_not_saved_and_esc_asks(
    seat: Seat, tmp_path: Path, answers: list[bool]
) -> None:
    attach(seat, tmp_path, picture("TIFF", 2))
    seat.press("Ctrl+Shift+O")
    seat.until(seat.previews)
    seat.activate(seat.previews()[0])
    seat.press("Ctrl+E")
    dialog = arranger(seat)
    seat.press("Ctrl+Return")
    assert "تغییر نکرده" in dialog.bar.text
    seat.press("Del")
    seat.press("Left")
    seat.press("Del")
    seat.press("Ctrl+Return")
    assert "دست‌کم" in dialog.bar.text
    answers.append(False)
    seat.press("Esc")
    assert dialog.isVisible()
    answers.append(True)
    seat.press("Esc")
    seat.until(lambda: not QApplication.activeModalWidget())
    assert len(seat.sheet().files) == 1


def test_what_cannot_be_read_is_said(seat: Seat, tmp_path: Path) -> None:
    attach(seat, tmp_path, b"%PDF-1.4\nx", "broken.pdf")
    seat.press("Ctrl+Shift+E")
    seat.until(lambda: "باز نمی‌شود" in seat.page().bar.text)


def test_two_hundred_pages_come_one_after_the_other(seat: Seat, tmp_path: Path) -> None:
    attach(seat, tmp_path, picture("TIFF", 200))
    seat.press("Ctrl+Shift+E")
    dialog = arranger(seat)
    seat.until(lambda: not dialog.list.item(199).icon().pixmap(120, 150).toImage().isNull())
    assert dialog.list.count() == 200
    seat.press("End")
    seat.press("Ctrl+Home")
    assert dialog.order.pages[0].number == 199
    seat.press("Ctrl+Return")
    seat.until(lambda: "آراسته شد" in seat.page().bar.text)
    assert len(greys(seat)) == 200
