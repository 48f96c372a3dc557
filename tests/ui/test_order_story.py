"""The whole story by keys: a call's note to two units, one late, and each step taken back once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from app.orders import OrderSheet, OrderState, ReferralState, Scan, order_sheet
from app.phone_calls import CallState
from seat import NAMESAKE, Seat

DAY = timedelta(days=1)


def page(seat: Seat) -> Any:
    return seat.page("orders")


def stand(seat: Seat, line: int | None = None) -> OrderSheet:
    """The order in sight once it is here, on the line of a referral if one is named."""
    if line is not None:
        seat.settle()
        page(seat).reload(keep=line)
    seat.settle()
    seat.until(lambda: page(seat)._row() is not None)
    if line is not None:
        assert page(seat)._row().id == line
    sheet: OrderSheet = page(seat).sheet
    return sheet


def stands(sheet: OrderSheet) -> tuple[Any, ...]:
    """What a step changes, without the trace it leaves."""
    whole = (sheet.state, sheet.scan, sheet.told_words, sheet.undone)
    return (*whole, *((r.state, r.rung, r.answer, len(r.follow_ups)) for r in sheet.referrals))


def twice(seat: Seat, line: int, deed: Callable[[], None]) -> OrderSheet:
    """Take a step, take it back by one key, and take it again."""
    before = stands(stand(seat, line))
    deed()
    done = stands(stand(seat))
    assert done != before
    seat.press("Ctrl+Z")
    assert stands(stand(seat, line)) == before
    deed()
    sheet = stand(seat)
    assert stands(sheet) == done
    return sheet


def test_a_note_to_two_units_until_the_caller_knows_each_step_taken_back_once(seat: Seat) -> None:
    def key(keys: str) -> Callable[[], None]:
        return lambda: seat.press(keys)

    def form(keys: str, typed: str = "") -> Callable[[], None]:
        def fill() -> None:
            seat.press(keys)
            seat.settle()
            seat.type(typed)
            seat.press("Ctrl+Return")
            seat.settle()
            assert page(seat).current_form() is None, seat.problems()

        return fill

    call = seat.new_call().id
    seat.put_in_folder()
    seat.press("Shift+F8")
    seat.settle()
    seat.type("پل روستا ساخته شود و نتیجه گزارش شود")
    for name, unit in (("referred_to", "راه و شهرسازی"), ("referred_to_2", "آب منطقه‌ای")):
        seat.write_in(name, unit)
        seat.write_in(name.replace("referred_to", "due_on"), "+1")
    seat.press("Ctrl+Return")
    sheet = stand(seat)
    assert seat.sheet(call).state is CallState.TO_BE_TOLD
    road, water = (one.id for one in sheet.referrals)

    seat.clock.advance(8 * DAY)
    for wanted in (2, 3):
        sheet = twice(seat, road, key("Alt+N"))
        assert sheet.referrals[0].rung == wanted
    twice(seat, road, key("Alt+S"))
    twice(seat, road, key("Alt+P"))
    for line in (road, water):
        twice(seat, line, form("Alt+A", "ساخته شد."))
    seat.press("Ctrl+M")
    seat.until(lambda: "راه و شهرسازی" in page(seat).bar.text)
    for line in (road, water):
        sheet = twice(seat, line, form("Alt+G"))
    assert {one.state for one in sheet.referrals} == {ReferralState.CLOSED}
    sheet = twice(seat, -sheet.id, form("Alt+X", "برگ نزد استاندار ماند."))
    assert sheet.scan is Scan.WAIVED
    seat.press("Ctrl+M")
    seat.until(lambda: NAMESAKE in page(seat).bar.text)

    seat.press("F9")
    for told in (OrderState.CLOSED, OrderState.OPEN, OrderState.CLOSED):
        seat.settle()
        if told is OrderState.OPEN:
            seat.press("Ctrl+Z")
        else:
            seat.until(lambda: seat.page("telling").sheet is not None)
            seat.press("Ctrl+T")
            seat.press("Ctrl+Return")
        seat.settle()
        assert seat.other.read(order_sheet, sheet.id).state is told
    assert seat.sheet(call).state is CallState.CLOSED
    trace = seat.other.read(order_sheet, sheet.id).steps
    assert sum(step.taken_back for step in trace) == 10
