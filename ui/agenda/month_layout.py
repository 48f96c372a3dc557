"""Where the days of a Jalali month lie: pure arithmetic of weeks and cells, no widget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.agenda.rows import CalendarEntry
from app.agenda.spans import DAY_MINUTES
from app.jalali import from_jalali, month_length, to_jalali, weekday_index
from ui.agenda.board import is_of_whole_days
from ui.agenda.geometry import Room, midnight, span_of


def month_of(day: date) -> date:
    """The first day of a day's month."""
    year, month, _ = to_jalali(day)
    return from_jalali(year, month, 1)


def months_on(day: date, by: int) -> date:
    """The same day so many months later, or the last one a shorter month has."""
    year, month, number = to_jalali(day)
    count = year * 12 + month - 1 + by
    year, month = count // 12, count % 12 + 1
    return from_jalali(year, month, min(number, month_length(year, month)))


def days_of(month: date) -> tuple[date, ...]:
    """The days of a month in whole weeks, from a Saturday to a Friday."""
    first = month_of(month)
    year, number, _ = to_jalali(first)
    last = first + timedelta(days=month_length(year, number) - 1)
    begin = first - timedelta(days=weekday_index(first))
    end = last + timedelta(days=6 - weekday_index(last))
    return tuple(begin + timedelta(days=place) for place in range((end - begin).days + 1))


@dataclass(frozen=True)
class MonthGrid:
    """Cells of whole weeks under a head; Saturday is at the right."""

    width: int
    height: int
    head: int
    weeks: int

    def cell(self, place: int) -> Room:
        """The room of a day, counted from the first Saturday."""
        week, column = divmod(place, 7)
        right = self.width - round(self.width * column / 7)
        left = self.width - round(self.width * (column + 1) / 7)
        body = self.height - self.head
        top = self.head + round(body * week / self.weeks)
        bottom = self.head + round(body * (week + 1) / self.weeks)
        return Room(left, top, right - left, bottom - top)

    def place_at(self, x: float, y: float) -> int | None:
        """The day under a point; None over the head or beyond the edges."""
        places = range(self.weeks * 7)
        return next((place for place in places if self.cell(place).holds(x, y)), None)


def by_day(
    days: Sequence[date], entries: Sequence[CalendarEntry]
) -> dict[date, list[CalendarEntry]]:
    """The entries of each day: whole days first, then by their hour; over midnight in both."""
    found: dict[date, list[CalendarEntry]] = {day: [] for day in days}
    order = sorted(entries, key=lambda one: (not is_of_whole_days(one), one.starts_at, one.id))
    for entry in order:
        span = span_of(entry.starts_at, entry.ends_at)
        first = span.begin // DAY_MINUTES
        last = max(span.end - 1, span.begin) // DAY_MINUTES
        for number in range(first, last + 1):
            day = date.fromordinal(number)
            if day in found:
                found[day].append(entry)
    return found


def moved_to(entry: CalendarEntry, grabbed: date, day: date) -> tuple[int, int]:
    """The wall minutes of an entry carried from one day to another at its hour."""
    span = span_of(entry.starts_at, entry.ends_at)
    by = midnight(day) - midnight(grabbed)
    return span.begin + by, span.end + by


def lines_shown(count: int, room_for: int) -> tuple[int, int]:
    """How many entries of a day are shown and how many are only counted, in so many lines."""
    if count <= room_for:
        return count, 0
    shown = max(room_for - 1, 0)
    return shown, count - shown
