"""Whose time is taken from when to when: half-open intervals of instants, no store (U21).

Roads and preparation count for whoever travels (the governor, people, vehicles), not for a room.
Of things there are several of, what counts is the greatest use at one moment, never the sum.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from app.agenda.clashes import ClashRule
from app.agenda.drafts import When
from app.agenda.states import EventKind

#: The governor's own line, which every store has.
GOVERNOR: Final = "r1"

#: From the start of an entry's preparation to the end of its road; it bounds every question.
LONGEST: Final = timedelta(days=60)

Span = tuple[datetime, datetime]

_OFFICE_TIME: Final = frozenset(
    {
        ClashRule.HOURS,
        ClashRule.RAMADAN,
        ClashRule.PRAYER,
        ClashRule.DAY_OFF,
        ClashRule.GAP,
        ClashRule.LEAD_TIME,
    }
)

#: Rules that do not hold for a kind; a trip has its own hours.
EXEMPT: Final[Mapping[EventKind, frozenset[ClashRule]]] = {
    EventKind.PERSONAL: _OFFICE_TIME,
    EventKind.BLOCKED: _OFFICE_TIME,
    EventKind.TRIP: frozenset({ClashRule.HOURS, ClashRule.RAMADAN, ClashRule.PRAYER}),
    EventKind.PUBLIC_MEETING: frozenset({ClashRule.PUBLIC_DAY}),
}

#: A whole day has no hours to keep, and nothing beside it to keep a distance from.
EXEMPT_ALL_DAY: Final = frozenset(
    {ClashRule.HOURS, ClashRule.RAMADAN, ClashRule.PRAYER, ClashRule.GAP}
)


def exempt(kind: EventKind, *, all_day: bool) -> frozenset[ClashRule]:
    """The rules such an entry need not keep to; whole days on a journey may be days off."""
    found = EXEMPT.get(kind, frozenset())
    if not all_day:
        return found
    days_off = {ClashRule.DAY_OFF} if kind is EventKind.TRIP else frozenset()
    return found | EXEMPT_ALL_DAY | days_off


@dataclass(frozen=True)
class Subject:
    """Somebody or something an entry needs.

    Attributes:
        key: As bookings know it.
        wanted: How many of it; 0 of whoever may stay away.
        capacity: How many there are.
        travels: Whether the roads and preparation take its time too.
    """

    key: str
    wanted: int = 1
    capacity: int = 1
    travels: bool = True


@dataclass(frozen=True)
class Busy:
    """That an entry takes a subject's time.

    Attributes:
        busy_from: With preparation and road, where the subject travels; `busy_to` likewise.
        starts_at: Of the entry itself.
        quantity: How many of it are taken; 0 of whoever may stay away.
        who: What the subject is called; empty of the governor.
    """

    subject_key: str
    entry_id: int
    busy_from: datetime
    busy_to: datetime
    starts_at: datetime
    ends_at: datetime
    quantity: int = 1
    tentative: bool = False
    kind: EventKind = EventKind.MEETING
    all_day: bool = False
    subject: str = ""
    classification: int = 0
    who: str = ""

    @property
    def keeps_gap(self) -> bool:
        """Whether others must keep their distance from it."""
        return ClashRule.GAP not in exempt(self.kind, all_day=self.all_day)


@dataclass(frozen=True)
class Wanted:
    """An entry as it would stand.

    Attributes:
        requested_on: The day its lead time counts from.
    """

    when: When
    subjects: tuple[Subject, ...]
    kind: EventKind
    with_governor: bool
    requested_on: date

    @property
    def exempt(self) -> frozenset[ClashRule]:
        """The rules it need not keep to."""
        return exempt(self.kind, all_day=self.when.all_day)


@dataclass(frozen=True)
class Hit:
    """One thing in the way, before it is put into words.

    Attributes:
        other: The entry in the way.
        day: Of a rule, the first day it is hurt on; `more` counts the days after it.
        free: Of a capacity, how many are left.
        is_optional: Whether whose time it is may stay away, from this entry or from the other.
    """

    rule: ClashRule
    blocks: bool
    subject_key: str = ""
    other: Busy | None = None
    day: date | None = None
    more: int = 0
    free: int = 0
    is_optional: bool = False


def busy_span(when: When, *, travels: bool) -> Span:
    """From when to when a subject's time is taken."""
    if not travels:
        return when.starts_at, when.ends_at
    before = timedelta(minutes=when.preparation + when.travel_before)
    return when.starts_at - before, when.ends_at + timedelta(minutes=when.travel_after)


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans share a moment; touching ends do not."""
    return one[0] < other[1] and other[0] < one[1]


def steps_of_use(taken: Iterable[Busy]) -> Iterator[tuple[datetime, int]]:
    """How many are in use from each moment on at which that changes."""
    turns: dict[datetime, int] = {}
    for one in taken:
        turns[one.busy_from] = turns.get(one.busy_from, 0) + one.quantity
        turns[one.busy_to] = turns.get(one.busy_to, 0) - one.quantity
    use = 0
    for moment in sorted(turns):
        use += turns[moment]
        yield moment, use


def greatest_use(taken: Iterable[Busy], span: Span) -> int:
    """The most that are in use at one moment of a span."""
    within = [one for one in taken if overlap(span, (one.busy_from, one.busy_to))]
    # Each of them begins before the span ends, so whatever they reach together they reach in it.
    return max((use for _moment, use in steps_of_use(within)), default=0)


def overfull(taken: Iterable[Busy], most: int) -> list[Span]:
    """The spans in which more than `most` are in use."""
    spans: list[Span] = []
    began: datetime | None = None
    for moment, use in steps_of_use(taken):
        if use > most and began is None:
            began = moment
        elif use <= most and began is not None:
            spans.append((began, moment))
            began = None
    return spans


def collisions(wanted: Wanted, others: Mapping[str, Sequence[Busy]], gap: int) -> list[Hit]:
    """What of others' time an entry would take, and where it comes too near to them."""
    hits: list[Hit] = []
    spans = {travels: busy_span(wanted.when, travels=travels) for travels in (True, False)}
    for subject in wanted.subjects:
        taken = others.get(subject.key, ())
        if not taken and subject.wanted <= subject.capacity:
            continue
        span = spans[subject.travels]
        if subject.capacity > 1 or subject.wanted > subject.capacity:
            hits += _short_of(subject, taken, span)
        else:
            hits += [
                _entry_hit(subject, one)
                for one in taken
                if one.busy_from < span[1] and span[0] < one.busy_to
            ]
        if subject.key == GOVERNOR and ClashRule.GAP not in wanted.exempt:
            hits += _too_near(taken, span, timedelta(minutes=gap))
    return hits


def _entry_hit(subject: Subject, other: Busy) -> Hit:
    may_stay_away = not (subject.wanted and other.quantity)
    blocks = not (other.tentative or may_stay_away)
    return Hit(ClashRule.ENTRY, blocks, subject.key, other, is_optional=may_stay_away)


def _short_of(subject: Subject, taken: Sequence[Busy], span: Span) -> Iterator[Hit]:
    fixed = subject.capacity - greatest_use((one for one in taken if not one.tentative), span)
    if subject.wanted > fixed:
        yield Hit(ClashRule.CAPACITY, True, subject.key, free=max(0, fixed))
        return
    left = subject.capacity - greatest_use(taken, span)
    if subject.wanted > left:
        yield Hit(ClashRule.CAPACITY, False, subject.key, free=max(0, left))


def _too_near(taken: Sequence[Busy], span: Span, gap: timedelta) -> Iterator[Hit]:
    for one in taken:
        distance = max(one.busy_from - span[1], span[0] - one.busy_to)
        if one.keeps_gap and timedelta(0) <= distance < gap:
            yield Hit(ClashRule.GAP, not one.tentative, GOVERNOR, one)
