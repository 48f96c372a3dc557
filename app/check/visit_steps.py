"""Proofs of visits and public days against their steps, their day, and the programme."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, or_, select

from app.agenda.tables import EVENTS, STEPS
from app.changes import Kind
from app.check.courses import GIVES_TIME, astray, fewer_versions, state_values
from app.check.faults import Fault, Part
from app.public_days.deeds import PLANNED
from app.public_days.states import PublicDayState
from app.visits.on_day import DAY_STEP, may_stand
from app.visits.states import VisitState
from app.visits.steps import CARRIED, CLOSED, IMPORTED, RECEIVED, TOLD
from app.visits.tables import (
    HAND_OVERS,
    PUBLIC_DAY_STEPS,
    PUBLIC_DAYS,
    VISIT_STEPS,
    VISITS,
)

_S = VisitState
_D = PublicDayState

#: Where each step of a visit that leads anywhere may have led.
_VISITS_REACHED: Final[Mapping[str, frozenset[VisitState]]] = {
    RECEIVED: frozenset({_S.PRESENT, _S.REQUESTED, _S.COLLECTED}),
    IMPORTED: frozenset({_S.PRESENT, _S.REQUESTED, _S.COLLECTED}),
    CARRIED: frozenset({_S.COLLECTED}),
    "arrive": frozenset({_S.PRESENT, _S.AGREED}),
    "announce": frozenset({_S.ANNOUNCED}),
    "decide": frozenset({_S.AGREED, _S.APPOINTED, _S.REFERRED, _S.DECLINED}),
    "enter": frozenset({_S.INSIDE}),
    "leave": frozenset({_S.OUT}),
    "no_show": frozenset({_S.NO_SHOW}),
    "withdraw": frozenset({_S.WITHDRAWN}),
    CLOSED: frozenset({_S.CLOSED}),
    "decide_petition": frozenset({_S.ACCEPTED, _S.ANSWERED, _S.REFUSED}),
    "hear_petition": frozenset({_S.HEARD}),
    "mark_absent": frozenset({_S.ABSENT}),
    "put_off": frozenset({_S.POSTPONED}),
    "result_in": frozenset({_S.RESULT_IN}),
    # Its day leads it on, or gives it another turn, time or hand-over where it stands.
    DAY_STEP: frozenset(
        {
            _S.COLLECTED,
            _S.LISTED,
            _S.PRESENTED,
            _S.ACCEPTED,
            _S.ANSWERED,
            _S.REFUSED,
            _S.HANDED_OVER,
            _S.TOLD,
            _S.CLOSED,
            _S.WITHDRAWN,
        }
    ),
}

_DAYS_REACHED: Final[Mapping[str, frozenset[PublicDayState]]] = {
    PLANNED: frozenset({_D.PLANNED}),
    "open_list": frozenset({_D.LIST_OPEN}),
    "reopen_list": frozenset({_D.LIST_OPEN}),
    "close_list": frozenset({_D.LIST_CLOSED}),
    "present_list": frozenset({_D.PRESENTED}),
    "invite_managers": frozenset({_D.INVITED}),
    "begin_session": frozenset({_D.IN_SESSION}),
    "end_session": frozenset({_D.ENDED}),
    "hand_over": frozenset({_D.HANDED_OVER, _D.RESULTS_AWAITED}),
    "await_results": frozenset({_D.RESULTS_AWAITED}),
    "report_public_day": frozenset({_D.REPORTED}),
    "close_public_day": frozenset({_D.CLOSED}),
    "cancel_public_day": frozenset({_D.CANCELLED}),
}


def _told_since() -> ColumnElement[bool]:
    """Whether he was told after what led the visit on last; an attempt may also have failed."""
    told = VISIT_STEPS.alias()
    return and_(
        VISITS.c.state == _S.TOLD.value,
        exists().where(
            told.c.visit_id == VISITS.c.id,
            told.c.action == TOLD,
            told.c.taken_back_at.is_(None),
            told.c.id > VISIT_STEPS.c.id,
        ),
    )


def _out_of_place() -> ColumnElement[bool]:
    """Whether a petition stands where its day cannot have it."""

    def kept_out(day: PublicDayState) -> list[str]:
        return state_values(frozenset(one for one in _S if not may_stand(one, day.value)))

    return or_(
        *(and_(PUBLIC_DAYS.c.state == day.value, VISITS.c.state.in_(kept_out(day))) for day in _D)
    )


#: What must find nothing: the kind, a statement giving ids, where the fault belongs, its words.
_FAULTS: Final[tuple[tuple[Kind, Select[Any], Part, str], ...]] = (
    (
        Kind.VISIT,
        astray(VISITS, VISIT_STEPS, "visit_id", _VISITS_REACHED, _told_since()),
        Part.STATES,
        "وضعیت ملاقات {} با گام آخر آن نمی‌خواند.",
    ),
    (
        Kind.PUBLIC_DAY,
        astray(PUBLIC_DAYS, PUBLIC_DAY_STEPS, "public_day_id", _DAYS_REACHED),
        Part.STATES,
        "وضعیت ملاقات عمومی {} با گام آخر آن نمی‌خواند.",
    ),
    (
        Kind.VISIT,
        select(VISITS.c.id)
        .join(PUBLIC_DAYS, PUBLIC_DAYS.c.id == VISITS.c.public_day_id)
        .where(_out_of_place()),
        Part.STATES,
        "ملاقات {} جایی ایستاده است که روز آن نمی‌گذارد.",
    ),
    (
        Kind.VISIT,
        fewer_versions(VISITS, VISIT_STEPS, "visit_id"),
        Part.STATES,
        "ملاقات {} کمتر از شمار گام‌هایش نوشته شده است.",
    ),
    (
        Kind.PUBLIC_DAY,
        fewer_versions(PUBLIC_DAYS, PUBLIC_DAY_STEPS, "public_day_id"),
        Part.STATES,
        "ملاقات عمومی {} کمتر از شمار گام‌هایش نوشته شده است.",
    ),
    (
        Kind.PUBLIC_DAY,
        select(PUBLIC_DAYS.c.id)
        .join(EVENTS, EVENTS.c.id == PUBLIC_DAYS.c.event_id)
        .where(
            or_(
                EVENTS.c.starts_at != PUBLIC_DAYS.c.starts_at,
                EVENTS.c.ends_at != PUBLIC_DAYS.c.ends_at,
            ),
            ~exists().where(STEPS.c.event_id == EVENTS.c.id, STEPS.c.action.in_(GIVES_TIME)),
        ),
        Part.LINKS,
        "زمان ملاقات عمومی {} با برنامه آن در تقویم یکی نیست.",
    ),
    (
        Kind.PUBLIC_DAY,
        select(HAND_OVERS.c.public_day_id)
        .group_by(HAND_OVERS.c.public_day_id)
        .having(
            or_(func.min(HAND_OVERS.c.place) != 1, func.max(HAND_OVERS.c.place) != func.count())
        ),
        Part.NUMBERS,
        "صورت تحویل‌های ملاقات عمومی {} پیوسته نیست.",
    ),
)


def visit_steps_agree(connection: Connection) -> Iterator[Fault]:
    """Every visit and public day stands where its steps led it, beside its day and its entry."""
    for kind, statement, part, words in _FAULTS:
        for (number,) in connection.execute(statement):
            yield Fault(part, kind.value, number, words.format(number))
