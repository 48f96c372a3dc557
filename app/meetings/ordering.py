"""Meetings as a source of the governor's own orders, besides what they resolve."""

from __future__ import annotations

from typing import Final

from app.access import Right, require
from app.attachments import files_of
from app.changes import Changes, Kind, changed
from app.errors import NotAllowed
from app.folder import Outcome, standing_sheet
from app.marks import Classification
from app.meetings.cards import card_of_meeting
from app.meetings.deeds import MEETING_TABLES, MeetingDeed, seen_meeting
from app.meetings.in_folder import report_came_back
from app.meetings.states import MOVABLE, MeetingState
from app.orders import OrderDraft, RecordCover, SourceCard, record_order
from app.session import OfficeSession
from app.text import persian_digits

ORDERED: Final = "order"
NOT_HELD: Final = "هنوز برگزار نشده است و دستوری بر آن ثبت نمی‌شود."


def meeting_card(session: OfficeSession, meeting_id: int) -> SourceCard:
    """What a meeting shows of itself to its orders.

    Raises:
        NotAllowed: The operator may not read meetings.
        NotFound: There is no such meeting for him.
    """
    require(session.desk.operator, Right.READ_MEETINGS)
    return card_of_meeting(seen_meeting(session, meeting_id))


def meeting_cover(session: OfficeSession, meeting_id: int) -> RecordCover:
    """What the cover of a meeting's papers says of it.

    Raises:
        NotAllowed: The operator may not read meetings.
        NotFound: There is no such meeting for him.
    """
    require(session.desk.operator, Right.READ_MEETINGS)
    meeting = seen_meeting(session, meeting_id)
    files = len(files_of(session, Kind.MEETING, meeting_id))
    return RecordCover(
        kind=Kind.MEETING,
        id=meeting_id,
        number=meeting["number"],
        on=card_of_meeting(meeting).on,
        from_whom=meeting["secretary_body"] or meeting["secretary"] or meeting["chair"],
        subject=meeting["subject"],
        classification=Classification(meeting["classification"]),
        enclosures=persian_digits(f"{files} پرونده") if files else "",
    )


def record_order_on_meeting(
    session: OfficeSession, meeting_id: int, draft: OrderDraft
) -> Changes[int]:
    """Record what the governor ordered at a meeting or on its papers.

    Returns:
        The order's id.

    Raises:
        NotAllowed: The operator may not record orders, or the meeting was not held.
        InvalidFields, NotFound: As for recording.
    """
    require(session.desk.operator, Right.RECORD_ORDERS)
    require(session.desk.operator, Right.READ_MEETINGS)
    if standing_sheet(session, Kind.MEETING, meeting_id) is not None:
        return report_came_back(session, meeting_id, Outcome.ORDERED, draft)
    deed = MeetingDeed(
        session, meeting_id, seen_meeting(session, meeting_id)["version"], right=None
    )
    if deed.state in MOVABLE | {MeetingState.CANCELLED}:
        raise NotAllowed(persian_digits(f"{deed.named} {NOT_HELD}"))
    order_id = record_order(session, card_of_meeting(deed.record), draft).value
    steps = MEETING_TABLES.standing_steps(session, meeting_id)
    if any(one["order_id"] == order_id for one in steps):
        return changed(order_id)
    deed.recorded_order(order_id)
    words = draft.words.strip()
    first = words.splitlines()[0][:120] if words else ""
    done = deed.finish(ORDERED, f"دستور ثبت شد: {first}", order_id=order_id)
    return Changes(order_id, done.kinds)
