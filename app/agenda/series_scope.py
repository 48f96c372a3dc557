"""Which entries a deed on a series reaches, said before it is done; and a series whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.access import Right, require
from app.agenda.deeds import seen_event
from app.agenda.recurring import DayOffRule, recurrence_words
from app.agenda.series_rows import (
    NO_SERIES,
    Scope,
    ScopeEntry,
    SeriesSheet,
    occurrence_rows,
    recurrence_of,
    series_row,
    skipped_days,
)
from app.agenda.states import PLANNED, EventState
from app.agenda.texts import BUSY, EVENT_STATES
from app.errors import NotAllowed, NotFound
from app.session import OfficeSession
from app.text import persian_digits


def series_scope(
    session: OfficeSession, event_id: int, scope: Scope, *, with_detached: bool = False
) -> list[ScopeEntry]:
    """Every entry a deed on so much of a series reaches, with those it will leave alone.

    Args:
        session: Where to ask.
        event_id: The occurrence somebody stands on.
        scope: How much.
        with_detached: Whether those changed by hand are reached too.

    Raises:
        NotAllowed: The operator may not see the programme, or the entry does not repeat.
        NotFound: There is no such entry for him.
    """
    require(session.desk.operator, Right.READ_AGENDA)
    this = seen_event(session, event_id)
    if this["series_id"] is None:
        raise NotAllowed(NO_SERIES)
    rows = occurrence_rows(session, this["series_id"])
    if scope is Scope.THIS:
        rows = [row for row in rows if row["id"] == event_id]
    elif scope is Scope.FOLLOWING:
        rows = [row for row in rows if row["series_day"] >= this["series_day"]]
    return [
        _scope_entry(session, row, is_this=row["id"] == event_id, with_detached=with_detached)
        for row in rows
    ]


def _scope_entry(
    session: OfficeSession, row: Mapping[str, Any], *, is_this: bool, with_detached: bool
) -> ScopeEntry:
    hidden = row["classification"] > session.desk.operator.clearance
    return ScopeEntry(
        id=row["id"],
        version=row["version"],
        number="" if hidden else row["number"],
        subject=BUSY if hidden else row["subject"],
        state=EventState.SCHEDULED if hidden else EventState(row["state"]),
        series_day=row["series_day"],
        starts_at=row["starts_at"],
        ends_at=row["ends_at"],
        all_day=row["all_day"],
        left_alone=_left_alone(session, row, is_this=is_this, with_detached=with_detached),
    )


def _left_alone(
    session: OfficeSession, row: Mapping[str, Any], *, is_this: bool, with_detached: bool
) -> str:
    state = EventState(row["state"])
    if row["classification"] > session.desk.operator.clearance:
        return "بالاتر از دسترسی شماست"
    if state not in PLANNED:
        return EVENT_STATES[state]
    if is_this:
        return ""
    if row["detached"] and not with_detached:
        return "جداگانه تغییر کرده است"
    return "زمان آن گذشته است" if row["starts_at"] < session.desk.clock.now() else ""


def series_sheet(session: OfficeSession, series_id: int) -> SeriesSheet:
    """A series with its occurrences and the days it leaves out.

    Raises:
        NotAllowed: The operator may not see the programme.
        NotFound: There is no such series for this operator.
    """
    require(session.desk.operator, Right.READ_AGENDA)
    series = series_row(session, series_id)
    rule = recurrence_of(series)
    rows = occurrence_rows(session, series_id)
    if all(row["classification"] > session.desk.operator.clearance for row in rows):
        raise NotFound(NO_SERIES)
    return SeriesSheet(
        id=series_id,
        version=series["version"],
        recurrence=rule,
        day_off_rule=DayOffRule(series["day_off_rule"]),
        words=recurrence_words(rule),
        occurrences=tuple(
            _scope_entry(session, row, is_this=False, with_detached=False) for row in rows
        ),
        skipped=tuple(skipped_days(session, series_id).items()),
    )


def touched_entries(
    session: OfficeSession, event_id: int, scope: Scope, *, with_detached: bool = False
) -> list[ScopeEntry]:
    """The entries of a scope that are touched.

    Raises:
        NotAllowed: The one somebody stands on is none of them, or the entry does not repeat.
        NotFound: There is no such entry for him.
    """
    scoped = series_scope(session, event_id, scope, with_detached=with_detached)
    for one in scoped:
        if one.id == event_id and one.left_alone:
            words = f"برنامه {one.number} در وضعیت «{one.left_alone}» است و عوض نمی‌شود."
            raise NotAllowed(persian_digits(words))
    return [one for one in scoped if not one.left_alone]
