"""The one place where deeds ask for a time: lock whose it is, prove it free, note what was hurt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.agenda.checking import lock_subjects, require_free
from app.agenda.drafts import ResourceUse, When
from app.agenda.states import HOLDING, EventKind, EventState
from app.agenda.subjects import keys_of
from app.session import OfficeSession

#: Columns a time is made of.
TIME: tuple[str, ...] = (
    "starts_at",
    "ends_at",
    "all_day",
    "travel_before",
    "travel_after",
    "preparation",
)

#: What an entry is that has no time.
NO_TIME: Mapping[str, Any] = {"starts_at": None, "ends_at": None, "all_day": False}


def time_columns(when: When | None) -> dict[str, Any]:
    """A time as the columns of its entry."""
    if when is None:
        return {"travel_before": 0, "travel_after": 0, "preparation": 0, **NO_TIME}
    return {name: getattr(when, name) for name in TIME}


def when_of(event: Mapping[str, Any]) -> When | None:
    """The time an entry has."""
    if event["starts_at"] is None:
        return None
    return When(**{name: event[name] for name in TIME})


def holds_time(event: Mapping[str, Any]) -> bool:
    """Whether an entry so placed takes up the time of whoever it books."""
    return event["starts_at"] is not None and EventState(event["state"]) in HOLDING


def hold_of(event: Mapping[str, Any]) -> tuple[bool, bool]:
    """How an entry holds its time: at all, and only tentatively."""
    return holds_time(event), event["state"] == EventState.TENTATIVE.value


def take_time(
    session: OfficeSession,
    event: Mapping[str, Any],
    attendees: Sequence[Mapping[str, Any]],
    uses: Sequence[ResourceUse],
    override_reason: str,
) -> dict[str, Any]:
    """Hold whose time an entry takes and prove it free, before anything is written.

    Args:
        session: The transaction.
        event: The entry's columns as they shall be.
        attendees: Its attendees' columns.
        uses: The rooms, vehicles and deputies it needs.
        override_reason: Why it may stand although something is hurt; needs the right to.

    Returns:
        The entry's columns that say what was gone over, why and by whom.

    Raises:
        Clashing: Something stands in the way; nothing was written.
    """
    keys = keys_of(session, event, attendees, uses)
    lock_subjects(session, keys)
    when = when_of(event)
    if when is None:
        return {}
    hurt = require_free(
        session,
        keys_and_quantities=keys,
        when=when,
        event_id=event.get("id"),
        kind=EventKind(event["event_kind"]),
        with_governor=event["with_governor"],
        requested_at=event["requested_at"],
        override_reason=override_reason,
    )
    desk = session.desk
    return {
        "override_reason": override_reason if hurt else "",
        "overridden": "\n".join(clash.words for clash in hurt),
        "overridden_by": desk.operator.id if hurt else None,
        "overridden_at": desk.clock.now() if hurt else None,
    }
