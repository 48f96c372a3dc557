"""Receiving visitors, requests and petitions; correcting what was typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import insert

from app.agenda import EventDraft, EventKind, When, request_event
from app.changes import Changes, Kind, changed
from app.clock import FixedClock
from app.contacts import ContactDraft, add_contact
from app.errors import InvalidFields, NotAllowed, NotFound, StaleRecord
from app.office import Office
from app.session import OfficeSession
from app.visits import (
    VisitFilter,
    VisitPath,
    VisitState,
    VisitView,
    amend_visit,
    count_visits,
    list_visits,
    receive_visit,
    take_visit_step_back,
    visit_draft,
    withdraw,
)
from app.visits.tables import PUBLIC_DAYS
from visits_seat import VISITOR, at, do, petition, received, refused, requested, sheet_of, state_of


def test_a_visitor_who_stands_here_gets_the_next_number(office: Office) -> None:
    first, second = received(office), received(office, visitor_name="مریم ندیمی")
    sheet = sheet_of(office, first)
    assert (sheet.number, sheet_of(office, second).number) == ("1405/م/0001", "1405/م/0002")
    assert sheet.state is VisitState.PRESENT
    assert sheet.arrived_at is not None
    assert (sheet.phone, sheet.phone_number) == ("0915 123 4567", "+989151234567")
    assert "پذیرش شد" in sheet.last_step


def test_a_request_and_a_petition_wait(office: Office) -> None:
    asked, wants = requested(office), petition(office)
    assert state_of(office, asked) is VisitState.REQUESTED
    assert sheet_of(office, asked).arrived_at is None
    assert state_of(office, wants) is VisitState.COLLECTED
    counted = {
        view: office.read(count_visits, VisitFilter(view=view))
        for view in (VisitView.REQUESTS, VisitView.WITHOUT_DAY, VisitView.WAITING_ROOM)
    }
    assert counted == {
        VisitView.REQUESTS: 1,
        VisitView.WITHOUT_DAY: 1,
        VisitView.WAITING_ROOM: 0,
    }


def test_saved_twice_it_is_one_visit(office: Office) -> None:
    first = office.write(receive_visit, VISITOR)
    again = office.write(receive_visit, VISITOR)
    assert first.value == again.value
    assert not again.kinds
    assert office.read(count_visits, VisitFilter()) == 1


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"visitor_name": " "}, "visitor_name"),
        ({"subject": "", "problem": ""}, "subject"),
        ({"national_id": "0499370898"}, "national_id"),
        ({"national_id": "12"}, "national_id"),
        ({"phone": "تلفن"}, "phone"),
        ({"group_size": 0}, "group_size"),
        ({"visitor_name": "ن" * 501}, "visitor_name"),
        ({"visitor_id": 999}, "visitor_id"),
        ({"agency_id": 999}, "agency_id"),
        ({"public_day_id": 3}, "public_day_id"),
        ({"path": VisitPath.PUBLIC, "public_day_id": 999}, "public_day_id"),
    ],
)
def test_bad_input_is_said_beside_its_field(
    local_office: Office, fields: dict[str, Any], field: str
) -> None:
    with pytest.raises(InvalidFields) as told:
        received(local_office, **fields)
    assert [problem.field for problem in told.value.problems] == [field]
    assert local_office.read(count_visits, VisitFilter()) == 0
    # Nothing was written, so no number is lost.
    assert sheet_of(local_office, received(local_office)).number == "1405/م/0001"


def test_every_problem_is_said_at_once(local_office: Office) -> None:
    with pytest.raises(InvalidFields) as told:
        received(local_office, visitor_name="", national_id="1", phone="x", group_size=-1)
    assert {one.field for one in told.value.problems} == {
        "visitor_name",
        "national_id",
        "phone",
        "group_size",
    }


def test_he_cannot_have_come_later_than_now(local_office: Office, clock: FixedClock) -> None:
    with pytest.raises(InvalidFields) as told:
        received(local_office, arrived_at=clock.now() + timedelta(minutes=1))
    assert told.value.problems[0].field == "arrived_at"
    came = clock.now() - timedelta(minutes=40)
    assert sheet_of(local_office, received(local_office, arrived_at=came)).arrived_at == came


def test_a_long_matter_is_its_own_subject(local_office: Office) -> None:
    visit = petition(local_office, subject="", problem="درخواست وام اشتغال\nشرح آن")
    assert sheet_of(local_office, visit).subject == "درخواست وام اشتغال"


def test_whoever_was_chosen_is_named_by_the_directory(office: Office) -> None:
    person = office.write(add_contact, ContactDraft(name="بهمن سپیدار")).value
    visit = received(office, visitor_id=person, visitor_name="")
    sheet = sheet_of(office, visit)
    assert (sheet.visitor_id, sheet.visitor_name) == (person, "بهمن سپیدار")
    found = office.read(list_visits, VisitFilter(contact_id=person))
    assert [row.id for row in found] == [visit]


def test_amending_writes_only_what_was_typed(office: Office) -> None:
    visit = received(office)
    draft = office.read(visit_draft, visit)
    assert replace(draft, request_key=VISITOR.request_key, arrived_at=None) == replace(
        VISITOR, phone="0915 123 4567"
    )
    before = sheet_of(office, visit)
    assert not office.write(amend_visit, visit, before.version, draft).kinds
    do(office, amend_visit, visit, replace(draft, subject="راه روستا", phone=""))
    after = sheet_of(office, visit)
    assert (after.subject, after.phone, after.phone_number) == ("راه روستا", "", "")
    assert after.state is before.state
    assert [row.id for row in office.read(list_visits, VisitFilter(text="راه روستا"))] == [visit]
    assert refused(
        InvalidFields, office, amend_visit, visit, replace(draft, subject="", problem="")
    )


def test_a_petition_never_becomes_a_daily_visit(local_office: Office) -> None:
    visit = petition(local_office)
    draft = replace(local_office.read(visit_draft, visit), path=VisitPath.DAILY)
    assert refused(InvalidFields, local_office, amend_visit, visit, draft) == "path"


def test_an_old_version_is_refused(office: Office) -> None:
    visit = received(office)
    version = sheet_of(office, visit).version
    do(office, withdraw, visit, "رفت")
    with pytest.raises(StaleRecord):
        office.write(withdraw, visit, version, "رفت")
    with pytest.raises(NotFound):
        office.write(withdraw, 999, 1, "رفت")


def test_a_transaction_that_dies_leaves_nothing(office: Office) -> None:
    def dies(session: Any) -> Any:
        receive_visit(session, replace(VISITOR, request_key=uuid4()))
        message = "the machine went off"
        raise RuntimeError(message)

    with pytest.raises(RuntimeError):
        office.write(dies)
    assert office.read(count_visits, VisitFilter()) == 0
    assert sheet_of(office, received(office)).number == "1405/م/0001"


def test_what_touched_is_said(local_office: Office) -> None:
    done = local_office.write(receive_visit, replace(VISITOR, request_key=uuid4()))
    assert done.kinds == {Kind.VISIT}
    assert "ثبت" in refused(NotAllowed, local_office, take_visit_step_back, done.value)


def a_day(office: Office, state: str) -> int:
    """A public day as its own rules keep it, standing so."""
    when = When(starts_at=at(9), ends_at=at(12))
    meeting = EventDraft(kind=EventKind.PUBLIC_MEETING, subject="ملاقات عمومی", when=when)
    event = office.write(request_event, meeting).value
    row: dict[str, Any] = {
        column.name: "" for column in PUBLIC_DAYS.c if not column.nullable and column.name != "id"
    }
    row |= dict.fromkeys(("starts_at", "ends_at", "registered_at", "last_step_at"), at(9))
    row |= {
        "year": 1405,
        "serial": 1,
        "number": "1405/ع/01",
        "state": state,
        "event_id": event,
        "minutes_each": 5,
        "moved_count": 0,
        "printed_count": 0,
        "operator_id": 1,
        "request_key": uuid4(),
        "version": 1,
    }
    return office.write(_kept, row).value


def _kept(session: OfficeSession, row: dict[str, Any]) -> Changes[int]:
    made = session.execute(insert(PUBLIC_DAYS).returning(PUBLIC_DAYS.c.id), row)
    return changed(int(made.scalar_one()), Kind.PUBLIC_DAY)


def test_a_petition_goes_to_a_day_that_takes_it(local_office: Office) -> None:
    day = a_day(local_office, "list_open")
    visit = petition(local_office, public_day_id=day)
    assert sheet_of(local_office, visit).public_day == "1405/ع/01"
    waits = petition(local_office)
    draft = replace(local_office.read(visit_draft, waits), public_day_id=day)
    do(local_office, amend_visit, waits, draft)
    rows = local_office.read(list_visits, VisitFilter(public_day_id=day))
    assert [row.id for row in rows] == [visit, waits]


@pytest.mark.parametrize("state", ["list_closed", "in_session", "cancelled"])
def test_a_closed_list_takes_nobody(local_office: Office, state: str) -> None:
    day = a_day(local_office, state)
    with pytest.raises(NotAllowed, match="نمی‌پذیرد"):
        petition(local_office, public_day_id=day)
    waits = petition(local_office)
    draft = replace(local_office.read(visit_draft, waits), public_day_id=day)
    assert "نمی‌پذیرد" in refused(NotAllowed, local_office, amend_visit, waits, draft)
