"""Proofs of cases of protocol work: numbers, where their course led them, what that asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, not_, or_, select

from app.changes import Kind
from app.check.courses import astray, fewer_versions, state_values
from app.check.faults import Fault, Part
from app.check.yearly_numbers import yearly_numbers
from app.folder.operations import SHEETS
from app.numbering import PROTOCOL_CASES
from app.orders.deeds import ORDERS
from app.protocol.courses import COURSES, CaseAction, CourseStep, first_state
from app.protocol.deeds import OPENED, ORDERED
from app.protocol.states import TRIPS, CaseKind, CaseState, Recipient, TaskState
from app.protocol.tables import (
    CASE_STEPS,
    CASES,
    DISPATCHES,
    TASKS,
)
from models.base import alias_of

_S = CaseState
_C: Final = CASES.c
#: Steps that lead off the course.
_AWAY: Final = frozenset({CaseAction.REFUSE, CaseAction.CANCEL})
_TRIP_KINDS: Final = sorted(kind.value for kind in TRIPS)
#: Where the report of a trip is with all three, and where all three said so.
_ALL_HAVE_IT: Final = frozenset({_S.SENT, _S.SUMMED_UP, _S.PUBLISHED, _S.CLOSED})
#: By which people are found, as `app.protocol.people` writes it.
_PERSON: Final = ("name", "second_name", "post", "organisation", "passport")

#: A statement giving ids of cases, where the fault belongs, its words.
Found = tuple[Select[Any], Part, str]


def _of(kind: CaseKind, states: frozenset[CaseState]) -> ColumnElement[bool]:
    return and_(_C.case_kind == kind.value, _C.state.in_(state_values(states)))


def differ(one: ColumnElement[bool], other: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether only one of two is so."""
    return or_(and_(one, not_(other)), and_(not_(one), other))


def after(kind: CaseKind, state: CaseState) -> frozenset[CaseState]:
    """Where a case of this kind may stand that came through a state, and did not leave its course.

    The report's third dispatch leads a trip on by itself.
    """
    reached, waiting = {state}, [state]
    while waiting:
        here = waiting.pop()
        ahead = {
            step.leads for step in COURSES[kind] if here in step.begins and step.action not in _AWAY
        }
        if here is _S.REPORTED and kind in TRIPS:
            ahead = {_S.SENT}
        waiting += ahead - reached
        reached |= ahead
    return frozenset(reached)


def _came_through(kind: CaseKind, step: CourseStep) -> frozenset[CaseState]:
    return frozenset({step.leads}) if step.action in _AWAY else after(kind, step.leads)


def _is_missing(name: str) -> ColumnElement[bool]:
    column = _C[name]
    if column.nullable:
        return column.is_(None)
    return column == ("" if column.type.python_type is str else 0)


def _unsaid() -> Iterator[Found]:
    """What a step of a course asked, of cases that came through it."""
    asked: dict[tuple[str, str, str], list[ColumnElement[bool]]] = {}
    for kind, course in COURSES.items():
        for step in course:
            where = _of(kind, _came_through(kind, step))
            for field in step.fields:
                if field.is_needed or field.name == "report_due_on":
                    asked.setdefault((field.name, step.title, field.title), []).append(where)
    for (name, title, what), wheres in asked.items():
        words = f"پرونده تشریفات {{}} از «{title}» گذشته و «{what}» ندارد."
        yield select(_C.id).where(_is_missing(name), or_(*wheres)), Part.STATES, words


def _own_states() -> ColumnElement[bool]:
    """Whether a case stands where its course leads to."""
    return or_(
        *(
            _of(kind, frozenset({first_state(kind), *(one.leads for one in course)}) | extra)
            for kind, course in COURSES.items()
            for extra in (frozenset({_S.ORDERED, _S.SENT}) if kind in TRIPS else frozenset(),)
        )
    )


def _reached() -> Mapping[str, frozenset[CaseState]]:
    """Where each step that leads anywhere may have led."""
    found: dict[str, frozenset[CaseState]] = {
        # The order of the governor leads a trip on, and none of the others.
        OPENED: frozenset({_S.ORDERED, *(first_state(kind) for kind in CaseKind)}),
    }
    for course in COURSES.values():
        for step in course:
            leads = found.get(step.action.value, frozenset()) | {step.leads}
            found[step.action.value] = leads
    # With the third dispatch it is sent.
    found[CaseAction.REPORT.value] |= {_S.SENT}
    return found


def _sent(*received: ColumnElement[bool]) -> ColumnElement[int]:
    return (
        select(func.count())
        .where(DISPATCHES.c.case_id == _C.id, *received)
        .correlate(CASES)
        .scalar_subquery()
    )


_IS_TRIP: Final = _C.case_kind.in_(_TRIP_KINDS)
_HAS_RECEIPT: Final = or_(DISPATCHES.c.receipt != "", DISPATCHES.c.received_on.is_not(None))
_ORDER_STEP: Final = exists().where(
    CASE_STEPS.c.case_id == _C.id,
    CASE_STEPS.c.action == ORDERED,
    CASE_STEPS.c.taken_back_at.is_(None),
)
_OTHER: Final = alias_of(CASES, "other")

_OF_CASES: Final[tuple[Found, ...]] = (
    (
        select(_C.id).where(_C.ends_on < _C.starts_on),
        Part.STATES,
        "پرونده تشریفات {} روزهای درستی ندارد.",
    ),
    (
        select(_C.id).where(~_own_states()),
        Part.STATES,
        "پرونده تشریفات {} جایی ایستاده است که در روند آن نیست.",
    ),
    *_unsaid(),
    (
        select(SHEETS.c.record_id).where(
            SHEETS.c.kind == Kind.PROTOCOL_CASE.value,
            ~exists().where(_C.id == SHEETS.c.record_id),
        ),
        Part.LINKS,
        "درخواست پرونده تشریفات {} در کارتابل است و آن پرونده نیست.",
    ),
    (
        select(_C.id).where(_C.ended_at < _C.began_at),
        Part.STATES,
        "پرونده تشریفات {} پیش از آغاز پایان یافته است.",
    ),
    (
        select(_C.id).where(
            or_(*(_of(kind, after(kind, _S.PERMIT_ASKED)) for kind in sorted(TRIPS))),
            or_(_C.ordered_on.is_(None), _C.examined_on.is_(None)),
        ),
        Part.STATES,
        "مجوز سفر {} بی دستور یا بی بررسی خواسته شده است.",
    ),
    (
        select(_C.id).where(_C.state == _S.ORDERED.value, _C.ordered_on.is_(None)),
        Part.STATES,
        "سفر {} دستور گرفته و روز آن نیست.",
    ),
    (
        select(_C.id).where(_IS_TRIP, differ(_C.ordered_on.is_not(None), _ORDER_STEP)),
        Part.LINKS,
        "دستور سفر {} با گام‌های آن نمی‌خواند.",
    ),
    (
        select(_C.id).where(
            _IS_TRIP,
            or_(
                and_(_C.state == _S.REPORTED.value, _sent() == len(Recipient)),
                and_(_C.state.in_(state_values(_ALL_HAVE_IT)), _sent() != len(Recipient)),
                and_(_C.state == _S.CLOSED.value, _sent(_HAS_RECEIPT) != len(Recipient)),
            ),
        ),
        Part.STATES,
        "ارسال گزارش سفر {} با وضعیت آن نمی‌خواند.",
    ),
    (
        select(_C.id).where(~_IS_TRIP, _sent() > 0),
        Part.LINKS,
        "پرونده تشریفات {} سفر نیست و گزارش سفر آن فرستاده شده است.",
    ),
    (
        select(_C.id).where(
            _C.state == _S.CLOSED.value,
            exists().where(TASKS.c.case_id == _C.id, TASKS.c.state == TaskState.OPEN.value),
        ),
        Part.STATES,
        "پرونده تشریفات {} بسته است و گامی از آن مانده است.",
    ),
    (
        select(_C.id).where(differ(_C.report_reminders == 0, _C.report_reminded_on.is_(None))),
        Part.STATES,
        "شمار یادآوری گزارش سفر {} با روز آن نمی‌خواند.",
    ),
    (
        select(_C.id).where(
            _C.occasion != "",
            _C.state != _S.CANCELLED.value,
            exists().where(
                _OTHER.c.id < _C.id,
                _OTHER.c.occasion == _C.occasion,
                _OTHER.c.starts_on == _C.starts_on,
                _OTHER.c.state != _S.CANCELLED.value,
            ),
        ),
        Part.LINKS,
        "مناسبت پرونده تشریفات {} در همان روز پرونده دیگری هم دارد.",
    ),
    (
        select(ORDERS.c.source_id).where(
            ORDERS.c.source_kind == Kind.PROTOCOL_CASE.value,
            ~exists().where(_C.id == ORDERS.c.source_id),
        ),
        Part.LINKS,
        "دستوری بر پرونده تشریفات {} است و آن پرونده نیست.",
    ),
    (
        select(_C.id)
        .join(ORDERS, ORDERS.c.source_id == _C.id)
        .where(
            ORDERS.c.source_kind == Kind.PROTOCOL_CASE.value,
            ORDERS.c.classification != _C.classification,
        ),
        Part.LINKS,
        "طبقه‌بندی دستور پرونده تشریفات {} با طبقه‌بندی آن یکی نیست.",
    ),
    (
        select(_C.id).where(
            ~exists().where(CASE_STEPS.c.case_id == _C.id, CASE_STEPS.c.taken_back_at.is_(None))
        ),
        Part.STATES,
        "پرونده تشریفات {} هیچ گامی ندارد.",
    ),
    (
        fewer_versions(CASES, CASE_STEPS, "case_id"),
        Part.STATES,
        "پرونده تشریفات {} کمتر از شمار گام‌هایش نوشته شده است.",
    ),
    (
        astray(CASES, CASE_STEPS, "case_id", _reached()),
        Part.STATES,
        "وضعیت پرونده تشریفات {} با گام آخر آن نمی‌خواند.",
    ),
)


def case_numbers_are_gapless(connection: Connection) -> Iterator[Fault]:
    """Every number up to the year's counter is a case's, exactly once."""
    kind = Kind.PROTOCOL_CASE
    yield from yearly_numbers(connection, CASES, PROTOCOL_CASES, kind, "پرونده‌های تشریفات")


def cases_agree(connection: Connection) -> Iterator[Fault]:
    """Every case stands where its steps led it, and has what its course asks there."""
    yield from case_faults(connection, _OF_CASES)


def case_faults(connection: Connection, faults: tuple[Found, ...]) -> Iterator[Fault]:
    """What these statements find, each case once for each."""
    for statement, part, words in faults:
        for (number,) in connection.execute(statement.distinct()):
            yield Fault(part, Kind.PROTOCOL_CASE.value, number, words.format(number))
