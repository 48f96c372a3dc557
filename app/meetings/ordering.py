"""Meetings as a source of orders: what they resolve, and what the governor orders on them."""

from __future__ import annotations

from app.access import Right, require
from app.meetings.cards import card_of_meeting
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
