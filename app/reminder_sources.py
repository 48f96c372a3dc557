"""Of what an operator can be reminded: each register that has such records declares itself.

A register of tomorrow (letters, visits) adds one line here, and calls
`app.reminded.reminders_follow` where it saves; nothing in `app.reminders` knows any of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from app.access import Right, require
from app.agenda import MINUTES_DUE, START, parts_of_event
from app.changes import Kind
from app.errors import NotFound
from app.meetings.reminded import MINUTES_DUE as MEETING_MINUTES_DUE
from app.meetings.reminded import START as MEETING_START
from app.meetings.reminded import parts_of_meeting
from app.orders import DEADLINE, parts_of_order
from app.phone_calls import NEXT_TRY, parts_of_call
from app.protocol.reminded import (
    EXPIRY,
    NOTICE,
    REPORT_DUE,
    parts_of_agreement,
    parts_of_case,
)
from app.protocol.reminded import START as CASE_START
from app.reminded import Parts
from app.session import OfficeSession
from app.visits import SLOT, parts_of_visit


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


SOURCES: Final[Mapping[Kind, ReminderSource]] = {
    Kind.ORDER: ReminderSource("دستور", Right.READ_ORDERS, {DEADLINE: "مهلت"}, parts_of_order),
    Kind.CALL: ReminderSource("تماس", Right.READ_CALLS, {NEXT_TRY: "وعده تماس"}, parts_of_call),
    Kind.EVENT: ReminderSource(
        "برنامه",
        Right.READ_AGENDA,
        {START: "آغاز برنامه", MINUTES_DUE: "موعد صورتجلسه"},
        parts_of_event,
    ),
    Kind.MEETING: ReminderSource(
        "جلسه",
        Right.READ_MEETINGS,
        {MEETING_START: "آغاز جلسه", MEETING_MINUTES_DUE: "موعد صورتجلسه"},
        parts_of_meeting,
    ),
    Kind.VISIT: ReminderSource(
        "ملاقات", Right.READ_VISITS, {SLOT: "نوبت ملاقات عمومی"}, parts_of_visit
    ),
    Kind.PROTOCOL_CASE: ReminderSource(
        "پرونده تشریفات",
        Right.READ_PROTOCOL,
        {CASE_START: "روز آغاز", REPORT_DUE: "موعد گزارش سفر"},
        parts_of_case,
    ),
    Kind.AGREEMENT: ReminderSource(
        "توافق",
        Right.READ_PROTOCOL,
        {NOTICE: "هشدار پیش از پایان", EXPIRY: "پایان اعتبار"},
        parts_of_agreement,
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
