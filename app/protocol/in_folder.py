"""A case's request in the governor's folder: put in for his order, and back with it (P6.1, U7)."""

from __future__ import annotations

from typing import Any

from app.access import Right, require
from app.changes import Changes, Kind
from app.errors import NotAllowed
from app.folder import Outcome, put_in, sheet_came_back, standing_sheet
from app.orders import OrderDraft
from app.protocol.cards import case_sheet_card
from app.protocol.deeds import CAME_BACK, PUT_IN, CaseDeed, seen_case
from app.protocol.ordering import record_order_on_case
from app.session import OfficeSession
from app.text import persian_digits


def put_case_in_folder(session: OfficeSession, case_id: int, version: int) -> Changes[int]:
    """Put a case's request into the governor's folder for his order.

    Raises:
        NotAllowed: It lies there already, or is over, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = CaseDeed(session, case_id, version)
    deed.require_running()
    if standing_sheet(session, Kind.PROTOCOL_CASE, case_id) is not None:
        raise NotAllowed(persian_digits(f"درخواست {deed.named} در کارتابل است."))
    put_in(session, case_sheet_card(deed.record))
    deed.kinds.add(Kind.FOLDER)
    return deed.finish(PUT_IN, "درخواست آن در کارتابل استاندار گذاشته شد.")


def case_returned(
    session: OfficeSession, case_id: int, outcome: Outcome, draft: OrderDraft
) -> Changes[Any]:
    """Write down what the governor did with a case's request that lay in the folder.

    Raises:
        NotAllowed: It is not in the folder, or as for recording an order.
        InvalidFields, NotFound: As for recording an order.
    """
    require(session.desk.operator, Right.RECORD_ORDERS)
    if outcome is Outcome.ORDERED:
        return record_order_on_case(session, case_id, draft)
    version = seen_case(session, case_id)["version"]
    deed = CaseDeed(session, case_id, version, right=Right.READ_PROTOCOL)
    if standing_sheet(session, Kind.PROTOCOL_CASE, case_id) is None:
        raise NotAllowed(persian_digits(f"درخواست {deed.named} در کارتابل نیست."))
    sheet_came_back(session, Kind.PROTOCOL_CASE, case_id, outcome)
    deed.kinds.add(Kind.FOLDER)
    is_sent_back = outcome is Outcome.SENT_BACK
    said = "استاندار برگرداند." if is_sent_back else "استاندار دید و چیزی ننوشت."
    return deed.finish(CAME_BACK, said)
