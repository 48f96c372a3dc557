"""Orders as other pages show them: on their call, where people are told, in kept lists."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import openpyxl
from PySide6.QtWidgets import QLabel

from app.changes import Kind
from app.order_sources import record_order_on
from app.orders import (
    AnswerDraft,
    Expected,
    FollowUpView,
    OrderDraft,
    OrderKind,
    ReferralDraft,
    answer_referral,
    order_sheet,
)
from app.phone_calls import (
    CallDraft,
    CallSheet,
    NoteDraft,
    call_sheet,
    log_call,
    put_in_folder,
    record_note,
)
from app.saved_lists import saved_lists
from app.text import strip_isolates
from seat import PHONE, UNIT, Seat
from ui.common.register_listing import export_to


def noted(seat: Seat, name: str, *units: str) -> CallSheet:
    """A call he noted on, referred to these."""
    draft = CallDraft(caller_name=name, phone=PHONE, subject=f"کار {name}", request="شرح")
    number = seat.other.write(log_call, draft).value
    seat.other.write(put_in_folder, number, 1)
    first, *others = [ReferralDraft(name=unit) for unit in units] or [ReferralDraft()]
    note = NoteDraft(words="بررسی شود.", referred_to=first.name, others=tuple(others))
    seat.other.write(record_note, number, 2, note)
    return seat.other.read(call_sheet, number)


def answer(seat: Seat, sheet: CallSheet) -> None:
    """Its units answer; nobody saw it yet."""
    order = seat.other.read(order_sheet, sheet.orders[0].id)
    for place, one in enumerate(order.referrals):
        wanted = AnswerDraft(answer="ساخته شد.", to_sight=True)
        seat.other.write(answer_referral, order.id, order.version + place, one.id, wanted)


def stand_on(seat: Seat, call: CallSheet) -> None:
    seat.window.go_to("calls")
    seat.page().reload(keep=call.id)
    seat.settle()
    assert seat.current().id == call.id


def pane(seat: Seat) -> str:
    """What the detail pane of the call says."""
    return strip_isolates("\n".join(seat.page()._detail._lines.texts()))


def telling(seat: Seat) -> Any:
    seat.press("F9")
    seat.settle()
    page = seat.page("telling")
    seat.until(lambda: page.sheet is not None)
    return page


def said(page: Any) -> str:
    """What the panel of the call in hand says."""
    return strip_isolates("\n".join(label.text() for label in page._panel.findChildren(QLabel)))


def test_a_call_shows_where_its_orders_stand_and_the_way_to_them(seat: Seat) -> None:
    call = noted(seat, "الف", UNIT, "آب منطقه‌ای")
    stand_on(seat, call)
    seat.until(lambda: f"ارجاع به {UNIT} · ارجاع شد" in pane(seat))
    assert "ارجاع به آب منطقه‌ای · ارجاع شد" in pane(seat)
    answer(seat, call)
    seat.press("Ctrl+F5")
    seat.until(lambda: f"ارجاع به {UNIT} · در انتظار رؤیت" in pane(seat))
    seat.press("Ctrl+Shift+F8")
    seat.settle()
    orders = seat.page("orders")
    assert seat.window.page_in_sight() is orders
    assert {row.order_id for _, row in orders.model.loaded()} == {call.orders[0].id}
    seat.until(lambda: orders._row() is not None)
    seat.press("Ctrl+O")
    seat.settle()
    assert seat.window.page_in_sight() is seat.page()
    assert seat.current().id == call.id


def test_the_call_of_an_order_is_found_however_far_down_or_hidden(seat: Seat) -> None:
    old = noted(seat, "الف", UNIT)
    for number in range(130):
        seat.clock.advance(timedelta(minutes=1))
        draft = CallDraft(caller_name=f"نفر {number}", subject="راه", request="شرح")
        seat.other.write(log_call, draft)
    seat.press("Ctrl+F")
    seat.type("نفر")
    seat.until(lambda: seat.page().question()[1][0].text == "نفر")
    for _ in range(2):  # hidden by the filter first, then only far down
        seat.press("Ctrl+F8")
        seat.press("Ctrl+F5")
        orders = seat.page("orders")
        seat.settle()
        seat.until(lambda: orders._row() is not None)  # noqa: B023  # the same page each time
        seat.press("Ctrl+O")
        seat.settle()
        assert seat.current().id == old.id
        seat.until(lambda: seat.page().sheet is not None)
        assert seat.page().sheet.id == old.id
        assert seat.page().question()[1][0].text == ""
        seat.press("Home")


def test_a_call_without_orders_says_so(seat: Seat) -> None:
    seat.new_call()
    seat.press("Ctrl+Shift+F8")
    seat.settle()
    assert "دستوری ثبت نشده" in seat.page().bar.text
    assert seat.window.page_in_sight() is seat.page()


def test_nobody_is_rung_before_the_result_is_here(seat: Seat) -> None:
    waits = noted(seat, "الف", "راه و شهرسازی")
    noted(seat, "ب")
    page = telling(seat)
    assert [row.caller_name for _, row in page.model.loaded()] == ["ب", "الف"]
    assert "۱ نفر در انتظار نتیجه" in strip_isolates(page.status.text())
    seat.press("Down")
    seat.until(lambda: page.sheet is not None and page.sheet.call.id == waits.id)
    for words in ("هنوز زنگ نزنید: نتیجه واحد نرسیده", "ارجاع به راه و شهرسازی · ارجاع شد"):
        assert words in said(page)
    answer(seat, waits)
    seat.press("Ctrl+F5")
    seat.settle()
    seat.until(lambda: page.sheet is not None)
    assert "استاندار نتیجه را ندیده" in said(page)


def test_a_list_of_orders_is_kept_counted_and_shown_again(seat: Seat) -> None:
    call = noted(seat, "الف", "راه و شهرسازی")
    answer(seat, call)
    seat.press("Ctrl+F8")
    seat.settle()
    page = seat.page("orders")
    page._filters.view.setCurrentText("در انتظار رؤیت")
    page._filters.source.setCurrentIndex(1)
    seat.until(lambda: page.question()[1][0].view is FollowUpView.WAITING_FOR_SIGHT)
    seat.press("Ctrl+Alt+S")
    seat.type("نزد استاندار")
    seat.press("Ctrl+Return")
    seat.settle()
    (kept,) = (one for one in seat.other.read(saved_lists) if one.name == "نزد استاندار")
    assert kept.section == "orders"
    assert (kept.wanted.view, kept.wanted.source_kind) == (
        FollowUpView.WAITING_FOR_SIGHT,
        Kind.CALL,
    )
    seat.press("Ctrl+Shift+F")
    seat.until(lambda: page.question()[1][0].view is FollowUpView.OPEN)
    page.show_filter(kept.wanted)
    seat.settle()
    assert page.question()[1][0] == kept.wanted
    assert page.model.rowCount() == 1


def test_the_register_goes_whole_into_a_spreadsheet(seat: Seat, tmp_path: Path) -> None:
    call = noted(seat, "الف", "راه و شهرسازی", "آب منطقه‌ای")
    spoken = OrderDraft(
        kind=OrderKind.ORAL,
        words="گزارش دهند.",
        referrals=(ReferralDraft(name="بخشدار", expected=Expected.INFORMATION),),
    )
    seat.other.write(record_order_on, Kind.CALL, call.id, spoken)
    seat.press("Ctrl+F8")
    seat.press("Ctrl+F5")
    seat.settle()
    path = tmp_path / "orders.xlsx"
    export_to(seat.page("orders"), path)
    seat.until(path.exists)
    seat.settle()
    sheet = openpyxl.load_workbook(path).worksheets[0]
    rows = list(sheet.values)
    cells = {str(cell) for row in rows for cell in row}
    assert {"راه و شهرسازی", "آب منطقه‌ای", "بخشدار", "بررسی شود."} <= cells


def test_several_lines_are_extended_and_reminded_at_once(seat: Seat) -> None:
    call = noted(seat, "الف", "راه و شهرسازی", "آب منطقه‌ای")
    seat.press("Ctrl+F8")
    seat.press("Ctrl+F5")
    orders = seat.page("orders")
    seat.settle()
    seat.until(lambda: orders._row() is not None)
    orders.table.setFocus()
    seat.press("Ctrl+A")
    seat.press("Alt+E")
    seat.settle()
    seat.press("Ctrl+Return")
    seat.settle()
    assert set(seat.problems()) == {"due_on", "reason"}
    seat.write_in("due_on", "+3")
    seat.write_in("reason", "سیل")
    seat.press("Ctrl+Return")
    seat.settle()

    def referrals() -> Any:
        return seat.other.read(order_sheet, call.orders[0].id).referrals

    assert {one.extension_reason for one in referrals()} == {"سیل"}
    seat.until(lambda: orders._row() is not None)
    orders.table.setFocus()
    seat.press("Ctrl+A")
    seat.press("Alt+N")
    seat.settle()
    assert [one.rung for one in referrals()] == [1, 1]
