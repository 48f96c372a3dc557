"""Scanned sheets that find their records by themselves, through the real window."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from app.changes import Kind
from app.check import check_store
from app.orders import Scan, order_sheet, orders_of
from app.phone_calls import call_sheets
from app.record_codes import store_mark
from reports.call_note import call_note
from reports.paper import Letterhead, PrintMark
from scans import PDF, scanned, stack
from seat import NOW, Seat, key_of
from ui.common.record_files import RecordFiles
from ui.common.scans import ScansDialog
from ui.scan_watch import ScanWatch
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


def drop(seat: Seat, path: Path) -> None:
    """What letting a file go over the pane does; `test_files` carries it there."""
    files = seat.page().findChild(RecordFiles)
    assert isinstance(files, RecordFiles)
    files.attach([path])


def names(seat: Seat) -> list[str]:
    return [line.name for line in seat.sheet().files]


def is_said(seat: Seat, words: str) -> bool:
    return words in seat.page().bar.text


def papers(seat: Seat, *calls: int, store: str | None = None) -> bytes:
    mark = seat.other.read(store_mark) if store is None else store
    sheets = seat.other.read(call_sheets, calls)
    letterhead = Letterhead("استانداری", "دفتر", store=mark)
    marks = [PrintMark(NOW, "مدیر")] * len(sheets)
    return call_note(sheets, layout="governor", letterhead=letterhead, marks=marks)


def know(seat: Seat, count: int) -> None:
    """Wait until the codes of so many scans are read."""
    look_twice(seat)
    seat.until(lambda: len(watch_of(seat).sorted) == count)


def dialog(seat: Seat) -> ScansDialog:
    seat.press("Ctrl+Shift+I")
    found = watch_of(seat).dialog
    assert isinstance(found, ScansDialog)
    seat.activate(found)
    seat.settle()
    return found


def file_names(seat: Seat, call: int) -> list[str]:
    return [line.name for line in seat.sheet(call).files]


@pytest.fixture
def calls(seat: Seat) -> tuple[int, int]:
    return seat.new_call("نامه یک").id, seat.new_call("نامه دو").id


def test_a_stack_goes_to_its_records_by_one_key(
    seat: Seat, folder: Path, calls: tuple[int, int]
) -> None:
    one, two = calls
    sheets = scanned(papers(seat, one, two), angle=178)
    (folder / "stack.pdf").write_bytes(stack([*scanned(PDF), sheets[1], *scanned(PDF), sheets[0]]))
    (folder / "plain.pdf").write_bytes(PDF)
    know(seat, 2)
    assert "۳ برگ از ۵ شناخته" in seat.window.top.scans.text()
    shown = dialog(seat)
    assert shown.proposal.text() == "۵ برگ: ۳ برگ از آن رکوردهای شناخته‌شده"
    texts = [shown.list.item(row).text() for row in range(2)]
    said = next(text for text in texts if "stack" in text)
    assert "برگ ۱: کد ندارد" in said
    assert "برگ ۲ تا ۳" in said
    assert "۱ برگ بی‌کد پیرو" in said
    seat.press("Ctrl+Return")
    seat.until(lambda: "پیوست شد" in seat.page().bar.text)
    assert "۳ برگ به ۲ رکورد" in seat.page().bar.text
    assert file_names(seat, one) == ["stack برگ ۴.pdf"]
    assert file_names(seat, two) == ["stack برگ ۲ تا ۳.pdf"]
    seat.settle()
    left = sorted(path.name for path in folder.iterdir() if path.is_file())
    assert left == ["plain.pdf", "stack بی‌کد.pdf"]
    assert [path.name for path in (folder / "done").iterdir()] == ["stack.pdf"]


def test_known_scans_need_no_call_in_sight(
    seat: Seat, folder: Path, calls: tuple[int, int]
) -> None:
    (folder / "one.tif").write_bytes(stack(scanned(papers(seat, calls[0])), "TIFF"))
    know(seat, 1)
    seat.press(key_of("folder"))
    seat.settle()
    dialog(seat)
    seat.press("Return")
    seat.press("Ctrl+Return")
    seat.until(lambda: file_names(seat, calls[0]) == ["one.tif"])
    seat.settle()
    assert [path.name for path in (folder / "done").iterdir()] == ["one.tif"]
    seat.press(key_of("today"))
    seat.settle()


def test_a_scan_that_came_before_stays_in_its_folder(
    seat: Seat, folder: Path, calls: tuple[int, int]
) -> None:
    content = stack(scanned(papers(seat, calls[0])))
    for count in range(2):
        (folder / "one.pdf").write_bytes(content)
        know(seat, 1)
        dialog(seat)
        seat.press("Ctrl+Return")
        seat.until(partial(is_said, seat, "پیش‌تر" if count else "پیوست شد."))
        seat.settle()
        seat.activate(seat.window)
        look_twice(seat)
    assert (folder / "one.pdf").is_file()
    assert len(file_names(seat, calls[0])) == 1


def test_the_scan_of_the_sheet_settles_its_order(
    seat: Seat, folder: Path, calls: tuple[int, int]
) -> None:
    seat.put_in_folder()
    seat.press("F8")
    seat.type("بایگ")
    seat.press("Ctrl+Return")
    seat.settle()
    call = calls[1]

    def scan() -> Scan:
        number = seat.other.read(orders_of, Kind.CALL, call)[0].id
        return seat.other.read(order_sheet, number).scan

    assert scan() is Scan.MISSING
    (folder / "one.pdf").write_bytes(stack(scanned(papers(seat, call))))
    know(seat, 1)
    dialog(seat)
    seat.press("Ctrl+Return")
    seat.until(lambda: scan() is Scan.ATTACHED)
    seat.settle()
    assert check_store(seat.other.database) == []


def test_another_store_s_sheet_is_nobody_s(
    seat: Seat, folder: Path, calls: tuple[int, int]
) -> None:
    (folder / "a.pdf").write_bytes(stack(scanned(papers(seat, calls[0], store="ZZZZZ"))))
    know(seat, 1)
    assert "شناخته" not in seat.window.top.scans.text()


def test_an_old_paper_counts_only_if_it_was_printed(
    seat: Seat, folder: Path, calls: tuple[int, int]
) -> None:
    seat.put_in_folder()
    one, two = calls
    old = scanned(papers(seat, one, two, store=""))
    (folder / "a.pdf").write_bytes(stack(old))
    know(seat, 1)
    owners = [group.record for groups in watch_of(seat).sorted.values() for group in groups]
    assert [owner.id if owner else None for owner in owners] == [None, two]


def test_sheets_dropped_on_another_call_go_to_their_own_when_asked(
    seat: Seat, tmp_path: Path, calls: tuple[int, int], answers: list[int]
) -> None:
    one, two = calls
    path = tmp_path / "sheets.pdf"
    path.write_bytes(stack([*scanned(PDF), *scanned(papers(seat, one))]))
    assert seat.current().id == two
    answers.append(0)
    drop(seat, path)
    seat.until(lambda: "پیوست شد" in seat.page().bar.text)
    assert file_names(seat, one) == ["sheets برگ ۲.pdf"]
    assert file_names(seat, two) == ["sheets برگ ۱.pdf"]
    assert path.is_file()


def test_sheets_dropped_on_another_call_stay_there_when_asked(
    seat: Seat, tmp_path: Path, calls: tuple[int, int], answers: list[int | bool]
) -> None:
    path = tmp_path / "sheets.pdf"
    path.write_bytes(stack(scanned(papers(seat, calls[0]))))
    answers.append(False)
    drop(seat, path)
    seat.until(lambda: not answers)
    seat.settle()
    assert names(seat) == []
    answers.append(1)
    drop(seat, path)
    seat.until(lambda: names(seat) == ["sheets.pdf"])
    assert file_names(seat, calls[0]) == []
    seat.settle()


def test_a_call_s_own_sheet_is_attached_without_a_question(
    seat: Seat, tmp_path: Path, calls: tuple[int, int]
) -> None:
    path = tmp_path / "own.pdf"
    path.write_bytes(stack(scanned(papers(seat, calls[1]))))
    drop(seat, path)
    seat.until(lambda: names(seat) == ["own.pdf"])
    seat.settle()
