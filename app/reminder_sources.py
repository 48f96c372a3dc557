"""Of what an operator can be reminded: each register that has such records declares itself.

A register of tomorrow (letters, visits) adds one line here, and calls
`app.reminded.reminders_follow` where it saves; nothing in `app.reminders` knows any of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from app.access import Right, require
from app.changes import Kind
from app.errors import NotFound
from app.reminded import Parts
from app.reminder_anchors import (
    DEADLINE,
    EXPIRY,
    MINUTES_DUE,
    NEXT_TRY,
    NOTICE,
    REPORT_DUE,
    SLOT,
    START,
)
from app.session import OfficeSession


@dataclass(frozen=True)
class ReminderSource:
    """A kind of record that can remind.

    Attributes:
        title: What the record is called on screen.
        right: What an operator needs to see it.
        anchors: Its dates by name, each as people call it.
        parts: How one stands, as it is; for whoever follows or proves it, not for a person.
    """

    title: str
    right: Right
    anchors: Mapping[str, str]
    parts: Callable[[OfficeSession, int], Parts]


# Of a register no more is read than its name until a record of it is looked at: a page with the
# reminders of its own records would wait at the start for every other register there is.


def _parts_of_order(session: OfficeSession, order_id: int) -> Parts:
    from app.orders.deeds import parts_of_order

    return parts_of_order(session, order_id)


def _parts_of_call(session: OfficeSession, call_id: int) -> Parts:
    from app.phone_calls.reminded import parts_of_call

    return parts_of_call(session, call_id)


def _parts_of_event(session: OfficeSession, event_id: int) -> Parts:
    from app.agenda.reminded import parts_of_event

    return parts_of_event(session, event_id)


def _parts_of_meeting(session: OfficeSession, meeting_id: int) -> Parts:
    from app.meetings.reminded import parts_of_meeting

    return parts_of_meeting(session, meeting_id)


def _parts_of_visit(session: OfficeSession, visit_id: int) -> Parts:
    from app.visits.reminded import parts_of_visit

    return parts_of_visit(session, visit_id)


def _parts_of_case(session: OfficeSession, case_id: int) -> Parts:
    from app.protocol.reminded import parts_of_case

    return parts_of_case(session, case_id)


def _parts_of_agreement(session: OfficeSession, agreement_id: int) -> Parts:
    from app.protocol.reminded import parts_of_agreement

    return parts_of_agreement(session, agreement_id)


SOURCES: Final[Mapping[Kind, ReminderSource]] = {
    Kind.ORDER: ReminderSource("دستور", Right.READ_ORDERS, {DEADLINE: "مهلت"}, _parts_of_order),
    Kind.CALL: ReminderSource("تماس", Right.READ_CALLS, {NEXT_TRY: "وعده تماس"}, _parts_of_call),
    Kind.EVENT: ReminderSource(
        "برنامه",
        Right.READ_AGENDA,
        {START: "آغاز برنامه", MINUTES_DUE: "موعد صورتجلسه"},
        _parts_of_event,
    ),
    Kind.MEETING: ReminderSource(
        "جلسه",
        Right.READ_MEETINGS,
        {START: "آغاز جلسه", MINUTES_DUE: "موعد صورتجلسه"},
        _parts_of_meeting,
    ),
    Kind.VISIT: ReminderSource(
        "ملاقات", Right.READ_VISITS, {SLOT: "نوبت ملاقات عمومی"}, _parts_of_visit
    ),
    Kind.PROTOCOL_CASE: ReminderSource(
        "پرونده تشریفات",
        Right.READ_PROTOCOL,
        {START: "روز آغاز", REPORT_DUE: "موعد گزارش سفر"},
        _parts_of_case,
    ),
    Kind.AGREEMENT: ReminderSource(
        "توافق",
        Right.READ_PROTOCOL,
        {NOTICE: "هشدار پیش از پایان", EXPIRY: "پایان اعتبار"},
        _parts_of_agreement,
    ),
}

#: Without it nothing that is due is shown to an operator: neither bar, nor list, nor day.
TO_BE_REMINDED: Final = Right.READ_CALLS

#: What whoever may not see a record reads, as if there were none.
MISSING: Final = "این رکورد در دفتر یافت نشد."


def seen_parts(session: OfficeSession, kind: Kind, record_id: int) -> Parts:
    """How a record stands, for this operator.

    Raises:
        NotAllowed: He may not see such records.
        NotFound: There is no such record for him, or its kind does not remind.
    """
    source = SOURCES.get(kind)
    if source is None:
        raise NotFound("چنین رکوردی یادآوری ندارد.")
    operator = session.desk.operator
    require(operator, source.right)
    parts = source.parts(session, record_id)
    if not parts or max(one.classification for one in parts.values()) > operator.clearance:
        raise NotFound(MISSING)
    return parts
