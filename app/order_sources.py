"""On what the governor's orders can stand: each register that has such records declares itself.

A register of tomorrow (visits, minutes) adds one line here and nothing in `app.orders`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from app import journal
from app.agenda import event_card, event_cover, record_order_on_event
from app.changes import Changes, Kind, changed
from app.errors import InvalidInput, NotFound
from app.letters import letter_card, letter_cover, record_order_on_letter
from app.meetings.ordering import meeting_card, meeting_cover, record_order_on_meeting
from app.orders import OrderDraft, RecordCover, SourceCard, cover_of_card, record_order
from app.phone_calls import call_card, call_cover, record_order_on_call
from app.protocol.ordering import case_card, case_cover, record_order_on_case
from app.session import OfficeSession
from app.visits import record_order_on_visit, visit_card, visit_cover


@dataclass(frozen=True)
class OrderSource:
    """A kind of record orders stand on.

    Attributes:
        title: What the record is called on screen and paper.
        card: What its orders show of it; refuses whoever may not see it.
        record: Records an order on it, where the record itself goes on with that.
        cover: What its cover shows of it, where that is more than its card; refuses likewise.
    """

    title: str
    card: Callable[[OfficeSession, int], SourceCard]
    record: Callable[[OfficeSession, int, OrderDraft], Changes[int]] | None = None
    cover: Callable[[OfficeSession, int], RecordCover] | None = None


SOURCES: Final[Mapping[Kind, OrderSource]] = {
    Kind.CALL: OrderSource("تماس", call_card, record_order_on_call, call_cover),
    Kind.LETTER: OrderSource("نامه", letter_card, record_order_on_letter, letter_cover),
    Kind.EVENT: OrderSource("برنامه", event_card, record_order_on_event, event_cover),
    Kind.VISIT: OrderSource("ملاقات", visit_card, record_order_on_visit, visit_cover),
    Kind.MEETING: OrderSource("جلسه", meeting_card, record_order_on_meeting, meeting_cover),
    Kind.PROTOCOL_CASE: OrderSource("پرونده تشریفات", case_card, record_order_on_case, case_cover),
}

#: An order he gave without any paper.
NO_PAPER: Final = "بی سند"
NO_SOURCE: Final = "روی چنین رکوردی دستور ثبت نمی‌شود."

#: The journal's word for a printed cover; by it a reprint is known.
_PRINTED: Final = "print_cover"

#: A record by its kind and id.
RecordName = tuple[Kind, int]


@dataclass(frozen=True)
class CoverPaper:
    """A cover as it is printed.

    Attributes:
        title: What its record is called.
        printed_count: How often it was printed before.
    """

    title: str
    record: RecordCover
    printed_count: int


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
        raise InvalidInput("source_kind", NO_SOURCE)
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
        raise NotFound(NO_SOURCE)
    return SOURCES[kind].card(session, record_id)


def cover_papers(session: OfficeSession, records: Sequence[RecordName]) -> list[CoverPaper]:
    """The covers of records, in the order asked.

    Raises:
        NotFound: One of them is not there for this operator, or its kind carries no orders.
    """
    return [
        CoverPaper(
            source_title(kind),
            _cover(session, kind, number),
            journal.times(session, kind, number, _PRINTED),
        )
        for kind, number in records
    ]


def count_cover_prints(session: OfficeSession, records: Sequence[RecordName]) -> Changes[int]:
    """Say in the journal that the covers of these records were printed.

    Returns:
        How many.

    Raises:
        NotFound: As for asking for them.
    """
    for kind, number in records:
        journal.note(
            session,
            kind,
            number,
            _PRINTED,
            "برگ ارجاع چاپ شد.",
            classification=_cover(session, kind, number).classification,
        )
    return changed(len(records), *{kind for kind, _number in records})


def _cover(session: OfficeSession, kind: Kind, number: int) -> RecordCover:
    card = source_card(session, kind, number)
    declared = SOURCES[kind].cover
    return declared(session, number) if declared else cover_of_card(kind, number, card)
