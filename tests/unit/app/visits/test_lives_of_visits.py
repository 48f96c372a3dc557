"""Four hundred random deeds against a small model: no illegal state is left, every way back leads.

Every deed either leads where the table of states lets it and keeps what it says, or is refused and
leaves every row as it was; taking a step back restores the rows before it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any, Final
from uuid import uuid4

from sqlalchemy import func, select

from app.agenda import EventState
from app.agenda.tables import EVENTS
from app.check import check_store
from app.clock import FixedClock
from app.errors import AppError
from app.numbering import list_series
from app.office import Office
from app.orders import OrderDraft
from app.visits import (
    Decision,
    DecisionDraft,
    Satisfaction,
    TellDraft,
    TellOutcome,
    VisitFilter,
    VisitPath,
    VisitState,
    amend_visit,
    announce,
    arrive,
    close_visit,
    count_visits,
    decide,
    enter,
    leave,
    no_show,
    put_visit_in_folder,
    receive_visit,
    record_order_on_visit,
    satisfaction_of,
    take_visit_step_back,
    tell_visitor,
    visit_draft,
    visit_seen,
    visit_sheet,
    visit_version,
    waiting_room,
    withdraw,
)
from app.visits.states import IN_THE_HOUSE, TRANSITIONS
from app.visits.tables import ATTEMPTS, VISIT_STEPS, VISITS
from visits_seat import VISITOR, at

TURNS: Final = 200

#: What a deed and its taking back both raise.
_TRACES: Final = frozenset({"version", "last_step_at"})

Rows = dict[str, Any]


class Life:
    """One seeded run over many visits of one office."""

    def __init__(self, office: Office, clock: FixedClock, seed: int) -> None:
        self.office, self.clock, self.random = office, clock, Random(seed)
        self.visits: list[int] = []
        #: The rows before each deed that can still be taken back.
        self.pasts: dict[int, list[Rows]] = {}
        self.kept = self.refused = self.taken_back = 0

    def rows(self, visit: int) -> Rows:
        with self.office.database.connection() as connection:
            row = connection.execute(select(VISITS).where(VISITS.c.id == visit)).mappings().one()
            tried = connection.execute(
                select(ATTEMPTS).where(ATTEMPTS.c.visit_id == visit).order_by(ATTEMPTS.c.id)
            ).mappings()
            visited = {name: row[name] for name in row if name not in _TRACES}
            event = connection.execute(
                select(EVENTS.c.state, EVENTS.c.starts_at, EVENTS.c.subject).where(
                    EVENTS.c.id == (row["event_id"] or 0)
                )
            ).first()
            return {"visit": visited, "attempts": [dict(one) for one in tried], "event": event}

    def version(self, visit: int) -> int:
        return self.office.read(visit_version, visit)

    def state(self, visit: int) -> VisitState:
        return self.office.read(visit_sheet, visit).state

    def receive(self) -> None:
        draft = replace(
            VISITOR,
            request_key=uuid4(),
            is_present=self.random.random() < 0.7,
            path=VisitPath.PUBLIC if self.random.random() < 0.1 else VisitPath.DAILY,
        )
        visit = self.office.write(receive_visit, draft).value
        self.visits.append(visit)
        self.pasts[visit] = []

    def deeds(self, visit: int) -> list[tuple[Callable[..., Any], tuple[Any, ...]]]:
        random = self.random
        starts = at(random.randrange(8, 14), random.choice((0, 20, 40)))
        at_time = DecisionDraft(decision=Decision.AT_TIME, starts_at=starts, minutes=15)
        draft = self.office.read(visit_draft, visit)
        return [
            (arrive, ()),
            (announce, ()),
            (announce, ()),
            (decide, (DecisionDraft(),)),
            (decide, (at_time,)),
            (decide, (replace(at_time, override_reason="باید"),)),
            (decide, (replace(at_time, host="معاون", override_reason="باید"),)),
            (decide, (DecisionDraft(decision=Decision.REFER, host="معاون"),)),
            (decide, (DecisionDraft(decision=Decision.DECLINE, words="جای دیگر"),)),
            (enter, ()),
            (enter, ()),
            (leave, ()),
            (leave, ()),
            (no_show, ()),
            (withdraw, (random.choice(("", "رفت")),)),
            (tell_visitor, (TellDraft(outcome=TellOutcome.BUSY),)),
            (tell_visitor, (TellDraft(words="گفته شد"),)),
            (satisfaction_of, (Satisfaction.PARTLY, random.choice(("", "کم")))),
            (close_visit, (random.choice(("", "بس است")),)),
            (amend_visit, (replace(draft, subject=f"موضوع {random.randrange(99)}"),)),
            (put_visit_in_folder, ()),
            (visit_seen, ()),
            (self.order, ()),
        ]

    @staticmethod
    def order(session: Any, visit: int, _version: int) -> Any:
        return record_order_on_visit(session, visit, OrderDraft(words="انجام شود"))

    def turn(self) -> None:
        self.clock.advance(timedelta(minutes=self.random.randrange(1, 6)))
        if not self.visits or (len(self.visits) < 25 and self.random.random() < 0.1):
            self.receive()
            return
        visit = self.random.choice(self.visits)
        before, state, version = self.rows(visit), self.state(visit), self.version(visit)
        if self.random.random() < 0.2:
            self.take_back(visit, before, version)
            return
        deed, arguments = self.random.choice(self.deeds(visit))
        try:
            self.office.write(deed, visit, version, *arguments)
        except AppError:
            self.refused += 1
            assert self.rows(visit) == before
            assert self.version(visit) == version
            return
        after = self.state(visit)
        assert after is state or after in TRANSITIONS[state], (deed, state, after)
        if self.version(visit) > version:
            self.kept += 1
            self.pasts[visit].append(before)
        self.prove(visit)

    def take_back(self, visit: int, before: Rows, version: int) -> None:
        try:
            self.office.write(take_visit_step_back, visit, version)
        except AppError:
            self.refused += 1
            assert self.rows(visit) == before
            return
        self.taken_back += 1
        past = self.pasts[visit].pop()
        # An entry that was made is cancelled, and no visit names it any more.
        assert self.rows(visit) == past
        self.prove(visit)

    def prove(self, visit: int) -> None:
        rows = self.rows(visit)
        row, state = rows["visit"], VisitState(rows["visit"]["state"])
        assert len(rows["attempts"]) == row["attempts"]
        assert (row["told_at"] is not None) <= (state in {VisitState.TOLD, VisitState.CLOSED})
        if state is VisitState.APPOINTED:
            assert EventState(rows["event"].state) is EventState.SCHEDULED
        if state in {VisitState.WITHDRAWN, VisitState.REFERRED, VisitState.OUT} and rows["event"]:
            assert rows["event"].state in {"cancelled", "closed"}
        if state is VisitState.INSIDE:
            assert row["entered_at"] is not None
            assert row["arrived_at"] is not None

    def prove_all(self) -> None:
        room = {row.id for row in self.office.read(waiting_room)}
        assert room == {visit for visit in self.visits if self.state(visit) in IN_THE_HOUSE}
        assert self.office.read(count_visits, VisitFilter()) == len(self.visits)
        (series,) = [one for one in self.office.read(list_series) if one.series == "visits"]
        assert series.last == len(self.visits)
        with self.office.database.connection() as connection:
            steps = connection.execute(
                select(func.count())
                .select_from(VISIT_STEPS)
                .where(VISIT_STEPS.c.taken_back_at.is_(None))
            ).scalar_one()
        left = sum(len(pasts) for pasts in self.pasts.values())
        assert steps == len(self.visits) + left


def test_no_illegal_state_is_left(living_office: tuple[Office, FixedClock]) -> None:
    office, clock = living_office
    life = Life(office, clock, seed=7)
    for _turn in range(TURNS):
        life.turn()
    life.prove_all()
    assert life.kept > 30
    assert life.taken_back > 8
    assert life.refused > 30
    assert not check_store(office.database)
    # All the way back: every visit stands as it was received.
    for visit in life.visits:
        while life.pasts[visit]:
            past = life.pasts[visit].pop()
            try:
                office.write(take_visit_step_back, visit, life.version(visit))
            except AppError:
                # Its old time is another's by now.
                break
            assert life.rows(visit) == past
