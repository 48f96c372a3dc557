"""The letter that tells an applicant the result of what he asked: of one order, or of a record's.

He may know what the governor has seen: the answer of whoever was to act, and its reference. The
order's own words, what went round for information, and why something was written off stay inside.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from sqlalchemy import select

from app import journal
from app.access import Right, require
from app.changes import Changes, Kind, changed
from app.errors import NotAllowed, NotFound
from app.marks import Classification
from app.order_sources import source_card, source_title
from app.orders import OrderSheet, OrderState, ReferralSheet, ReferralState, WriteOff, order_sheet
from app.orders.deeds import ORDERS, seen_order
from app.orders.states import DONE, NEEDS_NO_ANSWER, WITHOUT_ANSWER
from app.session import OfficeSession
from app.texts import ORDER_STATES, WRITE_OFFS

#: The journal's word for a printed notice; by it a reprint is known.
_PRINTED: Final = "print_result_notice"

#: Orders whose results somebody may still be told.
_TELLABLE: Final = (OrderState.OPEN, OrderState.CLOSED)
_UNSEEN: Final = (ReferralState.ANSWERED, ReferralState.WAITING_FOR_SIGHT)


@dataclass(frozen=True)
class ResultLine:
    """What was done by one of those an order was referred to.

    Attributes:
        who: To whom it was referred.
        answer: His words, or that it was not to be done.
        reference: Number of his letter.
    """

    who: str
    answer: str
    reference: str
    on: date | None


@dataclass(frozen=True)
class ResultNotice:
    """A letter to one applicant about one record.

    Attributes:
        order_ids: The orders it tells the results of.
        source: What the record is called; «بی سند» where there was none.
        asked_on: Day of the record; None where it is not known.
        printed_count: How often it was printed before.
    """

    order_ids: tuple[int, ...]
    applicant: str
    source: str
    source_number: str
    source_title: str
    asked_on: date | None
    classification: Classification
    results: tuple[ResultLine, ...]
    printed_count: int


def result_notices(session: OfficeSession, order_ids: Sequence[int]) -> list[ResultNotice]:
    """The letters about these orders; those of one applicant on one record share a letter.

    Raises:
        NotFound: One of the orders is not there for this operator.
        NotAllowed: One of them has no result to tell; the sentence names what is missing.
    """
    sheets = [order_sheet(session, number) for number in dict.fromkeys(order_ids)]
    for sheet in sheets:
        _require_result(sheet, alone=len(sheets) == 1)
    first = {_letter_of(sheet): place for place, sheet in reversed(list(enumerate(sheets)))}
    sheets.sort(key=lambda sheet: first[_letter_of(sheet)])
    return [_notice(session, list(group)) for _letter, group in groupby(sheets, _letter_of)]


def notice_orders_of(session: OfficeSession, source: Kind, source_id: int) -> tuple[int, ...]:
    """The orders on a record whose results its applicant waits for, the oldest first.

    Raises:
        NotFound: There is no such record for this operator, or nobody asked for anything by it.
    """
    require(session.desk.operator, Right.READ_ORDERS)
    source_card(session, source, source_id)
    found = session.execute(
        select(ORDERS.c.id)
        .where(
            ORDERS.c.source_kind == source.value,
            ORDERS.c.source_id == source_id,
            ORDERS.c.state.in_([state.value for state in _TELLABLE]),
            ORDERS.c.applicant != "",
            ORDERS.c.untold_reason == "",
            ORDERS.c.classification <= int(session.desk.operator.clearance),
        )
        .order_by(ORDERS.c.id)
    ).scalars()
    orders = tuple(found)
    if not orders:
        raise NotFound("بر این برگ دستوری نیست که نتیجه آن به کسی اعلام شود.")
    return orders


def count_notice_prints(session: OfficeSession, order_ids: tuple[int, ...]) -> Changes[int]:
    """Say in the journal that the result of these orders was printed for their applicants.

    Returns:
        How many.

    Raises:
        NotFound: One of them is not there for this operator.
    """
    require(session.desk.operator, Right.READ_ORDERS)
    for number in order_ids:
        order = seen_order(session, number)
        journal.note(
            session,
            Kind.ORDER,
            number,
            _PRINTED,
            f"نامه اعلام نتیجه برای «{order['applicant']}» چاپ شد.",
            classification=order["classification"],
        )
    return changed(len(order_ids), Kind.ORDER)


def _letter_of(sheet: OrderSheet) -> tuple[object, ...]:
    """Orders that agree in this share a letter; one without a record has its own."""
    own = sheet.id if sheet.source_id is None else None
    return sheet.source_kind, sheet.source_id, own, sheet.applicant


def _require_result(sheet: OrderSheet, *, alone: bool) -> None:
    missing = _missing(sheet)
    if missing:
        which = "" if alone else f"دستور «{sheet.words.splitlines()[0][:60]}»: "
        raise NotAllowed(f"{which}{' '.join(missing)}")


def _missing(sheet: OrderSheet) -> list[str]:
    """Why there is nothing to tell yet, a sentence each."""
    if not sheet.applicant:
        return ["این دستور از درخواست کسی نیست و کسی در انتظار نتیجه آن نیست."]
    if sheet.state not in _TELLABLE:
        return [f"این دستور «{ORDER_STATES[sheet.state]}» و نتیجه‌ای برای اعلام ندارد."]
    if sheet.untold_reason:
        return [f"ثبت شده است که نتیجه به متقاضی گفته نمی‌شود: {sheet.untold_reason}"]
    running = [one for one in sheet.referrals if one.state not in DONE]
    awaited = [one.name for one in running if one.state not in _UNSEEN]
    unseen = [one.name for one in running if one.state in _UNSEEN]
    sentences = []
    if awaited:
        sentences.append(f"نتیجه هنوز از «{'» و «'.join(awaited)}» نرسیده است.")
    if unseen:
        sentences.append(f"استاندار پاسخ «{'» و «'.join(unseen)}» را هنوز ندیده است.")
    if not sentences and not _results(sheet):
        sentences.append("پاسخی بر این دستور ثبت نشده است که به متقاضی اعلام شود.")
    return sentences


def _results(sheet: OrderSheet) -> list[ResultLine]:
    lines = []
    for one in sheet.referrals:
        answer = _told_of(one)
        if answer:
            lines.append(ResultLine(one.name, answer, one.answer_reference, one.answered_on))
    return lines


def _told_of(one: ReferralSheet) -> str:
    if one.expected in NEEDS_NO_ANSWER:
        return ""
    if one.write_off in WITHOUT_ANSWER:
        return f"{WRITE_OFFS[one.write_off]}."
    return one.answer if one.write_off is WriteOff.ANSWERED else ""


def _notice(session: OfficeSession, sheets: Sequence[OrderSheet]) -> ResultNotice:
    one = sheets[0]
    return ResultNotice(
        order_ids=tuple(sheet.id for sheet in sheets),
        applicant=one.applicant,
        source=source_title(one.source_kind),
        source_number=one.source_number,
        source_title=one.source_title,
        asked_on=_asked_on(session, one),
        classification=max(sheet.classification for sheet in sheets),
        results=tuple(line for sheet in sheets for line in _results(sheet)),
        printed_count=max(
            journal.times(session, Kind.ORDER, sheet.id, _PRINTED) for sheet in sheets
        ),
    )


def _asked_on(session: OfficeSession, sheet: OrderSheet) -> date | None:
    """The day of the record, where this operator may open it; an order of its own was asked then.

    Orders keep the number and title of their record, not its day.
    """
    if sheet.source_kind is None or sheet.source_id is None:
        return sheet.given_on
    try:
        return source_card(session, sheet.source_kind, sheet.source_id).on
    except (NotAllowed, NotFound):
        return None
