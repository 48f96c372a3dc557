"""A store with very many entries, laid down without their deeds: for plans and benches."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any, Final
from uuid import UUID

from sqlalchemy import insert

from agenda_times import span
from app.agenda import EventKind, EventState, ResourceKind, When
from app.agenda.bookings import BOOKINGS, EVENTS
from app.agenda.busy import busy_span
from app.agenda.resources import ResourceDraft, add_resource
from app.changes import Changes, Kind, changed
from app.contacts import ContactDraft, add_contact
from app.office import Office
from app.session import OfficeSession

PEOPLE: Final = 150
ROOMS: Final = range(2, 6)
#: Resources: the governor first, then the rooms, then the cars.
CARS: Final = 6


def lay_programme(office: Office, entries: int, first: date, days: int, seed: int = 7) -> None:
    """People, rooms and cars of a new store, and so many entries, the same number a day."""
    for _room in ROOMS:
        office.write(add_resource, ResourceDraft(name="اتاق"))
    cars = ResourceDraft(kind=ResourceKind.VEHICLE, name="خودرو", quantity=3)
    office.write(add_resource, cars)
    for number in range(1, PEOPLE + 1):
        office.write(add_contact, ContactDraft(name=f"شخص {number}"))
    office.write(_lay, entries, first, days, seed)


def _lay(session: OfficeSession, entries: int, first: date, days: int, seed: int) -> Changes[None]:
    random = Random(seed)  # no secret
    events: list[dict[str, Any]] = []
    bookings: list[dict[str, Any]] = []
    for number in range(1, entries + 1):
        day = first + timedelta(days=(number - 1) * days // entries)
        hour = random.randrange(7 * 12, 14 * 12)
        ends = hour + random.choice((6, 6, 9, 12, 18))
        begins, stops = (f"{one // 12:02}:{one % 12 * 5:02}" for one in (hour, ends))
        when = span(begins, stops, day, travel_before=random.choice((0, 0, 15)))
        # A third or so is the governor's; the others are his deputies' and the units'.
        with_governor = random.random() < 0.3
        events.append(_event(session, number, when, with_governor=with_governor))
        keys = ["r1"] if with_governor else []
        keys += [f"c{one}" for one in random.sample(range(1, PEOPLE + 1), random.randint(0, 4))]
        keys += [f"r{random.choice(ROOMS)}"] if random.random() < 0.5 else []
        keys += [f"r{CARS}"] if random.random() < 0.2 else []
        bookings += (_booking(number, key, when) for key in keys)
    session.execute(insert(EVENTS), events)
    session.execute(insert(BOOKINGS), bookings)
    return changed(None, Kind.EVENT)


def _event(
    session: OfficeSession, number: int, when: When, *, with_governor: bool
) -> dict[str, Any]:
    now = session.desk.clock.now()
    plain: dict[str, Any] = {column.name: "" for column in EVENTS.columns if not column.nullable}
    zeros = ("moved_count", "printed_count", "preparation", "travel_after")
    return (
        plain
        | dict.fromkeys(zeros, 0)
        | {
            "id": number,
            "year": 1405,
            "serial": number,
            "number": f"1405/ب/{number}",
            "event_kind": EventKind.MEETING.value,
            "state": EventState.SCHEDULED.value,
            "subject": f"جلسه {number}",
            "classification": 0,
            "requested_at": now,
            "requested_by": session.desk.operator.id,
            "starts_at": when.starts_at,
            "ends_at": when.ends_at,
            "travel_before": when.travel_before,
            "all_day": False,
            "with_governor": with_governor,
            "special": False,
            "detached": False,
            "last_step_at": now,
            "request_key": UUID(int=number),
            "version": 1,
        }
    )


def _booking(number: int, key: str, when: When) -> dict[str, Any]:
    is_room = key.startswith("r") and int(key[1:]) in ROOMS
    busy_from, busy_to = busy_span(when, travels=not is_room)
    return {
        "event_id": number,
        "resource_id": int(key[1:]) if key.startswith("r") else None,
        "contact_id": int(key[1:]) if key.startswith("c") else None,
        "subject_key": key,
        "quantity": 1,
        "busy_from": busy_from,
        "busy_to": busy_to,
        "starts_at": when.starts_at,
        "ends_at": when.ends_at,
        "tentative": False,
        "holds": True,
    }
