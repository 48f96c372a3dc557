"""The words and tones of the dossier desk of a case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from app.clock import to_tehran
from app.jalali import clock_text, jalali_text
from app.protocol.rows import CaseSheet, EntryLine, TaskLine
from app.protocol.states import EntryKind, TaskState
from app.protocol.texts import CASE_KINDS, TASK_STATES
from app.text import isolate, persian_count, persian_digits
from ui.common.state_tones.protocol import TASK_TONES
from ui.theme import Tone

NOTHING: Final = "—"
#: Letters of a subject that have room in a head.
LONGEST_TITLE: Final = 70

ENTRY_TONES: Final[Mapping[EntryKind, Tone]] = {
    EntryKind.JOURNEY: Tone.INFORMATION,
    EntryKind.RECEPTION: Tone.ACCENT,
    EntryKind.FAREWELL: Tone.ACCENT,
    EntryKind.MEAL: Tone.WARNING,
    EntryKind.REST: Tone.QUIET,
}


def entry_tone(kind: EntryKind) -> Tone:
    """The tone of an entry of a programme."""
    return ENTRY_TONES.get(kind, Tone.SUCCESS)


def shown_count(count: int) -> str:
    """A count as it is read."""
    return persian_count(count)


def shown_number(number: str) -> str:
    """A number of the registers, whose parts keep their places."""
    return isolate(persian_digits(number)) if number else ""


def shown_day(day: date | None) -> str:
    """A day, or nothing."""
    return isolate(jalali_text(day)) if day is not None else ""


def shown_hour(moment: datetime) -> str:
    """An hour of Tehran."""
    return isolate(clock_text(to_tehran(moment).timetz()))


def shown_moment(moment: datetime | None) -> str:
    """A moment with its hour, or nothing."""
    if moment is None:
        return ""
    return f"{isolate(jalali_text(to_tehran(moment).date()))}، {shown_hour(moment)}"


def joined(*parts: str) -> str:
    """The parts that say something, behind each other."""
    return " · ".join(part for part in parts if part)


def case_name(sheet: CaseSheet) -> str:
    """A case as titles name it."""
    return f"{CASE_KINDS[sheet.kind]} {shown_number(sheet.number)}"


def desk_title(sheet: CaseSheet) -> str:
    """What the desk is headed by: a long subject is cut, as no head breaks into lines."""
    subject = sheet.subject
    if len(subject) > LONGEST_TITLE:
        subject = f"{subject[:LONGEST_TITLE].rstrip()} …"
    return f"{case_name(sheet)} — {subject}"


def case_days(sheet: CaseSheet) -> str:
    """From when to when a case lasts."""
    if sheet.starts_on == sheet.ends_on:
        return shown_day(sheet.starts_on)
    return f"{shown_day(sheet.starts_on)} تا {shown_day(sheet.ends_on)}"


def where_words(sheet: CaseSheet) -> str:
    """When and where a case is, and whose it is."""
    where = "، ".join(part for part in (sheet.country, sheet.city, sheet.place) if part)
    owner = f"مسئول: {sheet.owner}" if sheet.owner else ""
    return joined(case_days(sheet), where, sheet.body, owner)


def late_words(days: int) -> str:
    """How late something is."""
    return f"{shown_count(days)} روز دیرکرد"


def next_task(sheet: CaseSheet) -> TaskLine | None:
    """What is to be done next: of those that wait for nothing, whichever is due first."""
    found = [one for one in sheet.tasks if one.state is TaskState.OPEN]
    found.sort(key=lambda one: (one.waits, one.due_on or date.max, one.stage, one.place))
    return found[0] if found else None


def next_words(sheet: CaseSheet) -> str:
    """The next step, whose it is and until when."""
    task = next_task(sheet)
    if task is None:
        return "گامی نمانده است." if sheet.tasks else ""
    owner = f"با {task.responsible}" if task.responsible else "بی‌مسئول"
    due = f"تا {shown_day(task.due_on)}" if task.due_on is not None else ""
    late = late_words(task.late_days) if task.late_days else ""
    return joined(f"گام بعدی: {task.title}", owner, due, late)


def task_words(one: TaskLine) -> str:
    """How a step of the checklist stands, in a chip."""
    if one.state is not TaskState.OPEN:
        return TASK_STATES[one.state]
    if one.late_days:
        return late_words(one.late_days)
    return "در نوبت" if one.waits else TASK_STATES[one.state]


def task_tone(one: TaskLine) -> Tone:
    """The tone of that chip."""
    if one.state is TaskState.OPEN and (one.late_days or one.waits):
        return Tone.DANGER if one.late_days else Tone.QUIET
    return TASK_TONES[one.state]


def entry_hours(one: EntryLine) -> str:
    """From when to when an entry lasts; its end alone has a day of its own."""
    begins, ends = to_tehran(one.starts_at), to_tehran(one.ends_at)
    if begins == ends:
        return shown_hour(one.starts_at)
    last = shown_hour(one.ends_at) if begins.date() == ends.date() else shown_moment(one.ends_at)
    return f"{shown_hour(one.starts_at)} تا {last}"


def programme_words(one: EntryLine) -> str:
    """Whether an entry stands in the governor's programme."""
    if one.event_id is not None:
        return joined("در تقویم", shown_number(one.event_number))
    return "در تقویم نیست" if one.with_governor else NOTHING
