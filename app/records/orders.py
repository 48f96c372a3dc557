"""The governor's orders as JSON; adding one types back his note on a call in the folder."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from app import journal
from app.changes import Changes, Kind
from app.errors import InvalidInput
from app.orders import OrderFilter, OrderRow, OrderState, list_orders, order_sheet
from app.phone_calls import NoteDraft, call_sheet, record_note
from app.records.asking import Added, Asked, Found, RecordKind
from app.records.fields import date_field, id_field, text_field
from app.records.plain import Plain, plain, plain_object
from app.session import OfficeSession


def _add(session: OfficeSession, values: Mapping[str, Any]) -> Changes[Added]:
    if "call_id" not in values:
        raise InvalidInput("call_id", "این دستور بر کدام تماس نوشته شده است؟")
    given = {name: value for name, value in values.items() if name not in ("call_id", "given_on")}
    call = call_sheet(session, values["call_id"])
    draft = NoteDraft(**given, noted_on=values.get("given_on"))
    made = record_note(session, call.id, call.version, draft)
    return Changes(Added(made.value, call.number, OrderState.STANDING.value), made.kinds)


def _listed(session: OfficeSession, asked: Asked) -> Found:
    wanted = OrderFilter(
        text=asked.text,
        from_day=asked.from_day,
        to_day=asked.to_day,
        state=OrderState(asked.state) if asked.state else None,
    )
    found = list_orders(session, wanted)
    return Found(tuple(plain_object(row) for row in found[: asked.limit]), len(found))


def _whole(session: OfficeSession, number: int) -> dict[str, Plain]:
    trace = journal.history(session, Kind.ORDER, number)
    return plain_object(order_sheet(session, number)) | {"history": plain(trace)}


ORDER: Final = RecordKind(
    name="order",
    fields=(
        id_field("call_id"),
        text_field("words", "اقدام و نتیجه اعلام شود."),
        date_field("given_on"),
        id_field("referred_to_id"),
        text_field("referred_to", "دفتر فنی"),
        date_field("due_on"),
    ),
    sheet=OrderRow,
    extras=("history",),
    states=tuple(OrderState),
    dated=True,
    add=_add,
    listed=_listed,
    whole=_whole,
)
