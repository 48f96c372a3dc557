"""Cases as a source of the governor's orders; on a trip his order is a step of its course."""

from __future__ import annotations

from app.access import Right, require
from app.attachments import files_of
from app.changes import Changes, Kind, changed
from app.folder import Outcome, sheet_came_back, standing_sheet
from app.marks import Classification
from app.orders import OrderDraft, RecordCover, SourceCard, record_order
from app.protocol.cards import card_of_case
from app.protocol.deeds import CASE_TABLES, ORDERED, CaseDeed, seen_case
from app.protocol.states import TRIPS, CaseState
from app.session import OfficeSession
from app.text import persian_digits


def case_card(session: OfficeSession, case_id: int) -> SourceCard:
    """What a case shows of itself to its orders.

    Raises:
        NotAllowed: The operator may not read protocol work.
        NotFound: There is no such case for him.
    """
    require(session.desk.operator, Right.READ_PROTOCOL)
    return card_of_case(seen_case(session, case_id))


def case_cover(session: OfficeSession, case_id: int) -> RecordCover:
    """What the cover of a case's papers says of it.

    Raises:
        NotAllowed: The operator may not read protocol work.
        NotFound: There is no such case for him.
    """
    require(session.desk.operator, Right.READ_PROTOCOL)
    case = seen_case(session, case_id)
    files = len(files_of(session, Kind.PROTOCOL_CASE, case_id))
    return RecordCover(
        kind=Kind.PROTOCOL_CASE,
        id=case_id,
        number=case["number"],
        on=card_of_case(case).on,
        from_whom=case["requested_by"] or case["body"],
        subject=case["subject"],
        classification=Classification(case["classification"]),
        enclosures=persian_digits(f"{files} پرونده") if files else "",
    )


def record_order_on_case(session: OfficeSession, case_id: int, draft: OrderDraft) -> Changes[int]:
    """Record what the governor ordered on a case; the first on a trip lets it go on.

    Request, order and examination come in whatever sequence (C15): an examined trip stays so.

    Returns:
        The order's id.

    Raises:
        NotAllowed: The operator may not record orders, or the case is over.
        InvalidFields, NotFound: As for recording.
    """
    require(session.desk.operator, Right.RECORD_ORDERS)
    require(session.desk.operator, Right.READ_PROTOCOL)
    deed = CaseDeed(session, case_id, seen_case(session, case_id)["version"], right=None)
    deed.require_running()
    order_id = record_order(session, card_of_case(deed.record), draft).value
    steps = CASE_TABLES.standing_steps(session, case_id)
    if any(one["order_id"] == order_id for one in steps):
        return changed(order_id)
    deed.recorded_order(order_id)
    if standing_sheet(session, Kind.PROTOCOL_CASE, case_id) is not None:
        sheet_came_back(session, Kind.PROTOCOL_CASE, case_id, Outcome.ORDERED, order_id=order_id)
        deed.kinds.add(Kind.FOLDER)
    words = draft.words.strip()
    if deed.case_kind in TRIPS and deed.record["ordered_on"] is None:
        deed.set(ordered_on=draft.given_on or session.desk.clock.today(), order_words=words)
        if deed.state is CaseState.REQUESTED:
            deed.set(state=CaseState.ORDERED.value)
    first = words.splitlines()[0][:120] if words else ""
    done = deed.finish(ORDERED, f"دستور ثبت شد: {first}", order_id=order_id)
    return Changes(order_id, done.kinds)
