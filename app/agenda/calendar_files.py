"""The programme of some days as entries of a calendar file: what an operator may let out (U21)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta
from typing import Any, Final

from sqlalchemy import select

from app.access import Right, require
from app.agenda.calendar_items import (
    OWN_UIDS,
    ROLES,
    CalendarAttendee,
    CalendarItem,
    CalendarStatus,
    name_in_file,
)
from app.agenda.states import HOLDING, AttendeeRole, EventKind, EventState
from app.agenda.tables import ATTENDEES, EVENTS
from app.clock import from_tehran
from app.errors import InvalidInput
from app.marks import Classification
from app.progress import Progress
from app.session import OfficeSession

_AT_ONCE: Final = 500
_SHOWN: Final = (*sorted(HOLDING), EventState.CANCELLED.value)


def export_calendar(
    session: OfficeSession,
    from_day: date,
    to_day: date,
    *,
    with_confidential: bool = False,
    progress: Progress | None = None,
) -> tuple[bytes, int]:
    """The entries of some days as a calendar file.

    Args:
        session: Where to ask.
        from_day: The first.
        to_day: The last, with it.
        with_confidential: Whether confidential entries go out too, as far as the operator sees
            them; of others nothing goes out, not even that there is something.
        progress: Told how far it is.

    Returns:
        The file, and how many entries it has.

    Raises:
        NotAllowed: The operator may not see the programme.
        InvalidInput: The days are the wrong way round.
        Cancelled: By `progress`.
    """
    from app.agenda.calendar_text import calendar_bytes

    items = calendar_items(
        session, from_day, to_day, with_confidential=with_confidential, progress=progress
    )
    return calendar_bytes(items, session.desk.clock.now()), len(items)


def calendar_items(
    session: OfficeSession,
    from_day: date,
    to_day: date,
    *,
    with_confidential: bool = False,
    progress: Progress | None = None,
) -> list[CalendarItem]:
    """The entries of some days, by their start, as `export_calendar` writes them."""
    require(session.desk.operator, Right.READ_AGENDA)
    if to_day < from_day:
        raise InvalidInput("to_day", "پایان بازه پیش از آغاز آن است.")
    highest = int(session.desk.operator.clearance) if with_confidential else 0
    rows = session.execute(
        select(EVENTS)
        .where(
            EVENTS.c.starts_at < from_tehran(to_day + timedelta(days=1), time()),
            EVENTS.c.ends_at > from_tehran(from_day, time()),
            EVENTS.c.state.in_(_SHOWN),
            EVENTS.c.classification <= highest,
        )
        .order_by(EVENTS.c.starts_at, EVENTS.c.id)
    )
    found = [dict(row) for row in rows.mappings()]
    parts = [found[start : start + _AT_ONCE] for start in range(0, len(found), _AT_ONCE)]
    items: list[CalendarItem] = []
    for part in (progress or Progress()).through("خواندن برنامه", parts):
        items += items_of(session, part)
    return items


def items_of(session: OfficeSession, rows: Sequence[Mapping[str, Any]]) -> list[CalendarItem]:
    """Entries with a time as a calendar file has them."""
    people = _attendees(session, [row["id"] for row in rows])
    return [_item(row, people[row["id"]]) for row in rows]


def _attendees(
    session: OfficeSession, ids: Sequence[int]
) -> defaultdict[int, list[CalendarAttendee]]:
    """Whoever should be there by name; who only signed up does not come yet."""
    found: defaultdict[int, list[CalendarAttendee]] = defaultdict(list)
    rows = session.execute(
        select(
            ATTENDEES.c.event_id,
            ATTENDEES.c.name,
            ATTENDEES.c.post,
            ATTENDEES.c.organisation,
            ATTENDEES.c.role,
        )
        .where(ATTENDEES.c.event_id.in_(list(ids)))
        .order_by(ATTENDEES.c.place, ATTENDEES.c.id)
    )
    for event_id, name, post, organisation, role in rows:
        called = name or post or organisation
        if called and AttendeeRole(role) in ROLES:
            found[event_id].append(CalendarAttendee(name_in_file(called), AttendeeRole(role)))
    return found


def _item(row: Mapping[str, Any], attendees: Sequence[CalendarAttendee]) -> CalendarItem:
    return CalendarItem(
        uid=row["calendar_uid"] or f"{row['request_key']}{OWN_UIDS}",
        subject=row["subject"],
        starts_at=row["starts_at"],
        ends_at=row["ends_at"],
        all_day=row["all_day"],
        place=row["place"],
        notes=row["notes"],
        status=status_of(EventState(row["state"])),
        kind=EventKind(row["event_kind"]),
        classification=Classification(row["classification"]),
        organiser=name_in_file(row["requester_name"]),
        takes_time=row["with_governor"],
        attendees=tuple(attendees),
    )


def status_of(state: EventState) -> CalendarStatus:
    """How an entry stands, as the format says it."""
    if state is EventState.TENTATIVE:
        return CalendarStatus.TENTATIVE
    is_off = state in (EventState.CANCELLED, EventState.REJECTED)
    return CalendarStatus.CANCELLED if is_off else CalendarStatus.CONFIRMED
