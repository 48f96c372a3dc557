"""Reminders by keys alone: set, due over any page, put off over a restart, done, and back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from app.changes import Kind
from app.orders import (
    OrderDraft,
    OrderKind,
    ReferralDraft,
    SourceCard,
    extend_referral,
    order_sheet,
    record_order,
)
from app.phone_calls import (
    CallBackDraft,
    CallDraft,
    NoteDraft,
    log_call,
    plan_call_back,
    put_in_folder,
    record_note,
)
from app.reminders import (
    ReminderDraft,
    ReminderFilter,
    ReminderRow,
    ReminderView,
    list_reminders,
    set_reminder,
)
from seat import Seat
from ui.common.pdf_preview import PdfPreview
from ui.reminders import ReminderWatch
from ui.shell import POP_UP

MINUTE = timedelta(minutes=1)


def order_of(seat: Seat, name: str = "دفتر فنی", days: int = 12) -> int:
    due: date = seat.clock.today() + timedelta(days=days)
    referral = ReferralDraft(name=name, due_on=due)
    draft = OrderDraft(kind=OrderKind.ORAL, words="گزارش دهند", referrals=(referral,))
    return int(seat.other.write(record_order, SourceCard(), draft).value)


def remind(seat: Seat, order: int, minutes: int, note: str) -> int:
    at = seat.clock.now() + minutes * MINUTE
    draft = ReminderDraft(kind=Kind.ORDER, record_id=order, at=at, note=note)
    return int(seat.other.write(set_reminder, draft).value)


def mine(seat: Seat, view: ReminderView = ReminderView.WAITING) -> list[ReminderRow]:
    return seat.other.read(list_reminders, ReminderFilter(view=view))


def watch(seat: Seat) -> ReminderWatch:
    found = seat.window.findChild(ReminderWatch)
    assert isinstance(found, ReminderWatch)
    return found


def look(seat: Seat) -> str:
    """What the bar says after its minute is over."""
    watch(seat).look()
    seat.settle()
    return watch(seat).bar.text


def open_orders(seat: Seat) -> Any:
    seat.press("Ctrl+F8")
    seat.settle()
    page = seat.page("orders")
    seat.until(lambda: page.sheet is not None)
    return page


def open_list(seat: Seat) -> Any:
    seat.press("Alt+F9")
    seat.settle()
    page = seat.page("reminders")
    page.table.setFocus()
    return page


def test_before_a_deadline_from_its_row_and_it_moves_along(seat: Seat) -> None:
    order = order_of(seat)
    open_orders(seat)
    seat.press("Ctrl+Shift+F9")
    seat.settle()
    assert "یادآوری" in seat.form().title
    seat.press("Down")
    seat.write_in("note", "پیش از جلسه")
    seat.press("Ctrl+Return")
    seat.settle()
    assert seat.page("orders").current_form() is None
    (row,) = mine(seat)
    assert (row.note, row.record) == ("پیش از جلسه", (Kind.ORDER, order, row.part_id))
    assert "روز مهلت" in row.relative
    found = seat.other.read(order_sheet, order)
    later = seat.clock.today() + timedelta(days=20)
    seat.other.write(extend_referral, order, found.version, row.part_id, later, "بارندگی")
    (moved,) = mine(seat)
    assert moved.at.date() == later
    page = seat.page("orders")
    assert "یادآوری گذاشته شد" in page.bar.text


def test_a_typed_moment_and_what_is_wrong_beside_its_field(seat: Seat) -> None:
    order_of(seat)
    open_orders(seat)
    seat.press("Ctrl+Shift+F9")
    seat.settle()
    seat.write_in("at", "دیروز ۹")
    seat.press("Ctrl+Return")
    seat.settle()
    assert "گذشته" in seat.problems()["at"]
    seat.write_in("at", "نمی‌دانم")
    seat.press("Ctrl+Return")
    seat.settle()
    assert seat.problems()["at"]
    seat.write_in("at", "فردا ۹")
    seat.press("Ctrl+Return")
    seat.settle()
    (row,) = mine(seat)
    assert (row.relative, row.at.hour) == ("", 9)


def test_the_form_shows_what_waits_and_settles_it(seat: Seat) -> None:
    order = order_of(seat)
    remind(seat, order, 60, "زنگ بزن")
    open_orders(seat)
    seat.press("Ctrl+Shift+F9")
    seat.settle()
    form = seat.form()

    def buttons(words: str) -> list[QPushButton]:
        every = form.findChildren(QPushButton)
        return [one for one in every if one.accessibleName().startswith(words)]

    buttons("برداشتن")[0].setFocus()
    seat.press("Space")
    seat.settle()
    assert mine(seat) == []
    seat.until(lambda: not buttons("برداشتن"))
    form.bar.findChildren(QPushButton)[0].click()
    seat.settle()
    seat.until(lambda: buttons("برداشتن"))
    assert [one.note for one in mine(seat)] == ["زنگ بزن"]


def test_due_over_whatever_page_one_key_to_the_record(seat: Seat) -> None:
    order = order_of(seat)
    remind(seat, order, 10, "زنگ بزن")
    assert look(seat) == ""
    seat.clock.advance(10 * MINUTE)
    assert "زنگ بزن" in look(seat)
    seat.press("Alt+F6")
    seat.settle()
    assert watch(seat).bar.text == ""
    rows = seat.page("orders").table
    seat.until(lambda: rows.current_row() is not None)
    assert rows.current_row().order_id == order
    # It waits on until it is ticked off, and is not told twice.
    assert look(seat) == ""
    assert len(mine(seat)) == 1


def test_beside_a_promise_and_both_put_off_survive_a_restart(opening: Any, seat: Seat) -> None:
    remind(seat, order_of(seat), 10, "زنگ بزن")
    call = seat.other.write(
        log_call, CallDraft(caller_name="مینا", phone="09151112233", subject="آب", request="شرح")
    ).value
    seat.other.write(put_in_folder, call, 1)
    seat.other.write(record_note, call, 2, NoteDraft(words="بگویید."))
    at = seat.clock.now() + 10 * MINUTE
    seat.other.write(plan_call_back, call, 3, CallBackDraft(at=at))
    seat.clock.advance(10 * MINUTE)
    said = look(seat)
    assert "۱ وعده تماس و ۱ یادآوری" in said
    assert "مینا" in said
    seat.press("Ctrl+Alt+F9")
    seat.settle()
    assert watch(seat).bar.text == ""
    again = opening()
    assert look(again) == ""
    seat.clock.advance(59 * MINUTE)
    assert look(again) == ""
    seat.clock.advance(MINUTE)
    assert "زنگ بزن" in look(again)
    seat.press("Alt+Shift+F6")


def test_done_from_the_bar_and_taken_back_on_its_list(seat: Seat) -> None:
    remind(seat, order_of(seat), 10, "زنگ بزن")
    seat.clock.advance(10 * MINUTE)
    assert look(seat)
    page = open_list(seat)
    seat.press("Shift+F6")
    seat.settle()
    assert mine(seat) == []
    assert watch(seat).bar.text == ""
    assert len(mine(seat, ReminderView.DONE)) == 1
    seat.press("Ctrl+Z")
    seat.settle()
    assert len(mine(seat)) == 1
    seat.until(lambda: page.table.current_row() is not None)
    assert "زنگ بزن" in watch(seat).bar.text
    page.table.setFocus()
    seat.press("Ctrl+Shift+F6")
    seat.settle()
    assert mine(seat) == []
    assert mine(seat, ReminderView.DONE) == []
    seat.press("Ctrl+Z")
    seat.settle()
    assert len(mine(seat)) == 1


def test_the_list_leads_to_the_record_and_shows_other_views(seat: Seat) -> None:
    order = order_of(seat)
    remind(seat, order, 10, "زنگ بزن")
    remind(seat, order, 60 * 48, "پس‌فردا")
    page = open_list(seat)
    seat.until(lambda: page.model.rowCount() == 2)
    page.show_filter(ReminderFilter(view=ReminderView.TODAY))
    seat.until(lambda: page.model.rowCount() == 1)
    page._text.setText("چیزی که نیست")
    seat.until(lambda: page.model.rowCount() == 0)
    seat.press("Ctrl+Shift+F")
    seat.until(lambda: page.model.rowCount() == 2)
    page.table.setFocus()
    seat.press("Return")
    seat.settle()
    rows = seat.page("orders").table
    seat.until(lambda: rows.current_row() is not None)
    assert rows.current_row().order_id == order


def test_on_today_it_is_ticked_off_put_off_and_comes_back(seat: Seat) -> None:
    remind(seat, order_of(seat), 10, "زنگ بزن")
    seat.press("Ctrl+1")
    seat.settle()
    page = seat.page("today")
    seat.until(lambda: "reminders" in page.listings)
    table = page.listings["reminders"].table
    table.setFocus()
    seat.press("Ctrl+F9")
    seat.settle()
    (row,) = mine(seat)
    assert row.put_off_until is not None
    table.setFocus()
    seat.press("Shift+F6")
    seat.settle()
    assert mine(seat) == []
    seat.press("Ctrl+Z")
    seat.settle()
    assert len(mine(seat)) == 1
    seat.until(lambda: page.listings["reminders"].model.rowCount() == 1)


def test_the_morning_list_is_printed_from_today(seat: Seat) -> None:
    remind(seat, order_of(seat), 10, "زنگ بزن")
    seat.press("Ctrl+1")
    seat.settle()
    seat.press("Ctrl+P")

    def papers() -> list[PdfPreview]:
        tops = QApplication.topLevelWidgets()
        return [one for one in tops if isinstance(one, PdfPreview) and one.isVisible()]

    seat.until(papers)
    assert papers()[0].document.pageCount() == 1


def test_a_row_that_cannot_remind_says_so(seat: Seat) -> None:
    seat.press("Ctrl+1")
    seat.settle()
    seat.press("Ctrl+Shift+F9")
    seat.settle()
    assert "برگزیده نیست" in seat.page("today").bar.text
    for key in ("Alt+F6", "Shift+F6", "Ctrl+F9", "Ctrl+Shift+F6"):
        seat.press(key)
        assert "در میان نیست" in seat.page("today").bar.text


@pytest.mark.qt_log_ignore("systemTrayWindowChanged", "raise")
def test_a_pop_up_leads_to_its_record_and_is_not_shown_twice(seat: Seat) -> None:
    order = order_of(seat)
    pop_up = watch(seat).pop_up
    # Before the eyes, or where this desk has no tray, or wants none, the bar is enough.
    pop_up.tell("زنگ بزن", (Kind.ORDER, order))
    assert pop_up.text == ""
    wanted = [pop_up.is_wanted]
    seat.window.settings.setValue(POP_UP, False)
    assert [*wanted, pop_up.is_wanted] == [True, False]
    pop_up.show("زنگ بزن", (Kind.ORDER, order))
    seat.window.showMinimized()
    pop_up.go()
    seat.settle()
    assert not seat.window.isMinimized()
    rows = seat.page("orders").table
    seat.until(lambda: rows.current_row() is not None)
    assert rows.current_row().order_id == order
