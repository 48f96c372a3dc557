"""Requests as they are typed: what is refused beside which field, numbers, people, things."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from agenda_rows import a_thing
from agenda_seat import REQUEST, TOMORROW, at, do, requested, version_of, when
from app.agenda import (
    AttendeeDraft,
    AttendeeRole,
    EventDraft,
    EventFilter,
    EventState,
    LinkedRecord,
    RequestChannel,
    ResourceUse,
    When,
    amend_event,
    cancel_event,
    count_events,
    event_card,
    event_cover,
    event_draft,
    event_of_number,
    event_place,
    event_sheet,
    events_of_record,
    list_events,
    request_event,
    schedule_event,
    suggest_events,
)
from app.changes import Kind
from app.clock import FixedClock
from app.contacts import (
    ContactDraft,
    ContactKind,
    MergeDraft,
    PhoneDraft,
    PositionDraft,
    Taken,
    add_contact,
    contact_sheet,
    merge_contacts,
    undo_merge,
)
from app.errors import InvalidFields, NotAllowed, StaleRecord
from app.groups import GroupDraft, add_group
from app.journal import history
from app.letters import register_letter
from app.numbering import list_series
from app.office import Office
from app.settings import close_year
from letters_seat import INCOMING
from models.agenda import AgendaResource, EventBooking
from models.base import table_of

BOOKINGS = table_of(EventBooking)
RESOURCES = table_of(AgendaResource)


def booked(office: Office, event: int) -> list[tuple[str, int, bool]]:
    """Whose time an entry takes."""
    with office.database.connection() as connection:
        rows = connection.execute(
            select(BOOKINGS.c.subject_key, BOOKINGS.c.quantity, BOOKINGS.c.holds)
            .where(BOOKINGS.c.event_id == event)
            .order_by(BOOKINGS.c.subject_key)
        )
        return [(row.subject_key, row.quantity, row.holds) for row in rows]


def contact(office: Office, name: str = "مریم کاویانی", **more: Any) -> int:
    return office.write(add_contact, ContactDraft(name=name, **more)).value


WRONG: list[tuple[str, dict[str, Any]]] = [
    ("subject", {"subject": " "}),
    ("subject", {"subject": "م" * 501}),
    ("notes", {"notes": "م" * 20_001}),
    ("letter_date", {"letter_date": TOMORROW}),
    ("letter_number", {"channel": RequestChannel.LETTER}),
    ("minutes_wanted", {"minutes_wanted": 0}),
    ("minutes_wanted", {"minutes_wanted": 2000}),
    ("press_needs", {"press_needs": frozenset({"x"})}),
    ("requester_id", {"requester_id": 99}),
    ("organisation_id", {"organisation_id": 99}),
    ("stand_in_id", {"stand_in_id": 99}),
    ("attendees", {"attendees": (AttendeeDraft(contact_id=99),)}),
    ("attendees", {"attendees": (AttendeeDraft(name="م" * 501),)}),
    ("attendees", {"attendees": (AttendeeDraft(name="رضا"),) * 501}),
    ("uses", {"uses": (ResourceUse(resource_id=99),)}),
    ("uses", {"uses": (ResourceUse(resource_id=1),)}),
    ("links", {"links": (LinkedRecord(kind=Kind.LETTER, id=99),)}),
    ("ends_at", {"when": When(starts_at=at(10), ends_at=at(10))}),
    ("ends_at", {"when": When(starts_at=at(10), ends_at=at(10) + timedelta(days=32))}),
    ("travel_before", {"when": when(10, travel_before=-1)}),
    ("travel_after", {"when": when(10, travel_after=2000)}),
    ("preparation", {"when": when(10, preparation=-5)}),
]


@pytest.mark.parametrize(
    ("field", "typed"), WRONG, ids=[f"{n}-{f}" for n, (f, _) in enumerate(WRONG)]
)
def test_what_cannot_be_taken_is_said_beside_its_field(
    local_office: Office, field: str, typed: dict[str, Any]
) -> None:
    with pytest.raises(InvalidFields) as refused:
        requested(local_office, **typed)
    assert [one.field for one in refused.value.problems] == [field]
    assert local_office.read(count_events, EventFilter()) == 0
    # A refused request takes no number.
    assert local_office.read(event_sheet, requested(local_office)).number == "1405/ب/1"


def test_all_problems_are_said_at_once(local_office: Office) -> None:
    with pytest.raises(InvalidFields) as refused:
        requested(local_office, subject="", minutes_wanted=-1, when=when(10, 0))
    names = [one.field for one in refused.value.problems]
    assert names == ["subject", "minutes_wanted", "ends_at"]


def test_a_request_is_numbered_found_and_told(office: Office) -> None:
    draft = replace(REQUEST, request_key=uuid4(), requester_phone="۰۵۱۳۸۴۰", place="سالن ي")
    event = office.write(request_event, draft).value
    assert office.write(request_event, draft).value == event
    second = requested(office, subject="افتتاح پل")
    sheet = office.read(event_sheet, event)
    assert (sheet.number, sheet.state, sheet.version) == ("1405/ب/1", EventState.REQUESTED, 1)
    assert (sheet.place, sheet.requester_phone) == ("سالن ی", "0513840")
    assert (sheet.can_take_back, sheet.starts_at) == ("", None)
    assert sheet.steps[0].words == "درخواست جلسه ۱۴۰۵/ب/۱ از «رضا احمدی» ثبت شد."
    (line,) = office.read(history, Kind.EVENT, event)
    assert (line.action, line.words) == ("request_event", sheet.steps[0].words)
    assert [row.id for row in office.read(list_events, EventFilter())] == [second, event]
    assert [row.id for row in office.read(list_events, EventFilter(text="ایمنی راه"))] == [event]
    assert office.read(event_place, EventFilter(), event) == 1
    assert [row.id for row in office.read(suggest_events, "۱۴۰۵/ب/۲")] == [second]
    assert office.read(event_of_number, "۱۴۰۵/ب/۲") == second
    assert {one.series: one.last for one in office.read(list_series)} == {"events": 2}
    cover = office.read(event_cover, event)
    assert cover.from_whom == "رضا احمدی، مدیرکل، اداره کل راه و شهرسازی"
    assert office.read(event_card, event).on == date(2026, 11, 22)


def test_a_planned_entry_begins_with_its_time(office: Office) -> None:
    fixed = requested(office, when=when(10, seconds := 90))
    hold = requested(office, when=when(13), tentative=True)
    sheet = office.read(event_sheet, fixed)
    assert (sheet.state, seconds) == (EventState.SCHEDULED, 90)
    assert sheet.steps[0].words == (
        "جلسه ۱۴۰۵/ب/۱ از «رضا احمدی» برای ۱۴۰۵/۰۹/۰۲ ۱۰:۰۰ تا ۱۱:۳۰ قطعی شد."
    )
    assert office.read(event_sheet, hold).state is EventState.TENTATIVE
    assert booked(office, fixed) == [("r1", 1, True)]
    with office.database.connection() as connection:
        row = connection.execute(select(BOOKINGS).where(BOOKINGS.c.event_id == hold)).one()
    assert row.tentative


def test_a_whole_day_is_from_midnight_to_midnight_in_tehran(local_office: Office) -> None:
    noon = When(starts_at=at(12), ends_at=at(13), all_day=True)
    event = requested(local_office, when=noon)
    sheet = local_office.read(event_sheet, event)
    assert sheet.starts_at is not None
    assert sheet.ends_at is not None
    assert (sheet.starts_at.time(), sheet.ends_at - sheet.starts_at) == (time(), timedelta(days=1))
    again = local_office.read(event_draft, event).when
    assert again is not None
    assert do(local_office, amend_event, event, local_office.read(event_draft, event)) == event
    assert version_of(local_office, event) == 1


def test_people_are_as_the_directory_holds_them(office: Office) -> None:
    road = contact(office, "اداره کل راه", kind=ContactKind.ORGANISATION)
    maryam = contact(
        office,
        phones=(PhoneDraft(number="09151234567"),),
        positions=(PositionDraft(title="معاون", organisation_id=road),),
    )
    ali = contact(office, "علی صالحی")
    group = office.write(add_group, GroupDraft(name="شورا", contact_ids=(maryam, ali))).value
    event = requested(
        office,
        requester_id=maryam,
        requester_name="",
        organisation_id=road,
        organisation="",
        stand_in_id=ali,
        attendees=(
            AttendeeDraft(group_id=group),
            AttendeeDraft(contact_id=ali, role=AttendeeRole.OPTIONAL),
            AttendeeDraft(name="مهمان"),
            AttendeeDraft(),
        ),
        when=when(10),
    )
    sheet = office.read(event_sheet, event)
    assert (sheet.requester_name, sheet.organisation) == ("مریم کاویانی", "اداره کل راه")
    assert sheet.stand_in_name == "علی صالحی"
    assert [one.name for one in sheet.attendees] == ["مریم کاویانی", "علی صالحی", "مهمان"]
    first = sheet.attendees[0]
    assert (first.post, first.organisation) == ("معاون", "اداره کل راه")
    assert first.phone
    keys = [key for key, _, _ in booked(office, event)]
    assert keys == [f"c{maryam}", f"c{ali}", "r1"]
    by_person = office.read(list_events, EventFilter(contact_id=ali))
    assert [row.id for row in by_person] == [event]


def test_things_are_booked_as_many_as_there_are(office: Office) -> None:
    cars, room = a_thing(office, "vehicle", 3), a_thing(office, "room")
    deputy = a_thing(office, "deputy", 1, contact(office))
    uses = tuple(
        ResourceUse(resource_id=number, quantity=quantity)
        for number, quantity in ((cars, 2), (room, 1), (deputy, 1))
    )
    event = requested(office, uses=uses)
    assert {one.resource_id: one.quantity for one in office.read(event_sheet, event).uses} == {
        cars: 2,
        room: 1,
        deputy: 1,
    }
    # A mere request keeps what it needs and takes nobody's time.
    assert not any(holds for _, _, holds in booked(office, event))
    do(office, schedule_event, event, when(10))
    assert all(holds for _, _, holds in booked(office, event))
    with pytest.raises(InvalidFields) as refused:
        requested(office, uses=(ResourceUse(resource_id=cars, quantity=4),))
    assert refused.value.problems[0].field == "uses"
    draft = office.read(event_draft, event)
    do(office, amend_event, event, replace(draft, uses=draft.uses[:1]))
    assert len(booked(office, event)) == 2


def test_a_letter_that_asks_is_linked_both_ways(office: Office) -> None:
    letter = office.write(register_letter, INCOMING).value
    link = LinkedRecord(kind=Kind.LETTER, id=letter)
    event = requested(office, channel=RequestChannel.LETTER, links=(link, link))
    sheet = office.read(event_sheet, event)
    assert (sheet.letter_number, sheet.letter_date) == ("123/45", date(2026, 11, 18))
    assert [(one.kind, one.record_id, one.relation) for one in sheet.links] == [
        (Kind.LETTER, letter, "request")
    ]
    assert "راه روستای آبگرم" in sheet.links[0].title
    assert [row.id for row in office.read(events_of_record, Kind.LETTER, letter)] == [event]


def test_numbers_begin_anew_at_nowruz_and_not_in_a_closed_year(
    local_office: Office, clock: FixedClock
) -> None:
    requested(local_office)
    clock.set(datetime(2027, 3, 22, 7, tzinfo=UTC))
    assert local_office.read(event_sheet, requested(local_office)).number == "1406/ب/1"
    local_office.write(close_year, "events", 1405)
    clock.set(datetime(2026, 11, 22, 7, tzinfo=UTC))
    with pytest.raises(NotAllowed, match="بسته"):
        requested(local_office)


# -- correcting ----------------------------------------------------------------------------


def test_amending_keeps_who_was_told_and_says_what_changed(office: Office) -> None:
    event = requested(office, attendees=(AttendeeDraft(name="علی"), AttendeeDraft(name="سارا")))
    draft = office.read(event_draft, event)
    kept = replace(draft.attendees[1], post="مدیر")
    more = (kept, AttendeeDraft(name="تازه"))
    do(office, amend_event, event, replace(draft, subject="موضوع دیگر", attendees=more))
    sheet = office.read(event_sheet, event)
    assert sheet.subject == "موضوع دیگر"
    assert [(one.name, one.post) for one in sheet.attendees] == [("سارا", "مدیر"), ("تازه", "")]
    assert sheet.attendees[0].id == kept.id
    assert sheet.version == 2
    do(office, amend_event, event, office.read(event_draft, event))
    assert version_of(office, event) == 2


def test_amending_gives_a_time_and_moves_only_a_hold(office: Office) -> None:
    event = requested(office)
    draft = office.read(event_draft, event)
    do(office, amend_event, event, replace(draft, when=when(10), tentative=True))
    assert office.read(event_sheet, event).state is EventState.TENTATIVE
    do(office, amend_event, event, replace(draft, when=when(8), tentative=True))
    sheet = office.read(event_sheet, event)
    assert (sheet.moved_count, len(sheet.moves)) == (1, 1)
    do(office, amend_event, event, replace(draft, notes="بی زمان"))
    assert office.read(event_sheet, event).starts_at == at(8)
    fixed = requested(office, when=when(13))
    draft = office.read(event_draft, fixed)
    with pytest.raises(InvalidFields) as refused:
        do(office, amend_event, fixed, replace(draft, when=when(11)))
    assert refused.value.problems[0].field == "when"


def test_what_is_settled_is_not_amended(local_office: Office) -> None:
    event = requested(local_office)
    do(local_office, cancel_event, event, "سبب")
    with pytest.raises(NotAllowed):
        do(local_office, amend_event, event, local_office.read(event_draft, event))


def test_of_two_desks_the_second_is_told(office: Office) -> None:
    event = requested(office)
    office.write(schedule_event, event, 1, when(10))
    with pytest.raises(StaleRecord):
        office.write(cancel_event, event, 1, "سبب")
    with pytest.raises(StaleRecord):
        office.write(amend_event, event, 1, EventDraft(subject="دیگر"))


# -- the directory -------------------------------------------------------------------------


def _merge(office: Office, survivor: int, merged: int) -> UUID:
    def taken(number: int) -> Taken:
        return Taken(number, office.read(contact_sheet, number).version)

    draft = MergeDraft(survivor=taken(survivor), others=(taken(merged),))
    office.write(merge_contacts, draft)
    return draft.request_key


def test_a_merge_moves_who_attends_and_whose_time_is_taken(office: Office) -> None:
    first, second = contact(office), contact(office, "م. کاویانی")
    alone = requested(office, attendees=(AttendeeDraft(contact_id=second),), when=when(8))
    both = requested(
        office,
        requester_id=second,
        attendees=(AttendeeDraft(contact_id=first), AttendeeDraft(contact_id=second)),
        when=when(10),
    )
    deed = _merge(office, first, second)
    assert [key for key, _, _ in booked(office, alone)] == [f"c{first}", "r1"]
    sheet = office.read(event_sheet, both)
    assert sheet.requester_id == first
    assert {one.contact_id for one in sheet.attendees} == {first}
    do(office, amend_event, both, replace(office.read(event_draft, both), notes="پس از ادغام"))
    assert [key for key, _, _ in booked(office, both)] == [f"c{first}", "r1"]
    office.write(undo_merge, deed)
    assert [key for key, _, _ in booked(office, alone)] == [f"c{second}", "r1"]
    assert office.read(event_sheet, alone).attendees[0].contact_id == second
