"""Random deeds on series: whatever is done, no time is taken twice and every series stays one."""

from __future__ import annotations

import random
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from sqlalchemy import Row, select

from agenda_seat import do, requested, version_of, when
from app.agenda import cancel_event, event_draft, move_event
from app.agenda.clashes import Clashing
from app.agenda.recurring import DayOffRule, SeriesRule
from app.agenda.series import repeat_event
from app.agenda.series_amending import amend_series, cancel_series
from app.agenda.series_days import restore_occurrence, skip_occurrence
from app.agenda.series_moving import move_series, preview_move
from app.agenda.series_rows import EXCEPTIONS, SERIES, Scope, SeriesDraft
from app.agenda.series_scope import series_scope
from app.agenda.tables import EVENTS
from app.clock import to_tehran
from app.errors import NotAllowed, NotFound
from app.jalali import from_jalali
from app.office import Office
from app.session import OfficeSession

FIRST = from_jalali(1405, 11, 3)


class Life:
    """Series of an office, and what somebody may do to them at random."""

    def __init__(self, office: Office, seed: int) -> None:
        self.office, self.random = office, random.Random(seed)
        self.done: Counter[str] = Counter()

    def begin(self) -> None:
        """Make a series on a day and hour."""
        day = FIRST + timedelta(days=self.random.randrange(6))
        draft = SeriesDraft(
            rule=self.random.choice(list(SeriesRule)),
            interval=self.random.randint(1, 2),
            count=self.random.randint(2, 9),
            day_off_rule=self.random.choice([DayOffRule.DROP, DayOffRule.NEXT]),
        )
        event = requested(self.office, when=when(self.random.randint(9, 11), 45, day))
        do(self.office, repeat_event, event, draft)

    def step(self) -> None:
        """Do something to some occurrence, or be refused."""
        often = (self.begin, self.begin, self.move, self.move, self.move, self.back)
        deeds = (*often, self.amend, self.cancel, self.skip)
        deed = self.random.choice(deeds) if len(self.office.read(live)) > 3 else self.begin
        with suppress(Clashing, NotAllowed, NotFound):
            deed()
            self.done[deed.__name__] += 1

    def _standing(self) -> int:
        rows = self.office.read(live)
        if not rows:
            raise NotFound("هیچ")
        number: int = self.random.choice(rows).id
        return number

    def move(self) -> None:
        """Move by scope; what was shown is what is touched, and goes where it was shown."""
        event, scope = self._standing(), self.random.choice(list(Scope))
        start = self.office.read(event_draft, event).when
        assert start is not None
        day = to_tehran(start.starts_at).date() + timedelta(days=self.random.randint(-9, 9))
        there = when(self.random.randint(9, 11), 45, day)
        seen = [
            one.id for one in self.office.read(series_scope, event, scope) if not one.left_alone
        ]
        shown = {
            one.event_id: one.day for one in self.office.read(preview_move, event, scope, there)
        }
        touched = do(self.office, move_series, event, scope, there, reason="سبب", seen=seen)
        assert sorted(touched) == sorted(seen)
        stands = {row.id: to_tehran(row.starts_at).date() for row in self.office.read(live)}
        if scope is not Scope.THIS:
            assert {one: stands.get(one) for one in shown} == shown

    def amend(self) -> None:
        """Correct the place by scope."""
        event, scope = self._standing(), self.random.choice(list(Scope))
        draft = replace(self.office.read(event_draft, event), place=f"سالن {self.done['amend']}")
        do(self.office, amend_series, event, scope, draft)

    def cancel(self) -> None:
        """Cancel one, or those after it."""
        event = self._standing()
        if self.random.random() < 0.3:
            do(self.office, cancel_event, event, "سبب")
        else:
            do(self.office, cancel_series, event, Scope.FOLLOWING, "سبب")

    def skip(self) -> None:
        """Leave one out."""
        do(self.office, skip_occurrence, self._standing(), "سبب")

    def back(self) -> None:
        """Add a skipped day back, or move one by its own deed."""
        skipped = self.office.read(all_skipped)
        if skipped and self.random.random() < 0.7:
            series, day = self.random.choice(skipped)
            self.office.write(restore_occurrence, series, day)
            return
        event = self._standing()
        there = when(self.random.randint(9, 11), 30, FIRST + timedelta(self.random.randrange(60)))
        self.office.write(move_event, event, version_of(self.office, event), there, "سبب")


def live(session: OfficeSession) -> list[Row[Any]]:
    return list(
        session.execute(
            select(EVENTS)
            .where(EVENTS.c.state == "scheduled", EVENTS.c.series_id.is_not(None))
            .order_by(EVENTS.c.id)
        )
    )


def all_skipped(session: OfficeSession) -> list[tuple[int, date]]:
    rows = session.execute(
        select(EXCEPTIONS.c.series_id, EXCEPTIONS.c.day).order_by(EXCEPTIONS.c.id)
    )
    return [(series, day) for series, day in rows]


def spans(session: OfficeSession) -> list[tuple[datetime, datetime]]:
    rows = session.execute(
        select(EVENTS.c.starts_at, EVENTS.c.ends_at)
        .where(EVENTS.c.state == "scheduled")
        .order_by(EVENTS.c.starts_at)
    )
    return [(starts, ends) for starts, ends in rows]


def faults(session: OfficeSession) -> list[str]:
    """What is wrong with any series."""
    series = {row.id: row for row in session.execute(select(SERIES))}
    found = []
    for row in live(session):
        of = series.get(row.series_id)
        if of is None:
            found.append(f"{row.id} is of no series")
        elif not row.detached and not of.first_day <= row.series_day <= of.last_day:
            found.append(f"{row.id} on {row.series_day}, series {of.first_day} to {of.last_day}")
    days = Counter((row.series_id, row.series_day) for row in live(session) if not row.detached)
    found += [f"two on {day}" for day, count in days.items() if count > 1]
    return found


@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_done_no_time_is_taken_twice(local_office: Office, seed: int) -> None:
    life = Life(local_office, seed)
    for _ in range(45):
        life.step()
        taken = local_office.read(spans)
        assert all(end <= start for (_start, end), (start, _end) in pairwise(taken))
        assert local_office.read(faults) == []
    assert sum(life.done.values()) >= 10
