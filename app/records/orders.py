"""The governor's orders as JSON; on a call in the folder, adding one types back his note."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any, Final

from app import journal
from app.changes import Changes, Kind
from app.order_sources import SOURCES, record_order_on
from app.orders import (
    Expected,
    OrderDraft,
    OrderFilter,
    OrderKind,
    OrderSheet,
    OrderState,
    ReferralDraft,
    ReferralSheet,
    count_follow_ups,
    list_follow_ups,
    order_sheet,
)
from app.records.asking import Added, Asked, Found, RecordKind
from app.records.fields import (
    choice_field,
    date_field,
    id_field,
    key_field,
    objects_field,
    text_field,
    time_field,
)
from app.records.plain import Plain, plain, plain_object
from app.session import OfficeSession

#: To whom an order goes, also where another record carries it.
REFERRAL: Final = (
    id_field("contact_id"),
    text_field("name", "دفتر فنی"),
    id_field("group_id"),
    choice_field("expected", Expected, Expected.ACTION),
    date_field("due_on"),
)


def _add(session: OfficeSession, values: Mapping[str, Any]) -> Changes[Added]:
    given = dict(values)
    kind, record_id = given.pop("source_kind", None), given.pop("source_id", None)
    referrals = tuple(ReferralDraft(**one) for one in given.pop("referrals", ()))
    draft = replace(OrderDraft(**given), referrals=referrals)
    made = record_order_on(session, kind, record_id, draft)
    sheet = order_sheet(session, made.value)
    return Changes(Added(made.value, sheet.source_number, sheet.state.value), made.kinds)


def _listed(session: OfficeSession, asked: Asked) -> Found:
    wanted = OrderFilter(
        text=asked.text,
        from_day=asked.from_day,
        to_day=asked.to_day,
        state=OrderState(asked.state) if asked.state else None,
    )
    rows = list_follow_ups(session, wanted, limit=asked.limit)
    # What `show` asks for is the order; a line is one of its referrals.
    found = tuple(plain_object(row) | {"id": row.order_id} for row in rows)
    return Found(found, count_follow_ups(session, wanted))


def _whole(session: OfficeSession, number: int) -> dict[str, Plain]:
    trace = journal.history(session, Kind.ORDER, number)
    return plain_object(order_sheet(session, number)) | {"history": plain(trace)}


ORDER: Final = RecordKind(
    name="order",
    fields=(
        choice_field("source_kind", SOURCES, Kind.CALL),
        id_field("source_id"),
        choice_field("kind", OrderKind, OrderKind.NOTE),
        text_field("words", "اقدام و نتیجه اعلام شود."),
        date_field("given_on"),
        time_field("given_at"),
        text_field("applicant"),
        text_field("applicant_phone"),
        objects_field(
            "referrals",
            REFERRAL,
            [{part.name: part.example for part in REFERRAL}],
            shown={part.name for part in fields(ReferralSheet)} - {part.name for part in REFERRAL},
        ),
        key_field("request_key"),
    ),
    sheet=OrderSheet,
    extras=("history",),
    states=tuple(OrderState),
    dated=True,
    add=_add,
    listed=_listed,
    whole=_whole,
)
