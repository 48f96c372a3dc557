"""A meeting's report in the governor's folder, and back with what he wrote on it (P1.8, U7)."""

from __future__ import annotations

from typing import Any

from app.access import Right, require
from app.agenda.proving import words_of
from app.changes import Changes, Kind
from app.errors import NotAllowed
from app.folder import Outcome, put_in, sheet_came_back, standing_sheet
from app.meetings.cards import card_of_meeting, meeting_sheet_card
from app.meetings.deeds import CAME_BACK, PUT_IN, MeetingDeed, seen_meeting
from app.meetings.reporting import NOTHING_SAID, require_answered, tell_governor
from app.orders import OrderDraft, record_order
from app.session import OfficeSession


def put_report_in_folder(
    session: OfficeSession, meeting_id: int, version: int, report: str
) -> Changes[int]:
    """Put a meeting's report into the governor's folder.

    Raises:
        InvalidInput: There is no report.
        NotAllowed: Something it resolved is not answered yet, it lies there already, or as for
            every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = MeetingDeed(session, meeting_id, version)
    told = words_of(report, "report", needed=NOTHING_SAID)
    require_answered(deed)
    if standing_sheet(session, Kind.MEETING, meeting_id) is not None:
        raise NotAllowed(f"گزارش {deed.named} در کارتابل است.")
    deed.set(report=told)
    put_in(session, meeting_sheet_card(deed.record))
    deed.kinds.add(Kind.FOLDER)
    return deed.finish(PUT_IN, "گزارش آن در کارتابل استاندار گذاشته شد.")


def report_came_back(
    session: OfficeSession, meeting_id: int, outcome: Outcome, draft: OrderDraft
) -> Changes[Any]:
    """Write down what the governor did with a report that lay in the folder.

    Seen or ordered on, he is told; what he ordered runs as an order of his own.

    Raises:
        NotAllowed: It is not in the folder, or as for every deed.
        InvalidFields, NotFound: As for recording an order.
    """
    require(session.desk.operator, Right.RECORD_ORDERS)
    version = seen_meeting(session, meeting_id)["version"]
    deed = MeetingDeed(session, meeting_id, version, right=Right.READ_MEETINGS)
    if standing_sheet(session, Kind.MEETING, meeting_id) is None:
        raise NotAllowed(f"گزارش {deed.named} در کارتابل نیست.")
    order_id: int | None = None
    if outcome is Outcome.ORDERED:
        order_id = record_order(session, card_of_meeting(deed.record), draft).value
        deed.recorded_order(order_id)
    sheet_came_back(session, Kind.MEETING, meeting_id, outcome, order_id=order_id)
    deed.kinds.add(Kind.FOLDER)
    if outcome is not Outcome.SENT_BACK:
        tell_governor(deed, deed.record["report"], draft.words.strip())
    said = {
        Outcome.ORDERED: "استاندار بر گزارش دستور داد.",
        Outcome.SENT_BACK: "استاندار گزارش را برگرداند.",
    }.get(outcome, "استاندار گزارش را دید.")
    done = deed.finish(CAME_BACK, said, order_id=order_id)
    return Changes(order_id or done.value, done.kinds)
