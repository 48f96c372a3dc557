"""The text of files at the window: read aside while the desk works, stopped with it, counted."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel

from app.clock import FixedClock
from app.file_texts import TextState, read_texts, text_counts
from app.office import open_office
from scans import picture
from seat import EARLIER, Seat, key_of
from text_papers import attach, paper
from ui.common.labels import RIGHT_TO_LEFT_MARK
from ui.file_reading import FileReading
from ui.search.box import SearchBox
from ui.settings.file_texts import FileTextsForm


def reading_of(seat: Seat) -> FileReading:
    reading = seat.window.findChild(FileReading)
    assert reading is not None
    return reading


def count(seat: Seat, state: TextState) -> int:
    return seat.other.read(text_counts).of(state)


def program(folder: Path, body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a program on this computer that answers as tesseract does."""
    path = folder / "tesseract"
    head = "import sys\nif '--list-langs' in sys.argv: print('eng fas'); raise SystemExit"
    path.write_text(f"#!{sys.executable}\n{head}\n{body}\n", encoding="utf-8")
    path.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


@pytest.fixture(autouse=True)
def nothing_reads_pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever this computer has, the test says what reads pictures."""
    monkeypatch.setenv("PATH", str(tmp_path / "nowhere"))


def test_what_came_in_is_read_while_the_desk_goes_on(seat: Seat, tmp_path: Path) -> None:
    attach(seat.other, seat.current().id, tmp_path, "نامه.pdf", paper("سیلاب گرماب"))
    reading_of(seat).look()
    seat.new_call("هنگام خواندن")
    seat.until(lambda: count(seat, TextState.READ) == 1)
    assert seat.current().subject == "هنگام خواندن"


def test_it_begins_by_itself_and_after_whatever_was_saved(seat: Seat, tmp_path: Path) -> None:
    attach(seat.other, seat.current().id, tmp_path, "نامه.pdf", paper("سیلاب"))
    seat.until(lambda: count(seat, TextState.READ) == 1)
    attach(seat.other, seat.current().id, tmp_path, "دوم.pdf", paper("گرماب"))
    seat.new_call()
    seat.until(lambda: count(seat, TextState.READ) == 2)


def test_a_window_that_closes_leaves_the_page_and_the_next_goes_on(
    opening: Callable[..., Seat], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: FixedClock
) -> None:
    seat = opening()
    begun = tmp_path / "begun"
    program(tmp_path, f"import time\nopen({str(begun)!r}, 'w')\ntime.sleep(600)", monkeypatch)
    attach(seat.other, seat.current().id, tmp_path, "نمابر.tif", picture("TIFF", 2))
    reading_of(seat).look()
    seat.until(begun.exists)
    assert seat.under_way == 0, "nobody waits for it"
    seat.window.close()
    with open_office(f"sqlite:///{seat.store}", clock=clock) as office:
        office.sign_in_as()
        assert office.read(text_counts).of(TextState.BEGUN) == 1
        assert read_texts(office, None) == 1


def texts_panel(seat: Seat) -> FileTextsForm:
    """The panel of settings, chosen by its name."""
    seat.press(key_of("settings"))
    tabs: Any = seat.page("settings").tabs
    names = [tabs.tabText(place) for place in range(tabs.count())]
    tabs.setCurrentIndex(names.index("متن فایل‌ها"))
    panel = tabs.currentWidget()
    assert isinstance(panel, FileTextsForm)
    seat.settle()
    return panel


def said_in(panel: FileTextsForm) -> list[str]:
    return [label.text().lstrip(RIGHT_TO_LEFT_MARK) for label in panel.findChildren(QLabel)]


def test_settings_count_them_and_say_what_is_missing(seat: Seat, tmp_path: Path) -> None:
    number = seat.current().id
    attach(seat.other, number, tmp_path, "نامه.pdf", paper("سیلاب"))
    attach(seat.other, number, tmp_path, "نمابر.tif", picture("TIFF"))
    attach(seat.other, number, tmp_path, "خراب.pdf", b"%PDF-1.4 nothing that is one")
    reading_of(seat).look()
    seat.until(lambda: count(seat, TextState.FAILED) == 1 and not reading_of(seat).is_reading)
    panel = texts_panel(seat)
    seat.until(lambda: "همه یا بخشی خوانده نشد: ۱" in said_in(panel))
    said = said_in(panel)
    assert {"همه پرونده‌ها: ۳", "خوانده‌شده: ۱", "تصویر، در انتظار متن‌خوان: ۱"} <= set(said)
    assert sum("tesseract" in line for line in said) == 1, "it is said once"
    assert panel.save_button.isEnabled()
    seat.press("Ctrl+S")
    seat.until(lambda: "دوباره خوانده می‌شود" in seat.page("settings").bar.text)


def test_a_paper_leads_to_its_record_from_the_box(seat: Seat, tmp_path: Path) -> None:
    attach(seat.other, seat.current().id, tmp_path, "گزارش.pdf", paper("پوششی", "زلزله و سیلاب"))
    seat.new_call("دیگر")
    reading_of(seat).look()
    seat.until(lambda: count(seat, TextState.READ) == 1)
    box = seat.window.findChild(SearchBox)
    assert box is not None
    seat.press("Ctrl+K")
    seat.until(box.field.hasFocus)
    seat.type("سیلاب زلز")
    seat.until(lambda: box.asked == "سیلاب زلز")
    seat.settle()
    (line,) = (row.line for row in box.panel.model.rows if row.line)
    assert (line.who, line.state) == ("گزارش.pdf", "صفحه ۲")
    seat.press("Return")
    seat.settle()
    assert seat.current().subject == EARLIER
