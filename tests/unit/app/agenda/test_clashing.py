"""Deeds and the clash check together: nobody's time is taken twice, whatever is done or undone."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from random import Random
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import select

from agenda_rows import rows_of
from agenda_seat import TOMORROW, do, refused, requested, state_of, version_of, when
from app.access import Right
from app.agenda import (
    AttendeeDraft,
    Clashing,
    EventFilter,
    EventKind,
    EventState,
    ResourceKind,
    ResourceUse,
    amend_event,
    cancel_event,
    choose_signed_up,
    count_events,
    event_draft,
    event_sheet,
    fix_event,
    list_events,
    move_event,
    postpone_event,
    schedule_event,
    sign_up,
    take_event_step_back,
)
from app.agenda.resources import ResourceDraft, add_resource, amend_resource
from app.clock import FixedClock
from app.contacts import ContactDraft, add_contact
from app.errors import AppError, InvalidFields
from app.marks import Classification
from app.office import Office, open_office
from app.operators import OperatorDraft, add_operator
from models.agenda import EventBooking
from models.base import table_of

BOOKINGS = table_of(EventBooking)
DESKS = 8
PLANNER = frozenset({Right.READ_AGENDA, Right.PLAN_AGENDA, Right.READ_CALLS})


def planner(office: Office) -> None:
    """Sit down as one who plans and may not go over a clash."""
    draft = OperatorDraft(
        name="planner",
        full_name="برنامه‌ریز",
        rights=PLANNER,
        clearance=Classification.TOP_SECRET,
    )
    office.sign_in(office.write(add_operator, draft).value)


def contact(office: Office) -> int:
    return office.write(add_contact, ContactDraft(name="مریم کاویانی")).value


def test_a_time_that_is_taken_is_refused_and_another_is_found(office: Office) -> None:
    requested(office, subject="شورای اداری", when=when(10))
    event = requested(office)
    words = refused(Clashing, office, schedule_event, event, when(10))
    assert "شورای اداری" in words
    with pytest.raises(Clashing):
        requested(office, when=when(10))
    assert office.read(count_events, EventFilter()) == 2
    do(office, schedule_event, event, when(8))
    assert state_of(office, event) is EventState.SCHEDULED
    # What was refused took no number.
    assert office.read(event_sheet, requested(office)).number == "1405/ب/3"


def test_going_over_a_clash_needs_right_and_reason_and_stays_to_be_seen(office: Office) -> None:
    requested(office, subject="شورای اداری", when=when(10))
    event = requested(office)
    assert refused(Clashing, office, schedule_event, event, when(10), override_reason=" ")
    do(office, schedule_event, event, when(10), override_reason="دستور استاندار")
    sheet = office.read(event_sheet, event)
    assert (sheet.override_reason, bool(sheet.overridden_by)) == ("دستور استاندار", True)
    assert "شورای اداری" in sheet.overridden
    rows = {row.id: row.is_overridden for row in office.read(list_events, EventFilter())}
    assert rows[event]
    before = rows_of(office, event)
    do(office, cancel_event, event, "سبب")
    do(office, take_event_step_back, event)
    assert rows_of(office, event) == before
    do(office, move_event, event, when(8), "سبب")
    sheet = office.read(event_sheet, event)
    assert (sheet.override_reason, sheet.overridden, sheet.overridden_by) == ("", "", "")
    planner(office)
    assert refused(Clashing, office, move_event, event, when(10), "سبب", "می‌خواهم")


def test_taking_back_never_books_twice(office: Office) -> None:
    event = requested(office, when=when(10))
    do(office, move_event, event, when(8), "سبب")
    other = requested(office, when=when(10))
    assert refused(Clashing, office, take_event_step_back, event)
    do(office, postpone_event, other, "سبب")
    do(office, take_event_step_back, event)
    assert refused(Clashing, office, take_event_step_back, other)


def test_a_hold_warns_and_is_asked_again_when_it_is_fixed(office: Office) -> None:
    hold = requested(office, when=when(10), tentative=True)
    requested(office, when=when(10))
    assert refused(Clashing, office, fix_event, hold)
    do(office, move_event, hold, when(8))
    do(office, fix_event, hold)


def test_whoever_attends_is_free_or_the_deed_is_refused(office: Office) -> None:
    maryam = contact(office)
    mine = AttendeeDraft(contact_id=maryam)
    requested(office, when=when(10), attendees=(mine,), with_governor=False)
    event = requested(office, when=when(10), with_governor=False)
    draft = replace(office.read(event_draft, event), attendees=(mine,))
    assert "مریم کاویانی" in refused(Clashing, office, amend_event, event, draft)
    staff = requested(office, kind=EventKind.STAFF_MEETING, when=when(10), with_governor=False)
    do(office, sign_up, staff, mine)
    number = office.read(event_sheet, staff).attendees[0].id
    assert refused(Clashing, office, choose_signed_up, staff, [number])


def _tried(url: str, clock: FixedClock, event: int, together: Barrier) -> bool:
    """Whether a desk of its own got the time for an entry."""
    with open_office(url, clock=clock) as desk:
        desk.sign_in_as()
        together.wait()
        try:
            desk.write(schedule_event, event, 1, when(10))
        except Clashing:
            return False
        return True


@pytest.mark.usefixtures("made")
def test_of_many_desks_at_once_one_gets_the_time(store_url: str, clock: FixedClock) -> None:
    with open_office(store_url, clock=clock) as office:
        office.sign_in_as()
        events = [requested(office) for _ in range(DESKS)]
        together = Barrier(DESKS)
        with ThreadPoolExecutor(DESKS) as desks:
            got = list(desks.map(lambda one: _tried(store_url, clock, one, together), events))
        assert got.count(True) == 1
        assert _doubled(office) == []
        states = [state_of(office, event) for event in events]
        assert states.count(EventState.SCHEDULED) == 1


def _doubled(office: Office) -> list[tuple[Any, ...]]:
    """Fixed bookings of one subject that share a moment."""
    one, other = BOOKINGS.alias(), BOOKINGS.alias()
    both = (
        one.c.subject_key == other.c.subject_key,
        one.c.event_id < other.c.event_id,
        one.c.busy_from < other.c.busy_to,
        other.c.busy_from < one.c.busy_to,
        *(row.c.holds for row in (one, other)),
        *(~row.c.tentative for row in (one, other)),
    )
    with office.database.connection() as connection:
        return [tuple(row) for row in connection.execute(select(one, other).where(*both))]


def test_random_deeds_on_one_day_never_book_the_governor_twice(shared_office: Office) -> None:
    office, chance = shared_office, Random(1405)
    events = [requested(office) for _ in range(6)]
    refusals = 0
    for _ in range(300):
        event = chance.choice(events)
        hour = when(chance.randrange(8, 12), chance.choice((30, 60, 90)), day=TOMORROW)
        deed, given = chance.choice(
            (
                (schedule_event, (hour,)),
                (schedule_event, (hour,)),
                (move_event, (hour, "سبب")),
                (fix_event, ()),
                (postpone_event, ("سبب",)),
                (take_event_step_back, ()),
                (take_event_step_back, ()),
            )
        )
        named = {"tentative": True} if deed is schedule_event and chance.random() < 0.4 else {}
        version = version_of(office, event)
        try:
            do(office, deed, event, *given, **named)
        except Clashing:
            refusals += 1
            assert version_of(office, event) == version
        except AppError:
            continue
        assert _doubled(office) == []
    assert refusals > 20


def test_an_old_reason_goes_over_no_new_clash(office: Office) -> None:
    """Who was let stand beyond the office's hours is not let stand on another by undoing."""
    evening = requested(office, when=when(18), override_reason="به دستور استاندار")
    do(office, move_event, evening, when(8), "زودتر شد")
    requested(office, subject="شورای تأمین", when=when(18), override_reason="فوری")
    assert "شورای تأمین" in refused(Clashing, office, take_event_step_back, evening)
    assert office.read(event_sheet, evening).starts_at == when(8).starts_at


def test_an_old_reason_lets_it_stand_where_nothing_is_new(office: Office) -> None:
    evening = requested(office, when=when(18), override_reason="به دستور استاندار")
    before = office.read(event_sheet, evening)
    do(office, move_event, evening, when(8), "زودتر شد")
    do(office, take_event_step_back, evening)
    after = office.read(event_sheet, evening)
    assert (after.starts_at, after.overridden) == (before.starts_at, before.overridden)
    assert after.override_reason == "به دستور استاندار"


def test_an_old_reason_covers_nobody_who_is_chosen_later(office: Office) -> None:
    guest = contact(office)
    requested(
        office,
        subject="جای دیگر",
        with_governor=False,
        when=when(18),
        attendees=(AttendeeDraft(contact_id=guest),),
    )
    staff = requested(
        office,
        kind=EventKind.STAFF_MEETING,
        when=when(18),
        override_reason="کارکنان تنها عصر می‌رسند",
    )
    do(office, sign_up, staff, AttendeeDraft(contact_id=guest))
    who = office.read(event_sheet, staff).attendees[0].id
    assert "جای دیگر" in refused(Clashing, office, choose_signed_up, staff, [who])


def test_a_deputy_stays_the_person_he_is_booked_as(office: Office) -> None:
    guest, other = contact(office), contact(office)
    deputy = ResourceDraft(kind=ResourceKind.DEPUTY, contact_id=guest)
    number = office.write(add_resource, deputy).value
    event = requested(office, when=when(10), uses=(ResourceUse(resource_id=number),))
    with pytest.raises(InvalidFields):
        office.write(amend_resource, number, 1, replace(deputy, contact_id=other))
    office.write(amend_resource, number, 1, replace(deputy, note="جانشین استاندار"))
    assert [one.resource_id for one in office.read(event_sheet, event).uses] == [number]
