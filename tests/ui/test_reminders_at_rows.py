"""Reminders where a record stands: in its pane, in the folder, on the day's lines, over a crash."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from app.changes import Kind
from app.orders import OrderDraft, OrderKind, ReferralDraft, SourceCard, record_order
from app.phone_calls import CallDraft, log_call, put_in_folder
from app.reminders import (
    ReminderDraft,
    ReminderFilter,
    ReminderRow,
    finish_reminder,
    list_reminders,
    set_reminder,
)
from seat import Seat


def order_of(seat: Seat, days: int = 12) -> int:
    due = seat.clock.today() + timedelta(days=days)
    referral = ReferralDraft(name="دفتر فنی", due_on=due)
    draft = OrderDraft(kind=OrderKind.ORAL, words="گزارش دهند", referrals=(referral,))
    return int(seat.other.write(record_order, SourceCard(), draft).value)


def form_on(seat: Seat) -> int:
    draft = CallDraft(caller_name="مینا", subject="راه", request="شرح")
    number: int = seat.other.write(log_call, draft).value
    seat.other.write(put_in_folder, number, 1)
    return number


def remind(seat: Seat, kind: Kind, record: int, note: str) -> int:
    at = seat.clock.now() + timedelta(hours=1)
    draft = ReminderDraft(kind=kind, record_id=record, at=at, note=note)
    return int(seat.other.write(set_reminder, draft).value)


def mine(seat: Seat) -> list[ReminderRow]:
    return seat.other.read(list_reminders, ReminderFilter())


def texts(page: Any) -> str:
    return "\n".join(page._detail._lines.texts())


def test_the_pane_of_an_order_and_of_a_call_say_what_reminds_of_them(seat: Seat) -> None:
    order, call = order_of(seat), form_on(seat)
    first = remind(seat, Kind.ORDER, order, "زنگ بزن")
    remind(seat, Kind.ORDER, order, "نامه بنویس")
    remind(seat, Kind.CALL, call, "از فرمانداری بپرس")
    seat.other.write(finish_reminder, first, 1)
    seat.press("Ctrl+F8")
    seat.settle()
    page = seat.page("orders")
    seat.until(lambda: "نامه بنویس" in texts(page))
    lines = [line for line in texts(page).splitlines() if "زنگ بزن" in line]
    assert len(lines) == 1
    assert "انجام شد" in lines[0]
    seat.press("Shift+F6")
    calls = seat.page("calls")
    seat.window.show_record(Kind.CALL, call)
    seat.settle()
    seat.until(lambda: "از فرمانداری بپرس" in texts(calls))
    # What is set at this desk is there at once.
    seat.press("Ctrl+Shift+F9")
    seat.settle()
    seat.write_in("at", "فردا ۹")
    seat.write_in("note", "دوباره")
    seat.press("Ctrl+Return")
    seat.settle()
    seat.until(lambda: "دوباره" in texts(calls))


def test_a_sheet_of_the_folder_reminds_of_its_record(seat: Seat) -> None:
    call = form_on(seat)
    seat.press("Alt+F8")
    seat.settle()
    page = seat.page("folder")
    seat.until(lambda: page.table.current_row() is not None)
    seat.press("Ctrl+Shift+F9")
    seat.settle()
    seat.write_in("at", "فردا ۹")
    seat.press("Ctrl+Return")
    seat.settle()
    assert [row.record for row in mine(seat)] == [(Kind.CALL, call, 0)]


def test_a_line_of_the_day_leads_to_its_record_with_the_form(seat: Seat) -> None:
    order = order_of(seat, days=0)
    seat.press("Ctrl+1")
    seat.settle()
    today = seat.page("today")
    seat.until(lambda: today.cards and all(card.isVisible() for card in today.cards.values()))
    today.listings["due"].table.setFocus()
    seat.press("Ctrl+Shift+F9")
    seat.settle()
    seat.until(lambda: seat.page("orders").current_form() is not None)
    seat.write_in("at", "فردا ۹")
    seat.press("Ctrl+Return")
    seat.settle()
    (row,) = mine(seat)
    assert row.record[:2] == (Kind.ORDER, order)
    # Of that line's referral, not of the order whole.
    assert row.part_id


def test_what_is_typed_is_kept_and_set_under_the_same_key(seat: Seat) -> None:
    order = order_of(seat)
    seat.press("Ctrl+F8")
    seat.settle()
    seat.until(lambda: seat.page("orders").sheet is not None)
    seat.press("Ctrl+Shift+F9")
    seat.settle()
    seat.write_in("at", "فردا ۹")
    seat.write_in("note", "پیش از جلسه")
    key = seat.form()._key  # type: ignore[attr-defined]  # of this form
    seat.press("F5")
    seat.settle()
    assert seat.page("orders").current_form() is None
    seat.press("Shift+F5")
    seat.until(lambda: "reminders" in seat.window.pages)
    seat.until(lambda: seat.page("reminders").current_form() is not None)
    form: Any = seat.form()
    assert (form.fields["note"].value(), form._key) == ("پیش از جلسه", key)
    seat.press("Ctrl+Return")
    seat.settle()
    assert [(row.note, row.record[:2]) for row in mine(seat)] == [
        ("پیش از جلسه", (Kind.ORDER, order))
    ]
    seat.until(lambda: seat.page("reminders").table.current_row() is not None)
