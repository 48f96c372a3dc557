"""The minutes desk by keys: texts, resolutions, decisions, who is there, and nothing lost."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.kept_forms import kept_forms
from app.meetings import begin_meeting, resolve
from app.meetings.deciding import decide_item
from app.meetings.drafts import ItemDecision, ResolutionDraft
from app.meetings.states import ItemState, MeetingState, Presence, ResolutionState
from app.meetings.tables import MEETINGS
from app.orders import OrderKind, order_sheet
from minutes_desk_seat import MinutesDeskSeat
from minutes_seat import DAY, do, series, set_row
from seat import Seat

EARLIER = DAY - timedelta(days=7)


@pytest.fixture
def desk(seat: Seat) -> MinutesDeskSeat:
    """The desk of a meeting that runs, two items on its agenda."""
    return MinutesDeskSeat(seat).open()


def test_it_begins_in_the_text_of_the_first_item_nobody_decided(desk: MinutesDeskSeat) -> None:
    assert desk.desk.item_id == desk.items[0]
    desk.seat.type("بودجه بررسی شد.")
    desk.press("Ctrl+S")
    assert desk.stored(desk.items[0]) == "بودجه بررسی شد."


def test_each_item_keeps_its_own_text_and_its_cursor(desk: MinutesDeskSeat) -> None:
    desk.seat.type("درباره بودجه")
    desk.press("Alt+PgDown")
    assert desk.desk.item_id == desk.items[1]
    desk.seat.type("درباره راه")
    desk.press("Alt+PgUp")
    desk.seat.type(" و باز هم")
    desk.press("Ctrl+S")
    desk.seat.settle()
    assert desk.stored(desk.items[0]) == "درباره بودجه و باز هم"
    assert desk.stored(desk.items[1]) == "درباره راه"
    desk.press("Alt+PgUp")
    assert desk.desk.item_id is None
    desk.seat.type("درود")
    desk.press("Ctrl+S")
    assert desk.stored(None) == "درود"


def test_a_resolution_is_numbered_at_once_and_becomes_an_order(desk: MinutesDeskSeat) -> None:
    desk.resolve("راه گرماب ساخته شود.", "معاونت عمرانی", "۱۴۰۵/۹/۳۰")
    (one,) = desk.sheet().resolutions
    assert one.number
    assert (one.words, one.responsible) == ("راه گرماب ساخته شود.", "معاونت عمرانی")
    assert one.item_id == desk.items[0]
    assert one.order_id is not None
    order = desk.seat.other.read(order_sheet, one.order_id)
    assert order.kind is OrderKind.RESOLUTION
    assert desk.desk.typed.is_empty
    assert desk.desk.typed.words.text.hasFocus()
    assert desk.sheet().items[0].state is ItemState.DECIDED


def test_three_resolutions_take_one_key_each_besides_their_words(desk: MinutesDeskSeat) -> None:
    desk.press("Alt+2")
    desk.pressed = 0
    for number in range(3):
        desk.seat.type(f"مصوبه {number}")
        desk.press("Ctrl+Return")
        desk.seat.until(lambda: desk.desk.typed.is_empty)
    assert desk.pressed == 3
    assert len(desk.sheet().resolutions) == 3


def test_a_resolution_is_corrected_where_it_stands(desk: MinutesDeskSeat) -> None:
    desk.resolve("راه ساخته شود.")
    desk.desk.sides.resolutions.setFocus()
    desk.press("Return")
    desk.seat.write_in("words", "راه تا بهار ساخته شود.")
    desk.press("Ctrl+Return")
    desk.seat.until(lambda: desk.desk.resolving.amended is None)
    (one,) = desk.sheet().resolutions
    assert one.words == "راه تا بهار ساخته شود."


def test_a_resolution_is_annulled_with_a_reason_and_keeps_its_number(desk: MinutesDeskSeat) -> None:
    desk.resolve("راه ساخته شود.")
    desk.desk.sides.resolutions.setFocus()
    desk.press("Del")
    desk.seat.type("اشتباه نوشته شد.")
    desk.press("Ctrl+Return")
    desk.seat.until(lambda: desk.sheet().resolutions[0].is_annulled)
    assert desk.sheet().resolutions[0].annulled_reason == "اشتباه نوشته شد."


def test_a_half_typed_resolution_stays_with_its_item(desk: MinutesDeskSeat) -> None:
    desk.press("Alt+2")
    desk.seat.type("از بند نخست")
    desk.press("Alt+PgDown")
    assert "بودجه" in desk.desk.typed.words.note
    desk.press("Ctrl+Return")
    desk.seat.until(lambda: desk.desk.typed.is_empty)
    assert desk.sheet().resolutions[0].item_id == desk.items[0]


def test_what_cannot_be_taken_is_said_beside_it_and_stays(desk: MinutesDeskSeat) -> None:
    desk.press("Alt+2")
    desk.seat.write_in("due_on", "هیچ روزی")
    desk.press("Ctrl+Return")
    assert "due_on" in desk.seat.problems()
    assert desk.desk.fields["due_on"].raw() == "هیچ روزی"
    assert not desk.sheet().resolutions


@pytest.mark.parametrize(
    ("key", "state"),
    [
        ("Alt+5", ItemState.DECIDED),
        ("Alt+6", ItemState.NOTED),
        ("Alt+7", ItemState.PUT_OFF),
        ("Alt+8", ItemState.WITHDRAWN),
    ],
)
def test_an_item_is_decided_by_one_key_and_opened_again(
    desk: MinutesDeskSeat, key: str, state: ItemState
) -> None:
    desk.desk.agenda.words.set_value("چنین شد.")
    desk.press(key)
    desk.seat.until(lambda: desk.sheet().items[0].state is state)
    assert desk.sheet().items[0].decision == "چنین شد."
    desk.seat.until(lambda: desk.desk.item.state is state)
    desk.press("Alt+9")
    desk.seat.until(lambda: desk.sheet().items[0].state is ItemState.OPEN)


def test_an_item_is_added_corrected_and_moved(desk: MinutesDeskSeat) -> None:
    width = desk.desk.width()
    desk.press("Alt+Ins")
    desk.seat.type("آب شهر")
    desk.press("Ctrl+Return")
    desk.seat.until(lambda: desk.desk.width() == width)
    desk.seat.until(lambda: len(desk.sheet().items) == 3)
    desk.seat.until(lambda: len(desk.desk.sheet.items) == 3)
    desk.press("Alt+Shift+Ins")
    desk.seat.write_in("title", "بودجه سال آینده")
    desk.press("Ctrl+Return")
    desk.seat.until(lambda: desk.sheet().items[0].title == "بودجه سال آینده")
    desk.seat.until(lambda: desk.desk.sheet.items[0].title == "بودجه سال آینده")
    desk.press("Alt+0")
    desk.press("Alt+Down")
    desk.seat.until(lambda: desk.sheet().items[1].id == desk.items[0])


def test_who_is_there_is_one_key_a_person(desk: MinutesDeskSeat) -> None:
    desk.press("Alt+3")
    desk.pressed = 0
    desk.press("Space")
    desk.press("-")
    desk.seat.until(lambda: desk.sheet().invitees[1].presence is Presence.EXCUSED)
    assert desk.sheet().invitees[0].presence is Presence.PRESENT
    assert desk.pressed == 2
    desk.seat.until(lambda: desk.desk.sheet.invitees[1].presence is Presence.EXCUSED)
    desk.press("-")
    desk.seat.until(lambda: desk.sheet().invitees[1].presence is Presence.UNSAID)


def test_a_substitute_is_named_in_the_form_of_the_invitee(desk: MinutesDeskSeat) -> None:
    desk.press("Alt+3")
    desk.press("/")
    desk.page.current_form().fields["presence"].set_value(Presence.SUBSTITUTE)
    desk.seat.write_in("substitute", "علی کریمی")
    desk.press("Ctrl+Return")
    desk.seat.until(lambda: desk.sheet().invitees[0].substitute == "علی کریمی")
    desk.seat.until(lambda: desk.desk.sheet.invitees[0].presence is Presence.SUBSTITUTE)


def test_another_desks_text_appears_by_itself(desk: MinutesDeskSeat) -> None:
    desk.seat.type("نوشته من")
    desk.press("Ctrl+S")
    desk.other_writes(desk.items[0], "نوشته من\nنوشته آنها")
    desk.seat.until(lambda: desk.shown() == "نوشته من\nنوشته آنها")


def test_a_conflict_is_asked_beside_the_text_and_answered_by_a_key(desk: MinutesDeskSeat) -> None:
    desk.seat.type("آب قطع است")
    desk.press("Ctrl+S")
    desk.other_writes(desk.items[0], "آب دو روز قطع است")
    desk.seat.type(" و برق هم")
    desk.press("Ctrl+S")
    conflict = desk.desk.texts.conflict
    desk.seat.until(conflict.isVisible)
    assert desk.stored(desk.items[0]) == "آب دو روز قطع است"
    assert conflict.mine.toPlainText() == "آب قطع است و برق هم"
    assert conflict.theirs.toPlainText() == "آب دو روز قطع است"
    desk.press("Alt+Return")
    desk.seat.until(lambda: not desk.desk.texts.is_unsaved)
    assert not conflict.isVisible()
    assert desk.stored(desk.items[0]) == "آب دو روز قطع است\nآب قطع است و برق هم"


def test_two_desks_resolve_at_once_and_both_stand(desk: MinutesDeskSeat) -> None:
    desk.press("Alt+2")
    desk.seat.type("از این میز")
    decision = ItemDecision(state=ItemState.NOTED)
    do(desk.seat.other, decide_item, desk.meeting, desk.items[1], decision)
    desk.press("Ctrl+Return")
    desk.seat.until(lambda: desk.desk.typed.is_empty)
    assert [one.words for one in desk.sheet().resolutions] == ["از این میز"]
    assert desk.sheet().items[1].state is ItemState.NOTED


def test_closing_saves_what_is_typed(desk: MinutesDeskSeat) -> None:
    desk.seat.type("در آخرین دم")
    desk.press("Esc")
    desk.seat.until(lambda: desk.page.current_form() is None)
    desk.seat.settle()
    assert desk.stored(desk.items[0]) == "در آخرین دم"
    assert desk.seat.other.read(kept_forms, "another desk") == []


def test_a_half_typed_resolution_is_kept_and_taken_up(desk: MinutesDeskSeat) -> None:
    desk.press("Alt+2")
    desk.seat.type("نیمه‌کاره")
    desk.press("F5")
    desk.seat.until(lambda: desk.page.current_form() is None)
    desk.press("Shift+F5")
    desk.seat.until(lambda: desk.page.current_form() is not None)
    desk.seat.settle()
    assert desk.desk.typed.words.value() == "نیمه‌کاره"
    desk.press("Ctrl+Return")
    desk.seat.until(lambda: desk.desk.typed.is_empty)
    assert [one.words for one in desk.sheet().resolutions] == ["نیمه‌کاره"]
    assert desk.seat.other.read(kept_forms, "another desk") == []


@pytest.fixture
def second(seat: Seat) -> MinutesDeskSeat:
    """The desk of the second meeting of a series; the first left a resolution open."""
    council = series(seat.other)
    first = MinutesDeskSeat(seat, series_id=council, session_number=1, day=EARLIER)
    draft = ResolutionDraft(words="علائم گردنه نصب شود.", responsible="اداره کل راه")
    do(seat.other, resolve, first.meeting, draft)
    set_row(seat.other, MEETINGS, first.meeting, state=MeetingState.ENDED.value)
    desk = MinutesDeskSeat(seat, state=MeetingState.INVITED, series_id=council, session_number=2)
    do(seat.other, begin_meeting, desk.meeting)
    return desk.open()


def test_what_is_said_of_a_carried_resolution_is_kept(second: MinutesDeskSeat) -> None:
    second.press("Alt+4")
    second.press("Return")
    second.seat.type("نیمی از علائم نصب شده است.")
    second.press("Ctrl+Return")
    second.seat.until(lambda: second.sheet().carried[0].note == "نیمی از علائم نصب شده است.")


def test_a_carried_resolution_is_closed_from_the_desk(second: MinutesDeskSeat) -> None:
    second.press("Alt+4")
    second.press("Return")
    second.seat.type("همه نصب شد.")
    second.press("Alt+Shift+End")
    second.seat.until(lambda: second.sheet().carried[0].resolution.state is ResolutionState.DONE)
