"""The dossier desk of a case, worked by keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from time import perf_counter
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from app.access import Right
from app.kept_forms import kept_forms, take_up_form
from app.operators import OperatorDraft, add_operator
from app.protocol import (
    CaseAction,
    CaseKind,
    CaseState,
    CaseStepDraft,
    ConsularKind,
    PersonDraft,
    TaskDone,
    TaskState,
    finish_task,
    save_people,
    take_case_step,
)
from protocol_desk_seat import NAMES, CaseDeskSeat, at, large_case, small_case
from protocol_office import order, take
from seat import Seat
from ui.protocol.desk_step import draft_of
from ui.theme import Tone

_A = CaseAction


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


def test_a_rank_outlives_an_order_of_precedence_that_is_not_read_yet(desk: CaseDeskSeat) -> None:
    desk.desk.ranks = ()
    desk.press("Alt+2", "Return")
    desk.write("diet", "گیاهی")
    desk.press("Ctrl+Return")
    assert (desk.sheet().people[0].diet, desk.sheet().people[0].rank) == ("گیاهی", "governor")


def test_many_people_are_typed_one_after_the_other(desk: CaseDeskSeat) -> None:
    desk.press("Alt+2", "Insert")
    for name in NAMES[2:5]:
        desk.seat.type(name)
        desk.press("Ctrl+Shift+Return")
    assert desk.desk.editor.fields["name"].value() == ""
    desk.press("Escape")
    assert [one.name for one in desk.sheet().people] == list(NAMES[:5])
    assert len(desk.part.table.part.rows) == 5


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
    form = desk.page.current_form()
    assert form is not desk.desk
    assert form.title.startswith("پذیرفتن")
    desk.press("Ctrl+Return")
    assert desk.page.current_form() is desk.desk
    desk.seat.until(lambda: desk.desk.sheet.state is CaseState.ACCEPTED)


def test_a_trip_leads_to_the_governors_order(large: CaseDeskSeat) -> None:
    assert "order" in dict(large.desk.next_steps())
    large.desk.lead_on("order")
    pages: dict[str, Any] = large.seat.window.pages
    large.seat.until(lambda: "orders" in pages and pages["orders"].current_form())
    assert "پرونده تشریفات" in pages["orders"].current_form().title
    order(large.seat.other, large.number)
    large.desk.sheet_again()
    large.seat.settle()
    assert "order" not in dict(large.desk.next_steps())


@pytest.mark.parametrize(("key", "title"), [("Ctrl+E", "هیأت خارجی"), ("Alt+Home", "جابه‌جایی")])
def test_the_case_itself_is_corrected_and_moved_from_its_desk(
    desk: CaseDeskSeat, key: str, title: str
) -> None:
    desk.press(key)
    form = desk.page.current_form()
    assert form is not desk.desk
    assert title in form.title


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


# -- the report ----------------------------------------------------------------------------


def returned(seat: Seat) -> CaseDeskSeat:
    """The desk of a trip that came back twenty days ago, its report still awaited."""
    office, today = seat.other, seat.clock.today()
    number = small_case(office, CaseKind.FOREIGN_TRIP)
    order(office, number)
    take(office, number, _A.EXAMINE, examined_on=today, opinion="ضرورت دارد")
    asked = {"permit_route": "headquarters", "permit_asked_on": today, "permit_asked_number": "۷"}
    take(office, number, _A.ASK_PERMIT, **asked)
    take(office, number, _A.PERMIT, permit_number="م/۵۱", permit_date=today)
    seat.clock.set(at(3, 9))
    take(office, number, _A.DEPART, began_at=at(0, 9))
    take(office, number, _A.RETURN, ended_at=at(2, 9))
    seat.clock.set(at(43, 9))
    return CaseDeskSeat(seat, number).open()


def test_a_late_report_is_asked_for_from_whoever_leads(seat: Seat) -> None:
    desk = returned(seat)
    desk.press("Alt+9", "Insert", "Ctrl+Return")
    sheet = desk.sheet()
    assert (sheet.report_reminders, sheet.conversations[-1].name) == (1, NAMES[0])
    assert "دیرکرد" in desk.part._clock_words.text()


def test_the_report_goes_to_each_with_its_receipt(seat: Seat) -> None:
    desk = returned(seat)
    desk.other(
        take_case_step,
        _A.REPORT,
        CaseStepDraft(values={"reported_on": seat.clock.today(), "report": "رفتیم و آمدیم."}),
    )
    for _ in range(3):
        desk.press("Alt+9", "Return")
        desk.seat.type("12/34")
        desk.write("receipt", "r-7")
        desk.press("Ctrl+Return")
        desk.press("Down")
    assert desk.sheet().state is CaseState.SENT
    assert all(one.receipt for one in desk.sheet().dispatches)
    desk.press("Return")
    desk.write("number", "12/35")
    desk.press("Ctrl+Return")
    assert [one.number for one in desk.sheet().dispatches][-1] == "12/35"


# -- papers --------------------------------------------------------------------------------


@pytest.mark.parametrize("digit", range(10))
def test_every_part_has_its_paper(large: CaseDeskSeat, digit: int) -> None:
    large.press(f"Alt+{digit}")
    large.press("Ctrl+P")
    large.seat.until(large.seat.previews)
    assert large.seat.previews()[0].document.pageCount() >= 1


# -- kept, read only -----------------------------------------------------------------------


def test_a_line_half_typed_is_parked_and_taken_up_as_it_stood(desk: CaseDeskSeat) -> None:
    desk.press("Alt+2", "Down", "Return")
    desk.write("diet", "حلال")
    desk.press("F5")
    assert not desk.desk.editor
    line = desk.seat.other.read(kept_forms, "another")[0]
    filled = desk.seat.other.write(take_up_form, line.id, line.version, "another").value
    desk.desk.resume(filled)
    desk.seat.settle()
    assert desk.desk.editor.fields["diet"].value() == "حلال"
    desk.press("Ctrl+Return")
    assert desk.sheet().people[1].diet == "حلال"


def test_the_desk_is_not_left_over_something_half_typed(
    desk: CaseDeskSeat, answers: list[Any]
) -> None:
    desk.press("Alt+2", "Return")
    desk.write("diet", "حلال")
    answers.append(None)
    desk.press("Escape")
    assert desk.desk.editor is not None
    assert desk.desk.is_changed


def test_whoever_may_only_read_changes_nothing(seat: Seat, opening: Any) -> None:
    number = small_case(seat.other)
    rights = frozenset({Right.READ_PROTOCOL, Right.READ_AGENDA})
    seat.other.write(add_operator, OperatorDraft(name="reader", full_name="خواننده", rights=rights))
    desk = CaseDeskSeat(opening("reader"), number).open()
    for place, key in ((0, "Space"), (0, "Insert"), (1, "Delete"), (1, "Insert")):
        desk.desk.enter(place)
        desk.press(key)
    desk.press("Ctrl+Z", "Alt+End")
    assert desk.sheet().version == 1
    assert desk.desk.editor is None
    assert desk.page.current_form() is desk.desk


def test_a_case_that_is_over_is_only_read(seat: Seat) -> None:
    desk = CaseDeskSeat(seat, small_case(seat.other)).open()
    values = {"state_reason": "هیأت نمی‌آید"}
    desk.other(take_case_step, _A.CANCEL, CaseStepDraft(values=values))
    desk.seat.until(lambda: desk.desk.sheet.state is CaseState.CANCELLED)
    desk.press("Alt+1", "Space", "Alt+2", "Insert")
    assert desk.desk.editor is None
    assert states(desk)[0] is TaskState.OPEN


# -- instant -------------------------------------------------------------------------------

#: What a person does not feel, with room for a machine that does other things too.
UNFELT = 0.25


def shown_within(do: Callable[[], object]) -> float:
    """How long the window is not free while something is done and shown; the calmest of three."""
    times = []
    for _ in range(3):
        begun = perf_counter()
        do()
        QApplication.processEvents()
        times.append(perf_counter() - begun)
    return min(times)


def test_eighty_steps_and_twenty_five_people_are_instant(large: CaseDeskSeat) -> None:
    seat, desk = large.seat, large.desk
    for place in range(desk.tabs.count()):
        assert shown_within(partial(desk.enter, place)) < UNFELT
    seat.press("Alt+1")
    assert shown_within(lambda: seat.press("Space")) < UNFELT
    seat.settle()
    assert states(large)[:3] == [TaskState.DONE] * 3
    assert shown_within(lambda: desk.show_case(desk.sheet)) < UNFELT


def test_late_steps_are_red_and_the_next_one_says_whose_it_is(large: CaseDeskSeat) -> None:
    seat = large.seat
    seat.clock.set(at(0, 9))
    large.desk.sheet_again()
    seat.settle()
    first = large.desk.sheet.tasks[0]
    assert first.late_days > 0
    model = large.part.table.part
    place = next(at for at, one in enumerate(model.columns) if one.key == "state")
    assert model.columns[place].tone(model.row_at(0)) is Tone.DANGER
    assert "دیرکرد" in model.data(model.index(0, place))
    head = large.desk.head
    assert first.title in head.next.text()
    assert first.responsible in head.next.text()
    assert head.progress.late == sum(one.late_days > 0 for one in large.desk.sheet.tasks)
