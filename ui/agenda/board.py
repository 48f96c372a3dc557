"""What lies where in columns of time: entries in their lanes, whole days above them; no widget."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from app.agenda.rows import CalendarEntry, DayInfo
from app.agenda.spans import DAY_MINUTES
from ui.agenda.geometry import Lane, Span, lanes, midnight, pieces, span_of


@dataclass(frozen=True)
class Column:
    """A column of the calendar: a day, or in columns side by side somebody's day.

    Attributes:
        subject: Whose; empty for everything of the day.
        title: His name.
        kind: What he is, in a word.
        has_roads: Roads and preparation count for him.
        resource_id: By which a new entry books him.
    """

    day: date
    subject: str = ""
    title: str = ""
    kind: str = ""
    has_roads: bool = True
    resource_id: int | None = None


@dataclass(frozen=True)
class Placed:
    """What of an entry lies in a column, in minutes of its day.

    Attributes:
        busy_begin: With roads and preparation, as `busy_end` behind it.
        begins_here: It does not go on from the day before, and `ends_here` not to the next.
    """

    entry: CalendarEntry
    column: int
    begin: int
    end: int
    busy_begin: int
    busy_end: int
    lane: Lane
    begins_here: bool
    ends_here: bool


@dataclass(frozen=True)
class Bar:
    """An entry of whole days above the hours, over one or more columns."""

    entry: CalendarEntry
    first: int
    last: int
    line: int


@dataclass(frozen=True)
class Board:
    """Columns with all that lies in them."""

    columns: tuple[Column, ...]
    infos: Mapping[date, DayInfo] = field(default_factory=dict)
    placed: tuple[Placed, ...] = ()
    bars: tuple[Bar, ...] = ()

    @property
    def days(self) -> tuple[int, ...]:
        """The midnights of the columns."""
        return tuple(midnight(column.day) for column in self.columns)

    @property
    def is_one_day(self) -> bool:
        """Whether every column is of the same day, and columns are people and rooms."""
        return len({column.day for column in self.columns}) == 1

    def of_column(self, column: int) -> list[CalendarEntry]:
        """The entries of a column: whole days first, then by their hour."""
        bars = [bar.entry for bar in self.bars if bar.first <= column <= bar.last]
        there = sorted(
            (one for one in self.placed if one.column == column),
            key=lambda one: (one.begin, one.lane.place, one.entry.id),
        )
        return [*bars, *(one.entry for one in there)]

    def find(self, number: int | None) -> CalendarEntry | None:
        """An entry in sight, by its id."""
        entries = [one.entry for one in self.placed] + [bar.entry for bar in self.bars]
        return next((entry for entry in entries if entry.id == number), None)

    def columns_of(self, number: int) -> list[int]:
        """The columns an entry is seen in."""
        found = {one.column for one in self.placed if one.entry.id == number}
        for bar in self.bars:
            if bar.entry.id == number:
                found |= set(range(bar.first, bar.last + 1))
        return sorted(found)


def is_of_whole_days(entry: CalendarEntry) -> bool:
    """Whether it lies above the hours."""
    return _is_above(entry, span_of(entry.starts_at, entry.ends_at))


def _is_above(entry: CalendarEntry, span: Span) -> bool:
    return entry.all_day or span.length >= DAY_MINUTES


def _stands_in(entry: CalendarEntry, column: Column) -> bool:
    return not column.subject or column.subject in entry.subjects


def board_of(
    columns: Sequence[Column],
    entries: Sequence[CalendarEntry],
    infos: Sequence[DayInfo] = (),
    *,
    least: float = 0,
) -> Board:
    """Lay entries into columns.

    Args:
        columns: From the right.
        entries: In any order; what no column shows is left out.
        infos: Of the days in sight.
        least: Minutes the lowest entry takes on the screen.
    """
    days = [midnight(column.day) for column in columns]
    # Asked of the clock once for each entry, not once for each column.
    spans = [(one, span_of(one.starts_at, one.ends_at)) for one in entries]
    bars = [(one, span) for one, span in spans if _is_above(one, span)]
    timed = [(one, span) for one, span in spans if not _is_above(one, span)]
    placed: list[Placed] = []
    for number, column in enumerate(columns):
        day = days[number]
        mine = [
            (one, span)
            for one, span in timed
            if span.begin < day + DAY_MINUTES and day < span.end and _stands_in(one, column)
        ]
        placed += _placed(mine, number, column, day, least)
    return Board(
        tuple(columns),
        {info.day: info for info in infos},
        tuple(placed),
        tuple(_bars(columns, days, bars)),
    )


#: An entry with its time in wall minutes.
Timed = tuple[CalendarEntry, Span]


def _placed(
    entries: Sequence[Timed], number: int, column: Column, day: int, least: float
) -> list[Placed]:
    found = []
    for entry, span in entries:
        for _, begin, end in pieces(span, [day]):
            busy = _busy(entry, span) if column.has_roads else span
            found.append(
                Placed(
                    entry,
                    number,
                    begin,
                    end,
                    max(busy.begin - day, 0),
                    min(busy.end - day, DAY_MINUTES),
                    Lane(0, 1),
                    span.begin >= day,
                    span.end <= day + DAY_MINUTES,
                )
            )
    found.sort(key=lambda one: (one.busy_begin, -one.busy_end, one.entry.id))
    taken = [(one.busy_begin, max(one.busy_end, one.begin + least)) for one in found]
    return [_in_lane(one, lane) for one, lane in zip(found, lanes(taken), strict=True)]


def _busy(entry: CalendarEntry, span: Span) -> Span:
    if (entry.busy_from, entry.busy_to) == (entry.starts_at, entry.ends_at):
        return span
    busy = span_of(entry.busy_from, entry.busy_to)
    return Span(min(busy.begin, span.begin), max(busy.end, span.end))


def _in_lane(one: Placed, lane: Lane) -> Placed:
    return Placed(
        one.entry,
        one.column,
        one.begin,
        one.end,
        one.busy_begin,
        one.busy_end,
        lane,
        one.begins_here,
        one.ends_here,
    )


def _bars(columns: Sequence[Column], days: Sequence[int], entries: Sequence[Timed]) -> list[Bar]:
    found: list[tuple[CalendarEntry, int, int]] = []
    for entry, span in entries:
        there = {place for place, _, _ in pieces(span, days)}
        places = sorted(place for place in there if _stands_in(entry, columns[place]))
        found += [(entry, run[0], run[-1]) for run in _runs(places)]
    found.sort(key=lambda one: (one[1], one[1] - one[2], one[0].id))
    laid = lanes([(first, last + 1) for _, first, last in found])
    return [
        Bar(entry, first, last, lane.place)
        for (entry, first, last), lane in zip(found, laid, strict=True)
    ]


def _runs(places: Sequence[int]) -> list[list[int]]:
    """Places that follow one another, together."""
    runs: list[list[int]] = []
    for place in places:
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


#: The columns of an empty board.
NOTHING: Final = Board((Column(date(2026, 3, 21)),))
