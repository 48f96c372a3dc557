"""What sheets of each kind do when the folder brings them back.

A register of tomorrow (visits) adds one line here and nothing in `app.folder`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from app.access import Right, require
from app.agenda import event_returned, event_version, take_event_step_back
from app.changes import Changes, Kind
from app.errors import InvalidInput
from app.folder import Outcome, keep_sheet
from app.folder.operations import seen_sheet
from app.letters import letter_returned, letter_version, take_letter_step_back
from app.meetings import meeting_version, report_came_back, take_meeting_step_back
from app.orders import (
    OrderDraft,
    SightDraft,
    order_sheet,
    see_result,
    take_order_step_back,
)
from app.phone_calls import call_sheet, close_call, record_order_on_call, take_back
from app.protocol import case_version, take_case_step_back
from app.protocol.in_folder import case_returned
from app.session import OfficeSession
from app.visits import take_visit_step_back, visit_returned, visit_version

SEEN_WITHOUT_WORDS: Final = "استاندار دید و چیزی ننوشت."
SENT_BACK: Final = "استاندار برگ را برگرداند."


@dataclass(frozen=True)
class SheetSource:
    """A kind of record whose sheets go in.

    Attributes:
        title: The separator its sheets stand under.
        come_back: What his words, his look, or his sending it back do to the record.
        take_back: Takes the newest deed on the record back, its putting in or its return.
    """

    title: str
    come_back: Callable[[OfficeSession, Mapping[str, Any], Outcome, OrderDraft], Changes[Any]]
    take_back: Callable[[OfficeSession, Mapping[str, Any]], Changes[Any]]


def _call_came_back(
    session: OfficeSession, sheet: Mapping[str, Any], outcome: Outcome, draft: OrderDraft
) -> Changes[Any]:
    number = sheet["record_id"]
    if outcome is Outcome.ORDERED:
        return record_order_on_call(session, number, draft)
    version = call_sheet(session, number).version
    if outcome is Outcome.SEEN:
        return close_call(session, number, version, SEEN_WITHOUT_WORDS)
    return take_back(session, number, version)


def _call_taken_back(session: OfficeSession, sheet: Mapping[str, Any]) -> Changes[Any]:
    number = sheet["record_id"]
    return take_back(session, number, call_sheet(session, number).version)


def _result_came_back(
    session: OfficeSession, sheet: Mapping[str, Any], outcome: Outcome, draft: OrderDraft
) -> Changes[Any]:
    number = sheet["record_id"]
    sight = SightDraft(
        enough=outcome is not Outcome.SENT_BACK,
        reason=SENT_BACK if outcome is Outcome.SENT_BACK else "",
        words=draft.words,
        referrals=draft.referrals,
    )
    version = order_sheet(session, number).version
    return see_result(session, number, version, sheet["part_id"], sight)


def _result_taken_back(session: OfficeSession, sheet: Mapping[str, Any]) -> Changes[Any]:
    number = sheet["record_id"]
    return take_order_step_back(session, number, order_sheet(session, number).version)


def _letter_came_back(
    session: OfficeSession, sheet: Mapping[str, Any], outcome: Outcome, draft: OrderDraft
) -> Changes[Any]:
    return letter_returned(session, sheet["record_id"], outcome, draft)


def _letter_taken_back(session: OfficeSession, sheet: Mapping[str, Any]) -> Changes[Any]:
    number = sheet["record_id"]
    return take_letter_step_back(session, number, letter_version(session, number))


def _event_came_back(
    session: OfficeSession, sheet: Mapping[str, Any], outcome: Outcome, draft: OrderDraft
) -> Changes[Any]:
    return event_returned(session, sheet["record_id"], outcome, draft)


def _event_taken_back(session: OfficeSession, sheet: Mapping[str, Any]) -> Changes[Any]:
    number = sheet["record_id"]
    return take_event_step_back(session, number, event_version(session, number))


def _visit_came_back(
    session: OfficeSession, sheet: Mapping[str, Any], outcome: Outcome, draft: OrderDraft
) -> Changes[Any]:
    return visit_returned(session, sheet["record_id"], outcome, draft)


def _visit_taken_back(session: OfficeSession, sheet: Mapping[str, Any]) -> Changes[Any]:
    number = sheet["record_id"]
    return take_visit_step_back(session, number, visit_version(session, number))


def _meeting_came_back(
    session: OfficeSession, sheet: Mapping[str, Any], outcome: Outcome, draft: OrderDraft
) -> Changes[Any]:
    return report_came_back(session, sheet["record_id"], outcome, draft)


def _meeting_taken_back(session: OfficeSession, sheet: Mapping[str, Any]) -> Changes[Any]:
    number = sheet["record_id"]
    return take_meeting_step_back(session, number, meeting_version(session, number))


def _case_came_back(
    session: OfficeSession, sheet: Mapping[str, Any], outcome: Outcome, draft: OrderDraft
) -> Changes[Any]:
    return case_returned(session, sheet["record_id"], outcome, draft)


def _case_taken_back(session: OfficeSession, sheet: Mapping[str, Any]) -> Changes[Any]:
    number = sheet["record_id"]
    return take_case_step_back(session, number, case_version(session, number))


SOURCES: Final[Mapping[Kind, SheetSource]] = {
    Kind.CALL: SheetSource("فرم‌های تماس", _call_came_back, _call_taken_back),
    Kind.EVENT: SheetSource("درخواست‌های برنامه", _event_came_back, _event_taken_back),
    Kind.LETTER: SheetSource("نامه‌ها", _letter_came_back, _letter_taken_back),
    Kind.MEETING: SheetSource("گزارش‌های جلسه", _meeting_came_back, _meeting_taken_back),
    Kind.ORDER: SheetSource("پاسخ‌ها برای رؤیت", _result_came_back, _result_taken_back),
    Kind.PROTOCOL_CASE: SheetSource("درخواست‌های تشریفات", _case_came_back, _case_taken_back),
    Kind.VISIT: SheetSource("فرم‌های ملاقات", _visit_came_back, _visit_taken_back),
}


def sheets_title(kind: Kind) -> str:
    """The separator sheets of a kind stand under."""
    return SOURCES[kind].title


def sheet_returned(
    session: OfficeSession, sheet_id: int, outcome: Outcome, draft: OrderDraft
) -> Changes[Any]:
    """Write down what he did with one sheet (U7).

    Args:
        session: The transaction.
        sheet_id: Which.
        outcome: Ordered, seen, sent back, or kept.
        draft: His words and to whom they go; empty unless he ordered.

    Raises:
        InvalidInput: He ordered and no words are typed.
        NotFound, NotAllowed, StaleRecord, InvalidFields: As for the record's own deed.
    """
    require(session.desk.operator, Right.RECORD_ORDERS)
    if outcome is Outcome.KEPT:
        return keep_sheet(session, sheet_id)
    if outcome is Outcome.ORDERED and not draft.words.strip():
        raise InvalidInput("words", "متن دستور را همان‌گونه که نوشته شده بنویسید.")
    sheet = seen_sheet(session, sheet_id)
    done = SOURCES[Kind(sheet["kind"])].come_back(session, sheet, outcome, draft)
    return Changes(done.value, done.kinds | {Kind.FOLDER})


def take_sheet_back(session: OfficeSession, sheet_id: int) -> Changes[Any]:
    """Take the newest deed on a sheet's record back: its return, or its putting in.

    Raises:
        NotFound, NotAllowed: As for the record's own deed.
    """
    require(session.desk.operator, Right.LOG_CALLS)
    sheet = seen_sheet(session, sheet_id)
    done = SOURCES[Kind(sheet["kind"])].take_back(session, sheet)
    return Changes(done.value, done.kinds | {Kind.FOLDER})
