"""The stage of a letter: of its running orders the one that is farthest behind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, select, update

from app.changes import Changes, Kind, changed
from app.letters import LetterFilter, LetterState, Stage, count_letters, letter_sheet, list_letters
from app.office import Office
from app.order_sources import record_order_on
from app.orders import OrderDraft, OrderState, ReferralDraft, ReferralState, Scan
from app.session import OfficeSession
from letters_seat import Came
from models.base import table_of
from models.letters import Letter
from models.orders import Order, Referral

LETTERS, ORDERS, REFERRALS = table_of(Letter), table_of(Order), table_of(Referral)
NOTED = OrderDraft(words="اقدام شود.", referrals=(ReferralDraft(name="معاونت عمرانی"),))
SENT = datetime(2026, 4, 5, 8, 0, tzinfo=UTC)
WITH_ADDRESSEE = {
    ReferralState.OPEN,
    ReferralState.SEEN,
    ReferralState.IN_PROGRESS,
    ReferralState.RETURNED,
    ReferralState.STOPPED,
}


@dataclass(frozen=True)
class Sent:
    """Where a referral stands."""

    state: ReferralState
    follow_ups: int
    on_paper: bool
    as_scan: bool

    @property
    def is_touched(self) -> bool:
        """Whether the addressee or our asking moved it."""
        return self.follow_ups > 0 or self.state is not ReferralState.OPEN


@dataclass(frozen=True)
class Given:
    """Where an order stands."""

    state: OrderState
    scan: Scan
    referrals: tuple[Sent, ...]


EVERY_SENT = [Sent(*one) for one in product(ReferralState, (0, 1), (False, True), (False, True))]
SOME_ORDERS = st.lists(
    st.builds(
        Given,
        st.sampled_from([*[OrderState.OPEN] * 12, *OrderState]),
        st.sampled_from([*[Scan.NOT_NEEDED] * 12, *Scan]),
        st.lists(st.sampled_from(EVERY_SENT), max_size=3).map(tuple),
    ),
    max_size=3,
)
SOME_STATES = st.sampled_from([*[LetterState.ORDERED] * 12, *LetterState])


def told(state: LetterState, orders: list[Given]) -> Stage:
    """The stage in words of the procedures, looked for one after the other."""
    if state not in (LetterState.ORDERED, LetterState.REFERRED):
        return Stage.NONE
    running = [order for order in orders if order.state is OrderState.OPEN]
    sent = [one for order in running for one in order.referrals]
    waits = [one for one in sent if one.state in WITH_ADDRESSEE]
    if any(order.scan is Scan.MISSING for order in running):
        return Stage.SCAN_MISSING
    if any(not (one.is_touched or one.on_paper or one.as_scan) for one in waits):
        return Stage.TO_DELIVER
    if any(one.is_touched for one in waits):
        return Stage.IN_FOLLOW_UP
    if waits:
        return Stage.DELIVERED
    for state_of_one, stage in (
        (ReferralState.ANSWERED, Stage.ANSWERED),
        (ReferralState.WAITING_FOR_SIGHT, Stage.WAITING_FOR_SIGHT),
    ):
        if any(one.state is state_of_one for one in sent):
            return stage
    return Stage.TO_TELL if running else Stage.SETTLED


def _as_drawn(
    session: OfficeSession, letter: int, state: LetterState, orders: list[Given]
) -> Changes[None]:
    """Leave of a letter's orders the first, settled, as the form of all that were drawn."""
    of_letter = (ORDERS.c.source_kind == Kind.LETTER.value, ORDERS.c.source_id == letter)
    rows = session.ask(select(ORDERS).where(*of_letter).order_by(ORDERS.c.id)).mappings().all()
    form, drawn = dict(rows[0]), [row["id"] for row in rows[1:]]
    of_form = REFERRALS.c.order_id == form["id"]
    referral = dict(session.ask(select(REFERRALS).where(of_form)).mappings().one())
    session.ask(delete(REFERRALS).where(REFERRALS.c.order_id.in_(drawn)))
    session.ask(delete(ORDERS).where(ORDERS.c.id.in_(drawn)))
    session.ask(
        update(ORDERS).where(ORDERS.c.id == form["id"]).values(state=OrderState.CLOSED.value)
    )
    session.ask(update(LETTERS).where(LETTERS.c.id == letter).values(state=state.value))
    del form["id"], referral["id"]
    for order in orders:
        values = form | {"state": order.state.value, "scan": order.scan.value}
        number = session.ask(insert(ORDERS).values(values).returning(ORDERS.c.id)).scalar_one()
        for one in order.referrals:
            stands = {
                "order_id": number,
                "state": one.state.value,
                "follow_ups": one.follow_ups,
                "paper_sent_at": SENT if one.on_paper else None,
                "scan_sent_at": SENT if one.as_scan else None,
            }
            session.ask(insert(REFERRALS).values(referral | stands))
    return changed(None)


@pytest.fixture
def letters(office: Office, came: Came) -> tuple[int, int]:
    """Two letters with an order each: what is said of one is not to be said of the other."""
    first, second = came(), came()
    for letter in (first, second):
        office.write(record_order_on, Kind.LETTER, letter, NOTED)
    return first, second


def test_each_way_a_referral_may_stand_has_its_stage(
    office: Office, letters: tuple[int, int]
) -> None:
    letter, _other = letters
    for one in EVERY_SENT:
        orders = [Given(OrderState.OPEN, Scan.NOT_NEEDED, (one,))]
        office.write(_as_drawn, letter, LetterState.REFERRED, orders)
        (row,) = office.read(list_letters, LetterFilter(letter_id=letter))
        assert row.stage is told(LetterState.REFERRED, orders), one


@given(
    states=st.tuples(SOME_STATES, SOME_STATES),
    orders=st.tuples(SOME_ORDERS, SOME_ORDERS),
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_stage_is_the_one_farthest_behind(
    office: Office,
    letters: tuple[int, int],
    states: tuple[LetterState, LetterState],
    orders: tuple[list[Given], list[Given]],
) -> None:
    for letter, state, given_on_it in zip(letters, states, orders, strict=True):
        office.write(_as_drawn, letter, state, given_on_it)
    wanted = [told(*one) for one in zip(states, orders, strict=True)]
    rows = {row.id: row.stage for row in office.read(list_letters, LetterFilter())}
    assert [rows[letter] for letter in letters] == wanted
    for letter, stage in zip(letters, wanted, strict=True):
        asked = LetterFilter(stage=stage, letter_id=letter)
        assert [row.id for row in office.read(list_letters, asked)] == [letter]
        assert office.read(letter_sheet, letter).stage is stage
    assert sum(office.read(count_letters, LetterFilter(stage=one)) for one in Stage) == len(letters)
