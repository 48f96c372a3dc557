"""The call-back page by keys alone, and the reminder over whatever page is in sight."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app.phone_calls import (
    AttemptOutcome,
    CallBackDraft,
    CallDraft,
    CallSheet,
    CallState,
    NoteDraft,
    call_sheet,
    close_call,
    log_call,
    plan_call_back,
    put_in_folder,
    record_note,
)
from seat import PHONE, Seat
from ui.common.pdf_preview import PdfPreview
from ui.reminders import ReminderWatch

MINUTE = timedelta(minutes=1)


def waiting(seat: Seat, name: str, **more: Any) -> CallSheet:
    """A call whose result waits to be told."""
    draft = CallDraft(
        caller_name=name, phone=PHONE, subject=f"کار {name}", request="شرح", request_key=uuid4()
    )
    number = seat.other.write(log_call, draft).value
    seat.other.write(put_in_folder, number, 1)
    seat.other.write(record_note, number, 2, NoteDraft(words=f"به {name} بگویید.", **more))
    seat.clock.advance(MINUTE)
    return seat.other.read(call_sheet, number)


def promise(seat: Seat, sheet: CallSheet, minutes: int, note: str = "") -> None:
    at = seat.clock.now() + minutes * MINUTE
    seat.other.write(plan_call_back, sheet.id, sheet.version, CallBackDraft(at=at, note=note))


def open_page(seat: Seat) -> Any:
    seat.press("F9")
    seat.settle()
    return seat.page("telling")


def in_hand(seat: Seat) -> str:
    """The name over the number."""
    page = seat.page("telling")
    seat.until(lambda: page.sheet is not None)
    return str(page.sheet.call.caller_name)


def watch(seat: Seat) -> ReminderWatch:
    found = seat.window.findChild(ReminderWatch)
    assert isinstance(found, ReminderWatch)
    return found


def look(seat: Seat) -> str:
    """What the reminder says after its minute is over."""
    watch(seat).look()
    seat.settle()
    return watch(seat).bar.text


def test_one_key_an_outcome_and_the_next_is_in_sight(seat: Seat) -> None:
    first, second, third = (waiting(seat, name) for name in ("الف", "ب", "پ"))
    page = open_page(seat)
    assert in_hand(seat) == "الف"
    seat.press("Ctrl+U")
    seat.settle()
    assert in_hand(seat) == "ب"
    seat.press("Ctrl+B")
    seat.settle()
    assert in_hand(seat) == "پ"
    seat.press("Ctrl+T")
    seat.type(" گفته شد.")
    seat.press("Ctrl+Return")
    seat.settle()
    assert seat.sheet(third.id).state is CallState.CLOSED
    assert [row.id for _, row in page.model.loaded()] == [first.id, second.id]
    outcomes = [seat.sheet(one.id).attempts[0].outcome for one in (first, second)]
    assert outcomes == [AttemptOutcome.NO_ANSWER, AttemptOutcome.BUSY]
    plans = [seat.sheet(one.id).plan for one in (first, second)]
    assert all(plan is not None and not plan.promised_by for plan in plans)


def test_the_proposed_hour_is_changed_afterwards(seat: Seat) -> None:
    first = waiting(seat, "الف")
    waiting(seat, "ب")
    open_page(seat)
    in_hand(seat)
    seat.press("Ctrl+U")
    seat.settle()
    seat.press("Ctrl+Shift+W")
    seat.until(lambda: seat.page("telling").current_form() is not None)
    seat.type("فردا ۹")
    seat.press("Ctrl+Return")
    seat.settle()
    plan = seat.sheet(first.id).plan
    assert plan is not None
    assert (plan.at.hour, plan.at.date()) == (9, seat.clock.today() + timedelta(days=1))
    assert in_hand(seat) == "ب"


def test_the_wrong_key_is_taken_back_from_the_next_call(seat: Seat) -> None:
    first = waiting(seat, "الف")
    waiting(seat, "ب")
    open_page(seat)
    in_hand(seat)
    seat.press("Ctrl+B")
    seat.settle()
    assert in_hand(seat) == "ب"
    seat.press("Ctrl+Z")
    seat.settle()
    assert in_hand(seat) == "الف"
    assert seat.sheet(first.id).attempts == ()
    assert seat.sheet(first.id).plan is None


def test_call_later_promises(seat: Seat) -> None:
    first = waiting(seat, "الف")
    open_page(seat)
    in_hand(seat)
    seat.press("Ctrl+W")
    seat.type("+30")
    seat.write_in("note", "پس از جلسه")
    seat.press("Ctrl+Return")
    seat.settle()
    plan = seat.sheet(first.id).plan
    assert plan is not None
    assert (plan.promised_by, plan.note) == ("مدیر سامانه", "پس از جلسه")
    assert plan.at - seat.clock.now() <= 30 * MINUTE


@pytest.mark.parametrize("typed", ["", "دیروز ۹", "هر وقت شد", "۲۵:۷۷", "+", "1405/13/40 9"])
def test_a_bad_hour_is_said_beside_the_field_and_nothing_is_lost(seat: Seat, typed: str) -> None:
    first = waiting(seat, "الف")
    open_page(seat)
    in_hand(seat)
    seat.press("Ctrl+W")
    seat.write_in("note", "وعده")
    seat.write_in("at", typed)
    seat.press("Ctrl+Return")
    seat.settle()
    assert seat.problems()["at"]
    assert seat.form().fields["note"].value() == "وعده"
    assert seat.sheet(first.id).plan is None
    seat.form().is_changed = False


def test_the_number_can_be_dialled_from_across_the_desk(seat: Seat) -> None:
    waiting(seat, "الف")
    page = open_page(seat)
    in_hand(seat)
    number = page._panel.number
    assert isinstance(number, QLabel)
    number.ensurePolished()
    assert number.font().pointSizeF() >= 22
    assert "۰۹۱۵ ۱۱۱ ۲۲۳۳" in number.text()


def test_an_open_call_is_promised_a_ring_from_the_register(seat: Seat) -> None:
    row = seat.new_call("پرسش از نوبت")
    seat.press("Ctrl+W")
    seat.type("+20")
    seat.press("Ctrl+Return")
    seat.settle()
    page = open_page(seat)
    assert [one.id for _, one in page.model.loaded()] == [row.id]
    in_hand(seat)
    assert not seat.window.action("told").isEnabled()
    seat.press("Ctrl+B")
    seat.settle()
    plan = seat.sheet(row.id).plan
    assert plan is not None
    assert plan.promised_by
    in_hand(seat)
    seat.press("Ctrl+I")
    seat.type("گفتیم شنبه بیاید")
    seat.press("Ctrl+Return")
    seat.settle()
    assert seat.sheet(row.id).plan is None
    assert page.model.rowCount() == 0


def test_it_prints_the_list(seat: Seat) -> None:
    waiting(seat, "الف")
    open_page(seat)
    in_hand(seat)
    seat.press("Ctrl+P")

    def papers() -> list[PdfPreview]:
        tops = QApplication.topLevelWidgets()
        return [one for one in tops if isinstance(one, PdfPreview) and one.isVisible()]

    seat.until(papers)
    assert papers()[0].document.pageCount() == 1


def test_who_only_reads_has_no_outcome(opening: Any, store: Any) -> None:
    from app.access import Right
    from app.office import open_office
    from app.operators import OperatorDraft, add_operator

    rights = frozenset({Right.READ_CALLS})
    with open_office(f"sqlite:///{store}") as office:
        office.sign_in_as()
        office.write(add_operator, OperatorDraft(name="r", full_name="خواننده", rights=rights))
    seat = opening("r")
    waiting(seat, "الف")
    open_page(seat)
    in_hand(seat)
    for name in ("told", "no_answer", "busy", "told_to_relative", "call_later", "take_back"):
        assert not seat.window.action(name).isEnabled()


# -- the reminder -----------------------------------------------------------------------------


def test_a_promise_reminds_once_whatever_page_is_in_sight(seat: Seat) -> None:
    promise(seat, waiting(seat, "الف"), 10, "نتیجه جلسه")
    assert look(seat) == ""
    seat.clock.advance(10 * MINUTE)
    assert "الف" in look(seat)
    assert "نتیجه جلسه" in watch(seat).bar.text
    watch(seat).bar.put_away()
    assert look(seat) == ""


def test_who_goes_there_has_been_reminded(seat: Seat) -> None:
    waiting(seat, "ب")
    promise(seat, waiting(seat, "الف"), 10)
    seat.clock.advance(10 * MINUTE)
    assert look(seat)
    open_page(seat)
    assert in_hand(seat) == "الف"
    assert watch(seat).bar.text == ""
    assert look(seat) == ""


def test_put_off_it_comes_again_after_ten_minutes(seat: Seat) -> None:
    promise(seat, waiting(seat, "الف"), 10)
    seat.clock.advance(10 * MINUTE)
    assert look(seat)
    seat.press("Ctrl+F9")
    assert watch(seat).bar.text == ""
    seat.clock.advance(9 * MINUTE)
    assert look(seat) == ""
    seat.clock.advance(MINUTE)
    assert "الف" in look(seat)


def test_it_leaves_when_the_promise_is_kept_or_the_call_closed(seat: Seat) -> None:
    sheet = waiting(seat, "الف")
    promise(seat, sheet, 10)
    seat.clock.advance(10 * MINUTE)
    assert look(seat)
    seat.other.write(close_call, sheet.id, sheet.version + 1, "سبب")
    assert look(seat) == ""


def test_what_is_overdue_at_the_start_is_summed_up_in_one_line(opening: Any, seat: Seat) -> None:
    for name in ("الف", "ب", "پ", "ت"):
        promise(seat, waiting(seat, name), 10)
    seat.clock.advance(60 * MINUTE)
    later = opening()
    later.until(lambda: watch(later).bar.text)
    text = watch(later).bar.text
    assert "۴ وعده" in text
    assert "\n" not in text
    assert "و ۱ نفر دیگر" in text
    sections = [button.text() for button in later.window.findChildren(QPushButton)]
    assert any(one.startswith("اعلام نتیجه") and "۴" in one for one in sections)


def test_a_call_registered_late_or_closed_reminds_of_nothing(seat: Seat) -> None:
    sheet = waiting(seat, "الف")
    promise(seat, sheet, 10)
    seat.other.write(close_call, sheet.id, sheet.version + 1, "سبب")
    old = CallDraft(
        caller_name="دیروزی",
        phone=PHONE,
        subject="آب",
        request="شرح",
        called_on=seat.clock.today() - timedelta(days=3),
    )
    seat.other.write(log_call, old)
    seat.clock.advance(timedelta(days=1))
    assert look(seat) == ""
