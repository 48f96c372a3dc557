"""The steps of all cases in one list: done by one key, with a number, not needed, taken back."""

from __future__ import annotations

import pytest

from app.protocol import (
    CaseKind,
    TaskDraft,
    TaskFilter,
    TaskState,
    TaskView,
    finish_tasks,
    save_tasks,
)
from protocol_desk_seat import do, small_case
from protocol_seat import CasesSeat
from seat import Seat


@pytest.fixture
def desk(seat: Seat) -> CasesSeat:
    """The page of steps, not yet in sight."""
    return CasesSeat(seat, "protocol_tasks")


def _three(desk: CasesSeat, **more: object) -> int:
    """A case of three steps, whose day has passed."""
    number = small_case(desk.seat.other, **more)  # type: ignore[arg-type]  # a case's own words
    day = desk.seat.clock.today()
    tasks = tuple(
        TaskDraft(title=title, due_on=day, document="نامه") for title in ("یک", "دو", "سه")
    )
    do(desk.seat.other, save_tasks, number, tasks)
    return number


def _states(desk: CasesSeat, number: int) -> list[TaskState]:
    return [one.state for one in desk.sheet(number).tasks]


def test_steps_are_done_by_space_one_after_the_other_without_waiting(desk: CasesSeat) -> None:
    number = _three(desk)
    desk.show()
    desk.page.table.setFocus()
    desk.seat.press("Space")
    desk.seat.press("Space")
    desk.seat.settle()
    states = _states(desk, number)
    assert states.count(TaskState.DONE) == 2
    assert desk.page.model.rowCount() == 1
    desk.press("Ctrl+Z")
    assert _states(desk, number).count(TaskState.DONE) == 1


def test_chosen_steps_of_several_cases_are_done_each_as_one_deed(desk: CasesSeat) -> None:
    first, second = _three(desk), _three(desk, kind=CaseKind.CEREMONY)
    desk.show()
    desk.page.table.setFocus()
    desk.seat.press("Ctrl+A")
    desk.press("Space")
    for number in (first, second):
        assert set(_states(desk, number)) == {TaskState.DONE}
        # The opening, the checklist written anew, and all three as one.
        assert len(desk.sheet(number).steps) == 3


def test_enter_asks_the_number_of_its_paper(desk: CasesSeat) -> None:
    number = _three(desk)
    desk.show()
    desk.page.table.setFocus()
    desk.press("Return")
    desk.seat.write_in("document_number", "۱۲/۵۵")
    desk.save()
    done = next(one for one in desk.sheet(number).tasks if one.state is TaskState.DONE)
    assert done.document_number == "۱۲/۵۵"
    desk.press("Ctrl+Z")
    assert TaskState.DONE not in _states(desk, number)


def test_delete_asks_why_a_step_is_not_needed(desk: CasesSeat) -> None:
    number = _three(desk)
    desk.show()
    desk.page.table.setFocus()
    desk.press("Del")
    desk.press("Ctrl+Return")
    assert list(desk.seat.problems()) == ["reason"]
    desk.seat.write_in("reason", "میهمان نمی‌آید")
    desk.save()
    assert _states(desk, number).count(TaskState.NOT_NEEDED) == 1


def test_what_another_desk_did_first_is_said(desk: CasesSeat) -> None:
    number = _three(desk)
    desk.show()
    row = desk.page.table.current_row()
    do(desk.seat.other, finish_tasks, number, (row.id,))
    desk.page.table.setFocus()
    desk.press("Space")
    assert "انجام شده" in desk.page.bar.text
    assert _states(desk, number).count(TaskState.DONE) == 1


def test_the_desk_of_its_case_is_one_key_away(desk: CasesSeat) -> None:
    number = _three(desk)
    desk.show()
    desk.press("Ctrl+Shift+Home")
    page = desk.seat.page("protocol")
    assert desk.seat.window.page_in_sight() is page
    assert page.current_form().sheet.id == number


def test_views_of_days(desk: CasesSeat) -> None:
    _three(desk)
    desk.show()
    for view, found in ((TaskView.LATE, 0), (TaskView.TODAY, 3), (TaskView.OPEN, 3)):
        desk.page.show_filter(TaskFilter(view=view))
        desk.seat.settle()
        assert desk.page.model.rowCount() == found
