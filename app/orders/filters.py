"""Which orders are asked for, as conditions on their tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, false, or_

from app.changes import Kind
from app.jalali import weekday_index
from app.orders.deeds import LIVE_VALUES, ORDERS, REFERRALS
from app.orders.states import WITH_ADDRESSEE, OrderState, ReferralState, Scan
from app.session import OfficeSession

#: Where the addressee has still to act.
WAITED_FOR: Final = tuple(state.value for state in WITH_ADDRESSEE)


class FollowUpView(StrEnum):
    """What of the open orders is asked for; or what is settled, or both."""

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
    ALL = "all"


class FollowUpOrder(StrEnum):
    """How the lines follow each other: by deadline, by addressee, or the oldest order first."""

    DEADLINE = "deadline"
    UNIT = "unit"
    AGE = "age"


@dataclass(frozen=True)
class OrderFilter:
    """Which orders are asked for.

    Attributes:
        text: What is searched (`app.search.asking`).
        from_day: First day they were given.
        to_day: Last day they were given.
        state: Only orders in this state, settled ones too; `view` then does not count.
        view: What of the open ones.
        contact_id: Only what was referred to this one.
        source_kind: Only orders on records of this kind.
        order_id: Only this one, whatever its state.
        order: How they follow each other.
    """

    text: str = ""
    from_day: date | None = None
    to_day: date | None = None
    state: OrderState | None = None
    view: FollowUpView = FollowUpView.OPEN
    contact_id: int | None = None
    source_kind: Kind | None = None
    order_id: int | None = None
    order: FollowUpOrder = FollowUpOrder.DEADLINE

    @property
    def is_of_settled(self) -> bool:
        """Whether orders are listed that do not run any more: those the newest first."""
        if self.state is not None:
            return self.state is not OrderState.OPEN
        return self.view in (FollowUpView.SETTLED, FollowUpView.ALL)


def week_end(today: date) -> date:
    """The Friday of the week that runs."""
    return today + timedelta(days=6 - weekday_index(today))


def _live() -> ColumnElement[bool]:
    return REFERRALS.c.state.in_(LIVE_VALUES)


def of_view(
    session: OfficeSession, view: FollowUpView, limits: Sequence[date]
) -> list[ColumnElement[bool]]:
    """What a view asks besides that the order runs.

    Args:
        session: Who asks, and on which day.
        view: Which.
        limits: The deadlines that have reached each rung today, for `TO_REMIND`.
    """
    today = session.desk.clock.today()
    if view is FollowUpView.MINE:
        return [ORDERS.c.owner_id == session.desk.operator.id]
    if view is FollowUpView.TO_REMIND:
        return [_unreminded(today, limits)]
    asked = _PLAIN.get(view)
    return [] if asked is None else asked(today)


def _unreminded(today: date, limits: Sequence[date]) -> ColumnElement[bool]:
    # Rungs may lie a day apart, so each is compared by itself.
    unreminded = [
        and_(REFERRALS.c.due_on <= limit, REFERRALS.c.rung < rung)
        for rung, limit in enumerate(limits, start=1)
    ]
    return or_(
        and_(REFERRALS.c.state.in_(WAITED_FOR), or_(false(), *unreminded)),
        and_(_live(), REFERRALS.c.next_follow_up_on <= today),
    )


def _in_state(state: ReferralState) -> Callable[[date], list[ColumnElement[bool]]]:
    return lambda _today: [REFERRALS.c.state == state.value]


def _in_hand(
    due: Callable[[date], ColumnElement[bool]],
) -> Callable[[date], list[ColumnElement[bool]]]:
    """What the addressee has still to act on, by its deadline."""
    return lambda today: [REFERRALS.c.state.in_(WAITED_FOR), due(today)]


#: What views ask that need the day and nothing else.
_PLAIN: Final[Mapping[FollowUpView, Callable[[date], list[ColumnElement[bool]]]]] = {
    FollowUpView.OVERDUE: _in_hand(lambda today: REFERRALS.c.due_on < today),
    FollowUpView.TODAY: _in_hand(lambda today: REFERRALS.c.due_on == today),
    FollowUpView.THIS_WEEK: _in_hand(
        lambda today: REFERRALS.c.due_on.between(today, week_end(today))
    ),
    FollowUpView.STOPPED: _in_state(ReferralState.STOPPED),
    FollowUpView.RETURNED: _in_state(ReferralState.RETURNED),
    FollowUpView.WAITING_FOR_SIGHT: _in_state(ReferralState.WAITING_FOR_SIGHT),
    FollowUpView.SCAN_MISSING: lambda _today: [ORDERS.c.scan == Scan.MISSING.value],
    FollowUpView.NOT_TOLD: lambda _today: [
        ORDERS.c.live_referrals == 0,
        ORDERS.c.applicant != "",
        ORDERS.c.told_at.is_(None),
        ORDERS.c.untold_reason == "",
    ],
}


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


def visible_orders(session: OfficeSession) -> list[ColumnElement[bool]]:
    """The conditions under which this operator may see an order."""
    return [ORDERS.c.classification <= int(session.desk.operator.clearance)]


def filtered(
    session: OfficeSession,
    wanted: OrderFilter,
    limits: Sequence[date],
    statement: Select[Any],
) -> Select[Any]:
    """Narrow a question to what is wanted and this operator may see, but for what is searched.

    Args:
        session: Who asks.
        wanted: What.
        limits: The deadlines that have reached each rung today.
        statement: The question, of the columns of orders and referrals.
    """
    settled = wanted.order_id is not None or wanted.is_of_settled
    belongs = REFERRALS.c.order_id == ORDERS.c.id
    shown = REFERRALS.c.state != ReferralState.WITHDRAWN.value if settled else _live()
    only_referrals = wanted.contact_id is not None or (not settled and wanted.view in _OF_REFERRALS)
    statement = statement.select_from(
        ORDERS.join(REFERRALS, and_(belongs, shown), isouter=not only_referrals)
    )
    conditions = visible_orders(session)
    if wanted.order_id is not None:
        conditions.append(ORDERS.c.id == wanted.order_id)
    elif wanted.state is not None:
        conditions.append(ORDERS.c.state == wanted.state.value)
    elif wanted.view is FollowUpView.SETTLED:
        conditions.append(ORDERS.c.state != OrderState.OPEN.value)
    elif wanted.view is not FollowUpView.ALL:
        conditions.append(ORDERS.c.state == OrderState.OPEN.value)
        conditions.extend(of_view(session, wanted.view, limits))
    if wanted.contact_id is not None:
        conditions.append(REFERRALS.c.contact_id == wanted.contact_id)
    if wanted.source_kind is not None:
        conditions.append(ORDERS.c.source_kind == wanted.source_kind.value)
    if wanted.from_day is not None:
        conditions.append(ORDERS.c.given_on >= wanted.from_day)
    if wanted.to_day is not None:
        conditions.append(ORDERS.c.given_on <= wanted.to_day)
    return statement.where(*conditions)
