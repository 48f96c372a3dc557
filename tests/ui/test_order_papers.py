"""Papers of orders by keys: covers, results with the telling they offer, what a governor leaves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton

from app.changes import Kind
from app.folder import folder_paper
from app.letters import LetterFilter, LetterState, list_letters
from app.order_sources import cover_papers
from app.orders import (
    AnswerDraft,
    OrderDraft,
    OrderKind,
    OrderState,
    ReferralDraft,
    SightDraft,
    SourceCard,
    TellingWay,
    answer_referral,
    order_sheet,
    record_order,
    see_result,
)
from app.phone_calls import CallDraft, log_call, put_in_folder, record_order_on_call
from app.result_notices import result_notices
from app.settings import GovernorLine, appoint_governor
from seat import Seat, key_of
from ui.orders.governors import GovernorHandOverForm

FIRST = GovernorLine(date(2025, 1, 1), "", "نخست", "استاندار", acting=False)
SECOND = GovernorLine(date(2026, 7, 1), "", "دوم", "استاندار", acting=True)


def printed_and_closed(seat: Seat, *, pages: int = 1) -> None:
    """The paper in sight went to a printer and is put away."""
    seat.until(seat.previews)
    paper = seat.previews()[0]
    assert paper.document.pageCount() == pages
    paper.printed.emit()
    seat.close_preview(paper)
    seat.activate(seat.window)
    seat.settle()


def call(seat: Seat, name: str = "مینا") -> int:
    draft = CallDraft(caller_name=name, subject="راه", request="شرح")
    return seat.other.write(log_call, draft).value


def on_call(seat: Seat, call_id: int) -> int:
    draft = OrderDraft(words="رسیدگی شود", referrals=(ReferralDraft(name="دفتر فنی"),))
    return seat.other.write(record_order_on_call, call_id, draft).value


def answer(seat: Seat, order: int) -> None:
    (one,) = seat.other.read(order_sheet, order).referrals
    seat.other.write(answer_referral, order, 1, one.id, AnswerDraft(answer="ساخته شد"))
    seat.other.write(see_result, order, 2, one.id, SightDraft(close=False))


def show_order(seat: Seat, order: int) -> Any:
    """The orders page, on one order."""
    seat.window.show_record(Kind.ORDER, order)
    seat.settle()
    page = seat.page("orders")
    seat.until(lambda: page._row() is not None and page._row().order_id == order)
    return page


def times(seat: Seat, call_id: int) -> int:
    (paper,) = seat.other.read(cover_papers, [(Kind.CALL, call_id)])
    return paper.printed_count


def press_offer(seat: Seat, page: Any, words: str) -> None:
    def there() -> list[QPushButton]:
        buttons = page.bar.findChildren(QPushButton)
        return [one for one in buttons if one.text().startswith(words) and one.isVisible()]

    seat.until(there)
    there()[0].click()
    seat.settle()


def test_a_call_s_cover_is_printed_and_counted(opening: Callable[..., Seat]) -> None:
    seat = opening()
    number = call(seat)
    seat.press("Ctrl+F5")
    seat.settle()
    seat.page("calls").reload(keep=number)
    seat.settle()
    seat.press("Ctrl+Alt+B")
    printed_and_closed(seat)
    assert times(seat, number) == 1


def test_an_order_s_line_prints_the_cover_of_its_record(opening: Callable[..., Seat]) -> None:
    seat = opening()
    number = call(seat)
    show_order(seat, on_call(seat, number))
    seat.press("Ctrl+Alt+B")
    printed_and_closed(seat)
    assert times(seat, number) == 1
    oral = OrderDraft(kind=OrderKind.ORAL, words="گزارش دهند")
    page = show_order(seat, seat.other.write(record_order, SourceCard(), oral).value)
    seat.press("Ctrl+Alt+B")
    seat.settle()
    assert "بی سند" in page.bar.text
    assert not seat.previews()


def test_without_a_result_the_letter_is_refused_by_what_is_missing(
    opening: Callable[..., Seat],
) -> None:
    seat = opening()
    page = show_order(seat, on_call(seat, call(seat)))
    seat.press("Ctrl+Alt+R")
    seat.until(lambda: "«دفتر فنی» نرسیده" in page.bar.text)
    assert not seat.previews()


def test_printing_a_result_offers_to_log_the_telling_in_its_form(
    opening: Callable[..., Seat],
) -> None:
    seat = opening()
    order = on_call(seat, call(seat))
    answer(seat, order)
    page = show_order(seat, order)
    seat.press("Ctrl+Alt+R")
    printed_and_closed(seat)
    (notice,) = seat.other.read(result_notices, (order,))
    assert notice.printed_count == 1
    # The paper alone told nobody.
    assert seat.other.read(order_sheet, order).told_at is None
    press_offer(seat, page, "ثبت اعلام کتبی")
    assert seat.form().fields["way"].value() is TellingWay.LETTER
    seat.press("Ctrl+Return")
    seat.settle()
    told = seat.other.read(order_sheet, order)
    assert (told.told_way, told.state) == (TellingWay.LETTER, OrderState.OPEN)
    assert "نامه اعلام نتیجه" in told.told_words
    # Who was told is not offered to be told again.
    show_order(seat, order)
    seat.press("Ctrl+Alt+R")
    printed_and_closed(seat)
    assert "ثبت نشده" not in page.bar.text


def test_each_of_several_is_offered_in_turn(opening: Callable[..., Seat]) -> None:
    seat = opening()
    orders = [on_call(seat, call(seat, name)) for name in ("مینا", "زهرا")]
    for order in orders:
        answer(seat, order)
    seat.press("Ctrl+F8")
    seat.settle()
    page = seat.page("orders")
    page.table.selectAll()
    seat.press("Ctrl+Alt+R")
    printed_and_closed(seat, pages=2)
    for _ in orders:
        press_offer(seat, page, "ثبت اعلام کتبی")
        seat.press("Ctrl+Return")
        seat.settle()
    ways = {seat.other.read(order_sheet, order).told_way for order in orders}
    assert ways == {TellingWay.LETTER}


def test_whose_orders_are_handed_over_is_asked(opening: Callable[..., Seat]) -> None:
    seat = opening()
    seat.press("Ctrl+Alt+H")
    seat.settle()
    page = seat.page("orders")
    assert "استانداری در دفتر ثبت نیست" in page.bar.text
    for line in (FIRST, SECOND):
        seat.other.write(appoint_governor, line)
    seat.press("Ctrl+Alt+H")
    seat.settle()
    form = seat.form()
    assert isinstance(form, GovernorHandOverForm)
    assert form.fields["period"].value().governor == SECOND
    seat.go("period")
    seat.press("Down")
    assert form.fields["period"].value().governor == FIRST
    seat.press("Ctrl+Return")
    seat.until(seat.previews)
    assert page.current_form() is None
    seat.previews()[0].close()


def test_who_is_appointed_is_offered_what_the_one_before_leaves(
    opening: Callable[..., Seat],
) -> None:
    seat = opening()
    seat.other.write(appoint_governor, FIRST)
    seat.press(key_of("settings"))
    seat.settle()
    page = seat.page("settings")
    tabs = page.tabs
    tabs.setCurrentIndex(next(n for n in range(tabs.count()) if tabs.tabText(n) == "استاندار"))
    for name, text in (("name", "دوم"), ("title", "استاندار"), ("from_day", "۱۴۰۵/۵/۱")):
        seat.write_in(name, text)
    seat.press("Ctrl+S")
    seat.settle()
    seat.until(lambda: "«نخست»" in page.bar.text)
    press_offer(seat, page, "صورت دستورات باز")
    seat.until(seat.previews)
    seat.previews()[0].close()


def test_a_result_becomes_a_letter_in_the_register_by_a_key(opening: Callable[..., Seat]) -> None:
    seat = opening()
    order = on_call(seat, call(seat))
    page = show_order(seat, order)
    seat.press("Ctrl+Alt+T")
    seat.until(lambda: "«دفتر فنی» نرسیده" in page.bar.text)
    answer(seat, order)
    page = show_order(seat, order)
    seat.press("Ctrl+F5")
    seat.settle()
    seat.press("Ctrl+Alt+T")
    seat.until(lambda: "پیش‌نویس ۱ نامه" in page.bar.text)
    (row,) = seat.other.read(list_letters, LetterFilter())
    assert (row.state, row.who) == (LetterState.DRAFT, "مینا")
    press_offer(seat, page, "نشان بده")
    letters = seat.page("letters")
    seat.until(lambda: letters.sheet is not None and letters.sheet.id == row.id)


@pytest.mark.parametrize(
    ("section", "action"),
    [
        ("orders", "print_blank_slip"),
        ("orders", "print_blank_follow_up"),
        ("folder", "print_blank_list"),
    ],
)
def test_papers_print_empty_from_the_menu(
    opening: Callable[..., Seat], section: str, action: str
) -> None:
    seat = opening()
    seat.window.action(action).trigger()
    seat.settle()
    assert seat.page(section) is seat.window.page_in_sight()
    printed_and_closed(seat)


def test_a_folder_s_list_is_counted_whichever_way_it_was_named(
    opening: Callable[..., Seat],
) -> None:
    seat = opening()
    seat.other.write(put_in_folder, call(seat), 1)
    seat.press("Alt+F8")
    seat.settle()
    page = seat.page("folder")
    page._text.setText("چیزی که نیست")
    seat.until(lambda: page.table.current_row() is None)
    seat.press("Ctrl+P")
    printed_and_closed(seat)
    assert seat.other.read(folder_paper).printed_count == 1
