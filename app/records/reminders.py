"""Reminders as JSON: one's own, and those one set for others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from app import journal
from app.access import Right
from app.changes import Changes, Kind
from app.errors import InvalidInput
from app.operators import list_operators
from app.records.asking import Added, Asked, Found, RecordKind
from app.records.fields import (
    choice_field,
    id_field,
    key_field,
    moment_field,
    number_field,
    text_field,
    time_field,
)
from app.records.plain import Plain, plain, plain_object
from app.reminder_moments import MORNING, Lead, LeadUnit
from app.reminder_sources import SOURCES
from app.reminders import (
    ReminderDraft,
    ReminderFilter,
    ReminderRow,
    ReminderView,
    count_reminders,
    list_reminders,
    reminder_sheet,
    set_reminder,
)
from app.session import OfficeSession


def _add(session: OfficeSession, values: Mapping[str, Any]) -> Changes[Added]:
    given = dict(values)
    for name in ("kind", "record_id"):
        if given.get(name) is None:
            raise InvalidInput(name, "یادآوری روی کدام رکورد است؟")
    lead = Lead(
        given.pop("lead_unit", None) or LeadUnit.WORK_DAYS,
        given.pop("lead_count", None) or 0,
        given.pop("hour", None) or MORNING,
    )
    name = given.pop("to", "")
    draft = replace(ReminderDraft(**given), operator_id=_operator(session, name), lead=lead)
    made = set_reminder(session, draft)
    row = reminder_sheet(session, made.value)
    return Changes(Added(made.value, row.subject, row.state.value), made.kinds)


def _operator(session: OfficeSession, name: str) -> int | None:
    """Whom it reminds, by the short name; nobody named is whoever sets it."""
    if not name:
        return None
    found = next((one.id for one in list_operators(session) if one.name == name), None)
    if found is None:
        raise InvalidInput("to", "چنین همکاری نیست؛ «daftar users» نام‌های کوتاه را دارد.")
    return found


def _listed(session: OfficeSession, asked: Asked) -> Found:
    view = ReminderView(asked.state) if asked.state else ReminderView.WAITING
    wanted = ReminderFilter(asked.text, view)
    rows = list_reminders(session, wanted, limit=asked.limit)
    return Found(tuple(plain_object(row) for row in rows), count_reminders(session, wanted))


def _whole(session: OfficeSession, number: int) -> dict[str, Plain]:
    row = plain_object(reminder_sheet(session, number))
    # A trace tells of other people's reminders too.
    may = session.desk.operator.may(Right.MANAGE_OPERATORS)
    trace = journal.history(session, Kind.REMINDER, number) if may else []
    return {**row, "history": plain(trace)}


REMINDER: Final = RecordKind(
    name="reminder",
    fields=(
        choice_field("kind", SOURCES, Kind.ORDER),
        id_field("record_id"),
        number_field("part_id"),
        moment_field("at", "1405-09-03 08:00"),
        text_field("anchor"),
        choice_field("lead_unit", LeadUnit, None),
        number_field("lead_count"),
        time_field("hour"),
        text_field("note", "پیش از جلسه زنگ بزن"),
        text_field("to"),
        key_field("request_key"),
    ),
    sheet=ReminderRow,
    extras=("history",),
    states=tuple(ReminderView),
    add=_add,
    listed=_listed,
    whole=_whole,
)
