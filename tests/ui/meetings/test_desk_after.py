"""What the desk leads to: the meeting's end, its minutes locked, opened again, looked through."""

from __future__ import annotations

import pytest

from app.meetings.deciding import decide_item
from app.meetings.drafts import ItemDecision
from app.meetings.states import ItemState, MeetingState
from minutes_desk_seat import MinutesDeskSeat
from minutes_seat import do, items_of
from seat import Seat

_S = MeetingState


@pytest.fixture
def ended(seat: Seat) -> MinutesDeskSeat:
    """The desk of a meeting that is over, its items still open."""
    return MinutesDeskSeat(seat, state=_S.ENDED).open()


def decide_all(desk: MinutesDeskSeat) -> None:
    """Decide every item, at another desk."""
    for item in items_of(desk.seat.other, desk.meeting):
        do(
            desk.seat.other,
            decide_item,
            desk.meeting,
            item,
            ItemDecision(state=ItemState.NOTED),
        )
    version = desk.sheet().version
    desk.seat.until(lambda: desk.desk.sheet.version == version)


def finalised(desk: MinutesDeskSeat) -> None:
    """Lock the minutes by the desk's key, and leave it."""
    decide_all(desk)
    desk.press("Alt+End")
    desk.seat.until(lambda: desk.sheet().state is _S.FINALISED)


def test_the_end_of_the_meeting_is_one_key_from_its_desk(seat: Seat) -> None:
    desk = MinutesDeskSeat(seat).open()
    seat.type("در پایان")
    desk.press("Alt+End")
    seat.until(lambda: not hasattr(desk.page.current_form(), "texts"))
    desk.press("Ctrl+Return")
    seat.until(lambda: desk.sheet().state is _S.ENDED)
    seat.until(lambda: desk.desk is not None and desk.desk.sheet.state is _S.ENDED)
    assert desk.stored(desk.items[0]) == "در پایان"


def test_minutes_are_not_locked_while_an_item_is_open_and_it_is_named(
    ended: MinutesDeskSeat,
) -> None:
    assert any("بودجه" in gap for gap in ended.sheet().gaps)
    ended.press("Alt+End")
    ended.seat.until(lambda: "بودجه" in said(ended))
    assert ended.sheet().state is _S.ENDED


def said(desk: MinutesDeskSeat) -> str:
    """What the desk or its page says."""
    return f"{desk.desk.bar.text} {desk.page.bar.text}"


def test_locked_minutes_take_no_letter_more(ended: MinutesDeskSeat) -> None:
    ended.seat.type("پیش از نهایی شدن")
    finalised(ended)
    assert ended.stored(ended.items[0]) == "پیش از نهایی شدن"
    ended.seat.until(ended.desk.texts.current().text.isReadOnly)
    ended.seat.type("پس از آن")
    ended.press("Ctrl+S")
    assert ended.stored(ended.items[0]) == "پیش از نهایی شدن"
    assert not ended.desk.fields["words"].isEnabled()


def test_the_last_minutes_are_opened_again_with_a_reason(ended: MinutesDeskSeat) -> None:
    finalised(ended)
    ended.press("Esc")
    ended.seat.until(lambda: ended.page.current_form() is None)
    ended.page.show_kept(ended.meeting)
    ended.seat.settle()
    ended.act("minutes_reopen")
    ended.seat.type("نام یک عضو افتاده بود")
    ended.press("Ctrl+Return")
    ended.seat.until(lambda: ended.sheet().state is _S.ENDED)
    assert ended.sheet().reopened_reason == "نام یک عضو افتاده بود"
    ended.act("minutes_editions")
    lines = ended.page.current_form().locked.texts()
    assert any("نام یک عضو افتاده بود" in line for line in lines)


def test_earlier_savings_of_a_text_are_looked_through(ended: MinutesDeskSeat) -> None:
    ended.other_writes(ended.items[0], "نخست")
    ended.other_writes(ended.items[0], "سپس")
    ended.press("Esc")
    ended.act("minutes_editions")
    form = ended.page.current_form()
    ended.press("Down")
    ended.seat.settle()
    assert form.text.toPlainText() == "سپس"
    form.list.setFocus()
    ended.press("Down")
    assert form.text.toPlainText() == "نخست"
