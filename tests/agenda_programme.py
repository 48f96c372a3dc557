"""The full week of `agenda_week` written into a store by the deeds of the office."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from agenda_week import full_week
from app.agenda import EventDraft, When, request_event
from app.agenda.clashes import Clashing
from app.agenda.resources import ResourceDraft, add_resource
from app.agenda.rows import CalendarEntry
from app.agenda.states import ResourceKind
from app.office import Office

#: Why what clashes in it stands all the same.
REASON = "به دستور استاندار"
ROOMS = ("اتاق جلسات استاندار", "سالن شهید رجایی")
CARS = ("پژو ۵۰۸", "ون تشریفات")


def fill_programme(office: Office, weeks: int = 1) -> list[int]:
    """Write the full week, and as it is again in the weeks after it; their ids."""
    things = [(ResourceKind.ROOM, name) for name in ROOMS]
    things += [(ResourceKind.VEHICLE, name) for name in CARS]
    for kind, name in things:
        office.write(add_resource, ResourceDraft(kind=kind, name=name))
    return [write_entry(office, one, week * 7) for week in range(weeks) for one in full_week()]


def write_entry(office: Office, one: CalendarEntry, days: int = 0) -> int:
    """Write one entry so many days later, with the reason it needs where it clashes."""
    later = timedelta(days=days)
    road = int((one.starts_at - one.busy_from).total_seconds()) // 60
    draft = EventDraft(
        kind=one.kind,
        subject=one.subject or "جلسه محرمانه",
        place=one.place,
        requester_name=one.who,
        with_governor=one.with_governor,
        special=one.is_special,
        tentative=one.tentative,
        when=When(
            starts_at=one.starts_at + later,
            ends_at=one.ends_at + later,
            all_day=one.all_day,
            travel_before=road,
            travel_after=road,
        ),
    )
    try:
        return _written(office, draft)
    except Clashing:
        return _written(office, draft, override_reason=REASON)


def _written(office: Office, draft: EventDraft, **more: Any) -> int:
    number: int = office.write(request_event, replace(draft, **more)).value
    return number
