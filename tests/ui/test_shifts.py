"""A shift handed over and taken, and the duty roster filled, by keys alone."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app.access import Right
from app.clock import FixedClock
from app.marks import Classification
from app.office import open_office
from app.operators import OperatorDraft, add_operator, list_operators, set_operator_active
from app.shifts import (
    HandOverDraft,
    MatterGroup,
    Roster,
    ShiftState,
    Total,
    duty_roster,
    hand_over_sheet,
    hand_over_shift,
    list_hand_overs,
    put_on_duty,
    shift_times,
    week_of,
)
from seat import NOW, Seat
from ui.common.pdf_preview import PdfPreview
from ui.shifts.texts import state_lines

RIGHTS = frozenset({Right.READ_CALLS, Right.LOG_CALLS, Right.READ_ORDERS})


@pytest.fixture
def people(store: Path, clock: FixedClock) -> dict[str, int]:
    """Two operators of the unit, besides the administrator."""
    with open_office(f"sqlite:///{store}", clock=clock) as office:
        office.sign_in_as()
        return {
            name: office.write(
                add_operator, OperatorDraft(name=name, full_name=full, rights=RIGHTS)
            ).value
            for name, full in (("a", "نسرین سپهری"), ("b", "پیمان راستگو"))
        }


def papers() -> list[PdfPreview]:
    tops = QApplication.topLevelWidgets()
    return [one for one in tops if isinstance(one, PdfPreview) and one.isVisible()]


def labels(widget: Any) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def section(seat: Seat, title: str) -> str:
    buttons = [button.text() for button in seat.window.findChildren(QPushButton)]
    return next(text for text in buttons if text.startswith(title))


# -- handing over -----------------------------------------------------------------------------


def test_a_shift_is_handed_over_and_taken_at_the_other_desk(
    people: dict[str, int], opening: Any
) -> None:
    giver = opening("a")
    row = giver.new_call("پرسش از نوبت")
    giver.press("F7")
    giver.until(lambda: giver.page("shifts").current_form() is not None)
    giver.settle()
    giver.until(lambda: "پرسش از نوبت" in labels(giver.form()))
    # The cursor stands in the taker's field; the list moves by arrow keys.
    giver.form().fields["to_id"].set_value(people["b"])
    giver.write_in("note", "کلید در کشو است.")
    giver.press("Ctrl+Return")
    giver.settle()
    (held,) = giver.other.read(list_hand_overs)
    assert (held.from_name, held.to_name) == ("نسرین سپهری", "پیمان راستگو")
    assert not giver.window.action("receive_shift").isEnabled()
    sheet = giver.other.read(hand_over_sheet, held.id)
    assert row.id in [matter.call_id for matter in sheet.state.of(MatterGroup.RECORDED)]

    taker = opening("b")
    taker.until(lambda: "۱" in section(taker, "تحویل شیفت"))
    taker.show_section("shifts")
    taker.settle()
    taker.until(lambda: "کلید در کشو است." in labels(taker.page("shifts")))
    taker.press("Ctrl+Y")
    taker.settle()
    assert taker.other.read(list_hand_overs)[0].received_at == taker.clock.now()
    taker.until(lambda: "۱" not in section(taker, "تحویل شیفت"))
    assert not taker.window.action("receive_shift").isEnabled()


def test_without_a_taker_nothing_is_lost(people: dict[str, int], seat: Seat) -> None:
    seat.press("F7")
    seat.until(lambda: seat.page("shifts").current_form() is not None)
    seat.write_in("note", "یادداشت")
    seat.press("Ctrl+Return")
    seat.settle()
    assert "تحویل‌گیرنده" in seat.problems()["to_id"]
    assert seat.form().fields["note"].value() == "یادداشت"
    assert seat.other.read(list_hand_overs) == []
    seat.form().is_changed = False


def test_f7_twice_is_one_form(people: dict[str, int], seat: Seat) -> None:
    seat.press("F7")
    seat.until(lambda: seat.page("shifts").current_form() is not None)
    seat.press("F7")
    seat.settle()
    assert seat.page("shifts").forms.count() == 1


def test_it_prints_as_it_stands_and_as_it_stood(people: dict[str, int], seat: Seat) -> None:
    seat.press("F7")
    seat.until(lambda: seat.page("shifts").current_form() is not None)
    seat.press("Ctrl+P")
    seat.until(papers)
    assert papers()[0].document.pageCount() == 1
    papers()[0].close()
    seat.until(lambda: not papers())
    seat.activate(seat.window)
    seat.form().fields["to_id"].set_value(people["b"])
    seat.press("Ctrl+Return")
    seat.settle()
    seat.press("Ctrl+P")
    seat.until(papers)
    (paper,) = papers()
    paper.printed.emit()
    seat.settle()
    (held,) = seat.other.read(list_hand_overs)
    assert seat.other.read(hand_over_sheet, held.id).printed_count == 1


def test_a_hand_over_put_aside_is_taken_up_as_it_stood(people: dict[str, int], seat: Seat) -> None:
    seat.press("F7")
    seat.until(lambda: seat.page("shifts").current_form() is not None)
    seat.form().fields["to_id"].set_value(people["b"])
    seat.write_in("note", "نیمه‌کاره")
    seat.press("F5")
    seat.settle()
    assert seat.page("shifts").current_form() is None
    seat.press("Shift+F5")
    seat.until(lambda: seat.page("shifts").current_form() is not None)
    assert seat.form().fields["note"].value() == "نیمه‌کاره"
    seat.press("Ctrl+Return")
    seat.settle()
    (held,) = seat.other.read(list_hand_overs)
    assert (held.to_name, held.note) == ("پیمان راستگو", "نیمه‌کاره")
    assert seat.other.read(hand_over_sheet, held.id).state.of(MatterGroup.PARKED) == ()


def test_earlier_hand_overs_print_as_a_list(people: dict[str, int], seat: Seat) -> None:
    seat.other.write(hand_over_shift, HandOverDraft(to_id=people["b"]))
    seat.show_section("shifts")
    seat.settle()
    seat.press("Ctrl+Alt+P")
    seat.until(papers)
    assert papers()[0].document.pageCount() == 1


def test_kinds_are_counted_together_whatever_their_classification() -> None:
    totals = (Total("تماس وارده", 60), Total("تماس وارده", 5, Classification.SECRET))
    lines = state_lines(ShiftState(NOW, (), totals))
    assert lines[1] == ("", "تماس وارده ۶۵")


# -- the roster -------------------------------------------------------------------------------


def open_roster(seat: Seat) -> Any:
    seat.show_section("duty")
    seat.settle()
    page = seat.page("duty")
    seat.until(lambda: page.grid.workers and page.model.rowCount())
    return page


def roster(seat: Seat, weeks: int = 0) -> Roster:
    first = week_of(seat.clock.today()) + timedelta(weeks=weeks)
    return seat.other.read(duty_roster, first, first + timedelta(days=6))


def set_turns(found: Roster) -> dict[str, dict[str, list[str]]]:
    return {
        str(day.day): {shift: [one.name for one in people] for shift, people in day.turns.items()}
        for day in found.days
        if day.turns
    }


def key_for(page: Any, name: str) -> str:
    return str(page.grid.workers.index(name) + 1)


def test_number_keys_put_on_duty_and_take_off(people: dict[str, int], seat: Seat) -> None:
    page = open_roster(seat)
    today = str(seat.clock.today())
    assert page.model.rowCount() == 7
    seat.type(key_for(page, "نسرین سپهری"))
    seat.settle()
    seat.press("Left")
    seat.type("۱۲۳۴"[page.grid.workers.index("پیمان راستگو")])
    seat.settle()
    morning, evening, _ = [shift.name for shift in seat.other.read(shift_times)]
    assert set_turns(roster(seat)) == {today: {morning: ["نسرین سپهری"], evening: ["پیمان راستگو"]}}
    seat.press("Del")
    seat.settle()
    assert set_turns(roster(seat)) == {today: {morning: ["نسرین سپهری"]}}
    seat.press("Right")
    seat.type(key_for(page, "نسرین سپهری"))
    seat.settle()
    assert set_turns(roster(seat)) == {}


def test_a_week_is_copied_to_the_next(people: dict[str, int], seat: Seat) -> None:
    page = open_roster(seat)
    seat.type(key_for(page, "نسرین سپهری"))
    seat.settle()
    seat.press("Alt+PgDown")
    seat.settle()
    seat.press("Ctrl+Shift+R")
    seat.settle()
    assert len(set_turns(roster(seat, weeks=1))) == 1
    assert "رونوشت" in page.bar.text
    seat.press("Alt+Home")
    seat.settle()
    assert page.model.roster.days[0].day == week_of(seat.clock.today())


def test_a_month_is_seen_and_printed(people: dict[str, int], seat: Seat) -> None:
    page = open_roster(seat)
    seat.press("Ctrl+Shift+K")
    seat.settle()
    assert page.model.rowCount() in (29, 30, 31)
    days = [one.day for one in page.model.roster.days]
    assert seat.clock.today() in days
    assert days[page.grid.currentIndex().row()] == seat.clock.today()
    for keys in ("Alt+PgDown", "Alt+PgUp", "Alt+PgUp"):
        seat.press(keys)
        seat.settle()
        assert page.model.rowCount() in (29, 30, 31)
    seat.press("Ctrl+P")
    seat.until(papers)
    assert papers()[0].document.pageCount() == 1


def test_what_clashes_is_said_in_words(people: dict[str, int], seat: Seat) -> None:
    today = seat.clock.today()
    seat.other.write(put_on_duty, today, "صبح", people["a"])
    seat.other.write(set_operator_active, people["a"], active=False)
    page = open_roster(seat)
    seat.until(page.clashes.isVisible)
    assert "«نسرین سپهری» دیگر کاربر این دفتر نیست." in page.clashes.text()


def test_who_may_not_plan_only_looks(people: dict[str, int], opening: Any) -> None:
    seat = opening("a")
    page = open_roster(seat)
    seat.type("1")
    seat.press("Del")
    seat.settle()
    assert set_turns(roster(seat)) == {}
    assert "اجازه" in page.bar.text
    assert not seat.window.action("copy_week").isEnabled()


def test_the_window_says_who_is_on_duty(people: dict[str, int], seat: Seat) -> None:
    page = open_roster(seat)
    seat.type(key_for(page, "پیمان راستگو"))
    seat.settle()
    seat.until(lambda: "کشیک صبح: پیمان راستگو" in labels(seat.window))


# The offscreen platform has no keyboard a menu could grab.
@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_everybody_is_offered_by_enter(people: dict[str, int], seat: Seat) -> None:
    from PySide6.QtWidgets import QMenu

    page = open_roster(seat)
    seat.press("Return")
    (menu,) = page.grid.findChildren(QMenu)
    names = [action.text() for action in menu.actions()]
    active = [one.full_name for one in seat.other.read(list_operators) if one.active]
    assert names == active
    menu.actions()[0].trigger()
    menu.close()
    seat.settle()
    assert len(set_turns(roster(seat))) == 1
