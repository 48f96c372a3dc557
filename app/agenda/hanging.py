"""What hangs on an entry, said before it is moved or cancelled."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from app.access import Right, require
from app.agenda.bookings import RESOURCES
from app.agenda.deeds import parts_of, seen_event
from app.agenda.finding import events_of_record
from app.agenda.people import is_told
from app.agenda.states import EventState
from app.agenda.texts import PRESS_NEEDS
from app.agenda.timing import uses_of
from app.changes import Kind
from app.linked_records import linked_titles
from app.orders import OrderState, orders_of
from app.session import OfficeSession
from app.text import persian_digits


def what_hangs_on(session: OfficeSession, event_id: int) -> list[str]:
    """Sentences that say what a move or a cancellation touches; none where nothing does.

    Raises:
        NotAllowed: The operator may not read the programme.
        NotFound: There is no such entry for this operator.
    """
    require(session.desk.operator, Right.READ_AGENDA)
    event = seen_event(session, event_id)
    attendees = list(parts_of(session, "event_attendees", event_id).values())
    found = _invited(event)
    told = sum(1 for row in attendees if is_told(row))
    if told:
        found.append(f"به {told} نفر از دعوت‌شدگان گفته شده است.")
    found += _booked(session, event, attendees)
    found += _linked(session, event_id)
    running = sum(
        1 for one in orders_of(session, Kind.EVENT, event_id) if one.state is OrderState.OPEN
    )
    if running:
        found.append(f"{running} دستور بر آن در جریان است.")
    if event["series_id"] is not None:
        found.append("یکی از برنامه‌های تکرارشونده است.")
    return [persian_digits(sentence) for sentence in found]


def _invited(event: Mapping[str, Any]) -> list[str]:
    found = []
    if event["state"] == EventState.INVITED.value:
        number = f" {event['invitation_number']}" if event["invitation_number"] else ""
        found.append(f"دعوتنامه{number} فرستاده شده است.")
    if event["press_needs"]:
        needs = "، ".join(PRESS_NEEDS[need] for need in event["press_needs"].split())
        found.append(f"از روابط عمومی {needs} خواسته شده است.")
    if event["stand_in_name"]:
        found.append(f"«{event['stand_in_name']}» به جای استاندار می‌رود.")
    return found


def _booked(
    session: OfficeSession, event: Mapping[str, Any], attendees: list[dict[str, Any]]
) -> list[str]:
    uses = [use.resource_id for use in uses_of(session, event, attendees)]
    names = session.execute(
        select(RESOURCES.c.name).where(RESOURCES.c.id.in_(uses)).order_by(RESOURCES.c.id)
    ).scalars()
    booked = "، ".join(f"«{name}»" for name in names if name)
    return [f"{booked} برای آن گرفته شده است."] if booked else []


def _linked(session: OfficeSession, event_id: int) -> list[str]:
    rows = parts_of(session, "event_links", event_id).values()
    names = [(Kind(row["record_kind"]), row["record_id"]) for row in rows]
    names += [(Kind.EVENT, one.id) for one in events_of_record(session, Kind.EVENT, event_id)]
    return [f"با {title} پیوند دارد." for title in linked_titles(session, names).values()]
