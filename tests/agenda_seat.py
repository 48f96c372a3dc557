"""Times and entries as typed, for tests of the programme."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import uuid4

import pytest

from app.agenda import (
    EventDraft,
    EventKind,
    EventState,
    Origin,
    When,
    event_sheet,
    event_version,
    request_event,
)
from app.changes import Kind
from app.clock import from_tehran
from app.errors import AppError, InvalidFields, InvalidInput
from app.journal import history
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


def state_of(office: Office, event: int) -> EventState:
    """Where an entry stands."""
    return office.read(event_sheet, event).state


def last_words(office: Office, event: int) -> str:
    """What the journal said last of an entry."""
    return office.read(history, Kind.EVENT, event)[0].words


def refused(
    error: type[AppError] | tuple[type[AppError], ...],
    office: Office,
    deed: Any,
    event: int,
    *given: Any,
    **named: Any,
) -> str:
    """The field or sentence of a deed that is refused, and leaves everything as it was."""
    before = office.read(event_sheet, event)
    with pytest.raises(error) as told:
        do(office, deed, event, *given, **named)
    assert office.read(event_sheet, event) == before
    if isinstance(told.value, InvalidFields):
        return told.value.problems[0].field
    return told.value.field if isinstance(told.value, InvalidInput) else str(told.value)
