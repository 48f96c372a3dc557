"""The one place where deeds ask for a time: whose it is, whether it is free, what was hurt."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import select

from app.agenda.bookings import BOOKINGS, RESOURCES, subject_keys, taken, write_bookings
from app.agenda.busy import busy_span
from app.agenda.checking import require_free
from app.agenda.drafts import AttendeeDraft, ResourceUse, When
from app.agenda.states import (
    HOLDING,
    NOT_COMING,
    STAYS_AWAY,
    AttendeeRole,
    EventKind,
    EventState,
    ResourceKind,
)
from app.errors import InvalidFields, InvalidInput
from app.session import OfficeSession

#: The governor's own line, which every store has from its beginning.
GOVERNOR_ID: Final = 1

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


def book(
    session: OfficeSession,
    event: Mapping[str, Any],
    attendees: Iterable[Mapping[str, Any]],
    uses: Sequence[ResourceUse],
) -> None:
    """Write whose time an entry takes, as it stands now."""
    write_bookings(session, event, _coming(attendees), uses)


def comes(attendee: Mapping[str, Any]) -> bool:
    """Whether somebody of an entry comes himself: whoever stays away is free for others."""
    return attendee["role"] not in NOT_COMING and attendee["answer"] not in STAYS_AWAY


def _coming(attendees: Iterable[Mapping[str, Any]]) -> list[AttendeeDraft]:
    return [
        AttendeeDraft(role=AttendeeRole(row["role"]), contact_id=row["contact_id"])
        for row in attendees
        if comes(row)
    ]


def people_elsewhere(
    session: OfficeSession, contacts: Collection[int], when: When | None, event_id: int
) -> set[int]:
    """Of people of the directory, those whose time another entry has taken for good."""
    if not contacts or when is None:
        return set()
    span = busy_span(when, travels=True)
    busy = taken(session, [f"c{number}" for number in contacts], span, but=event_id)
    return {
        int(key[1:])
        for key, others in busy.items()
        if any(one.quantity and not one.tentative for one in others)
    }


def uses_of(
    session: OfficeSession,
    event: Mapping[str, Any],
    attendees: Iterable[Mapping[str, Any]],
) -> tuple[ResourceUse, ...]:
    """The rooms, vehicles and deputies an entry needs, as its bookings keep them.

    A deputy stands there as the person he is; one who attends anyway is no use of his own.
    """
    rows = session.execute(
        select(BOOKINGS.c.resource_id, BOOKINGS.c.contact_id, BOOKINGS.c.quantity).where(
            BOOKINGS.c.event_id == event["id"]
        )
    ).all()
    found = {row.resource_id: row.quantity for row in rows if row.resource_id is not None}
    named = {None, event["stand_in_id"], *(row["contact_id"] for row in attendees)}
    people = {row.contact_id for row in rows} - named
    if people:
        deputies = session.execute(
            select(RESOURCES.c.id).where(RESOURCES.c.contact_id.in_(people))
        ).scalars()
        found |= dict.fromkeys(deputies, 1)
    found.pop(GOVERNOR_ID, None)
    return tuple(
        ResourceUse(resource_id=number, quantity=quantity)
        for number, quantity in sorted(found.items())
    )


def names_of_rooms(session: OfficeSession, uses: Sequence[ResourceUse]) -> str:
    """The rooms among what an entry needs, as the place they make; nothing without any."""
    if not uses:
        return ""
    names = session.execute(
        select(RESOURCES.c.name)
        .where(
            RESOURCES.c.id.in_([one.resource_id for one in uses]),
            RESOURCES.c.resource_kind == ResourceKind.ROOM.value,
        )
        .order_by(RESOURCES.c.place, RESOURCES.c.id)
    ).scalars()
    return "، ".join(names)


def archived_words(name: str) -> str:
    """Why something is not booked any more."""
    return f"«{name}» از فهرست رزرو برداشته شده است؛ دیگری را برگزینید."


def require_bookable(session: OfficeSession, uses: Sequence[ResourceUse]) -> None:
    """Refuse rooms, vehicles and deputies that are not booked any more.

    Raises:
        InvalidFields: Some were archived since the entry was given them.
    """
    if not uses:
        return
    rows = session.execute(
        select(RESOURCES.c.name)
        .where(
            RESOURCES.c.id.in_([one.resource_id for one in uses]),
            RESOURCES.c.archived_at.is_not(None),
        )
        .order_by(RESOURCES.c.id)
    )
    problems = [InvalidInput("uses", archived_words(row.name)) for row in rows]
    if problems:
        raise InvalidFields(problems)


def take_time(
    session: OfficeSession,
    event: Mapping[str, Any],
    attendees: Iterable[Mapping[str, Any]],
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
    when = when_of(event)
    if when is None:
        return {}
    hurt = require_free(
        session,
        keys_and_quantities=subject_keys(
            session,
            with_governor=event["with_governor"],
            stand_in_id=event["stand_in_id"],
            attendees=_coming(attendees),
            uses=uses,
        ),
        when=when,
        event_id=event.get("id"),
        kind=EventKind(event["event_kind"]),
        with_governor=event["with_governor"],
        requested_at=event["requested_at"],
        override_reason=override_reason,
        classification=event["classification"],
    )
    desk = session.desk
    return {
        "override_reason": override_reason if hurt else "",
        "overridden": "\n".join(clash.words for clash in hurt),
        "overridden_by": desk.operator.id if hurt else None,
        "overridden_at": desk.clock.now() if hurt else None,
    }
