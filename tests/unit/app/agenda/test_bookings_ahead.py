"""Nothing that is booked ahead goes without a question, and who loses by it is marked."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from agenda_seat import requested, when
from app.access import Right
from app.agenda import (
    EventFilter,
    EventView,
    ResourceKind,
    ResourceUse,
    event_sheet,
    list_events,
)
from app.agenda.bookings_ahead import DESPITE_BOOKINGS
from app.agenda.resources import (
    ResourceDraft,
    add_resource,
    amend_resource,
    archive_resource,
    resource_line,
)
from app.changes import Kind
from app.check import check_store
from app.clock import FixedClock
from app.contacts import ContactDraft, add_contact
from app.errors import NeedsConfirmation, StaleRecord
from app.marks import Classification
from app.office import Office
from app.operators import OperatorDraft, add_operator

CARS = ResourceDraft(kind=ResourceKind.VEHICLE, name="پژو", quantity=3)


def made(office: Office, draft: ResourceDraft) -> int:
    return office.write(add_resource, draft).value


def taking(office: Office, number: int, hour: int, quantity: int = 1, **fields: Any) -> int:
    uses = (ResourceUse(resource_id=number, quantity=quantity),)
    return requested(office, when=when(hour), with_governor=False, uses=uses, **fields)


def fewer(office: Office, number: int, left: int, *, despite: bool = False) -> frozenset[Kind]:
    version = office.read(resource_line, number).version
    amend = partial(amend_resource, despite_bookings=despite)
    return frozenset(office.write(amend, number, version, replace(CARS, quantity=left)).kinds)


def archive(office: Office, number: int, *, despite: bool = False) -> None:
    version = office.read(resource_line, number).version
    office.write(partial(archive_resource, despite_bookings=despite), number, version)


def marked(office: Office) -> dict[int, str]:
    """The entries that want a look, and why."""
    rows = office.read(list_events, EventFilter(view=EventView.TOUCHED))
    return {row.id: row.touched for row in rows}


def test_fewer_cars_than_are_taken_at_once_are_asked_about(office: Office) -> None:
    cars = made(office, CARS)
    first = taking(office, cars, 10, 2, subject="بازدید سد")
    second = taking(office, cars, 10, subject="بازدید راه")
    taking(office, cars, 13, 2, subject="بازدید شهر")
    with pytest.raises(NeedsConfirmation) as asked:
        fewer(office, cars, 2)
    assert asked.value.question == DESPITE_BOOKINGS
    assert asked.value.message == (
        "از «پژو» ۲ تا می‌ماند و ۲ برنامه پیش رو با هم بیش از آن می‌خواهد: "
        "«بازدید سد» (۱۴۰۵/۰۹/۰۲، ۱۰:۰۰ تا ۱۱:۰۰) و «بازدید راه» (۱۴۰۵/۰۹/۰۲، ۱۰:۰۰ تا ۱۱:۰۰). "
        "این برنامه‌ها نشان می‌خورند تا چاره‌ای برایشان بیندیشید."
    )
    assert office.read(resource_line, cars).quantity == 3
    assert Kind.EVENT in fewer(office, cars, 2, despite=True)
    assert marked(office) == dict.fromkeys((first, second), "از «پژو» تنها ۲ تا ماند.")
    assert check_store(office.database) == []


def test_enough_for_everybody_is_not_asked_about(office: Office, clock: FixedClock) -> None:
    cars = made(office, CARS)
    taking(office, cars, 10)
    taking(office, cars, 13, 2)
    assert fewer(office, cars, 2) == {Kind.AGENDA_RESOURCE}
    with pytest.raises(NeedsConfirmation):
        fewer(office, cars, 1)
    clock.advance(timedelta(days=2))
    # What has gone by loses nothing.
    assert fewer(office, cars, 1) == {Kind.AGENDA_RESOURCE}
    archive(office, cars)
    assert marked(office) == {}


def test_a_room_booked_ahead_is_not_archived_without_a_question(office: Office) -> None:
    hall = made(office, ResourceDraft(name="سالن شورا"))
    events = [taking(office, hall, hour, subject=f"نشست {hour}") for hour in (8, 9, 10, 11)]
    taking(office, made(office, ResourceDraft(name="اتاق جلسات")), 8)
    with pytest.raises(
        NeedsConfirmation, match="۴ برنامه پیش رو آن را گرفته است: «نشست ۸»"
    ) as asked:
        archive(office, hall)
    assert "و ۱ برنامه دیگر." in asked.value.message
    archive(office, hall, despite=True)
    assert marked(office) == dict.fromkeys(events, "«سالن شورا» از فهرست رزرو برداشته شد.")
    assert office.read(event_sheet, events[0]).touched_words
    assert check_store(office.database) == []


def test_neither_what_is_free_nor_a_deputy_is_asked_about(office: Office) -> None:
    contact = office.write(add_contact, ContactDraft(name="مریم کاویانی")).value
    deputy = made(office, ResourceDraft(kind=ResourceKind.DEPUTY, contact_id=contact))
    taking(office, deputy, 10)
    archive(office, deputy)
    archive(office, made(office, ResourceDraft(name="سالن شورا")))
    assert marked(office) == {}


def test_a_hidden_entry_is_named_by_its_time_alone(office: Office) -> None:
    hall = made(office, ResourceDraft(name="سالن شورا"))
    taking(office, hall, 10, subject="ویژه", classification=Classification.SECRET)
    rights = frozenset({Right.READ_AGENDA, Right.CHANGE_SETTINGS})
    office.write(add_operator, OperatorDraft(name="low", full_name="نسرین", rights=rights))
    office.sign_in_as("low")
    with pytest.raises(NeedsConfirmation) as asked:
        archive(office, hall)
    assert "«مشغول» (۱۴۰۵/۰۹/۰۲" in asked.value.message
    assert "ویژه" not in asked.value.message


def test_a_line_saved_elsewhere_is_not_asked_about(office: Office) -> None:
    hall = made(office, ResourceDraft(name="سالن شورا"))
    taking(office, hall, 10)
    with pytest.raises(StaleRecord):
        office.write(archive_resource, hall, 7)
