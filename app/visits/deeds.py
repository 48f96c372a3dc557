"""A deed on a visit as one step, daily or of a public day, and what follows it elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from app.access import Right
from app.agenda.tables import EVENTS
from app.changes import Changes, Kind
from app.deed_tables import DeedTables
from app.errors import NotAllowed
from app.folder import follow_record
from app.orders import follow_source
from app.record_deed import RecordDeed
from app.session import OfficeSession
from app.visits.cards import card_of_visit, visit_sheet_card
from app.visits.keys import visit_search_key
from app.visits.on_day import DAY_STEP, OF_DAY, day_of, require_stands
from app.visits.reminded import visit_reminders_follow
from app.visits.states import VisitState, require_transition
from app.visits.steps import CARRIED, IMPORTED, RECEIVED
from app.visits.tables import ATTEMPTS, VISIT_STEPS, VISITS
from app.visits.undoing import STEP, undo_elsewhere

MISSING: Final = "این ملاقات در دفتر یافت نشد."
NOT_UNDONE: Final = "ثبت ملاقات برگشت‌پذیر نیست، چون شماره گرفته است؛ می‌توانید انصراف او را بنویسید."

#: What orders, folder and reminders show of it.
_SHOWN_ELSEWHERE: Final = (
    "number",
    "subject",
    "visitor_name",
    "post",
    "organisation",
    "phone",
    "classification",
)

VISIT_TABLES: Final = DeedTables(
    kind=Kind.VISIT,
    record=VISITS,
    steps=VISIT_STEPS,
    owner="visit_id",
    parts={ATTEMPTS.name: ATTEMPTS},
    missing=MISSING,
    first_steps=frozenset({RECEIVED, CARRIED, IMPORTED}),
    not_undone=NOT_UNDONE,
)


def seen_visit(session: OfficeSession, visit_id: int) -> dict[str, Any]:
    """A visit's columns, if this operator may see it.

    Raises:
        NotFound: There is no such visit for him.
    """
    return VISIT_TABLES.seen(session, visit_id)


class VisitDeed(RecordDeed):
    """One deed on one visit, from the version that was read to the step it leaves."""

    tables = VISIT_TABLES

    def __init__(
        self,
        session: OfficeSession,
        record_id: int,
        version: int,
        *,
        right: Right | None = Right.RECEIVE_VISITS,
    ) -> None:
        """Hold a visit as the desk read it; as for every record's deed."""
        super().__init__(session, record_id, version, right=right)

    @property
    def state(self) -> VisitState:
        """Where it stands now."""
        return VisitState(self.record["state"])

    @property
    def named(self) -> str:
        """The visit as sentences name it."""
        return f"ملاقات {self.record['number']}"

    def search_key(self) -> str:
        """What the visit is found by from now on."""
        return visit_search_key(self.record)

    def move(self, wanted: VisitState, **values: Any) -> None:
        """Lead the visit to another state.

        Raises:
            NotAllowed: Its life has no such step.
        """
        require_transition(self.record["number"], self.state, wanted)
        self.set(state=wanted.value, **values)

    def saved(self) -> None:
        """Let orders, folder sheets and reminders say what the visit says now."""
        if any(self.record[name] != self.before[name] for name in _SHOWN_ELSEWHERE):
            follow_source(self.session, card_of_visit(self.record))
            follow_record(self.session, visit_sheet_card(self.record))
            self.kinds |= {Kind.ORDER, Kind.FOLDER}
        visit_reminders_follow(self.session, self.record)

    def take_back(self) -> Changes[int]:
        """Take the newest step back; what a public day left is taken back there.

        Raises:
            NotAllowed: A public day left it, or has gone on since, or as for every record.
            StaleRecord: Another desk was faster.
        """
        if self._steps_that_count()[-1]["action"] == DAY_STEP:
            raise NotAllowed(OF_DAY)
        # The day before its petition, as a deed on the day holds them.
        day_of(self.session, self.record)
        done = super().take_back()
        day = day_of(self.session, self.record)
        if day is not None:
            require_stands(self.record, day)
        return done

    def hold_event(self, event_id: int, step_id: int) -> None:
        """Remember the step this deed left on the entry of its time, to be taken back with it."""
        self._overwrote[EVENTS.name, event_id] = {STEP: step_id}
        self.kinds.add(Kind.EVENT)

    def _restore(self, table: str, number: int, values: dict[str, Any]) -> None:
        # What happened to its entry is undone by the entry's own deed.
        if table != EVENTS.name:
            super()._restore(table, number, values)

    def undone(self, step: Mapping[str, Any]) -> None:
        """Undo what a step did elsewhere: its order, its telling, its time, its sheet."""
        self.kinds |= undo_elsewhere(self.session, self.record, step)
