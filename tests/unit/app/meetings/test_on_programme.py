"""A meeting and its entry in the programme go together, whichever of them is moved."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from app.access import Right
from app.agenda import (
    Clashing,
    EventDraft,
    EventSheet,
    EventState,
    When,
    cancel_event,
    event_sheet,
    move_event,
    postpone_event,
    request_event,
    schedule_event,
    take_event_step_back,
)
from app.errors import NotAllowed
from app.marks import Classification
from app.meetings import (
    AnswerDraft,
    InviteeDraft,
    MeetingDraft,
    MeetingState,
    SeriesDraft,
    TopicDraft,
    add_topic,
    begin_meeting,
    begin_series,
    cancel_meeting,
    follow_programme,
    meeting_sheet,
    move_meeting,
    plan_meeting,
    record_answer,
    series_sheet,
    take_meeting_step_back,
)
from app.meetings.states import InviteAnswer
from app.office import Office
from app.operators import OperatorDraft, add_operator
from meetings_office import END, START, do, planned, sheet

DAY = timedelta(days=1)


def entry_of(office: Office, number: int) -> EventSheet:
    event_id = sheet(office, number).event_id
    assert event_id is not None
    return office.read(event_sheet, event_id)


def in_calendar(office: Office, deed: Any, number: int, *more: Any) -> None:
    entry = entry_of(office, number)
    office.write(deed, entry.id, entry.version, *more)


def later(days: int) -> When:
    return When(starts_at=START + days * DAY, ends_at=END + days * DAY)


def test_it_goes_where_its_entry_is_moved_and_comes_back_with_it(office: Office) -> None:
    number = planned(office, in_programme=True, invitees=(InviteeDraft(name="احمدی"),))
    who = sheet(office, number).invitees[0]
    do(office, record_answer, number, who.id, AnswerDraft())
    in_calendar(office, move_event, number, later(2), "سفر")
    found = sheet(office, number)
    assert (found.starts_at, found.ends_at) == (START + 2 * DAY, END + 2 * DAY)
    assert found.invitees[0].answer is InviteAnswer.NONE
    assert found.gaps == ()
    with pytest.raises(NotAllowed, match="در تقویم"):
        do(office, take_meeting_step_back, number)
    in_calendar(office, take_event_step_back, number)
    found = sheet(office, number)
    assert found.starts_at == START
    assert found.invitees[0].answer is InviteAnswer.ACKNOWLEDGED
    assert [one.taken_back for one in found.steps] == [False, False, True]


def test_it_goes_back_by_a_step_of_its_own_when_it_went_on_since(office: Office) -> None:
    number = planned(office, in_programme=True, invitees=(InviteeDraft(name="احمدی"),))
    in_calendar(office, move_event, number, later(2), "سفر")
    do(office, record_answer, number, sheet(office, number).invitees[0].id, AnswerDraft())
    in_calendar(office, take_event_step_back, number)
    found = sheet(office, number)
    assert found.starts_at == START
    assert [one.taken_back for one in found.steps] == [False] * 4
    assert found.invitees[0].answer is InviteAnswer.NONE


def test_it_is_called_off_with_its_entry_and_stands_again_with_it(office: Office) -> None:
    series = office.write(begin_series, SeriesDraft(name="شورا")).value
    version = office.read(series_sheet, series).version
    office.write(add_topic, series, version, TopicDraft(title="پل"))
    number = planned(office, in_programme=True, series_id=series)
    in_calendar(office, cancel_event, number, "برف")
    found = sheet(office, number)
    assert (found.state, found.state_reason) == (MeetingState.CANCELLED, "برف")
    assert office.read(series_sheet, series).topics[0].meeting_id is None
    in_calendar(office, take_event_step_back, number)
    assert sheet(office, number).state is MeetingState.PLANNED
    assert office.read(series_sheet, series).topics[0].meeting_id == number


def test_what_the_office_called_off_stays_so_whatever_its_entry_does(office: Office) -> None:
    number = planned(office, in_programme=True)
    do(office, cancel_meeting, number, "بیهوده")
    in_calendar(office, take_event_step_back, number)
    assert entry_of(office, number).state is EventState.SCHEDULED
    assert sheet(office, number).state is MeetingState.CANCELLED


def test_an_entry_that_lost_its_time_gets_one_again_from_either_side(office: Office) -> None:
    number = planned(office, in_programme=True)
    in_calendar(office, postpone_event, number, "سفر")
    assert sheet(office, number).gaps
    in_calendar(office, schedule_event, number, later(1))
    assert sheet(office, number).starts_at == START + DAY
    in_calendar(office, postpone_event, number, "سفر")
    do(office, move_meeting, number, START + 2 * DAY, END + 2 * DAY, "برگشت")
    entry = entry_of(office, number)
    assert (entry.state, entry.starts_at) == (EventState.SCHEDULED, START + 2 * DAY)
    assert sheet(office, number).gaps == ()
    do(office, take_meeting_step_back, number)
    assert entry_of(office, number).state is EventState.POSTPONED
    do(office, move_meeting, number, START + DAY, END + DAY, "همان زمان")
    assert entry_of(office, number).state is EventState.SCHEDULED
    in_calendar(office, postpone_event, number, "سفر")
    do(office, cancel_meeting, number, "تمام")
    assert entry_of(office, number).state is EventState.CANCELLED


def test_a_meeting_is_not_moved_onto_what_is_taken(office: Office) -> None:
    number = planned(office, in_programme=True)
    office.write(request_event, EventDraft(subject="دیگر", when=later(1)))
    with pytest.raises(Clashing):
        do(office, move_meeting, number, START + DAY, END + DAY, "سفر")
    assert sheet(office, number).starts_at == START
    do(office, move_meeting, number, START + DAY, END + DAY, "سفر", "هر دو کوتاه است")
    assert entry_of(office, number).starts_at == START + DAY


def test_one_that_runs_stays_where_it_began(office: Office) -> None:
    starts = office.clock.now() - timedelta(hours=1)
    number = planned(
        office, in_programme=True, starts_at=starts, ends_at=starts + timedelta(hours=2)
    )
    do(office, begin_meeting, number)
    in_calendar(office, move_event, number, later(2), "اشتباه")
    assert sheet(office, number).starts_at == starts


def test_whoever_plans_the_programme_alone_brings_it_along(office: Office) -> None:
    open_one = planned(office, in_programme=True)
    office.write(request_event, EventDraft(subject="محرمانه", when=later(1)))
    event = office.write(request_event, EventDraft(subject="پنهان", when=later(2))).value
    secret = MeetingDraft(event_id=event, classification=Classification.SECRET)
    hidden = office.write(plan_meeting, secret).value
    planner = OperatorDraft(
        name="planner",
        full_name="برنامه‌ریز",
        rights=frozenset({Right.READ_AGENDA, Right.PLAN_AGENDA}),
        clearance=Classification.ORDINARY,
    )
    office.write(add_operator, planner)
    first, second = entry_of(office, open_one), entry_of(office, hidden)
    office.sign_in_as("planner")
    office.write(move_event, first.id, first.version, later(5), "سفر")
    office.write(move_event, second.id, second.version, later(6), "سفر")
    office.sign_in_as()
    assert sheet(office, open_one).starts_at == START + 5 * DAY
    found = office.read(meeting_sheet, hidden)
    assert found.starts_at == START + 2 * DAY
    assert found.gaps
    do(office, follow_programme, hidden)
    assert sheet(office, hidden).starts_at == START + 6 * DAY
