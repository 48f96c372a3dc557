"""A desk that holds meetings, for tests of their rules."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, Final

from app.agenda import When, event_sheet, move_event
from app.meetings import (
    MeetingDraft,
    MeetingSheet,
    TopicDraft,
    add_topic,
    meeting_sheet,
    move_meeting,
    plan_meeting,
    series_sheet,
)
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


# -- as a desk of its own, beside others -------------------------------------------------------


def plan_some(office: Office, series: int) -> None:
    """Plan three meetings of a series, with what is proposed."""
    for _turn in range(3):
        planned(office, series_id=series)


def plan_from_entry(office: Office, event: int) -> None:
    """Plan the meeting of an entry others plan theirs of, too."""
    office.write(plan_meeting, MeetingDraft(event_id=event))


def add_as_read(office: Office, series: int, version: int) -> None:
    """Let a topic wait as others do at the same moment."""
    office.write(add_topic, series, version, TopicDraft(title="پل"))


def move_either(office: Office, number: int, day: int) -> None:
    """Move a meeting, or its entry, while others move it elsewhere."""
    starts = START + timedelta(days=7, minutes=10 * day)
    ends = starts + timedelta(hours=1)
    if day % 2:
        do(office, move_meeting, number, starts, ends, "سفر")
        return
    event = sheet(office, number).event_id
    assert event is not None
    entry = office.read(event_sheet, event)
    when = When(starts_at=starts, ends_at=ends)
    office.write(move_event, event, entry.version, when, "سفر")
