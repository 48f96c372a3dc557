"""The governor's folder by keys: it goes in, comes back, and thirty sheets are typed back."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QTimer

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
    record_order,
)
from app.phone_calls import CallDraft, CallState, call_sheet, log_call, put_in_folder
from seat import Seat
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


def test_thirty_sheets_cost_a_key_each_beyond_his_words(opening: Any) -> None:
    seat: Seat = opening()
    calls = waiting(seat, 30)
    page = open_folder(seat)
    seat.press("F8")
    seat.settle()
    form = page.current_form()
    keys = 0
    words = "رسیدگی شود"
    for place in range(30):
        line = form.lines[place]
        assert form.current_line() is line
        if place % 10 == 9:
            seat.press("Alt+6")
        else:
            seat.type(words)
            seat.press("Return")
        keys += 1
    assert keys / 30 <= MOST_KEYS
    seat.until(lambda: page.current_form() is None)
    seat.settle()
    states = [seat.other.read(call_sheet, number).state for number in calls]
    assert states.count(CallState.TO_BE_TOLD) == 27
    assert states.count(CallState.CLOSED) == 3
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
