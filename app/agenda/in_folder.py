"""A request's form in the governor's folder: put in for his order, and back with it (P1.3, U7).

It lies there beside the entry's course: a request is reviewed and planned while he has its form.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from app.access import Right, require
from app.agenda.cards import event_sheet_card
from app.agenda.deeds import EventDeed, seen_event
from app.agenda.states import GOES_IN
from app.agenda.texts import EVENT_STATES
from app.agenda.visiting import record_order_on_event
from app.changes import Changes, Kind
from app.errors import NotAllowed
from app.folder import (
    Outcome,
    came_back_with,
    put_back,
    put_in,
    sheet_came_back,
    standing_sheet,
    take_out,
)
from app.orders import OrderDraft
from app.session import OfficeSession

#: The steps that put its form in and bring it back without words.
PUT_IN: Final = "put_in_folder"
SEEN: Final = "seen"
#: The step of an order, on the form or without it.
ORDERED: Final = "order"


def put_event_in_folder(session: OfficeSession, event_id: int, version: int) -> Changes[int]:
    """Put a request's form into the governor's folder for his order.

    Raises:
        NotAllowed: It lies there already, or is past asking, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = EventDeed(session, event_id, version)
    if deed.state not in GOES_IN:
        state = EVENT_STATES[deed.state]
        raise NotAllowed(f"{deed.named} در وضعیت «{state}» است و به کارتابل نمی‌رود.")
    if standing_sheet(session, Kind.EVENT, event_id) is not None:
        raise NotAllowed(f"فرم {deed.named} در کارتابل است.")
    put_in(session, event_sheet_card(deed.event))
    deed.kinds.add(Kind.FOLDER)
    return deed.finish(PUT_IN, "فرم آن در کارتابل استاندار گذاشته شد.")


def event_seen(
    session: OfficeSession, event_id: int, version: int, *, sent_back: bool = False
) -> Changes[int]:
    """Say that the governor saw a request's form and ordered nothing, or sent it back.

    Raises:
        NotAllowed: It is not in the folder.
        NotFound, StaleRecord: As for every deed.
    """
    require(session.desk.operator, Right.RECORD_ORDERS)
    deed = EventDeed(session, event_id, version, right=Right.READ_AGENDA)
    if standing_sheet(session, Kind.EVENT, event_id) is None:
        raise NotAllowed(f"فرم {deed.named} در کارتابل نیست.")
    outcome = Outcome.SENT_BACK if sent_back else Outcome.SEEN
    sheet_came_back(session, Kind.EVENT, event_id, outcome)
    deed.kinds.add(Kind.FOLDER)
    return deed.finish(SEEN, "استاندار برگرداند." if sent_back else "استاندار دید و چیزی ننوشت.")


def event_returned(
    session: OfficeSession, event_id: int, outcome: Outcome, draft: OrderDraft
) -> Changes[Any]:
    """Write down what the governor did with a request's form that lay in the folder.

    Raises:
        NotAllowed, NotFound, InvalidFields: As for the entry's own deed.
    """
    require(session.desk.operator, Right.RECORD_ORDERS)
    if outcome is Outcome.ORDERED:
        return record_order_on_event(session, event_id, draft)
    version = seen_event(session, event_id)["version"]
    return event_seen(session, event_id, version, sent_back=outcome is Outcome.SENT_BACK)


def sheet_taken_back(session: OfficeSession, step: Mapping[str, Any], deed: EventDeed) -> None:
    """Let the form lie again where it lay before a step that is taken back."""
    if step["action"] == PUT_IN:
        take_out(session, Kind.EVENT, deed.id)
    elif step["action"] == SEEN or (
        step["action"] == ORDERED and came_back_with(session, Kind.EVENT, deed.id, step["order_id"])
    ):
        put_back(session, event_sheet_card(deed.event))
    else:
        return
    deed.kinds.add(Kind.FOLDER)
