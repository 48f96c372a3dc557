"""The follow-up page by keys alone: an order from its recording to its end, and each way back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from app.orders import (
    FollowUpDraft,
    OrderSheet,
    OrderState,
    ReferralState,
    follow_up,
    order_sheet,
)
from app.phone_calls import CallDraft, log_call
from seat import Seat

DAY = timedelta(days=1)


def page(seat: Seat) -> Any:
    return seat.page("orders")


def stand(seat: Seat) -> OrderSheet:
    """The order in the detail pane, once it is here."""
    seat.settle()
    seat.until(lambda: page(seat)._row() is not None)
    sheet: OrderSheet = page(seat).sheet
    return sheet


def open_orders(seat: Seat) -> None:
    seat.press("Ctrl+F8")
    seat.settle()


def record(seat: Seat, words: str, *units: str, applicant: str = "") -> None:
    """A new order without paper, typed."""
    open_orders(seat)
    seat.press("Ctrl+N")
    seat.settle()
    seat.type(words)
    seat.go("applicant")
    seat.type(applicant)
    for place, unit in enumerate(units, 1):
        seat.go("referred_to" if place == 1 else f"referred_to_{place}")
        seat.type(unit)
        seat.go("due_on" if place == 1 else f"due_on_{place}")
        seat.type("+1")
    seat.press("Ctrl+Return")
    seat.settle()


def saw(seat: Seat, text: str) -> bool:
    return any(text in line for line in page(seat)._detail.texts())


def test_two_units_one_late_both_answer_seen_told_closed(opening: Any) -> None:
    seat: Seat = opening()
    record(seat, "پل روستا ساخته شود", "راه و شهرسازی", "آب منطقه‌ای", applicant="رضا احمدی")
    sheet = stand(seat)
    assert [one.name for one in sheet.referrals] == ["راه و شهرسازی", "آب منطقه‌ای"]
    seat.clock.advance(8 * DAY)
    seat.press("Ctrl+F5")
    sheet = stand(seat)
    # Late: reminded twice, once by the one key and once with what was said.
    seat.press("Alt+N")
    sheet = stand(seat)
    (first, _) = sheet.referrals
    assert first.rung == 2
    seat.press("Alt+F")
    seat.settle()
    seat.type("آقای سپیدار")
    seat.press("Return")
    seat.type("فردا")
    seat.press("Ctrl+Return")
    sheet = stand(seat)
    assert [one.whom for one in sheet.referrals[0].follow_ups] == ["راه و شهرسازی", "آقای سپیدار"]
    for _ in range(2):
        seat.press("Alt+A")
        seat.settle()
        seat.type("ساخته شد")
        seat.press("Ctrl+Return")
        seat.settle()
        stand(seat)
        seat.press("Down")
        stand(seat)
    seat.press("Ctrl+M")
    seat.until(lambda: "مختومه نمی‌شود" in page(seat).bar.text)
    for _ in range(2):
        stand(seat)
        seat.press("Alt+G")
        seat.settle()
        seat.press("Ctrl+Return")
        seat.settle()
    sheet = stand(seat)
    assert {one.state for one in sheet.referrals} == {ReferralState.CLOSED}
    assert saw(seat, "رضا احمدی")
    seat.press("Ctrl+T")
    seat.settle()
    seat.type("پل ساخته شد")
    seat.press("Ctrl+Return")
    seat.settle()
    assert seat.other.read(order_sheet, sheet.id).state is OrderState.CLOSED


def test_every_deed_is_taken_back_by_one_key(opening: Any) -> None:
    seat: Seat = opening()
    record(seat, "گزارش دهند", "دفتر فنی")
    sheet = stand(seat)
    for key in ("Alt+S", "Alt+P"):
        seat.press(key)
        sheet = stand(seat)
    assert sheet.referrals[0].state is ReferralState.IN_PROGRESS
    for wanted in (ReferralState.SEEN, ReferralState.OPEN):
        seat.press("Ctrl+Z")
        sheet = stand(seat)
        assert sheet.referrals[0].state is wanted
    seat.press("Ctrl+Z")
    seat.until(lambda: "لغو" in page(seat).bar.text)


def test_an_order_on_a_call_and_back_to_it(opening: Any) -> None:
    seat: Seat = opening()
    call = seat.other.write(
        log_call, CallDraft(caller_name="مینا", subject="راه", request="شرح")
    ).value
    seat.press("Ctrl+F5")
    seat.settle()
    seat.page("calls").reload(keep=call)
    seat.settle()
    seat.press("Shift+F8")
    seat.settle()
    seat.type("همین امروز رسیدگی شود")
    seat.press("Ctrl+Return")
    sheet = stand(seat)
    assert (sheet.source_id, sheet.applicant) == (call, "مینا")
    seat.press("Ctrl+O")
    seat.settle()
    current = seat.page("calls").table.current_row()
    assert current is not None
    assert current.id == call


def test_another_desks_deed_is_said_and_nothing_is_written_over(opening: Any) -> None:
    seat: Seat = opening()
    record(seat, "گزارش دهند", "دفتر فنی")
    sheet = stand(seat)
    (unit,) = sheet.referrals
    seat.press("Alt+A")
    seat.settle()
    seat.type("شد")
    seat.other.write(follow_up, sheet.id, sheet.version, unit.id, FollowUpDraft())
    seat.press("Ctrl+Return")
    seat.settle()
    form = page(seat).current_form()
    assert form is not None
    assert form.fields["answer"].value() == "شد"
    assert seat.other.read(order_sheet, sheet.id).referrals[0].state is ReferralState.OPEN


def test_what_is_wrong_stands_beside_its_field(opening: Any) -> None:
    seat: Seat = opening()
    open_orders(seat)
    seat.press("Ctrl+N")
    seat.settle()
    seat.go("due_on")
    seat.type("+3")
    seat.press("Ctrl+Return")
    seat.settle()
    form = page(seat).current_form()
    assert form.fields["words"].problem
    assert form.fields["referred_to"].problem
