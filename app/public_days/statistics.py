"""What public days came to in a period: by agency, category, county, outcome (U18)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any, Final

from sqlalchemy import and_, exists, func, select

from app.access import Right, require
from app.changes import Kind
from app.clock import from_tehran
from app.orders import OrderState
from app.public_days.states import PublicDayState
from app.session import OfficeSession
from app.text import search_key
from app.visits.states import TO_BE_TOLD, VisitState
from app.visits.tables import PUBLIC_DAYS, VISITS
from app.visits.texts import PETITION_KINDS, SATISFACTIONS, VISIT_STATES
from models.base import table_of
from models.orders import Order

_ORDERS: Final = table_of(Order)

#: What stands in place of an empty agency, category or county.
UNSAID: Final = "نانوشته"


@dataclass(frozen=True)
class StatisticLine:
    """One part of a whole.

    Attributes:
        heard: How many of them were heard in the session.
        open_orders: How many orders on them still run.
    """

    name: str
    petitions: int
    heard: int
    open_orders: int


@dataclass(frozen=True)
class PublicStatistics:
    """A period's public days.

    Attributes:
        days: How many were held; `cancelled` of others were called off.
        orders: How many orders were given on their petitions.
        to_be_told: How many petitioners still have to hear what came of theirs.
    """

    from_day: date
    to_day: date
    days: int
    cancelled: int
    petitions: int
    heard: int
    orders: int
    open_orders: int
    to_be_told: int
    by_agency: tuple[StatisticLine, ...]
    by_category: tuple[StatisticLine, ...]
    by_county: tuple[StatisticLine, ...]
    by_outcome: tuple[StatisticLine, ...]
    by_kind: tuple[StatisticLine, ...]
    by_satisfaction: tuple[StatisticLine, ...]


_HELD_BEFORE: Final = (
    PublicDayState.PLANNED,
    PublicDayState.LIST_OPEN,
    PublicDayState.LIST_CLOSED,
    PublicDayState.PRESENTED,
    PublicDayState.INVITED,
    PublicDayState.CANCELLED,
)


def public_statistics(session: OfficeSession, from_day: date, to_day: date) -> PublicStatistics:
    """What the public days of a period came to, as far as this operator may see their petitions.

    Raises:
        NotAllowed: The operator may not read visits.
    """
    require(session.desk.operator, Right.READ_VISITS)
    lines = _Lines(session, from_day, to_day)
    total = lines.total()
    by = lines.by
    return PublicStatistics(
        from_day=from_day,
        to_day=to_day,
        days=lines.days(held=True),
        cancelled=lines.days(held=False),
        petitions=total[0],
        heard=total[1],
        orders=lines.orders(),
        open_orders=total[2],
        to_be_told=lines.to_be_told(),
        by_agency=by("agency"),
        by_category=by("category"),
        by_county=by("county"),
        by_outcome=by("state", VISIT_STATES.__getitem__),
        by_kind=by("petition_kind", PETITION_KINDS.__getitem__),
        by_satisfaction=by("satisfaction", _satisfied),
    )


def _satisfied(value: str) -> str:
    return SATISFACTIONS[value] if value else UNSAID


class _Lines:
    """The questions of one period."""

    def __init__(self, session: OfficeSession, from_day: date, to_day: date) -> None:
        self._session = session
        day = PUBLIC_DAYS.c
        self._period = and_(
            day.starts_at >= from_tehran(from_day, time()),
            day.starts_at < from_tehran(to_day + timedelta(days=1), time()),
        )
        self._ours = (
            self._period,
            VISITS.c.state != VisitState.WITHDRAWN.value,
            VISITS.c.classification <= int(session.desk.operator.clearance),
        )
        self._join = VISITS.join(PUBLIC_DAYS, day.id == VISITS.c.public_day_id)
        self._on_it = (
            _ORDERS.c.source_kind == Kind.VISIT.value,
            _ORDERS.c.source_id == VISITS.c.id,
        )

    def _measures(self) -> tuple[Any, ...]:
        is_open = exists().where(*self._on_it, _ORDERS.c.state == OrderState.OPEN.value)
        return (
            func.count(),
            func.count().filter(VISITS.c.left_at.is_not(None)),
            func.count().filter(is_open.correlate(VISITS)),
        )

    def total(self) -> tuple[int, int, int]:
        row = self._session.execute(
            select(*self._measures()).select_from(self._join).where(*self._ours)
        ).one()
        return row[0], row[1], row[2]

    def days(self, *, held: bool) -> int:
        state = PUBLIC_DAYS.c.state
        wanted = (
            state.not_in([one.value for one in _HELD_BEFORE])
            if held
            else state == PublicDayState.CANCELLED.value
        )
        asked = select(func.count()).select_from(PUBLIC_DAYS).where(self._period, wanted)
        count: int = self._session.execute(asked).scalar_one()
        return count

    def orders(self) -> int:
        joined = self._join.join(_ORDERS, and_(*self._on_it))
        asked = select(func.count()).select_from(joined)
        given = _ORDERS.c.state != OrderState.WITHDRAWN.value
        count: int = self._session.execute(asked.where(*self._ours, given)).scalar_one()
        return count

    def to_be_told(self) -> int:
        untold = VISITS.c.state.in_(sorted(state.value for state in TO_BE_TOLD))
        asked = select(func.count()).select_from(self._join).where(*self._ours, untold)
        count: int = self._session.execute(asked).scalar_one()
        return count

    def by(
        self, column: str, called: Callable[[str], str] = lambda value: value or UNSAID
    ) -> tuple[StatisticLine, ...]:
        """The lines of one column, those with most petitions first; one name is one line."""
        rows = self._session.execute(
            select(VISITS.c[column], *self._measures())
            .select_from(self._join)
            .where(*self._ours)
            .group_by(VISITS.c[column])
        ).all()
        return _merged([(called(row[0] or ""), row[1], row[2], row[3]) for row in rows])


def _merged(rows: Sequence[tuple[str, int, int, int]]) -> tuple[StatisticLine, ...]:
    found: dict[str, StatisticLine] = {}
    for name, petitions, heard, open_orders in sorted(rows):
        key = search_key(name)
        before = found.get(key, StatisticLine(name, 0, 0, 0))
        found[key] = StatisticLine(
            before.name,
            before.petitions + petitions,
            before.heard + heard,
            before.open_orders + open_orders,
        )
    return tuple(sorted(found.values(), key=lambda one: (-one.petitions, one.name)))
