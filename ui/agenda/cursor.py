"""Where the keyboard stands in columns of time: on an entry, or on a free slot; no widget."""

from __future__ import annotations

from dataclasses import dataclass

from app.agenda.rows import CalendarEntry
from app.agenda.spans import DAY_MINUTES
from ui.agenda.board import Board, is_of_whole_days
from ui.agenda.geometry import Span, span_of

#: Where the cursor stands at first.
MORNING = 8 * 60


@dataclass
class Cursor:
    """A place in the columns.

    Attributes:
        minute: Of the day the slot begins at.
        length: Of the slot, in minutes.
        entry_id: The entry it stands on; None on a free slot.
    """

    column: int = 0
    minute: int = MORNING
    length: int = 30
    entry_id: int | None = None

    def span(self, board: Board) -> Span:
        """The slot in wall minutes."""
        begin = board.days[self.column] + self.minute
        return Span(begin, begin + self.length)

    def stand_at(self, column: int, minute: int, length: int) -> None:
        """Stand on a slot of a column."""
        self.column, self.length = column, length
        self.minute = min(max(minute, 0), DAY_MINUTES - length)
        self.entry_id = None

    def stand_on(self, entry: CalendarEntry, board: Board, column: int | None = None) -> None:
        """Stand on an entry, in a column it is seen in."""
        there = board.columns_of(entry.id)
        wanted = self.column if column is None else column
        if there and wanted not in there:
            wanted = there[0]
        self.column, self.entry_id = wanted, entry.id
        if not is_of_whole_days(entry):
            begin = span_of(entry.starts_at, entry.ends_at).begin - board.days[wanted]
            self.minute = min(max(begin, 0), DAY_MINUTES - self.length)

    def take_span(self, span: Span, board: Board, column: int) -> None:
        """Stand on a free span, to be told from where it lies now."""
        day = next((day for day in board.days if day <= span.begin < day + DAY_MINUTES), None)
        self.column = board.days.index(day) if day is not None and not board.is_one_day else column
        begin = span.begin - board.days[self.column]
        self.stand_at(self.column, begin, min(span.length, DAY_MINUTES))

    def step(self, board: Board, slots: int, slot: int) -> None:
        """Go up or down by slots; an entry that is met there is stood on."""
        minute = self.minute + slots * slot
        here = board.find(self.entry_id)
        if here is not None and not is_of_whole_days(here):
            span = span_of(here.starts_at, here.ends_at)
            begin, end = (at - board.days[self.column] for at in (span.begin, span.end))
            minute = -(-end // slot) * slot if slots > 0 else (begin - 1) // slot * slot
        elif here is None:
            minute = (self.minute // slot + slots) * slot
        self.stand_at(self.column, minute, slot)
        self.meet(board)

    def go_to_column(self, board: Board, column: int, slot: int) -> None:
        """Go to another column at the same hour."""
        self.stand_at(column, self.minute // slot * slot, slot)
        self.meet(board)

    def meet(self, board: Board) -> None:
        """Stand on the entry that lies on the slot, if there is one."""
        found = [
            one
            for one in board.placed
            if one.column == self.column
            and one.begin < self.minute + self.length
            and self.minute < one.end
        ]
        if found:
            self.entry_id = min(found, key=lambda one: (one.begin, one.lane.place)).entry.id

    def beside(self, board: Board, by: int) -> CalendarEntry | None:
        """The entry before or after this one in its column, or None at its end.

        From a free slot, the next one is the first that ends after it begins.
        """
        entries = board.of_column(self.column)
        numbers = [entry.id for entry in entries]
        if self.entry_id in numbers:
            place = numbers.index(self.entry_id) + by
            return entries[place] if 0 <= place < len(entries) else None
        at = board.days[self.column] + self.minute
        spans = [span_of(entry.starts_at, entry.ends_at) for entry in entries]
        after = [n for n, span in enumerate(spans) if span.end > at]
        before = [n for n, span in enumerate(spans) if span.end <= at]
        if by > 0:
            return entries[after[0]] if after else None
        return entries[before[-1]] if before else None
