"""Times and entries as typed, for tests of the programme."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import uuid4

from app.agenda import EventDraft, EventKind, Origin, When, event_version, request_event
from app.clock import from_tehran
from app.office import Office

#: The day after the tests' own: Monday 1405/09/02.
TOMORROW = date(2026, 11, 23)

REQUEST = EventDraft(
    kind=EventKind.MEETING,
    subject="کمیسیون ایمنی راه‌ها",
    origin=Origin.AGENCY,
    requester_name="رضا احمدی",
    requester_post="مدیرکل",
    organisation="اداره کل راه و شهرسازی",
    necessity="تصمیم درباره محور حادثه‌خیز",
)


def at(hour: int, minute: int = 0, day: date = TOMORROW) -> datetime:
    """An hour on Tehran's clock."""
    return from_tehran(day, time(hour, minute))


def when(hour: int, minutes: int = 60, day: date = TOMORROW, **more: Any) -> When:
    """A time that begins at an hour of a day."""
    start = at(hour, day=day)
    return When(starts_at=start, ends_at=start + timedelta(minutes=minutes), **more)


def requested(office: Office, **fields: Any) -> int:
    """Write a request down; fields are as typed."""
    draft = replace(REQUEST, **({"request_key": uuid4()} | fields))
    return office.write(request_event, draft).value


def version_of(office: Office, event: int) -> int:
    """Where an entry stands now."""
    return office.read(event_version, event)


def do(office: Office, deed: Any, event: int, *arguments: Any, **keywords: Any) -> Any:
    """Do something to an entry as it stands."""
    return office.write(deed, event, version_of(office, event), *arguments, **keywords).value
