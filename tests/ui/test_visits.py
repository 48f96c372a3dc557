"""The waiting room by keys alone: taken in, announced, agreed, in, out, ordered, told, closed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.visits import VisitFilter, VisitRow, VisitSheet, VisitState, list_visits, visit_sheet
from seat import CALLER, EARLIER, PHONE, Seat

_S = VisitState
SUBJECT = "آب شرب روستا"


class Keys:
    """A person at the front desk whose keys are counted, the words of texts apart."""

    def __init__(self, seat: Seat) -> None:
        self.seat, self.pressed = seat, 0

    def press(self, keys: str) -> None:
        """Press once, when nothing is under way."""
        self.seat.press(keys)
        self.pressed += 1
        self.seat.settle()

    def type(self, text: str) -> None:
        """Type words."""
        self.seat.type(text)


@pytest.fixture
def desk(seat: Seat) -> Seat:
    """The front desk, the visits in sight."""
    seat.show_section("visits")
    seat.settle()
    return seat


def the_visit(seat: Seat) -> VisitSheet:
    """The only visit, whole, as the services have it."""
    rows = seat.other.read(list_visits, VisitFilter())
    assert len(rows) == 1
    return seat.other.read(visit_sheet, rows[0].id)


def current(seat: Seat) -> VisitRow:
    """The visit the list stands on."""
    row = seat.page("visits").table.current_row()
    assert isinstance(row, VisitRow)
    return row


def ready(seat: Seat, action: str) -> None:
    """Wait until a step can be taken."""
    seat.until(seat.window.action(action).isEnabled)


def take_in(seat: Seat, name: str = "علی کریمی", subject: str = SUBJECT) -> VisitRow:
    """Take a visitor in by keys, and stand on him."""
    seat.press("F4")
    seat.type(name)
    seat.write_in("subject", subject)
    seat.press("Ctrl+Return")
    seat.until(lambda: seat.page("visits").current_form() is None)
    seat.settle()
    ready(seat, "visit_announce")
    return current(seat)


def test_a_walk_in_takes_few_keys_from_the_door_to_the_door(seat: Seat) -> None:
    """From whatever page: 20 keys besides the words, no mouse."""
    keys = Keys(seat)
    keys.press("F4")
    keys.type("علی کریمی")
    for _place in range(3):
        keys.press("Return")
    keys.type(SUBJECT)
    keys.press("Ctrl+Return")
    assert the_visit(seat).state is _S.PRESENT
    for step, state in (
        ("visit_announce", _S.ANNOUNCED),
        ("visit_now", _S.AGREED),
        ("visit_enter", _S.INSIDE),
        ("visit_leave", _S.OUT),
    ):
        ready(seat, step)
        keys.press("Return")
        assert the_visit(seat).state is state
    ready(seat, "record_note")
    keys.press("Return")
    keys.type("فرماندار قوچان رسیدگی کند.")
    keys.press("Ctrl+Return")
    assert the_visit(seat).orders[0].words == "فرماندار قوچان رسیدگی کند."
    ready(seat, "told")
    keys.press("Ctrl+T")
    keys.type(" به او گفته شد که کار به فرماندار سپرده شد.")
    keys.press("Ctrl+Return")
    assert the_visit(seat).state is _S.TOLD
    assert keys.pressed <= 15


@pytest.mark.parametrize(
    ("before", "step", "state"),
    [
        ((), "visit_announce", _S.ANNOUNCED),
        (("visit_announce",), "visit_now", _S.AGREED),
        (("visit_announce", "visit_now"), "visit_enter", _S.INSIDE),
        (("visit_announce", "visit_now", "visit_enter"), "visit_leave", _S.OUT),
        ((), "visit_no_show", _S.NO_SHOW),
    ],
)
def test_each_step_is_one_digit_and_taken_back_by_one_key(
    desk: Seat, before: tuple[str, ...], step: str, state: VisitState
) -> None:
    take_in(desk)
    for name in (*before, step):
        ready(desk, name)
        stood = the_visit(desk).state
        press_action(desk, name)
    assert the_visit(desk).state is state
    press_kept(desk, "take_back")
    assert the_visit(desk).state is stood


def press_action(seat: Seat, name: str) -> None:
    """Press an action's key in the list."""
    key = seat.window.action(name).shortcut()
    seat.page("visits").table.setFocus()
    seat.press(key.toString())
    seat.settle()


def press_kept(seat: Seat, name: str) -> None:
    """Press a key as soon as it means something; the visit may have left the list in sight."""
    ready(seat, name)
    press_action(seat, name)


def test_a_digit_of_a_persian_keyboard_takes_the_step(desk: Seat) -> None:
    take_in(desk)
    QTest.sendKeyEvent(
        QTest.KeyAction.Click,
        desk.focused(),
        Qt.Key(ord("۱")),
        "۱",
        Qt.KeyboardModifier.NoModifier,
    )
    desk.settle()
    assert the_visit(desk).state is _S.ANNOUNCED


def test_digits_typed_into_the_filter_stay_there(desk: Seat) -> None:
    take_in(desk)
    desk.press("Ctrl+F")
    desk.press("1")
    desk.settle()
    assert the_visit(desk).state is _S.PRESENT
    assert desk.page("visits")._filters.text.text() == "1"


def test_a_waiting_time_moves_on_by_itself(desk: Seat) -> None:
    take_in(desk)
    page = desk.page("visits")
    column = next(one for one in page.model.columns if one.key == "waits")
    assert column.text(current(desk)) == "۰ دقیقه"
    desk.clock.advance(timedelta(minutes=65))
    page.time_passed()
    assert column.text(current(desk)) == "۱ ساعت و ۵ دقیقه"
    assert page._tick.isActive()


def test_his_earlier_matters_stand_beside_the_form(desk: Seat) -> None:
    desk.press("F4")
    desk.take_suggestion(CALLER[:6])
    form: Any = desk.form()
    desk.until(lambda: form.history.entries)
    assert any(EARLIER in what for _when, what, _came in form.history.entries)
    assert form.fields["phone"].value() == PHONE


def test_who_comes_again_is_counted_and_filled_in(desk: Seat) -> None:
    for name in ("علی کریمی", "علی کریمی"):
        desk.press("F4")
        desk.type(name)
        desk.write_in("phone", "۰۹۱۵۵۵۵۶۶۷۷")
        desk.write_in("subject", SUBJECT)
        desk.press("Ctrl+Return")
        desk.settle()
    desk.press("F4")
    desk.write_in("phone", "۰۹۱۵۵۵۵۶۶۷۷")
    desk.press("Return")
    form: Any = desk.form()
    desk.until(lambda: form.history.entries)
    assert "بار سوم" in form.history.title
    assert form.bar.isVisible()


def test_a_wrong_number_is_said_while_it_is_typed(desk: Seat) -> None:
    desk.press("F4")
    desk.write_in("national_id", "1234567890")
    assert "رقم کنترل" in desk.problems()["national_id"]
    desk.write_in("national_id", "12345")
    assert "national_id" not in desk.problems()
    desk.press("Return")
    assert desk.problems()["national_id"] == "کد ملی ده رقم است."


def test_a_request_from_afar_is_no_one_in_the_room(desk: Seat) -> None:
    desk.press("Shift+F4")
    desk.type("دکتر صادقی")
    desk.write_in("subject", "گزارش بیمارستان")
    assert not desk.form().fields["arrived_at"].isVisible()
    desk.press("Ctrl+Return")
    desk.settle()
    visit = the_visit(desk)
    assert (visit.state, visit.arrived_at) == (_S.REQUESTED, None)
    ready(desk, "visit_arrive")
    press_action(desk, "visit_arrive")
    assert the_visit(desk).state is _S.PRESENT


def test_the_directory_shows_his_visits(desk: Seat) -> None:
    desk.press("F4")
    desk.take_suggestion(CALLER[:6])
    desk.write_in("subject", SUBJECT)
    desk.press("Ctrl+Return")
    desk.settle()
    desk.show_section("contacts")
    page: Any = desk.page("contacts")
    number = the_visit(desk).visitor_id
    page.reload(keep=number)
    desk.until(lambda: any(SUBJECT in text for text in page._lines.texts()))
    assert any(EARLIER in text for text in page._lines.texts())
