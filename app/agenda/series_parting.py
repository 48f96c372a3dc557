"""What every deed on a series does to it: prove what was shown, part it, write its days."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import Any, Final
from uuid import uuid4

from sqlalchemy import delete, insert, select, update

from app.agenda.bookings import BOOKINGS, lock_subjects
from app.agenda.deeds import seen_event
from app.agenda.recurring import Recurrence
from app.agenda.series_rows import (
    EXCEPTIONS,
    NO_SERIES,
    SERIES,
    rule_columns,
)
from app.agenda.tables import EVENTS
from app.database import STALE
from app.errors import NotAllowed, StaleRecord
from app.session import OfficeSession

_SCOPE_CHANGED: Final = "نوبت‌های این تکرار در این میان عوض شد؛ دوباره نگاه کنید."

ONE_DAY: Final = timedelta(days=1)


def read_occurrence(session: OfficeSession, event_id: int, version: int) -> dict[str, Any]:
    """An occurrence as the desk read it.

    Raises:
        NotAllowed: It is of no series.
        NotFound: There is no such entry for him.
        StaleRecord: Another desk did something since.
    """
    this = seen_event(session, event_id)
    if this["series_id"] is None:
        raise NotAllowed(NO_SERIES)
    if this["version"] != version:
        raise StaleRecord(STALE)
    return this


def hold_subjects(session: OfficeSession, event_ids: Collection[int]) -> None:
    """Hold whom and what entries book, all at once and before anything is written.

    One after another, two desks with two series could wait for each other in a circle.
    """
    keys = session.execute(
        select(BOOKINGS.c.subject_key).distinct().where(BOOKINGS.c.event_id.in_(list(event_ids)))
    ).scalars()
    lock_subjects(session, list(keys))


def require_seen(touched: Collection[int], seen: Collection[int] | None) -> None:
    """Refuse to touch others than somebody was shown; None where nobody was.

    Raises:
        StaleRecord: They are others by now.
    """
    if seen is not None and set(touched) != set(seen):
        raise StaleRecord(_SCOPE_CHANGED)


def part_series(
    session: OfficeSession,
    series: Mapping[str, Any],
    day: date,
    rule: Recurrence,
    hours: Mapping[str, Any],
) -> int:
    """Part a series at a day: it ends before it, and a new one has the rest; the new one's id."""
    kept = {name: series[name] for name in ("begins_at", "minutes", "day_off_rule")}
    columns = {**kept, **rule_columns(rule), **hours}
    number: int = session.execute(
        insert(SERIES).values(**columns, request_key=uuid4(), version=1).returning(SERIES.c.id)
    ).scalar_one()
    session.execute(
        update(EVENTS)
        .where(EVENTS.c.series_id == series["id"], EVENTS.c.series_day >= day)
        .values(series_id=number)
    )
    session.execute(
        update(EXCEPTIONS)
        .where(EXCEPTIONS.c.series_id == series["id"], EXCEPTIONS.c.day >= day)
        .values(series_id=number)
    )
    write_series(session, series, last_day=day - ONE_DAY)
    return number


def has_before(session: OfficeSession, series_id: int, day: date) -> bool:
    """Whether a series has occurrences before a day."""
    asked = select(EVENTS.c.id).where(EVENTS.c.series_id == series_id, EVENTS.c.series_day < day)
    return session.execute(asked.limit(1)).first() is not None


def leave_out(session: OfficeSession, series_id: int, day: date, reason: str) -> None:
    """Keep that a series has no occurrence on a day."""
    session.execute(
        delete(EXCEPTIONS).where(EXCEPTIONS.c.series_id == series_id, EXCEPTIONS.c.day == day)
    )
    session.execute(insert(EXCEPTIONS).values(series_id=series_id, day=day, reason=reason))


def write_series(session: OfficeSession, series: Mapping[str, Any], **columns: Any) -> None:
    """Write columns of a series over the version that was read.

    Raises:
        StaleRecord: Another desk was faster.
    """
    saved = session.execute(
        update(SERIES)
        .where(SERIES.c.id == series["id"], SERIES.c.version == series["version"])
        .values(**columns, version=series["version"] + 1)
        .returning(SERIES.c.id)
    ).scalar()
    if saved is None:
        raise StaleRecord(STALE)


def place_occurrence(session: OfficeSession, event_id: int, **columns: Any) -> None:
    """Write where an entry belongs in its series; its own deed has written all else."""
    session.execute(update(EVENTS).where(EVENTS.c.id == event_id).values(**columns))
