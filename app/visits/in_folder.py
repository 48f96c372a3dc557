"""A visit's form in the governor's folder: put in for his order, and back with it (U7)."""

from __future__ import annotations

from typing import Any, Final

from app.access import Right, require
from app.changes import Changes, Kind
from app.errors import NotAllowed
from app.folder import Outcome, put_in, sheet_came_back, standing_sheet
from app.orders import OrderDraft
from app.session import OfficeSession
from app.visits.cards import visit_sheet_card
from app.visits.deeds import VisitDeed, seen_visit
from app.visits.ordering import record_order_on_visit
from app.visits.states import DONE, VisitState
from app.visits.steps import PUT_IN, SEEN
from app.visits.texts import VISIT_STATES

#: What is over needs no order any more.
_PAST_ASKING: Final = DONE | {VisitState.TOLD, VisitState.POSTPONED}


def put_visit_in_folder(session: OfficeSession, visit_id: int, version: int) -> Changes[int]:
    """Put a visit's form into the governor's folder for his order.

    Raises:
        NotAllowed: It lies there already, or is past asking, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = VisitDeed(session, visit_id, version)
    if deed.state in _PAST_ASKING:
        state = VISIT_STATES[deed.state]
        raise NotAllowed(f"{deed.named} در وضعیت «{state}» است و به کارتابل نمی‌رود.")
    if standing_sheet(session, Kind.VISIT, visit_id) is not None:
        raise NotAllowed(f"فرم {deed.named} در کارتابل است.")
    put_in(session, visit_sheet_card(deed.record))
    deed.kinds.add(Kind.FOLDER)
    return deed.finish(PUT_IN, "فرم آن در کارتابل استاندار گذاشته شد.")


def visit_seen(
    session: OfficeSession, visit_id: int, version: int, *, sent_back: bool = False
) -> Changes[int]:
    """Say that the governor saw a visit's form and ordered nothing, or sent it back.

    Raises:
        NotAllowed: It is not in the folder.
        NotFound, StaleRecord: As for every deed.
    """
    require(session.desk.operator, Right.RECORD_ORDERS)
    deed = VisitDeed(session, visit_id, version, right=Right.READ_VISITS)
    if standing_sheet(session, Kind.VISIT, visit_id) is None:
        raise NotAllowed(f"فرم {deed.named} در کارتابل نیست.")
    outcome = Outcome.SENT_BACK if sent_back else Outcome.SEEN
    sheet_came_back(session, Kind.VISIT, visit_id, outcome)
    deed.kinds.add(Kind.FOLDER)
    return deed.finish(SEEN, "استاندار برگرداند." if sent_back else "استاندار دید و چیزی ننوشت.")


def visit_returned(
    session: OfficeSession, visit_id: int, outcome: Outcome, draft: OrderDraft
) -> Changes[Any]:
    """Write down what the governor did with a visit's form that lay in the folder.

    Raises:
        NotAllowed, NotFound, InvalidFields: As for the visit's own deed.
    """
    require(session.desk.operator, Right.RECORD_ORDERS)
    if outcome is Outcome.ORDERED:
        return record_order_on_visit(session, visit_id, draft)
    version = seen_visit(session, visit_id)["version"]
    return visit_seen(session, visit_id, version, sent_back=outcome is Outcome.SENT_BACK)
