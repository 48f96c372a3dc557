"""The directory's page: people with phones and posts, corrected, archived and brought back."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from app.contacts import (
    ContactFilter,
    ContactRow,
    ContactSheet,
    amend_contact,
    contact_sheet,
    list_contacts,
)
from app.contacts.drafts import ContactDraft
from app.jalali import from_jalali
from seat import CALLER, NATIONAL_ID, PHONE, Seat, key_of
from ui.common.lines_pane import LinesPane


@pytest.fixture
def desk(seat: Seat) -> Seat:
    """The administrator on the directory's page."""
    seat.press(key_of("contacts"))
    seat.settle()
    return seat


def found(seat: Seat, text: str = "", *, archived: bool = False) -> list[ContactRow]:
    return seat.other.read(list_contacts, ContactFilter(text=text, archived=archived))


def sheet_of(seat: Seat, name: str) -> ContactSheet:
    (row,) = found(seat, name)
    return seat.other.read(contact_sheet, row.id)


def stand_on(seat: Seat, name: str) -> None:
    page = seat.page("contacts")
    place = next(number for number, row in page.model.loaded() if row.name == name)
    page.table.setCurrentIndex(page.model.index(place, 0))
    page.table.setFocus()
    seat.settle()


def line_of(seat: Seat, field: str, place: int) -> Any:
    return seat.form().fields[field].editor.lines[place]  # type: ignore[attr-defined]  # rows


def put(seat: Seat, field: Any, text: str) -> None:
    field.setFocus()
    QApplication.clipboard().setText(text)
    seat.press("Ctrl+V")


def save(seat: Seat) -> None:
    seat.press("Ctrl+Return")
    seat.settle()


def test_a_person_with_two_phones_and_a_post(desk: Seat) -> None:
    desk.press("Ctrl+N")
    desk.type("گلنار یوسفی")
    desk.write_in("honorific", "سرکار خانم")
    desk.write_in("identity_number", NATIONAL_ID)
    desk.write_in("city", "قوچان")
    for place, (number, label) in enumerate(
        (("۰۹۱۵۵۵۵۱۲۱۲", "همراه"), ("۰۵۱۳۸۴۰۱۱۲۲ داخلی ۱۲", "دفتر"))
    ):
        put(desk, line_of(desk, "phones", place).number, number)
        put(desk, line_of(desk, "phones", place).label, label)
    post = line_of(desk, "positions", 0)
    put(desk, post.title, "مدیر مدرسه")
    post.place.setFocus()
    desk.take_suggestion("قوچان")
    put(desk, post.from_day, "۱۴۰۳/۷/۱")
    put(desk, post.to_day, "۱۴۰۵/۴/۳۱")
    desk.write_in("aliases", "خانم معلم؛ یوسفی بزرگ")
    save(desk)
    page = desk.page("contacts")
    assert page.current_form() is None, desk.problems()
    sheet = sheet_of(desk, "گلنار")
    assert [phone.label for phone in sheet.phones] == ["همراه", "دفتر"]
    assert "12" in sheet.phones[1].shown
    assert sheet.identity_number == NATIONAL_ID
    (held,) = sheet.positions
    assert (held.title, held.organisation) == ("مدیر مدرسه", "فرمانداری قوچان")
    assert held.from_day == from_jalali(1403, 7, 1)
    assert held.to_day == from_jalali(1405, 4, 31)
    assert sheet.aliases == ("خانم معلم", "یوسفی بزرگ")
    assert page.table.current_row().id == sheet.id


def test_wrong_entries_stand_beside_their_fields(desk: Seat) -> None:
    desk.press("Ctrl+Shift+N")
    desk.write_in("identity_number", "1234567890")
    put(desk, line_of(desk, "phones", 0).number, "12")
    post = line_of(desk, "positions", 0)
    put(desk, post.title, "دهیار")
    put(desk, post.from_day, "۱۴۰۵/۱۳/۱")
    save(desk)
    assert set(desk.problems()) == {"positions"}
    post.from_day.line.clear()
    save(desk)
    assert set(desk.problems()) == {"name", "identity_number", "phones"}
    assert line_of(desk, "phones", 0).number.value() == "12"
    assert desk.form().fields["identity_number"].value() == "1234567890"
    put(desk, post.place, "دستگاهی که نیست")
    save(desk)
    assert "دستگاهی که نیست" in desk.problems()["positions"]


def test_a_post_that_ends_before_it_begins_is_refused(desk: Seat) -> None:
    desk.press("Ctrl+N")
    desk.type("کسی")
    post = line_of(desk, "positions", 0)
    put(desk, post.title, "دهیار")
    put(desk, post.from_day, "۱۴۰۵/۱/۱")
    put(desk, post.to_day, "۱۴۰۴/۱/۱")
    save(desk)
    assert list(desk.problems()) == ["positions"]


def test_correcting_keeps_what_was_not_touched(desk: Seat) -> None:
    before = sheet_of(desk, CALLER)
    stand_on(desk, CALLER)
    desk.press("Return")
    assert line_of(desk, "phones", 0).number.value().replace(" ", "") == PHONE.replace(" ", "")
    desk.write_in("city", "مشهد")
    save(desk)
    after = sheet_of(desk, CALLER)
    assert after.city == "مشهد"
    assert (after.phones, after.positions) == (before.phones, before.positions)


def test_archived_and_back(desk: Seat) -> None:
    stand_on(desk, CALLER)
    desk.press("Ctrl+D")
    desk.settle()
    assert not found(desk, CALLER)
    page = desk.page("contacts")
    assert CALLER in page.bar.text
    desk.until(lambda: CALLER not in [row.name for _, row in page.model.loaded()])
    page._archived.click()
    desk.until(lambda: [row.name for _, row in page.model.loaded()] == [CALLER])
    stand_on(desk, CALLER)
    desk.press("Ctrl+D")
    desk.settle()
    assert [row.name for row in found(desk, CALLER)] == [CALLER]


def test_an_archived_person_is_not_suggested(desk: Seat) -> None:
    stand_on(desk, CALLER)
    desk.press("Ctrl+D")
    desk.settle()
    desk.press("F2")
    desk.type("احمدی")
    line = desk.focused()
    desk.until(lambda: line.suggestions)  # type: ignore[attr-defined]  # a suggesting line
    names = [row.name for row in line.suggestions]  # type: ignore[attr-defined]  # as above
    assert CALLER not in names


def test_another_desk_saved_first(desk: Seat) -> None:
    stand_on(desk, CALLER)
    desk.press("Return")
    desk.write_in("city", "مشهد")
    sheet = sheet_of(desk, CALLER)
    desk.other.write(
        amend_contact, sheet.id, sheet.version, ContactDraft(name=CALLER, city="نیشابور")
    )
    save(desk)
    form = desk.form()
    assert "میز دیگری" in form.bar.text
    assert form.fields["city"].value() == "مشهد"
    save(desk)
    assert sheet_of(desk, CALLER).city == "مشهد"


def test_the_list_is_filtered_as_one_types(desk: Seat) -> None:
    desk.press("Ctrl+F")
    desk.type("مریم")
    page = desk.page("contacts")
    desk.until(lambda: [row.name for _, row in page.model.loaded()] == ["مریم احمدی"])
    desk.press("Ctrl+Shift+F")
    desk.until(lambda: page.model.rowCount() == 4)


def test_earlier_calls_stand_under_the_person(desk: Seat) -> None:
    stand_on(desk, CALLER)
    pane = desk.page("contacts").findChild(LinesPane)
    assert pane.isVisible()
    desk.until(lambda: any("گرماب" in text for text in pane.texts()))
