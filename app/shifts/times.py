"""The office's shifts: their names and hours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from app import journal
from app.access import Right, require
from app.changes import Changes, Kind, changed
from app.clock import TEHRAN
from app.errors import InvalidFields, InvalidInput
from app.jalali import clock_text
from app.session import OfficeSession
from app.settings import read_setting, write_setting
from app.text import tidy

_SHIFTS: Final = "shifts"
#: A name stands in a column of the roster.
LONGEST_NAME: Final = 40
#: A day has room for this many.
MOST_SHIFTS: Final = 4


@dataclass(frozen=True)
class ShiftTime:
    """A shift of every day; one that ends before it begins ends on the next day."""

    name: str
    begins: time
    ends: time

    def span(self, day: date) -> tuple[datetime, datetime]:
        """When it begins and ends on a day, Tehran time."""
        after = day + timedelta(days=1) if self.ends <= self.begins else day
        return (
            datetime.combine(day, self.begins, TEHRAN),
            datetime.combine(after, self.ends, TEHRAN),
        )

    @property
    def hours(self) -> str:
        """Its hours as people read them."""
        return f"{clock_text(self.begins)} تا {clock_text(self.ends)}"


USUAL_SHIFTS: Final = (
    ShiftTime("صبح", time(7, 30), time(14, 30)),
    ShiftTime("عصر", time(14, 30), time(21)),
    ShiftTime("شب", time(21), time(7, 30)),
)


@dataclass(frozen=True, kw_only=True)
class ShiftDraft:
    """A shift as typed; one without a name is left out."""

    name: str = ""
    begins: time | None = None
    ends: time | None = None


def shift_times(session: OfficeSession) -> tuple[ShiftTime, ...]:
    """The office's shifts, in the order of the day."""
    stored = read_setting(session, _SHIFTS).get("shifts")
    if not stored:
        return USUAL_SHIFTS
    return tuple(
        ShiftTime(one["name"], time.fromisoformat(one["begins"]), time.fromisoformat(one["ends"]))
        for one in stored
    )


def save_shift_times(session: OfficeSession, drafts: Sequence[ShiftDraft]) -> Changes[None]:
    """Change the office's shifts; turns already set keep the name they were set with.

    Raises:
        NotAllowed: The operator may not.
        InvalidFields: A shift lacks an hour, two have one name, or none is left. Fields are named
            `name_1`, `begins_1`, `ends_1` and so on.
    """
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    problems: list[InvalidInput] = []
    shifts: list[ShiftTime] = []
    for number, draft in enumerate(drafts[:MOST_SHIFTS], 1):
        shift = _checked(number, draft, {one.name for one in shifts}, problems)
        if shift is not None:
            shifts.append(shift)
    if not shifts and not problems:
        problems.append(InvalidInput("name_1", "دست‌کم یک شیفت بنویسید."))
    if problems:
        raise InvalidFields(problems)
    before = shift_times(session)
    if tuple(shifts) == before:
        return changed(None)
    plain = [
        {"name": one.name, "begins": one.begins.isoformat(), "ends": one.ends.isoformat()}
        for one in shifts
    ]
    write_setting(session, _SHIFTS, {"shifts": plain})
    words = "، ".join(f"{one.name} {one.hours}" for one in shifts)
    journal.note(session, Kind.SETTING, None, "change_shifts", f"شیفت‌های دفتر: {words}.")
    return changed(None, Kind.SETTING, Kind.DUTY)


def _checked(
    number: int, draft: ShiftDraft, taken: set[str], problems: list[InvalidInput]
) -> ShiftTime | None:
    name = tidy(draft.name)
    if not name:
        if draft.begins or draft.ends:
            problems.append(InvalidInput(f"name_{number}", "نام این شیفت را بنویسید."))
        return None
    if len(name) > LONGEST_NAME:
        problems.append(InvalidInput(f"name_{number}", "نام شیفت تا ۴۰ نویسه جا دارد."))
    elif name in taken:
        problems.append(InvalidInput(f"name_{number}", "این نام را شیفت دیگری دارد."))
    if draft.begins is None:
        problems.append(InvalidInput(f"begins_{number}", "ساعت آغاز را بنویسید."))
    if draft.ends is None:
        problems.append(InvalidInput(f"ends_{number}", "ساعت پایان را بنویسید."))
    elif draft.ends == draft.begins:
        problems.append(InvalidInput(f"ends_{number}", "پایان و آغاز یکی است."))
    if draft.begins is None or draft.ends is None:
        return None
    return ShiftTime(name, draft.begins, draft.ends)
