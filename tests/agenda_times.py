"""The least that takes a time: an entry's row and its bookings, for tests of times alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import insert, select, update

from app.agenda.bookings import BOOKINGS, EVENTS, subject_keys, write_bookings
from app.agenda.checking import require_free
from app.agenda.clashes import Clash
from app.agenda.drafts import EventDraft, When
from app.agenda.states import EventKind, EventState
from app.changes import Changes, Kind, changed
from app.clock import from_tehran
from app.jalali import from_jalali
from app.numbering import take_number
from app.session import OfficeSession

#: The Monday after the tests' clock stands: 1405/09/02, a working day.
MONDAY = from_jalali(1405, 9, 2)

_TIMES = ("starts_at", "ends_at", "travel_before", "travel_after", "preparation")


def at(hour: str, day: date = MONDAY) -> datetime:
    """An hour of Tehran, «10:30»; of a day that is worked unless another is named."""
    return from_tehran(day, time.fromisoformat(hour))


def span(begins: str, ends: str, day: date = MONDAY, **roads: Any) -> When:
    """From an hour to an hour of one day."""
    return When(starts_at=at(begins, day), ends_at=at(ends, day), **roads)


def whole_day(day: date = MONDAY, days: int = 1) -> When:
    """A whole day, or some."""
    end = from_tehran(day + timedelta(days=days), time.min)
    return When(starts_at=from_tehran(day, time.min), ends_at=end, all_day=True)


def event_values(session: OfficeSession, draft: EventDraft, state: EventState) -> dict[str, Any]:
    """Every column of an entry's row."""
    number = take_number(session, "agenda", "{year}/ب/{serial}", session.desk.clock.today())
    when, now = draft.when, session.desk.clock.now()
    values: dict[str, Any] = {
        column.name: "" for column in EVENTS.columns if not column.nullable and column.name != "id"
    }
    values |= dict.fromkeys(("travel_before", "travel_after", "preparation"), 0)
    values |= dict.fromkeys(("moved_count", "printed_count"), 0)
    values |= dict.fromkeys(("starts_at", "ends_at"))
    if when is not None:
        values |= {name: getattr(when, name) for name in _TIMES}
    return values | {
        "year": number.year,
        "serial": number.serial,
        "number": number.text,
        "event_kind": draft.kind.value,
        "state": state.value,
        "subject": draft.subject,
        "classification": int(draft.classification),
        "origin": draft.origin.value,
        "channel": draft.channel.value,
        "invites": draft.invites.value,
        "requested_at": now,
        "requested_by": session.desk.operator.id,
        "all_day": when is not None and when.all_day,
        "place": draft.place,
        "with_governor": draft.with_governor,
        "stand_in_id": draft.stand_in_id,
        "special": draft.special,
        "detached": False,
        "last_step_at": now,
        "request_key": draft.request_key,
        "version": 1,
    }


def stand(session: OfficeSession, draft: EventDraft) -> Changes[int]:
    """Let an entry stand where it is, whatever it clashes with."""
    state = EventState.REQUESTED if draft.when is None else EventState.SCHEDULED
    return _written(session, draft, EventState.TENTATIVE if draft.tentative else state)


def plan(session: OfficeSession, draft: EventDraft) -> Changes[tuple[int, tuple[Clash, ...]]]:
    """Take a time if it is free, as every deed does; its id, and what was gone over."""
    assert draft.when is not None
    keys = subject_keys(
        session,
        with_governor=draft.with_governor,
        stand_in_id=draft.stand_in_id,
        attendees=draft.attendees,
        uses=draft.uses,
    )
    gone_over = require_free(
        session,
        keys_and_quantities=keys,
        when=draft.when,
        event_id=None,
        kind=draft.kind,
        with_governor=draft.with_governor,
        override_reason=draft.override_reason,
        classification=draft.classification,
    )
    made = stand(session, draft)
    return Changes((made.value, gone_over), made.kinds)


def replan(session: OfficeSession, number: int, draft: EventDraft, when: When) -> Changes[None]:
    """Move an entry that stands to another time, if that is free."""
    keys = subject_keys(
        session,
        with_governor=draft.with_governor,
        stand_in_id=draft.stand_in_id,
        attendees=draft.attendees,
        uses=draft.uses,
    )
    require_free(
        session,
        keys_and_quantities=keys,
        when=when,
        event_id=number,
        kind=draft.kind,
        with_governor=draft.with_governor,
    )
    set_event(session, number, {name: getattr(when, name) for name in _TIMES})
    row = session.execute(select(EVENTS).where(EVENTS.c.id == number)).mappings().one()
    write_bookings(session, dict(row), draft.attendees, draft.uses)
    return changed(None, Kind.EVENT)


def _written(session: OfficeSession, draft: EventDraft, state: EventState) -> Changes[int]:
    values = event_values(session, draft, state)
    number: int = session.execute(
        insert(EVENTS).values(**values).returning(EVENTS.c.id)
    ).scalar_one()
    write_bookings(session, values | {"id": number}, draft.attendees, draft.uses)
    return changed(number, Kind.EVENT)


def set_event(session: OfficeSession, number: int, values: Mapping[str, Any]) -> Changes[None]:
    """Change an entry's columns behind every rule's back."""
    session.execute(update(EVENTS).where(EVENTS.c.id == number).values(**values))
    return changed(None, Kind.EVENT)


def bookings_of(session: OfficeSession, number: int) -> list[Any]:
    """An entry's bookings, by their subjects."""
    return list(
        session.execute(
            select(BOOKINGS).where(BOOKINGS.c.event_id == number).order_by(BOOKINGS.c.subject_key)
        )
    )


def meeting(subject: str = "شورای اداری", when: When | None = None, **fields: Any) -> EventDraft:
    """A meeting with the governor, as typed."""
    kind = fields.pop("kind", EventKind.MEETING)
    return EventDraft(kind=kind, subject=subject, when=when, request_key=uuid4(), **fields)
