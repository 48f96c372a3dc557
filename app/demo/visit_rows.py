"""Visits as rows: what the services would have left of each, gathered and written table by table.

Every column comes from the services' own functions; only the statements are gathered. Each step
keeps what it wrote over, so that it can be taken back as if it had been played.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from sqlalchemy import insert, text

from app import journal
from app.access import SignedIn
from app.changes import Kind
from app.demo.playing import sit_down
from app.jalali import to_jalali
from app.numbering import VISITS as SERIES
from app.numbering import written
from app.overwriting import overwritten
from app.session import OfficeSession
from app.text import SHORT_LIMIT, persian_digits, search_key
from app.visits import (
    Satisfaction,
    TellChannel,
    TellDraft,
    TellOutcome,
    VisitDraft,
    VisitState,
    visit_rules,
)
from app.visits.deeds import VISIT_TABLES
from app.visits.keys import visit_search_key
from app.visits.on_day import DAY_STEP
from app.visits.proving import checked_visit
from app.visits.receiving import content, first_columns, first_words
from app.visits.states import require_transition
from app.visits.steps import RECEIVED, TOLD
from app.visits.tables import (
    ATTEMPTS,
    PUBLIC_DAY_STEPS,
    VISIT_STEPS,
    VISITS,
)
from app.visits.texts import TELL_CHANNELS, TELL_OUTCOMES, VISIT_STATES
from models.base import table_of
from models.office import SeriesYear

_COUNTERS: Final = table_of(SeriesYear)

#: Visits of one statement.
AT_ONCE: Final = 1000


@dataclass
class VisitRows:
    """Gathers the visits of past years.

    Attributes:
        operator: Who receives them all.
    """

    session: OfficeSession
    operator: SignedIn
    made: int = 0
    _attempts: int = 0
    _serials: defaultdict[int, int] = field(default_factory=lambda: defaultdict(int))
    _rows: dict[Any, list[dict[str, Any]]] = field(init=False)
    _format: str = field(init=False)

    def __post_init__(self) -> None:
        self._rows = {table: [] for table in (VISITS, ATTEMPTS, VISIT_STEPS)}
        self._format = visit_rules(self.session).number

    def at(self, moment: datetime) -> None:
        """Let it be that moment."""
        sit_down(self.session, self.operator, moment)

    def receive(self, moment: datetime, draft: VisitDraft) -> Life:
        """Begin a visit; it takes its number, so they come in the order of time."""
        self.at(moment)
        session = self.session
        checked = checked_visit(session, draft)
        visit = content(checked) | first_columns(session, checked.draft)
        year, month, _day = to_jalali(session.desk.clock.today())
        self._serials[year] += 1
        self.made += 1
        serial = self._serials[year]
        number = written(self._format, year, serial, month=month)
        visit |= {"id": self.made, "year": year, "serial": serial, "number": number}
        visit |= {"number_key": search_key(number)}
        words = persian_digits(first_words(visit))
        visit["last_step"] = words[:SHORT_LIMIT]
        step = VISIT_TABLES.step_row(session, self.made, RECEIVED, words)
        journal.note(
            session,
            Kind.VISIT,
            self.made,
            RECEIVED,
            words,
            details={"number": number, "subject": visit["subject"]},
            classification=visit["classification"],
        )
        return Life(self, visit, [step])

    def next_attempt(self) -> int:
        """The id of the next attempt to tell somebody."""
        self._attempts += 1
        return self._attempts

    def keep(self, life: Life) -> None:
        """Take a visit that is over."""
        self._rows[VISITS].append(life.visit | {"search_key": visit_search_key(life.visit)})
        self._rows[ATTEMPTS] += life.attempts
        self._rows[VISIT_STEPS] += life.steps
        if len(self._rows[VISITS]) >= AT_ONCE:
            self._write()

    def finish(self) -> None:
        """Write what is still kept back; let numbers and ids go on where these end."""
        self._write()
        for year, last in self._serials.items():
            counter = {"series": SERIES, "year": year, "last": last, "closed_at": None}
            self.session.execute(insert(_COUNTERS), [counter])
        if self.session.get_bind().dialect.name == "postgresql":
            for table, last in (("visits", self.made), ("visit_attempts", self._attempts)):
                if last:
                    going_on = f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), {last})"
                    self.session.execute(text(going_on))
            # Nobody counts the rows of a running transaction for the server's planner.
            self.session.execute(text("ANALYZE visits, visit_steps, visit_attempts"))

    def _write(self) -> None:
        for table, rows in self._rows.items():
            if rows:
                self.session.execute(insert(table), rows)
                rows.clear()
        entries = self.session.pending
        journal.chain(self.session, entries)
        entries.clear()


@dataclass
class Life:
    """One visit, as its deeds leave it one after the other."""

    rows: VisitRows
    visit: dict[str, Any]
    steps: list[dict[str, Any]]
    attempts: list[dict[str, Any]] = field(default_factory=list)

    @property
    def state(self) -> VisitState:
        """Where it stands."""
        return VisitState(self.visit["state"])

    def do(self, at: datetime, action: str, words: str, **values: Any) -> None:
        """A deed of its own.

        Args:
            at: When.
            action: What it is called.
            words: What is said of it.
            **values: The columns it writes.
        """
        self.rows.at(at)
        wrote = self._write(values)
        said = persian_digits(words)
        self._step(action, said, overwritten(wrote))
        self._say(action, said)

    def tell(self, at: datetime, draft: TellDraft) -> None:
        """An attempt to tell him what came of it."""
        self.rows.at(at)
        number = self.rows.next_attempt()
        attempt = {
            "id": number,
            "visit_id": self.visit["id"],
            "at": at,
            "operator_id": self.rows.operator.id,
            "channel": draft.channel.value,
            "outcome": draft.outcome.value,
            "words": draft.words,
        }
        self.attempts.append(attempt)
        values: dict[str, Any] = {
            "attempts": self.visit["attempts"] + 1,
            "last_attempt": draft.outcome.value,
        }
        if draft.outcome is TellOutcome.TOLD:
            values |= {"state": VisitState.TOLD.value, "told_at": at}
        if draft.satisfaction is not None:
            values["satisfaction"] = draft.satisfaction.value
        wrote = self._write(values) | {(ATTEMPTS.name, number): {"id": None}}
        said = f"{TELL_CHANNELS[draft.channel]}: {TELL_OUTCOMES[draft.outcome]}"
        said = persian_digits(f"{said}: {draft.words}" if draft.words else f"{said}.")
        self._step(TOLD, said, overwritten(wrote))
        self._say(TOLD, said)

    def follow(self, step_id: int, named: str, values: Mapping[str, Any]) -> None:
        """What a deed of its public day writes of it; the day's step keeps what that writes over.

        Args:
            step_id: Of the day's step.
            named: The day as sentences name it.
            values: The columns it writes.
        """
        self._write(values)
        words = persian_digits(f"{VISIT_STATES[self.visit['state']]} ({named})")
        self._step(DAY_STEP, words, json.dumps([[PUBLIC_DAY_STEPS.name, step_id, {}]]))

    def before(self, values: Mapping[str, Any]) -> dict[tuple[str, int], dict[str, Any]]:
        """What writing these columns writes over."""
        return {(VISITS.name, self.visit["id"]): {name: self.visit[name] for name in values}}

    def end(self) -> None:
        """Nothing more happens to it."""
        self.rows.keep(self)

    def _write(self, values: Mapping[str, Any]) -> dict[tuple[str, int], dict[str, Any]]:
        wrote = self.before(values)
        if values.get("state", self.visit["state"]) != self.visit["state"]:
            require_transition(self.visit["number"], self.state, VisitState(values["state"]))
        self.visit.update(values)
        return wrote

    def _step(self, action: str, said: str, wrote: str) -> None:
        session = self.rows.session
        step = VISIT_TABLES.step_row(session, self.visit["id"], action, said)
        self.steps.append(step | {"overwrote": wrote})
        self.visit |= {
            "last_step": said[:SHORT_LIMIT],
            "last_step_at": session.desk.clock.now(),
            "version": self.visit["version"] + 1,
        }

    def _say(self, action: str, said: str) -> None:
        secrecy = self.visit["classification"]
        session = self.rows.session
        journal.note(session, Kind.VISIT, self.visit["id"], action, said, classification=secrecy)


#: What those who were told said of it, one after the other.
SAID_OF_IT: Final = (Satisfaction.SATISFIED, None, Satisfaction.PARTLY, None, None,
                     Satisfaction.SATISFIED, Satisfaction.UNSATISFIED)  # fmt: skip


def told(place: int, words: str) -> TellDraft:
    """How somebody was told, and what he said of it, each place another way."""
    channel = (TellChannel.PHONE, TellChannel.IN_PERSON, TellChannel.PHONE, TellChannel.LETTER)
    return TellDraft(
        channel=channel[place % len(channel)],
        words=words,
        satisfaction=SAID_OF_IT[place % len(SAID_OF_IT)],
    )
