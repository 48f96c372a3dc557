"""Any register whole: printed, exported, its columns chosen; and the evening's papers."""

from __future__ import annotations

import io
from importlib import import_module
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from app import saved_lists
from app.jalali import long_jalali_text
from app.phone_calls import CallDraft, CallState, call_sheet, close_call, log_call
from seat import EARLIER, Seat, key_of
from ui.common.columns_panel import ColumnsPanel
from ui.common.pdf_preview import PdfPreview
from ui.common.register_listing import AT_ONCE, listing_of
from ui.common.register_page import RegisterPage
from ui.phone_calls.day_papers import DayLogForm
from ui.sections import SECTIONS


def fill(seat: Seat, count: int) -> None:
    for number in range(count):
        draft = CallDraft(
            caller_name=f"تماس‌گیرنده {number}", subject=f"موضوع {number}", request="ش"
        )
        seat.other.write(log_call, draft)
    seat.press("Ctrl+F5")
    seat.settle()


def preview(seat: Seat) -> PdfPreview:
    def there() -> list[PdfPreview]:
        return [w for w in QApplication.topLevelWidgets() if isinstance(w, PdfPreview)]

    seat.until(lambda: any(w.isVisible() for w in there()))
    return next(w for w in there() if w.isVisible())


def text_of(paper: PdfPreview) -> str:
    document = pypdfium2.PdfDocument(bytes(paper.pdf))
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    marks = dict.fromkeys([*range(0x202A, 0x202F), 0x200E, 0x200F, *range(0x2066, 0x206A)])
    return " ".join(text.translate(marks).split())


def pages_of(paper: PdfPreview) -> int:
    return paper.document.pageCount()


@pytest.fixture
def into(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The file a person names when he is asked for one."""
    path = tmp_path / "register.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(path), ""))
    return path


def sheet_rows(path: Path) -> list[tuple[Any, ...]]:
    sheet: Any = load_workbook(io.BytesIO(path.read_bytes())).active
    return list(sheet.values)


def test_the_list_prints_every_row_of_the_filter_and_names_it(seat: Seat) -> None:
    fill(seat, 120)
    seat.press("Ctrl+F")
    seat.type("موضوع")
    seat.until(lambda: seat.page().model.rowCount() == 120)
    seat.press("Ctrl+Alt+P")
    paper = preview(seat)
    text = text_of(paper)
    assert pages_of(paper) > 3
    assert "فیلتر: " in text
    assert "۱۲۰ ردیف" in text
    assert EARLIER not in text
    assert text.count("تماس‌گیرنده") >= 120
    paper.close()


#: What is found by a word from the one who called, an exact phrase, and the day it was.
QUESTION = '"موضوع ۱" از: تماس تاریخ: امروز'


def ask(seat: Seat, found: int) -> None:
    fill(seat, 12)
    seat.press("Ctrl+F")
    seat.type(QUESTION)
    seat.until(lambda: seat.page().model.rowCount() == found)


def test_a_question_is_printed_with_the_days_it_means(seat: Seat) -> None:
    ask(seat, 1)
    seat.press("Ctrl+Alt+P")
    paper = preview(seat)
    text = text_of(paper)
    assert "۱ ردیف" in text
    assert "تاریخ: امروز" in text
    assert long_jalali_text(seat.clock.today()) in text
    assert "تماس‌گیرنده ۱ " in text
    assert "موضوع ۱۱" not in text
    paper.close()


def test_what_a_question_finds_goes_into_a_spreadsheet(seat: Seat, into: Path) -> None:
    ask(seat, 1)
    seat.press("Ctrl+Alt+X")
    seat.until(into.exists)
    seat.settle()
    rows = sheet_rows(into)
    assert len(rows) == 2
    assert "موضوع 1" in rows[1]


def test_several_selected_rows_alone_are_taken(seat: Seat) -> None:
    fill(seat, 5)
    seat.press("Ctrl+Home")
    for _ in range(2):
        seat.press("Shift+Down")
    seat.settle()
    seat.press("Ctrl+Alt+P")
    paper = preview(seat)
    text = text_of(paper)
    assert "تنها ۳ ردیف برگزیده" in text
    assert "موضوع ۴" in text
    assert "موضوع ۱" not in text
    paper.close()


def test_all_selected_is_the_whole_register_loaded_or_not(seat: Seat) -> None:
    fill(seat, 230)
    seat.press("Ctrl+A")
    page = seat.page()
    assert listing_of(page).lines is None
    page.table.selectionModel().select(
        page.model.index(0, 0),
        page.table.selectionModel().SelectionFlag.Deselect
        | page.table.selectionModel().SelectionFlag.Rows,
    )
    listing = listing_of(page)
    assert listing.lines is not None, "most of them are not loaded"
    work = page.shell.tasks.long_work("")
    rows = listing.read(page.shell.tasks.office, 231, work.progress)
    work.end()
    assert len(rows) == 230
    assert rows[-1].subject == EARLIER


def test_an_empty_list_prints_a_sentence(seat: Seat) -> None:
    seat.press("Ctrl+F")
    seat.type("هیچ‌کس")
    seat.until(lambda: seat.page().model.rowCount() == 0)
    seat.press("Ctrl+Alt+P")
    paper = preview(seat)
    assert "ردیفی در این فهرست نیست." in text_of(paper)
    paper.close()


def test_the_spreadsheet_has_the_same_rows_and_columns(seat: Seat, into: Path) -> None:
    fill(seat, AT_ONCE // 10)
    seat.press("Ctrl+Alt+X")
    seat.until(into.exists)
    seat.settle()
    rows = sheet_rows(into)
    titles = [column.title for column, _width in seat.page().table.wanted_columns()]
    assert list(rows[0]) == titles
    assert len(rows) == 1 + AT_ONCE // 10 + 1
    assert "نوشته شد" in seat.page().bar.text


def test_a_name_that_begins_like_a_formula_stays_text(seat: Seat, into: Path) -> None:
    draft = CallDraft(caller_name="=HYPERLINK(1)", subject="+۹۸", request="ش")
    seat.other.write(log_call, draft)
    seat.press("Ctrl+F5")
    seat.settle()
    seat.press("Ctrl+Alt+X")
    seat.until(into.exists)
    sheet: Any = load_workbook(io.BytesIO(into.read_bytes())).active
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert any("HYPERLINK" in str(cell.value) for cell in cells)


def test_a_file_that_cannot_be_written_is_said_in_words(
    seat: Seat, into: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    away = str(tmp_path / "nowhere" / "x.xlsx")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (away, ""))
    seat.press("Ctrl+Alt+X")
    seat.until(lambda: "نوشته نشد" in seat.page().bar.text)


def test_a_full_disk_is_said_in_words_and_leaves_nothing(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no full device here")
    from ui.common.register_listing import export_to

    monkeypatch.setattr(Path, "with_name", lambda _path, _name: Path("/dev/full"))
    monkeypatch.setattr(Path, "unlink", lambda *_a, **_k: None)
    export_to(seat.page(), Path("/tmp/never.xlsx"))
    seat.until(lambda: "نوشته نشد" in seat.page().bar.text)
    assert not Path("/tmp/never.xlsx").exists()


def test_nothing_is_written_when_no_file_is_named(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: ("", ""))
    seat.press("Ctrl+Alt+X")
    seat.settle()
    assert seat.page().bar.text == ""


def test_a_cancelled_list_comes_to_nothing(seat: Seat, into: Path) -> None:
    page = seat.page()
    listing = listing_of(page)
    work = page.shell.tasks.long_work("")
    work.cancel()
    from app.progress import Cancelled
    from ui.common.register_listing import write_sheet

    with pytest.raises(Cancelled):
        write_sheet(listing, 1, page.shell.tasks.office, into, work.progress)
    work.end()
    assert not into.exists()


def test_columns_are_chosen_moved_and_remembered_by_keys(
    seat: Seat, into: Path, qapp: QApplication
) -> None:
    table = seat.page().table
    titles = [column.title for column, _width in table.wanted_columns()]
    seat.press("Ctrl+Alt+C")
    panel = seat.window.findChild(ColumnsPanel)
    assert panel is not None
    seat.activate(panel)
    seat.until(panel.list.hasFocus)
    seat.press("Ctrl+Down")
    seat.press("Home")
    seat.press("Space")
    seat.press("Esc")
    seat.until(lambda: not seat.window.findChildren(ColumnsPanel))
    seat.activate(seat.window)
    after = [column.title for column, _width in table.wanted_columns()]
    assert after == [titles[0], *titles[2:]]
    seat.press("Ctrl+Alt+X")
    seat.until(into.exists)
    assert list(sheet_rows(into)[0]) == after
    seat.page().remember(seat.window.settings)
    table.reset_columns()
    assert [column.title for column, _width in table.wanted_columns()] == titles
    table.recall(seat.window.settings)
    assert [column.title for column, _width in table.wanted_columns()] == after


def test_the_last_column_stays(seat: Seat) -> None:
    table = seat.page().table
    for column, _shown in table.columns_in_order():
        table.want_column(column.key, shown=False)
    assert len(table.wanted_columns()) == 1


def test_the_directory_has_it_all_without_a_word_of_its_own(seat: Seat, into: Path) -> None:
    seat.press(key_of("contacts"))
    seat.settle()
    assert seat.window._page().name == "contacts"
    seat.press("Ctrl+Alt+P")
    paper = preview(seat)
    assert "اشخاص و دستگاه‌ها" in text_of(paper)
    paper.close()
    seat.activate(seat.window)
    seat.press("Ctrl+Alt+X")
    seat.until(into.exists)
    assert len(sheet_rows(into)) == 5


def test_the_settings_page_offers_no_list(seat: Seat) -> None:
    seat.window.go_to("settings")
    seat.settle()
    assert not seat.window.action("print_list").isEnabled()
    assert not seat.window.action("choose_columns").isEnabled()


def test_the_days_log_is_todays_unless_another_day_is_typed(seat: Seat) -> None:
    seat.new_call(subject="امروز آمد")
    seat.press("Ctrl+Alt+D")
    assert isinstance(seat.form(), DayLogForm)
    seat.press("Ctrl+Return")
    paper = preview(seat)
    text = text_of(paper)
    assert "دفتر تماس‌های روز" in text
    assert "امروز آمد" in text
    assert EARLIER not in text
    seat.until(lambda: seat.page().current_form() is None)
    paper.close()


def test_days_that_cannot_be_are_said_beside_the_field(seat: Seat) -> None:
    seat.press("Ctrl+Alt+D")
    seat.write_in("from_day", "امروز")
    seat.write_in("to_day", "-۳")
    seat.press("Ctrl+Return")
    seat.until(seat.problems)
    assert seat.problems() == {"to_day": "پایان پیش از آغاز است."}
    seat.write_in("to_day", "فردای قیامت")
    seat.press("Ctrl+Return")
    assert "to_day" in seat.problems()


def test_all_that_waits_prints_at_once_and_goes_in_together(seat: Seat) -> None:
    fill(seat, 3)
    seat.press("Ctrl+Alt+F")
    paper = preview(seat)
    assert pages_of(paper) == 4
    seat.activate(paper)
    seat.press("Ctrl+Shift+P")
    seat.until(lambda: "۴ برگ در کارتابل گذاشته شد." in paper.bar.text)
    paper.close()
    seat.activate(seat.window)
    seat.settle()
    assert {row.state for row in seat.calls()} == {CallState.IN_FOLDER}
    seat.press("Ctrl+Z")
    seat.until(lambda: seat.sheet().state is CallState.RECORDED)
    assert [row.state for row in seat.calls()].count(CallState.RECORDED) == 1


def test_one_changed_at_another_desk_stops_the_folder(seat: Seat) -> None:
    fill(seat, 2)
    seat.press("Ctrl+Alt+F")
    paper = preview(seat)
    other = seat.calls()[0]
    version = seat.other.read(call_sheet, other.id).version
    seat.other.write(close_call, other.id, version, "در این میان")
    seat.activate(paper)
    seat.press("Ctrl+Shift+P")
    seat.until(lambda: "پس از چاپ تغییر کرده است" in paper.bar.text)
    paper.close()
    assert CallState.IN_FOLDER not in {row.state for row in seat.calls()}


def test_nothing_waits_is_said(seat: Seat) -> None:
    fill(seat, 0)
    for row in seat.calls():
        sheet = seat.other.read(call_sheet, row.id)
        seat.other.write(close_call, row.id, sheet.version, "تمام")
    seat.press("Ctrl+Alt+F")
    seat.until(lambda: "تماسی در انتظار کارتابل نیست." in seat.page().bar.text)


def test_the_table_takes_several_rows_and_keeps_one_current(seat: Seat) -> None:
    fill(seat, 4)
    table = seat.page().table
    seat.press("Ctrl+Home")
    seat.press("Shift+Down")
    seat.settle()
    assert table.selected_lines() == [range(2)]
    assert seat.current().id == seat.page().model.row_at(1).id
    assert seat.window.action("to_folder").isEnabled()
    seat.press("Down")
    assert table.selected_lines() == [range(2, 3)]
    assert table.currentIndex().data(Qt.ItemDataRole.DisplayRole)


def test_every_register_of_the_window_can_be_taken_whole() -> None:
    for section in SECTIONS:
        module, name = section.page.split(":")
        page: Any = getattr(import_module(module), name)
        if issubclass(page, RegisterPage):
            assert page.question is not RegisterPage.question, name
            kept = "save_list" in page.common_actions
            assert kept == (section.name in saved_lists.SECTIONS), name
            assert kept == (page.show_filter is not RegisterPage.show_filter), name
