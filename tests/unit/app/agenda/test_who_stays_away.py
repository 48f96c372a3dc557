"""Whoever said he does not come is free for others; a room is the place where none is typed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agenda_seat import do, requested, when
from app.agenda import (
    Answer,
    AttendeeDraft,
    Clashing,
    ResourceKind,
    ResourceUse,
    amend_event,
    event_draft,
    event_sheet,
    move_event,
    record_answer,
    take_event_step_back,
)
from app.agenda.resources import ResourceDraft, add_resource
from app.check import check_store
from app.contacts import ContactDraft, add_contact
from app.office import Office


def guest(office: Office) -> int:
    return office.write(add_contact, ContactDraft(name="مریم کاویانی")).value


def invited(office: Office, contact: int) -> int:
    return requested(
        office,
        when=when(10),
        with_governor=False,
        attendees=(AttendeeDraft(contact_id=contact, name="مریم کاویانی"),),
    )


@pytest.mark.parametrize("answer", [Answer.DECLINED, Answer.SUBSTITUTE])
def test_whoever_stays_away_is_free_for_others(office: Office, answer: Answer) -> None:
    contact = guest(office)
    first = invited(office, contact)
    with pytest.raises(Clashing):
        invited(office, contact)
    who = office.read(event_sheet, first).attendees[0].id
    do(office, record_answer, first, who, answer, "رضا احمدی")
    second = invited(office, contact)
    # Nobody comes back to where he was while he is elsewhere: neither by word nor by undoing.
    with pytest.raises(Clashing):
        do(office, record_answer, first, who, Answer.TOLD)
    with pytest.raises(Clashing):
        do(office, take_event_step_back, first)
    assert office.read(event_sheet, first).attendees[0].answer is answer
    do(office, move_event, second, when(12), "جا نبود")
    do(office, record_answer, first, who, Answer.TOLD)
    with pytest.raises(Clashing):
        do(office, move_event, second, when(10), "برگشت")
    assert check_store(office.database) == []


def test_another_time_asks_him_again_and_takes_his_time_again(office: Office) -> None:
    contact = guest(office)
    first = invited(office, contact)
    who = office.read(event_sheet, first).attendees[0].id
    do(office, record_answer, first, who, Answer.DECLINED)
    do(office, move_event, first, when(12), "استاندار نبود")
    with pytest.raises(Clashing):
        requested(
            office,
            when=when(12),
            with_governor=False,
            attendees=(AttendeeDraft(contact_id=contact),),
        )
    assert check_store(office.database) == []


def test_a_room_is_the_place_until_one_is_typed(office: Office) -> None:
    hall, other = (
        office.write(add_resource, ResourceDraft(kind=ResourceKind.ROOM, name=name)).value
        for name in ("سالن شورا", "اتاق جلسات")
    )
    event = requested(office, when=when(10), uses=(ResourceUse(resource_id=hall),))
    assert office.read(event_sheet, event).place == "سالن شورا"
    draft = office.read(event_draft, event)
    moved = replace(draft, uses=(ResourceUse(resource_id=other),))
    do(office, amend_event, event, moved)
    assert office.read(event_sheet, event).place == "اتاق جلسات"
    typed = replace(moved, place="دفتر استاندار")
    do(office, amend_event, event, typed)
    assert office.read(event_sheet, event).place == "دفتر استاندار"
    do(office, amend_event, event, replace(typed, uses=()))
    assert office.read(event_sheet, event).place == "دفتر استاندار"
