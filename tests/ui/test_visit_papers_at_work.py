"""The papers of visits and public days from the window: each opens a preview with its pages."""

from __future__ import annotations

from typing import Any

import pytest

from app.public_days import close_list, open_list
from app.visits import VisitDraft, receive_visit, visit_sheet
from public_desk import PublicDesk, planned_with
from seat import Seat


def pages(seat: Seat) -> int:
    """How many pages the preview has; it is closed."""
    seat.until(seat.previews)
    preview: Any = seat.previews()[0]
    seat.until(preview.document.pageCount)
    count: int = preview.document.pageCount()
    preview.close()
    seat.until(lambda: not seat.previews())
    return count


def act(seat: Seat, name: str) -> None:
    """Do an action from the menu as soon as the window is in front again."""
    seat.activate(seat.window)
    seat.settle()
    action = seat.window.action(name)
    seat.until(action.isEnabled)
    action.trigger()


def test_a_visitors_form_is_printed_by_its_key_and_counted(seat: Seat) -> None:
    draft = VisitDraft(visitor_name="علی کریمی", subject="آب")
    visit = seat.other.write(receive_visit, draft).value
    seat.show_section("visits")
    seat.settle()
    found = seat.window.action("print")
    seat.until(found.isEnabled)
    seat.press("Ctrl+P")
    seat.until(seat.previews)
    preview: Any = seat.previews()[0]
    preview.printed.emit()
    assert pages(seat) == 1
    seat.settle()
    assert seat.other.read(visit_sheet, visit).printed_count == 1


@pytest.mark.parametrize("action", ["print_visit_programme", "print_gate_slip"])
def test_papers_of_days_ask_which(seat: Seat, action: str) -> None:
    seat.window.action(action).trigger()
    seat.settle()
    seat.write_in("from_day", "1405/9/5")
    seat.write_in("to_day", "1405/9/4")
    seat.press("Ctrl+Return")
    assert "to_day" in seat.problems()
    seat.write_in("to_day", "1405/9/6")
    seat.press("Ctrl+Return")
    assert pages(seat) >= 1


def test_the_papers_of_a_public_day(seat: Seat) -> None:
    desk = PublicDesk(seat)
    planned_with(seat, 3, open_list, close_list)
    desk.show()
    seat.until(lambda: desk.page.day is not None)
    seat.press("Ctrl+P")
    assert pages(seat) == 4
    for action in ("print_slot_slips", "print_day_gate", "print_day_orders", "print_hand_over"):
        act(seat, action)
        assert pages(seat) >= 1, action
    act(seat, "print_public_statistics")
    seat.settle()
    seat.press("Ctrl+Return")
    assert pages(seat) >= 1


@pytest.mark.parametrize("action", ["print_blank_visit_form", "print_blank_public_form"])
def test_the_forms_are_printed_empty(seat: Seat, action: str) -> None:
    seat.window.action(action).trigger()
    assert pages(seat) == 1
