"""On what the governor's orders can stand: each register that has such records declares itself.

A register of tomorrow (visits, meetings) adds one line here and nothing in `app.orders`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from app.changes import Changes, Kind
from app.errors import InvalidInput, NotFound
from app.letters import letter_card, record_order_on_letter
from app.orders import OrderDraft, SourceCard, record_order
from app.phone_calls import call_card, record_order_on_call
from app.session import OfficeSession


@dataclass(frozen=True)
class OrderSource:
    """A kind of record orders stand on.

    Attributes:
        title: What the record is called on screen and paper.
        card: What its orders show of it; refuses whoever may not see it.
        record: Records an order on it, where the record itself goes on with that.
    """

    title: str
    card: Callable[[OfficeSession, int], SourceCard]
    record: Callable[[OfficeSession, int, OrderDraft], Changes[int]] | None = None


SOURCES: Final[Mapping[Kind, OrderSource]] = {
    Kind.CALL: OrderSource("تماس", call_card, record_order_on_call),
    Kind.LETTER: OrderSource("نامه", letter_card, record_order_on_letter),
}

#: An order he gave without any paper.
NO_PAPER: Final = "بی سند"


def source_title(kind: Kind | None) -> str:
    """What a source is called."""
    return SOURCES[kind].title if kind is not None and kind in SOURCES else NO_PAPER


def record_order_on(
    session: OfficeSession, kind: Kind | None, record_id: int | None, draft: OrderDraft
) -> Changes[int]:
    """Record an order on any record, or on none.

    Raises:
        InvalidInput: Records of this kind carry no orders, or none is named.
        NotFound: There is no such record for this operator.
        NotAllowed, InvalidFields: As for recording.
    """
    if kind is None:
        return record_order(session, SourceCard(), draft)
    if kind not in SOURCES:
        raise InvalidInput("source_kind", "روی چنین رکوردی دستور ثبت نمی‌شود.")
    if record_id is None:
        raise InvalidInput("source_id", "این دستور روی کدام رکورد است؟")
    source = SOURCES[kind]
    if source.record is not None:
        return source.record(session, record_id, draft)
    return record_order(session, source.card(session, record_id), draft)


def source_card(session: OfficeSession, kind: Kind, record_id: int) -> SourceCard:
    """What a record shows of itself to its orders.

    Raises:
        NotFound: There is no such record for this operator, or its kind carries no orders.
    """
    if kind not in SOURCES:
        raise NotFound("روی چنین رکوردی دستور ثبت نمی‌شود.")
    return SOURCES[kind].card(session, record_id)
