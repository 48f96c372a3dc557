"""A desk that holds meetings, for tests of their rules."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, Final

from app.meetings import MeetingDraft, MeetingSheet, meeting_sheet, plan_meeting, series_sheet
from app.office import Office

#: A Monday.
START: Final = datetime(2026, 11, 23, 6, 30, tzinfo=UTC)
END: Final = START + timedelta(hours=2)


def planned(office: Office, **more: Any) -> int:
    """A meeting of that Monday, or as said."""
    values: dict[str, Any] = {"subject": "کارگروه آب", "starts_at": START, "ends_at": END}
    return office.write(plan_meeting, MeetingDraft(**(values | more))).value


def sheet(office: Office, number: int) -> MeetingSheet:
    """A meeting as it stands."""
    return office.read(meeting_sheet, number)


def do(office: Office, deed: Any, number: int, *more: Any) -> Any:
    """A deed on a meeting as it stands."""
    return office.write(deed, number, sheet(office, number).version, *more).value


def on_series(office: Office, deed: Any, number: int, *more: Any) -> Any:
    """A deed on a series as it stands."""
    return office.write(deed, number, office.read(series_sheet, number).version, *more).value
