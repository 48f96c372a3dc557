"""What the programme keeps to, what is booked and which days are noted, set by keys."""

from __future__ import annotations

from datetime import time
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton

from agenda_seat import requested, when
from app.agenda import ResourceKind, ResourceUse
from app.agenda.occasions import OccasionCalendar, occasions
from app.agenda.resources import ResourceDraft, add_resource, resource_line, resources
from app.agenda.rules import agenda_rules
from seat import CALLER, Seat
from ui.common import ask
from ui.settings.page import PANELS


def tab(seat: Seat, words: str) -> Any:
    """A tab of the settings, in sight."""
    seat.show_section("settings")
    seat.settle()
    page = seat.page("settings")
    page.tabs.setCurrentIndex([one for one, _make, _right in PANELS].index(words))
    seat.settle()
    form = page.current_form()
    form.start()
    return form


def put(seat: Seat, form: Any, name: str, text: str) -> None:
    """Type into a field in place of what stood there."""
    field = form.fields[name]
    field.setFocus()
    field.line.selectAll()
    seat.type(text)


def save(seat: Seat) -> None:
    seat.press("Ctrl+S")
    seat.settle()


def standing(form: Any, words: str) -> QPushButton:
    """A button beside what stands."""
    found: QPushButton = next(one for one in form.findChildren(QPushButton) if one.text() == words)
    return found


def test_the_rules_are_set_by_keys_and_the_number_is_shown(seat: Seat) -> None:
    form = tab(seat, "قاعده‌های تقویم")
    assert form.fields["work_from"].value() == time(7, 30)
    put(seat, form, "work_from", "۸")
    put(seat, form, "gap", "۱۵")
    put(seat, form, "number", "{year}-{serial:04}")
    assert "۱۴۰۵-۰۰۰۱" in form.fields["number"].note
    save(seat)
    rules = seat.other.read(agenda_rules)
    assert (rules.work_from, rules.gap) == (time(8), 15)
    assert rules.number == "{year}-{serial:04}"


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("work_to", "۶", "پایان ساعت کار باید پس از آغاز آن باشد."),
        ("work_from", "", "ساعت را بنویسید"),
        ("prayer_to", "۲۵", "ساعت"),
        ("gap", "", "عددی بنویسید"),
        ("gap", "۵۰۰", "عددی از ۰ تا ۱۲۰ بنویسید."),
        ("number", "{year}", "{serial}"),
    ],
)
def test_wrong_rules_are_said_beside_their_field(
    seat: Seat, name: str, typed: str, sentence: str
) -> None:
    form = tab(seat, "قاعده‌های تقویم")
    before = seat.other.read(agenda_rules)
    field = form.fields[name]
    field.setFocus()
    field.line.clear()
    seat.type(typed)
    field.line.textEdited.emit(typed)
    save(seat)
    seat.until(lambda: field.problem)
    assert sentence in field.problem.replace("\u2066", "").replace("\u2069", "")
    assert seat.other.read(agenda_rules) == before


def test_the_public_day_needs_one_of_its_days(seat: Seat) -> None:
    form = tab(seat, "قاعده‌های تقویم")
    box = form.fields["public_weekday"].list
    box.setCurrentIndex(box.findText("سه‌شنبه"))
    form.fields["public_weekday"].edited.emit()
    save(seat)
    seat.until(lambda: form.fields["public_first"].problem)
    put(seat, form, "public_first", "۲۰ مرداد")
    save(seat)
    assert seat.other.read(agenda_rules).public_weekday == 3


def test_a_room_is_added_amended_archived_and_brought_back(seat: Seat) -> None:
    form = tab(seat, "اتاق، خودرو، معاون")
    save(seat)
    seat.until(lambda: form.fields["name"].problem)
    put(seat, form, "name", "سالن رجایی")
    put(seat, form, "seats", "۴۰")
    save(seat)
    line = next(one for one in seat.other.read(resources) if one.name == "سالن رجایی")
    assert (line.kind, line.seats, line.quantity) == (ResourceKind.ROOM, 40, 1)
    standing(form, "اصلاح").click()
    assert form.title == "اصلاح «سالن رجایی»"
    put(seat, form, "name", "سالن شهید رجایی")
    save(seat)
    assert [one.name for one in seat.other.read(resources)][1:] == ["سالن شهید رجایی"]
    standing(form, "بایگانی «سالن شهید رجایی»").click()
    seat.settle()
    assert len(seat.other.read(resources)) == 1
    seat.settle()
    standing(form, "بازگرداندن").click()
    seat.settle()
    assert len(seat.other.read(resources)) == 2


def test_a_deputy_comes_from_the_directory(seat: Seat) -> None:
    form = tab(seat, "اتاق، خودرو، معاون")
    form.fields["kind"].buttons()[0].click()
    assert form.fields["name"].isHidden()
    save(seat)
    seat.until(lambda: "دفتر اشخاص" in form.fields["contact_id"].problem)
    form.fields["contact_id"].setFocus()
    seat.take_suggestion("احمدی‌نیا")
    save(seat)
    line = seat.other.read(resources)[1]
    assert (line.kind, line.name) == (ResourceKind.DEPUTY, CALLER)
    assert line.contact_id is not None


def test_a_day_of_note_is_added_and_taken_away(seat: Seat) -> None:
    form = tab(seat, "مناسبت‌ها")
    save(seat)
    seat.until(lambda: form.fields["day"].problem)
    form.fields["title"].setFocus()
    seat.type("روز خراسان")
    form.fields["calendar"].buttons()[1].click()
    put(seat, form, "day", "۱۱")
    save(seat)
    line = seat.other.read(occasions)[0]
    assert (line.title, line.calendar, line.day) == ("روز خراسان", OccasionCalendar.LUNAR, 11)
    assert line.year is None
    seat.settle()
    standing(form, "برداشتن").click()
    seat.settle()
    assert not seat.other.read(occasions)


def test_bookings_ahead_are_named_before_there_are_fewer(seat: Seat) -> None:
    cars = ResourceDraft(kind=ResourceKind.VEHICLE, name="پژو", quantity=2)
    number = seat.other.write(add_resource, cars).value
    uses = (ResourceUse(resource_id=number, quantity=2),)
    requested(seat.other, when=when(10), uses=uses, subject="بازدید سد")
    form = tab(seat, "اتاق، خودرو، معاون")
    seat.until(lambda: form.findChildren(QPushButton))

    def line() -> Any:
        return seat.other.read(resource_line, number)

    standing(form, "اصلاح").click()
    put(seat, form, "quantity", "۱")
    ask.answers.append(False)
    save(seat)
    seat.until(lambda: not ask.answers)
    assert (line().quantity, form.fields["quantity"].value()) == (2, 1), "nothing typed is lost"
    ask.answers.append(True)
    save(seat)
    seat.until(lambda: line().quantity == 1)
    seat.settle()
    ask.answers.append(True)

    def archived() -> bool:
        # The lines may be read anew just then, and the button that was found is gone.
        if ask.answers:
            standing(form, "بایگانی «پژو»").click()
            seat.settle()
        return bool(line().is_archived)

    seat.until(archived)
    assert not ask.answers
