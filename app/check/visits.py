"""Proofs of visits and public days: numbers, states, steps, orders, parts, search keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, or_, select

from app.agenda.tables import EVENTS
from app.changes import Kind
from app.check.faults import Fault, Part
from app.check.yearly_numbers import yearly_numbers
from app.folder.operations import SHEETS
from app.numbering import PUBLIC_DAYS as DAY_SERIES
from app.numbering import VISITS as VISIT_SERIES
from app.orders.deeds import ORDERS
from app.public_days.states import PublicDayState
from app.visits.states import VisitPath, VisitState
from app.visits.tables import (
    ATTEMPTS,
    HAND_OVERS,
    MANAGERS,
    PUBLIC_DAY_STEPS,
    PUBLIC_DAYS,
    VISIT_STEPS,
    VISITS,
)
from models.base import alias_of

_S = VisitState
_D = PublicDayState

_DAILY: Final = VISITS.c.path == VisitPath.DAILY.value
_ON_VISITS: Final = ORDERS.c.source_kind == Kind.VISIT.value
_STANDS: Final = VISIT_STEPS.c.taken_back_at.is_(None)
_NAMED_BY_A_STEP: Final = exists().where(
    VISIT_STEPS.c.order_id == ORDERS.c.id, VISIT_STEPS.c.visit_id == ORDERS.c.source_id, _STANDS
)
_IS_OF_STEPS: Final = exists().where(VISIT_STEPS.c.order_id == ORDERS.c.id)
_ATTEMPTED: Final = select(func.count()).where(ATTEMPTS.c.visit_id == VISITS.c.id).scalar_subquery()
_LAST_OUTCOME: Final = (
    select(ATTEMPTS.c.outcome)
    .where(ATTEMPTS.c.visit_id == VISITS.c.id)
    .order_by(ATTEMPTS.c.id.desc())
    .limit(1)
    .scalar_subquery()
)
_OTHERS: Final = alias_of(VISITS)


def _are(*states: VisitState) -> ColumnElement[bool]:
    return VISITS.c.state.in_(sorted(state.value for state in states))


def _days_are(*states: PublicDayState) -> ColumnElement[bool]:
    return PUBLIC_DAYS.c.state.in_(sorted(state.value for state in states))


#: A statement giving ids of records, where the fault belongs, its words.
_Found = tuple[Select[Any], Part, str]

#: What must find nothing among visits.
_OF_VISITS: Final[tuple[_Found, ...]] = (
    (
        select(VISITS.c.id).where(_are(_S.INSIDE, _S.OUT), VISITS.c.entered_at.is_(None)),
        Part.STATES,
        "ملاقات {} انجام شده و ساعت ورود ندارد.",
    ),
    (
        select(VISITS.c.id).where(
            or_(
                and_(_are(_S.OUT), VISITS.c.left_at.is_(None)),
                and_(_are(_S.INSIDE), VISITS.c.left_at.is_not(None)),
                VISITS.c.left_at < VISITS.c.entered_at,
            )
        ),
        Part.STATES,
        "ساعت خروج ملاقات {} با وضعیت آن نمی‌خواند.",
    ),
    (
        select(VISITS.c.id).where(_are(_S.APPOINTED), VISITS.c.event_id.is_(None)),
        Part.STATES,
        "ملاقات {} وقت دارد و برنامه‌ای برای آن نیست.",
    ),
    (
        select(VISITS.c.id).where(_are(_S.DECLINED, _S.REFUSED), VISITS.c.decision_words == ""),
        Part.STATES,
        "ملاقات {} پذیرفته نشده و سبب آن نیست.",
    ),
    (
        select(VISITS.c.id).where(_are(_S.TOLD), VISITS.c.told_at.is_(None)),
        Part.STATES,
        "نتیجه ملاقات {} گفته شده و زمان آن نیست.",
    ),
    (
        select(VISITS.c.id).where(
            func.coalesce(VISITS.c.last_attempt, "") != func.coalesce(_LAST_OUTCOME, "")
        ),
        Part.STATES,
        "آنچه از آخرین تلاش آگاه کردن در ملاقات {} نوشته شده درست نیست.",
    ),
    (
        select(VISITS.c.id).where(VISITS.c.attempts != _ATTEMPTED),
        Part.STATES,
        "شمار تلاش‌های آگاه کردن در ملاقات {} درست نیست.",
    ),
    (
        select(VISITS.c.id).where(
            or_(
                and_(
                    _DAILY,
                    or_(VISITS.c.public_day_id.is_not(None), VISITS.c.turn.is_not(None)),
                ),
                and_(VISITS.c.turn.is_not(None), VISITS.c.public_day_id.is_(None)),
            )
        ),
        Part.STATES,
        "ملاقات {} نوبتی دارد که از آن هیچ روزی نیست.",
    ),
    (
        select(func.max(VISITS.c.id))
        .where(VISITS.c.turn.is_not(None))
        .group_by(VISITS.c.public_day_id, VISITS.c.turn)
        .having(func.count() > 1),
        Part.STATES,
        "نوبت ملاقات {} از آن دیگری هم هست.",
    ),
    (
        select(VISITS.c.id).where(_are(_S.HANDED_OVER), VISITS.c.hand_over_id.is_(None)),
        Part.STATES,
        "ملاقات {} تحویل شده و صورت تحویل آن نیست.",
    ),
    (
        select(VISITS.c.id).where(_are(_S.RESULT_IN), VISITS.c.result == ""),
        Part.STATES,
        "نتیجه ملاقات {} رسیده و نوشته نشده است.",
    ),
    (
        select(VISITS.c.id)
        .outerjoin(MANAGERS, MANAGERS.c.id == VISITS.c.manager_id)
        .outerjoin(HAND_OVERS, HAND_OVERS.c.id == VISITS.c.hand_over_id)
        .where(
            or_(
                MANAGERS.c.public_day_id != VISITS.c.public_day_id,
                HAND_OVERS.c.public_day_id != VISITS.c.public_day_id,
                and_(VISITS.c.manager_id.is_not(None), MANAGERS.c.id.is_(None)),
                and_(VISITS.c.hand_over_id.is_not(None), HAND_OVERS.c.id.is_(None)),
            )
        ),
        Part.LINKS,
        "مدیر یا صورت تحویل ملاقات {} از روز دیگری است.",
    ),
    (
        select(VISITS.c.id).where(
            VISITS.c.carried_from_id.is_not(None),
            or_(
                VISITS.c.carried_from_id >= VISITS.c.id,
                ~exists().where(_OTHERS.c.id == VISITS.c.carried_from_id),
            ),
        ),
        Part.LINKS,
        "ملاقات {} دنباله درخواستی است که پیش از آن نیست.",
    ),
    (
        select(ORDERS.c.source_id).where(
            _ON_VISITS, ~exists().where(VISITS.c.id == ORDERS.c.source_id)
        ),
        Part.LINKS,
        "دستوری بر ملاقات {} است و آن ملاقات نیست.",
    ),
    (
        select(ORDERS.c.source_id).where(
            _ON_VISITS,
            or_(
                and_(ORDERS.c.withdrawn_at.is_not(None), _NAMED_BY_A_STEP),
                and_(ORDERS.c.withdrawn_at.is_(None), ~_NAMED_BY_A_STEP, _IS_OF_STEPS),
            ),
        ),
        Part.LINKS,
        "دستور ملاقات {} با گام‌های آن نمی‌خواند.",
    ),
    (
        select(ORDERS.c.source_id)
        .join(VISITS, VISITS.c.id == ORDERS.c.source_id)
        .where(_ON_VISITS, ORDERS.c.classification < VISITS.c.classification),
        Part.LINKS,
        "دستور ملاقات {} از خود آن آشکارتر است.",
    ),
    (
        select(VISIT_STEPS.c.visit_id)
        .join(ORDERS, ORDERS.c.id == VISIT_STEPS.c.order_id)
        .where(or_(~_ON_VISITS, ORDERS.c.source_id != VISIT_STEPS.c.visit_id)),
        Part.LINKS,
        "گامی از ملاقات {} به دستور رکورد دیگری اشاره می‌کند.",
    ),
    (
        select(SHEETS.c.record_id).where(
            SHEETS.c.kind == Kind.VISIT.value, ~exists().where(VISITS.c.id == SHEETS.c.record_id)
        ),
        Part.LINKS,
        "فرم ملاقات {} در کارتابل است و آن ملاقات نیست.",
    ),
    (
        select(VISITS.c.id).where(~exists().where(VISIT_STEPS.c.visit_id == VISITS.c.id, _STANDS)),
        Part.STATES,
        "ملاقات {} هیچ گامی ندارد.",
    ),
)

#: What must find nothing among public days.
_OF_DAYS: Final[tuple[_Found, ...]] = (
    (
        select(PUBLIC_DAYS.c.id)
        .join(EVENTS, EVENTS.c.id == PUBLIC_DAYS.c.event_id)
        .where(EVENTS.c.event_kind != "public_meeting"),
        Part.LINKS,
        "ملاقات عمومی {} در تقویم برنامه دیگری است.",
    ),
    (
        select(PUBLIC_DAYS.c.id).where(PUBLIC_DAYS.c.ends_at <= PUBLIC_DAYS.c.starts_at),
        Part.STATES,
        "ملاقات عمومی {} زمان درستی ندارد.",
    ),
    (
        select(PUBLIC_DAYS.c.id).where(_days_are(_D.CANCELLED), PUBLIC_DAYS.c.state_reason == ""),
        Part.STATES,
        "ملاقات عمومی {} لغو شده و سبب آن نیست.",
    ),
    (
        select(PUBLIC_DAYS.c.id).where(_days_are(_D.IN_SESSION), PUBLIC_DAYS.c.began_at.is_(None)),
        Part.STATES,
        "ملاقات عمومی {} در حال برگزاری است و ساعت آغاز ندارد.",
    ),
    (
        select(PUBLIC_DAYS.c.id).where(
            _days_are(_D.ENDED, _D.HANDED_OVER, _D.RESULTS_AWAITED),
            PUBLIC_DAYS.c.ended_at.is_(None),
        ),
        Part.STATES,
        "ملاقات عمومی {} پایان یافته و ساعت پایان ندارد.",
    ),
    (
        select(PUBLIC_DAYS.c.id).where(
            _days_are(_D.REPORTED, _D.CLOSED), PUBLIC_DAYS.c.reported_on.is_(None)
        ),
        Part.STATES,
        "گزارش ملاقات عمومی {} تاریخ ندارد.",
    ),
    (
        select(PUBLIC_DAYS.c.id).where(
            ~exists().where(
                PUBLIC_DAY_STEPS.c.public_day_id == PUBLIC_DAYS.c.id,
                PUBLIC_DAY_STEPS.c.taken_back_at.is_(None),
            )
        ),
        Part.STATES,
        "ملاقات عمومی {} هیچ گامی ندارد.",
    ),
)


def visit_numbers_are_gapless(connection: Connection) -> Iterator[Fault]:
    """Every number up to the year's counter is a visit's or a public day's, exactly once."""
    yield from yearly_numbers(connection, VISITS, VISIT_SERIES, Kind.VISIT, "ملاقات‌ها")
    yield from yearly_numbers(
        connection, PUBLIC_DAYS, DAY_SERIES, Kind.PUBLIC_DAY, "ملاقات‌های عمومی"
    )


def visits_agree(connection: Connection) -> Iterator[Fault]:
    """Every visit and public day stands where its columns, steps, orders and parts say."""
    for kind, faults in ((Kind.VISIT, _OF_VISITS), (Kind.PUBLIC_DAY, _OF_DAYS)):
        for statement, part, words in faults:
            for (number,) in connection.execute(statement.distinct()):
                yield Fault(part, kind.value, number, words.format(number))
