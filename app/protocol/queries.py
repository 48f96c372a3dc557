"""Every way to ask for cases; what is above the clearance is not there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select

from app.access import Right, require
from app.clock import to_tehran
from app.marks import Classification
from app.protocol.rows import CaseRow
from app.protocol.states import BEFORE, OVER, CaseKind, CaseState, ConsularKind, TaskState
from app.protocol.tables import CASES, PEOPLE, TASKS
from app.search.keeping import kept
from app.search.lists import SearchedList
from app.session import OfficeSession
from app.text import latin_digits, search_key, tidy
from models.search import CASES as INDEXED

_C: Final = CASES.c


class CaseView(StrEnum):
    """What the list of cases can be narrowed to."""

    ALL = "all"
    #: Not over yet.
    OPEN = "open"
    #: Ahead, the next first.
    UPCOMING = "upcoming"
    #: With a step past its day, or a report that is late.
    LATE = "late"
    #: Trips whose report is awaited, the longest first.
    REPORT_DUE = "report_due"


@dataclass(frozen=True)
class CaseFilter:
    """What the list of cases shows.

    Attributes:
        text: What is asked of number, subject, country, bodies, or of whoever belongs to it.
        from_day: First day on which it still goes on; `to_day` the last on which it begins.
        person_id: To which this line of the directory belongs, as one of its people or its body.
    """

    text: str = ""
    view: CaseView = CaseView.ALL
    kinds: tuple[CaseKind, ...] = ()
    states: tuple[CaseState, ...] = ()
    from_day: date | None = None
    to_day: date | None = None
    person_id: int | None = None


def _open_task(*more: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(TASKS.c.case_id == _C.id, TASKS.c.state == TaskState.OPEN.value, *more)


def _conditions(session: OfficeSession, wanted: CaseFilter) -> list[ColumnElement[bool]]:
    today = session.desk.clock.today()
    found: list[ColumnElement[bool]] = [
        *seen_cases(session),
        *_in(_C.case_kind, wanted.kinds),
        *_in(_C.state, wanted.states),
        *_in(_C.state, _STATES_OF.get(wanted.view, ())),
    ]
    if wanted.view is CaseView.LATE:
        is_report_late = and_(_C.state == CaseState.RETURNED.value, _C.report_due_on < today)
        found.append(or_(_open_task(TASKS.c.due_on < today), is_report_late))
    if wanted.from_day is not None:
        found.append(_C.ends_on >= wanted.from_day)
    if wanted.to_day is not None:
        found.append(_C.starts_on <= wanted.to_day)
    if wanted.person_id is not None:
        is_there = exists().where(
            PEOPLE.c.case_id == _C.id, PEOPLE.c.contact_id == wanted.person_id
        )
        found.append(or_(_C.body_id == wanted.person_id, is_there))
    return found


_STATES_OF: Final[Mapping[CaseView, frozenset[CaseState]]] = {
    CaseView.OPEN: frozenset(CaseState) - OVER,
    CaseView.LATE: frozenset(CaseState) - OVER,
    CaseView.UPCOMING: BEFORE,
    CaseView.REPORT_DUE: frozenset({CaseState.RETURNED}),
}


def seen_cases(session: OfficeSession) -> list[ColumnElement[bool]]:
    """Which cases this operator may see at all."""
    return [_C.classification <= int(session.desk.operator.clearance)]


def _in(column: Any, wanted: Any) -> list[ColumnElement[bool]]:
    return [column.in_(sorted(one.value for one in wanted))] if wanted else []


#: Views whose list begins with what comes first.
_FORWARD: Final = (CaseView.UPCOMING, CaseView.REPORT_DUE)


def _by(wanted: CaseFilter) -> Any:
    return _C.report_due_on if wanted.view is CaseView.REPORT_DUE else _C.starts_on


_ROW: Final = tuple(name for name in (field.name for field in fields(CaseRow)) if name in _C)


@kept
def _list(session: OfficeSession, wanted: CaseFilter) -> SearchedList:
    by, forward = _by(wanted), wanted.view in _FORWARD
    return SearchedList(
        table=CASES,
        indexed=INDEXED,
        visible=seen_cases(session),
        statement=asked_cases().where(*_conditions(session, wanted)),
        order=(by.asc().nulls_last(), _C.id.asc()) if forward else (by.desc(), _C.id.desc()),
        keeps_order=forward,
    )


def asked_cases() -> Select[Any]:
    """Cases, for any question about them (`case_rows`)."""
    return select(*(_C[name] for name in _ROW), _C.case_kind)


def list_cases(
    session: OfficeSession,
    wanted: CaseFilter,
    *,
    after: int | None = None,
    offset: int = 0,
    limit: int = 50,
) -> list[CaseRow]:
    """A page of cases, the newest first; those ahead with the next first.

    Args:
        session: Who asks.
        wanted: The filter.
        after: The case before the page; None for the first.
        offset: How many are passed over after it.
        limit: How many at most.

    Raises:
        NotAllowed: The operator may not read protocol work.
    """
    require(session.desk.operator, Right.READ_PROTOCOL)
    rows = _list(session, wanted).page(
        session, wanted.text, after=after, offset=offset, limit=limit
    )
    return case_rows(session, rows)


def case_rows(session: OfficeSession, rows: Sequence[Mapping[Any, Any]]) -> list[CaseRow]:
    """Cases with how far their steps are and who leads them, read for all of them at once."""
    numbers = [row["id"] for row in rows]
    today = session.desk.clock.today()
    counts = _counts(session, numbers, today)
    heads, nexts = _heads(session, numbers), _nexts(session, numbers)
    return [
        _row(row, today, counts.get(row["id"]), heads.get(row["id"], ""), nexts.get(row["id"]))
        for row in rows
    ]


def _counts(session: OfficeSession, numbers: list[int], today: date) -> dict[int, Any]:
    tasks = TASKS.c
    is_open = tasks.state == TaskState.OPEN.value
    asked = (
        select(
            tasks.case_id,
            func.count().label("tasks"),
            func.count().filter(tasks.state == TaskState.DONE.value).label("done"),
            func.count().filter(is_open, tasks.due_on < today).label("late"),
        )
        .where(tasks.case_id.in_(numbers), tasks.state != TaskState.NOT_NEEDED.value)
        .group_by(tasks.case_id)
    )
    return {row["case_id"]: row for row in session.execute(asked).mappings()}


def _heads(session: OfficeSession, numbers: list[int]) -> dict[int, str]:
    people = PEOPLE.c
    first = func.row_number().over(
        partition_by=people.case_id, order_by=(people.role != "head", people.place, people.id)
    )
    inner = (
        select(people.case_id, people.name, people.organisation, first.label("nth"))
        .where(people.case_id.in_(numbers))
        .subquery()
    )
    rows = session.execute(select(inner).where(inner.c.nth == 1)).mappings()
    return {row["case_id"]: row["name"] or row["organisation"] for row in rows}


def _nexts(session: OfficeSession, numbers: list[int]) -> dict[int, Any]:
    tasks = TASKS.c
    first = func.row_number().over(
        partition_by=tasks.case_id, order_by=(tasks.stage, tasks.due_on, tasks.place, tasks.id)
    )
    inner = (
        select(tasks.case_id, tasks.title, tasks.responsible, tasks.due_on, first.label("nth"))
        .where(tasks.case_id.in_(numbers), tasks.state == TaskState.OPEN.value)
        .subquery()
    )
    rows = session.execute(select(inner).where(inner.c.nth == 1)).mappings()
    return {row["case_id"]: row for row in rows}


def _row(row: Mapping[Any, Any], today: date, counts: Any, head: str, following: Any) -> CaseRow:
    counted = counts or {"tasks": 0, "done": 0, "late": 0}
    flight_at = row["flight_at"]
    state = CaseState(row["state"])
    return CaseRow(
        **{name: row[name] for name in _ROW}
        | {
            "kind": CaseKind(row["case_kind"]),
            "state": state,
            "classification": Classification(row["classification"]),
            "consular_kind": ConsularKind(row["consular_kind"]),
            "flight_at": to_tehran(flight_at) if flight_at is not None else None,
            "head": head,
            **{name: counted[name] for name in ("tasks", "done", "late")},
            "next_task": following["title"] if following is not None else "",
            "next_owner": following["responsible"] if following is not None else "",
            "next_on": following["due_on"] if following is not None else None,
            "report_late_days": report_late_days(state, row["report_due_on"], today),
        }
    )


def report_late_days(state: CaseState, due_on: date | None, today: date) -> int:
    """Calendar days after a trip's report was due; 0 in time, or where none is awaited."""
    if state is not CaseState.RETURNED or due_on is None:
        return 0
    return max(0, (today - due_on).days)


def count_cases(session: OfficeSession, wanted: CaseFilter, *, most: int | None = None) -> int:
    """How many cases a filter finds; with `most`, no more than one above it.

    Raises:
        NotAllowed: The operator may not read protocol work.
    """
    require(session.desk.operator, Right.READ_PROTOCOL)
    return _list(session, wanted).count(session, wanted.text, most)


def case_place(session: OfficeSession, wanted: CaseFilter, case_id: int) -> int | None:
    """How many cases stand before one in its list; None where the filter hides it.

    Raises:
        NotAllowed: The operator may not read protocol work.
    """
    require(session.desk.operator, Right.READ_PROTOCOL)
    return _list(session, wanted).place(session, wanted.text, case_id)


def case_of_number(session: OfficeSession, number: str) -> int | None:
    """The newest case of this number as it is printed, if this operator may see it.

    Raises:
        NotAllowed: The operator may not read protocol work.
    """
    require(session.desk.operator, Right.READ_PROTOCOL)
    found: int | None = session.execute(
        select(_C.id)
        .where(
            _C.number_key == search_key(latin_digits(tidy(number))),
            _C.classification <= int(session.desk.operator.clearance),
        )
        .order_by(_C.id.desc())
        .limit(1)
    ).scalar()
    return found
