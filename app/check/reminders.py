"""Proof of the reminders: each stands where its record says, and is of a record there is."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select

from app.changes import Kind
from app.check.faults import Fault, Part
from app.clock import SystemClock
from app.operators import NOBODY
from app.reminded import followed
from app.reminder_moments import REMINDERS
from app.reminder_sources import SOURCES
from app.session import Desk, OfficeSession
from app.settings import office_calendar


def reminders_agree(connection: Connection) -> Iterator[Fault]:
    """What waits before a date waits at the moment that date gives; the settled let go."""
    session = OfficeSession(connection, Desk(NOBODY, SystemClock()))
    calendar = office_calendar(session)
    rows = session.execute(select(REMINDERS).order_by(REMINDERS.c.id)).mappings()
    for row in [dict(one) for one in rows]:
        source = SOURCES.get(Kind(row["kind"]))
        parts = source.parts(session, row["record_id"]) if source is not None else {}
        if not parts:
            yield _fault(row["id"], f"یادآوری «{row['title']}» رکوردی ندارد.")
            continue
        should = followed(row, parts.get(row["part_id"]), calendar)
        # What it is found by is proved with all that can be found (`app.check.search_keys`).
        should.pop("search_key", None)
        wrong = [name for name, value in should.items() if row[name] != value]
        if wrong:
            yield _fault(
                row["id"],
                f"یادآوری «{row['title']}» با رکورد خود نمی‌خواند ({'، '.join(wrong)}).",
            )


def _fault(number: int, words: str) -> Fault:
    return Fault(Part.REMINDERS, Kind.REMINDER.value, number, words)
