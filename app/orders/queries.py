"""Every way to ask for orders, and the lists of the follow-up page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, func, select, true
from sqlalchemy.engine import Row

from app.access import Right, require
from app.changes import Kind
from app.clock import to_tehran
from app.marks import Classification
from app.orders.deeds import ORDERS, REFERRALS
from app.orders.filters import (
    WAITED_FOR,
    FollowUpView,
    OrderFilter,
    filtered,
    of_view,
)
from app.orders.follow_up_list import LineName, follow_ups_listed
from app.orders.ladder import ladder, rung_of, thresholds
from app.orders.rows import FollowUpRow, OrderLine, ReferralLine, Telling
from app.orders.states import (
    Expected,
    OrderKind,
    OrderState,
    ReferralState,
    Scan,
)
from app.session import OfficeSession
from app.settings import office_calendar
from models.base import table_of
from models.operators import Operator

_OPERATORS = table_of(Operator)

#: Who reads a record reads what was ordered on it.
_READERS = {
    Kind.LETTER: Right.READ_LETTERS,
    Kind.EVENT: Right.READ_AGENDA,
    Kind.VISIT: Right.READ_VISITS,
}


def orders_of(session: OfficeSession, source: Kind, source_id: int) -> list[OrderLine]:
    """The orders that count on a record, newest first; withdrawn ones are not among them.

    Raises:
        NotAllowed: The operator may not read such records.
    """
    require(session.desk.operator, _READERS.get(source, Right.READ_CALLS))
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
            " و ".join(one.name for one in named.get(row.id, ())),
            min((one.due_on for one in named.get(row.id, ()) if one.due_on), default=None),
            OrderState(row.state),
            row.version,
            tuple(named.get(row.id, ())),
        )
        for row in rows
    ]


_LINE: Final = ("id", "kind", "words", "given_on", "written_at", "state", "version")


def _addressed(session: OfficeSession, ids: Sequence[int]) -> dict[int, list[ReferralLine]]:
    """Whom orders were referred to, and where each stands."""
    found: dict[int, list[ReferralLine]] = {}
    if ids:
        rows = session.execute(
            select(REFERRALS.c.order_id, REFERRALS.c.name, REFERRALS.c.state, REFERRALS.c.due_on)
            .where(
                REFERRALS.c.order_id.in_(ids),
                REFERRALS.c.state.not_in(
                    (ReferralState.WITHDRAWN.value, ReferralState.TRANSFERRED.value)
                ),
            )
            .order_by(REFERRALS.c.id)
        )
        for order_id, name, state, due_on in rows:
            line = ReferralLine(name, ReferralState(state), due_on)
            found.setdefault(order_id, []).append(line)
    return found


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
    """The deadlines that have reached each rung, asked once in a transaction and day."""
    today = session.desk.clock.today()
    asked: tuple[Any, ...] | None = session.info.get(_LIMITS)
    if asked is None or asked[0] != today:
        limits = thresholds(ladder(session), office_calendar(session), today)
        asked = session.info[_LIMITS] = (today, limits)
    found: tuple[date, ...] = asked[1]
    return found


_LIMITS: Final = "follow_up_limits"


def list_follow_ups(
    session: OfficeSession,
    wanted: OrderFilter,
    *,
    after: LineName | None = None,
    offset: int = 0,
    limit: int = 50,
) -> list[FollowUpRow]:
    """A page of what is to be followed up; the settled ones newest first.

    Args:
        session: Who asks.
        wanted: Which orders.
        after: The ids of the order and the referral of the line before this page.
        offset: Lines to leave out after it, as `app.listing.listed` has it.
        limit: How many at most.
    """
    require(session.desk.operator, Right.READ_ORDERS)
    limits = _limits(session)
    statement = filtered(session, wanted, limits, _selected())
    statement = statement.join(_OPERATORS, _OPERATORS.c.id == ORDERS.c.owner_id)
    rows = follow_ups_listed(session, wanted, statement).rows(
        session, wanted.text, after=after, offset=offset, limit=limit
    )
    return [_row(row, limits) for row in rows]


def count_follow_ups(
    session: OfficeSession, wanted: OrderFilter, *, most: int | None = None
) -> int:
    """How many lines the page has; with `most`, no more than one above it."""
    require(session.desk.operator, Right.READ_ORDERS)
    reminds = wanted.view is FollowUpView.TO_REMIND
    limits = _limits(session) if reminds else ()
    statement = filtered(session, wanted, limits, select(ORDERS.c.id))
    return follow_ups_listed(session, wanted, statement).count(session, wanted.text, most)


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
    return rung_of(due_on, limits) if state in WAITED_FOR else 0


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
    """How follow-up stands, in one walk over the orders that run."""
    require(session.desk.operator, Right.READ_ORDERS)
    limits = _limits(session)
    counts: list[ColumnElement[int]] = [
        # A view of referrals asks for their states, so that an order without one is not counted.
        func.count(ORDERS.c.id).filter(true(), *of_view(session, view, limits)).label(view.value)
        for view in _COUNTED
    ]
    statement: Select[Any] = select().add_columns(*counts)
    row = session.execute(filtered(session, OrderFilter(), limits, statement)).one()
    return FollowUpCounts(**row._mapping)  # noqa: SLF001  # the row as names and values


#: The views whose lines are counted, each a field of `FollowUpCounts`.
_COUNTED: Final = (
    FollowUpView.OPEN,
    FollowUpView.OVERDUE,
    FollowUpView.TODAY,
    FollowUpView.TO_REMIND,
    FollowUpView.WAITING_FOR_SIGHT,
    FollowUpView.SCAN_MISSING,
    FollowUpView.NOT_TOLD,
)


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
    late = and_(REFERRALS.c.state.in_(WAITED_FOR), REFERRALS.c.due_on < today)
    wanted = wanted or OrderFilter()
    statement = filtered(
        session,
        wanted,
        _limits(session),
        select(
            REFERRALS.c.name,
            func.max(REFERRALS.c.contact_id).label("contact_id"),
            func.count(REFERRALS.c.id).label("open"),
            func.count().filter(late).label("overdue"),
            func.min(REFERRALS.c.due_on).label("oldest"),
        ),
    )
    listed = follow_ups_listed(session, wanted, statement)
    for way, values in listed.ways(session, wanted.text):
        totals = (
            way.statement.where(REFERRALS.c.id.is_not(None))
            .group_by(REFERRALS.c.name)
            .order_by(func.count(REFERRALS.c.id).desc(), REFERRALS.c.name)
        )
        rows = session.ask(totals, values).all()
        if rows:
            return [UnitTotal(*tuple(row)) for row in rows]
    return []
