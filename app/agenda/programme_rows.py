"""The governor's programme as it stands on paper: days, their entries, marks of what changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from app.agenda.rows import DayInfo
from app.agenda.states import EventKind
from app.clock import to_tehran
from app.jalali import clock_text, from_jalali, month_length, to_jalali, weekday_index
from app.marks import Classification


class ChangeMark(StrEnum):
    """What is other than in the edition before."""

    NEW = "new"
    TIME = "time"
    SUBJECT = "subject"
    PLACE = "place"
    PEOPLE = "people"
    STANDING = "standing"
    DETAILS = "details"
    GONE = "gone"


@dataclass(frozen=True)
class MarkedChange:
    """A change of an entry since the edition before.

    Attributes:
        was: How it stood there; empty where that is not worth saying or may not be said.
    """

    mark: ChangeMark
    was: str = ""


@dataclass(frozen=True)
class ProgrammeEntry:
    """An entry of a day's programme.

    Attributes:
        people: Who attends, in their order.
        things: Rooms and vehicles that are booked.
        stand_in: Who goes in the governor's place, or empty.
        overridden: What it hurts, where somebody with the right let it stand.
        is_hidden: Above the clearance of whoever asks: only its time is told.
        changes: Since the edition before; empty when nothing changed or none was printed.
    """

    id: int
    number: str
    kind: EventKind
    subject: str
    place: str
    starts_at: datetime
    ends_at: datetime
    all_day: bool
    people: tuple[str, ...]
    things: tuple[str, ...]
    stand_in: str
    preparation: int
    travel_before: int
    travel_after: int
    tentative: bool
    overridden: str
    classification: Classification
    is_hidden: bool = False
    changes: tuple[MarkedChange, ...] = ()

    @property
    def is_gone(self) -> bool:
        """Whether it only stands here because the edition before had it."""
        return any(one.mark is ChangeMark.GONE for one in self.changes)

    def hours_on(self, day: date) -> str:
        """When it is, as said of one day: «۹:۰۰ تا ۱۰:۰۰»."""
        return hours_text(self.starts_at, self.ends_at, day, all_day=self.all_day)

    def is_on(self, day: date) -> bool:
        """Whether some of it falls on a day; midnight is the next day's."""
        last = to_tehran(self.ends_at - timedelta(microseconds=1)).date()
        return to_tehran(self.starts_at).date() <= day <= last


@dataclass(frozen=True)
class ProgrammeDay:
    """A day of the programme."""

    info: DayInfo
    entries: tuple[ProgrammeEntry, ...]


@dataclass(frozen=True)
class DayProgramme:
    """A day's programme as its next print shows it.

    Attributes:
        public: Confidential entries are left out.
        edition: The number it would carry: a new one where something changed since the last.
        since: The edition its marks are against, or None where there is none.
        reprint: How often this very edition was printed before.
        seen: What was read, so that counting the print finds it unchanged.
    """

    info: DayInfo
    entries: tuple[ProgrammeEntry, ...]
    public: bool
    edition: int
    since: int | None
    reprint: int
    seen: str


def hours_text(starts_at: datetime, ends_at: datetime, day: date, *, all_day: bool) -> str:
    """From when to when on one day; what reaches over midnight says so."""
    if all_day:
        return "تمام روز"
    first, last = to_tehran(starts_at), to_tehran(ends_at)
    begins = clock_text(first.time()) if first.date() == day else "از روز پیش"
    if last.date() == day:
        return f"{begins} تا {clock_text(last.time())}"
    at_midnight = last.date() == day + timedelta(days=1) and last.time() == last.time().min
    return f"{begins} تا {'۲۴:۰۰' if at_midnight else 'روز بعد'}"


def weeks_of(first: date, last: date) -> list[tuple[date, date]]:
    """The weeks, from Saturday to Friday, that days fall in."""
    saturday = first - timedelta(days=weekday_index(first))
    count = (last - saturday).days // 7 + 1
    starts = (saturday + timedelta(weeks=number) for number in range(count))
    return [(start, start + timedelta(days=6)) for start in starts]


def month_days(first: date, last: date) -> list[tuple[date, date]]:
    """The first and last day of each Jalali month that days fall in."""
    spans = []
    day = first
    while day <= last:
        year, month, _number = to_jalali(day)
        ends = from_jalali(year, month, month_length(year, month))
        spans.append((from_jalali(year, month, 1), ends))
        day = ends + timedelta(days=1)
    return spans
