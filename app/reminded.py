"""How reminders follow their record: moved with its dates, let go when it is settled, back again.

A register says how its record stands after each deed (`reminders_follow`); what it can be reminded
of besides is declared in `app.reminder_sources`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from zlib import crc32

from sqlalchemy import func, select, update

from app import journal
from app.changes import Kind
from app.moments import moment_text
from app.reminder_keys import reminder_search_key
from app.reminder_moments import REMINDERS, Anchor, ReminderState, lead_of, moment_of
from app.session import OfficeSession
from app.settings import office_calendar
from app.text import SHORT_LIMIT
from app.workdays import Calendar

_RESTING: Final = (ReminderState.DONE.value, ReminderState.REMOVED.value)


@dataclass(frozen=True, kw_only=True)
class Stands:
    """How a record, or a part of it, stands for its reminders.

    Attributes:
        title: As lists show it.
        is_settled: Nobody need be reminded of it any more.
        anchors: Its dates that mean something now, by name.
    """

    number: str
    title: str
    classification: int
    is_settled: bool
    anchors: Mapping[str, Anchor] = field(default_factory=dict)


#: By part; 0 is the whole record.
Parts = Mapping[int, Stands]


def reminders_follow(
    session: OfficeSession, kind: Kind, record_id: int, parts: Callable[[], Parts]
) -> None:
    """Let the reminders on a record follow what was just written; a part of the record's own deed.

    Args:
        session: The transaction.
        kind: Of the record.
        record_id: Its id.
        parts: How it stands now; asked only where it has reminders.
    """
    hold_reminders(session, kind, record_id)
    rows = session.execute(
        select(REMINDERS).where(REMINDERS.c.kind == kind.value, REMINDERS.c.record_id == record_id)
    )
    found = [dict(row) for row in rows.mappings()]
    if not found:
        return
    standing = parts()
    calendar = office_calendar(session)
    for row in found:
        _follow(session, row, followed(row, standing.get(row["part_id"]), calendar))


def hold_reminders(session: OfficeSession, kind: Kind, record_id: int) -> None:
    """Let nobody else set reminders on a record, or move them with it, until this is over.

    Without it a reminder set while another desk closes its record would wait for ever. SQLite's
    one writer needs none of it.
    """
    if session.get_bind().dialect.name == "postgresql":
        key = crc32(kind.value.encode()) & 0x7FFFFFFF
        session.execute(select(func.pg_advisory_xact_lock(key, record_id)))


def followed(row: Mapping[str, Any], stands: Stands | None, calendar: Calendar) -> dict[str, Any]:
    """What a reminder's columns are, its record standing so; None for a part that is gone."""
    after: dict[str, Any] = {}
    if stands is not None:
        after |= said_of(stands)
        after["search_key"] = reminder_search_key({**row, **after})
    if row["state"] in _RESTING:
        return after
    anchor = stands.anchors.get(row["anchor"]) if stands is not None else None
    runs = stands is not None and not stands.is_settled
    if anchor is not None and runs:
        after |= {
            "anchor_on": anchor.on,
            "anchor_at": anchor.at,
            "due_at": moment_of(anchor, lead_of(row), calendar),
        }
    reminds = runs and (not row["anchor"] or anchor is not None)
    state = ReminderState.WAITING if reminds else ReminderState.LET_GO
    return after | {"state": state.value}


def said_of(stands: Stands) -> dict[str, Any]:
    """What a reminder says of its record."""
    return {
        "number": stands.number,
        "title": stands.title[:SHORT_LIMIT],
        "classification": stands.classification,
    }


def _follow(session: OfficeSession, row: Mapping[str, Any], after: dict[str, Any]) -> None:
    changes = {name: value for name, value in after.items() if row[name] != value}
    if not changes:
        return
    if "state" in changes:
        changes["state_since"] = session.desk.clock.now()
    session.execute(
        update(REMINDERS)
        .where(REMINDERS.c.id == row["id"])
        .values(**changes, version=row["version"] + 1)
    )
    words = _words(row, changes)
    if words:
        journal.note(
            session,
            Kind.REMINDER,
            row["id"],
            "follow_record",
            words,
            classification=after.get("classification", row["classification"]),
        )


def _words(row: Mapping[str, Any], changes: Mapping[str, Any]) -> str:
    """What befell a reminder, or nothing where only its record's title changed."""
    if changes.get("state") == ReminderState.LET_GO.value:
        return f"یادآوری «{row['title']}» کنار رفت، چون دیگر در جریان نیست."
    at = changes.get("due_at", row["due_at"])
    if "state" in changes:
        return f"یادآوری «{row['title']}» برگشت: {moment_text(at)}."
    if "due_at" in changes:
        return f"یادآوری «{row['title']}» با تاریخ آن به {moment_text(at)} رفت."
    return ""
