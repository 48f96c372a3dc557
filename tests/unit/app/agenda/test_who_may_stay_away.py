"""Whoever may stay away is waited for by nobody; what is archived is booked by nobody."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from agenda_seat import do, refused, requested, when
from app.agenda import (
    Answer,
    AttendeeDraft,
    AttendeeRole,
    Clash,
    Clashing,
    ResourceKind,
    ResourceUse,
    WayKind,
    amend_event,
    cancel_event,
    event_draft,
    event_sheet,
    fix_event,
    move_event,
    postpone_event,
    record_answer,
    schedule_event,
    take_event_step_back,
)
from app.agenda.checking import clashes_of, ways_out
from app.agenda.resources import ResourceDraft, add_resource, archive_resource, resource_line
from app.check import check_store
from app.contacts import ContactDraft, add_contact
from app.errors import InvalidFields
from app.office import Office

OPTIONAL = AttendeeRole.OPTIONAL


def guest(office: Office, name: str = "مریم کاویانی") -> int:
    return office.write(add_contact, ContactDraft(name=name)).value


def invited(
    office: Office, contact: int, role: AttendeeRole = AttendeeRole.REQUIRED, hour: int = 10
) -> int:
    attendees = (AttendeeDraft(contact_id=contact, role=role),)
    return requested(office, when=when(hour), with_governor=False, attendees=attendees)


def in_the_way(office: Office, event: int, hour: int) -> list[Clash]:
    draft = replace(office.read(event_draft, event), when=when(hour))
    return office.read(clashes_of, draft, event)


@pytest.mark.parametrize("is_there_optional", [True, False])
def test_whoever_may_stay_away_only_warns(office: Office, is_there_optional: bool) -> None:
    """Whether he is optional where he is, or where he is asked for."""
    contact = guest(office)
    roles = [OPTIONAL, AttendeeRole.REQUIRED]
    first, second = roles if is_there_optional else reversed(roles)
    invited(office, contact, first)
    event = invited(office, contact, second)
    (clash,) = in_the_way(office, event, 10)
    assert not clash.blocks
    assert "مریم کاویانی (حضور اختیاری) با" in clash.words
    draft = replace(office.read(event_draft, event), when=when(10))
    assert office.read(ways_out, draft, event) == []
    assert check_store(office.database) == []


def test_ways_out_wait_for_nobody_who_may_stay_away(office: Office) -> None:
    contact, other = guest(office), guest(office, "رضا احمدی")
    invited(office, other)
    invited(office, contact, hour=11)
    event = invited(office, contact, OPTIONAL, hour=12)
    draft = office.read(event_draft, event)
    both = replace(draft, attendees=(*draft.attendees, AttendeeDraft(contact_id=other)))
    free = [
        one
        for one in office.read(ways_out, replace(both, when=when(10)), event)
        if one.kind is WayKind.FREE
    ]
    assert when(11).starts_at in {one.starts_at for one in free}


def test_a_role_that_changes_is_asked_for_anew(office: Office) -> None:
    contact = guest(office)
    invited(office, contact)
    event = invited(office, contact, OPTIONAL)
    draft = office.read(event_draft, event)
    (line,) = draft.attendees
    needed = replace(draft, attendees=(replace(line, role=AttendeeRole.REQUIRED),))
    with pytest.raises(Clashing):
        do(office, amend_event, event, needed)
    # He stands in it twice: where he is needed counts.
    deputy = ResourceDraft(kind=ResourceKind.DEPUTY, contact_id=contact)
    use = ResourceUse(resource_id=office.write(add_resource, deputy).value)
    with pytest.raises(Clashing):
        do(office, amend_event, event, replace(draft, uses=(use,)))


@pytest.mark.parametrize("answer", [Answer.DECLINED, Answer.SUBSTITUTE])
def test_whoever_declined_stands_in_no_way_of_a_move(office: Office, answer: Answer) -> None:
    contact = guest(office)
    event = invited(office, contact)
    who = office.read(event_sheet, event).attendees[0].id
    invited(office, contact, hour=12)
    assert [clash.blocks for clash in in_the_way(office, event, 12)] == [True]
    do(office, record_answer, event, who, answer, "رضا احمدی")
    assert in_the_way(office, event, 12) == []
    # What the form says is what saving does: he is elsewhere then, and goes on staying away.
    do(office, move_event, event, when(12), "استاندار نبود")
    assert office.read(event_sheet, event).attendees[0].answer is answer
    # Where he has time he is asked anew.
    do(office, move_event, event, when(14), "جا نبود")
    assert office.read(event_sheet, event).attendees[0].answer is Answer.NONE
    assert check_store(office.database) == []
    do(office, take_event_step_back, event)
    assert office.read(event_sheet, event).attendees[0].answer is answer
    assert check_store(office.database) == []


# -- what is archived ------------------------------------------------------------------------------


def hall(office: Office, name: str = "سالن شورا") -> int:
    return office.write(add_resource, ResourceDraft(kind=ResourceKind.ROOM, name=name)).value


def archived(office: Office, number: int) -> None:
    despite = partial(archive_resource, despite_bookings=True)
    office.write(despite, number, office.read(resource_line, number).version)


def test_no_time_is_given_in_a_room_that_is_archived(office: Office) -> None:
    room = hall(office)
    uses = (ResourceUse(resource_id=room),)
    rooms = partial(requested, office, with_governor=False, uses=uses)
    waiting = rooms()
    held = rooms(when=when(8), tentative=True)
    fixed, cancelled = rooms(when=when(10)), rooms(when=when(12))
    do(office, cancel_event, cancelled, "نشد")
    archived(office, room)
    for deed, event, given in (
        (schedule_event, waiting, (when(14),)),
        (fix_event, held, ()),
        (move_event, held, (when(14),)),
        (move_event, fixed, (when(14), "جا نبود")),
        (take_event_step_back, cancelled, ()),
    ):
        assert refused(InvalidFields, office, deed, event, *given) == "uses"
    with pytest.raises(InvalidFields, match="«سالن شورا» از فهرست رزرو برداشته شده است"):
        rooms(when=when(14))
    # What stands there goes on standing, and loses its time freely.
    do(office, postpone_event, fixed, "جا نبود")
    draft = office.read(event_draft, fixed)
    other = (ResourceUse(resource_id=hall(office, "اتاق جلسات")),)
    do(office, amend_event, fixed, replace(draft, uses=other))
    do(office, schedule_event, fixed, when(14))
    assert check_store(office.database) == []
