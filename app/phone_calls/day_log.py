"""The day's log of the phone and fax unit: every call of a day in the order they came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta

from sqlalchemy import select

from app.clock import from_tehran
from app.errors import InvalidInput
from app.phone_calls.listing import CallFilter, list_calls
from app.phone_calls.rows import CallRow
from app.session import OfficeSession
from app.text import persian_digits
from models.base import table_of
from models.calls import Call
from models.operators import Operator

_CALLS = table_of(Call)

#: Days one paper may cover; a year of logs is printed month by month.
MOST_DAYS = 62

#: More calls than any desk logs in `MOST_DAYS` days.
_EVERY_CALL = 1_000_000


@dataclass(frozen=True)
class LoggedCall:
    """A line of the log.

    Attributes:
        taken_by: Full name of the operator who registered it.
    """

    call: CallRow
    taken_by: str


@dataclass(frozen=True)
class DayLog:
    """One day's calls, the earliest first."""

    day: date
    lines: tuple[LoggedCall, ...]


def day_logs(session: OfficeSession, from_day: date, to_day: date) -> list[DayLog]:
    """The log of each day, also of a day without calls.

    Args:
        session: Where to ask.
        from_day: The first day, Tehran.
        to_day: The last day.

    Raises:
        InvalidInput: The days are the wrong way round, or too many for one paper.
    """
    days = (to_day - from_day).days + 1
    if days < 1:
        raise InvalidInput("to_day", "پایان پیش از آغاز است.")
    if days > MOST_DAYS:
        most = persian_digits(str(MOST_DAYS))
        raise InvalidInput("to_day", f"دفتر تماس‌ها در یک نوبت تا {most} روز چاپ می‌شود.")
    wanted = CallFilter(from_day=from_day, to_day=to_day)
    operators = _operators(session, from_day, to_day)
    logs: dict[date, list[LoggedCall]] = {
        from_day + timedelta(days=number): [] for number in range(days)
    }
    for row in reversed(list_calls(session, wanted, limit=_EVERY_CALL)):
        logs[row.called_at.date()].append(LoggedCall(row, operators.get(row.id, "")))
    return [DayLog(day, tuple(lines)) for day, lines in logs.items()]


def _operators(session: OfficeSession, from_day: date, to_day: date) -> dict[int, str]:
    """Who registered each call of these days; the lines themselves decide what may be seen."""
    rows = session.execute(
        select(_CALLS.c.id, Operator.full_name)
        .join(Operator, Operator.id == _CALLS.c.operator_id)
        .where(
            _CALLS.c.called_at >= from_tehran(from_day, time()),
            _CALLS.c.called_at < from_tehran(to_day + timedelta(days=1), time()),
        )
    )
    return {call_id: name for call_id, name in rows}  # noqa: C416  # rows are no pairs to dict()
