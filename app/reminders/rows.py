"""What questions about reminders are answered with: frozen values, no table's object."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from app.changes import Kind
from app.jalali import clock_text
from app.reminder_moments import Lead, LeadUnit, ReminderState
from app.text import isolate, persian_digits

#: What a form offers before a date of a record, the likeliest first.
DAY_LEADS: Final = (
    Lead(LeadUnit.WORK_DAYS, 1),
    Lead(LeadUnit.WORK_DAYS, 0),
    Lead(LeadUnit.WORK_DAYS, 3),
    Lead(LeadUnit.DAYS, 7),
    Lead(LeadUnit.WEEK_START),
)
#: And before one that has its hour.
HOUR_LEADS: Final = (
    Lead(LeadUnit.MINUTES, 0),
    Lead(LeadUnit.MINUTES, 30),
    Lead(LeadUnit.MINUTES, 60),
)


def lead_words(lead: Lead, anchor: str) -> str:
    """A lead as people say it, with its hour; «anchor» is what they call the date."""
    said = day_words(lead, anchor)
    return said if lead.unit is LeadUnit.MINUTES else f"{said}، {isolate(clock_text(lead.hour))}"


def day_words(lead: Lead, anchor: str) -> str:
    """A lead as people say it, where the moment stands beside it."""
    count = lead.count
    if lead == DAY_LEADS[0]:
        return f"روز کاری پیش از {anchor}"
    said = {
        LeadUnit.MINUTES: f"{count} دقیقه پیش از {anchor}" if count else f"سر وقت {anchor}",
        LeadUnit.WORK_DAYS: f"{count} روز کاری پیش از {anchor}" if count else f"روز {anchor}",
        LeadUnit.DAYS: f"یک هفته پیش از {anchor}" if count == 7 else f"{count} روز پیش از {anchor}",
        LeadUnit.WEEK_START: f"آغاز هفته {anchor}",
    }
    return persian_digits(said[lead.unit])


class ReminderView(StrEnum):
    """Which reminders a list shows."""

    WAITING = "waiting"
    TODAY = "today"
    DONE = "done"
    FOR_OTHERS = "for_others"


@dataclass(frozen=True)
class ReminderFilter:
    """Which reminders are asked for.

    Attributes:
        text: A question as typed; its days are those the reminders are due.
    """

    text: str = ""
    view: ReminderView = ReminderView.WAITING


@dataclass(frozen=True)
class ReminderRow:
    """A reminder as lists show it.

    Attributes:
        subject: Of its record, as lists show it.
        at: Tehran time, aware.
        relative: Before which date of its record, in words; empty for a moment that was typed.
        operator: Whom it reminds.
        made_by: Who set it.
        is_mine: It reminds whoever asks.
        put_off_until: Tehran time; None where it is not put off.
    """

    id: int
    version: int
    kind: Kind
    record_id: int
    part_id: int
    number: str
    subject: str
    note: str
    at: datetime
    relative: str
    state: ReminderState
    operator: str
    made_by: str
    is_mine: bool
    classification: int
    put_off_until: datetime | None

    @property
    def record(self) -> tuple[Kind, int, int]:
        """What it reminds of: kind, id and part."""
        return self.kind, self.record_id, self.part_id


@dataclass(frozen=True)
class AnchorChoice:
    """A reminder a form can offer: so long before this date of the record.

    Attributes:
        words: With the moment it would remind at now.
    """

    part_id: int
    anchor: str
    lead: Lead
    words: str


@dataclass(frozen=True)
class RecordReminders:
    """A record as the form of its reminders shows it.

    Attributes:
        titles: Of the record and of its parts.
        is_settled: Nobody need be reminded of it any more.
        choices: Before its dates, those that lie ahead.
        colleagues: Who else may be reminded of it: id and name.
        reminders: Those that wait, of this operator or set by him.
        classification: Of its most secret part.
    """

    kind: Kind
    record_id: int
    titles: dict[int, str]
    is_settled: bool
    choices: tuple[AnchorChoice, ...]
    colleagues: tuple[tuple[int, str], ...]
    reminders: tuple[ReminderRow, ...]
    classification: int
