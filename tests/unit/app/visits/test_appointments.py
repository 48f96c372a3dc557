"""A visitor's time is an entry of the programme: clash-checked, linked both ways, taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from app.access import Right
from app.agenda import (
    Clashing,
    EventDraft,
    EventKind,
    EventState,
    When,
    cancel_event,
    event_sheet,
    events_of_record,
    move_event,
    request_event,
)
from app.changes import Kind
from app.clock import FixedClock
from app.contacts import ContactDraft, add_contact
from app.errors import InvalidInput, NotAllowed
from app.marks import Classification
from app.office import Office
from app.operators import OperatorDraft, add_operator
from app.visits import (
    Decision,
    DecisionDraft,
    VisitFilter,
    VisitState,
    VisitView,
    amend_visit,
    arrive,
    count_visits,
    decide,
    enter,
    leave,
    list_visits,
    no_show,
    take_visit_step_back,
    visit_draft,
    withdraw,
)
from visits_seat import AT_TEN, at, do, received, refused, requested, sheet_of, state_of


def appointed(office: Office, **fields: object) -> tuple[int, int]:
    """A visitor with an appointment, and its entry."""
    visit = requested(office, **fields)
    do(office, decide, visit, AT_TEN)
    event = sheet_of(office, visit).event_id
    assert event is not None
    return visit, event


def test_it_stands_in_the_programme_and_knows_its_visit(office: Office) -> None:
    visit, event = appointed(office)
    entry = office.read(event_sheet, event)
    assert (entry.kind, entry.state) == (EventKind.AUDIENCE, EventState.SCHEDULED)
    assert (entry.starts_at, entry.ends_at) == (at(10), at(10, 20))
    assert entry.requester_name == "حسن رستگار"
    assert [(line.kind, line.record_id) for line in entry.links] == [(Kind.VISIT, visit)]
    assert [row.id for row in office.read(events_of_record, Kind.VISIT, visit)] == [event]
    sheet = sheet_of(office, visit)
    assert sheet.state is VisitState.APPOINTED
    assert sheet.appointment is not None
    assert sheet.appointment.starts_at == at(10)
    wanted = VisitFilter(view=VisitView.APPOINTMENTS, from_day=at(10).date(), to_day=at(10).date())
    (row,) = office.read(list_visits, wanted)
    assert (row.id, row.appointment_at, row.appointment_lost) == (visit, at(10), False)


def test_a_time_that_is_taken_is_refused_and_nothing_is_written(office: Office) -> None:
    meeting = EventDraft(subject="شورا", when=When(starts_at=at(9, 30), ends_at=at(10, 30)))
    office.write(request_event, meeting)
    visit = requested(office)
    assert "شورا" in refused(Clashing, office, decide, visit, AT_TEN)
    do(office, decide, visit, replace(AT_TEN, override_reason="تنها همین ساعت می‌تواند بیاید"))
    appointment = sheet_of(office, visit).appointment
    assert appointment is not None
    assert "شورا" in appointment.overridden


def test_who_may_not_override_does_not(office: Office) -> None:
    meeting = EventDraft(subject="شورا", when=When(starts_at=at(9, 30), ends_at=at(10, 30)))
    office.write(request_event, meeting)
    visit = requested(office)
    desk = OperatorDraft(
        name="desk",
        full_name="زهرا پذیرا",
        rights=frozenset({Right.READ_VISITS, Right.RECEIVE_VISITS}),
        clearance=Classification.ORDINARY,
    )
    office.write(add_operator, desk)
    office.sign_in_as("desk")
    refused(Clashing, office, decide, visit, replace(AT_TEN, override_reason="باشد"))
    # A free time he gives without the right to plan: the governor said it at the door.
    do(office, decide, visit, replace(AT_TEN, starts_at=at(11)))
    assert state_of(office, visit) is VisitState.APPOINTED


def test_a_past_time_is_none(local_office: Office, clock: FixedClock) -> None:
    visit = requested(local_office)
    draft = replace(AT_TEN, starts_at=clock.now() - timedelta(minutes=1))
    assert refused(InvalidInput, local_office, decide, visit, draft) == "starts_at"


def test_decided_again_it_moves_and_comes_back(office: Office) -> None:
    visit, event = appointed(office)
    do(office, decide, visit, replace(AT_TEN, starts_at=at(11)))
    assert sheet_of(office, visit).event_id == event
    assert office.read(event_sheet, event).starts_at == at(11)
    do(office, take_visit_step_back, visit)
    assert office.read(event_sheet, event).starts_at == at(10)
    assert state_of(office, visit) is VisitState.APPOINTED
    do(office, take_visit_step_back, visit)
    assert office.read(event_sheet, event).state is EventState.CANCELLED
    sheet = sheet_of(office, visit)
    assert (sheet.state, sheet.event_id) == (VisitState.REQUESTED, None)


def test_with_another_host_it_is_another_entry(office: Office) -> None:
    visit, first = appointed(office)
    do(office, decide, visit, replace(AT_TEN, host="معاون عمرانی"))
    second = sheet_of(office, visit).event_id
    assert second not in (None, first)
    entry = office.read(event_sheet, second)
    assert (entry.with_governor, entry.stand_in_name) == (False, "معاون عمرانی")
    assert office.read(event_sheet, first).state is EventState.CANCELLED
    do(office, take_visit_step_back, visit)
    assert sheet_of(office, visit).event_id == first
    assert office.read(event_sheet, first).state is EventState.SCHEDULED
    assert office.read(event_sheet, second).state is EventState.CANCELLED


def test_the_newer_time_goes_before_the_older_comes_back(office: Office) -> None:
    host = office.write(add_contact, ContactDraft(name="سهراب کریمی")).value
    visit = requested(office)
    do(office, decide, visit, replace(AT_TEN, host_id=host))
    first = sheet_of(office, visit).event_id
    assert first is not None
    # The same man at the same hour, by another name: the two times would clash.
    do(office, decide, visit, replace(AT_TEN, host_id=host, host="معاون عمرانی"))
    assert sheet_of(office, visit).event_id != first
    do(office, take_visit_step_back, visit)
    assert office.read(event_sheet, first).state is EventState.SCHEDULED


@pytest.mark.parametrize(
    ("deed", "more", "state"),
    [
        (withdraw, ("سفر رفت",), VisitState.WITHDRAWN),
        (no_show, (), VisitState.NO_SHOW),
        (decide, (DecisionDraft(decision=Decision.REFER, host="معاون"),), VisitState.REFERRED),
    ],
)
def test_what_ends_it_frees_its_time(
    office: Office, deed: object, more: tuple[object, ...], state: VisitState
) -> None:
    visit, event = appointed(office)
    do(office, deed, visit, *more)
    assert state_of(office, visit) is state
    assert office.read(event_sheet, event).state is EventState.CANCELLED
    do(office, take_visit_step_back, visit)
    assert state_of(office, visit) is VisitState.APPOINTED
    assert office.read(event_sheet, event).state is EventState.SCHEDULED


def test_held_with_the_visit(office: Office, clock: FixedClock) -> None:
    visit, event = appointed(office)
    clock.set(at(9, 50))
    do(office, arrive, visit)
    assert state_of(office, visit) is VisitState.AGREED
    clock.set(at(10, 2))
    do(office, enter, visit)
    clock.set(at(10, 25))
    do(office, leave, visit)
    assert office.read(event_sheet, event).state is EventState.CLOSED
    do(office, take_visit_step_back, visit)
    assert office.read(event_sheet, event).state is EventState.SCHEDULED
    assert state_of(office, visit) is VisitState.INSIDE


def test_seen_before_his_time_he_needs_it_no_more(office: Office) -> None:
    visit, event = appointed(office)
    do(office, arrive, visit)
    do(office, enter, visit)
    do(office, leave, visit)
    assert office.read(event_sheet, event).state is EventState.CANCELLED


def test_what_the_programme_did_since_is_undone_first(office: Office) -> None:
    visit, event = appointed(office)
    version = office.read(event_sheet, event).version
    moved = When(starts_at=at(12, 45), ends_at=at(13, 5))
    office.write(move_event, event, version, moved, "جلسه فوری")
    appointment = sheet_of(office, visit).appointment
    assert appointment is not None
    assert appointment.starts_at == at(12, 45)
    assert "جابه‌جا شد" in appointment.touched
    assert "برنامه" in refused(NotAllowed, office, take_visit_step_back, visit)


def test_a_time_the_programme_cancelled_is_lost(office: Office, clock: FixedClock) -> None:
    visit, event = appointed(office)
    lost = VisitFilter(view=VisitView.LOST_APPOINTMENTS)
    assert office.read(count_visits, lost) == 0
    version = office.read(event_sheet, event).version
    office.write(cancel_event, event, version, "سفر استاندار")
    (row,) = office.read(list_visits, lost)
    assert (row.id, row.appointment_lost) == (visit, True)
    do(office, decide, visit, replace(AT_TEN, starts_at=at(11)))
    assert office.read(count_visits, lost) == 0
    clock.set(at(13))
    assert office.read(count_visits, lost) == 1


def test_the_entry_follows_what_is_corrected(office: Office) -> None:
    visit, event = appointed(office)
    draft = replace(
        office.read(visit_draft, visit),
        subject="راه روستا",
        classification=Classification.CONFIDENTIAL,
    )
    do(office, amend_visit, visit, draft)
    entry = office.read(event_sheet, event)
    assert (entry.subject, entry.classification) == ("راه روستا", Classification.CONFIDENTIAL)
    do(office, take_visit_step_back, visit)
    entry = office.read(event_sheet, event)
    assert (entry.subject, entry.classification) == ("آب روستای بالاده", Classification.ORDINARY)


def test_taken_back_where_its_time_is_taken_by_now(office: Office) -> None:
    visit, _event = appointed(office)
    do(office, withdraw, visit, "سفر رفت")
    other = received(office, visitor_name="مریم ندیمی")
    do(office, decide, other, AT_TEN)
    assert "آب روستای بالاده" in refused(Clashing, office, take_visit_step_back, visit)
    assert state_of(office, visit) is VisitState.WITHDRAWN
