"""The bar of what is due comes when nobody scrolls, and the page below goes on being painted."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QPushButton

from app.changes import Kind
from app.phone_calls import CallFilter, list_calls
from app.reminders import ReminderDraft, set_reminder
from seat import Seat
from ui.frame import PageScroll
from ui.reminders import ReminderWatch
from ui.reminders.bar import ReminderBar
from waiting_rows import WaitingRows

LONG = 60.0


def bar_in(seat: Seat) -> ReminderBar:
    found = seat.window.findChild(ReminderBar)
    assert isinstance(found, ReminderBar)
    return found


@pytest.fixture
def due(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> Seat:
    """A desk at which something is due and the bar waits for whoever scrolls, however long."""
    monkeypatch.setattr(bar_in(seat)._coming, "_patience", LONG)
    number = seat.other.read(list_calls, CallFilter())[0].id
    at = seat.clock.now() + timedelta(minutes=1)
    draft = ReminderDraft(kind=Kind.CALL, record_id=number, at=at, note="زنگ به فرماندار")
    seat.other.write(set_reminder, draft)
    seat.clock.advance(timedelta(minutes=2))
    return seat


def bar_of(seat: Seat) -> ReminderBar:
    """The bar after its minute is over."""
    found = seat.window.findChild(ReminderWatch)
    assert isinstance(found, ReminderWatch)
    found.look()
    seat.settle()
    return found.bar


def test_it_waits_for_whoever_scrolls_and_is_known_meanwhile(due: Seat) -> None:
    rows = WaitingRows()
    bar = bar_of(due)
    assert "زنگ به فرماندار" in bar.text
    assert bar.isHidden()
    rows.is_at_work = False
    due.until(bar.isVisible)


def test_the_page_below_is_painted_again_at_once(due: Seat) -> None:
    bar = bar_of(due)
    due.until(bar.isVisible)
    (below,) = due.window.findChildren(PageScroll)
    due.until(below.updatesEnabled)
    due.until(due.page().splitter.updatesEnabled)
    assert below.y() >= bar.geometry().bottom()


def test_put_away_before_it_came_it_stays_away(due: Seat) -> None:
    rows = WaitingRows()
    bar = bar_of(due)
    close = next(one for one in bar.findChildren(QPushButton) if one.text() == "×")
    close.click()
    rows.is_at_work = False
    due.bot.wait(50)
    assert bar.text == ""
    assert bar.isHidden()
    # What was put away is not told again.
    assert bar_of(due).text == ""
