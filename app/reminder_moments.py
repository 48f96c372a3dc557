"""The moment of a reminder: so long before a date of its record, moving with it.

Nothing here knows a record. Where the anchor stood is kept with the reminder, so that a change of
the office's calendar moves it too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.clock import from_tehran, to_tehran
from app.jalali import weekday_index
from app.workdays import Calendar
from models.base import table_of
from models.reminders import Reminder

REMINDERS: Final = table_of(Reminder)

#: When the office opens its day.
MORNING: Final = time(8, 0)


class ReminderState(StrEnum):
    """Whether it will remind, did, or need not any more because its record is settled."""

    WAITING = "waiting"
    DONE = "done"
    LET_GO = "let_go"
    REMOVED = "removed"


class LeadUnit(StrEnum):
    """What is counted back from an anchor."""

    WORK_DAYS = "work_days"
    #: Days of any kind, from there back to a day that is worked.
    DAYS = "days"
    #: The first working day of its week.
    WEEK_START = "week_start"
    #: Before its hour; only for what has one.
    MINUTES = "minutes"


@dataclass(frozen=True)
class Lead:
    """How long before an anchor.

    Attributes:
        count: Of the unit; 0 is the day, or the hour, itself.
        hour: On that day; nothing for minutes.
    """

    unit: LeadUnit
    count: int = 0
    hour: time = MORNING


@dataclass(frozen=True)
class Anchor:
    """Where a date of a record stands.

    Attributes:
        on: The day in Tehran.
        at: Its moment, where it has one.
    """

    on: date
    at: datetime | None = None


def anchor_at(at: datetime) -> Anchor:
    """A moment as an anchor."""
    return Anchor(to_tehran(at).date(), at)


def moment_of(anchor: Anchor, lead: Lead, calendar: Calendar) -> datetime:
    """When a reminder so long before this anchor is due, in UTC."""
    if lead.unit is LeadUnit.MINUTES:
        return (anchor.at or from_tehran(anchor.on, lead.hour)) - timedelta(minutes=lead.count)
    return from_tehran(_day_of(anchor.on, lead, calendar), lead.hour)


def _day_of(day: date, lead: Lead, calendar: Calendar) -> date:
    if lead.unit is LeadUnit.WORK_DAYS:
        return calendar.add_work_days(day, -lead.count)
    if lead.unit is LeadUnit.DAYS:
        return _worked_before(day - timedelta(days=lead.count), calendar)
    first = day - timedelta(days=weekday_index(day))
    while first < day and not calendar.is_work_day(first):
        first += timedelta(days=1)
    return first


def _worked_before(day: date, calendar: Calendar) -> date:
    return day if calendar.is_work_day(day) else calendar.add_work_days(day, -1)


def lead_of(row: Mapping[str, Any]) -> Lead:
    """The lead a reminder's columns hold."""
    return Lead(LeadUnit(row["lead_unit"]), row["lead_count"], row["hour"] or MORNING)


def follow_calendar(session: Session, calendar: Calendar) -> None:
    """Move what waits before a date, now that other days are worked.

    Args:
        session: The transaction of the change; its journal entry tells why.
        calendar: As it is from now on.
    """
    # Held, or a deed that moves the anchor just now would be written over from where it stood.
    rows = session.execute(
        select(REMINDERS)
        .where(REMINDERS.c.state == ReminderState.WAITING.value, REMINDERS.c.anchor != "")
        .with_for_update()
    )
    for row in [dict(one) for one in rows.mappings()]:
        anchor = Anchor(row["anchor_on"], row["anchor_at"])
        due_at = moment_of(anchor, lead_of(row), calendar)
        if due_at != row["due_at"]:
            session.execute(
                update(REMINDERS)
                .where(REMINDERS.c.id == row["id"])
                .values(due_at=due_at, version=row["version"] + 1)
            )
