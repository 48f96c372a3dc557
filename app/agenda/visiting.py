"""Site visits: the stops of the route, promises made on the spot, and the report (U25)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from app.access import Right, require
from app.agenda.cards import card_of_event
from app.agenda.deeds import EventDeed, seen_event, standing_steps
from app.agenda.drafts import StopDraft
from app.agenda.proving import checked_stops, words_of
from app.agenda.states import EventKind, EventState
from app.agenda.tables import PROMISES, STOPS
from app.changes import Changes, Kind, changed
from app.errors import InvalidFields, InvalidInput, NotAllowed
from app.folder import Outcome, sheet_came_back, standing_sheet
from app.orders import OrderDraft, record_order
from app.session import OfficeSession
from app.text import persian_digits

NO_STOP: Final = "این ایستگاه از آن برنامه نیست."
#: Kinds that have a route.
ROUTED: Final = frozenset({EventKind.SITE_VISIT.value, EventKind.TRIP.value})
#: Nothing is ordered on what never was.
_NEVER_WAS: Final = frozenset({EventState.REJECTED, EventState.CANCELLED})


def save_stops(
    session: OfficeSession, event_id: int, version: int, stops: Sequence[StopDraft]
) -> Changes[int]:
    """Write the stops of a route, in place of those before; a line that stays keeps its promises.

    Raises:
        InvalidFields: A stop cannot be taken, or one goes at which a promise was made.
        NotAllowed: The entry has no route, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = EventDeed(session, event_id, version)
    if deed.event["event_kind"] not in ROUTED:
        raise NotAllowed("ایستگاه تنها برای بازدید و سفر نوشته می‌شود.")
    checked = checked_stops(stops)
    left = dict(deed.part(STOPS.name))
    touched = False
    for place, stop in enumerate(checked, 1):
        row = {
            "place": place,
            "title": stop.title,
            "where": stop.where,
            "host": stop.host,
            "arrives_at": stop.arrives_at,
            "leaves_at": stop.leaves_at,
            "note": stop.note,
        }
        before = left.pop(stop.id, None) if stop.id is not None else None
        if before is None:
            deed.add_row(STOPS.name, **row)
            touched = True
        elif any(before[name] != value for name, value in row.items()):
            deed.set_row(STOPS.name, before["id"], **row)
            touched = True
    _remove_stops(deed, left)
    if not touched and not left:
        return changed(event_id)
    return deed.finish("save_stops", f"مسیر با {len(checked)} ایستگاه نوشته شد.")


def _remove_stops(deed: EventDeed, left: dict[int, dict[str, object]]) -> None:
    promised = {row["stop_id"] for row in deed.part(PROMISES.name).values()}
    for number, row in left.items():
        if number in promised:
            words = f"در «{row['title']}» وعده‌ای داده شده است و این ایستگاه نمی‌رود."
            raise InvalidFields([InvalidInput("stops", words)])
        deed.remove_row(STOPS.name, number)


def record_promise(
    session: OfficeSession,
    event_id: int,
    version: int,
    stop_id: int | None,
    draft: OrderDraft,
) -> Changes[int]:
    """Write down a promise made on the spot: it is an order like any other, and is followed up.

    Args:
        session: The transaction.
        event_id: At which entry.
        version: As read.
        stop_id: At which stop; None where it was at none.
        draft: What was promised and who shall do it.

    Returns:
        The order's id.

    Raises:
        NotAllowed: The operator may not record orders, or the entry never was.
        InvalidFields: As for recording.
        NotFound, StaleRecord: As for every deed.
    """
    require(session.desk.operator, Right.RECORD_ORDERS)
    deed = EventDeed(session, event_id, version)
    where = ""
    if stop_id is not None:
        where = f" در «{deed.row(STOPS.name, stop_id, NO_STOP)['title']}»"
    order_id = _ordered(deed, draft)
    if any(row["order_id"] == order_id for row in deed.part(PROMISES.name).values()):
        return changed(order_id)
    deed.add_row(PROMISES.name, stop_id=stop_id, order_id=order_id)
    done = deed.finish(
        "record_promise", f"وعده{where} ثبت شد: {_first_line(draft)}", order_id=order_id
    )
    return Changes(order_id, done.kinds | {Kind.ORDER})


def record_order_on_event(session: OfficeSession, event_id: int, draft: OrderDraft) -> Changes[int]:
    """Record what the governor ordered on an entry, or wrote on its papers.

    Returns:
        The order's id.

    Raises:
        NotAllowed: The operator may not record orders, or the entry never was.
        InvalidFields, NotFound: As for recording.
    """
    require(session.desk.operator, Right.RECORD_ORDERS)
    require(session.desk.operator, Right.READ_AGENDA)
    version = seen_event(session, event_id)["version"]
    deed = EventDeed(session, event_id, version, right=None)
    order_id = _ordered(deed, draft)
    if any(one["order_id"] == order_id for one in standing_steps(session, event_id)):
        return changed(order_id)
    if standing_sheet(session, Kind.EVENT, event_id) is not None:
        sheet_came_back(session, Kind.EVENT, event_id, Outcome.ORDERED, order_id=order_id)
        deed.kinds.add(Kind.FOLDER)
    words = f"دستور ثبت شد: {_first_line(draft)}"
    done = deed.finish("order", words, order_id=order_id)
    return Changes(order_id, done.kinds | {Kind.ORDER})


def _ordered(deed: EventDeed, draft: OrderDraft) -> int:
    if deed.state in _NEVER_WAS:
        raise NotAllowed(f"{deed.named} برگزار نمی‌شود و دستوری بر آن ثبت نمی‌شود.")
    return record_order(deed.session, card_of_event(deed.event), draft).value


def _first_line(draft: OrderDraft) -> str:
    words = draft.words.strip()
    return persian_digits(words.splitlines()[0][:120]) if words else ""


def write_report(session: OfficeSession, event_id: int, version: int, text: str) -> Changes[int]:
    """Write what came of a visit or a staff meeting.

    Raises:
        InvalidInput: There is no word of it.
        NotAllowed: It was not held, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = EventDeed(session, event_id, version)
    words = words_of(text, "report", needed="گزارش را بنویسید.")
    if deed.event["starts_at"] is None or deed.state in _NEVER_WAS:
        raise NotAllowed(f"{deed.named} برگزار نشده است و گزارشی ندارد.")
    if words == deed.event["report"]:
        return changed(event_id)
    deed.set(report=words)
    return deed.finish("write_report", "گزارش نوشته شد.")
