"""The layouts of the ministry's forms in settings: written by keys beside the page they make."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPushButton

from app.protocol import form_layout, save_layout, shipped_text
from seat import Seat
from ui.settings.ministry_forms import BLANK, MinistryFormsForm

TAB = "فرم‌های سفر"
A, B = "trip-form-a", "trip-form-b"


@pytest.fixture
def seat_at_tab(seat: Seat) -> Seat:
    """The administrator before the forms, the first page in sight."""
    seat.window.go_to("settings")
    seat.settle()
    tabs = seat.page("settings").tabs
    tabs.setCurrentIndex(next(n for n in range(tabs.count()) if tabs.tabText(n) == TAB))
    seat.until(form(seat).preview.document.pageCount)
    seat.settle()
    return seat


def form(seat: Seat) -> MinistryFormsForm:
    found = seat.form()
    assert isinstance(found, MinistryFormsForm)
    return found


def picture(seat: Seat) -> bytes:
    """The first page in sight, as it is drawn."""
    document = form(seat).preview.document
    drawn = document.render(0, document.pagePointSize(0).toSize())
    return bytes(drawn.constBits())


def at_end(seat: Seat) -> None:
    """The cursor behind the text."""
    form(seat).text.setFocus()
    form(seat).text.text.moveCursor(QTextCursor.MoveOperation.End)


def test_a_layout_is_written_and_the_page_follows(seat_at_tab: Seat) -> None:
    seat = seat_at_tab
    before = picture(seat)
    form(seat).text.setFocus()
    form(seat).text.text.moveCursor(QTextCursor.MoveOperation.Start)
    form(seat).text.insert("== بخش تازه\n")
    seat.until(lambda: picture(seat) != before)
    seat.press("Ctrl+S")
    seat.until(lambda: seat.other.read(form_layout, A).version == 1)
    seat.settle()
    now = seat.other.read(form_layout, A)
    assert now.text.startswith("== بخش تازه\n")
    seat.until(lambda: form(seat).list.values()[0].version == 1)
    assert not form(seat).is_changed


def test_what_cannot_be_read_is_said_by_its_line_and_not_saved(seat_at_tab: Seat) -> None:
    seat = seat_at_tab
    at_end(seat)
    seat.type("\nکشور: {کشورر}")
    lines = form(seat).text.value().count("\n") + 1
    seat.until(lambda: "منظور «کشور» است؟" in form(seat).text.problem)
    marked = form(seat).text.text.extraSelections()
    assert [one.cursor.blockNumber() + 1 for one in marked] == [lines]
    seat.press("Ctrl+S")
    seat.settle()
    assert "کشورر" in form(seat).text.problem
    assert "کشورر" in form(seat).text.value()
    assert seat.other.read(form_layout, A).version == 0
    for key in ("Backspace", "Backspace"):
        seat.press(key)
    seat.type("}")
    seat.until(lambda: not form(seat).text.text.extraSelections())
    form(seat).is_changed = False


def test_the_list_leads_to_another_form_and_to_its_blank_page(seat_at_tab: Seat) -> None:
    seat = seat_at_tab
    form(seat).list.setFocus()
    for key in ("Down", "Return"):
        seat.press(key)
    seat.until(lambda: form(seat).text.value() == shipped_text(B))
    before = picture(seat)
    form(seat).which.set_value(BLANK)
    form(seat).which.edited.emit()
    seat.until(lambda: picture(seat) != before)
    form(seat).act("blank")
    seat.until(lambda: len(seat.previews()) == 1)


def test_the_shipped_layout_comes_back_and_may_be_given_up_again(seat_at_tab: Seat) -> None:
    seat = seat_at_tab
    text = f"{shipped_text(A)}\n> یادداشت دفتر"
    seat.other.write(save_layout, A, 0, text)
    form(seat).reload()
    seat.until(lambda: form(seat).text.value() == text)
    form(seat).act("restore")
    seat.until(lambda: seat.other.read(form_layout, A).version == 0)
    seat.until(lambda: form(seat).text.value() == shipped_text(A))
    seat.settle()
    back = [
        one for one in form(seat).findChildren(QPushButton) if one.text() == "بازگرداندن نوشته دفتر"
    ]
    back[0].click()
    seat.until(lambda: seat.other.read(form_layout, A).text == text)


def test_another_desk_is_heard_and_nothing_typed_is_lost(seat_at_tab: Seat) -> None:
    seat = seat_at_tab
    at_end(seat)
    seat.type("\n> از این میز")
    seat.other.write(save_layout, A, 0, f"{shipped_text(A)}\n> از میز دیگر")
    seat.press("Ctrl+S")
    seat.until(lambda: "میز دیگری" in form(seat).bar.text)
    seat.settle()
    assert form(seat).text.value().endswith("> از این میز")
    seat.press("Ctrl+S")
    seat.until(lambda: seat.other.read(form_layout, A).version == 2)
    assert seat.other.read(form_layout, A).text.endswith("> از این میز")


def test_fields_and_lines_are_put_in_at_the_cursor(seat_at_tab: Seat) -> None:
    seat = seat_at_tab
    at_end(seat)
    field = form(seat).insert
    for words in ("سطر: کمی جای خالی", "پرونده: کشور"):
        place = field.list.findText(words)
        field.list.setCurrentIndex(place)
        field.list.activated.emit(place)
    assert form(seat).text.value().endswith("\n---{کشور}")
    assert field.value() == ""
    assert form(seat).is_changed
    form(seat).is_changed = False
