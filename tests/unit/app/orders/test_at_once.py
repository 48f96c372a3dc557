"""Desks that do whatever comes with the same orders at once: no illegal state by any path.

Every deed wrote the version it was done on, so that the versions put what all desks did in one
line; the simple model lives that line again, deed by deed, and must end where the store stands.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event, func, select

from app.check import check_store
from app.errors import StaleRecord
from app.office import Office, open_office
from app.orders import (
    OrderDraft,
    OrderKind,
    ReferralDraft,
    ReferralState,
    SourceCard,
    advance_referral,
    order_sheet,
    record_order,
    take_order_step_back,
)
from app.orders.deeds import FOLLOW_UPS, REFERRALS, STEPS
from desks import ready_desks
from order_desk import take_turns
from order_life import ON_REFERRAL, Life

DESKS, TURNS, ORDERS = 3, 60, 2

#: Order, version it was done on, deed, place of the referral, what came of it.
Told = tuple[int, int, str, int, str]


def recorded(office: Office) -> int:
    names = ("راه", "آب", "برق")
    draft = OrderDraft(
        kind=OrderKind.ORAL,
        words="بررسی شود.",
        applicant="رضا",
        referrals=tuple(ReferralDraft(name=name) for name in names),
    )
    return office.write(record_order, SourceCard(), draft).value


def desks_at_once(url: str, orders: list[int], folder: Path) -> list[Told]:
    """Let every desk do what comes, and hear what each was told."""
    paths = [folder / f"{seed}.json" for seed in range(DESKS)]
    of_each = [(seed, TURNS, orders, str(path)) for seed, path in enumerate(paths)]
    desks = ready_desks(url, take_turns, of_each)
    for desk in desks:
        desk.begin()
    assert [desk.end() for desk in desks] == ["done"] * DESKS
    return [tuple(one) for path in paths for one in json.loads(path.read_text(encoding="utf-8"))]


def lived(told: list[Told], order: int) -> list[Life]:
    """The life of an order at each version, by the deeds that were done.

    A refused deed must be one the model refuses too.
    """
    lives = [Life((("open", ""),) * 3)]
    done = sorted(one for one in told if one[0] == order and one[4] == "done")
    for place, (_order, version, deed, referral, _) in enumerate(done, 1):
        assert version == place, "two deeds on one version, or one that is not told of"
        after = lives[-1].after(deed, referral)
        assert after is not None, f"{deed} was done on {lives[-1]}"
        lives.append(after)
    for number, version, deed, referral, outcome in told:
        if number == order and outcome == "NotAllowed" and deed != "sheet":
            assert lives[version - 1].after(deed, referral) is None, f"{deed} was refused"
    return lives


def test_no_illegal_state_by_any_path_of_several_desks(store_url: str, tmp_path: Path) -> None:
    with open_office(store_url, create=True) as office:
        office.sign_in_as()
        orders = [recorded(office) for _ in range(ORDERS)]
        told = desks_at_once(store_url, orders, tmp_path)
        outcomes = Counter(outcome for *_, outcome in told)
        # A sheet of the folder may be gone when its turn comes; an order never is.
        gone = Counter(outcome for *_, deed, _, outcome in told if deed == "sheet")["NotFound"]
        assert outcomes.pop("NotFound", 0) == gone
        assert set(outcomes) <= {"done", "StaleRecord", "NotAllowed", "nothing"}, outcomes
        # They did meet, or nothing was proved.
        assert outcomes["StaleRecord"] > 0, outcomes
        for order in orders:
            lives = lived(told, order)
            _stands_so(office, order, lives)
            _nothing_vanished(office, order, told)
        assert check_store(office.database) == []


def test_a_deed_between_two_questions_makes_the_order_stale(postgresql_url: str) -> None:
    """The referrals a deed reads are of the version it read, or it is refused as what it is."""
    with open_office(postgresql_url, create=True) as office, open_office(postgresql_url) as other:
        office.sign_in_as()
        other.sign_in_as()
        order = recorded(office)
        first = office.read(order_sheet, order).referrals[0].id
        transfer, values = ON_REFERRAL["transfer"]
        office.write(transfer, order, 1, first, *values)
        born = office.read(order_sheet, order).referrals[-1].id

        late: list[str] = []

        def transfer_taken_back(*said: Any) -> None:
            if "FROM orders" in said[2] and not late:
                late.append(said[2])
                other.write(take_order_step_back, order, 2)

        event.listen(Engine, "after_cursor_execute", transfer_taken_back)
        try:
            with pytest.raises(StaleRecord):
                office.write(advance_referral, order, 2, born, ReferralState.SEEN)
        finally:
            event.remove(Engine, "after_cursor_execute", transfer_taken_back)


def _stands_so(office: Office, order: int, lives: list[Life]) -> None:
    sheet, life = office.read(order_sheet, order), lives[-1]
    assert sheet.version == len(lives)
    assert [one.state.value for one in sheet.referrals] == [now for now, _ in life.referrals]
    assert (sheet.state.value, sheet.told_at is not None) == (life.state, life.told)


def _nothing_vanished(office: Office, order: int, told: list[Told]) -> None:
    """Every deed left its row, taken back or not."""
    deeds = Counter(
        deed for number, _, deed, _, outcome in told if (number, outcome) == (order, "done")
    )
    steps = select(func.count()).where(STEPS.c.order_id == order)
    referrals = select(func.count()).where(REFERRALS.c.order_id == order)
    asked = (
        select(func.count())
        .select_from(FOLLOW_UPS)
        .join(REFERRALS, REFERRALS.c.id == FOLLOW_UPS.c.referral_id)
        .where(REFERRALS.c.order_id == order)
    )
    wanted: tuple[tuple[Any, int], ...] = (
        (steps, 1 + deeds.total() - deeds["back"]),
        (referrals, 3 + deeds["transfer"]),
        (asked, deeds["ask"]),
    )
    with office.database.connection() as connection:
        for question, count in wanted:
            assert connection.execute(question).scalar_one() == count
