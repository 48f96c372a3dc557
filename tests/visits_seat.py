"""Visitors as typed, for tests of visits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any
from uuid import uuid4

import pytest

from app.changes import Kind
from app.clock import from_tehran
from app.errors import AppError, InvalidFields, InvalidInput
from app.journal import history
from app.office import Office
from app.visits import (
    Decision,
    DecisionDraft,
    VisitDraft,
    VisitPath,
    VisitSheet,
    VisitState,
    announce,
    decide,
    enter,
    leave,
    receive_visit,
    visit_sheet,
    visit_version,
)

#: The day after the tests' own: Monday 1405/09/02.
TOMORROW = date(2026, 11, 23)

VISITOR = VisitDraft(
    visitor_name="حسن رستگار",
    national_id="0499370899",
    phone="۰۹۱۵ ۱۲۳ ۴۵۶۷",
    subject="آب روستای بالاده",
    problem="چاه روستا خشک شده است.",
    documents="استشهاد محلی",
)

AT_TEN = DecisionDraft(
    decision=Decision.AT_TIME, starts_at=from_tehran(TOMORROW, time(10)), minutes=20
)


def at(hour: int, minute: int = 0, day: date = TOMORROW) -> datetime:
    """An hour on Tehran's clock."""
    return from_tehran(day, time(hour, minute))


def received(office: Office, **fields: Any) -> int:
    """Receive a visitor; fields are as typed."""
    draft = replace(VISITOR, **({"request_key": uuid4()} | fields))
    return office.write(receive_visit, draft).value


def requested(office: Office, **fields: Any) -> int:
    """Write down a request for a visit."""
    return received(office, is_present=False, **fields)


def petition(office: Office, **fields: Any) -> int:
    """Write down a petition that waits for a public day."""
    return received(office, path=VisitPath.PUBLIC, **fields)


def seen(office: Office, **fields: Any) -> int:
    """A visitor who was with the governor and came out."""
    visit = received(office, **fields)
    do(office, announce, visit)
    do(office, decide, visit, DecisionDraft())
    do(office, enter, visit)
    do(office, leave, visit)
    return visit


def do(office: Office, deed: Any, visit: int, *arguments: Any, **keywords: Any) -> Any:
    """Do something to a visit as it stands."""
    version = office.read(visit_version, visit)
    return office.write(deed, visit, version, *arguments, **keywords).value


def sheet_of(office: Office, visit: int) -> VisitSheet:
    """A visit whole."""
    return office.read(visit_sheet, visit)


def state_of(office: Office, visit: int) -> VisitState:
    """Where a visit stands."""
    return sheet_of(office, visit).state


def last_words(office: Office, visit: int) -> str:
    """What the journal said last of a visit."""
    return office.read(history, Kind.VISIT, visit)[0].words


def refused(
    error: type[AppError] | tuple[type[AppError], ...],
    office: Office,
    deed: Any,
    visit: int,
    *given: Any,
    **named: Any,
) -> str:
    """The field or sentence of a deed that is refused, and leaves everything as it was."""
    before = sheet_of(office, visit)
    with pytest.raises(error) as told:
        do(office, deed, visit, *given, **named)
    assert sheet_of(office, visit) == before
    if isinstance(told.value, InvalidFields):
        return told.value.problems[0].field
    return told.value.field if isinstance(told.value, InvalidInput) else str(told.value)


def take_the_hour(office: Office, visit: int, host: int, hour: datetime) -> None:
    """As a desk of its own: give a visitor an hour with somebody others want for theirs, too."""
    draft = DecisionDraft(decision=Decision.AT_TIME, starts_at=hour, minutes=20, host_id=host)
    do(office, decide, visit, draft)


def announce_as_read(office: Office, visit: int, version: int) -> None:
    """As a desk of its own: announce a visitor as others do at the same moment."""
    office.write(announce, visit, version)


def receive_some(office: Office, number: int) -> None:
    """As a desk of its own: receive three visitors."""
    for turn in range(3):
        received(office, visitor_name=f"مراجع {number} {turn}")
