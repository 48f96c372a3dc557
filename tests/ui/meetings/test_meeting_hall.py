"""What is said of invitees by keys: answers before the meeting, in the hall who is there."""

from __future__ import annotations

import pytest

from app.meetings import PresenceDraft, record_presence
from app.meetings.states import InviteAnswer, Presence
from meetings_seat import COUNCIL, MeetingDesk, begun, do, presences, standing
from seat import Seat
from ui.meetings.invitee_steps import FIRST_OTHERS


@pytest.fixture
def desk(seat: Seat) -> MeetingDesk:
    """The page of meetings, not yet in sight."""
    return MeetingDesk(seat)


def test_an_answer_is_one_key_and_the_cursor_goes_on(desk: MeetingDesk) -> None:
    number = standing(desk)
    for key in ("Space", "-", "0"):
        desk.press(key)
    answers = [one.answer for one in desk.sheet(number).invitees]
    assert answers == [
        InviteAnswer.ACKNOWLEDGED,
        InviteAnswer.DECLINED,
        InviteAnswer.NO_ANSWER,
        InviteAnswer.NONE,
    ]
    assert desk.page.workbench.invitee().name == COUNCIL.members[3].name


def test_the_same_key_on_the_same_invitee_takes_it_back(desk: MeetingDesk) -> None:
    number = standing(desk)
    desk.press("Space")
    desk.press("Up")
    desk.press("Space")
    assert desk.sheet(number).invitees[0].answer is InviteAnswer.NONE


def test_a_substitute_is_asked_for_by_name(desk: MeetingDesk) -> None:
    number = standing(desk)
    desk.press("Down")
    desk.press("/")
    form = desk.page.current_form()
    form.fields["answer"].set_value(InviteAnswer.SUBSTITUTE)
    form.fields["answer"].edited.emit()
    desk.press("Ctrl+Return")
    assert "جانشین" in desk.seat.problems()["substitute"]
    desk.seat.write_in("substitute", "سعید رضایی")
    desk.save()
    one = desk.sheet(number).invitees[1]
    assert (one.answer, one.substitute) == (InviteAnswer.SUBSTITUTE, "سعید رضایی")
    # Whoever came from the line goes back to it.
    assert desk.page.workbench.invitees.hasFocus()
    assert desk.page.workbench.invitee().id == one.id


def test_a_hall_is_written_down_as_fast_as_keys_come(desk: MeetingDesk) -> None:
    number = begun(desk)
    for _one in COUNCIL.members:
        desk.seat.press("Space")
    desk.seat.settle()
    assert presences(desk, number) == [Presence.PRESENT] * len(COUNCIL.members)


def test_late_and_early_are_this_moment(desk: MeetingDesk) -> None:
    number = begun(desk)
    desk.press("+")
    desk.press("-")
    desk.press("*")
    first, second, third, _last = desk.sheet(number).invitees
    assert (first.presence, first.came_at) == (Presence.PRESENT, desk.seat.clock.now())
    assert second.presence is Presence.EXCUSED
    assert third.left_at == desk.seat.clock.now()


def test_what_another_desk_said_of_the_same_invitee_is_not_written_over(
    desk: MeetingDesk,
) -> None:
    number = begun(desk)
    first = desk.sheet(number).invitees[0]
    excused = PresenceDraft(presence=Presence.EXCUSED)
    do(desk.seat.other, record_presence, number, first.id, excused)
    desk.press("Space")
    assert presences(desk, number)[0] is Presence.EXCUSED
    assert desk.page.bar.text == FIRST_OTHERS


def test_hours_and_substitute_are_typed_in_one_form(desk: MeetingDesk) -> None:
    number = begun(desk)
    desk.press("Return")
    form = desk.page.current_form()
    form.fields["presence"].set_value(Presence.SUBSTITUTE)
    form.fields["presence"].edited.emit()
    desk.seat.write_in("substitute", "سعید رضایی")
    desk.seat.write_in("came_at", "۹:۳۰")
    desk.seat.write_in("left_at", "۹:۱۰")
    desk.press("Ctrl+Return")
    assert "left_at" in desk.seat.problems()
    desk.seat.write_in("left_at", "۱۰:۱۰")
    desk.save()
    one = desk.sheet(number).invitees[0]
    assert (one.presence, one.substitute) == (Presence.SUBSTITUTE, "سعید رضایی")
    assert one.came_at is not None
    assert (one.came_at.hour, one.came_at.minute) == (9, 30)
