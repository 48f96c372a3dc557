"""A deed on one petition of a public day: its day is held, so that it is not led on meanwhile."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import select

from app.access import Right, require
from app.changes import Changes, Kind, changed
from app.errors import NotAllowed, NotFound
from app.orders import OrderDraft, record_order
from app.public_days.deeds import hold_day, seen_day
from app.public_days.states import PublicDayState
from app.session import OfficeSession
from app.text import persian_digits
from app.visits.cards import card_of_visit
from app.visits.deeds import VISIT_TABLES, VisitDeed
from app.visits.tables import MANAGERS, VISIT_STEPS, VISITS
from models.base import table_of
from models.orders import Order

_ORDERS: Final = table_of(Order)

NO_DAY: Final = "این درخواست برای ملاقات عمومی نیست."
NO_MANAGER: Final = "این مدیر در این ملاقات عمومی نیست."


class PetitionDeed(VisitDeed):
    """One deed on one petition, while its day stands as it does."""

    def __init__(
        self,
        session: OfficeSession,
        visit_id: int,
        version: int,
        *,
        right: Right | None = Right.HOLD_PUBLIC_DAYS,
    ) -> None:
        """Hold a petition as the desk read it, and its day.

        Raises:
            NotAllowed: The operator may not, or it is no petition of a public day.
            NotFound: There is no such petition for him.
            StaleRecord: Another desk did something since.
        """
        day_id = session.execute(
            select(VISITS.c.public_day_id).where(VISITS.c.id == visit_id)
        ).scalar()
        # The day before its petitions, as a deed on the day does.
        if day_id is not None:
            hold_day(session, day_id, shared=True)
        super().__init__(session, visit_id, version, right=right)
        if self.record["public_day_id"] is None:
            raise NotAllowed(NO_DAY)
        self.day = seen_day(session, self.record["public_day_id"])
        self.kinds.add(Kind.PUBLIC_DAY)

    def require_day(self, *states: PublicDayState, refusal: str) -> None:
        """Refuse the deed while the day stands elsewhere.

        Raises:
            NotAllowed: With the refusal, after the day's name.
        """
        if PublicDayState(self.day["state"]) not in states:
            raise NotAllowed(persian_digits(f"ملاقات عمومی {self.day['number']} {refusal}"))

    def order(self, draft: OrderDraft | None) -> int | None:
        """Record what he ordered, if he did; answers with the order's id."""
        if draft is None or not draft.words.strip():
            return None
        self.kinds.add(Kind.ORDER)
        return record_order(self.session, card_of_visit(self.record), draft).value


def take_petition_step_back(session: OfficeSession, visit_id: int, version: int) -> Changes[int]:
    """Take the newest deed on a petition back, as whoever holds the day may.

    Raises:
        NotAllowed: Its day left that step, or went on since, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    return PetitionDeed(session, visit_id, version).take_back()


def done_before(
    session: OfficeSession, visit_id: int, draft: OrderDraft | None
) -> Changes[int] | None:
    """Whether this very deed was done already and only its answer was lost, by its order's key."""
    if draft is None or draft.request_key is None:
        return None
    require(session.desk.operator, Right.HOLD_PUBLIC_DAYS)
    made = session.execute(
        select(VISIT_STEPS.c.id)
        .join(_ORDERS, _ORDERS.c.id == VISIT_STEPS.c.order_id)
        .where(
            VISIT_STEPS.c.visit_id == visit_id,
            VISIT_STEPS.c.taken_back_at.is_(None),
            _ORDERS.c.request_key == draft.request_key,
        )
    ).scalar()
    if made is None:
        return None
    VISIT_TABLES.seen(session, visit_id)
    return changed(visit_id)


def manager_of(deed: PetitionDeed, manager_id: int) -> dict[str, Any]:
    """A manager of the petition's day.

    Raises:
        NotFound: He is none of its managers.
    """
    row = (
        deed.session.execute(
            select(MANAGERS).where(
                MANAGERS.c.id == manager_id, MANAGERS.c.public_day_id == deed.day["id"]
            )
        )
        .mappings()
        .first()
    )
    if row is None:
        raise NotFound(NO_MANAGER)
    return dict(row)
