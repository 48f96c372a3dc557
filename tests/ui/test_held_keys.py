"""While a key is held down only the record it rests on is read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QApplication

from app.groups import GroupDraft, add_group
from app.phone_calls import CallDraft, log_call
from asked import Question, questions_asked
from seat import NAMESAKE, Seat

CALLS = 8


@pytest.fixture
def page(seat: Seat) -> Any:
    for number in range(CALLS):
        draft = CallDraft(caller_name=NAMESAKE, subject=f"آب {number}", request="شرح")
        seat.other.write(log_call, draft)
    found = seat.page()
    found.reload()
    seat.until(lambda: found.model.rowCount() == CALLS + 1)
    found.table.stand_on(found.model.index(0, 0))
    found.table.setFocus()
    seat.until(lambda: shows_it(found) and "print" in found.available())
    return found


def stands_on(page: Any) -> int:
    number: int = page.table.current_row().id
    return number


def down(page: Any, *, is_held: bool) -> None:
    none = Qt.KeyboardModifier.NoModifier
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, none, "", is_held)
    QApplication.sendEvent(page.table, event)


def shows_it(page: Any) -> bool:
    return page.sheet is not None and page.sheet.id == stands_on(page)


def records_read(asked: Sequence[Question]) -> int:
    """How many calls were read whole."""
    return sum("FROM call_steps" in one.statement for one in asked)


def test_only_where_it_rests_is_read(seat: Seat, page: Any) -> None:
    with questions_asked() as asked:
        for _ in range(CALLS):
            down(page, is_held=True)
            assert page.sheet is None, "nothing can be done to a call that is not chosen any more"
            assert "print" not in page.available()
        assert page.table.currentIndex().row() == CALLS
        seat.until(lambda: shows_it(page))
        seat.settle()
    assert records_read(asked) == 1


def test_what_is_not_loaded_yet_is_not_read_in_its_stead(seat: Seat, page: Any) -> None:
    """A row hurried past is not read because the cursor rests on one that has not come."""
    line = 3
    page.model._pages[0] = page.model._pages[0][:line]
    page.model._fetch = lambda _asked, _give, _gone: None
    with questions_asked() as asked:
        for _ in range(line):
            down(page, is_held=True)
        assert page.table.current_row() is None
        seat.until(lambda: not page.details._timer.isActive())
        seat.settle()
    assert records_read(asked) == 0
    assert page.sheet is None


def test_a_key_pressed_after_it_was_held_is_answered_at_once(seat: Seat, page: Any) -> None:
    down(page, is_held=True)
    with questions_asked() as asked:
        down(page, is_held=False)
        seat.until(lambda: shows_it(page))
        assert page.details._timer.isActive(), "it was answered before the held one would have been"
        seat.until(lambda: not page.details._timer.isActive())
        seat.settle()
    assert records_read(asked) == 1


def test_the_rows_are_painted_before_the_record_is_read(seat: Seat, page: Any) -> None:
    """And of two rows that were chosen before that only the second is."""
    painted: list[int] = []
    paint = page.table.paintEvent

    def painting(event: QPaintEvent) -> None:
        paint(event)
        painted.append(records_read(asked))

    page.table.paintEvent = painting
    with questions_asked() as asked:
        down(page, is_held=False)
        down(page, is_held=False)
        seat.until(lambda: shows_it(page))
        seat.settle()
    assert painted[0] == 0
    assert records_read(asked) == 1


@pytest.mark.parametrize("is_held", [False, True])
@pytest.mark.parametrize("section", ["contacts", "groups"])
def test_nothing_is_done_to_a_record_the_cursor_left(
    seat: Seat, section: str, *, is_held: bool
) -> None:
    """Its sheet comes late, when the cursor stands on a row that is not loaded."""
    for number in range(4):
        seat.other.write(add_group, GroupDraft(name=f"گروه {number}"))
    seat.show_section(section)
    page = seat.page(section)
    seat.until(lambda: page.model.rowCount() >= 4)
    page.table.stand_on(page.model.index(0, 0))
    page.table.setFocus()
    seat.settle()
    page.model._pages[0] = page.model._pages[0][:2]
    page.model._fetch = lambda _asked, _give, _gone: None
    down(page, is_held=is_held)
    down(page, is_held=is_held)
    assert page.table.current_row() is None
    seat.until(lambda: not page.details._timer.isActive())
    seat.settle()
    assert not page.available() & {"delete", "archive", "amend", "remove_member"}
    assert (page.sheet if section == "contacts" else page._sheet) is None
