"""A meeting as the orders on it show it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.access import Right, require
from app.changes import Kind
from app.clock import to_tehran
from app.marks import Classification
from app.meetings.deeds import seen_meeting
from app.orders import SourceCard
from app.session import OfficeSession


def meeting_card(session: OfficeSession, meeting_id: int) -> SourceCard:
    """What a meeting shows of itself to its orders.

    Raises:
        NotAllowed: The operator may not read meetings.
        NotFound: There is no such meeting for him.
    """
    require(session.desk.operator, Right.READ_MEETINGS)
    return card_of_meeting(seen_meeting(session, meeting_id))


def card_of_meeting(meeting: Mapping[str, Any]) -> SourceCard:
    """A meeting as the lists of orders show it."""
    began = meeting["began_at"] or meeting["starts_at"]
    return SourceCard(
        kind=Kind.MEETING,
        id=meeting["id"],
        number=meeting["number"],
        title=meeting["subject"],
        classification=Classification(meeting["classification"]),
        on=to_tehran(began).date(),
    )
