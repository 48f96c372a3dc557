"""A deed on an order as one step: what it wrote, what that wrote over, and the way back.

An order and its referrals are one whole with one version: whoever read it before another desk's
deed is told so. The newest step that stands can be taken back; its row stays as the trace.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import insert, select, update

from app import journal
from app.access import Right, require, require_clearance
from app.attachments import before_move
from app.changes import Changes, Kind, changed
from app.database import STALE
from app.errors import NotAllowed, NotFound, StaleRecord
from app.marks import Classification
from app.orders.keys import order_search_key
from app.orders.reminded import order_parts, order_reminders_follow
from app.orders.sight import settle_sheets
from app.orders.states import DONE, LIVE, OrderState, ReferralState, require_transition
from app.overwriting import overwritten
from app.proving import prove_version
from app.reminded import Parts
from app.session import OfficeSession
from app.text import SHORT_LIMIT
from app.texts import ORDER_STATES
from models.base import table_of
from models.orders import FollowUp, Order, OrderStep, Referral

MISSING: Final = "این دستور در دفتر یافت نشد."

ORDERS: Final = table_of(Order)
REFERRALS: Final = table_of(Referral)
FOLLOW_UPS: Final = table_of(FollowUp)
STEPS: Final = table_of(OrderStep)

#: The step every order begins with; it is taken back by its source or withdrawn, not undone.
RECORDED: Final = "record_order"
#: The step the telling of its source leaves; only the source takes it back.
SOURCE_TOLD: Final = "source_told"


def seen_order(session: OfficeSession, order_id: int) -> Mapping[str, Any]:
    """An order's columns, if this operator may see it.

    Raises:
        NotFound: There is no such order for him.
    """
    order = _order(session, order_id)
    require_clearance(session.desk.operator, Classification(order["classification"]), MISSING)
    return order


def parts_of_order(session: OfficeSession, order_id: int) -> Parts:
    """How an order and its referrals stand for reminders; nothing where there is none."""
    row = session.execute(select(ORDERS).where(ORDERS.c.id == order_id)).mappings().first()
    return order_parts(dict(row), referrals_of(session, order_id)) if row is not None else {}


def _order(session: OfficeSession, order_id: int) -> Mapping[str, Any]:
    row = session.execute(select(ORDERS).where(ORDERS.c.id == order_id)).mappings().first()
    if row is None:
        raise NotFound(MISSING)
    return dict(row)


def referrals_of(session: OfficeSession, order_id: int) -> dict[int, dict[str, Any]]:
    """The referrals of an order by id, in their order, without those taken back."""
    rows = session.execute(
        select(REFERRALS)
        .where(
            REFERRALS.c.order_id == order_id,
            REFERRALS.c.state != ReferralState.WITHDRAWN.value,
        )
        .order_by(REFERRALS.c.id)
    ).mappings()
    return {row["id"]: dict(row) for row in rows}


class Deed:
    """One deed on one order, from the version that was read to the step it leaves."""

    def __init__(
        self,
        session: OfficeSession,
        order_id: int,
        version: int,
        *,
        right: Right | None = Right.FOLLOW_UP_ORDERS,
        on_settled: bool = False,
    ) -> None:
        """Hold an order as the desk read it.

        Args:
            session: The transaction.
            order_id: Which.
            version: As read.
            right: What the deed needs; None where a deed on its source has asked.
            on_settled: It may be done on an order that no longer runs.

        Raises:
            NotAllowed: The operator may not, or the order no longer runs.
            NotFound: There is no such order for him.
            StaleRecord: Another desk did something since.
        """
        if right is not None:
            require(session.desk.operator, right)
        self.session = session
        # What is done to its source goes on in an order that is more secret than the source.
        order = _order(session, order_id) if right is None else seen_order(session, order_id)
        self.order = dict(order)
        if self.order["version"] != version:
            raise StaleRecord(STALE)
        state = OrderState(self.order["state"])
        if state is not OrderState.OPEN and not on_settled:
            raise NotAllowed(f"این دستور «{ORDER_STATES[state]}» است و دیگر در جریان نیست.")
        self.referrals = referrals_of(session, order_id)
        prove_version(session, ORDERS, order_id, version)
        self.kinds = {Kind.ORDER}
        #: It takes an earlier deed back.
        self.is_taking_back = False
        self._overwrote: dict[tuple[str, int], dict[str, Any]] = {}

    @property
    def id(self) -> int:
        """Of the order."""
        number: int = self.order["id"]
        return number

    def referral(self, referral_id: int) -> dict[str, Any]:
        """One of its referrals.

        Raises:
            NotFound: It is none of this order's.
        """
        if referral_id not in self.referrals:
            raise NotFound("این ارجاع از آن دستور نیست.")
        return self.referrals[referral_id]

    def bring_back(self, referral_id: int) -> None:
        """Hold a referral again that a deed withdrew, to be put back as it was."""
        if referral_id not in self.referrals:
            row = self.session.execute(
                select(REFERRALS).where(
                    REFERRALS.c.id == referral_id, REFERRALS.c.order_id == self.id
                )
            ).mappings()
            self.referrals[referral_id] = dict(row.one())

    def set_order(self, **values: Any) -> None:
        """Write columns of the order."""
        self._remember("orders", self.order, values)
        self.order.update(values)

    def set_referral(self, referral_id: int, **values: Any) -> None:
        """Write columns of a referral."""
        referral = self.referral(referral_id)
        self._remember("referrals", referral, values)
        referral.update(values)

    def move(self, referral_id: int, wanted: ReferralState, **values: Any) -> None:
        """Lead a referral to another state.

        Raises:
            NotAllowed: Its life has no such step.
        """
        referral = self.referral(referral_id)
        require_transition(referral["name"], ReferralState(referral["state"]), wanted)
        self.set_referral(
            referral_id, state=wanted.value, state_since=self.session.desk.clock.now(), **values
        )

    def add_referral(self, row: Mapping[str, Any]) -> int:
        """Add a referral; taking the deed back withdraws it."""
        referral_id: int = self.session.execute(
            insert(REFERRALS).values(**row).returning(REFERRALS.c.id)
        ).scalar_one()
        self.referrals[referral_id] = {"id": referral_id, **row}
        self._overwrote["referrals", referral_id] = {"state": ReferralState.WITHDRAWN.value}
        return referral_id

    def move_file(self, number: int, *, onto: bool) -> None:
        """Remember that the deed puts a file onto the order or off it, so that it is taken back."""
        self._overwrote["attachments", number] = before_move(self.session, onto=onto)

    def _remember(self, table: str, row: Mapping[str, Any], values: Mapping[str, Any]) -> None:
        before = self._overwrote.setdefault((table, row["id"]), {})
        for name in values:
            before.setdefault(name, row[name])

    def finish(
        self,
        action: str,
        words: str,
        *,
        referral_id: int | None = None,
        follow_up_id: int | None = None,
        born_id: int | None = None,
        details: Mapping[str, object] | None = None,
    ) -> Changes[int]:
        """Save what was written, leave the step and say it in the journal.

        Raises:
            StaleRecord: Another desk was faster.
        """
        self.save(words)
        self.leave_step(
            step_row(self.session, self.id, action, words)
            | {
                "referral_id": referral_id,
                "follow_up_id": follow_up_id,
                "born_id": born_id,
                "overwrote": overwritten(self._overwrote),
            }
        )
        journal.note(
            self.session,
            Kind.ORDER,
            self.id,
            action,
            words,
            details=details,
            classification=self.order["classification"],
        )
        return changed(self.id, *self.kinds)

    def leave_step(self, row: Mapping[str, Any]) -> None:
        """Write the step of the deed."""
        self.session.execute(insert(STEPS).values(**row))

    def states_before(self) -> dict[int, str]:
        """The states of the referrals that changed, as they were."""
        return {
            number: before["state"]
            for (table, number), before in self._overwrote.items()
            if table == "referrals" and "state" in before
        }

    def columns_after(self, last_step: str) -> dict[str, Any]:
        """The columns of the order that every deed writes."""
        return {
            "live_referrals": count_live(self.referrals),
            "last_step": last_step[:SHORT_LIMIT],
            "last_step_at": self.session.desk.clock.now(),
            "search_key": order_search_key(self.order, self.referrals),
            "version": self.order["version"] + 1,
        }

    def save(self, last_step: str) -> None:
        """Write the order and the referrals that changed over the version that was read."""
        version = self.order["version"]
        self.order |= self.columns_after(last_step)
        saved = self.session.execute(
            update(ORDERS)
            .where(ORDERS.c.id == self.id, ORDERS.c.version == version)
            .values({name: value for name, value in self.order.items() if name != "id"})
            .returning(ORDERS.c.id)
        ).scalar()
        if saved is None:
            raise StaleRecord(STALE)
        if settle_sheets(
            self.session,
            self.order,
            self.referrals,
            self.states_before(),
            taken_back=self.is_taking_back,
        ):
            self.kinds.add(Kind.FOLDER)
        for table, number in self._overwrote:
            if table == "referrals":
                row = self.referrals[number]
                self.session.execute(
                    update(REFERRALS)
                    .where(REFERRALS.c.id == number)
                    .values({name: value for name, value in row.items() if name != "id"})
                )
        order_reminders_follow(self.session, self.order, self.referrals)


def count_live(referrals: Mapping[int, Mapping[str, Any]]) -> int:
    """How many referrals somebody has still to do something about."""
    return sum(1 for row in referrals.values() if ReferralState(row["state"]) not in DONE)


def step_row(session: OfficeSession, order_id: int, action: str, words: str) -> dict[str, Any]:
    """The columns of a step taken at this desk now."""
    return {
        "order_id": order_id,
        "at": session.desk.clock.now(),
        "operator_id": session.desk.operator.id,
        "action": action,
        "words": words,
        "referral_id": None,
        "follow_up_id": None,
        "born_id": None,
        "overwrote": "[]",
        "taken_back_at": None,
        "taken_back_by": None,
    }


def standing_steps(session: OfficeSession, order_id: int) -> list[Mapping[str, Any]]:
    """The steps of an order that were not taken back, oldest first."""
    rows = session.execute(
        select(STEPS)
        .where(STEPS.c.order_id == order_id, STEPS.c.taken_back_at.is_(None))
        .order_by(STEPS.c.id)
    ).mappings()
    return [dict(row) for row in rows]


#: Live states as the tables hold them.
LIVE_VALUES: Final = tuple(state.value for state in LIVE)
