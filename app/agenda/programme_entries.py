"""What takes the governor's days, read whole for his programme; masking is whoever shows it's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta
from typing import Any, Final

from sqlalchemy import and_, or_, select

from app.agenda.programme_marks import in_order
from app.agenda.programme_rows import ProgrammeEntry
from app.agenda.states import HOLDING, NOT_COMING, Answer, EventKind, EventState, ResourceKind
from app.clock import from_tehran
from app.marks import Classification
from app.session import OfficeSession
from app.text import persian_digits
from models.agenda import AgendaResource, Event, EventAttendee, EventBooking
from models.base import table_of

_EVENTS: Final = table_of(Event)
_ATTENDEES: Final = table_of(EventAttendee)
_BOOKINGS: Final = table_of(EventBooking)
_RESOURCES: Final = table_of(AgendaResource)

#: Of whom the paper does not say that he attends.
_ABSENT: Final = (Answer.DECLINED.value,)


def programme_entries(
    session: OfficeSession, from_day: date, to_day: date, *, public: bool
) -> tuple[ProgrammeEntry, ...]:
    """What takes the governor's days, and what somebody attends in his place."""
    first, end = from_tehran(from_day, time()), from_tehran(to_day + timedelta(days=1), time())
    wanted = [
        _EVENTS.c.state.in_([one.value for one in HOLDING]),
        _EVENTS.c.starts_at < end,
        _EVENTS.c.ends_at > first,
        or_(_EVENTS.c.with_governor, _EVENTS.c.stand_in_name != ""),
    ]
    if public:
        wanted.append(_EVENTS.c.classification == Classification.ORDINARY.value)
    rows = session.execute(select(_EVENTS).where(*wanted)).all()
    ids = [row.id for row in rows]
    people, things = _people(session, ids), _things(session, ids)
    return in_order([_entry(row, people[row.id], things[row.id]) for row in rows])


def _entry(row: Any, people: Sequence[str], things: Sequence[str]) -> ProgrammeEntry:
    return ProgrammeEntry(
        id=row.id,
        number=row.number,
        kind=EventKind(row.event_kind),
        subject=row.subject,
        place=row.place,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        all_day=row.all_day,
        people=tuple(people),
        things=tuple(things),
        stand_in=row.stand_in_name,
        preparation=row.preparation,
        travel_before=row.travel_before,
        travel_after=row.travel_after,
        tentative=row.state == EventState.TENTATIVE.value,
        overridden=row.overridden,
        classification=Classification(row.classification),
    )


def _people(session: OfficeSession, ids: Sequence[int]) -> Mapping[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    if not ids:
        return found
    rows = session.execute(
        select(_ATTENDEES)
        .where(
            _ATTENDEES.c.event_id.in_(ids),
            _ATTENDEES.c.role.not_in([one.value for one in NOT_COMING]),
            _ATTENDEES.c.answer.not_in(_ABSENT),
        )
        .order_by(_ATTENDEES.c.event_id, _ATTENDEES.c.place, _ATTENDEES.c.id)
    )
    for row in rows:
        found[row.event_id].append(_person(row))
    return found


def _person(row: Any) -> str:
    who = row.name or row.organisation
    aside = row.post or (row.organisation if row.name else "")
    if row.answer == Answer.SUBSTITUTE.value and row.substitute:
        return f"{row.substitute} (به جای {who})"
    return f"{who} ({aside})" if aside else str(who)


def _things(session: OfficeSession, ids: Sequence[int]) -> Mapping[int, list[str]]:
    """Rooms and vehicles that are booked."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    if not ids:
        return found
    rows = session.execute(
        select(_BOOKINGS.c.event_id, _BOOKINGS.c.quantity, _RESOURCES.c.name)
        .join(
            _RESOURCES,
            and_(
                _RESOURCES.c.id == _BOOKINGS.c.resource_id,
                _RESOURCES.c.resource_kind.in_(
                    [ResourceKind.ROOM.value, ResourceKind.VEHICLE.value]
                ),
            ),
        )
        .where(_BOOKINGS.c.event_id.in_(ids))
        .order_by(_BOOKINGS.c.event_id, _RESOURCES.c.place, _RESOURCES.c.id)
    )
    for event_id, quantity, name in rows:
        words = f"{name} ({quantity} دستگاه)" if quantity > 1 else name
        found[event_id].append(persian_digits(words))
    return found
