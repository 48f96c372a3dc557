"""The page that opens the day: true numbers, each a link, fresh after every deed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from app.folder import folder_counts
from app.orders import OrderDraft, OrderKind, ReferralDraft, SourceCard, record_order
from app.phone_calls import CallDraft, log_call, put_in_folder
from seat import Seat
from ui.shell import FIRST_SECTION


def open_today(seat: Seat) -> Any:
    seat.press("Ctrl+1")
    seat.settle()
    page = seat.page("today")
    # Until a card is laid out it takes no focus.
    seat.until(lambda: page.cards and all(card.isVisible() for card in page.cards.values()))
    return page


def number(page: Any, name: str) -> str:
    shown: str = page.cards[name].count
    return shown


def late_order(seat: Seat) -> int:
    due = seat.clock.today() - timedelta(days=0)
    referral = ReferralDraft(name="دفتر فنی", due_on=due)
    draft = OrderDraft(kind=OrderKind.ORAL, words="گزارش دهند", referrals=(referral,))
    order: int = seat.other.write(record_order, SourceCard(), draft).value
    seat.clock.advance(timedelta(days=2))
    return order


def test_every_number_is_true_and_leads_to_its_list(opening: Any) -> None:
    seat: Seat = opening()
    order = late_order(seat)
    call = seat.other.write(
        log_call, CallDraft(caller_name="مینا", subject="راه", request="شرح")
    ).value
    page = open_today(seat)
    shown = [number(page, name) for name in ("overdue", "recorded", "in_folder")]
    assert shown == ["۱", "۲", "۰"]
    page.cards["overdue"].setFocus()
    seat.press("Return")
    seat.settle()
    rows = seat.page("orders").table
    seat.until(lambda: rows.current_row() is not None)
    assert rows.current_row().order_id == order
    open_today(seat)
    page.cards["recorded"].setFocus()
    seat.press("Return")
    seat.settle()
    seat.until(lambda: seat.page("calls").table.current_row().id == call)


def test_a_line_opens_its_record(opening: Any) -> None:
    seat: Seat = opening()
    order = late_order(seat)
    page = open_today(seat)
    page.listings["due"].table.setFocus()
    seat.press("Return")
    seat.settle()
    rows = seat.page("orders").table
    seat.until(lambda: rows.current_row() is not None)
    assert rows.current_row().order_id == order


def test_the_arrows_go_from_number_to_number_as_the_page_runs(opening: Any) -> None:
    seat: Seat = opening()
    page = open_today(seat)
    cards = list(page.cards.values())
    cards[0].setFocus()
    seat.press("Left")
    assert cards[1].hasFocus()
    seat.press("Right")
    seat.press("Right")
    assert cards[-1].hasFocus()


def test_what_is_done_elsewhere_in_the_window_is_counted(opening: Any) -> None:
    seat: Seat = opening()
    page = open_today(seat)
    assert number(page, "recorded") == "۱"
    call = seat.other.write(
        log_call, CallDraft(caller_name="مینا", subject="راه", request="شرح")
    ).value
    seat.window.tasks.write(page, put_in_folder, call, 1)
    seat.settle()
    seat.until(lambda: (number(page, "recorded"), number(page, "in_folder")) == ("۱", "۱"))
    assert seat.other.read(folder_counts).preparing == 1


def test_a_desk_begins_where_it_says(opening: Any) -> None:
    seat: Seat = opening()
    assert list(seat.window.pages) == ["calls"]
    seat.window.settings.setValue(FIRST_SECTION, "")
    office = seat.window.office
    assert office is not None
    seat.window.begin(office)
    seat.until(lambda: "today" in seat.window.pages)
