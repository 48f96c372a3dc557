"""Visits as a source of the governor's orders."""

from __future__ import annotations

from app.access import Right, require
from app.attachments import files_of
from app.changes import Changes, Kind, changed
from app.errors import NotAllowed
from app.folder import Outcome, sheet_came_back, standing_sheet
from app.marks import Classification
from app.orders import OrderDraft, RecordCover, SourceCard, record_order
from app.session import OfficeSession
from app.text import persian_digits
from app.visits.cards import card_of_visit, who_of
from app.visits.deeds import VISIT_TABLES, VisitDeed, seen_visit
from app.visits.states import SEEN_BY_GOVERNOR
from app.visits.steps import ORDERED
from app.visits.texts import VISIT_STATES


def visit_card(session: OfficeSession, visit_id: int) -> SourceCard:
    """What a visit shows of itself to its orders.

    Raises:
        NotFound: There is no such visit for this operator.
    """
    require(session.desk.operator, Right.READ_VISITS)
    return card_of_visit(seen_visit(session, visit_id))


def visit_cover(session: OfficeSession, visit_id: int) -> RecordCover:
    """What the cover of a visit's form says of it.

    Raises:
        NotFound: There is no such visit for this operator.
    """
    require(session.desk.operator, Right.READ_VISITS)
    visit = seen_visit(session, visit_id)
    files = len(files_of(session, Kind.VISIT, visit_id))
    return RecordCover(
        kind=Kind.VISIT,
        id=visit_id,
        number=visit["number"],
        on=card_of_visit(visit).on,
        from_whom=who_of(visit),
        subject=visit["subject"],
        classification=Classification(visit["classification"]),
        enclosures=persian_digits(f"{files} پرونده") if files else visit["documents"],
    )


def record_order_on_visit(session: OfficeSession, visit_id: int, draft: OrderDraft) -> Changes[int]:
    """Record what the governor ordered on a visit, said to the visitor or written on his form.

    Returns:
        The order's id.

    Raises:
        NotAllowed: The operator may not record orders, or the visitor was not before him.
        InvalidFields, NotFound: As for recording.
    """
    require(session.desk.operator, Right.RECORD_ORDERS)
    require(session.desk.operator, Right.READ_VISITS)
    version = seen_visit(session, visit_id)["version"]
    deed = VisitDeed(session, visit_id, version, right=None)
    lies = standing_sheet(session, Kind.VISIT, visit_id) is not None
    steps = VISIT_TABLES.standing_steps(session, visit_id)
    order_id = ordered_on(deed, draft, allowed=lies)
    if any(one["order_id"] == order_id for one in steps):
        return changed(order_id)
    if lies:
        sheet_came_back(session, Kind.VISIT, visit_id, Outcome.ORDERED, order_id=order_id)
        deed.kinds.add(Kind.FOLDER)
    done = deed.finish(ORDERED, f"دستور ثبت شد: {first_line(draft)}", order_id=order_id)
    return Changes(order_id, done.kinds | {Kind.ORDER})


def ordered_on(deed: VisitDeed, draft: OrderDraft, *, allowed: bool = False) -> int:
    """Record an order that is part of a deed on a visit; whoever calls finishes that with its id.

    Args:
        deed: The visit as it stands.
        draft: As typed.
        allowed: It may be recorded wherever the visit stands, as on a form in the folder.

    Raises:
        NotAllowed: The visitor was not before the governor, or as for recording.
        InvalidFields: As for recording.
    """
    if not allowed and deed.state not in SEEN_BY_GOVERNOR:
        state = VISIT_STATES[deed.state]
        raise NotAllowed(f"{deed.named} در وضعیت «{state}» است و دستوری بر آن ثبت نمی‌شود.")
    return record_order(deed.session, card_of_visit(deed.record), draft).value


def first_line(draft: OrderDraft) -> str:
    """The first line of an order, as steps say it."""
    words = draft.words.strip()
    return persian_digits(words.splitlines()[0][:120]) if words else ""
