"""Entries from the calendars of others: proved one by one, the same one known again by its UID.

An entry that came before and was changed there is changed here; one that was cancelled there is
cancelled. Whatever clashes, or cannot be read, is refused with its reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from operator import attrgetter
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from sqlalchemy import or_, select

from app.access import Right, require, require_may_classify
from app.agenda import EventDraft, EventState
from app.agenda.calendar_files import items_of
from app.agenda.calendar_items import (
    OWN_UIDS,
    CalendarItem,
    CalendarStatus,
)
from app.agenda.checking import clashes_of
from app.agenda.requesting import checked_draft
from app.agenda.rules import agenda_rules
from app.agenda.sheets import event_draft
from app.agenda.states import PLANNED
from app.agenda.tables import EVENTS
from app.agenda.texts import EVENT_STATES
from app.changes import Kind
from app.clock import to_tehran
from app.errors import AppError, InvalidFields, InvalidInput
from app.exchange.event_drafts import changed_draft, draft_of_item, item_as_here, stands_so
from app.exchange.rows import FieldCell, Plan, Refusal, Repeated, Source, SourceRow, refusal
from app.jalali import clock_text, jalali_text
from app.progress import Progress
from app.session import OfficeSession
from app.text import persian_digits

LARGEST_FILE: Final = 20_000_000

#: Of a name in a sentence.
_LONGEST_NAME: Final = 60

#: What a row of the file is called.
UNIT: Final = "رویداد"

_NOT_HERE: Final = "در آن تقویم لغو شده است و اینجا نیست."
_SAME: Final = "در تقویم برنامه‌ها همین است."
_HIDDEN: Final = "شناسه آن از آن برنامه دیگری است."
_TWICE: Final = "همان {} {} است."


@dataclass(frozen=True)
class CalendarRow(SourceRow):
    """An event of a file; without an item it cannot be read."""

    item: CalendarItem | None = None


@dataclass(frozen=True)
class PlannedEvent:
    """An event proved.

    Attributes:
        event_id: The entry it changes; None of a new one.
        version: Of that entry, as it was read.
    """

    row: int
    item: CalendarItem
    draft: EventDraft
    event_id: int | None = None
    version: int = 0


# -- the file ----------------------------------------------------------------------------------


def read_calendar_file(path: Path, today: date) -> Source:
    """Read a calendar file.

    Args:
        path: Of the file.
        today: From when what repeats is spread out over a year.

    Raises:
        InvalidInput: It cannot be read, or holds no event.
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise InvalidInput("file", "این پرونده بزرگ‌تر از آن است که باز شود.")
        content = path.read_bytes()
    except OSError as error:
        raise InvalidInput("file", f"پرونده «{path.name}» خوانده نشد.") from error
    return calendar_source(content, path.name, today)


def calendar_source(content: bytes, name: str, today: date) -> Source:
    """The events of a calendar file as rows.

    Raises:
        InvalidInput: It cannot be read, or holds no event.
    """
    from app.agenda.calendar_reading import read_calendar

    rows = tuple(
        CalendarRow(one.number, tuple(_cells(one.name, one.item)), one.problem, one.item)
        for one in read_calendar(content, name, today)
    )
    return Source(name, rows, unit=UNIT)


def _cells(name: str, item: CalendarItem | None) -> Iterator[FieldCell]:
    yield FieldCell("subject", "موضوع", name)
    if item is not None:
        yield FieldCell("starts_at", "آغاز", moment_text(item.starts_at))
        yield FieldCell("ends_at", "پایان", moment_text(item.ends_at))
        yield FieldCell("place", "جا", item.place)


def moment_text(moment: datetime) -> str:
    """A moment as the rows of a report show it."""
    local = to_tehran(moment)
    return f"{jalali_text(local.date())} {clock_text(local.time())}"


# -- proving -----------------------------------------------------------------------------------


def plan_events(
    session: OfficeSession,
    source: Source,
    *,
    override_reason: str = "",
    progress: Progress | None = None,
) -> Plan[PlannedEvent]:
    """Prove every event of a calendar as an entry; nothing is written.

    Args:
        session: Where to ask.
        source: The file.
        override_reason: Why events may stand although they clash; needs the right to.
        progress: Told of each event.

    Raises:
        NotAllowed: The operator may not plan.
        Cancelled: By `progress`.
    """
    require(session.desk.operator, Right.PLAN_AGENDA)
    rows = [row for row in source.rows if isinstance(row, CalendarRow)]
    proof = _Proof(session, source, override_reason, _known(session, rows))
    for row in (progress or Progress()).through("بررسی رویدادها", proof.in_order(rows)):
        proof.row(row)
    by_row = attrgetter("row")
    return Plan(
        kind=Kind.EVENT,
        source=source,
        of=len(rows),
        taken=tuple(proof.taken),
        amended=tuple(proof.amended),
        repeated=tuple(sorted(proof.repeated, key=by_row)),
        refusals=tuple(sorted(proof.refusals, key=by_row)),
    )


def _known(session: OfficeSession, rows: Sequence[CalendarRow]) -> dict[str, dict[str, Any]]:
    """The entries that have these UIDs already, ours that came home among them."""
    uids = [row.item.uid for row in rows if row.item is not None]
    found: dict[str, dict[str, Any]] = {}
    for start in range(0, len(uids), 300):
        part = uids[start : start + 300]
        keys = {key: uid for uid in part for key in (_own_key(uid),) if key is not None}
        known = session.execute(
            select(EVENTS).where(
                or_(EVENTS.c.calendar_uid.in_(part), EVENTS.c.request_key.in_(list(keys)))
            )
        )
        for row in known.mappings():
            uid = row["calendar_uid"] or keys.get(row["request_key"], "")
            found[uid] = dict(row)
    return found


def _own_key(uid: str) -> UUID | None:
    if not uid.endswith(OWN_UIDS):
        return None
    try:
        return UUID(uid.removesuffix(OWN_UIDS))
    except ValueError:
        return None


class _Proof:
    """The events of a file, held against the programme and each other."""

    def __init__(
        self,
        session: OfficeSession,
        source: Source,
        override_reason: str,
        known: Mapping[str, dict[str, Any]],
    ) -> None:
        self._session, self._source, self._known = session, source, known
        self._override = override_reason
        self._gap = timedelta(minutes=agenda_rules(session).gap)
        self._seen: dict[str, int] = {}
        #: Entries whose old time is free once this file is written.
        self._given_up: set[int] = set()
        self.taken: list[PlannedEvent] = []
        self.amended: list[PlannedEvent] = []
        self.repeated: list[Repeated] = []
        self.refusals: list[Refusal] = []

    def in_order(self, rows: Sequence[CalendarRow]) -> list[CalendarRow]:
        """As they are written: what is cancelled makes room for the moved, both for new ones."""
        first: dict[str, CalendarItem] = {}
        for row in rows:
            if row.item is not None:
                first.setdefault(row.item.uid, row.item)

        def turn(row: CalendarRow) -> int:
            if row.item is None or row.item.uid not in self._known:
                return 2
            return 0 if first[row.item.uid].status is CalendarStatus.CANCELLED else 1

        return sorted(rows, key=turn)

    def row(self, row: CalendarRow) -> None:
        """Prove one event."""
        item = row.item
        if item is None:
            self._refuse(row, "", row.problem)
            return
        first = self._seen.setdefault(item.uid, row.number)
        if first != row.number:
            self._repeat(row, item, persian_digits(_TWICE.format(UNIT, first)))
            return
        there = self._known.get(item.uid)
        if there is None:
            self._new(row, item)
        elif there["classification"] > self._session.desk.operator.clearance:
            self._refuse(row, "", _HIDDEN)
        else:
            self._again(row, item, there)

    def _new(self, row: CalendarRow, item: CalendarItem) -> None:
        if item.status is CalendarStatus.CANCELLED:
            self._repeat(row, item, _NOT_HERE)
            return
        draft = self._proved(row, draft_of_item(item, self._override), None)
        if draft is not None:
            self.taken.append(PlannedEvent(row.number, item, draft))

    def _again(self, row: CalendarRow, item: CalendarItem, there: dict[str, Any]) -> None:
        """An entry that came before, or went out from here."""
        own = None if there["starts_at"] is None else items_of(self._session, [there])[0]
        if own is not None:
            item = item_as_here(item, own)
            if stands_so(item, own):
                self._repeat(row, item, _SAME)
                return
        state = EventState(there["state"])
        if state not in PLANNED:
            words = f"برنامه {there['number']} در وضعیت «{EVENT_STATES[state]}» است و عوض نمی‌شود."
            self._refuse(row, "", persian_digits(words))
            return
        draft = changed_draft(event_draft(self._session, there["id"]), item, own, self._override)
        if item.status is not CalendarStatus.CANCELLED:
            proved = self._proved(row, draft, there["id"])
            if proved is None:
                return
            draft = proved
        is_off = item.status is CalendarStatus.CANCELLED
        if is_off or item.starts_at >= there["ends_at"] or item.ends_at <= there["starts_at"]:
            self._given_up.add(there["id"])
        self.amended.append(PlannedEvent(row.number, item, draft, there["id"], there["version"]))

    def _proved(
        self, row: CalendarRow, draft: EventDraft, event_id: int | None
    ) -> EventDraft | None:
        """An entry as its form would take it, or None after saying why not."""
        session = self._session
        try:
            require_may_classify(session.desk.operator, draft.classification)
            checked = checked_draft(session, draft)
            clashes = [
                one
                for one in clashes_of(session, checked, event_id)
                if one.blocks and one.entry_id not in self._given_up
            ]
        except InvalidFields as error:
            for problem in error.problems:
                self._refuse(row, problem.field, problem.message)
            return None
        except AppError as error:
            self._refuse(row, "", error.message)
            return None
        if self._override and session.desk.operator.may(Right.OVERRIDE_CLASHES):
            return checked
        words = [clash.words for clash in clashes] or self._within_file(checked)
        for sentence in words:
            self._refuse(row, "", sentence)
        return None if words else checked

    def _within_file(self, draft: EventDraft) -> list[str]:
        """What of the file itself an event would run into."""
        when = draft.when
        if when is None or not draft.with_governor:
            return []
        for other in (*self.taken, *self.amended):
            theirs = other.draft.when
            if theirs is None or other.draft.tentative or not other.draft.with_governor:
                continue
            if other.item.status is CalendarStatus.CANCELLED:
                continue
            early = theirs.ends_at + self._gap <= when.starts_at
            late = when.ends_at + self._gap <= theirs.starts_at
            if not early and not late:
                return [persian_digits(f"با {UNIT} {other.row} همین پرونده تداخل دارد.")]
        return []

    def _refuse(self, row: CalendarRow, field: str, reason: str) -> None:
        said = f"«{_short(name)}»: {reason}" if (name := _name_of(row)) else reason
        self.refusals.append(refusal(Kind.EVENT, row.number, field, said))

    def _repeat(self, row: CalendarRow, item: CalendarItem, reason: str) -> None:
        self.repeated.append(Repeated(row.number, item.subject, reason))


def _name_of(row: CalendarRow) -> str:
    """What an event is called in its file."""
    return next((str(one.cell) for one in row.cells if one.field == "subject"), "")


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]} …"
