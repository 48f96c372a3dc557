"""Received minutes cut by selection, minutes sent with receipts, the report, by keys."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextCursor

from app.kept_forms import kept_forms
from app.meetings import all_present, resolve
from app.meetings.deciding import decide_item
from app.meetings.drafts import ItemDecision, ReceivedMinutesDraft, ResolutionDraft
from app.meetings.finalising import finalise
from app.meetings.receiving import minutes_received
from app.meetings.states import ItemState, MeetingState
from app.text import persian_digits
from minutes_desk_seat import MinutesDeskSeat
from minutes_seat import do
from seat import UNIT, Seat

_S = MeetingState

TEXT = (
    "جلسه کارگروه آب برگزار شد.\n"
    f"۱- مقرر شد {UNIT} ظرف ۱۰ روز گزارش گردنه را بدهد.\n"
    "۲- مقرر شد شرکت آب و فاضلاب خط انتقال را تعمیر کند.\n"
    "استاندار از همه سپاسگزاری کرد."
)


def on_page(desk: MinutesDeskSeat) -> MinutesDeskSeat:
    """Stand on the meeting in the register."""
    seat = desk.seat
    seat.show_section("meetings")
    seat.settle()
    desk.page.show_kept(desk.meeting)
    seat.settle()
    return desk


@pytest.fixture
def awaited(seat: Seat) -> MinutesDeskSeat:
    """A meeting whose minutes an outside secretary owes."""
    return on_page(MinutesDeskSeat(seat, state=_S.MINUTES_AWAITED, invites="outside", items=()))


@pytest.fixture
def received(awaited: MinutesDeskSeat) -> MinutesDeskSeat:
    """The same, the minutes there and open to be cut."""
    do(awaited.seat.other, minutes_received, awaited.meeting, ReceivedMinutesDraft(text=TEXT))
    awaited.act("reload")
    awaited.act("minutes_cut")
    awaited.seat.until(lambda: awaited.desk is not None and awaited.desk.pieces.count() == 2)
    return awaited


def test_received_minutes_are_taken_down(awaited: MinutesDeskSeat) -> None:
    awaited.act("minutes_received")
    awaited.seat.type("۱۲۳")
    awaited.seat.paste_in("text", TEXT)
    awaited.press("Ctrl+Return")
    awaited.seat.until(lambda: awaited.sheet().state is _S.MINUTES_RECEIVED)
    assert awaited.sheet().received_text.splitlines()[0] == "جلسه کارگروه آب برگزار شد."
    assert awaited.sheet().minutes_number == "123"


def test_what_is_proposed_is_cut_one_key_each(received: MinutesDeskSeat) -> None:
    assert received.desk.pieces.hasFocus()
    received.pressed = 0
    received.press("Ctrl+Return")
    received.seat.until(lambda: len(received.sheet().resolutions) == 1)
    received.seat.until(lambda: received.desk.pieces.count() == 1)
    received.press("Ctrl+Return")
    received.seat.until(lambda: len(received.sheet().resolutions) == 2)
    assert received.pressed == 2
    first, second = received.sheet().resolutions
    assert first.responsible == UNIT
    assert first.due_on is not None
    assert first.their_number == "1"
    assert "شرکت آب و فاضلاب" in second.words


def test_all_are_cut_at_once_but_what_is_put_aside(received: MinutesDeskSeat) -> None:
    received.desk.pieces.setFocus()
    received.press("Space")
    received.press("Alt+9")
    received.seat.until(lambda: len(received.sheet().resolutions) == 1)
    assert "شرکت آب" in received.sheet().resolutions[0].words


def test_what_is_selected_in_the_text_becomes_a_resolution(received: MinutesDeskSeat) -> None:
    editor = received.desk.text.text
    editor.setFocus()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    received.press("Alt+Return")
    received.press("Ctrl+Return")
    received.seat.until(lambda: len(received.sheet().resolutions) == 1)
    assert received.sheet().resolutions[0].words == "استاندار از همه سپاسگزاری کرد."


def test_the_text_is_put_right_and_saved(received: MinutesDeskSeat) -> None:
    received.desk.text.setFocus()
    received.desk.text.text.moveCursor(QTextCursor.MoveOperation.End)
    received.seat.type(" پایان")
    received.press("Ctrl+S")
    received.seat.until(lambda: received.sheet().received_text.endswith("پایان"))
    received.press("Esc")
    received.seat.until(lambda: received.page.current_form() is None)
    received.seat.settle()
    assert received.seat.other.read(kept_forms, "another desk") == []


@pytest.fixture
def locked(seat: Seat) -> MinutesDeskSeat:
    """A meeting whose minutes are locked, with one resolution."""
    desk = MinutesDeskSeat(seat, state=_S.ENDED)
    do(seat.other, all_present, desk.meeting)
    draft = ResolutionDraft(item_id=desk.items[0], words="راه ساخته شود.", responsible=UNIT)
    do(seat.other, resolve, desk.meeting, draft)
    do(seat.other, decide_item, desk.meeting, desk.items[1], ItemDecision(state=ItemState.NOTED))
    do(seat.other, finalise, desk.meeting)
    return on_page(desk)


def test_minutes_go_to_whom_they_should_and_receipts_come(locked: MinutesDeskSeat) -> None:
    locked.act("minutes_distribute")
    locked.seat.until(locked.desk.sent_to.value)
    assert {UNIT, "رضا رضایی"} <= {one.name for one in locked.desk.sent_to.value()}
    locked.press("Ctrl+Return")
    locked.seat.until(lambda: locked.sheet().state is _S.DISTRIBUTED)
    assert UNIT in [one.name for one in locked.sheet().dispatches]
    locked.act("minutes_receipt")
    locked.seat.write_in("receipt", "ثبت ۵۵")
    locked.press("Ctrl+Return")
    locked.seat.until(lambda: any(one.receipt for one in locked.sheet().dispatches))


def test_nobody_to_send_to_is_said_beside_the_list(locked: MinutesDeskSeat) -> None:
    locked.act("minutes_distribute")
    locked.seat.until(locked.desk.sent_to.value)
    assert {UNIT, "رضا رضایی"} <= {one.name for one in locked.desk.sent_to.value()}
    locked.desk.sent_to.set_value(())
    locked.press("Ctrl+Return")
    assert "receivers" in locked.seat.problems()
    locked.desk.is_changed = False


def test_the_report_waits_for_the_answers_and_says_whose(locked: MinutesDeskSeat) -> None:
    locked.act("minutes_report")
    locked.seat.until(lambda: locked.desk.words.value().strip())
    locked.press("Ctrl+Return")
    number = locked.sheet().resolutions[0].number
    locked.seat.until(lambda: persian_digits(number) in locked.desk.bar.text)
    assert locked.sheet().state is _S.FINALISED
    locked.desk.is_changed = False


def test_the_page_lists_resolutions_by_agency(locked: MinutesDeskSeat) -> None:
    seat = locked.seat
    seat.show_section("resolutions")
    seat.settle()
    page = seat.page("resolutions")
    assert [row.words for row in (page.table.current_row(),)] == ["راه ساخته شود."]
    assert [one.agency for one in page._pane._found] == [UNIT]
    page._pane.agencies.setFocus()
    seat.press("Return")
    seat.settle()
    assert page.question()[1][0].agency == UNIT
    locked.act("print")
    seat.until(seat.previews)
    seat.previews()[0].close()
    seat.activate(seat.window)
    locked.act("resolution_meeting")
    assert seat.window.page_in_sight() is locked.page
