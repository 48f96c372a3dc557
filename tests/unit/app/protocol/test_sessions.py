"""The meeting of a session on a country, planned from its case and called off with the step."""

from __future__ import annotations

from uuid import uuid4

import pytest

from app.errors import NotAllowed
from app.meetings import MeetingState, meeting_sheet
from app.meetings.states import InviteeRole
from app.office import Office
from app.protocol import CaseKind, plan_session, take_case_step_back
from app.protocol.in_programme import entries_into_programme
from protocol_office import do, opened, programme, sheet


def test_a_session_plans_its_meeting_with_whoever_belongs_to_it(office: Office) -> None:
    number = opened(office, CaseKind.COUNTRY_SESSION)
    with pytest.raises(NotAllowed, match="دیداری"):
        do(office, plan_session, number, uuid4())
    programme(office, number)
    meeting = do(office, plan_session, number, uuid4())
    found = office.read(meeting_sheet, meeting)
    talk = sheet(office, number).entries[1]
    assert (found.starts_at, found.ends_at) == (talk.starts_at, talk.ends_at)
    assert [one.role for one in found.invitees] == [InviteeRole.CHAIR, InviteeRole.MEMBER]
    assert "عمان" in found.subject
    assert sheet(office, number).meeting_number == found.number
    with pytest.raises(NotAllowed):
        do(office, plan_session, number, uuid4())


def test_taking_the_step_back_calls_the_meeting_off(office: Office) -> None:
    number = opened(office, CaseKind.COUNTRY_SESSION)
    programme(office, number)
    meeting = do(office, plan_session, number, uuid4())
    do(office, take_case_step_back, number)
    assert office.read(meeting_sheet, meeting).state is MeetingState.CANCELLED
    assert sheet(office, number).meeting_id is None
    again = do(office, plan_session, number, uuid4())
    assert again != meeting


def test_a_talk_of_the_programme_gives_its_entry_to_the_meeting(office: Office) -> None:
    number = opened(office, CaseKind.COUNTRY_SESSION)
    programme(office, number)
    talk = sheet(office, number).entries[1]
    do(office, entries_into_programme, number, [talk.id])
    meeting = do(office, plan_session, number, uuid4())
    assert office.read(meeting_sheet, meeting).event_id == sheet(office, number).entries[1].event_id


def test_no_other_case_has_a_session(office: Office) -> None:
    number = opened(office, CaseKind.CEREMONY)
    programme(office, number)
    with pytest.raises(NotAllowed):
        do(office, plan_session, number, uuid4())
