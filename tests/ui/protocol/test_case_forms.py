"""The ministry's forms on the desk of a trip: answered by keys beside their page, printed."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton

from app.kept_forms import kept_forms, take_up_form
from app.protocol import CaseKind, case_form, save_form_answers
from app.protocol.layout_format import name_key
from protocol_desk_seat import NAMES, CaseDeskSeat, large_case, small_case
from seat import Seat
from ui.protocol.desk_forms import FormsPart
from ui.protocol.form_answers import FormAnswersForm

A = "trip-form-a"


@pytest.fixture
def desk(seat: Seat) -> CaseDeskSeat:
    """The forms on the desk of a trip of two."""
    number = small_case(seat.other, CaseKind.FOREIGN_TRIP)
    made = CaseDeskSeat(seat, number).open()
    made.press("Alt+0")
    seat.until(part(made).paper.document.pageCount)
    return made


def part(desk: CaseDeskSeat) -> FormsPart:
    found = desk.part
    assert isinstance(found, FormsPart)
    return found


def picture(desk: CaseDeskSeat) -> bytes:
    document = part(desk).paper.document
    drawn = document.render(0, document.pagePointSize(0).toSize())
    return bytes(drawn.constBits())


def answering(desk: CaseDeskSeat) -> FormAnswersForm:
    form = desk.desk.editor
    assert isinstance(form, FormAnswersForm)
    return form


def field(desk: CaseDeskSeat, name: str) -> Any:
    return answering(desk).fields[name_key(name)]


def test_questions_are_answered_and_the_page_follows(desk: CaseDeskSeat) -> None:
    before = picture(desk)
    desk.press("Return")
    desk.seat.type("۱۲/۴۵")
    desk.seat.until(lambda: picture(desk) != before)
    field(desk, "فوریت").setFocus()
    desk.press("Space")
    desk.press("Ctrl+Return")
    assert desk.desk.editor is None
    assert desk.sheet().forms[A] == {name_key("دعوت‌نامه"): "۱۲/۴۵", name_key("فوریت"): "عادی"}
    desk.seat.until(lambda: part(desk).current().answered == 2)
    desk.press("Ctrl+Z")
    desk.seat.until(lambda: desk.sheet().forms == {})


def test_every_traveller_is_asked_by_name(desk: CaseDeskSeat) -> None:
    desk.press("Down", "Down", "Down", "Return")
    people = desk.sheet().people
    form = answering(desk)
    desk.seat.until(lambda: len(form.fields) == 18)
    form.fields[f"{name_key('نام پدر')}@{people[1].id}"].set_raw("بهرام")
    desk.press("Ctrl+Return")
    asked = desk.seat.other.read(case_form, desk.number, "trip-five-2").questions
    answered = [(one.who, one.answer) for one in asked if one.answer]
    assert answered == [(NAMES[1], "بهرام")]


def test_kept_answers_come_back_with_their_questions(desk: CaseDeskSeat) -> None:
    desk.press("Return")
    desk.seat.type("۹۹/۱")
    desk.press("F5")
    assert desk.desk.editor is None
    line = desk.seat.other.read(kept_forms, "another")[0]
    filled = desk.seat.other.write(take_up_form, line.id, line.version, "another").value
    desk.press("Escape")
    # A desk that has not read its forms yet, as after a crash.
    again = CaseDeskSeat(desk.seat, desk.number).open()
    again.desk.resume(filled)
    desk.seat.until(lambda: answering(again).form_name)
    desk.seat.until(lambda: field(again, "دعوت‌نامه").value() == "۹۹/۱")
    again.press("Ctrl+Return")
    assert again.sheet().forms[A] == {name_key("دعوت‌نامه"): "۹۹/۱"}


def test_two_desks_answer_one_form(desk: CaseDeskSeat) -> None:
    invitation, way, currency = (name_key(one) for one in ("دعوت‌نامه", "مسیر سفر", "ارز"))
    desk.press("Return")
    desk.seat.type("۱۲/۴۵")
    desk.other(save_form_answers, A, {way: "زمینی", currency: "یورو"})
    desk.press("Ctrl+Return")
    desk.seat.until(lambda: desk.desk.editor is None)
    assert desk.sheet().forms[A] == {invitation: "۱۲/۴۵", way: "زمینی", currency: "یورو"}


def test_what_both_desks_answered_is_offered_and_nothing_typed_is_lost(
    desk: CaseDeskSeat,
) -> None:
    invitation = name_key("دعوت‌نامه")
    desk.desk._timer.stop()  # it would look before the key is pressed
    desk.press("Return")
    desk.seat.type("۱۲/۴۵")
    desk.other(save_form_answers, A, {invitation: "۷۷/۱"})
    desk.press("Ctrl+Return")
    assert "میز دیگری" in answering(desk).bar.text
    assert field(desk, "دعوت‌نامه").value() == "۱۲/۴۵"
    offers = [one.text() for one in field(desk, "دعوت‌نامه").findChildren(QPushButton)]
    assert any("۷۷/۱" in one for one in offers)
    desk.press("Ctrl+Return")
    assert desk.sheet().forms[A] == {invitation: "۱۲/۴۵"}


def test_an_open_form_shows_what_another_desk_answered(desk: CaseDeskSeat) -> None:
    desk.press("Return")
    desk.other(save_form_answers, A, {name_key("ارز"): "یورو", name_key("فوریت"): "فوری"})
    desk.desk.sheet_again()
    desk.seat.until(lambda: field(desk, "ارز").value() == "یورو")
    assert field(desk, "فوریت").value() == "فوری"


def test_a_form_of_twenty_one_travellers_opens_at_once(seat: Seat) -> None:
    desk = CaseDeskSeat(seat, large_case(seat.other)).open()
    desk.press("Alt+0", "Down", "Down", "Down")
    seat.press("Return")
    # Whoever opens it types into the first traveller's while the others' are made.
    assert 9 <= len(answering(desk).fields) < 40
    assert answering(desk).isAncestorOf(seat.focused())
    seat.until(lambda: len(answering(desk).fields) == 189)
    seat.settle()


def test_a_form_is_shown_for_printing(desk: CaseDeskSeat) -> None:
    desk.press("Space")
    desk.seat.until(lambda: len(desk.seat.previews()) == 1)
    (preview,) = desk.seat.previews()
    preview.printed.emit()
    desk.seat.until(lambda: desk.seat.other.read(case_form, desk.number, A).printed == 1)


def test_only_trips_have_them(seat: Seat) -> None:
    desk = CaseDeskSeat(seat, small_case(seat.other)).open()
    assert desk.desk.show_part("forms") is None
