"""A visitor's time: an entry of the programme, linked both ways, which follows what is decided."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from app.agenda import (
    EventDraft,
    EventKind,
    EventState,
    LinkedRecord,
    Origin,
    RequestChannel,
    When,
    cancel_event,
    move_event,
    request_event,
)
from app.agenda.deeds import EventDeed, seen_event
from app.agenda.states import PLANNED
from app.agenda.taking_back import steps_that_count
from app.changes import Kind
from app.errors import NotFound
from app.marks import Classification
from app.session import OfficeSession
from app.visits.deeds import VisitDeed
from app.visits.drafts import DecisionDraft
from app.visits.states import Channel

#: How the entry hangs together with its visit.
OF_VISIT: Final = "visit"

_CHANNELS: Final = {
    Channel.IN_PERSON.value: RequestChannel.IN_PERSON,
    Channel.PHONE.value: RequestChannel.PHONE,
    Channel.LETTER.value: RequestChannel.LETTER,
}

#: What the entry shows of the visit.
_SHOWN: Final = {
    "subject": "subject",
    "requester_id": "visitor_id",
    "requester_name": "visitor_name",
    "requester_post": "post",
    "organisation_id": "organisation_id",
    "organisation": "organisation",
    "requester_phone": "phone",
    "classification": "classification",
}


def planned_entry(session: OfficeSession, visit: Mapping[str, Any]) -> dict[str, Any] | None:
    """The entry of a visit's time while that can still be changed, if this operator may see it."""
    if visit["event_id"] is None:
        return None
    try:
        event = seen_event(session, visit["event_id"])
    except NotFound:
        return None
    return event if EventState(event["state"]) in PLANNED else None


def give_appointment(
    deed: VisitDeed, draft: DecisionDraft, starts_at: datetime, minutes: int
) -> None:
    """Give a visitor his time, or another; it is proved free as every time of the programme.

    Raises:
        Clashing: The time is not free; nothing was written.
        InvalidFields: It is no time.
    """
    when = When(starts_at=starts_at, ends_at=starts_at + timedelta(minutes=minutes))
    standing = planned_entry(deed.session, deed.record)
    if standing is not None and _is_same_host(standing, draft):
        _move(deed, standing, when, draft)
        return
    lose_appointment(deed, draft.words or "وقت دیگری گرفت.")
    event_id = request_event(deed.session, _entry(deed.record, draft, when), right=None).value
    _hold(deed, event_id)
    deed.set(event_id=event_id)


def _is_same_host(event: Mapping[str, Any], draft: DecisionDraft) -> bool:
    host = (event["stand_in_id"], event["stand_in_name"])
    return host == (draft.host_id, draft.host) and event["with_governor"] == (not draft.host)


def _move(deed: VisitDeed, event: Mapping[str, Any], when: When, draft: DecisionDraft) -> None:
    why = draft.words or "وقت ملاقات دیگر شد."
    done = move_event(
        deed.session, event["id"], event["version"], when, why, draft.override_reason, right=None
    )
    if done.kinds:
        _hold(deed, event["id"])


def _entry(visit: Mapping[str, Any], draft: DecisionDraft, when: When) -> EventDraft:
    return EventDraft(
        kind=EventKind.AUDIENCE,
        subject=visit["subject"],
        notes=draft.words,
        classification=Classification(visit["classification"]),
        origin=Origin.PERSON,
        requester_id=visit["visitor_id"],
        requester_name=visit["visitor_name"],
        requester_post=visit["post"],
        organisation_id=visit["organisation_id"],
        organisation=visit["organisation"],
        requester_phone=visit["phone"],
        channel=_CHANNELS.get(visit["channel"], RequestChannel.OWN),
        documents=visit["documents"],
        when=when,
        place=draft.place,
        with_governor=not draft.host,
        stand_in_id=draft.host_id,
        stand_in_name=draft.host,
        links=(LinkedRecord(kind=Kind.VISIT, id=visit["id"], relation=OF_VISIT),),
        override_reason=draft.override_reason,
    )


def lose_appointment(deed: VisitDeed, reason: str) -> None:
    """Cancel a visitor's time that has not come, so that it is free for others."""
    event = planned_entry(deed.session, deed.record)
    if event is not None:
        cancel_event(deed.session, event["id"], event["version"], reason, right=None)
        _hold(deed, event["id"])


def appointment_held(deed: VisitDeed) -> None:
    """Say of a visitor's time that it was held; he who was seen before it needs it no more."""
    event = planned_entry(deed.session, deed.record)
    if event is None:
        return
    if event["starts_at"] > deed.session.desk.clock.now():
        lose_appointment(deed, "ملاقات پیش از وقت انجام شد.")
        return
    entry = EventDeed(deed.session, event["id"], event["version"], right=None)
    entry.move(EventState.HELD)
    entry.move(EventState.CLOSED)
    entry.finish("event_held", "ملاقات انجام شد.")
    _hold(deed, event["id"])


def appointment_follows(deed: VisitDeed) -> None:
    """Let the entry of a visitor's time say what the visit says now."""
    event = planned_entry(deed.session, deed.record)
    if event is None:
        return
    says = {name: deed.record[of_visit] for name, of_visit in _SHOWN.items()}
    if all(event[name] == value for name, value in says.items()):
        return
    entry = EventDeed(deed.session, event["id"], event["version"], right=None)
    entry.set(**says)
    entry.finish("amend_event", "با ملاقات آن اصلاح شد.")
    _hold(deed, event["id"])


def _hold(deed: VisitDeed, event_id: int) -> None:
    last = steps_that_count(deed.session, event_id)[-1]
    deed.hold_event(event_id, last["id"])
