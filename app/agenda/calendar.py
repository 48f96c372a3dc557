"""What the calendar paints: the entries of some days, whose time they take, where they clash.

One question for the entries, one for their bookings (a year's take some more). What clashes among
the entries in sight is found in one sweep over each subject's time, without a question more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import combinations
from typing import Any, Final

from sqlalchemy import select

from app.access import Right, require
from app.agenda.bookings import BOOKINGS, EVENTS, RESOURCES
from app.agenda.busy import GOVERNOR, LONGEST
from app.agenda.days import checked_count
from app.agenda.office_days import day_span
from app.agenda.rows import CalendarEntry
from app.agenda.states import HOLDING, EventKind, EventState
from app.agenda.texts import BUSY
from app.marks import Classification
from app.session import OfficeSession

_HOLDING: Final = sorted(state.value for state in HOLDING)

#: Ids of one statement; more than a month's entries, so that a month is one question.
AT_ONCE: Final = 1000

_SHOWN: Final = (
    EVENTS.c.id,
    EVENTS.c.version,
    EVENTS.c.number,
    EVENTS.c.event_kind,
    EVENTS.c.state,
    EVENTS.c.subject,
    EVENTS.c.place,
    EVENTS.c.requester_name,
    EVENTS.c.organisation,
    EVENTS.c.starts_at,
    EVENTS.c.ends_at,
    EVENTS.c.all_day,
    EVENTS.c.classification,
    EVENTS.c.overridden,
    EVENTS.c.series_id,
    EVENTS.c.special,
    EVENTS.c.with_governor,
)


@dataclass(frozen=True)
class Held:
    """A stretch of a subject's time, and which entry takes it."""

    busy_from: datetime
    busy_to: datetime
    entry_id: int
    quantity: int = 1


@dataclass
class _Taken:
    """What one entry takes."""

    subjects: list[str] = field(default_factory=list)
    busy_from: datetime | None = None
    busy_to: datetime | None = None

    def add(self, subject: str, busy_from: datetime, busy_to: datetime) -> None:
        """Take a subject's time too."""
        self.subjects.append(subject)
        self.busy_from = min(busy_from, self.busy_from or busy_from)
        self.busy_to = max(busy_to, self.busy_to or busy_to)


def calendar_entries(
    session: OfficeSession, from_day: date, to_day: date, subjects: Collection[str] = ()
) -> list[CalendarEntry]:
    """The entries that have a moment in the days from a day to a day, both among them.

    Args:
        session: Who asks; entries above his clearance are «مشغول»: of them only the time is told,
            and in which columns it is taken.
        from_day: The first day.
        to_day: The last day.
        subjects: Only entries that book one of these; everything when empty.

    Returns:
        By their start; clashes are sought among all of them, before `subjects` chooses.

    Raises:
        NotAllowed: The operator may not see the programme.
        InvalidInput: The days are the wrong way round, or too many.
    """
    require(session.desk.operator, Right.READ_AGENDA)
    checked_count(from_day, to_day)
    span = day_span(from_day)[0], day_span(to_day)[1]
    rows = session.execute(
        select(*_SHOWN)
        .where(
            EVENTS.c.starts_at > span[0] - LONGEST,
            EVENTS.c.starts_at < span[1],
            EVENTS.c.ends_at > span[0],
            EVENTS.c.state.in_(_HOLDING),
        )
        .order_by(EVENTS.c.starts_at, EVENTS.c.id)
    ).all()
    taken, by_subject = _bookings(session, [row.id for row in rows])
    clashes = clashes_among(by_subject, _capacities(session, by_subject))
    clearance = session.desk.operator.clearance
    nothing, wanted = _Taken(), set(subjects)
    chosen = [
        (row, taken.get(row.id, nothing))
        for row in rows
        if not wanted or not wanted.isdisjoint(taken.get(row.id, nothing).subjects)
    ]
    is_any_hidden = any(row.classification > clearance for row, _ in chosen)
    drawn = wanted or (_columns(session) if is_any_hidden else frozenset())
    return [
        _entry(row, its, clashes.get(row.id, ()))
        if row.classification <= clearance
        else _hidden_entry(row, its, drawn)
        for row, its in chosen
    ]


def _columns(session: OfficeSession) -> set[str]:
    """Whoever and whatever can have a column of its own."""
    rows = session.execute(select(RESOURCES.c.id, RESOURCES.c.contact_id))
    return {f"r{row.id}" if row.contact_id is None else f"c{row.contact_id}" for row in rows}


def _bookings(
    session: OfficeSession, entries: Sequence[int]
) -> tuple[Mapping[int, _Taken], Mapping[str, list[Held]]]:
    """What each entry takes, and of each subject by whom it is taken."""
    taken: dict[int, _Taken] = defaultdict(_Taken)
    by_subject: dict[str, list[Held]] = defaultdict(list)
    for first in range(0, len(entries), AT_ONCE):
        rows = session.execute(
            select(
                BOOKINGS.c.event_id,
                BOOKINGS.c.subject_key,
                BOOKINGS.c.busy_from,
                BOOKINGS.c.busy_to,
                BOOKINGS.c.quantity,
            )
            .where(BOOKINGS.c.event_id.in_(entries[first : first + AT_ONCE]), BOOKINGS.c.holds)
            .order_by(BOOKINGS.c.id)
        )
        for entry, key, busy_from, busy_to, quantity in rows:
            taken[entry].add(key, busy_from, busy_to)
            # Whoever may stay away hurts nobody.
            if quantity:
                by_subject[key].append(Held(busy_from, busy_to, entry, quantity))
    return taken, by_subject


def _capacities(session: OfficeSession, keys: Iterable[str]) -> dict[str, int]:
    ids = [int(key[1:]) for key in keys if key.startswith("r") and key != GOVERNOR]
    if not ids:
        return {}
    rows = session.execute(
        select(RESOURCES.c.id, RESOURCES.c.quantity).where(RESOURCES.c.id.in_(ids))
    )
    return {f"r{number}": quantity for number, quantity in rows}


def clashes_among(
    by_subject: Mapping[str, Sequence[Held]], capacities: Mapping[str, int]
) -> dict[int, tuple[int, ...]]:
    """Which entries clash with which: at a moment, more of a subject is taken than there is."""
    found: dict[int, set[int]] = defaultdict(set)
    for key, stretches in by_subject.items():
        capacity = capacities.get(key, 1)
        running: list[Held] = []
        for one in sorted(stretches, key=lambda held: held.busy_from):
            running = [other for other in running if other.busy_to > one.busy_from]
            running.append(one)
            # Use grows only where a stretch begins, so that is where it is looked at.
            if len(running) > 1 and sum(held.quantity for held in running) > capacity:
                for first, second in combinations(running, 2):
                    found[first.entry_id].add(second.entry_id)
                    found[second.entry_id].add(first.entry_id)
    return {entry: tuple(sorted(others)) for entry, others in found.items()}


def _entry(row: Any, taken: _Taken, clashes: tuple[int, ...]) -> CalendarEntry:
    return CalendarEntry(
        id=row.id,
        version=row.version,
        number=row.number,
        kind=EventKind(row.event_kind),
        state=EventState(row.state),
        subject=row.subject,
        place=row.place,
        who=row.requester_name or row.organisation,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        all_day=row.all_day,
        busy_from=taken.busy_from or row.starts_at,
        busy_to=taken.busy_to or row.ends_at,
        tentative=row.state == EventState.TENTATIVE,
        classification=Classification(row.classification),
        subjects=tuple(taken.subjects),
        clashes=clashes,
        is_overridden=bool(row.overridden),
        is_hidden=False,
        is_series=row.series_id is not None,
        is_special=row.special,
        with_governor=row.with_governor,
    )


def _hidden_entry(row: Any, taken: _Taken, drawn: AbstractSet[str]) -> CalendarEntry:
    """That a time is taken: neither by what, nor with whom, nor how far away."""
    is_tentative = row.state == EventState.TENTATIVE
    return CalendarEntry(
        id=row.id,
        version=0,
        number="",
        kind=EventKind.BLOCKED,
        state=EventState.TENTATIVE if is_tentative else EventState.SCHEDULED,
        subject=BUSY,
        place="",
        who="",
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        all_day=row.all_day,
        busy_from=row.starts_at,
        busy_to=row.ends_at,
        tentative=is_tentative,
        classification=Classification.ORDINARY,
        subjects=tuple(one for one in taken.subjects if one in drawn),
        clashes=(),
        is_overridden=False,
        is_hidden=True,
        is_series=False,
        is_special=False,
        with_governor=row.with_governor,
    )
