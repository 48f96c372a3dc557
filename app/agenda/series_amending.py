"""Amending and cancelling this occurrence, this and those after it, or all of a series."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any, Final

from app.access import Right, require
from app.agenda.amending import amend_event
from app.agenda.clashes import Clashing
from app.agenda.drafts import AttendeeDraft, EventDraft
from app.agenda.scheduling import cancel_event
from app.agenda.series_parting import (
    ONE_DAY,
    has_before,
    hold_subjects,
    part_series,
    place_occurrence,
    read_occurrence,
    require_seen,
    write_series,
)
from app.agenda.series_rows import (
    Scope,
    occurrence_rows,
    recurrence_of,
    series_row,
    together,
)
from app.agenda.series_scope import touched_entries
from app.agenda.sheets import event_draft
from app.changes import Changes, Kind, changed
from app.errors import InvalidFields, InvalidInput
from app.session import OfficeSession

_MOVE_TIME: Final = "زمان نوبت‌ها را با «جابه‌جایی» عوض کنید."

#: What a form says of one entry alone.
_OWN: Final = frozenset({"when", "tentative", "links", "override_reason", "request_key"})


def amend_series(
    session: OfficeSession,
    event_id: int,
    version: int,
    scope: Scope,
    draft: EventDraft,
    *,
    seen: Collection[int] | None = None,
    with_detached: bool = False,
) -> Changes[tuple[int, ...]]:
    """Correct what was typed of an occurrence, and of the others of the scope what was changed.

    Only what the form says otherwise than the entry is written into the others: what they have of
    their own stays. Their times stay too.

    Returns:
        The entries that were touched.

    Raises:
        Clashing: Whoever shall attend now is not free on days that are named.
        InvalidFields: Something typed cannot be taken, or the time was changed.
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    require(session.desk.operator, Right.PLAN_AGENDA)
    this = read_occurrence(session, event_id, version)
    own = event_draft(session, this["id"])
    if draft.when is not None and draft.when != own.when:
        raise InvalidFields([InvalidInput("when", _MOVE_TIME)])
    entries = touched_entries(session, event_id, scope, with_detached=with_detached)
    require_seen([one.id for one in entries], seen)
    apart = {row["id"]: row["detached"] for row in occurrence_rows(session, this["series_id"])}
    said = {
        one.name: getattr(draft, one.name)
        for one in fields(EventDraft)
        if one.name not in _OWN and getattr(draft, one.name) != getattr(own, one.name)
    }
    hold_subjects(session, [one.id for one in entries])
    refused: dict[date, Clashing] = {}
    for one in entries:
        theirs = draft if one.id == event_id else _with(session, one.id, said, draft)
        try:
            amend_event(session, one.id, one.version, replace(theirs, when=None))
        except Clashing as error:
            refused[one.series_day] = error
    if refused:
        raise together(refused)
    if scope is not Scope.THIS:
        # Each was amended by a deed of its own, and goes with the others as it did before.
        for one in entries:
            place_occurrence(session, one.id, detached=apart[one.id])
    if scope is Scope.FOLLOWING and has_before(session, this["series_id"], this["series_day"]):
        series = series_row(session, this["series_id"])
        rule = replace(recurrence_of(series), first_day=this["series_day"])
        part_series(session, series, this["series_day"], rule, {})
    return changed(tuple(one.id for one in entries), Kind.EVENT)


def _with(
    session: OfficeSession, event_id: int, said: Mapping[str, Any], draft: EventDraft
) -> EventDraft:
    """Another occurrence with what was said of this one."""
    base = event_draft(session, event_id)
    amended = replace(base, **said, override_reason=draft.override_reason)
    return replace(
        amended,
        attendees=tuple(_as_there(one, base.attendees) for one in amended.attendees),
    )


def _as_there(draft: AttendeeDraft, there: Collection[AttendeeDraft]) -> AttendeeDraft:
    """Somebody as the line that names him in another occurrence, if one does."""
    same = (draft.contact_id, draft.name, draft.role)
    line = next((one for one in there if (one.contact_id, one.name, one.role) == same), None)
    return replace(draft, id=None if line is None else line.id)


def cancel_series(
    session: OfficeSession,
    event_id: int,
    version: int,
    scope: Scope,
    reason: str,
    *,
    seen: Collection[int] | None = None,
    with_detached: bool = False,
) -> Changes[tuple[int, ...]]:
    """Cancel an occurrence and those of the scope; what hangs on each is marked.

    Returns:
        The entries that were touched.

    Raises:
        InvalidInput: The reason is missing.
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    require(session.desk.operator, Right.PLAN_AGENDA)
    this = read_occurrence(session, event_id, version)
    entries = touched_entries(session, event_id, scope, with_detached=with_detached)
    require_seen([one.id for one in entries], seen)
    for one in entries:
        cancel_event(session, one.id, one.version, reason)
    day = this["series_day"]
    if scope is Scope.FOLLOWING and has_before(session, this["series_id"], day):
        series = series_row(session, this["series_id"])
        write_series(session, series, last_day=day - ONE_DAY)
    return changed(tuple(one.id for one in entries), Kind.EVENT)
