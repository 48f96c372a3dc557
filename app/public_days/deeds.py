"""A deed on a public day as one step; its managers, hand-overs and petitions are parts of it.

A petition is a visit with a version and steps of its own: what a day's deed writes of it leaves a
step on it too, so that whoever read the petition before is told so, and neither is taken back past
the other. A petition's version is never given back.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import insert, select, update

from app.access import Right
from app.beside_deed import BesideDeed
from app.changes import Changes, Kind
from app.deed_tables import DeedTables
from app.errors import NotAllowed
from app.public_days.states import PublicDayState, require_transition
from app.record_deed import FILE_STEPS
from app.session import OfficeSession
from app.text import SHORT_LIMIT, persian_digits
from app.visits.course import withdraw
from app.visits.keys import day_search_key, petition_search_key
from app.visits.on_day import DAY_STEP, require_stands
from app.visits.reminded import visit_reminders_follow
from app.visits.states import VisitState
from app.visits.tables import (
    HAND_OVERS,
    MANAGERS,
    PUBLIC_DAY_STEPS,
    PUBLIC_DAYS,
    VISIT_STEPS,
    VISITS,
)
from app.visits.texts import VISIT_STATES

PLANNED: Final = "plan_public_day"

#: What is kept of petitions of a later day that go on with its own.
_CARRIED: Final = "carried"

GONE_ON: Final = "درخواست {whom} از آن پس گام‌های دیگری دارد؛ نخست آن‌ها را پس بگیرید."
EVENT_GONE_ON: Final = "برنامه این روز از آن پس در تقویم تغییر کرده است؛ نخست آن را پس بگیرید."

DAY_TABLES: Final = DeedTables(
    kind=Kind.PUBLIC_DAY,
    record=PUBLIC_DAYS,
    steps=PUBLIC_DAY_STEPS,
    owner="public_day_id",
    parts={MANAGERS.name: MANAGERS, HAND_OVERS.name: HAND_OVERS, VISITS.name: VISITS},
    missing="این ملاقات عمومی در دفتر یافت نشد.",
    first_steps=frozenset({PLANNED}),
    not_undone=(
        "برنامه‌ریزی ملاقات عمومی برگشت‌پذیر نیست، چون شماره گرفته است؛ می‌توانید آن را لغو کنید."
    ),
    missing_part="این سطر از آن ملاقات عمومی نیست.",
    part_keys={VISITS.name: petition_search_key},
)


def hold_day(session: OfficeSession, day_id: int, *, shared: bool = False) -> None:
    """Keep other desks from leading a day on until this transaction is over.

    Args:
        session: The transaction.
        day_id: Which.
        shared: Others may hold it likewise: two desks hear two petitioners at once.
    """
    session.execute(
        select(PUBLIC_DAYS.c.id).where(PUBLIC_DAYS.c.id == day_id).with_for_update(read=shared)
    )


class PublicDayDeed(BesideDeed):
    """One deed on one public day, with the petitions it writes."""

    tables = DAY_TABLES
    event_gone_on = EVENT_GONE_ON
    letter_given_up = "دعوت مدیران پس گرفته شد."

    def __init__(
        self,
        session: OfficeSession,
        day_id: int,
        version: int,
        *,
        right: Right | None = Right.HOLD_PUBLIC_DAYS,
    ) -> None:
        """Hold a day as the desk read it.

        Raises:
            NotAllowed: The operator may not.
            NotFound: There is no such day.
            StaleRecord: Another desk did something since.
        """
        # The day before its petitions, as whoever hears one does.
        hold_day(session, day_id)
        super().__init__(session, day_id, version, right=right)
        self._written: set[int] = set()
        self._event_step: int | None = None

    @property
    def state(self) -> PublicDayState:
        """Where the day stands now."""
        return PublicDayState(self.record["state"])

    @property
    def named(self) -> str:
        """The day as sentences name it."""
        return f"ملاقات عمومی {self.record['number']}"

    def search_key(self) -> str:
        """What the day is found by from now on."""
        return day_search_key(self.record, self.part(MANAGERS.name).values())

    def part(self, table: str) -> dict[int, dict[str, Any]]:
        """The rows of one kind; petitions are held, for their own deeds to wait."""
        if table == VISITS.name and table not in self._parts:
            self.session.execute(
                select(VISITS.c.id)
                .where(VISITS.c.public_day_id == self.id)
                .order_by(VISITS.c.id)
                .with_for_update()
            )
        return super().part(table)

    def require(self, *states: PublicDayState, refusal: str) -> None:
        """Refuse the deed in other states.

        Raises:
            NotAllowed: With the refusal, after the day's name.
        """
        if self.state not in states:
            raise NotAllowed(persian_digits(f"{self.named} {refusal}"))

    def move(self, wanted: PublicDayState, **values: Any) -> None:
        """Lead the day to another state.

        Raises:
            NotAllowed: Its life has no such step.
        """
        require_transition(persian_digits(self.record["number"]), self.state, wanted)
        self.set(state=wanted.value, **values)

    def petitions(self, *states: VisitState) -> list[dict[str, Any]]:
        """The day's petitions in their order, of some states only if said."""
        wanted = {state.value for state in states} or {state.value for state in VisitState}
        rows = [row for row in self.part(VISITS.name).values() if row["state"] in wanted]
        return sorted(rows, key=in_turn)

    def set_petition(self, row: Mapping[str, Any], **values: Any) -> None:
        """Write columns of a petition; it leaves a step there too."""
        self.set_row(VISITS.name, row["id"], **values)
        self._written.add(row["id"])

    def called(self, row: Mapping[str, Any]) -> str:
        """A petition as sentences name it."""
        return called(self.session, row)

    def begin_row(self, table: str, **values: Any) -> int:
        """Add a row to a part at once, for petitions to name."""
        part, row = self.tables.parts[table], {self.tables.owner: self.id, **values}
        number: int = self.session.execute(
            insert(part).values(**row).returning(part.c.id)
        ).scalar_one()
        self.part(table)[number] = row | {"id": number}
        self._overwrote[table, number] = {"id": None}
        return number

    def carried_on(self, number: int) -> None:
        """Remember that a petition of a later day goes on with one of this day."""
        self._overwrote[_CARRIED, number] = {}
        self.kinds.add(Kind.VISIT)

    def finish(
        self,
        action: str,
        words: str,
        *,
        order_id: int | None = None,
        details: Mapping[str, object] | None = None,
    ) -> Changes[int]:
        """Save, leave the day's step, and one on every petition it wrote.

        Raises:
            StaleRecord: Another desk was faster.
        """
        done = super().finish(action, words, order_id=order_id, details=details)
        self._leave_steps()
        return done

    def save(self, last_step: str) -> None:
        """Write the day and its parts; petitions that were written get a new version."""
        if self._written:
            self.kinds.add(Kind.VISIT)
        super().save(last_step)

    def _leave_steps(self) -> None:
        if not self._written:
            return
        moment, operator = self.session.desk.clock.now(), self.session.desk.operator.id
        by_state: dict[str, list[int]] = {}
        for number in sorted(self._written):
            by_state.setdefault(self.row(VISITS.name, number)["state"], []).append(number)
        beside = json.dumps([[PUBLIC_DAY_STEPS.name, self.step_id, {}]])
        for state, numbers in by_state.items():
            words = persian_digits(f"{VISIT_STATES[state]} ({self.named})")
            self._say(numbers, words)
            step = {
                "at": moment,
                "operator_id": operator,
                "action": DAY_STEP,
                "words": words,
                "order_id": None,
                "overwrote": beside,
                "taken_back_at": None,
                "taken_back_by": None,
            }
            self.session.execute(
                insert(VISIT_STEPS), [{"visit_id": number, **step} for number in numbers]
            )

    def _say(self, numbers: Sequence[int], words: str) -> None:
        """Write the last step of petitions, and that they are not as they were read."""
        for number in numbers:
            visit_reminders_follow(self.session, self.part(VISITS.name)[number])
        self.session.execute(
            update(VISITS)
            .where(VISITS.c.id.in_(numbers))
            .values(
                version=VISITS.c.version + 1,
                last_step=words[:SHORT_LIMIT],
                last_step_at=self.session.desk.clock.now(),
            )
        )

    # -- the way back ------------------------------------------------------------------------

    def take_back(self) -> Changes[int]:
        """Take the newest step back, with what it wrote of petitions, letters and the programme.

        Raises:
            NotAllowed: Only the first step is left, or a petition, a letter or the entry in the
                programme went further since.
            StaleRecord: Another desk was faster.
        """
        last = self._steps_that_count()[-1]
        wrote = json.loads(last["overwrote"])
        self._hold_petitions([number for table, number, _ in wrote if table == VISITS.name])
        steps = {number: self._step_of(number, last["id"]) for number in sorted(self._touched)}
        done = super().take_back()
        for row in self.part(VISITS.name).values():
            if row["public_day_id"] == self.id:
                require_stands(row, self.record)
        for number, (own, words) in steps.items():
            self._say([number], words)
            self.session.execute(
                update(VISIT_STEPS)
                .where(VISIT_STEPS.c.id == own)
                .values(
                    taken_back_at=self.session.desk.clock.now(),
                    taken_back_by=self.session.desk.operator.id,
                )
            )
        return Changes(done.value, done.kinds | self.kinds)

    def _hold_petitions(self, numbers: Sequence[int]) -> None:
        """Hold the petitions a step wrote, those that left for another day too."""
        self._touched = set(numbers)
        own = self.part(VISITS.name)
        missing = sorted(set(numbers) - own.keys())
        if missing:
            rows = self.session.execute(
                select(VISITS)
                .where(VISITS.c.id.in_(missing))
                .order_by(VISITS.c.id)
                .with_for_update()
            )
            own |= {row["id"]: dict(row) for row in rows.mappings()}

    def _step_of(self, visit_id: int, step_id: int) -> tuple[int, str]:
        """A petition's own trace of a step of the day, and what was said of it before.

        Raises:
            NotAllowed: It went further since.
        """
        steps = VISIT_STEPS
        rows = self.session.execute(
            select(steps.c.id, steps.c.action, steps.c.overwrote, steps.c.words)
            .where(
                steps.c.visit_id == visit_id,
                steps.c.taken_back_at.is_(None),
                steps.c.action.not_in(sorted(FILE_STEPS)),
            )
            .order_by(steps.c.id.desc())
            .limit(2)
        ).all()
        is_ours = bool(rows) and rows[0].action == DAY_STEP
        if not is_ours or json.loads(rows[0].overwrote)[0][1] != step_id:
            row = self.part(VISITS.name)[visit_id]
            raise NotAllowed(GONE_ON.format(whom=called(self.session, row)))
        return rows[0].id, rows[1].words if len(rows) > 1 else ""

    def _restore(self, table: str, number: int, values: dict[str, Any]) -> None:
        if table == _CARRIED:
            self._withdraw_carried(number)
        else:
            super()._restore(table, number, values)
        if table == VISITS.name:
            self.kinds.add(Kind.VISIT)

    def _withdraw_carried(self, visit_id: int) -> None:
        """Give a petition of a later day up; its number stays its own."""
        found = self.session.execute(select(VISITS).where(VISITS.c.id == visit_id)).mappings()
        row = dict(found.one())
        if row["state"] == VisitState.WITHDRAWN.value:
            return
        if row["state"] != VisitState.COLLECTED.value:
            raise NotAllowed(GONE_ON.format(whom=called(self.session, row)))
        why = "بردن به روز بعد پس گرفته شد."
        self.kinds |= withdraw(self.session, visit_id, row["version"], why).kinds


def called(session: OfficeSession, row: Mapping[str, Any]) -> str:
    """A petition as sentences name it; what is above the clearance by its number alone."""
    hidden = row["classification"] > session.desk.operator.clearance
    named = row["number"] if hidden else f"«{row['visitor_name']}» ({row['number']})"
    return persian_digits(named)


def in_turn(row: Mapping[str, Any]) -> tuple[bool, int, int]:
    """The order of petitions: by their turn, those without one after them as they came."""
    return row["turn"] is None, row["turn"] or 0, row["id"]


def seen_day(session: OfficeSession, day_id: int) -> dict[str, Any]:
    """A public day's columns.

    Raises:
        NotFound: There is none.
    """
    return DAY_TABLES.seen(session, day_id)


def take_public_day_step_back(session: OfficeSession, day_id: int, version: int) -> Changes[int]:
    """Take the newest deed on a public day back, with what it wrote of its petitions.

    Raises:
        NotAllowed: Only the planning is left, or something it wrote went further since.
        NotFound, StaleRecord: As for every deed.
    """
    return PublicDayDeed(session, day_id, version).take_back()
