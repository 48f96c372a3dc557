"""Where time lies on the screen: pure arithmetic of minutes, pixels and columns, no widget.

Times are *wall minutes*: a day's ordinal times 1440 plus the minute on Tehran's clock, so that an
entry over midnight is one span. Columns run from right to left, the first at the right, beside the
hours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Final

from app.agenda.spans import DAY_MINUTES, moment_at
from app.clock import to_tehran

#: Pixels of an hour at the usual type, from the whole day at one look to five minutes apart.
ZOOMS: Final = (34, 44, 58, 80, 120, 180)
USUAL_ZOOM: Final = 1
#: From so many pixels an hour, a mouse can tell five minutes apart.
FINE_HOUR: Final = 110
COARSE_STEP, FINE_STEP = 15, 5
#: How near an edge an entry is stretched and not moved, in pixels.
EDGE: Final = 6


class Part(Enum):
    """What of an entry is under the mouse."""

    BODY = "body"
    UPPER = "upper"
    LOWER = "lower"


class Deed(Enum):
    """What a drag does."""

    CREATE = "create"
    MOVE = "move"
    UPPER = "upper"
    LOWER = "lower"


#: What a drag does that begins on a part of an entry.
DEED_OF: Final = {Part.BODY: Deed.MOVE, Part.UPPER: Deed.UPPER, Part.LOWER: Deed.LOWER}


@dataclass(frozen=True, order=True)
class Span:
    """A span of wall minutes, its end not in it."""

    begin: int
    end: int

    @property
    def length(self) -> int:
        """Minutes."""
        return self.end - self.begin

    def moved(self, by: int) -> Span:
        """The span so many minutes later."""
        return Span(self.begin + by, self.end + by)


def wall(moment: datetime) -> int:
    """The wall minute of an instant."""
    here = to_tehran(moment)
    return midnight(here.date()) + here.hour * 60 + here.minute


def midnight(day: date) -> int:
    """The wall minute a day begins at."""
    return day.toordinal() * DAY_MINUTES


def day_of(minute: int) -> date:
    """The day of a wall minute."""
    return date.fromordinal(minute // DAY_MINUTES)


def moment(minute: int) -> datetime:
    """The instant of a wall minute."""
    return moment_at(day_of(minute), minute % DAY_MINUTES)


def span_of(starts_at: datetime, ends_at: datetime) -> Span:
    """The wall minutes of a time; what lasts no minute is given one to be seen by."""
    begin = wall(starts_at)
    return Span(begin, max(wall(ends_at), begin + 1))


def snapped(minute: float, step: int) -> int:
    """The nearest minute of a step; halves go to the later one."""
    return int((minute + step / 2) // step) * step


def step_at(hour: float) -> int:
    """Minutes a mouse moves by, at so many pixels an hour."""
    return FINE_STEP if hour >= FINE_HOUR else COARSE_STEP


@dataclass(frozen=True)
class Room:
    """A rectangle of whole pixels."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The first pixel beyond it."""
        return self.left + self.width

    @property
    def bottom(self) -> int:
        """The first pixel under it."""
        return self.top + self.height

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is in it."""
        return self.left <= x < self.right and self.top <= y < self.bottom


@dataclass(frozen=True)
class Grid:
    """Columns of whole days beside their hours.

    Attributes:
        width: Of everything, in pixels.
        gutter: Of the hours, at the right.
        columns: How many.
        hour: Pixels an hour is high.
    """

    width: int
    gutter: int
    columns: int
    hour: float

    @property
    def height(self) -> int:
        """Of a whole day."""
        return round(24 * self.hour)

    def edge(self, column: int) -> int:
        """The right edge of a column, which is the left one of the column before it."""
        body = self.width - self.gutter
        return body - round(body * column / self.columns)

    def column_at(self, x: float) -> int:
        """The column under a point; beyond the edges, the nearest."""
        body = self.width - self.gutter
        guess = int((body - x) * self.columns / body) if body > 0 else 0
        guess = min(max(guess, 0), self.columns - 1)
        # The edges are whole pixels and may lie a pixel beside the fraction.
        if x >= self.edge(guess) and guess > 0:
            return guess - 1
        if x < self.edge(guess + 1) and guess < self.columns - 1:
            return guess + 1
        return guess

    def y_of(self, minute: float) -> int:
        """How far down a minute of the day lies."""
        return round(minute * self.hour / 60)

    def minute_at(self, y: float) -> float:
        """The minute of the day at a height, within the day."""
        return min(max(y * 60 / self.hour, 0.0), float(DAY_MINUTES))

    def room(self, column: int, begin: float, end: float) -> Room:
        """What a part of a day takes of its column."""
        left, top = self.edge(column + 1), self.y_of(begin)
        return Room(left, top, self.edge(column) - left, self.y_of(end) - top)


def part_at(room: Room, y: float) -> Part:
    """What of an entry is at a height; a low one keeps most of itself for being moved."""
    edge = min(EDGE, room.height // 4)
    if y < room.top + edge:
        return Part.UPPER
    return Part.LOWER if y >= room.bottom - edge else Part.BODY


def dragged(deed: Deed, held: Span, by: float, step: int) -> Span:
    """Where a span lies after a drag.

    Args:
        deed: What the drag does.
        held: As it was when the drag began.
        by: Minutes the pointer has gone, days included; to the past below zero.
        step: The edge that moves comes to lie on a multiple of it.
    """
    if deed is Deed.MOVE:
        return held.moved(snapped(held.begin + by, step) - held.begin)
    if deed is Deed.UPPER:
        begin = min(snapped(held.begin + by, step), held.end - step)
        return Span(max(begin, held.end - DAY_MINUTES), held.end)
    end = max(snapped(held.end + by, step), held.begin + step)
    return Span(held.begin, min(end, held.begin + DAY_MINUTES))


def drawn(anchor: float, now: float, step: int) -> Span:
    """The span drawn on an empty place, from where the drag began to where it is."""
    first, last = min(anchor, now), max(anchor, now)
    begin = int(first // step) * step
    end = -int(-last // step) * step
    return Span(begin, max(end, begin + step))


def pieces(span: Span, days: Sequence[int]) -> list[tuple[int, int, int]]:
    """What of a span lies in each of some days.

    Args:
        span: In wall minutes.
        days: The wall minute of each day's midnight.

    Returns:
        Place of the day, first and last minute in it.
    """
    found = []
    for place, day in enumerate(days):
        begin, end = max(span.begin - day, 0), min(span.end - day, DAY_MINUTES)
        if begin < end:
            found.append((place, begin, end))
    return found


@dataclass(frozen=True)
class Lane:
    """Where an entry lies beside those at the same time.

    Attributes:
        of: How many lanes there are.
        wide: How many of them it takes.
    """

    place: int
    of: int
    wide: int = 1

    def within(self, room: Room) -> Room:
        """Its share of the width; the first lane is at the right."""
        right = room.right - round(room.width * self.place / self.of)
        left = room.right - round(room.width * (self.place + self.wide) / self.of)
        return Room(left, room.top, right - left, room.height)


def lanes(spans: Sequence[tuple[float, float]]) -> list[Lane]:
    """Lay spans that overlap side by side; touching ends do not overlap.

    Args:
        spans: First and last minute; what cannot be drawn lower than some pixels comes longer.

    Returns:
        A lane each, in the same order; no two that overlap share one.
    """
    order = sorted(range(len(spans)), key=lambda one: (spans[one][0], -spans[one][1], one))
    found: list[Lane] = [Lane(0, 1)] * len(spans)
    group: list[int] = []
    until = float("-inf")
    for one in order:
        if spans[one][0] >= until and group:
            _lay_group(group, spans, found)
            group = []
        group.append(one)
        until = max(until, spans[one][1]) if len(group) > 1 else spans[one][1]
    if group:
        _lay_group(group, spans, found)
    return found


def _lay_group(
    group: Sequence[int], spans: Sequence[tuple[float, float]], found: list[Lane]
) -> None:
    """Lay those that hang together: each in the first lane that is free."""
    free: list[float] = []
    places: dict[int, int] = {}
    for one in group:
        begin, end = spans[one]
        place = next((lane for lane, until in enumerate(free) if until <= begin), len(free))
        if place == len(free):
            free.append(end)
        free[place] = end
        places[one] = place
    for one in group:
        wide = 1
        while places[one] + wide < len(free) and not any(
            places[other] == places[one] + wide and _overlap(spans[other], spans[one])
            for other in group
        ):
            wide += 1
        found[one] = Lane(places[one], len(free), wide)


def _overlap(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
