"""How an entry stands for whoever wants to be reminded of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from app.agenda.states import DONE, PLANNED, EventState
from app.agenda.tables import EVENTS
from app.changes import Kind
from app.reminded import Parts, Stands, reminders_follow
from app.reminder_anchors import MINUTES_DUE, START
from app.reminder_moments import Anchor, anchor_at
from app.session import OfficeSession


def parts_of_event(session: OfficeSession, event_id: int) -> Parts:
    """How an entry stands, which has no parts; nothing where there is none."""
    row = session.execute(select(EVENTS).where(EVENTS.c.id == event_id)).mappings().first()
    return {} if row is None else event_parts(row)


def event_parts(event: Mapping[Any, Any]) -> Parts:
    """How an entry of these columns stands."""
    state = EventState(event["state"])
    anchors: dict[str, Anchor] = {}
    if event["starts_at"] is not None and state in PLANNED:
        anchors[START] = anchor_at(event["starts_at"])
    if event["minutes_due_on"] is not None and state is EventState.MINUTES_AWAITED:
        anchors[MINUTES_DUE] = Anchor(event["minutes_due_on"])
    return {
        0: Stands(
            number=event["number"],
            title=event["subject"],
            classification=event["classification"],
            is_settled=state in DONE,
            anchors=anchors,
        )
    }


def event_reminders_follow(session: OfficeSession, event: Mapping[str, Any]) -> None:
    """Let the reminders on an entry follow a deed on it."""
    reminders_follow(session, Kind.EVENT, event["id"], lambda: event_parts(event))
