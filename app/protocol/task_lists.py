"""The open steps of all cases: late, of today, of the week; the protocol officer's own list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, exists, select

from app.access import Right, require
from app.marks import Classification
from app.protocol.rows import CaseTaskRow
from app.protocol.states import OVER, CaseKind, TaskState
from app.protocol.tables import CASES, TASKS
from app.search.keeping import kept
from app.search.lists import SearchedList
from app.session import OfficeSession
from models.base import alias_of
from models.search import TASKS as INDEXED

_C: Final = CASES.c
_T: Final = TASKS.c


class TaskView(StrEnum):
    """What the list of steps can be narrowed to."""

    OPEN = "open"
    LATE = "late"
    TODAY = "today"
    #: Due in the next seven days, with those that are late.
    WEEK = "week"


@dataclass(frozen=True)
class TaskFilter:
    """What the list of steps shows.

    Attributes:
        text: What is asked of the step, its responsible, or of its case.
        kinds: Of which cases; all where empty.
    """

    text: str = ""
    view: TaskView = TaskView.OPEN
    kinds: tuple[CaseKind, ...] = ()


def _conditions(session: OfficeSession, wanted: TaskFilter) -> list[ColumnElement[bool]]:
    today = session.desk.clock.today()
    over = sorted(state.value for state in OVER)
    found: list[ColumnElement[bool]] = [
        _T.state == TaskState.OPEN.value,
        _C.state.not_in(over),
        _C.classification <= int(session.desk.operator.clearance),
        *_until(wanted.view, today),
    ]
    if wanted.kinds:
        found.append(_C.case_kind.in_(sorted(one.value for one in wanted.kinds)))
    return found


def _until(view: TaskView, today: date) -> list[ColumnElement[bool]]:
    if view is TaskView.LATE:
        return [_T.due_on < today]
    if view is TaskView.TODAY:
        return [_T.due_on <= today]
    if view is TaskView.WEEK:
        return [_T.due_on <= today + timedelta(days=7)]
    return []


_ROW: Final = ("id", "title", "responsible_id", "responsible", "document", "due_on")


def seen_tasks(session: OfficeSession) -> list[ColumnElement[bool]]:
    """Which steps this operator may see at all: those of cases he may see."""
    clearance = int(session.desk.operator.clearance)
    return [exists().where(_OWN.c.id == _T.case_id, _OWN.c.classification <= clearance)]


#: The case of a step, beside the one it is read from.
_OWN: Final = alias_of(CASES, "own_case")


@cache
def task_rows() -> Select[Any]:
    """Steps with their cases, for any question about them (`task_row`); built once."""
    earlier = TASKS.alias("earlier")
    waits = exists().where(
        earlier.c.case_id == _T.case_id,
        earlier.c.state == TaskState.OPEN.value,
        earlier.c.stage < _T.stage,
    )
    return select(
        *(_T[name] for name in _ROW),
        _C.id.label("case_id"),
        _C.version.label("case_version"),
        _C.number.label("case_number"),
        _C.case_kind,
        _C.subject.label("case_subject"),
        _C.starts_on,
        _C.classification,
        waits.label("waits"),
    ).select_from(TASKS.join(CASES, _C.id == _T.case_id))


@kept
def _list(session: OfficeSession, wanted: TaskFilter) -> SearchedList:
    return SearchedList(
        table=TASKS,
        indexed=INDEXED,
        visible=seen_tasks(session),
        statement=task_rows().where(*_conditions(session, wanted)),
        order=(_T.due_on.nulls_last(), _C.starts_on, _T.case_id, _T.stage, _T.place, _T.id),
        keeps_order=True,
        beside=(_C.id == _T.case_id,),
    )


def list_case_tasks(
    session: OfficeSession,
    wanted: TaskFilter,
    *,
    after: int | None = None,
    offset: int = 0,
    limit: int = 50,
) -> list[CaseTaskRow]:
    """A page of open steps, the longest due first.

    Args:
        session: Who asks.
        wanted: The filter.
        after: The step before the page; None for the first.
        offset: How many are passed over after it.
        limit: How many at most.

    Raises:
        NotAllowed: The operator may not read protocol work.
    """
    require(session.desk.operator, Right.READ_PROTOCOL)
    today = session.desk.clock.today()
    rows = _list(session, wanted).page(
        session, wanted.text, after=after, offset=offset, limit=limit
    )
    return [task_row(row, today) for row in rows]


def task_row(row: Mapping[Any, Any], today: date) -> CaseTaskRow:
    """A line of the list."""
    due_on: date | None = row["due_on"]
    return CaseTaskRow(
        **{
            **row,
            "case_kind": CaseKind(row["case_kind"]),
            "classification": Classification(row["classification"]),
            "late_days": max(0, (today - due_on).days) if due_on is not None else 0,
            "waits": bool(row["waits"]),
        }
    )


def count_case_tasks(session: OfficeSession, wanted: TaskFilter, *, most: int | None = None) -> int:
    """How many open steps a filter finds; with `most`, no more than one above it.

    Raises:
        NotAllowed: The operator may not read protocol work.
    """
    require(session.desk.operator, Right.READ_PROTOCOL)
    return _list(session, wanted).count(session, wanted.text, most)
