"""What must be remembered now: reminders that are due, and call-backs whose hour has come.

A call reminds by itself of a promise alone. Registering one makes none, however old its day is, and
a call told, closed or annulled has none any more (the past never reminds). What was put off is kept
in the store, for that operator and that moment.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, or_, select

from app.access import Right, SignedIn, require
from app.changes import Kind
from app.clock import to_tehran
from app.phone_calls import SETTLED, telling_counts
from app.reminders.operations import SNOOZES
from app.reminders.queries import own_due
from app.reminders.rows import ReminderRow
from app.session import OfficeSession
from app.shifts import on_duty_now, waiting_hand_overs
from models.calls import Call
from models.operators import Operator

MOST = 50


@dataclass(frozen=True)
class Reminder:
    """A promise whose hour has come.

    Attributes:
        at: The hour promised, Tehran time; with the call it tells one promise from another.
        phone: As shown, Latin digits.
    """

    call_id: int
    at: datetime
    number: str
    caller_name: str
    phone: str
    note: str
    promised_by: str


@dataclass(frozen=True)
class DueNow:
    """What the window tells at this moment.

    Attributes:
        reminders: The promises due, the oldest first.
        own: The operator's own reminders that are due, the oldest first.
        to_ring: How many may be rung now, promised or not.
        hand_overs: How many shifts were handed to this operator and not yet taken.
        on_duty: The shift that runs and who is on duty; empty when nobody is named.
    """

    reminders: tuple[Reminder, ...]
    to_ring: int
    hand_overs: int
    on_duty: str
    own: tuple[ReminderRow, ...] = ()


def due_now(session: OfficeSession) -> DueNow:
    """What is due for this operator."""
    return DueNow(
        tuple(due_reminders(session)),
        telling_counts(session).now,
        waiting_hand_overs(session),
        on_duty_now(session).words,
        tuple(own_due(session, MOST)),
    )


def due_reminders(session: OfficeSession) -> list[Reminder]:
    """Promises whose hour has come: his own, his unit's, and those nobody else would hear of."""
    operator = session.desk.operator
    require(operator, Right.READ_CALLS)
    now = session.desk.clock.now()
    rows = session.execute(
        select(
            Call.id,
            Call.next_try_at,
            Call.number,
            Call.caller_name,
            Call.phone,
            Call.next_try_note,
            Operator.full_name,
        )
        .join(Operator, Operator.id == Call.next_try_by)
        .outerjoin(
            SNOOZES,
            and_(
                SNOOZES.c.operator_id == operator.id,
                SNOOZES.c.kind == Kind.CALL.value,
                SNOOZES.c.record_id == Call.id,
                SNOOZES.c.due_at == Call.next_try_at,
            ),
        )
        .where(
            Call.next_try_at <= now,
            or_(SNOOZES.c.until.is_(None), SNOOZES.c.until <= now),
            Call.state.not_in([state.value for state in SETTLED]),
            Call.classification <= int(operator.clearance),
            _concerns(operator),
        )
        .order_by(Call.next_try_at, Call.id)
        .limit(MOST)
    )
    return [
        Reminder(number, to_tehran(at), register_number, caller, phone, note or "", by)
        for number, at, register_number, caller, phone, note, by in rows
        if at is not None
    ]


def _concerns(operator: SignedIn) -> ColumnElement[bool]:
    """His own promises, his colleagues', and those of whoever left or belongs to no unit."""
    theirs = [Operator.id == operator.id, Operator.unit == "", Operator.active.is_(False)]
    if operator.unit:
        theirs.append(Operator.unit == operator.unit)
    return or_(*theirs)
