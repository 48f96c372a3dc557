"""What is typed of a reminder, tidied and proved."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from app.changes import Kind
from app.errors import InvalidFields, InvalidInput, NotFound
from app.limits import checked_length
from app.reminded import Stands
from app.reminder_moments import Lead, LeadUnit, moment_of
from app.reminder_sources import SOURCES
from app.text import SHORT_LIMIT, persian_digits, tidy
from app.workdays import Calendar

PAST: Final = "این زمان گذشته است."
TOO_LATE: Final = "دورتر از دو سال یادآوری نمی‌شود."
NO_MOMENT: Final = "چه زمانی یادآوری شود؟"
LATEST: Final = timedelta(days=731)
MOST_COUNT: Final = {LeadUnit.MINUTES: 24 * 60}
MOST_DAYS: Final = 90


@dataclass(frozen=True, kw_only=True)
class ReminderDraft:
    """A reminder as the form hands it over.

    Attributes:
        part_id: A referral of an order; 0 for the whole record.
        at: A moment, aware; or None and relative to `anchor`.
        anchor: A date of the record by its name (`app.reminder_sources`).
        lead: How long before it.
        operator_id: Whom it reminds; whoever sets it when None.
        request_key: Made once by a form, so that a repeated save finds its own record.
    """

    kind: Kind
    record_id: int
    part_id: int = 0
    at: datetime | None = None
    anchor: str = ""
    lead: Lead | None = None
    note: str = ""
    operator_id: int | None = None
    request_key: UUID = field(default_factory=uuid4)


@dataclass(frozen=True)
class CheckedReminder:
    """A reminder that may be written."""

    due_at: datetime
    lead: Lead
    note: str


def checked(
    draft: ReminderDraft, stands: Stands, calendar: Calendar, now: datetime
) -> CheckedReminder:
    """Prove a draft against how its record stands.

    Raises:
        InvalidFields: Each field that cannot be taken; the past never reminds.
    """
    problems: list[InvalidInput] = []
    note = checked_length("note", tidy(draft.note), SHORT_LIMIT, problems)
    lead = draft.lead or Lead(LeadUnit.WORK_DAYS)
    due_at = _due_at(draft, lead, stands, calendar, problems)
    name = "lead" if draft.anchor else "at"
    if due_at is not None and due_at <= now:
        problems.append(InvalidInput(name, PAST))
    elif due_at is not None and due_at > now + LATEST:
        problems.append(InvalidInput(name, TOO_LATE))
    if problems or due_at is None:
        raise InvalidFields(problems)
    return CheckedReminder(due_at.replace(second=0, microsecond=0), lead, note)


def _due_at(
    draft: ReminderDraft,
    lead: Lead,
    stands: Stands,
    calendar: Calendar,
    problems: list[InvalidInput],
) -> datetime | None:
    if not draft.anchor:
        if draft.at is None:
            problems.append(InvalidInput("at", NO_MOMENT))
        return draft.at
    if draft.anchor not in SOURCES[draft.kind].anchors:
        raise NotFound("چنین تاریخی در این رکورد نیست.")
    name = SOURCES[draft.kind].anchors[draft.anchor]
    anchor = stands.anchors.get(draft.anchor)
    if anchor is None:
        problems.append(InvalidInput("lead", f"«{stands.title}» اکنون «{name}» ندارد."))
        return None
    most = MOST_COUNT.get(lead.unit, MOST_DAYS)
    if not 0 <= lead.count <= most:
        problems.append(InvalidInput("lead", persian_digits(f"میان ۰ و {most} بنویسید.")))
        return None
    if lead.unit is LeadUnit.MINUTES and anchor.at is None:
        problems.append(InvalidInput("lead", f"«{name}» ساعت ندارد؛ چند روز پیش را برگزینید."))
        return None
    return moment_of(anchor, lead, calendar)
