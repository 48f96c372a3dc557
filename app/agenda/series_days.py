"""Skipping one day of a series with a reason, and adding it back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from sqlalchemy import delete

from app.access import Right, require
from app.agenda.copying import fresh_copy
from app.agenda.deeds import seen_event
from app.agenda.recurring import DayChoices, DayOffRule, Fate, PlacedDay, placed_days
from app.agenda.scheduling import cancel_event
from app.agenda.series import write_occurrences
from app.agenda.series_parting import leave_out, write_series
from app.agenda.series_rows import (
    EXCEPTIONS,
    NO_SERIES,
    choices_of,
    days_off_of,
    occurrence_rows,
    series_row,
    skipped_days,
)
from app.agenda.sheets import event_draft
from app.agenda.states import PLANNED, EventState
from app.changes import Changes, Kind, changed
from app.errors import NotAllowed, NotFound
from app.session import OfficeSession
from app.text import SHORT_LIMIT, tidy

_NO_SUCH_DAY: Final = "این تکرار در این روز نوبتی ندارد که کنار گذاشته شده باشد."
_NOTHING_LIKE_IT: Final = "نوبتی که مانند آن ساخته شود نمانده است."


def skip_occurrence(
    session: OfficeSession, event_id: int, version: int, reason: str
) -> Changes[int]:
    """Leave one occurrence out: it is cancelled, and the series knows the day as skipped.

    Raises:
        InvalidInput: The reason is missing.
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    require(session.desk.operator, Right.PLAN_AGENDA)
    row = seen_event(session, event_id)
    if row["series_id"] is None:
        raise NotAllowed(NO_SERIES)
    cancel_event(session, event_id, version, reason)
    leave_out(session, row["series_id"], row["series_day"], tidy(reason)[:SHORT_LIMIT])
    return changed(event_id, Kind.EVENT)


def restore_occurrence(
    session: OfficeSession, series_id: int, day: date, *, override_reason: str = ""
) -> Changes[int]:
    """Add a skipped day back: a new entry like its neighbour, with a number and check of its own.

    Args:
        session: The transaction.
        series_id: Of the series.
        day: As the series means it.
        override_reason: Why it may stand although it clashes; needs the right to.

    Returns:
        The id of the new entry.

    Raises:
        Clashing: The time is not free.
        NotAllowed: The operator may not, or nothing is left it could be like.
        NotFound: The series skips no such day.
    """
    require(session.desk.operator, Right.PLAN_AGENDA)
    series = series_row(session, series_id)
    if day not in skipped_days(session, series_id):
        raise NotFound(_NO_SUCH_DAY)
    like = _neighbour(session, series_id, day)
    draft = event_draft(session, like["id"])
    if draft.when is None:
        raise NotAllowed(_NOTHING_LIKE_IT)
    session.execute(
        delete(EXCEPTIONS).where(EXCEPTIONS.c.series_id == series_id, EXCEPTIONS.c.day == day)
    )
    # Moved or cut short since, the series runs over this day again.
    first, last = min(series["first_day"], day), max(series["last_day"], day)
    write_series(session, series, first_day=first, last_day=last)
    template = replace(fresh_copy(draft), override_reason=override_reason)
    placed = _place(session, series, day)
    (written,) = write_occurrences(session, series_id, template, draft.when, [placed])
    return changed(written, Kind.EVENT)


def _neighbour(session: OfficeSession, series_id: int, day: date) -> Mapping[str, Any]:
    """The occurrence nearest to a day whose time stands as the series has it."""
    clearance = session.desk.operator.clearance
    alike = [
        row
        for row in occurrence_rows(session, series_id)
        if row["classification"] <= clearance and row["starts_at"] is not None
    ]
    planned = [row for row in alike if EventState(row["state"]) in PLANNED and not row["detached"]]
    if not alike:
        raise NotAllowed(_NOTHING_LIKE_IT)
    return min(planned or alike, key=lambda row: abs((row["series_day"] - day).days))


def _place(session: OfficeSession, series: Mapping[str, Any], day: date) -> PlacedDay:
    """Where a day comes back: behind a day off where the series moves on, else on itself."""
    taken = {row["series_day"] for row in occurrence_rows(session, series["id"])}
    rule = choices_of(session, series).rule
    if rule is DayOffRule.NEXT:
        (placed,) = placed_days([day], days_off_of(session), DayChoices(rule=rule))
        if placed.day is not None and placed.day not in taken:
            return placed
    return PlacedDay(day, day, Fate.KEPT)
