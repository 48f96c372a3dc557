"""Free times for everybody at once, and ways out of a clash; no store (U21).

A start is forbidden by a booking while the entry, with its roads and distances, would share a
moment with it: that is an open interval of starts, so that touching ends stay allowed. What the
days' windows leave of them is walked on a grid of five minutes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final

from app.agenda.busy import GOVERNOR, Busy, Hit, Span, Wanted, collisions, overfull
from app.agenda.clashes import ClashRule, WayKind, WayOut
from app.agenda.office_days import DAY, day_span, hours_span, office_day, rule_hits
from app.agenda.rules import AgendaRules
from app.clock import from_tehran, to_tehran
from app.jalali import clock_text, long_jalali_text
from app.text import persian_digits
from app.workdays import Calendar

STEP: Final = timedelta(minutes=5)
#: How far an entry is shifted before it is called another time.
MOST_SHIFT: Final = timedelta(minutes=20)
#: The share of an entry that may be cut off.
MOST_CUT: Final = 0.25
#: How many days before and after the time asked for are looked at, and how many ways are offered.
NEAR_DAYS: Final = 30
NEAREST: Final = 3

#: What only warns, and is no matter of this time rather than that.
_ALWAYS: Final = frozenset({ClashRule.PAST, ClashRule.LEAD_TIME})


@dataclass(frozen=True)
class Surroundings:
    """What a time is judged by.

    Attributes:
        others: What is taken of each subject, by its key.
    """

    rules: AgendaRules
    calendar: Calendar
    others: Mapping[str, Sequence[Busy]]
    now: datetime


def hits_of(wanted: Wanted, around: Surroundings) -> list[Hit]:
    """Everything in the way of an entry."""
    return [
        *collisions(wanted, around.others, around.rules.gap),
        *rule_hits(wanted, around.rules, around.calendar, around.now),
    ]


def is_free(wanted: Wanted, around: Surroundings) -> bool:
    """Whether nothing is in the way of an entry, holds not yet fixed among it.

    Nobody waits for whoever may stay away.
    """
    return all(hit.rule in _ALWAYS or hit.is_optional for hit in hits_of(wanted, around))


def first_free(
    wanted: Wanted, around: Surroundings, first: date, last: date, limit: int
) -> list[Span]:
    """The earliest times from a day to a day, each after the one before it."""
    found: list[Span] = []
    earliest = around.now
    length = wanted.when.ends_at - wanted.when.starts_at
    for start in free_starts(wanted, around, first, last):
        if start < earliest:
            continue
        if len(found) >= limit:
            break
        found.append((start, start + length))
        earliest = start + length
    return found


def free_starts(
    wanted: Wanted, around: Surroundings, first: date, last: date
) -> Iterator[datetime]:
    """Every start on the grid from a day to a day, in order, that nothing is in the way of."""
    if any(subject.wanted > subject.capacity for subject in wanted.subjects):
        return
    length = wanted.when.ends_at - wanted.when.starts_at
    if wanted.when.all_day or length > _longest_window(around.rules):
        yield from _starts_of_days(wanted, around, first, last)
        return
    forbidden = _forbidden(wanted, around)
    place = 0
    for window in windows(wanted, around, first, last):
        start = _on_grid(window[0])
        while start + length <= window[1]:
            while place < len(forbidden) and forbidden[place][1] <= start:
                place += 1
            if place < len(forbidden) and forbidden[place][0] < start:
                start = _on_grid(forbidden[place][1])
                continue
            yield start
            start += STEP


def windows(wanted: Wanted, around: Surroundings, first: date, last: date) -> Iterator[Span]:
    """The spans of each day an entry may lie in, in order."""
    rules = around.rules
    for number in range((last - first).days + 1):
        day = first + number * DAY
        office = office_day(day, rules, around.calendar)
        holes = []
        if ClashRule.PRAYER not in wanted.exempt and office.prayer is not None:
            holes.append(office.prayer)
        if wanted.with_governor and ClashRule.PUBLIC_DAY not in wanted.exempt:
            holes += [office.public] if office.public is not None else []
        if ClashRule.DAY_OFF in wanted.exempt or ClashRule.HOURS in wanted.exempt:
            open_hours = (rules.day_from, rules.day_to)
            if office.off is not None and ClashRule.DAY_OFF not in wanted.exempt:
                continue
        elif office.work is None:
            continue
        else:
            open_hours = office.work
        yield from _without(hours_span(day, open_hours), [hours_span(day, one) for one in holes])


def _without(span: Span, holes: Sequence[Span]) -> Iterator[Span]:
    begins = span[0]
    for hole in sorted(holes):
        if begins < min(hole[0], span[1]):
            yield begins, min(hole[0], span[1])
        begins = max(begins, hole[1])
    if begins < span[1]:
        yield begins, span[1]


def _longest_window(rules: AgendaRules) -> timedelta:
    hours = (
        (rules.work_from, rules.work_to),
        (rules.ramadan_from, rules.ramadan_to),
        (rules.day_from, rules.day_to),
    )
    day = date(2000, 1, 1)
    return max(datetime.combine(day, end) - datetime.combine(day, start) for start, end in hours)


def _starts_of_days(
    wanted: Wanted, around: Surroundings, first: date, last: date
) -> Iterator[datetime]:
    """Of a whole day, or what is longer than a day's hours: the same hour of each day."""
    begins = to_tehran(wanted.when.starts_at)
    hour = time.min if wanted.when.all_day else begins.time()
    for number in range((last - first).days + 1):
        start = from_tehran(first + number * DAY, hour)
        if is_free(_at(wanted, start), around):
            yield start


def _at(wanted: Wanted, start: datetime) -> Wanted:
    """The same entry at another start; a whole day stays whole however long it is."""
    length = wanted.when.ends_at - wanted.when.starts_at
    end = start + length
    if wanted.when.all_day:
        first = to_tehran(wanted.when.starts_at).date()
        days = to_tehran(wanted.when.ends_at).date() - first
        end = day_span(to_tehran(start).date() + days)[0]
    return replace(wanted, when=replace(wanted.when, starts_at=start, ends_at=end))


def _on_grid(moment: datetime) -> datetime:
    """The first moment of the grid that is not before."""
    over = timedelta(
        minutes=moment.minute % 5, seconds=moment.second, microseconds=moment.microsecond
    )
    return moment + (STEP - over) if over else moment


def _forbidden(wanted: Wanted, around: Surroundings) -> list[Span]:
    """The open intervals of starts at which something would be in the way, parted from another."""
    length = wanted.when.ends_at - wanted.when.starts_at
    before = timedelta(minutes=wanted.when.preparation + wanted.when.travel_before)
    after = timedelta(minutes=wanted.when.travel_after)
    nothing = timedelta(0)
    spans: list[Span] = []
    for subject in wanted.subjects:
        taken = around.others.get(subject.key, ())
        lead, trail = (before, after) if subject.travels else (nothing, nothing)
        gap = nothing
        if subject.key == GOVERNOR and ClashRule.GAP not in wanted.exempt:
            gap = timedelta(minutes=around.rules.gap)
        if subject.capacity > 1:
            full = overfull(taken, subject.capacity - subject.wanted)
            spans += ((one[0] - length - trail, one[1] + lead) for one in full)
            continue
        for one in taken:
            if not (subject.wanted and one.quantity):
                continue
            room = gap if one.keeps_gap else nothing
            spans.append((one.busy_from - length - trail - room, one.busy_to + lead + room))
    return _joined(spans)


def _joined(spans: Sequence[Span]) -> list[Span]:
    """Open intervals that share a moment become one; the moment between touching ones stays."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span[0] < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], span[1]))
        else:
            joined.append(span)
    return joined


# -- ways out --------------------------------------------------------------------------------------


class Ways:
    """What an entry that clashes could become with little ado."""

    def __init__(self, wanted: Wanted, around: Surroundings, *, is_in_series: bool) -> None:
        self._wanted, self._around, self._is_in_series = wanted, around, is_in_series

    def found(self) -> list[WayOut]:
        """The ways out, smallest first; none where nothing blocks."""
        if not any(hit.blocks for hit in hits_of(self._wanted, self._around)):
            return []
        ways = [*self._shifted(), *self._shortened()]
        nearest = self._nearest()
        if self._is_in_series and nearest:
            ways.append(self._way(WayKind.ONLY_THIS, "فقط همین نوبت", *nearest[0]))
        return ways + [self._way(WayKind.FREE, "وقت آزاد همه", *span) for span in nearest]

    def _shifted(self) -> Iterator[WayOut]:
        if self._wanted.when.all_day:
            return
        start = self._wanted.when.starts_at
        by = STEP
        while by <= MOST_SHIFT:
            for moved, words in ((start + by, "دیرتر"), (start - by, "زودتر")):
                there = _at(self._wanted, moved)
                if self._is_offered(there):
                    minutes = by // timedelta(minutes=1)
                    said = persian_digits(f"{minutes} دقیقه {words}")
                    yield self._way(WayKind.SHIFT, said, moved, there.when.ends_at)
                    return
            by += STEP

    def _shortened(self) -> Iterator[WayOut]:
        when = self._wanted.when
        if when.all_day:
            return
        cut = STEP
        while cut <= (when.ends_at - when.starts_at) * MOST_CUT:
            minutes = cut // timedelta(minutes=1)
            for shorter in (
                replace(when, ends_at=when.ends_at - cut),
                replace(when, starts_at=when.starts_at + cut),
            ):
                if self._is_offered(replace(self._wanted, when=shorter)):
                    said = persian_digits(f"{minutes} دقیقه کوتاه‌تر")
                    yield self._way(WayKind.SHORTEN, said, shorter.starts_at, shorter.ends_at)
                    return
            cut += STEP

    def _is_offered(self, wanted: Wanted) -> bool:
        return wanted.when.starts_at >= self._around.now and is_free(wanted, self._around)

    def _nearest(self) -> list[Span]:
        """The free times that lie nearest to the one asked for, apart from one another."""
        asked = self._wanted.when.starts_at
        day = to_tehran(asked).date()
        starts = free_starts(
            self._wanted, self._around, day - NEAR_DAYS * DAY, day + NEAR_DAYS * DAY
        )
        coming = [start for start in starts if start >= self._around.now]
        found: list[Span] = []
        for start in sorted(coming, key=lambda one: (abs(one - asked), one)):
            span = start, _at(self._wanted, start).when.ends_at
            if all(span[1] <= one[0] or one[1] <= span[0] for one in found):
                found.append(span)
            if len(found) == NEAREST:
                break
        return found

    def _way(self, kind: WayKind, words: str, starts_at: datetime, ends_at: datetime) -> WayOut:
        begins, ends = to_tehran(starts_at), to_tehran(ends_at)
        said = f"{words}: {long_jalali_text(begins.date())}"
        if not self._wanted.when.all_day:
            said += f"، {clock_text(begins.time())} تا {clock_text(ends.time())}"
        return WayOut(kind, starts_at, ends_at, said)
