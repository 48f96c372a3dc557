"""The dossier desk of a case, worked by keys."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.protocol import (
    CaseKind,
    ConsularKind,
    PersonDraft,
    TaskDone,
    TaskState,
    finish_task,
    save_people,
)
from protocol_desk_seat import NAMES, CaseDeskSeat, large_case, small_case
from seat import Seat
from ui.protocol.desk_step import draft_of


@pytest.fixture
def desk(seat: Seat) -> CaseDeskSeat:
    """The desk of a delegation of two."""
    return CaseDeskSeat(seat, small_case(seat.other)).open()


@pytest.fixture
def large(seat: Seat) -> CaseDeskSeat:
    """The desk of a trip of eighty steps and twenty-five members."""
    return CaseDeskSeat(seat, large_case(seat.other)).open()


def states(desk: CaseDeskSeat) -> list[TaskState]:
    """Where the steps of the case stand."""
    return [one.state for one in desk.sheet().tasks]


def test_space_ticks_a_step_and_goes_on(large: CaseDeskSeat) -> None:
    large.press("Alt+1", "Space", "Space")
    assert states(large)[:3] == [TaskState.DONE, TaskState.DONE, TaskState.OPEN]
    assert large.part.current().id == large.sheet().tasks[2].id
    assert large.desk.head.progress.done == 2


def test_steps_ticked_in_haste_are_all_written(large: CaseDeskSeat) -> None:
    seat = large.seat
    seat.press("Alt+1")
    for _ in range(3):
        seat.press("Space")
    assert large.part.table.part.rows[2].state is TaskState.DONE
    seat.settle()
    assert states(large)[:4] == [*[TaskState.DONE] * 3, TaskState.OPEN]


def test_a_step_that_needs_a_document_asks_its_number(large: CaseDeskSeat) -> None:
    large.press("Alt+1", "Down", "Down", "Down", "Space")
    assert large.desk.editor is not None
    large.seat.type("۱۲۳/الف")
    large.press("Ctrl+Return")
    task = large.sheet().tasks[3]
    assert (task.state, task.document_number) == (TaskState.DONE, "۱۲۳/الف")
    assert large.desk.editor is None


def test_space_opens_a_step_again_and_undo_takes_it_back(large: CaseDeskSeat) -> None:
    large.press("Alt+1", "Space", "Up", "Space")
    assert states(large)[0] is TaskState.OPEN
    large.press("Ctrl+Z")
    assert states(large)[0] is TaskState.DONE
    large.press("Ctrl+Z")
    assert states(large)[0] is TaskState.OPEN


def test_chosen_steps_are_ticked_together(large: CaseDeskSeat) -> None:
    large.press("Alt+1", "Shift+Down", "Shift+Down", "Space")
    assert states(large)[:4] == [*[TaskState.DONE] * 3, TaskState.OPEN]
    large.press("Ctrl+Z")
    assert TaskState.DONE not in states(large)


def test_a_step_that_is_not_needed_says_why(large: CaseDeskSeat) -> None:
    large.press("Alt+1", "Delete")
    large.press("Ctrl+Return")
    assert large.desk.editor is not None
    assert large.desk.editor.fields["reason"].problem
    large.seat.type("روادید نمی‌خواهد")
    large.press("Ctrl+Return")
    assert states(large)[0] is TaskState.NOT_NEEDED


def test_a_step_is_carried_into_the_stage_of_its_place(large: CaseDeskSeat) -> None:
    first = large.sheet().tasks[0]
    large.press("Alt+1", *["Alt+Down"] * 12)
    large.seat.until(lambda: large.sheet().tasks[0].id != first.id)
    large.seat.settle()
    moved = next(one for one in large.sheet().tasks if one.id == first.id)
    assert moved.stage == 2
    assert [one.stage for one in large.sheet().tasks].count(2) == 11


def test_another_desk_first_and_the_tick_goes_in_all_the_same(large: CaseDeskSeat) -> None:
    theirs = large.sheet().tasks[5].id
    large.press("Alt+1")
    large.other(finish_task, theirs, TaskDone())
    large.press("Space")
    assert states(large)[0] is TaskState.DONE
    assert states(large)[5] is TaskState.DONE


def test_what_another_desk_writes_comes_to_sight(desk: CaseDeskSeat) -> None:
    task = desk.sheet().tasks[0]
    desk.other(finish_task, task.id, TaskDone())
    desk.seat.until(lambda: desk.desk.head.progress.done == 1)
    assert desk.part.table.part.rows[0].state is TaskState.DONE


def test_a_person_is_typed_and_corrected(desk: CaseDeskSeat) -> None:
    desk.press("Alt+2", "Insert")
    desk.seat.type("سهراب کیانی")
    desk.press("Ctrl+Return")
    people = desk.sheet().people
    assert [one.name for one in people] == [*NAMES[:2], "سهراب کیانی"]
    assert desk.desk.editor is None
    desk.press("Return")
    desk.write("diet", "گیاهی")
    desk.press("Ctrl+Return")
    assert desk.part.current().diet == "گیاهی"
    assert desk.sheet().people[0].diet == "گیاهی"


def test_what_is_typed_of_one_person_leaves_what_another_desk_wrote_of_another(
    desk: CaseDeskSeat,
) -> None:
    desk.press("Alt+2", "Return")
    desk.write("post", "والی")
    lines = [draft_of(one, PersonDraft) for one in desk.sheet().people]
    desk.other(save_people, (lines[0], replace(lines[1], post="رایزن")))
    desk.press("Ctrl+Return")
    assert [one.post for one in desk.sheet().people] == ["والی", "رایزن"]


def test_people_are_taken_off_and_come_back(desk: CaseDeskSeat) -> None:
    desk.press("Alt+2", "Down", "Delete")
    assert len(desk.sheet().people) == 1
    desk.press("Ctrl+Z")
    assert len(desk.sheet().people) == 2


def test_a_wrong_line_keeps_what_was_typed(desk: CaseDeskSeat) -> None:
    desk.press("Alt+2", "Insert")
    desk.seat.type("رئیس دوم")
    desk.desk.editor.fields["role"].list.setCurrentIndex(0)
    desk.press("Ctrl+Return")
    editor = desk.desk.editor
    assert editor is not None
    assert "رئیس" in editor.bar.text
    assert editor.fields["name"].value() == "رئیس دوم"
    assert len(desk.sheet().people) == 2


def test_escape_leaves_the_line_and_then_the_desk(desk: CaseDeskSeat) -> None:
    desk.press("Alt+2", "Insert", "Escape")
    assert desk.desk.editor is None
    assert desk.page.current_form() is desk.desk
    desk.press("Escape")
    assert desk.page.current_form() is None


def test_digits_seat_people_in_cars(large: CaseDeskSeat) -> None:
    cars = large.sheet().vehicles
    large.press("Alt+4", "2", "2", "0")
    people = large.sheet().people
    assert [one.vehicle_id for one in people[:3]] == [cars[1].id, cars[1].id, None]


def test_lodging_of_several_at_once(large: CaseDeskSeat) -> None:
    large.press("Alt+4", "Shift+Down", "Return")
    large.write("lodging", "مهمانسرای کنسولگری")
    large.press("Ctrl+Return")
    lodged = [one.lodging for one in large.sheet().people[:3]]
    assert lodged == ["مهمانسرای کنسولگری"] * 2 + ["هتل مشهد"]


def test_costs_show_their_sums_in_red_when_over(large: CaseDeskSeat) -> None:
    large.press("Alt+6", "Insert")
    large.seat.type("خودرو")
    large.write("spent", "۹۰۰٬۰۰۰٬۰۰۰")
    large.press("Ctrl+Return")
    assert large.sheet().costs[-1].spent == 900_000_000
    words = large.part._sums.accessibleName()
    assert "بیش از برآورد" in words


def test_the_log_keeps_what_was_agreed(desk: CaseDeskSeat) -> None:
    desk.press("Alt+8", "Insert")
    desk.seat.type("کنسول")
    desk.write("words", "ساعت ورود ۹ شد")
    desk.press("Ctrl+Return")
    line = desk.sheet().conversations[-1]
    assert (line.name, line.words) == ("کنسول", "ساعت ورود ۹ شد")


def test_the_report_goes_nowhere_before_it_is_there(large: CaseDeskSeat) -> None:
    large.press("Alt+9", "Return")
    large.seat.type("55")
    large.press("Ctrl+Return")
    assert "گزارش" in large.desk.editor.bar.text
    assert all(one.sent_on is None for one in large.sheet().dispatches)


def test_a_delegation_has_no_report_to_send(desk: CaseDeskSeat) -> None:
    assert desk.desk.show_part("dispatch") is None


def test_the_way_on_is_one_key(desk: CaseDeskSeat) -> None:
    desk.press("Alt+End")
    assert desk.led == ["accept"]


@pytest.mark.parametrize("kind", list(CaseKind))
def test_every_kind_of_case_has_its_desk(seat: Seat, kind: CaseKind) -> None:
    more: dict[CaseKind, dict[str, Any]] = {
        CaseKind.PAVILION: {"flight": "ایران‌ایر ۲۱۴", "rank": "minister"},
        CaseKind.CONSULAR: {"consular_kind": ConsularKind.VISA},
    }
    desk = CaseDeskSeat(seat, small_case(seat.other, kind, **more.get(kind, {}))).open()
    for place in range(desk.desk.tabs.count()):
        desk.desk.enter(place)
        desk.seat.settle()
        assert desk.part.isVisible()


# -- gifts and letters ---------------------------------------------------------------------


def test_a_gift_gets_its_number_in_its_register(desk: CaseDeskSeat) -> None:
    desk.press("Alt+7", "Insert")
    desk.seat.type("تابلو فرش")
    desk.press("Ctrl+Return")
    gifts = desk.sheet().gifts
    assert [(one.item, one.name) for one in gifts] == [("تابلو فرش", NAMES[0])]
    assert gifts[0].number
    assert desk.part.table.part.rows[0].item == "تابلو فرش"


def test_letters_of_a_case_are_begun_for_each_receiver_and_taken_back(desk: CaseDeskSeat) -> None:
    desk.press("Alt+7", "Tab", "Insert")
    desk.desk.editor.fields["receivers"].rows.lines[0].who.setFocus()
    desk.seat.type("سفیر افغانستان")
    desk.desk.editor.fields["receivers"].rows.lines[1].who.setFocus()
    desk.seat.type("سرکنسول")
    desk.press("Ctrl+Return")
    assert [one.receiver for one in desk.sheet().letters] == ["سفیر افغانستان", "سرکنسول"]
    assert len(desk.part.beside.part.rows) == 2
    desk.press("Ctrl+Z")
    assert not desk.sheet().letters
