"""A deed on an entry as one step: what it wrote, what that wrote over, and the way back.

An entry with all its parts is one whole with one version: whoever read it before another desk's
deed is told so. What a deed does to the parts is written when it is finished, after whose time it
takes was locked, so that two desks never wait for each other in a circle.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import delete, insert, select, update

from app import journal
from app.access import Right, require, require_clearance
from app.agenda.cards import card_of_event, event_sheet_card
from app.agenda.drafts import ResourceUse
from app.agenda.keys import event_search_key
from app.agenda.reminded import event_reminders_follow
from app.agenda.states import EventState, require_transition
from app.agenda.tables import EVENTS, PARTS, STEPS
from app.agenda.timing import (
    TIME,
    book,
    comes,
    hold_of,
    holds_time,
    require_bookable,
    take_time,
    uses_of,
)
from app.attachments import before_move
from app.changes import Changes, Kind, changed
from app.database import STALE
from app.errors import NotFound, StaleRecord
from app.folder import follow_record
from app.orders import follow_source
from app.overwriting import overwritten
from app.session import OfficeSession
from app.text import SHORT_LIMIT, persian_digits, search_key

MISSING: Final = "این برنامه در دفتر یافت نشد."

#: The steps an entry begins with; a number once given is cancelled, not undone.
REQUESTED: Final = "request_event"
REPEATED: Final = "repeat_event"
FIRST_STEPS: Final = frozenset({REQUESTED, "import_event", REPEATED})

#: The step that made an entry the first of a series.
MADE_SERIES: Final = "make_series"

#: Putting files on an entry and off it is undone by its own deed; taking back passes it over.
FILE_STEPS: Final = frozenset({"attach_file", "detach_file"})

#: What is kept beside a step of the rooms, vehicles and deputies that were booked before it.
USES: Final = "uses"

#: Columns of an entry its bookings follow, besides its time and whether it holds it.
_BOOKED_BY: Final = ("with_governor", "stand_in_id")

#: By what an entry stands although something is in the way.
_STANDS_BY: Final = ("override_reason", "overridden", "overridden_by", "overridden_at")

#: What orders on an entry show of it.
_SHOWN_ELSEWHERE: Final = ("number", "subject", "classification")


def seen_event(session: OfficeSession, event_id: int) -> dict[str, Any]:
    """An entry's columns, if this operator may see it.

    Raises:
        NotFound: There is no such entry for him.
    """
    row = session.execute(select(EVENTS).where(EVENTS.c.id == event_id)).mappings().first()
    if row is None:
        raise NotFound(MISSING)
    require_clearance(session.desk.operator, row["classification"], MISSING)
    return dict(row)


def parts_of(session: OfficeSession, table: str, event_id: int) -> dict[int, dict[str, Any]]:
    """The rows of one kind that are part of an entry, by id, in their order."""
    part = PARTS[table]
    order = (part.c.place, part.c.id) if "place" in part.c else (part.c.id,)
    rows = session.execute(select(part).where(part.c.event_id == event_id).order_by(*order))
    return {row["id"]: dict(row) for row in rows.mappings()}


class EventDeed:
    """One deed on one entry, from the version that was read to the step it leaves."""

    def __init__(
        self,
        session: OfficeSession,
        event_id: int,
        version: int,
        *,
        right: Right | None = Right.PLAN_AGENDA,
    ) -> None:
        """Hold an entry as the desk read it.

        Args:
            session: The transaction.
            event_id: Which.
            version: As read.
            right: What the deed needs; None where whoever calls has asked his own.

        Raises:
            NotAllowed: The operator may not.
            NotFound: There is no such entry for him.
            StaleRecord: Another desk did something since.
        """
        if right is not None:
            require(session.desk.operator, right)
        self.session = session
        self.event = seen_event(session, event_id)
        if self.event["version"] != version:
            raise StaleRecord(STALE)
        self.before = dict(self.event)
        self.kinds = {Kind.EVENT}
        self._parts: dict[str, dict[int, dict[str, Any]]] = {}
        self._added: list[tuple[str, dict[str, Any]]] = []
        self._removed: list[tuple[str, int]] = []
        self._beside: list[tuple[int, dict[str, Any]]] = []
        self._overwrote: dict[tuple[str, int], dict[str, Any]] = {}
        self.attendees = self.part("event_attendees")
        self.uses = uses_of(session, self.event, self.attendees.values())
        self._used_before = self.uses
        self._attended_before = self._attended()

    @property
    def id(self) -> int:
        """Of the entry."""
        number: int = self.event["id"]
        return number

    @property
    def state(self) -> EventState:
        """Where it stands now."""
        return EventState(self.event["state"])

    @property
    def named(self) -> str:
        """The entry as sentences name it."""
        return f"برنامه {self.event['number']}"

    def part(self, table: str) -> dict[int, dict[str, Any]]:
        """The rows of one kind that are part of the entry, as the deed leaves them."""
        if table not in self._parts:
            self._parts[table] = parts_of(self.session, table, self.id)
        return self._parts[table]

    def row(self, table: str, number: int, missing: str) -> dict[str, Any]:
        """One row of a part.

        Raises:
            NotFound: It is none of this entry's.
        """
        rows = self.part(table)
        if number not in rows:
            raise NotFound(missing)
        return rows[number]

    def set(self, **values: Any) -> None:
        """Write columns of the entry."""
        self._remember("events", self.event, values)
        self.event.update(values)

    def move(self, wanted: EventState, **values: Any) -> None:
        """Lead the entry to another state.

        Raises:
            NotAllowed: Its life has no such step.
        """
        require_transition(self.event["number"], self.state, wanted)
        self.set(state=wanted.value, **values)

    def set_row(self, table: str, number: int, **values: Any) -> None:
        """Write columns of a row of a part."""
        row = self.part(table)[number]
        self._remember(table, row, values)
        row.update(values)

    def add_row(self, table: str, **values: Any) -> dict[str, Any]:
        """Add a row to a part; it has its id when the deed is finished."""
        rows = self.part(table)
        row = {"event_id": self.id, **values}
        rows[-1 - len(self._added)] = row
        self._added.append((table, row))
        return row

    def remove_row(self, table: str, number: int) -> None:
        """Take a row from a part."""
        row = self.part(table).pop(number)
        before = self._overwrote.pop((table, number), {})
        self._overwrote[table, number] = row | before
        self._removed.append((table, number))

    def move_file(self, number: int, *, onto: bool) -> None:
        """Remember that the deed puts a file onto the entry or off it, to be taken back."""
        self._overwrote["attachments", number] = {**before_move(self.session, onto=onto)}

    def set_beside(self, number: int, before: Mapping[str, Any], **values: Any) -> None:
        """Write columns of another entry when this deed is finished.

        Its version stays: a mark is no deed of a person, and makes nobody's form stale.
        """
        self._overwrote.setdefault((EVENTS.name, number), dict(before))
        self._beside.append((number, values))

    def _remember(self, table: str, row: Mapping[str, Any], values: Mapping[str, Any]) -> None:
        before = self._overwrote.setdefault((table, row["id"]), {})
        for name in values:
            before.setdefault(name, row[name])

    def _in_order(self) -> list[dict[str, Any]]:
        return sorted(self.attendees.values(), key=lambda row: row["place"])

    def _attended(self) -> list[tuple[int | None, str]]:
        return [(row["contact_id"], row["role"]) for row in self.attendees.values() if comes(row)]

    @property
    def books_anew(self) -> bool:
        """Whether what the deed changed changes whose time is taken, or when."""
        return (
            self._books_things_anew
            or any(self.event[name] != self.before[name] for name in _BOOKED_BY)
            or self._attended() != self._attended_before
        )

    @property
    def _books_things_anew(self) -> bool:
        """Whether rooms, vehicles and deputies are taken that were not, or at another time."""
        return (
            any(self.event[name] != self.before[name] for name in TIME)
            or hold_of(self.event) != hold_of(self.before)
            or self.uses != self._used_before
        )

    def use(self, uses: tuple[ResourceUse, ...]) -> None:
        """Say which rooms, vehicles and deputies the entry needs from now on."""
        self.uses = tuple(sorted(uses, key=lambda one: one.resource_id))

    def take_time(self, override_reason: str = "") -> None:
        """Prove the time the entry shall have free, and hold whose time it is.

        Raises:
            Clashing: Something stands in the way; nothing was written.
            InvalidFields: A room or vehicle is not booked any more.
        """
        if not holds_time(self.event):
            return
        if self._books_things_anew:
            require_bookable(self.session, self.uses)
        people = self.attendees.values()
        self.set(**take_time(self.session, self.event, people, self.uses, override_reason))

    def keep_time(self) -> None:
        """Prove its time again by the reason it stood by, which covers nothing that is new.

        Raises:
            Clashing: Something stands in the way that reason was not given for.
        """
        stood = {name: self.event[name] for name in _STANDS_BY}
        self.take_time(stood["override_reason"])
        before, now = stood["overridden"], self.event["overridden"]
        if set(now.splitlines()) - set(before.splitlines()):
            self.take_time()
        elif now == before:
            self.set(**stood)

    def finish(
        self,
        action: str,
        words: str,
        *,
        order_id: int | None = None,
        details: Mapping[str, object] | None = None,
    ) -> Changes[int]:
        """Save what was written, leave the step and say it in the journal.

        Raises:
            StaleRecord: Another desk was faster.
        """
        said = persian_digits(words)
        self.save(said)
        row = step_row(self.session, self.id, action, said, order_id=order_id)
        row["overwrote"] = overwritten(self._overwrote)
        self.session.execute(insert(STEPS).values(**row))
        self.note(action, said, details)
        return changed(self.id, *self.kinds)

    def note(self, action: str, words: str, details: Mapping[str, object] | None = None) -> None:
        """Say a deed in the journal, as secret as the entry is or was."""
        journal.note(
            self.session,
            Kind.EVENT,
            self.id,
            action,
            words,
            details=details,
            classification=max(self.event["classification"], self.before["classification"]),
        )

    def save(self, last_step: str) -> None:
        """Write the entry and its parts over the version that was read."""
        anew = self.books_anew
        version = self.event["version"]
        self.event |= {
            "last_step": last_step[:SHORT_LIMIT],
            "last_step_at": self.session.desk.clock.now(),
            "number_key": search_key(self.event["number"]),
            "search_key": event_search_key(self.event, self._in_order()),
            "version": version + 1,
        }
        written = {name: value for name, value in self.event.items() if value != self.before[name]}
        saved = self.session.execute(
            update(EVENTS)
            .where(EVENTS.c.id == self.id, EVENTS.c.version == version)
            .values(written)
            .returning(EVENTS.c.id)
        ).scalar()
        if saved is None:
            raise StaleRecord(STALE)
        self._save_parts()
        if anew:
            if self.uses != self._used_before:
                before = [[one.resource_id, one.quantity] for one in self._used_before]
                self._overwrote[USES, 0] = {USES: before}
            book(self.session, self.event, self.attendees.values(), self.uses)
        if any(self.event[name] != self.before[name] for name in _SHOWN_ELSEWHERE):
            follow_source(self.session, card_of_event(self.event))
            self.kinds.add(Kind.ORDER)
            follow_record(self.session, event_sheet_card(self.event))
        event_reminders_follow(self.session, self.event)

    def _save_parts(self) -> None:
        for number, values in self._beside:
            self.session.execute(update(EVENTS).where(EVENTS.c.id == number).values(values))
        for table, number in list(self._overwrote):
            row = self._parts.get(table, {}).get(number)
            if row is not None:
                values = {name: row[name] for name in self._overwrote[table, number]}
                part = PARTS[table]
                self.session.execute(update(part).where(part.c.id == number).values(values))
        for table, row in self._added:
            part = PARTS[table]
            number = self.session.execute(
                insert(part).values(**row).returning(part.c.id)
            ).scalar_one()
            row["id"] = number
            # It was not there before, and goes when the deed is taken back.
            self._overwrote[table, number] = {"id": None}
        # After what was added: SQLite would give a new row the id of one that just went.
        for table, number in self._removed:
            self.session.execute(delete(PARTS[table]).where(PARTS[table].c.id == number))


def step_row(
    session: OfficeSession,
    event_id: int,
    action: str,
    words: str,
    *,
    order_id: int | None = None,
) -> dict[str, Any]:
    """The columns of a step taken at this desk now."""
    return {
        "event_id": event_id,
        "at": session.desk.clock.now(),
        "operator_id": session.desk.operator.id,
        "action": action,
        "words": words,
        "order_id": order_id,
        "overwrote": "[]",
        "taken_back_at": None,
        "taken_back_by": None,
    }


def standing_steps(session: OfficeSession, event_id: int) -> list[dict[str, Any]]:
    """The steps of an entry that were not taken back, oldest first."""
    rows = session.execute(
        select(STEPS)
        .where(STEPS.c.event_id == event_id, STEPS.c.taken_back_at.is_(None))
        .order_by(STEPS.c.id)
    ).mappings()
    return [dict(row) for row in rows]
