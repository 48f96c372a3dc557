"""What the proof of double bookings excuses, and what it finds, on both stores."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import update

from agenda_seat import do, requested, when
from app.agenda import AttendeeDraft, ResourceKind, ResourceUse, move_event
from app.agenda.bookings import BOOKINGS, EVENTS
from app.agenda.resources import ResourceDraft, add_resource, amend_resource, resource_line
from app.changes import Changes, Kind, changed
from app.check import Part, check_store
from app.clock import FixedClock
from app.contacts import ContactDraft, MergeDraft, Taken, add_contact, contact_sheet, merge_contacts
from app.office import Office
from app.session import OfficeSession

TWICE = "بی سبب"


def doubled(office: Office) -> list[int | None]:
    """The entries the proof says are booked on another."""
    found = [fault for fault in check_store(office.database) if TWICE in fault.words]
    assert all(fault.part is Part.STATES for fault in found)
    return [fault.record_id for fault in found]


def put_at(session: OfficeSession, event: int, hour: int) -> Changes[None]:
    """Lay an entry of an hour elsewhere behind every rule's back, its bookings with it."""
    time = when(hour)
    times: dict[str, Any] = {"starts_at": time.starts_at, "ends_at": time.ends_at}
    session.execute(update(EVENTS).where(EVENTS.c.id == event).values(**times))
    busy = times | {"busy_from": time.starts_at, "busy_to": time.ends_at}
    session.execute(update(BOOKINGS).where(BOOKINGS.c.event_id == event).values(**busy))
    return changed(None, Kind.EVENT)


def thing(office: Office, kind: ResourceKind, quantity: int = 1) -> int:
    draft = ResourceDraft(kind=kind, name="سالن شورا", quantity=quantity)
    return office.write(add_resource, draft).value


def change(office: Office, number: int, **fields: Any) -> None:
    """Amend a room or a vehicle, which the standing bookings are told of."""
    line = office.read(resource_line, number)
    draft = ResourceDraft(kind=line.kind, name=line.name, quantity=line.quantity)
    office.write(
        partial(amend_resource, despite_bookings=True),
        number,
        line.version,
        replace(draft, **fields),
    )


def using(office: Office, number: int, hour: int) -> int:
    uses = (ResourceUse(resource_id=number),)
    return requested(office, when=when(hour), with_governor=False, uses=uses)


@pytest.mark.parametrize("is_renamed_first", [True, False])
def test_a_double_booking_of_a_renamed_room_is_found(
    office: Office, is_renamed_first: bool
) -> None:
    hall = thing(office, ResourceKind.ROOM)
    if is_renamed_first:
        change(office, hall, name="سالن شهید رجایی", note="طبقه دوم")
    _first, second = using(office, hall, 10), using(office, hall, 12)
    if not is_renamed_first:
        change(office, hall, name="سالن شهید رجایی")
    assert doubled(office) == []
    office.write(put_at, second, 10)
    assert doubled(office) == [second]


def planned_then_fewer(office: Office) -> tuple[int, int]:
    """Two cars, both taken at one moment, of which one goes; the second entry beside them."""
    cars = thing(office, ResourceKind.VEHICLE, 2)
    _first, second = using(office, cars, 10), using(office, cars, 10)
    change(office, cars, quantity=1)
    return cars, second


def test_what_was_taken_while_there_were_more_is_excused(office: Office, clock: FixedClock) -> None:
    cars, second = planned_then_fewer(office)
    assert doubled(office) == []
    clock.advance(timedelta(minutes=5))
    change(office, cars, name="پژو")
    assert doubled(office) == []
    # A third, taken when there was but one, has no excuse.
    third = using(office, cars, 12)
    office.write(put_at, third, 10)
    assert doubled(office) == [third]
    office.write(put_at, third, 12)
    # Whatever was proved anew since has none either.
    do(office, move_event, second, when(14), "یک خودرو رفت")
    office.write(put_at, second, 10)
    assert doubled(office) == [second]


def test_what_two_names_of_one_person_took_is_excused_and_nothing_after(
    office: Office, clock: FixedClock
) -> None:
    people = [
        office.write(add_contact, ContactDraft(name=name)).value
        for name in ("مریم کاویانی", "م. کاویانی")
    ]
    first, second = (
        requested(
            office,
            when=when(10),
            with_governor=False,
            attendees=(AttendeeDraft(contact_id=one),),
        )
        for one in people
    )
    taken = [Taken(one, office.read(contact_sheet, one).version) for one in people]
    office.write(merge_contacts, MergeDraft(survivor=taken[0], others=(taken[1],)))
    assert doubled(office) == []
    clock.advance(timedelta(minutes=5))
    later = requested(
        office,
        when=when(12),
        with_governor=False,
        attendees=(AttendeeDraft(contact_id=people[0]),),
    )
    office.write(put_at, later, 10)
    assert later in doubled(office)
    assert not {first, second} & set(doubled(office))
