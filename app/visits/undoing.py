"""What a step of a visit did elsewhere, undone with it: order, telling, time, folder sheet."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from app.agenda import cancel_event, take_event_step_back
from app.agenda.deeds import FIRST_STEPS, seen_event
from app.agenda.tables import EVENTS
from app.agenda.taking_back import steps_that_count
from app.changes import Kind
from app.errors import NotAllowed
from app.folder import came_back_with, put_back, take_out
from app.orders import source_untold, withdraw_order
from app.session import OfficeSession
from app.visits.cards import visit_sheet_card
from app.visits.steps import CLOSED, ORDERED, PUT_IN, SEEN, TOLD

#: Under which name a step of a visit keeps the step it left on the entry of its time.
STEP: Final = "step"

ORDER_GONE_ON: Final = "دستوری که روی این ملاقات ثبت شده خود گام‌هایی دارد؛ نخست آن‌ها را پس بگیرید."
TIME_GONE_ON: Final = "وقت این ملاقات در برنامه گام‌های دیگری هم گرفته است؛ نخست آن‌ها را پس بگیرید."
UNDONE: Final = "تصمیم ملاقات پس گرفته شد."


def undo_elsewhere(
    session: OfficeSession, visit: Mapping[str, Any], step: Mapping[str, Any]
) -> set[Kind]:
    """Undo what a step that is taken back did beside the visit.

    Args:
        session: The transaction.
        visit: As it stands without the step.
        step: Which.

    Returns:
        The kinds that were touched.

    Raises:
        NotAllowed: What came of the step has gone on.
    """
    kinds = _undo_sheet(session, visit, step)
    if step["order_id"] is not None:
        withdraw_order(session, step["order_id"], ORDER_GONE_ON)
        kinds.add(Kind.ORDER)
    if step["action"] in (TOLD, CLOSED) and visit["told_at"] is None:
        kinds |= source_untold(session, Kind.VISIT, visit["id"])
    # The newest first: a time given in place of another goes before that comes back.
    for table, number, values in reversed(json.loads(step["overwrote"])):
        if table == EVENTS.name:
            _undo_time(session, number, values[STEP])
            kinds.add(Kind.EVENT)
    return kinds


def _undo_time(session: OfficeSession, event_id: int, step_id: int) -> None:
    """Take back what the step did to its entry, if nobody did anything with that since."""
    last = steps_that_count(session, event_id)[-1]
    if last["id"] != step_id:
        raise NotAllowed(TIME_GONE_ON)
    version = seen_event(session, event_id)["version"]
    if last["action"] in FIRST_STEPS:
        cancel_event(session, event_id, version, UNDONE, right=None)
    else:
        take_event_step_back(session, event_id, version, right=None)


def _undo_sheet(
    session: OfficeSession, visit: Mapping[str, Any], step: Mapping[str, Any]
) -> set[Kind]:
    """Let its form lie again where it lay before the step."""
    number, action = visit["id"], step["action"]
    if action == PUT_IN:
        take_out(session, Kind.VISIT, number)
    elif action == SEEN or (
        action == ORDERED and came_back_with(session, Kind.VISIT, number, step["order_id"])
    ):
        put_back(session, visit_sheet_card(visit))
    else:
        return set()
    return {Kind.FOLDER}
