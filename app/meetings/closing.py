"""The end of a meeting: nothing is left to do of it."""

from __future__ import annotations

from typing import Final

from app.changes import Changes, Kind
from app.meetings.deeds import MeetingDeed
from app.meetings.entry import entry_closed
from app.meetings.reporting import standing_resolutions
from app.meetings.states import MeetingState, ResolutionState
from app.orders import require_no_open_orders
from app.orders.settling import settle_order
from app.session import OfficeSession
from app.text import persian_digits

CLOSED: Final = "close_meeting"


def close_meeting(session: OfficeSession, meeting_id: int, version: int) -> Changes[int]:
    """Close a meeting of which nothing is left to do.

    The governor has its report: what was resolved and answered is settled with it.

    Raises:
        NotAllowed: An order on it still runs, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = MeetingDeed(session, meeting_id, version)
    deed.move(MeetingState.CLOSED)
    words = persian_digits(f"با گزارش {deed.named} به استاندار مختومه شد.")
    for line in standing_resolutions(session, meeting_id):
        if line.state is ResolutionState.REPORTED and line.order_id is not None:
            settle_order(session, line.order_id, "", words)
            deed.changed_order(line.order_id)
    require_no_open_orders(session, Kind.MEETING, meeting_id)
    entry_closed(deed)
    return deed.finish(CLOSED, "بسته شد.")
