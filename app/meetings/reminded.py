"""How a meeting stands for whoever wants to be reminded of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from app.changes import Kind
from app.meetings.states import MOVABLE, OVER, MeetingState
from app.meetings.tables import MEETINGS
from app.reminded import Parts, Stands, reminders_follow
from app.reminder_anchors import MINUTES_DUE, START
from app.reminder_moments import Anchor, anchor_at
from app.session import OfficeSession


def parts_of_meeting(session: OfficeSession, meeting_id: int) -> Parts:
    """How a meeting stands, which has no parts; nothing where there is none."""
    row = session.execute(select(MEETINGS).where(MEETINGS.c.id == meeting_id)).mappings().first()
    return {} if row is None else meeting_parts(row)


def meeting_parts(meeting: Mapping[Any, Any]) -> Parts:
    """How a meeting of these columns stands."""
    state = MeetingState(meeting["state"])
    anchors: dict[str, Anchor] = {}
    if state in MOVABLE:
        anchors[START] = anchor_at(meeting["starts_at"])
    if meeting["minutes_due_on"] is not None and state is MeetingState.MINUTES_AWAITED:
        anchors[MINUTES_DUE] = Anchor(meeting["minutes_due_on"])
    return {
        0: Stands(
            number=meeting["number"],
            title=meeting["subject"],
            classification=meeting["classification"],
            is_settled=state in OVER,
            anchors=anchors,
        )
    }


def meeting_reminders_follow(session: OfficeSession, meeting: Mapping[str, Any]) -> None:
    """Let the reminders on a meeting follow a deed on it."""
    reminders_follow(session, Kind.MEETING, meeting["id"], lambda: meeting_parts(meeting))
