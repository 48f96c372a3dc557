"""A file is brought in by keys: chosen, looked at, proved, and taken whole or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QFileDialog

from app.changes import Kind
from app.contacts import ContactFilter, add_contact, contact_sheet, list_contacts
from app.contacts.drafts import ContactDraft
from app.exchange import read_cards
from app.letters import LetterFilter, LetterState, list_letters
from app.phone_calls import CallState
from seat import CALLER, PHONE, Seat
from spreadsheets import NATIONAL_ID, saved
from ui.exchange.import_panel import ImportPanel
from ui.exchange.opening import export_to

HEAD = ("نام", "کد ملی", "همراه", "سمت", "دستگاه", "رایانامه")


def contact_file(path: Path) -> Path:
    rows = [
        ["فهرست بخشداران"],
        HEAD,
        ("بهمن سپیدار", NATIONAL_ID, 9153334455, "بخشدار", "بخشداری مرکزی", "b@example.ir"),
        ("نسرین بهار", "0499370898", "", "", "", ""),
        (CALLER, "", PHONE, "", "", ""),
    ]
    return saved(path / "بخشداران.xlsx", rows, ["A1:F1"])


def open_panel(seat: Seat, keys: str = "Ctrl+Alt+I") -> ImportPanel:
    seat.press(keys)
    panel = seat.form()
    assert isinstance(panel, ImportPanel)
    return panel


def read(seat: Seat, panel: ImportPanel, path: Path) -> None:
    """Type a file's path and press Enter."""
    seat.paste_in("file", str(path))
    seat.press("Return")
    seat.until(lambda: panel._plan is not None or panel.fields["file"].problem)
    seat.settle()


def names(seat: Seat) -> set[str]:
    return {row.name for row in seat.other.read(list_contacts, ContactFilter(), limit=2000)}


def lines(panel: ImportPanel) -> list[tuple[str, str]]:
    model = panel._report.lines
    return [
        (model.index(row, 1).data(), model.index(row, 2).data()) for row in range(model.rowCount())
    ]


def test_contacts_are_brought_in_by_keys(seat: Seat, tmp_path: Path) -> None:
    panel = open_panel(seat)
    read(seat, panel, contact_file(tmp_path))
    assert panel._columns.mapping() == (
        "name",
        "identity_number",
        "mobile",
        "post",
        "organisation",
        "",
    )
    assert [what for what, _why in lines(panel)] == ["رد شد", "در دفتر هست", "افزوده می‌شود"]
    assert "کنترل" in lines(panel)[0][1]
    before = names(seat)
    seat.press("Ctrl+Return")
    seat.settle()
    assert names(seat) - before == {"بهمن سپیدار", "بخشداری مرکزی"}
    page = seat.page("contacts")
    assert page.current_form() is None
    assert "وارد شد" in page.bar.text


def test_a_column_is_given_another_field_by_keys_and_it_is_remembered(
    seat: Seat, tmp_path: Path
) -> None:
    path = contact_file(tmp_path)
    panel = open_panel(seat)
    read(seat, panel, path)
    chosen = panel._columns.lists[5]
    chosen.setFocus()
    seat.type("یادداشت")
    seat.until(lambda: panel._columns.mapping()[5] == "note")
    assert panel._plan is None
    seat.press("Ctrl+Return")
    seat.until(lambda: panel._plan is not None)
    seat.settle()
    seat.press("Ctrl+Return")
    seat.settle()
    (row,) = seat.other.read(list_contacts, ContactFilter(text="سپیدار"))
    assert seat.other.read(contact_sheet, row.id).note == "رایانامه: b@example.ir"
    again = open_panel(seat)
    read(seat, again, path)
    assert again._columns.mapping()[5] == "note"


def test_a_file_that_cannot_be_read_is_told_of_beside_its_field(seat: Seat, tmp_path: Path) -> None:
    panel = open_panel(seat)
    seat.press("Ctrl+Return")
    assert "برگزینید" in seat.problems()["file"]
    read(seat, panel, tmp_path / "نیست.xlsx")
    assert "خوانده نشد" in seat.problems()["file"]
    (tmp_path / "بد.xlsx").write_bytes(b"name,phone")
    read(seat, panel, tmp_path / "بد.xlsx")
    assert "xlsx نیست" in seat.problems()["file"]


def test_a_wrong_path_does_not_hold_the_cursor(seat: Seat, tmp_path: Path) -> None:
    panel = open_panel(seat)
    read(seat, panel, tmp_path / "نیست.xlsx")
    seat.press("Tab")
    seat.settle()
    assert not panel.fields["file"].isAncestorOf(seat.focused())
    saved(tmp_path / "نیست.xlsx", [HEAD, ("بهمن سپیدار", "", "", "", "", "")])
    seat.press("Ctrl+Return")
    seat.until(lambda: panel._plan is not None)
    assert not panel.fields["file"].problem


def test_another_path_is_read_before_anything_is_brought_in(seat: Seat, tmp_path: Path) -> None:
    panel = open_panel(seat)
    read(seat, panel, contact_file(tmp_path))
    other = saved(tmp_path / "b.xlsx", [("نام",), ("نسرین بهار",)])
    before = names(seat)
    seat.paste_in("file", str(other))
    seat.press("Ctrl+Return")
    seat.until(lambda: panel._plan is not None and panel._plan.source.name == "b.xlsx")
    seat.settle()
    assert names(seat) == before
    seat.press("Ctrl+Return")
    seat.settle()
    assert names(seat) - before == {"نسرین بهار"}


def test_unknown_headers_wait_for_a_person(seat: Seat, tmp_path: Path) -> None:
    panel = open_panel(seat)
    path = saved(tmp_path / "a.xlsx", [("الف", "ب"), ("بهمن سپیدار", "x")])
    seat.paste_in("file", str(path))
    seat.press("Return")
    seat.until(lambda: panel._columns.lists)
    seat.settle()
    assert panel._plan is None
    assert "هیچ ستونی" in panel._about.text()


def test_cards_are_brought_in(seat: Seat, tmp_path: Path) -> None:
    path = tmp_path / "a.vcf"
    path.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:بهمن سپیدار\nEND:VCARD\n", encoding="utf-8")
    panel = open_panel(seat)
    read(seat, panel, path)
    seat.press("Ctrl+Return")
    seat.settle()
    assert "بهمن سپیدار" in names(seat)


def test_refused_rows_are_kept_for_mending(seat: Seat, tmp_path: Path) -> None:
    panel = open_panel(seat)
    read(seat, panel, contact_file(tmp_path))
    panel.keep_refused(tmp_path / "رد.xlsx")
    seat.settle()
    sheet = load_workbook(tmp_path / "رد.xlsx").active
    assert sheet is not None
    assert sheet["B2"].value == "نسرین بهار"
    panel.keep_refused(tmp_path / "جایی" / "رد.xlsx")
    seat.settle()
    assert "نوشته نشد" in panel.bar.text


def test_past_calls_are_brought_in(seat: Seat, tmp_path: Path) -> None:
    rows = [("شماره", "تاریخ", "نام", "موضوع"), ("12", "1402/5/9", "رضا", "آب")]
    panel = open_panel(seat, "Ctrl+Alt+Shift+I")
    read(seat, panel, saved(tmp_path / "a.xlsx", rows))
    seat.press("Ctrl+Return")
    seat.settle()
    old = seat.calls()[-1]
    assert (old.subject, old.state) == ("آب", CallState.CLOSED)
    assert seat.sheet(old.id).former_number == "12"


def many(path: Path) -> Path:
    rows = [(f"رضا {place}", "", f"0915{place:07}") for place in range(1500)]
    return saved(path / "many.xlsx", [("نام", "کد ملی", "همراه"), *rows])


def test_esc_cancels_the_import_and_nothing_of_it_is_kept(seat: Seat, tmp_path: Path) -> None:
    panel = open_panel(seat)
    read(seat, panel, many(tmp_path))
    before = names(seat)
    seat.press("Ctrl+Return")
    assert panel.strip.is_running
    seat.press("Esc")
    seat.settle()
    assert names(seat) == before
    assert "لغو شد" in panel.bar.text
    seat.press("Ctrl+Return")
    seat.settle()
    assert len(names(seat)) == len(before) + 1500


def test_the_last_import_is_taken_back(seat: Seat, tmp_path: Path, answers: Any) -> None:
    before = names(seat)
    panel = open_panel(seat)
    read(seat, panel, contact_file(tmp_path))
    seat.press("Ctrl+Return")
    seat.settle()
    assert names(seat) != before
    answers.append(True)
    seat.window.action("take_import_back").trigger()
    seat.settle()
    assert names(seat) == before
    assert "پس گرفته شد" in seat.page("contacts").bar.text
    seat.window.action("take_import_back").trigger()
    seat.settle()
    assert "نیست" in seat.page("contacts").bar.text


def test_the_directory_is_written_into_a_file(
    seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "دفتر"
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(path), "vCard (*.vcf)")
    )
    seat.window.action("export_contacts").trigger()
    seat.settle()
    written = tmp_path / "دفتر.vcf"
    seat.until(written.exists)
    seat.settle()
    assert len(read_cards(written).rows) == len(names(seat))
    assert "نوشته شد" in seat.page("contacts").bar.text
    export_to(seat.window, Kind.CONTACT, tmp_path / "جایی" / "نیست.xlsx")
    seat.settle()
    assert "نوشته نشد" in seat.page("contacts").bar.text


def test_all_calls_are_written_into_a_file(
    seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "تماس‌ها.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(path), ""))
    seat.window.action("export_calls").trigger()
    seat.settle()
    seat.until(path.exists)
    sheet = load_workbook(path).active
    assert sheet is not None
    assert sheet.max_row == 1 + len(seat.calls())


def test_a_directory_that_moved_on_is_proved_anew(seat: Seat, tmp_path: Path) -> None:
    panel = open_panel(seat)
    read(seat, panel, contact_file(tmp_path))
    seat.other.write(add_contact, ContactDraft(name="دیگری", identity_number=NATIONAL_ID))
    seat.press("Ctrl+Return")
    seat.settle()
    assert "دوباره بررسی" in panel.bar.text
    seat.press("Ctrl+Return")
    seat.until(lambda: panel._plan is not None)
    assert [what for what, _why in lines(panel)].count("در دفتر هست") == 2


def paper_book(path: Path) -> Path:
    rows = [
        ["دفتر اندیکاتور سال ۱۴۰۴"],
        ("ردیف", "تاریخ ثبت", "فرستنده", "خلاصه نامه", "شماره نامه"),
        ("0001", "1404/2/5", "فرمانداري مهرآباد", "كمبود آب", 12300),
        ("0003", "1404/2/6", "بخشداری مرکزی", "راه روستایی", "۷/م"),
        ("0004", "1403/2/6", "بخشداری مرکزی", "سال دیگر", "۸/م"),
    ]
    return saved(path / "اندیکاتور.xlsx", rows, ["A1:E1"])


def test_a_paper_register_is_brought_in(seat: Seat, tmp_path: Path) -> None:
    seat.press("Ctrl+Alt+I")
    page: Any = seat.window.page_in_sight()
    seat.form().close_form()
    panel = ImportPanel(seat.window, Kind.LETTER, page.bar.say)
    page.open_form(panel)
    seat.until(lambda: panel._register.list.count() > 1)
    panel._register.set_value(1)
    panel.read_file(paper_book(tmp_path))
    seat.until(lambda: panel._plan is not None)
    seat.settle()
    assert panel._columns.mapping() == (
        "serial", "dated", "sender_name", "subject", "their_number",
    )  # fmt: skip
    assert [reason for _row, reason in lines(panel)] != []
    assert "۲ نامه" in panel._go.text()
    panel._year.set_value("سال")
    panel._forget_plan()
    panel.save()
    assert "۱۴۰۴" in panel.fields["year"].problem
    panel._year.set_value("۱۴۰۴")
    panel.save()
    seat.until(lambda: panel._plan is not None)
    panel.save()
    seat.until(lambda: len(seat.other.read(list_letters, LetterFilter())) == 3)
    annulled = LetterFilter(states=(LetterState.ANNULLED,))
    assert [row.number for row in seat.other.read(list_letters, annulled)] == ["1404/و/2"]
