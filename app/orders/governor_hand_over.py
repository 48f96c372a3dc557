"""What one governor leaves to the next: the orders of his period that still run.

An order is of the governor in office on the day it was given. What is counted is how things stand
now; the period only says whose orders are counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, case, func, select

from app.access import Right, require
from app.changes import Kind
from app.errors import NotFound
from app.folder import FolderFilter, FolderPlace, SheetRow, list_sheets
from app.jalali import jalali_text
from app.marks import Classification
from app.orders.deeds import LIVE_VALUES, ORDERS, REFERRALS
from app.orders.filters import FollowUpOrder, FollowUpView, OrderFilter, of_view
from app.orders.queries import UnitTotal, list_follow_ups, totals_by_unit
from app.orders.rows import FollowUpRow
from app.orders.states import OrderState, ReferralState
from app.session import OfficeSession
from app.settings import GovernorLine, governors

#: More lines are a register, not a report; the totals count them all.
MOST_LINES: Final = 5000
#: The folder never holds so many.
_MOST_SHEETS: Final = 10_000

#: Up to how many days old an order of each band is; those of the last are older.
AGE_BANDS: Final = (30, 91, 182, 365)


@dataclass(frozen=True)
class GovernorPeriod:
    """Who governed, from when to when.

    Attributes:
        last_day: None while he is in office.
    """

    governor: GovernorLine
    last_day: date | None


@dataclass(frozen=True)
class SourceTotal:
    """How many open orders stand on records of a kind, and how many of them are late.

    Attributes:
        kind: None for those given without any paper.
    """

    kind: Kind | None
    open: int
    overdue: int


@dataclass(frozen=True)
class AgeTotal:
    """How many open orders are of an age, and how many of them are late.

    Attributes:
        to_days: The oldest of them; None for those older than any band.
    """

    to_days: int | None
    open: int
    overdue: int


@dataclass(frozen=True)
class PeriodTotals:
    """The orders of a period.

    Attributes:
        given: All, but for those whose recording was taken back.
        settled: Closed, revoked and replaced.
        overdue: Open orders one of whose addressees is late.
        unreferred: Open orders that are with nobody.
        waiting_for_sight: Referrals whose answer he has not seen.
        stopped: Referrals that stand still.
        earlier: Open orders of governors before him, which are not among the open ones.
    """

    given: int
    settled: int
    open: int
    overdue: int
    unreferred: int
    waiting_for_sight: int
    stopped: int
    not_told: int
    scan_missing: int
    earlier: int


@dataclass(frozen=True)
class GovernorHandOver:
    """What a governor leaves.

    Attributes:
        totals: Counted over all, however many lines there are.
        rows: The open orders, those of one unit together; at most `MOST_LINES` lines.
        not_told: A line an order: its results came and the applicant does not know them.
        scan_missing: A line an order whose sheet was not scanned.
        with_him: Sheets that went in to him and did not come back.
        classification: Of the most secret of them.
    """

    period: GovernorPeriod
    totals: PeriodTotals
    by_source: tuple[SourceTotal, ...]
    by_age: tuple[AgeTotal, ...]
    by_unit: tuple[UnitTotal, ...]
    rows: tuple[FollowUpRow, ...]
    not_told: tuple[FollowUpRow, ...]
    scan_missing: tuple[FollowUpRow, ...]
    with_him: tuple[SheetRow, ...]
    classification: Classification


def governor_periods(session: OfficeSession) -> list[GovernorPeriod]:
    """Everyone who governed with his days, newest first."""
    lines = governors(session)
    ends = [None, *(line.from_day - timedelta(days=1) for line in lines)]
    return [GovernorPeriod(line, end) for line, end in zip(lines, ends, strict=False)]


def governor_hand_over(session: OfficeSession, to_day: date | None = None) -> GovernorHandOver:
    """What the governor in office on a day leaves of the orders given until then.

    Args:
        session: Who asks; what is above his clearance does not exist.
        to_day: The last day that counts; the last of that governor's days, or today, without it.

    Raises:
        NotAllowed: The operator may not read orders.
        NotFound: Nobody is known to have governed on that day.
    """
    require(session.desk.operator, Right.READ_ORDERS)
    period = _period(session, to_day or session.desk.clock.today())
    if to_day is not None:
        period = GovernorPeriod(period.governor, to_day)
    wanted = OrderFilter(
        from_day=period.governor.from_day, to_day=period.last_day, order=FollowUpOrder.UNIT
    )
    totals, highest = _totals(session, period)
    sheets = _with_him(session, period)
    return GovernorHandOver(
        period=period,
        totals=totals,
        by_source=_by_source(session, period),
        by_age=_by_age(session, period),
        by_unit=tuple(totals_by_unit(session, wanted)),
        rows=tuple(list_follow_ups(session, wanted, limit=MOST_LINES)),
        not_told=_orders_in(session, wanted, FollowUpView.NOT_TOLD),
        scan_missing=_orders_in(session, wanted, FollowUpView.SCAN_MISSING),
        with_him=sheets,
        classification=max((highest, *(sheet.classification for sheet in sheets))),
    )


def _period(session: OfficeSession, day: date) -> GovernorPeriod:
    for period in governor_periods(session):
        if period.governor.from_day <= day:
            return period
    raise NotFound(
        f"در {jalali_text(day)} استانداری در دفتر ثبت نیست؛ انتصاب او را در مدیریت، برگه "
        "«استاندار»، بنویسید."
    )


def _of_period(session: OfficeSession, period: GovernorPeriod) -> list[ColumnElement[bool]]:
    found = [
        ORDERS.c.classification <= int(session.desk.operator.clearance),
        ORDERS.c.given_on >= period.governor.from_day,
    ]
    if period.last_day is not None:
        found.append(ORDERS.c.given_on <= period.last_day)
    return found


def _late(session: OfficeSession) -> ColumnElement[bool]:
    """An order one of whose addressees is behind his deadline."""
    return (
        select(REFERRALS.c.id)
        .where(
            REFERRALS.c.order_id == ORDERS.c.id,
            *of_view(session, FollowUpView.OVERDUE, ()),
        )
        .correlate(ORDERS)
        .exists()
    )


_OPEN: Final = ORDERS.c.state == OrderState.OPEN.value


def _totals(session: OfficeSession, period: GovernorPeriod) -> tuple[PeriodTotals, Classification]:
    untold = of_view(session, FollowUpView.NOT_TOLD, ())
    unscanned = of_view(session, FollowUpView.SCAN_MISSING, ())
    row = session.execute(
        select(
            func.count().label("given"),
            func.count().filter(_OPEN).label("open"),
            func.count().filter(_OPEN, _late(session)).label("overdue"),
            func.count().filter(_OPEN, ORDERS.c.live_referrals == 0).label("unreferred"),
            func.count().filter(_OPEN, *untold).label("not_told"),
            func.count().filter(_OPEN, *unscanned).label("missing"),
            func.max(case((_OPEN, ORDERS.c.classification), else_=0)).label("highest"),
        )
        .select_from(ORDERS)
        .where(ORDERS.c.state != OrderState.WITHDRAWN.value, *_of_period(session, period))
    ).one()
    sight, stopped = _standing(session, period)
    totals = PeriodTotals(
        given=row.given,
        settled=row.given - row.open,
        open=row.open,
        overdue=row.overdue,
        unreferred=row.unreferred,
        waiting_for_sight=sight,
        stopped=stopped,
        not_told=row.not_told,
        scan_missing=row.missing,
        earlier=_earlier(session, period),
    )
    return totals, Classification(row.highest or 0)


def _standing(session: OfficeSession, period: GovernorPeriod) -> tuple[int, int]:
    """How many referrals wait for his sight, and how many stand still."""
    state = REFERRALS.c.state
    row = session.execute(
        select(
            func.count().filter(state == ReferralState.WAITING_FOR_SIGHT.value).label("sight"),
            func.count().filter(state == ReferralState.STOPPED.value).label("stopped"),
        )
        .select_from(ORDERS.join(REFERRALS, REFERRALS.c.order_id == ORDERS.c.id))
        .where(_OPEN, state.in_(LIVE_VALUES), *_of_period(session, period))
    ).one()
    return row.sight, row.stopped


def _earlier(session: OfficeSession, period: GovernorPeriod) -> int:
    return session.execute(
        select(func.count())
        .select_from(ORDERS)
        .where(
            _OPEN,
            ORDERS.c.given_on < period.governor.from_day,
            ORDERS.c.classification <= int(session.desk.operator.clearance),
        )
    ).scalar_one()


def _grouped(
    session: OfficeSession, period: GovernorPeriod, group: ColumnElement[Any]
) -> list[tuple[Any, int, int]]:
    """Open and late orders of each group."""
    # A label in an inner question, so that PostgreSQL sees one and the same expression.
    lines = (
        select(group.label("name"), case((_late(session), 1), else_=0).label("late"))
        .select_from(ORDERS)
        .where(_OPEN, *_of_period(session, period))
        .subquery()
    )
    rows = session.execute(
        select(lines.c.name, func.count(), func.sum(lines.c.late)).group_by(lines.c.name)
    )
    return [(name, count, int(late)) for name, count, late in rows]


def _by_source(session: OfficeSession, period: GovernorPeriod) -> tuple[SourceTotal, ...]:
    found = [
        SourceTotal(Kind(name) if name else None, count, late)
        for name, count, late in _grouped(session, period, ORDERS.c.source_kind)
    ]
    return tuple(sorted(found, key=lambda one: (-one.open, one.kind or "")))


def _by_age(session: OfficeSession, period: GovernorPeriod) -> tuple[AgeTotal, ...]:
    """Every band, those without any order too."""
    today = session.desk.clock.today()
    bands = [
        (ORDERS.c.given_on >= today - timedelta(days=days), place)
        for place, days in enumerate(AGE_BANDS)
    ]
    found = {
        place: (count, late)
        for place, count, late in _grouped(session, period, case(*bands, else_=len(AGE_BANDS)))
    }
    return tuple(
        AgeTotal(days, *found.get(place, (0, 0))) for place, days in enumerate((*AGE_BANDS, None))
    )


def _orders_in(
    session: OfficeSession, wanted: OrderFilter, view: FollowUpView
) -> tuple[FollowUpRow, ...]:
    """A line an order, the oldest first."""
    asked = OrderFilter(
        from_day=wanted.from_day, to_day=wanted.to_day, view=view, order=FollowUpOrder.AGE
    )
    rows: Sequence[FollowUpRow] = list_follow_ups(session, asked, limit=MOST_LINES)
    return tuple({row.order_id: row for row in reversed(rows)}.values())[::-1]


def _with_him(session: OfficeSession, period: GovernorPeriod) -> tuple[SheetRow, ...]:
    """What went in to him in his days and is still there."""
    sheets = list_sheets(session, FolderFilter(place=FolderPlace.WITH_HIM), limit=_MOST_SHEETS)
    return tuple(
        sheet
        for sheet in sheets
        if sheet.folder_sent_at is not None
        and sheet.folder_sent_at.date() >= period.governor.from_day
        and (period.last_day is None or sheet.folder_sent_at.date() <= period.last_day)
    )
