"""The open steps of all cases: late, of today, of the week; the protocol officer's own list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, exists, func, or_, select

from app.access import Right, require
from app.marks import Classification
from app.protocol.rows import CaseTaskRow
from app.protocol.states import OVER, CaseKind, TaskState
from app.protocol.tables import CASES, TASKS
from app.session import OfficeSession
from app.text import search_phrases

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
        text: Parts of the step, its responsible, or of its case; all must be found.
        kinds: Of which cases; all where empty.
    """

    text: str = ""
    view: TaskView = TaskView.OPEN
    kinds: tuple[CaseKind, ...] = ()


def _asked(session: OfficeSession, wanted: TaskFilter, *columns: Any) -> Select[Any]:
    return (
        select(*columns)
        .select_from(TASKS.join(CASES, _C.id == _T.case_id))
        .where(*_conditions(session, wanted))
    )


def _conditions(session: OfficeSession, wanted: TaskFilter) -> list[ColumnElement[bool]]:
    today = session.desk.clock.today()
    over = sorted(state.value for state in OVER)
    found: list[ColumnElement[bool]] = [
        _T.state == TaskState.OPEN.value,
        _C.state.not_in(over),
        _C.classification <= int(session.desk.operator.clearance),
        *_until(wanted.view, today),
        *(_found_by(forms) for forms in search_phrases(wanted.text)),
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


def _found_by(forms: Any) -> ColumnElement[bool]:
    return or_(
        *(_C.search_key.contains(form, autoescape=True) for form in forms),
        *(_T.search_key.contains(form, autoescape=True) for form in forms),
    )


_ROW: Final = ("id", "title", "responsible_id", "responsible", "document", "due_on")


def list_case_tasks(
    session: OfficeSession, wanted: TaskFilter, *, offset: int = 0, limit: int = 50
) -> list[CaseTaskRow]:
    """A page of open steps, the longest due first.

    Raises:
        NotAllowed: The operator may not read protocol work.
    """
    require(session.desk.operator, Right.READ_PROTOCOL)
    earlier = TASKS.alias("earlier")
    waits = exists().where(
        earlier.c.case_id == _T.case_id,
        earlier.c.state == TaskState.OPEN.value,
        earlier.c.stage < _T.stage,
    )
    columns = (
        *(_T[name] for name in _ROW),
        _C.id.label("case_id"),
        _C.version.label("case_version"),
        _C.number.label("case_number"),
        _C.case_kind,
        _C.subject.label("case_subject"),
        _C.starts_on,
        _C.classification,
        waits.label("waits"),
    )
    order = (_T.due_on, _C.starts_on, _T.case_id, _T.stage, _T.place, _T.id)
    asked = _asked(session, wanted, *columns).order_by(*order).offset(offset).limit(limit)
    today = session.desk.clock.today()
    return [_row(row, today) for row in session.execute(asked).mappings()]


def _row(row: Mapping[Any, Any], today: date) -> CaseTaskRow:
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


def count_case_tasks(session: OfficeSession, wanted: TaskFilter) -> int:
    """How many open steps a filter finds.

    Raises:
        NotAllowed: The operator may not read protocol work.
    """
    require(session.desk.operator, Right.READ_PROTOCOL)
    count: int = session.execute(_asked(session, wanted, func.count())).scalar_one()
    return count
