"""The governor's folder by keys: it goes in, comes back, and thirty sheets are typed back."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QTimer

from app.changes import Kind
from app.check import check_store
from app.folder import FolderFilter, FolderPlace, Outcome, SheetRow, list_sheets
from app.orders import (
    AnswerDraft,
    OrderDraft,
    OrderKind,
    ReferralDraft,
    ReferralState,
    SourceCard,
    answer_referral,
    order_sheet,
    orders_of,
    record_order,
)
from app.phone_calls import CallDraft, CallState, call_sheet, log_call, put_in_folder
from app.settings import office_calendar
from seat import UNIT, Seat
from ui.common.pdf_preview import PdfPreview
from ui.folder import batch

#: Keys a sheet may cost beyond his own words.
MOST_KEYS = 15


def waiting(seat: Seat, count: int) -> list[int]:
    """Forms in the folder."""
    numbers = []
    for place in range(count):
        draft = CallDraft(caller_name=f"متقاضی {place}", subject=f"کار {place}", request="شرح")
        number = seat.other.write(log_call, draft).value
        seat.other.write(put_in_folder, number, 1)
        numbers.append(number)
    return numbers


def open_folder(seat: Seat) -> Any:
    seat.press("Alt+F8")
    seat.settle()
    page = seat.page("folder")
    page.reload()
    seat.settle()
    return page


def sheets(seat: Seat, place: FolderPlace) -> list[SheetRow]:
    rows: list[SheetRow] = seat.other.read(list_sheets, FolderFilter(place=place), limit=100)
    return rows


def test_it_goes_in_comes_back_and_every_step_is_taken_back(opening: Any) -> None:
    seat: Seat = opening()
    (call,) = waiting(seat, 1)
    page = open_folder(seat)
    assert [row.record_id for row in sheets(seat, FolderPlace.PREPARING)] == [call]
    seat.press("Ctrl+P")
    seat.settle()
    (preview,) = seat.window.findChildren(PdfPreview)
    preview.close()
    seat.activate(seat.window)
    seat.press("Ctrl+Alt+K")
    seat.settle()
    assert [row.record_id for row in sheets(seat, FolderPlace.WITH_HIM)] == [call]
    seat.press("F8")
    seat.settle()
    seat.type("ملاحظه شد")
    seat.press("Return")
    seat.until(lambda: page.current_form() is None)
    seat.settle()
    (row,) = sheets(seat, FolderPlace.BACK)
    assert row.outcome is Outcome.ORDERED
    assert seat.other.read(call_sheet, call).state is CallState.TO_BE_TOLD
    seat.press("Ctrl+Z")
    seat.until(lambda: sheets(seat, FolderPlace.WITH_HIM) != [])
    assert seat.other.read(call_sheet, call).state is CallState.IN_FOLDER
    seat.settle()
    seat.press("Ctrl+Z")
    seat.until(lambda: sheets(seat, FolderPlace.ALL) == [])
    assert seat.other.read(call_sheet, call).state is CallState.RECORDED
    assert check_store(seat.other.database) == []


class Hands:
    """What the operator presses beyond the governor's own words, counted."""

    def __init__(self, seat: Seat) -> None:
        self.seat, self.keys = seat, 0

    def words(self, text: str) -> None:
        """His words, verbatim; they count nothing."""
        self.seat.type(text)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.seat.press(key)
        self.keys += len(keys)

    def type(self, text: str) -> None:
        self.seat.type(text)
        self.keys += len(text)

    def name(self, typed: str) -> None:
        """Part of a name the words do not say, and the first of what is suggested."""
        self.type(typed)
        line = self.seat.focused()
        self.seat.until(lambda: line.suggestions)  # type: ignore[attr-defined]  # the name's line
        self.press("Down", "Return")


def guessed(hands: Hands) -> None:
    """The words say to whom and until when."""
    hands.words(f"{UNIT} ظرف ۵ روز کاری بررسی و نتیجه را اعلام نمایید")
    hands.press("Return")


def named_besides(hands: Hands) -> None:
    """The words say neither: the unit is looked up, the deadline is in working days."""
    hands.words("اقدام شود")
    hands.press("Tab")
    hands.name("معاونت")
    hands.press("Tab")
    hands.type("5")
    hands.press("Return")


def seen(hands: Hands) -> None:
    """He wrote nothing."""
    hands.press("Alt+6")


def test_thirty_sheets_cost_few_keys_beyond_his_words(opening: Any) -> None:
    seat: Seat = opening()
    calls = waiting(seat, 30)
    page = open_folder(seat)
    seat.press("F8")
    seat.settle()
    form = page.current_form()
    spent = []
    for place, way in enumerate((guessed, named_besides, seen) * 10):
        assert form.current_line() is form.lines[place]
        hands = Hands(seat)
        way(hands)
        spent.append(hands.keys)
    assert spent[:3] == [1, 12, 1]
    assert max(spent) <= MOST_KEYS
    seat.until(lambda: page.current_form() is None)
    seat.settle()
    due = seat.other.read(office_calendar).add_work_days(seat.clock.today(), 5)
    for place, number in enumerate(calls):
        lines = seat.other.read(orders_of, Kind.CALL, number)
        referred = [(line.referred_to, line.due_on) for line in lines]
        assert referred == ([] if place % 3 == 2 else [(UNIT, due)])
    states = [seat.other.read(call_sheet, number).state for number in calls]
    assert (states.count(CallState.TO_BE_TOLD), states.count(CallState.CLOSED)) == (20, 10)
    assert check_store(seat.other.database) == []


@pytest.mark.parametrize("is_slow", [False, True], ids=["late guess", "slow write"])
def test_a_line_is_saved_once_whatever_comes_late(
    opening: Any, monkeypatch: pytest.MonkeyPatch, is_slow: bool
) -> None:
    monkeypatch.setattr(batch, "PATIENCE_MILLISECONDS", 50 if is_slow else 0)
    seat: Seat = opening()
    calls = waiting(seat, 3)
    page = open_folder(seat)
    seat.press("F8")
    seat.settle()
    impatient: list[bool] = []
    with seat.other.database.connection(writing=True) if is_slow else nullcontext():
        for _call in calls:
            seat.type("رسیدگی شود")
            seat.press("Return")
        # Timers end in the order of their ends: patience is over when this one has ended.
        QTimer.singleShot(100, lambda: impatient.append(True))
        seat.until(lambda: impatient)
    seat.until(lambda: page.current_form() is None)
    seat.settle()
    for number in calls:
        assert seat.other.read(call_sheet, number).state is CallState.TO_BE_TOLD
    assert check_store(seat.other.database) == []


def test_a_wrong_line_stays_and_the_others_are_saved(opening: Any) -> None:
    seat: Seat = opening()
    first, second = waiting(seat, 2)
    page = open_folder(seat)
    seat.press("F8")
    seat.settle()
    form = page.current_form()
    seat.type("بررسی شود")
    form.lines[0].due_on.setFocus()
    seat.type("سی و سوم")
    seat.press("Return")
    seat.until(lambda: form.lines[0].due_on.problem)
    assert form.current_line() is form.lines[1]
    seat.type("دیده شد")
    seat.press("Return")
    seat.until(lambda: form.lines[1].done is Outcome.ORDERED)
    assert form.lines[0].words.value() == "بررسی شود"
    assert seat.other.read(call_sheet, first).state is CallState.IN_FOLDER
    assert seat.other.read(call_sheet, second).state is CallState.TO_BE_TOLD


def test_a_result_goes_in_for_sight_and_comes_back_with_a_new_order(opening: Any) -> None:
    seat: Seat = opening()
    draft = OrderDraft(
        kind=OrderKind.ORAL, words="گزارش دهند", referrals=(ReferralDraft(name="دفتر فنی"),)
    )
    order = seat.other.write(record_order, SourceCard(), draft).value
    (unit,) = seat.other.read(order_sheet, order).referrals
    seat.other.write(answer_referral, order, 1, unit.id, AnswerDraft(answer="پل ساخته شد"))
    seat.clock.advance(timedelta(hours=1))
    page = open_folder(seat)
    (row,) = sheets(seat, FolderPlace.PREPARING)
    assert (row.record_id, row.part_id, row.title) == (order, unit.id, "پل ساخته شد")
    seat.press("F8")
    seat.settle()
    seat.type("افتتاح شود")
    seat.press("Return")
    seat.until(lambda: page.current_form() is None)
    sheet = seat.other.read(order_sheet, order)
    assert sheet.referrals[0].state is ReferralState.CLOSED
    assert [seat.other.read(order_sheet, born).words for born in sheet.born_ids] == ["افتتاح شود"]
    assert check_store(seat.other.database) == []
