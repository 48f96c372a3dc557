"""Days of note that are no days off: those everybody knows, and the office's own (U20)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final
from uuid import UUID, uuid4

from sqlalchemy import insert, select, update

from app import journal
from app.access import Right, require
from app.changes import Changes, Kind, changed
from app.database import STALE
from app.errors import InvalidFields, InvalidInput, NotFound, StaleRecord
from app.hijri import MONTHS as HIJRI_MONTHS
from app.hijri import Corrections, hijri_date
from app.jalali import FIRST_YEAR, LAST_YEAR, MONTHS, from_jalali, to_jalali
from app.limits import checked_length
from app.session import OfficeSession
from app.text import SHORT_LIMIT, persian_digits, tidy
from models.agenda import AgendaOccasion
from models.base import table_of

_OCCASIONS: Final = table_of(AgendaOccasion)

MISSING: Final = "این مناسبت در فهرست نیست."

#: A year with every day a Jalali year can have.
_LEAP_YEAR: Final = 1403
#: Hijri years an occasion can be of.
_HIJRI_YEARS: Final = (1300, 1600)


class OccasionCalendar(StrEnum):
    """By which calendar an occasion comes."""

    SOLAR = "solar"
    LUNAR = "lunar"


@dataclass(frozen=True, kw_only=True)
class OccasionDraft:
    """An occasion as typed.

    Attributes:
        year: Of one that comes once; None where it comes every year.
    """

    calendar: OccasionCalendar = OccasionCalendar.SOLAR
    year: int | None = None
    month: int = 1
    day: int = 1
    title: str = ""
    request_key: UUID = field(default_factory=uuid4)


@dataclass(frozen=True)
class OccasionLine:
    """An occasion.

    Attributes:
        id: None of those the program brings along, which stay.
        when: Its day as it is read.
    """

    id: int | None
    version: int
    calendar: OccasionCalendar
    year: int | None
    month: int
    day: int
    title: str

    @property
    def when(self) -> str:
        """Its day as it is read: «۱۶ آذر», «۱۵ رمضان ۱۴۴۸ قمری»."""
        is_lunar = self.calendar is OccasionCalendar.LUNAR
        month = (HIJRI_MONTHS if is_lunar else MONTHS)[self.month - 1]
        year = "" if self.year is None else f" {self.year}"
        return persian_digits(f"{self.day} {month}{year}{' قمری' if is_lunar else ''}")


@lru_cache(maxsize=1)
def known_occasions() -> tuple[OccasionLine, ...]:
    """The occasions the program brings along, in the order of their calendars."""
    text = (files("resources") / "holidays" / "occasions.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and line[0] != "#"]
    return tuple(
        OccasionLine(None, 0, OccasionCalendar(name), None, int(month), int(day), title)
        for name, month, day, title in lines[1:]
    )


def occasions(session: OfficeSession, *, with_known: bool = False) -> list[OccasionLine]:
    """The office's own occasions, by their calendars; on demand the known ones after them.

    Raises:
        NotAllowed: The operator may not see the programme.
    """
    require(session.desk.operator, Right.READ_AGENDA)
    own = own_occasions(session)
    return [*own, *known_occasions()] if with_known else own


def own_occasions(session: OfficeSession) -> list[OccasionLine]:
    """The office's own occasions, for a register that asks a right of its own."""
    return [_line(row) for row in session.execute(_standing()).mappings()]


def _standing() -> Any:
    return (
        select(_OCCASIONS)
        .where(_OCCASIONS.c.removed_at.is_(None))
        .order_by(
            _OCCASIONS.c.calendar.desc(), _OCCASIONS.c.month, _OCCASIONS.c.day, _OCCASIONS.c.id
        )
    )


def _line(row: Any) -> OccasionLine:
    return OccasionLine(
        row["id"],
        row["version"],
        OccasionCalendar(row["calendar"]),
        row["year"],
        row["month"],
        row["day"],
        row["title"],
    )


def add_occasion(session: OfficeSession, draft: OccasionDraft) -> Changes[int]:
    """Add an occasion; saving the same draft again finds its record.

    Raises:
        NotAllowed: The operator may not change settings.
        InvalidFields: Something typed cannot be taken.
    """
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    made = session.execute(
        select(_OCCASIONS.c.id).where(_OCCASIONS.c.request_key == draft.request_key)
    ).scalar()
    if made is not None:
        return changed(made)
    checked = checked_occasion(draft)
    values = {
        "calendar": checked.calendar.value,
        "year": checked.year,
        "month": checked.month,
        "day": checked.day,
        "title": checked.title,
        "removed_at": None,
        "request_key": checked.request_key,
        "version": 1,
    }
    number: int = session.execute(
        insert(_OCCASIONS).values(**values).returning(_OCCASIONS.c.id)
    ).scalar_one()
    line = _line(values | {"id": number})
    words = f"مناسبت «{line.title}» ({line.when}) افزوده شد."
    journal.note(session, Kind.AGENDA_OCCASION, number, "add_occasion", words)
    return changed(number, Kind.AGENDA_OCCASION)


def remove_occasion(
    session: OfficeSession, number: int, version: int, *, removed: bool = True
) -> Changes[int]:
    """Take an occasion of the office's own out, or bring it back.

    Raises:
        NotAllowed: The operator may not change settings.
        NotFound, StaleRecord: As for every record.
    """
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    title = session.execute(select(_OCCASIONS.c.title).where(_OCCASIONS.c.id == number)).scalar()
    if title is None:
        raise NotFound(MISSING)
    at = session.desk.clock.now() if removed else None
    saved = session.execute(
        update(_OCCASIONS)
        .where(_OCCASIONS.c.id == number, _OCCASIONS.c.version == version)
        .values(removed_at=at, version=version + 1)
        .returning(_OCCASIONS.c.id)
    ).scalar()
    if saved is None:
        raise StaleRecord(STALE)
    words = f"مناسبت «{title}» {'برداشته شد' if removed else 'بازگشت'}."
    journal.note(session, Kind.AGENDA_OCCASION, number, "remove_occasion", words)
    return changed(number, Kind.AGENDA_OCCASION)


def checked_occasion(draft: OccasionDraft) -> OccasionDraft:
    """Tidy and prove an occasion as typed.

    Raises:
        InvalidFields: Every field that cannot be taken.
    """
    problems: list[InvalidInput] = []
    title = checked_length("title", tidy(draft.title), SHORT_LIMIT, problems)
    if not title:
        problems.append(InvalidInput("title", "عنوان مناسبت را بنویسید."))
    is_solar = draft.calendar is OccasionCalendar.SOLAR
    first, last = (FIRST_YEAR, LAST_YEAR) if is_solar else _HIJRI_YEARS
    if draft.year is not None and not first <= draft.year <= last:
        problems.append(
            InvalidInput("year", persian_digits(f"سال باید میان {first} و {last} باشد."))
        )
    elif not 1 <= draft.month <= 12:
        problems.append(InvalidInput("month", "ماه باید میان ۱ و ۱۲ باشد."))
    elif is_solar:
        try:
            from_jalali(draft.year or _LEAP_YEAR, draft.month, draft.day)
        except ValueError as error:
            problems.append(InvalidInput("day", str(error)))
    elif not 1 <= draft.day <= 30:
        problems.append(InvalidInput("day", "روز ماه قمری میان ۱ و ۳۰ است."))
    if problems:
        raise InvalidFields(problems)
    return replace(draft, title=title)


class Occasions:
    """Occasions ready to be asked for many days."""

    def __init__(self, lines: Iterable[OccasionLine], corrections: Corrections) -> None:
        self._corrections = corrections
        by_day: dict[tuple[OccasionCalendar, int, int], list[OccasionLine]] = defaultdict(list)
        for line in lines:
            by_day[line.calendar, line.month, line.day].append(line)
        self._by_day: Mapping[tuple[OccasionCalendar, int, int], list[OccasionLine]] = by_day

    def on(self, day: date) -> tuple[str, ...]:
        """The titles of a day's occasions, solar ones first; a guessed Hijri month's say so."""
        year, month, number = to_jalali(day)
        hijri = hijri_date(day, self._corrections)
        guess = " (تخمینی)" if hijri.estimated else ""
        found = [
            line.title
            for line in self._by_day.get((OccasionCalendar.SOLAR, month, number), ())
            if line.year in (None, year)
        ]
        found += [
            f"{line.title}{guess}"
            for line in self._by_day.get((OccasionCalendar.LUNAR, hijri.month, hijri.day), ())
            if line.year in (None, hijri.year)
        ]
        return tuple(found)
