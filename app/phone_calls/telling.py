"""Who is to be rung now, in the order to ring.

Promises that are due come first, then what is most urgent, then who waits longest. Under them
stand those whose result has not come yet, then what shall be tried later, by its hour.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.engine import Row

from app.access import Right, require
from app.changes import Kind
from app.clock import to_tehran
from app.contacts import PhoneLine, contact_sheet
from app.marks import Classification, Urgency
from app.orders import Awaited, awaited
from app.phone_calls.next_try import SETTLED
from app.phone_calls.queries import call_sheet
from app.phone_calls.retry import proposed_try
from app.phone_calls.rows import CallBackPlan, CallSheet
from app.phone_calls.states import AttemptOutcome, CallState
from app.session import OfficeSession
from models.base import table_of
from models.calls import Call
from models.operators import Operator

_CALLS = table_of(Call)

#: The parts of the list, in their order.
PROMISED, NOW, AWAITING, LATER = range(4)

#: Before every promise.
EPOCH: Final = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class ToTell:
    """A line of the call-back page.

    Attributes:
        number: As printed, digits Latin.
        called_at: Tehran time, aware.
        phone: As shown, Latin digits.
        plan: When it shall be tried again, if it shall.
        is_due: It may be rung now.
        awaited: What its orders wait for; whoever rings before that has no result to tell.
    """

    id: int
    number: str
    called_at: datetime
    state: CallState
    caller_name: str
    organisation: str
    phone: str
    subject: str
    urgency: Urgency
    classification: Classification
    attempts: int
    last_attempt: AttemptOutcome | None
    plan: CallBackPlan | None
    is_due: bool
    awaited: Awaited = Awaited.NOTHING

    @property
    def record(self) -> tuple[Kind, int, int]:
        """The call whole."""
        return Kind.CALL, self.id, 0


@dataclass(frozen=True)
class TellingSheet:
    """What is needed with the handset in one hand: the call, other numbers, the hour to try again.

    Attributes:
        other_numbers: Of the directory's contact, besides the one the call came from.
        proposal: When to ring again if nobody answers now; Tehran time.
    """

    call: CallSheet
    other_numbers: tuple[PhoneLine, ...]
    proposal: datetime


@dataclass(frozen=True)
class TellingCounts:
    """How many may be rung now, how many wait for a result first, and how many come later."""

    now: int
    later: int
    awaiting: int = 0


def _waiting(session: OfficeSession) -> list[ColumnElement[bool]]:
    """Whoever is to be told, and whoever was promised a call."""
    return [
        _CALLS.c.classification <= int(session.desk.operator.clearance),
        or_(
            _CALLS.c.state == CallState.TO_BE_TOLD.value,
            and_(
                # A range, so that the index finds the few that have an hour at all.
                _CALLS.c.next_try_at >= EPOCH,
                _CALLS.c.next_try_by.is_not(None),
                _CALLS.c.state.not_in([state.value for state in SETTLED]),
            ),
        ),
    ]


def _turn(session: OfficeSession) -> ColumnElement[int]:
    """Which part of the list a call stands in."""
    at = _CALLS.c.next_try_at
    return case(
        (at > session.desk.clock.now(), LATER),
        (and_(at.is_not(None), _CALLS.c.next_try_by.is_not(None)), PROMISED),
        (_awaited(session) != Awaited.NOTHING.value, AWAITING),
        else_=NOW,
    )


def _awaited(session: OfficeSession) -> ColumnElement[str]:
    return awaited(session, Kind.CALL, _CALLS.c.id)


def _in_order(session: OfficeSession) -> tuple[ColumnElement[Any], ...]:
    turn = _turn(session)
    urgencies = {urgency.value: -place for place, urgency in enumerate(Urgency)}
    urgency = case(urgencies, value=_CALLS.c.urgency, else_=0)
    hour = case((turn.in_((NOW, AWAITING)), None), else_=_CALLS.c.next_try_at)
    return (turn, hour, urgency, _CALLS.c.called_at, _CALLS.c.id)


def list_to_tell(session: OfficeSession, *, offset: int = 0, limit: int = 50) -> list[ToTell]:
    """A page of those to be rung, in the order to ring."""
    require(session.desk.operator, Right.READ_CALLS)
    now = session.desk.clock.now()
    statement: Select[Any] = (
        select(_CALLS, Operator.full_name, _awaited(session).label("awaited"))
        .outerjoin(Operator, Operator.id == _CALLS.c.next_try_by)
        .where(*_waiting(session))
        .order_by(*_in_order(session))
        .offset(offset)
        .limit(limit)
    )
    return [_row(row, now) for row in session.execute(statement)]


def _row(row: Row[Any], now: datetime) -> ToTell:
    plan = None
    if row.next_try_at is not None:
        at = to_tehran(row.next_try_at)
        plan = CallBackPlan(at, row.full_name or "", row.next_try_note or "")
    return ToTell(
        id=row.id,
        number=row.number,
        called_at=to_tehran(row.called_at),
        state=CallState(row.state),
        caller_name=row.caller_name,
        organisation=row.organisation,
        phone=row.phone,
        subject=row.subject,
        urgency=Urgency(row.urgency),
        classification=Classification(row.classification),
        attempts=row.attempts,
        last_attempt=AttemptOutcome(row.last_attempt) if row.last_attempt else None,
        plan=plan,
        is_due=plan is None or plan.at <= now,
        awaited=Awaited(row.awaited),
    )


def telling_counts(session: OfficeSession) -> TellingCounts:
    """How many are to be rung: now, when their result is here, and later."""
    require(session.desk.operator, Right.READ_CALLS)
    asked = select(_turn(session).label("turn")).where(*_waiting(session)).subquery()
    counted = select(asked.c.turn, func.count().label("calls")).group_by(asked.c.turn)
    turns: dict[int, int] = {row.turn: row.calls for row in session.execute(counted)}
    now = turns.get(PROMISED, 0) + turns.get(NOW, 0)
    return TellingCounts(now, turns.get(LATER, 0), turns.get(AWAITING, 0))


def telling_sheet(session: OfficeSession, call_id: int) -> TellingSheet:
    """One call as it is needed for ringing.

    Raises:
        NotFound: There is no such call for this operator.
    """
    sheet = call_sheet(session, call_id)
    return TellingSheet(sheet, _other_numbers(session, sheet), proposed_try(session))


@dataclass(frozen=True)
class CallBackLine:
    """A line of the printed list: its turn, the call whole, and the caller's other numbers."""

    turn: ToTell
    call: CallSheet
    other_numbers: tuple[PhoneLine, ...]


def call_back_lines(session: OfficeSession) -> list[CallBackLine]:
    """Everybody to be rung, in the order to ring, with what is to be said."""
    counts = telling_counts(session)
    lines: list[CallBackLine] = []
    for turn in list_to_tell(session, limit=counts.now + counts.awaiting + counts.later):
        sheet = call_sheet(session, turn.id)
        lines.append(CallBackLine(turn, sheet, _other_numbers(session, sheet)))
    return lines


def _other_numbers(session: OfficeSession, sheet: CallSheet) -> tuple[PhoneLine, ...]:
    if sheet.caller_id is None or not session.desk.operator.may(Right.READ_CONTACTS):
        return ()
    phones = contact_sheet(session, sheet.caller_id).phones
    return tuple(phone for phone in phones if phone.shown != sheet.phone)
