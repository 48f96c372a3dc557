"""Three hundred random deeds on public days against a small model of who is where.

Every deed either leads where its day and its petition may stand, or is refused and leaves every
row as it was; whoever asked to be heard is on exactly one list, waits, or said himself he does not
wish to any more; taking back brings the rows of before.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import time, timedelta
from random import Random
from typing import Any, Final
from uuid import uuid4

import pytest
from sqlalchemy import select

from app.check import check_store
from app.clock import from_tehran
from app.errors import AppError, NotFound
from app.office import Office
from app.orders import OrderDraft
from app.public_days import (
    HandOverDraft,
    HearingDraft,
    ManagerAnswer,
    ManagerDraft,
    PublicDayState,
    ReportDraft,
    accept_rest,
    await_results,
    begin_session,
    cancel_public_day,
    carry_over,
    close_list,
    close_public_day,
    decide_petition,
    end_session,
    hand_over,
    hear,
    invite_managers,
    mark_absent,
    mark_present,
    move_public_day,
    open_list,
    present_list,
    put_off,
    record_manager_answer,
    record_receipt,
    reopen_list,
    reorder,
    report_public_day,
    result_in,
    save_managers,
    take_in_waiting,
    take_public_day_step_back,
)
from app.public_days.states import TRANSITIONS
from app.visits.course import withdraw
from app.visits.drafts import ResultDraft, TellDraft
from app.visits.on_day import may_stand
from app.visits.states import Decision, VisitState
from app.visits.tables import PUBLIC_DAYS, VISITS
from app.visits.taking_back import take_visit_step_back
from app.visits.telling import tell_visitor
from public_rows import rows_of
from public_seat import MONDAY, do, go_to, in_session, of_petition, petition, planned, sheet

TURNS: Final = 150


class Life:
    """One seeded run over some days of one office."""

    def __init__(self, office: Office, seed: int) -> None:
        self.office, self.chance = office, Random(seed)
        self.days: list[int] = []
        self.asked: list[int] = []
        self.done: set[str] = set()
        self.refused = 0
        #: Of each day its rows before each of its own deeds, while nothing else was done since.
        self.before: dict[int, list[dict[str, Any]]] = {}
        self.hour = 0

    def plan(self) -> None:
        start = from_tehran(MONDAY, time(6)) + timedelta(minutes=10 * self.hour)
        self.hour += 1
        times: dict[str, Any] = {"starts_at": start, "ends_at": start + timedelta(minutes=10)}
        if len(self.days) % 2:
            self.days.append(planned(self.office, **times))
            return
        # Half of them begin late in their life, or none would come to its end.
        day, visits = in_session(self.office, self.chance.randrange(2, 5), **times)
        self.days.append(day)
        self.asked += visits

    def ask(self) -> None:
        open_days = [one for one in self.days if self.state(one) in ("planned", "list_open")]
        if open_days:
            day = self.chance.choice(open_days)
            self.asked.append(petition(self.office, day, len(self.asked)))

    def state(self, day: int) -> str:
        return str(self.rows(PUBLIC_DAYS, day)["state"])

    def rows(self, table: Any, number: int) -> dict[str, Any]:
        with self.office.database.connection() as connection:
            row = connection.execute(select(table).where(table.c.id == number)).mappings().one()
            return dict(row)

    def turn(self) -> None:
        if len(self.days) < 3 or self.chance.random() < 0.02:
            self.plan()
        if self.chance.random() < 0.1:
            self.ask()
            return
        day = self.chance.choice(self.days[-3:])
        name = self.chance.choice(LIKELY[PublicDayState(self.state(day))])
        if self.chance.random() < 0.08:
            name = self.chance.choice(list(DEEDS))
        everybody = self.everybody()
        before = [rows_of(self.office, one, everybody) for one in self.days[-4:]]
        was = {one: self.state(one) for one in self.days}
        try:
            DEEDS[name](self, day)
        except AppError:
            self.refused += 1
            assert [rows_of(self.office, one, everybody) for one in self.days[-4:]] == before, name
            return
        self.done.add(name)
        self.require_law(name, day, was)

    def everybody(self) -> list[int]:
        with self.office.database.connection() as connection:
            return list(connection.execute(select(VISITS.c.id)).scalars())

    def require_law(self, name: str, day: int, was: dict[int, str]) -> None:
        """Every petition stands where its day lets it; nobody is lost; days go on as they may."""
        with self.office.database.connection() as connection:
            asked = select(PUBLIC_DAYS.c.id, PUBLIC_DAYS.c.state)
            days = {row.id: row.state for row in connection.execute(asked)}
        for one, state in days.items():
            before = PublicDayState(was.get(one, state))
            allowed = {before, *TRANSITIONS[before]}
            assert name == "back" or PublicDayState(state) in allowed, (name, before, state)
        for visit in self.everybody():
            row = self.rows(VISITS, visit)
            state, of_day = VisitState(row["state"]), row["public_day_id"]
            if of_day is None:
                assert state in (VisitState.COLLECTED, VisitState.WITHDRAWN), name
            else:
                assert may_stand(state, days[of_day]), (name, state, days[of_day])
            handed = row["hand_over_id"] is not None
            assert not (state in (VisitState.HANDED_OVER, VisitState.RESULT_IN) and not handed)
        turns = [
            one.turn
            for one in sheet(self.office, day).petitions
            if one.turn is not None and one.state is not VisitState.WITHDRAWN
        ]
        assert len(turns) == len(set(turns)), name

    # -- deeds -------------------------------------------------------------------------------

    def some(self, day: int, *states: VisitState) -> int:
        lines = sheet(self.office, day).petitions
        found = [one.id for one in lines if one.state in states] or [one.id for one in lines]
        if not found:
            raise NotFound("nobody asked")
        return self.chance.choice(found)

    def reorder(self, day: int) -> None:
        waiting = ("collected", "listed", "presented", "accepted")
        visits = [one.id for one in sheet(self.office, day).petitions if one.state in waiting]
        self.chance.shuffle(visits)
        do(self.office, reorder, day, visits)

    def back(self, day: int) -> None:
        do(self.office, take_public_day_step_back, day)

    def back_of_petition(self, day: int) -> None:
        of_petition(self.office, take_visit_step_back, self.some(day, *VisitState))

    def move(self, day: int) -> None:
        start = from_tehran(MONDAY, time(6)) + timedelta(minutes=10 * self.hour)
        self.hour += 1
        times = start, start + timedelta(minutes=10)
        do(self.office, move_public_day, day, *times, "سفر", "لازم است")

    def call_off(self, day: int) -> None:
        to = self.chance.choice([None, *self.days])
        do(self.office, cancel_public_day, day, "سفر", to)

    def managers(self, day: int) -> None:
        drafts = [
            ManagerDraft(id=one.id, organisation=one.organisation, answer=one.answer)
            for one in sheet(self.office, day).managers
        ]
        name = f"دستگاه {self.chance.randrange(9)}"
        do(self.office, save_managers, day, [*drafts, ManagerDraft(organisation=name)])

    def a_manager(self, day: int) -> int:
        return self.chance.choice([one.id for one in sheet(self.office, day).managers] or [0])

    def hear(self, day: int) -> None:
        manager = self.a_manager(day) or None
        order = OrderDraft(words="رسیدگی شود", request_key=uuid4())
        draft = HearingDraft(order=order, manager_id=manager)
        of_petition(self.office, hear, self.some(day, VisitState.ACCEPTED), draft)

    def decide(self, day: int) -> None:
        decision = self.chance.choice((Decision.ACCEPT, Decision.ANSWER, Decision.REFUSE))
        visit = self.some(day, VisitState.PRESENTED)
        of_petition(self.office, decide_petition, visit, decision, "سبب")

    def carry(self, day: int) -> None:
        do(self.office, carry_over, day, self.chance.choice(self.days))

    def receipt(self, day: int) -> None:
        hand_overs = sheet(self.office, day).hand_overs
        do(self.office, record_receipt, day, hand_overs[0].id if hand_overs else 0, "۱۲")

    def tell(self, day: int) -> None:
        states = (VisitState.RESULT_IN, VisitState.HANDED_OVER, VisitState.REFUSED)
        draft = TellDraft(words="گفته شد")
        of_petition(self.office, tell_visitor, self.some(day, *states), draft)


def _plain(deed: Any, *given: Any) -> Callable[[Life, int], None]:
    return lambda life, day: do(life.office, deed, day, *given)


def _of(deed: Any, *states: VisitState, given: Any = None) -> Callable[[Life, int], None]:
    def act(life: Life, day: int) -> None:
        more = () if given is None else (given,)
        of_petition(life.office, deed, life.some(day, *states), *more)

    return act


DEEDS: Final[dict[str, Callable[[Life, int], None]]] = {
    "open_list": _plain(open_list),
    "close_list": _plain(close_list),
    "reopen_list": _plain(reopen_list),
    "reorder": Life.reorder,
    "take_in": _plain(take_in_waiting),
    "present": _plain(present_list),
    "accept_rest": _plain(accept_rest),
    "decide": Life.decide,
    "managers": Life.managers,
    "invite": lambda life, day: do(life.office, invite_managers, day, uuid4()),
    "answer": lambda life, day: do(
        life.office, record_manager_answer, day, life.a_manager(day), ManagerAnswer.TOLD
    ),
    "came": lambda life, day: do(life.office, mark_present, day, life.a_manager(day), True),
    "begin": _plain(begin_session),
    "hear": Life.hear,
    "absent": _of(mark_absent, VisitState.ACCEPTED),
    "put_off": _of(put_off, VisitState.ACCEPTED, VisitState.ABSENT, given="وقت نماند"),
    "end": _plain(end_session),
    "hand_over": _plain(hand_over, HandOverDraft(receiver="رضایی")),
    "receipt": Life.receipt,
    "await": _plain(await_results),
    "result": _of(result_in, VisitState.HANDED_OVER, given=ResultDraft(words="انجام شد")),
    "tell": Life.tell,
    "carry": Life.carry,
    "report": _plain(report_public_day, ReportDraft(words="گزارش", reported_to="معاون")),
    "close": _plain(close_public_day),
    "move": Life.move,
    "call_off": Life.call_off,
    "withdraw": _of(withdraw, VisitState.COLLECTED, VisitState.PRESENTED, given="نخواست"),
    "back": Life.back,
    "back_of_petition": Life.back_of_petition,
}

_D: Final = PublicDayState
LIKELY: Final[dict[PublicDayState, tuple[str, ...]]] = {
    _D.PLANNED: ("open_list", "open_list", "move"),
    _D.LIST_OPEN: ("close_list", "close_list", "reorder", "withdraw", "take_in", "back"),
    _D.LIST_CLOSED: ("reopen_list", "present", "present", "reorder", "managers", "call_off"),
    _D.PRESENTED: ("decide", "accept_rest", "managers", "invite", "begin", "withdraw", "back"),
    _D.INVITED: ("answer", "begin", "decide", "accept_rest", "back", "move", "managers"),
    _D.IN_SESSION: (
        *("hear",) * 9,
        *("came", "absent", "put_off", "end", "end", "accept_rest", "accept_rest", "reorder"),
        "back",
        "back_of_petition",
    ),
    _D.ENDED: ("hand_over", "hand_over", "back", "report", "put_off", "carry"),
    _D.HANDED_OVER: ("receipt", "await", "result", "result", "tell", "report", "back", "carry"),
    _D.RESULTS_AWAITED: ("result", "tell", "tell", "report", "carry", "back_of_petition"),
    _D.REPORTED: ("tell", "tell", "tell", "close", "carry", "back"),
    _D.CLOSED: ("back", "open_list", "back_of_petition"),
    _D.CANCELLED: ("back", "open_list", "carry", "back_of_petition"),
}


@pytest.mark.parametrize("seed", [7])
def test_a_random_life_loses_nobody(shared_office: Office, seed: int) -> None:
    go_to(shared_office, from_tehran(MONDAY, time(5)))
    life = Life(shared_office, seed)
    for _turn in range(TURNS):
        life.turn()
    assert life.refused > 10
    assert len(life.done) > 24, sorted(set(DEEDS) - life.done)
    with shared_office.database.connection() as connection:
        serials = list(
            connection.execute(select(VISITS.c.serial).order_by(VISITS.c.serial)).scalars()
        )
    assert serials == list(range(1, len(serials) + 1))
    assert check_store(shared_office.database) == []
