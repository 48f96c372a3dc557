"""While a key is held down only the record it rests on is read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

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


def test_an_answer_overtaken_by_a_held_key_is_dropped(seat: Seat, page: Any) -> None:
    down(page, is_held=False)
    down(page, is_held=True)
    first = page.table.currentIndex().row() - 1
    seat.until(lambda: shows_it(page))
    assert page.sheet.id != page.model.row_at(first).id


def test_a_key_pressed_after_it_was_held_is_answered_at_once(seat: Seat, page: Any) -> None:
    down(page, is_held=True)
    with questions_asked() as asked:
        down(page, is_held=False)
        seat.until(lambda: shows_it(page))
        seat.until(lambda: not page.details._timer.isActive())
        seat.settle()
    assert records_read(asked) == 1
