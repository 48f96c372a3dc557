"""The letterheads in settings: added, amended, archived by keys, with a sample that follows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from app.letterheads import Page, letterhead_for, letterhead_sheet, list_letterheads
from letters_on_paper import emblem
from seat import Seat, key_of
from ui.common.pdf_preview import PdfPreview
from ui.settings.letterheads import LetterheadsForm

TAB = "سربرگ نامه‌ها"


@pytest.fixture
def seat_at_tab(seat: Seat) -> Seat:
    """The administrator before the letterheads, the first sample in sight."""
    seat.press(key_of("settings"))
    seat.settle()
    tabs = seat.page("settings").tabs
    tabs.setCurrentIndex(next(n for n in range(tabs.count()) if tabs.tabText(n) == TAB))
    seat.until(form(seat).preview.document.pageCount)
    seat.settle()
    return seat


def form(seat: Seat) -> LetterheadsForm:
    found = seat.form()
    assert isinstance(found, LetterheadsForm)
    return found


def sample(seat: Seat) -> bytes:
    """The pages in sight, as they are drawn."""
    document = form(seat).preview.document
    size = document.pagePointSize(0).toSize()
    # Held until its bytes are copied, which lie in memory of its own.
    picture = document.render(0, size)
    return bytes(picture.constBits())


def add(seat: Seat, name: str) -> int:
    seat.write_in("name", name)
    seat.press("Ctrl+S")
    seat.until(lambda: name in [row.name for row in seat.other.read(list_letterheads)])
    seat.settle()
    return next(row.id for row in seat.other.read(list_letterheads) if row.name == name)


def test_a_letterhead_is_added_amended_and_archived_by_keys(seat_at_tab: Seat) -> None:
    seat = seat_at_tab
    number = add(seat, "سربرگ استاندار")
    seat.until(lambda: form(seat).list.count() == 1)
    form(seat).list.setFocus()
    seat.press("Return")
    seat.until(lambda: "اصلاح" in form(seat).note.text())
    seat.write_in("left", "18/5")
    seat.press("Ctrl+S")
    seat.until(lambda: seat.other.read(letterhead_sheet, number).layout.left == 18.5)
    seat.settle()
    form(seat).list.setFocus()
    seat.press("Del")
    seat.until(lambda: seat.other.read(list_letterheads) == ())
    seat.settle()
    back = [one for one in form(seat).findChildren(QPushButton) if one.text() == "بازگرداندن"]
    back[0].click()
    seat.until(lambda: seat.other.read(list_letterheads))


def test_the_sample_follows_what_is_typed(seat_at_tab: Seat) -> None:
    seat = seat_at_tab
    before = sample(seat)
    seat.write_in("title_top", "60")
    seat.until(lambda: sample(seat) != before)
    form(seat).preview.which.buttons()[1].click()
    seat.until(lambda: form(seat).preview.document.pageCount() == 3)


def test_a_measure_that_cannot_be_is_said_and_the_last_sample_stays(seat_at_tab: Seat) -> None:
    seat = seat_at_tab
    before = sample(seat)
    seat.write_in("left", "900")
    seat.until(lambda: form(seat).fields["left"].problem)
    seat.write_in("emblem_height", "الف")
    seat.until(lambda: form(seat).fields["emblem_height"].problem)
    assert form(seat).preview.words.isVisible()
    seat.settle()
    assert sample(seat) == before
    # The cursor stays where one types.
    assert seat.focused() is form(seat).fields["emblem_height"].editor
    seat.write_in("emblem_height", "۱۷")
    seat.write_in("left", "20")
    seat.until(lambda: not form(seat).preview.words.isVisible())
    assert not form(seat).fields["left"].problem
    seat.until(lambda: sample(seat) != before)


def test_what_is_refused_keeps_what_was_typed(seat_at_tab: Seat) -> None:
    seat = seat_at_tab
    seat.write_in("facts_left", "199")
    seat.press("Ctrl+S")
    seat.until(lambda: form(seat).fields["name"].problem)
    assert form(seat).fields["facts_width"].problem
    assert form(seat).fields["facts_left"].value() == 199
    assert seat.other.read(list_letterheads) == ()


def test_another_paper_brings_its_measures_but_keeps_what_was_typed(seat_at_tab: Seat) -> None:
    seat = seat_at_tab
    seat.write_in("left", "19")
    page: Any = form(seat).fields["page"]
    page.buttons()[1].click()
    values = form(seat).values()
    assert (values["page"], values["left"], values["title_top"]) == (Page.A5, 19, 34)
    add(seat, "سربرگ A5")
    assert seat.other.read(letterhead_for, Page.A5).layout.left == 19


def test_an_emblem_is_chosen_and_taken_off(
    seat_at_tab: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat = seat_at_tab
    chosen = tmp_path / "نشان.png"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(chosen), ""))
    field: Any = form(seat).fields["emblem"]
    chosen.write_bytes(b"no picture")
    field.button.click()
    seat.until(lambda: field.problem)
    before = sample(seat)
    chosen.write_bytes(emblem().content)
    field.button.click()
    seat.until(lambda: field.value() is not None)
    seat.until(lambda: sample(seat) != before)
    number = add(seat, "با نشان")
    kept = seat.other.read(letterhead_sheet, number).emblem
    assert kept is not None
    assert kept.content == emblem().content
    form(seat).act("amend")
    seat.until(lambda: "اصلاح" in form(seat).note.text())
    field.nothing.click()
    seat.press("Ctrl+S")
    seat.until(lambda: seat.other.read(letterhead_sheet, number).emblem is None)


def test_one_is_made_the_default_and_another_copied(seat_at_tab: Seat) -> None:
    seat = seat_at_tab
    add(seat, "یک")
    seat.write_in("left", "22")
    two = add(seat, "دو")
    seat.until(lambda: form(seat).list.count() == 2)
    form(seat).list.setCurrentRow(1)
    form(seat).act("default")
    seat.until(lambda: seat.other.read(letterhead_for, Page.A4).id == two)
    seat.settle()
    form(seat).list.setCurrentRow(0)
    form(seat).act("copy")
    seat.until(lambda: form(seat).fields["left"].value() == 22)
    assert form(seat).fields["name"].value() == ""
    three = add(seat, "سه")
    assert seat.other.read(letterhead_sheet, three).layout.left == 22


def test_going_to_another_asks_about_what_is_not_saved(seat_at_tab: Seat, answers: Any) -> None:
    seat = seat_at_tab
    add(seat, "یک")
    seat.until(lambda: form(seat).list.count() == 1)
    seat.write_in("left", "22")
    answers.append(False)
    form(seat).act("amend")
    assert form(seat).fields["left"].value() == 22


def test_the_empty_letterhead_is_printed_from_the_list(seat_at_tab: Seat) -> None:
    seat = seat_at_tab
    add(seat, "یک")
    seat.until(lambda: form(seat).list.count() == 1)
    form(seat).act("blank")

    def shown() -> list[Any]:
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, PdfPreview)]

    seat.until(lambda: [one for one in shown() if one.isVisible()])
    assert shown()[0].document.pageCount() == 1
    shown()[0].close()


def test_every_field_is_reached_by_tab(seat_at_tab: Seat) -> None:
    seat = seat_at_tab
    form(seat).fields["name"].setFocus()
    reached = set()
    for _ in range(120):
        holder = seat.focused()
        reached |= {name for name, one in form(seat).fields.items() if one.isAncestorOf(holder)}
        seat.press("Tab")
    assert reached == set(form(seat).fields)
    assert form(seat).preview.view.focusPolicy() & Qt.FocusPolicy.TabFocus
