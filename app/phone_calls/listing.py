"""The register of calls as it is listed: what it shows under a filter, how many, and where.

What is above the operator's clearance is not there for him.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, RowMapping, Select, case, select

from app.access import Right, require
from app.clock import from_tehran, to_tehran
from app.marks import Classification, Urgency
from app.phone_calls.rows import CallRow
from app.phone_calls.states import (
    AttemptOutcome,
    CallChannel,
    CallDirection,
    CallOutcome,
    CallPath,
    CallState,
)
from app.search.keeping import kept
from app.search.lists import SearchedList
from app.session import OfficeSession
from models.base import table_of
from models.calls import Call
from models.search import CALLS as INDEXED

_CALLS = table_of(Call)

#: States of calls that are nobody's work any more.
DONE = (CallState.CLOSED, CallState.ANNULLED)

#: Calls the governor asked for that nobody has answered yet.
WAITING_TO_BE_PLACED = (CallState.TO_PLACE, CallState.HANDED_OVER)

#: The most urgent first.
_PRIORITY = case(
    {urgency.value: place for place, urgency in enumerate(reversed(Urgency))},
    value=_CALLS.c.urgency,
)


@dataclass(frozen=True)
class CallFilter:
    """What the register of calls shows.

    Attributes:
        text: What is searched (`app.search.asking`).
        from_day: First day of calls, Tehran.
        to_day: Last day of calls, Tehran.
        states: Only these; empty for all.
        channel: Only calls, faxes or telephonograms.
        direction: Only this way.
        outcome: Only this outcome.
        mine: Only what this operator registered.
        open_only: Only what is not closed or annulled.
    """

    text: str = ""
    from_day: date | None = None
    to_day: date | None = None
    states: tuple[CallState, ...] = ()
    channel: CallChannel | None = None
    direction: CallDirection | None = None
    outcome: CallOutcome | None = None
    mine: bool = False
    open_only: bool = False


@dataclass(frozen=True)
class CallCounts:
    """The numbers at the foot of the register and beside its name."""

    today: int
    to_be_told: int
    in_folder: int
    to_place: int


_ROWS: Final[Select[Any]] = select(
    _CALLS.c.id,
    _CALLS.c.number,
    _CALLS.c.called_at,
    _CALLS.c.channel,
    _CALLS.c.direction,
    _CALLS.c.outcome,
    _CALLS.c.path,
    _CALLS.c.state,
    _CALLS.c.caller_name,
    _CALLS.c.caller_post,
    _CALLS.c.organisation,
    _CALLS.c.phone,
    _CALLS.c.subject,
    _CALLS.c.urgency,
    _CALLS.c.classification,
    _CALLS.c.attempts,
    _CALLS.c.last_attempt,
)
_IDS: Final[Select[Any]] = select(_CALLS.c.id)


def visible_calls(session: OfficeSession) -> list[ColumnElement[bool]]:
    """The conditions under which this operator may see a call."""
    return [_CALLS.c.classification <= int(session.desk.operator.clearance)]


def _conditions(session: OfficeSession, wanted: CallFilter) -> list[ColumnElement[bool]]:
    """What a filter asks of calls, as far as the operator may see them; not what it searches."""
    operator = session.desk.operator
    found: list[ColumnElement[bool]] = visible_calls(session)
    if wanted.from_day is not None:
        found.append(_CALLS.c.called_at >= from_tehran(wanted.from_day, time()))
    if wanted.to_day is not None:
        after = from_tehran(wanted.to_day + timedelta(days=1), time())
        found.append(_CALLS.c.called_at < after)
    if wanted.states:
        found.append(_CALLS.c.state.in_([state.value for state in wanted.states]))
    if wanted.channel is not None:
        found.append(_CALLS.c.channel == wanted.channel.value)
    if wanted.direction is not None:
        found.append(_CALLS.c.direction == wanted.direction.value)
    if wanted.outcome is not None:
        found.append(_CALLS.c.outcome == wanted.outcome.value)
    if wanted.mine:
        found.append(_CALLS.c.operator_id == operator.id)
    if wanted.open_only:
        found.append(_CALLS.c.state.not_in([state.value for state in DONE]))
    return found


def list_calls(
    session: OfficeSession,
    wanted: CallFilter,
    *,
    after: int | None = None,
    offset: int = 0,
    limit: int = 50,
) -> list[CallRow]:
    """A page of the register, newest first.

    The list to be told begins with who waits longest, the calls to be placed with the most urgent.

    Args:
        session: Who asks.
        wanted: Which calls.
        after: The id of the call before this page; None for the first.
        offset: Rows to leave out after it, as `app.listing.listed` has it.
        limit: How many at most.
    """
    require(session.desk.operator, Right.READ_CALLS)
    asked = _listed(session, wanted, _ROWS)
    rows = asked.page(session, wanted.text, after=after, offset=offset, limit=limit)
    return [_row(row) for row in rows]


@kept
def _listed(session: OfficeSession, wanted: CallFilter, statement: Select[Any]) -> SearchedList:
    """The register as filtered, of the columns of a statement."""
    order: tuple[ColumnElement[Any], ...] = (_CALLS.c.called_at.desc(), _CALLS.c.id.desc())
    keeps_order = True
    if wanted.states == (CallState.TO_BE_TOLD,):
        order = (_CALLS.c.called_at, _CALLS.c.id)
    elif wanted.states == WAITING_TO_BE_PLACED:
        order = (_PRIORITY, _CALLS.c.called_at, _CALLS.c.id)
    else:
        keeps_order = False
    return SearchedList(
        table=_CALLS,
        indexed=INDEXED,
        visible=visible_calls(session),
        statement=statement.where(*_conditions(session, wanted)),
        order=order,
        keeps_order=keeps_order,
    )


def _row(row: RowMapping) -> CallRow:
    return CallRow(
        id=row["id"],
        number=row["number"],
        called_at=to_tehran(row["called_at"]),
        channel=CallChannel(row["channel"]),
        direction=CallDirection(row["direction"]),
        outcome=CallOutcome(row["outcome"]),
        path=CallPath(row["path"]),
        state=CallState(row["state"]),
        caller_name=row["caller_name"],
        caller_post=row["caller_post"],
        organisation=row["organisation"],
        phone=row["phone"],
        subject=row["subject"],
        urgency=Urgency(row["urgency"]),
        classification=Classification(row["classification"]),
        attempts=row["attempts"],
        last_attempt=AttemptOutcome(row["last_attempt"]) if row["last_attempt"] else None,
    )


def count_calls(session: OfficeSession, wanted: CallFilter, *, most: int | None = None) -> int:
    """How many calls the register shows; with `most`, no more than one above it."""
    require(session.desk.operator, Right.READ_CALLS)
    return _listed(session, wanted, _IDS).count(session, wanted.text, most)


def call_place(
    session: OfficeSession, wanted: CallFilter, call_id: int, *, most: int | None = None
) -> int | None:
    """How many calls stand before one in the register as filtered, so that a page can show it.

    Returns:
        With `most`, no more than one above it; None when the filter hides the call.
    """
    require(session.desk.operator, Right.READ_CALLS)
    return _listed(session, wanted, _IDS).place(session, wanted.text, call_id, most)


def call_counts(session: OfficeSession) -> CallCounts:
    """How the day stands."""
    today = session.desk.clock.today()
    return CallCounts(
        today=count_calls(session, CallFilter(from_day=today, to_day=today)),
        to_be_told=count_calls(session, CallFilter(states=(CallState.TO_BE_TOLD,))),
        in_folder=count_calls(session, CallFilter(states=(CallState.IN_FOLDER,))),
        to_place=count_calls(session, CallFilter(states=WAITING_TO_BE_PLACED)),
    )
