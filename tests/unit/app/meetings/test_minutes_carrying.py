"""What earlier meetings of a series left open stands before the later ones until it is closed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from app.access import Right
from app.changes import Changes
from app.clock import FixedClock
from app.errors import InvalidInput, NotAllowed, NotFound, StaleRecord
from app.marks import Classification
from app.meetings.carrying import (
    carried_lines,
    carry_open,
    close_carried,
    note_carried,
    open_before,
)
from app.meetings.deeds import MeetingDeed, take_meeting_step_back
from app.meetings.drafts import CoResponsible, ResolutionDraft
from app.meetings.resolution_lines import resolution_lines
from app.meetings.resolutions import annul_resolution, resolve
from app.meetings.rows import ResolutionLine
from app.meetings.states import WRITABLE, MeetingState, ResolutionState
from app.meetings.tables import CARRIED, MEETINGS, RESOLUTIONS
from app.office import Office
from app.operators import OperatorDraft, add_operator
from app.orders import (
    AnswerDraft,
    OrderState,
    ReferralState,
    advance_referral,
    answer_referral,
    extend_referral,
    order_sheet,
    revoke_order,
)
from app.session import OfficeSession
from minutes_seat import DAY, do, meeting, row_of, rows, series, set_row

DUE = date(2026, 12, 1)


def begin(session: OfficeSession, meeting_id: int, version: int) -> Changes[int]:
    """Begin a meeting, as far as what it carries is concerned."""
    deed = MeetingDeed(session, meeting_id, version)
    count = carry_open(deed)
    done = deed.finish("begin_meeting", "جلسه آغاز شد.")
    return Changes(count, done.kinds)


def council(office: Office, *days: int) -> list[int]:
    """Meetings of one series so many days before the first of the tests."""
    number = series(office)
    return [
        meeting(office, series_id=number, session_number=place, day=DAY - timedelta(days=back))
        for place, back in enumerate(days, 1)
    ]


def resolved(office: Office, number: int, words: str = "راه ساخته شود.", **more: Any) -> int:
    draft = ResolutionDraft(words=words, responsible="اداره راه", due_on=DUE, **more)
    return int(do(office, resolve, number, draft))


def line(office: Office, resolution: int) -> ResolutionLine:
    (found,) = office.read(resolution_lines, RESOLUTIONS.c.id == resolution)
    return found


def order_of(office: Office, resolution: int) -> Any:
    order_id = line(office, resolution).order_id
    assert order_id is not None
    return office.read(order_sheet, order_id)


def answered(office: Office, resolution: int, words: str = "ساخته شد.") -> None:
    order = order_of(office, resolution)
    draft = AnswerDraft(answer=words)
    office.write(answer_referral, order.id, order.version, order.referrals[0].id, draft)


def test_open_resolutions_are_carried_until_closed(office: Office) -> None:
    first, second, third = council(office, 20, 10, 0)
    one, two = resolved(office, first), resolved(office, first, "پل ساخته شود.")
    assert do(office, begin, second) == 2
    carried = office.read(carried_lines, second)
    assert [item.resolution.id for item in carried] == [one, two]
    assert carried[0].stood == "اداره راه: ارجاع شد"
    # Begun again, nothing stands there twice.
    assert do(office, begin, second) == 0
    do(office, close_carried, second, carried[0].id, "راه ساخته شد.")
    three = resolved(office, second, "بودجه داده شود.")
    assert do(office, begin, third) == 2
    assert [item.resolution.id for item in office.read(carried_lines, third)] == [two, three]


def test_only_what_is_open_and_earlier_and_of_the_series_is_carried(office: Office) -> None:
    first, second, later = council(office, 20, 10, -10)
    done, gone, taken, kept = (resolved(office, first, f"مصوبه {n}") for n in range(4))
    resolved(office, later)
    resolved(office, meeting(office, day=DAY - timedelta(days=30)))
    do(office, annul_resolution, first, gone, "تکراری بود.")
    order = order_of(office, taken)
    office.write(revoke_order, order.id, order.version, "نخواست.")
    third = meeting(office, day=DAY - timedelta(days=40))
    do(office, begin, second)
    (stands, *_) = office.read(carried_lines, second)
    do(office, close_carried, second, stands.id, "شد.")
    assert stands.resolution.id == done
    assert [one.id for one in office.read(open_before, second)] == [kept]
    assert office.read(open_before, third) == []
    set_row(office, MEETINGS, first, state=MeetingState.CANCELLED.value)
    assert office.read(open_before, second) == []


def test_secrets_are_not_carried_into_the_open(office: Office) -> None:
    first, second = council(office, 20, 10)
    set_row(office, MEETINGS, first, classification=int(Classification.SECRET))
    resolved(office, first)
    assert do(office, begin, second) == 0
    set_row(office, MEETINGS, second, classification=int(Classification.SECRET))
    assert do(office, begin, second) == 1


def test_beginning_is_taken_back_with_what_it_carries(office: Office) -> None:
    first, second = council(office, 20, 10)
    resolved(office, first)
    do(office, begin, second)
    do(office, take_meeting_step_back, second)
    assert office.read(carried_lines, second) == ()


def carried(office: Office) -> tuple[int, int, int]:
    """A meeting with something carried before it: the meeting, the line, the resolution."""
    first, second = council(office, 20, 10)
    helper = (CoResponsible(name="شهرداری"),)
    one = resolved(office, first, co_responsible=helper)
    do(office, begin, second)
    return second, office.read(carried_lines, second)[0].id, one


def test_what_a_meeting_said_of_it_is_noted(office: Office) -> None:
    number, stands, _one = carried(office)
    do(office, note_carried, number, stands, " تا پایان ماه تمام می‌شود. ")
    assert office.read(carried_lines, number)[0].note == "تا پایان ماه تمام می‌شود."
    version = row_of(office, number)["version"]
    do(office, note_carried, number, stands, "تا پایان ماه تمام می‌شود.")
    assert row_of(office, number)["version"] == version
    do(office, take_meeting_step_back, number)
    assert office.read(carried_lines, number)[0].note == ""


def test_it_is_closed_through_its_order_and_comes_back(office: Office) -> None:
    number, stands, one = carried(office)
    do(office, close_carried, number, stands, "راه ساخته شد.")
    order = order_of(office, one)
    assert order.state is OrderState.CLOSED
    first, helper = order.referrals
    assert (first.state, first.answer) == (ReferralState.CLOSED, "راه ساخته شد.")
    assert (helper.state, helper.answer) == (ReferralState.CLOSED, "")
    assert line(office, one).state is ResolutionState.DONE
    assert line(office, one).state_words == "اداره راه: راه ساخته شد."
    with pytest.raises(NotAllowed):
        do(office, close_carried, number, stands, "باز هم")
    do(office, take_meeting_step_back, number)
    order = order_of(office, one)
    assert order.state is OrderState.OPEN
    assert [item.state for item in order.referrals] == [ReferralState.OPEN] * 2
    assert office.read(carried_lines, number)[0].note == ""


def test_what_was_answered_keeps_its_answer(office: Office) -> None:
    number, stands, one = carried(office)
    answered(office, one, "آسفالت شد.")
    do(office, close_carried, number, stands, "پذیرفته شد.")
    assert order_of(office, one).referrals[0].answer == "آسفالت شد."


def test_words_rights_states_and_versions_are_asked(office: Office) -> None:
    number, stands, _one = carried(office)
    deeds: tuple[Any, ...] = (note_carried, close_carried)
    with pytest.raises(InvalidInput):
        do(office, close_carried, number, stands, " ")
    for deed in deeds:
        with pytest.raises(NotFound):
            do(office, deed, number, 999, "شد.")
        with pytest.raises(StaleRecord):
            office.write(deed, number, 1, stands, "شد.")
    for state in MeetingState:
        set_row(office, MEETINGS, number, state=state.value)
        for deed in () if state in WRITABLE else deeds:
            with pytest.raises(NotAllowed):
                do(office, deed, number, stands, "شد.")
    set_row(office, MEETINGS, number, state=MeetingState.ENDED.value)
    reader = OperatorDraft(
        name="reader",
        full_name="خواننده",
        rights=frozenset({Right.READ_MEETINGS}),
        clearance=Classification(0),
    )
    office.write(add_operator, reader)
    office.sign_in_as("reader")
    for deed in deeds:
        with pytest.raises(NotAllowed):
            do(office, deed, number, stands, "شد.")


def test_how_far_a_resolution_is_follows_its_order(office: Office, clock: FixedClock) -> None:
    (number,) = council(office, 0)
    one = resolved(office, number)
    assert (line(office, one).state, line(office, one).late_days) == (ResolutionState.OPEN, 0)
    order = order_of(office, one)
    office.write(
        advance_referral, order.id, order.version, order.referrals[0].id, ReferralState.IN_PROGRESS
    )
    assert line(office, one).state is ResolutionState.IN_ACTION
    clock.advance(timedelta(days=14))
    late = line(office, one)
    assert late.late_days == 5
    assert late.state_words == "اداره راه: در اقدام · ۵ روز گذشته"
    order = order_of(office, one)
    later = DUE + timedelta(days=30)
    referral = order.referrals[0].id
    office.write(extend_referral, order.id, order.version, referral, later, "باران بود.")
    assert line(office, one).late_days == 0
    assert "تمدید شد" in line(office, one).state_words
    answered(office, one)
    assert line(office, one).state is ResolutionState.REPORTED
    assert line(office, one).state_words == "اداره راه: ساخته شد."
    order = order_of(office, one)
    office.write(revoke_order, order.id, order.version, "نخواست.")
    assert line(office, one).state is ResolutionState.DROPPED
    assert line(office, one).state_words == "لغو شد: نخواست."


def test_a_resolution_without_a_responsible_says_so(office: Office) -> None:
    (number,) = council(office, 0)
    one = int(do(office, resolve, number, ResolutionDraft(words="بررسی شود.")))
    assert line(office, one).state_words == "مسئول ندارد"
    assert line(office, one).state is ResolutionState.OPEN


def test_lines_above_the_clearance_do_not_exist(office: Office) -> None:
    number, _stands, _one = carried(office)
    (source,) = {row["meeting_id"] for row in rows(office, RESOLUTIONS)}
    set_row(office, MEETINGS, source, classification=int(Classification.SECRET))
    reader = OperatorDraft(
        name="reader",
        full_name="خواننده",
        rights=frozenset({Right.READ_MEETINGS}),
        clearance=Classification(0),
    )
    office.write(add_operator, reader)
    office.sign_in_as("reader")
    assert office.read(carried_lines, number) == ()
    assert office.read(resolution_lines) == []
    assert len(rows(office, CARRIED)) == 1
