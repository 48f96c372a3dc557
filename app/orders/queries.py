"""Every way to ask for orders, and the lists of the follow-up page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.engine import Row

from app.access import Right, require
from app.changes import Kind
from app.clock import to_tehran
from app.jalali import weekday_index
from app.marks import Classification
from app.orders.deeds import LIVE_VALUES, ORDERS, REFERRALS
from app.orders.ladder import ladder, rung_of, thresholds
from app.orders.rows import FollowUpRow, OrderLine, Telling
from app.orders.states import (
    WITH_ADDRESSEE,
    Expected,
    OrderKind,
    OrderState,
    ReferralState,
    Scan,
)
from app.session import OfficeSession
from app.settings import office_calendar
from app.text import search_phrases
from models.base import table_of
from models.operators import Operator

_OPERATORS = table_of(Operator)
_WITH_ADDRESSEE: Final = tuple(state.value for state in WITH_ADDRESSEE)


class FollowUpView(StrEnum):
    """What of the open orders is asked for."""

    OPEN = "open"
    MINE = "mine"
    OVERDUE = "overdue"
    TODAY = "today"
    THIS_WEEK = "this_week"
    TO_REMIND = "to_remind"
    STOPPED = "stopped"
    RETURNED = "returned"
    WAITING_FOR_SIGHT = "waiting_for_sight"
    SCAN_MISSING = "scan_missing"
    NOT_TOLD = "not_told"
    SETTLED = "settled"


class FollowUpOrder(StrEnum):
    """How the lines follow each other: by deadline, by addressee, or the oldest order first."""

    DEADLINE = "deadline"
    UNIT = "unit"
    AGE = "age"


@dataclass(frozen=True)
class OrderFilter:
    """Which orders are asked for.

    Attributes:
        text: Parts of the words, of whom it was referred to, of its record or its applicant.
        from_day: First day they were given.
        to_day: Last day they were given.
        state: Only orders in this state, settled ones too; `view` then does not count.
        view: What of the open ones.
        contact_id: Only what was referred to this one.
        source_kind: Only orders on records of this kind.
        order: How they follow each other.
    """

    text: str = ""
    from_day: date | None = None
    to_day: date | None = None
    state: OrderState | None = None
    view: FollowUpView = FollowUpView.OPEN
    contact_id: int | None = None
    source_kind: Kind | None = None
    order: FollowUpOrder = FollowUpOrder.DEADLINE


def orders_of(session: OfficeSession, source: Kind, source_id: int) -> list[OrderLine]:
    """The orders that count on a record, newest first; withdrawn ones are not among them."""
    require(session.desk.operator, Right.READ_CALLS)
    rows = session.execute(
        select(
            *(ORDERS.c[name] for name in _LINE),
            _OPERATORS.c.full_name,
        )
        .join(_OPERATORS, _OPERATORS.c.id == ORDERS.c.written_by)
        .where(
            ORDERS.c.source_kind == source.value,
            ORDERS.c.source_id == source_id,
            ORDERS.c.state.not_in((OrderState.WITHDRAWN.value, OrderState.REPLACED.value)),
            ORDERS.c.classification <= int(session.desk.operator.clearance),
        )
        .order_by(ORDERS.c.id.desc())
    ).all()
    named = _addressed(session, [row.id for row in rows])
    return [
        OrderLine(
            row.id,
            OrderKind(row.kind),
            row.words,
            row.given_on,
            row.full_name,
            row.written_at,
            " و ".join(name for name, _ in named.get(row.id, ())),
            min((due for _, due in named.get(row.id, ()) if due is not None), default=None),
            OrderState(row.state),
            row.version,
        )
        for row in rows
    ]


_LINE: Final = ("id", "kind", "words", "given_on", "written_at", "state", "version")


def _addressed(
    session: OfficeSession, ids: Sequence[int]
) -> dict[int, list[tuple[str, date | None]]]:
    """Whom orders were referred to, with the deadlines."""
    found: dict[int, list[tuple[str, date | None]]] = {}
    if ids:
        rows = session.execute(
            select(REFERRALS.c.order_id, REFERRALS.c.name, REFERRALS.c.due_on)
            .where(
                REFERRALS.c.order_id.in_(ids),
                REFERRALS.c.state.not_in(
                    (ReferralState.WITHDRAWN.value, ReferralState.TRANSFERRED.value)
                ),
            )
            .order_by(REFERRALS.c.id)
        )
        for order_id, name, due_on in rows:
            found.setdefault(order_id, []).append((name, due_on))
    return found


def week_end(today: date) -> date:
    """The Friday of the week that runs."""
    return today + timedelta(days=6 - weekday_index(today))


def _live() -> ColumnElement[bool]:
    return REFERRALS.c.state.in_(LIVE_VALUES)


def _of_view(
    session: OfficeSession, view: FollowUpView, limits: Sequence[date]
) -> list[ColumnElement[bool]]:
    """What a view asks besides that the order runs."""
    today = session.desk.clock.today()
    waits = REFERRALS.c.state.in_(_WITH_ADDRESSEE)
    # Rungs may lie a day apart, so each is compared by itself.
    unreminded = [
        and_(REFERRALS.c.due_on <= limit, REFERRALS.c.rung < rung)
        for rung, limit in enumerate(limits, start=1)
    ]
    wanted: dict[FollowUpView, list[ColumnElement[bool]]] = {
        FollowUpView.MINE: [ORDERS.c.owner_id == session.desk.operator.id],
        FollowUpView.OVERDUE: [waits, REFERRALS.c.due_on < today],
        FollowUpView.TODAY: [waits, REFERRALS.c.due_on == today],
        FollowUpView.THIS_WEEK: [waits, REFERRALS.c.due_on.between(today, week_end(today))],
        FollowUpView.TO_REMIND: [
            or_(
                and_(waits, or_(*unreminded)),
                and_(_live(), REFERRALS.c.next_follow_up_on <= today),
            )
        ],
        FollowUpView.STOPPED: [REFERRALS.c.state == ReferralState.STOPPED.value],
        FollowUpView.RETURNED: [REFERRALS.c.state == ReferralState.RETURNED.value],
        FollowUpView.WAITING_FOR_SIGHT: [
            REFERRALS.c.state == ReferralState.WAITING_FOR_SIGHT.value
        ],
        FollowUpView.SCAN_MISSING: [ORDERS.c.scan == Scan.MISSING.value],
        FollowUpView.NOT_TOLD: [
            ORDERS.c.live_referrals == 0,
            ORDERS.c.applicant != "",
            ORDERS.c.told_at.is_(None),
            ORDERS.c.untold_reason == "",
        ],
    }
    return wanted.get(view, [])


#: Views that are of referrals, so that orders without one are none of theirs.
_OF_REFERRALS: Final = frozenset(
    {
        FollowUpView.OVERDUE,
        FollowUpView.TODAY,
        FollowUpView.THIS_WEEK,
        FollowUpView.TO_REMIND,
        FollowUpView.STOPPED,
        FollowUpView.RETURNED,
        FollowUpView.WAITING_FOR_SIGHT,
    }
)


def _filtered(
    session: OfficeSession,
    wanted: OrderFilter,
    limits: Sequence[date],
    statement: Select[Any],
) -> Select[Any]:
    settled = wanted.view is FollowUpView.SETTLED or (wanted.state not in (None, OrderState.OPEN))
    belongs = REFERRALS.c.order_id == ORDERS.c.id
    shown = REFERRALS.c.state != ReferralState.WITHDRAWN.value if settled else _live()
    only_referrals = wanted.contact_id is not None or (not settled and wanted.view in _OF_REFERRALS)
    statement = statement.select_from(
        ORDERS.join(REFERRALS, and_(belongs, shown), isouter=not only_referrals)
    )
    conditions = [ORDERS.c.classification <= int(session.desk.operator.clearance)]
    if wanted.state is not None:
        conditions.append(ORDERS.c.state == wanted.state.value)
    elif settled:
        conditions.append(ORDERS.c.state != OrderState.OPEN.value)
    else:
        conditions.append(ORDERS.c.state == OrderState.OPEN.value)
        conditions.extend(_of_view(session, wanted.view, limits))
    if wanted.contact_id is not None:
        conditions.append(REFERRALS.c.contact_id == wanted.contact_id)
    if wanted.source_kind is not None:
        conditions.append(ORDERS.c.source_kind == wanted.source_kind.value)
    if wanted.from_day is not None:
        conditions.append(ORDERS.c.given_on >= wanted.from_day)
    if wanted.to_day is not None:
        conditions.append(ORDERS.c.given_on <= wanted.to_day)
    conditions.extend(
        or_(*(ORDERS.c.search_key.contains(form, autoescape=True) for form in forms))
        for forms in search_phrases(wanted.text)
    )
    return statement.where(*conditions)


_ORDER_COLUMNS: Final = (
    "id",
    "version",
    "kind",
    "source_kind",
    "source_id",
    "source_number",
    "source_title",
    "applicant",
    "words",
    "given_on",
    "classification",
    "scan",
    "told_at",
    "untold_reason",
    "live_referrals",
    "owner_id",
    "last_step",
    "last_step_at",
)
_REFERRAL_COLUMNS: Final = (
    "contact_id",
    "name",
    "expected",
    "due_on",
    "first_due_on",
    "follow_ups",
    "rung",
    "next_follow_up_on",
)


def _selected() -> Select[Any]:
    return select(
        *(ORDERS.c[name] for name in _ORDER_COLUMNS),
        ORDERS.c.state.label("order_state"),
        REFERRALS.c.id.label("referral_id"),
        REFERRALS.c.state.label("referral_state"),
        *(REFERRALS.c[name] for name in _REFERRAL_COLUMNS),
        _OPERATORS.c.full_name.label("owner"),
    )


def _limits(session: OfficeSession) -> tuple[date, ...]:
    today = session.desk.clock.today()
    return thresholds(ladder(session), office_calendar(session), today)


def list_follow_ups(
    session: OfficeSession, wanted: OrderFilter, *, offset: int = 0, limit: int = 50
) -> list[FollowUpRow]:
    """A page of what is to be followed up; the settled ones newest first."""
    require(session.desk.operator, Right.READ_ORDERS)
    limits = _limits(session)
    statement = _filtered(session, wanted, limits, _selected())
    statement = statement.join(_OPERATORS, _OPERATORS.c.id == ORDERS.c.owner_id)
    statement = statement.order_by(*_sorting(wanted)).offset(offset).limit(limit)
    return [_row(row, limits) for row in session.execute(statement)]


def _sorting(wanted: OrderFilter) -> tuple[ColumnElement[Any], ...]:
    due, given = REFERRALS.c.due_on, ORDERS.c.given_on
    last = (ORDERS.c.id, REFERRALS.c.id)
    if wanted.view is FollowUpView.SETTLED or wanted.state not in (None, OrderState.OPEN):
        return (given.desc(), ORDERS.c.id.desc(), REFERRALS.c.id)
    if wanted.order is FollowUpOrder.AGE:
        return (given, *last)
    by_deadline = (due.is_(None), due, given, *last)
    if wanted.order is FollowUpOrder.UNIT:
        return (REFERRALS.c.name.is_(None), REFERRALS.c.name, *by_deadline)
    return by_deadline


def count_follow_ups(session: OfficeSession, wanted: OrderFilter) -> int:
    """How many lines the page has."""
    require(session.desk.operator, Right.READ_ORDERS)
    statement = _filtered(session, wanted, _limits(session), select(func.count(ORDERS.c.id)))
    count: int = session.execute(statement).scalar_one()
    return count


def _row(row: Row[Any], limits: Sequence[date]) -> FollowUpRow:
    return FollowUpRow(
        id=row.referral_id if row.referral_id is not None else -row.id,
        order_id=row.id,
        referral_id=row.referral_id,
        version=row.version,
        kind=OrderKind(row.kind),
        order_state=OrderState(row.order_state),
        source_kind=Kind(row.source_kind) if row.source_kind else None,
        source_id=row.source_id,
        source_number=row.source_number,
        source_title=row.source_title,
        applicant=row.applicant,
        words=row.words,
        given_on=row.given_on,
        classification=Classification(row.classification),
        scan=Scan(row.scan),
        telling=telling_of(row),
        owner=row.owner,
        owner_id=row.owner_id,
        contact_id=row.contact_id,
        name=row.name or "",
        expected=Expected(row.expected) if row.expected else None,
        due_on=row.due_on,
        first_due_on=row.first_due_on,
        state=ReferralState(row.referral_state) if row.referral_state else None,
        follow_ups=row.follow_ups or 0,
        rung=row.rung or 0,
        due_rung=due_rung(row.referral_state, row.due_on, limits),
        next_follow_up_on=row.next_follow_up_on,
        last_step=row.last_step,
        last_step_at=to_tehran(row.last_step_at),
    )


def due_rung(state: str | None, due_on: date | None, limits: Sequence[date]) -> int:
    """The rung a referral has reached; only what the addressee has in hand climbs."""
    return rung_of(due_on, limits) if state in _WITH_ADDRESSEE else 0


def telling_of(order: Any) -> Telling:
    """Whether the applicant of an order (a row with its columns) knows the result."""
    if not order.applicant:
        return Telling.NOBODY_ASKED
    if order.told_at is not None:
        return Telling.TOLD
    if order.untold_reason:
        return Telling.WAIVED
    return Telling.AWAITING_RESULT if order.live_referrals else Telling.TO_BE_TOLD


@dataclass(frozen=True)
class FollowUpCounts:
    """How many lines each view has, for the page and for Today."""

    open: int
    overdue: int
    today: int
    to_remind: int
    waiting_for_sight: int
    scan_missing: int
    not_told: int


def follow_up_counts(session: OfficeSession) -> FollowUpCounts:
    """How follow-up stands."""
    counted = {
        view.value: count_follow_ups(session, OrderFilter(view=view))
        for view in (
            FollowUpView.OPEN,
            FollowUpView.OVERDUE,
            FollowUpView.TODAY,
            FollowUpView.TO_REMIND,
            FollowUpView.WAITING_FOR_SIGHT,
            FollowUpView.SCAN_MISSING,
            FollowUpView.NOT_TOLD,
        )
    }
    return FollowUpCounts(**counted)


@dataclass(frozen=True)
class UnitTotal:
    """How an addressee stands: open referrals, those overdue, and the oldest deadline."""

    name: str
    contact_id: int | None
    open: int
    overdue: int
    oldest_due_on: date | None


def totals_by_unit(session: OfficeSession, wanted: OrderFilter | None = None) -> list[UnitTotal]:
    """The open referrals by addressee, the longest list first."""
    require(session.desk.operator, Right.READ_ORDERS)
    today = session.desk.clock.today()
    late = and_(REFERRALS.c.state.in_(_WITH_ADDRESSEE), REFERRALS.c.due_on < today)
    statement = _filtered(
        session,
        wanted or OrderFilter(),
        _limits(session),
        select(
            REFERRALS.c.name,
            func.max(REFERRALS.c.contact_id).label("contact_id"),
            func.count(REFERRALS.c.id).label("open"),
            func.count().filter(late).label("overdue"),
            func.min(REFERRALS.c.due_on).label("oldest"),
        ),
    )
    rows = session.execute(
        statement.where(REFERRALS.c.id.is_not(None))
        .group_by(REFERRALS.c.name)
        .order_by(func.count(REFERRALS.c.id).desc(), REFERRALS.c.name)
    )
    return [UnitTotal(row.name, row.contact_id, row.open, row.overdue, row.oldest) for row in rows]
