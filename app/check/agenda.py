"""Proofs of entries: states, steps, links, orders, series, what they are found by."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, or_, select

from app.agenda.states import HOLDING, PLANNED, WAITING, Answer, EventState, Opinion
from app.agenda.tables import (
    ATTENDEES,
    EVENTS,
    LINKS,
    MOVES,
    PROMISES,
    REVIEWS,
    STEPS,
    STOPS,
)
from app.changes import Kind
from app.check.faults import Fault, Part
from app.folder.operations import SHEETS
from app.linked_records import LINKED
from app.orders.deeds import ORDERS
from models.agenda import EventSeries, SeriesException
from models.base import alias_of, table_of

_EXCEPTIONS: Final = table_of(SeriesException)
_SERIES: Final = table_of(EventSeries)

_S = EventState


def _are(*states: EventState) -> ColumnElement[bool]:
    return EVENTS.c.state.in_(sorted(state.value for state in states))


_MINUTES_CAME: Final = (_S.MINUTES_RECEIVED,)
_TOLD: Final = ATTENDEES.c.answer != Answer.NONE.value
_ASKED: Final = REVIEWS.c.opinion == Opinion.ASKED.value
_ON_EVENTS: Final = ORDERS.c.source_kind == Kind.EVENT.value
_NAMED_BY_A_STEP: Final = exists().where(
    STEPS.c.order_id == ORDERS.c.id,
    STEPS.c.event_id == ORDERS.c.source_id,
    STEPS.c.taken_back_at.is_(None),
)
_IS_OF_STEPS: Final = exists().where(STEPS.c.order_id == ORDERS.c.id)
_MOVED: Final = select(func.count()).where(MOVES.c.event_id == EVENTS.c.id).scalar_subquery()
_OTHERS: Final = alias_of(EVENTS)


def _leads_nowhere() -> ColumnElement[bool]:
    """Whether a link names a record that is not there, or of a kind nothing is linked with."""
    there = (
        and_(
            LINKS.c.record_kind == kind.value,
            exists().where(one.table.c.id == LINKS.c.record_id),
        )
        if kind is not Kind.EVENT
        else and_(
            LINKS.c.record_kind == kind.value, exists().where(_OTHERS.c.id == LINKS.c.record_id)
        )
        for kind, one in LINKED.items()
    )
    return ~or_(*there)


#: What must find nothing: a statement giving ids of entries, where it belongs, the fault's words.
_FAULTS: Final[tuple[tuple[Select[Any], Part, str], ...]] = (
    (
        select(EVENTS.c.id).where(
            _are(*HOLDING),
            or_(
                EVENTS.c.starts_at.is_(None),
                EVENTS.c.ends_at.is_(None),
                EVENTS.c.ends_at <= EVENTS.c.starts_at,
            ),
        ),
        Part.STATES,
        "برنامه {} زمان درستی ندارد.",
    ),
    (
        select(EVENTS.c.id).where(_are(*WAITING), EVENTS.c.starts_at.is_not(None)),
        Part.STATES,
        "برنامه {} در انتظار زمان است و زمان دارد.",
    ),
    (
        select(EVENTS.c.id).where(
            _are(_S.MINUTES_AWAITED),
            or_(EVENTS.c.minutes_due_on.is_(None), EVENTS.c.minutes_from == ""),
        ),
        Part.STATES,
        "برنامه {} در انتظار صورتجلسه است و مهلت یا فرستنده آن نیست.",
    ),
    (
        select(EVENTS.c.id).where(
            or_(
                and_(_are(*_MINUTES_CAME), EVENTS.c.minutes_received_on.is_(None)),
                and_(_are(_S.MINUTES_AWAITED), EVENTS.c.minutes_received_on.is_not(None)),
            )
        ),
        Part.STATES,
        "رسیدن صورتجلسه برنامه {} با وضعیت آن نمی‌خواند.",
    ),
    (
        select(EVENTS.c.id).where(
            _are(_S.REPORTED), or_(EVENTS.c.reported_at.is_(None), EVENTS.c.report == "")
        ),
        Part.STATES,
        "برنامه {} گزارش شده است و گزارشی ندارد.",
    ),
    (
        select(EVENTS.c.id).where(
            (EVENTS.c.override_reason != "") != EVENTS.c.overridden_at.is_not(None)
        ),
        Part.STATES,
        "تداخل پذیرفته‌شده برنامه {} سبب یا زمان ندارد.",
    ),
    (
        select(EVENTS.c.id).where(EVENTS.c.moved_count != _MOVED),
        Part.STATES,
        "شمار جابه‌جایی برنامه {} درست نیست.",
    ),
    (
        select(ATTENDEES.c.event_id).where(
            or_(
                ATTENDEES.c.told_at.is_not(None) != _TOLD,
                ATTENDEES.c.told_by.is_not(None) != _TOLD,
                (ATTENDEES.c.answer == Answer.SUBSTITUTE.value) != (ATTENDEES.c.substitute != ""),
            )
        ),
        Part.STATES,
        "پاسخ یکی از دعوت‌شدگان برنامه {} با یادآوری آن نمی‌خواند.",
    ),
    (
        select(REVIEWS.c.event_id).where(REVIEWS.c.answered_on.is_(None) != _ASKED),
        Part.STATES,
        "نظرخواهی‌ای از برنامه {} با پاسخ آن نمی‌خواند.",
    ),
    (
        select(LINKS.c.event_id).where(_leads_nowhere()),
        Part.LINKS,
        "برنامه {} به رکوردی پیوند دارد که نیست.",
    ),
    (
        select(PROMISES.c.event_id)
        .outerjoin(ORDERS, ORDERS.c.id == PROMISES.c.order_id)
        .where(
            or_(
                ORDERS.c.id.is_(None),
                ~_ON_EVENTS,
                ORDERS.c.source_id != PROMISES.c.event_id,
                ORDERS.c.withdrawn_at.is_not(None),
            )
        ),
        Part.LINKS,
        "وعده‌ای از برنامه {} دستوری ندارد.",
    ),
    (
        select(STEPS.c.event_id).where(
            STEPS.c.action == "record_promise",
            STEPS.c.taken_back_at.is_(None),
            ~exists().where(
                PROMISES.c.order_id == STEPS.c.order_id, PROMISES.c.event_id == STEPS.c.event_id
            ),
        ),
        Part.LINKS,
        "وعده‌ای که در برنامه {} داده شد نوشته نشده است.",
    ),
    (
        select(PROMISES.c.event_id).where(
            PROMISES.c.stop_id.is_not(None),
            ~exists().where(
                STOPS.c.id == PROMISES.c.stop_id, STOPS.c.event_id == PROMISES.c.event_id
            ),
        ),
        Part.LINKS,
        "وعده‌ای از برنامه {} در ایستگاهی است که در مسیر نیست.",
    ),
    (
        select(ORDERS.c.source_id).where(
            _ON_EVENTS, ~exists().where(EVENTS.c.id == ORDERS.c.source_id)
        ),
        Part.LINKS,
        "دستوری بر برنامه {} است و آن برنامه نیست.",
    ),
    (
        select(ORDERS.c.source_id).where(
            _ON_EVENTS,
            or_(
                and_(ORDERS.c.withdrawn_at.is_not(None), _NAMED_BY_A_STEP),
                and_(ORDERS.c.withdrawn_at.is_(None), ~_NAMED_BY_A_STEP, _IS_OF_STEPS),
            ),
        ),
        Part.LINKS,
        "دستور برنامه {} با گام‌های آن نمی‌خواند.",
    ),
    (
        select(ORDERS.c.source_id)
        .join(EVENTS, EVENTS.c.id == ORDERS.c.source_id)
        .where(_ON_EVENTS, ORDERS.c.classification != EVENTS.c.classification),
        Part.LINKS,
        "طبقه‌بندی دستور برنامه {} با طبقه‌بندی برنامه یکی نیست.",
    ),
    (
        select(STEPS.c.event_id)
        .join(ORDERS, ORDERS.c.id == STEPS.c.order_id)
        .where(or_(~_ON_EVENTS, ORDERS.c.source_id != STEPS.c.event_id)),
        Part.LINKS,
        "گامی از برنامه {} به دستور رکورد دیگری اشاره می‌کند.",
    ),
    (
        select(SHEETS.c.record_id).where(
            SHEETS.c.kind == Kind.EVENT.value, ~exists().where(EVENTS.c.id == SHEETS.c.record_id)
        ),
        Part.LINKS,
        "فرم برنامه {} در کارتابل است و آن برنامه نیست.",
    ),
    (
        select(EVENTS.c.id).where(EVENTS.c.series_id.is_(None) != EVENTS.c.series_day.is_(None)),
        Part.STATES,
        "برنامه {} تکرار است و روز آن نیست.",
    ),
    (
        select(EVENTS.c.id)
        .join(_SERIES, _SERIES.c.id == EVENTS.c.series_id)
        .where(
            _are(*PLANNED),
            EVENTS.c.detached.is_(False),
            or_(
                EVENTS.c.series_day < _SERIES.c.first_day, EVENTS.c.series_day > _SERIES.c.last_day
            ),
        ),
        Part.STATES,
        "برنامه {} در روزی است که تکرار آن به آن نمی‌رسد.",
    ),
    (
        select(func.max(EVENTS.c.id))
        .where(EVENTS.c.series_id.is_not(None), EVENTS.c.state != _S.CANCELLED.value)
        .group_by(EVENTS.c.series_id, EVENTS.c.series_day)
        .having(func.count() > 1),
        Part.STATES,
        "برنامه {} دو بار در یک روز تکرار شده است.",
    ),
    (
        select(EVENTS.c.id)
        .join(
            _EXCEPTIONS,
            and_(
                _EXCEPTIONS.c.series_id == EVENTS.c.series_id,
                _EXCEPTIONS.c.day == EVENTS.c.series_day,
            ),
        )
        .where(_are(*HOLDING)),
        Part.STATES,
        "برنامه {} در روزی است که از تکرار بیرون است.",
    ),
)


def events_agree(connection: Connection) -> Iterator[Fault]:
    """Every entry stands where its own columns, people, links, orders and series say."""
    for statement, part, words in _FAULTS:
        for (number,) in connection.execute(statement.distinct()):
            yield _fault(part, number, words)


_FIRST: Final = frozenset({_S.REQUESTED, _S.TENTATIVE, _S.SCHEDULED})
#: Where each step that leads anywhere may have led.
_REACHED_BY: Final = {
    "request_event": _FIRST,
    "import_event": _FIRST,
    "repeat_event": _FIRST,
    "ask_review": frozenset({_S.IN_REVIEW, _S.TENTATIVE}),
    "answer_review": frozenset({_S.REQUESTED, _S.IN_REVIEW, _S.NEEDS_COMPLETION, _S.TENTATIVE}),
    "ask_completion": frozenset({_S.NEEDS_COMPLETION}),
    "completed_event": frozenset({_S.REQUESTED}),
    "reject_event": frozenset({_S.REJECTED}),
    "schedule_event": frozenset({_S.TENTATIVE, _S.SCHEDULED}),
    "fix_event": frozenset({_S.SCHEDULED}),
    "postpone_event": frozenset({_S.POSTPONED}),
    "cancel_event": frozenset({_S.CANCELLED}),
    "invitations_out": frozenset({_S.INVITED}),
    "event_held": frozenset({_S.HELD, _S.HELD_WITHOUT, _S.MINUTES_AWAITED}),
    "minutes_received": frozenset({_S.MINUTES_RECEIVED}),
    "follow_up_event": frozenset({_S.FOLLOW_UP}),
    "report_event": frozenset({_S.REPORTED}),
    "close_event": frozenset({_S.CLOSED}),
}
#: A form that gave a waiting entry its time led it on as well.
_AMENDED: Final = "amend_event"


def event_states_agree(connection: Connection) -> Iterator[Fault]:
    """Every entry stands where its last standing step that leads anywhere led."""
    last = _last_step(STEPS.c.action.in_(_REACHED_BY))
    amended = _last_step(STEPS.c.action == _AMENDED)
    led_there = or_(
        *(and_(STEPS.c.action == action, _are(*states)) for action, states in _REACHED_BY.items()),
        and_(_are(_S.TENTATIVE, _S.SCHEDULED), amended.c.id > STEPS.c.id),
    )
    astray = (
        select(EVENTS.c.id)
        .outerjoin(last, last.c.event_id == EVENTS.c.id)
        .outerjoin(amended, amended.c.event_id == EVENTS.c.id)
        .outerjoin(STEPS, STEPS.c.id == last.c.id)
        .where(or_(STEPS.c.id.is_(None), ~func.coalesce(led_there, False)))  # SQL
    )
    for (number,) in connection.execute(astray):
        yield _fault(Part.STATES, number, "وضعیت برنامه {} با گام آخر آن نمی‌خواند.")


def _last_step(*conditions: ColumnElement[bool]) -> Any:
    return (
        select(STEPS.c.event_id, func.max(STEPS.c.id).label("id"))
        .where(STEPS.c.taken_back_at.is_(None), *conditions)
        .group_by(STEPS.c.event_id)
        .subquery()
    )


def _fault(part: Part, number: int, words: str) -> Fault:
    return Fault(part, Kind.EVENT.value, number, words.format(number))
