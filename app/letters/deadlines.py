"""Until when letters are to be answered: by kind and urgency, in working days, warned twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, Final

from app import journal
from app.access import Right, require
from app.changes import Changes, Kind, changed
from app.errors import InvalidFields, InvalidInput
from app.jalali import jalali_text
from app.letters.states import LetterKind
from app.marks import Urgency
from app.session import OfficeSession
from app.settings import calendar_and_setting, office_calendar, read_setting, write_setting
from app.text import persian_digits
from app.texts import LETTER_KINDS, URGENCIES

_SETTING: Final = "letter_deadlines"

#: More is no deadline any more.
MOST_DAYS: Final = 365

#: Working days by urgency, for kinds without days of their own.
_BY_URGENCY: Final[Mapping[str, int]] = {
    Urgency.NORMAL.value: 10,
    Urgency.URGENT.value: 5,
    Urgency.VERY_URGENT.value: 3,
    Urgency.IMMEDIATE.value: 1,
}


@dataclass(frozen=True)
class Deadlines:
    """The office's deadlines for answers.

    Attributes:
        by_urgency: Working days by urgency.
        by_kind: Working days of a kind at the usual urgency; a letter has the shorter of the two.
            A kind with 0 days has no deadline.
        warnings: How many working days before the deadline each of the two warnings is given.
    """

    by_urgency: Mapping[str, int] = field(default_factory=lambda: dict(_BY_URGENCY))
    by_kind: Mapping[str, int] = field(
        default_factory=lambda: {
            LetterKind.CONGRATULATION.value: 0,
            LetterKind.INVITATION.value: 2,
            LetterKind.CIRCULAR.value: 0,
            LetterKind.REPORT.value: 0,
        }
    )
    warnings: tuple[int, int] = (3, 1)


def deadlines(session: OfficeSession) -> Deadlines:
    """The office's deadlines; what was never set has its default."""
    return _read(read_setting(session, _SETTING))


def _read(stored: Mapping[str, Any]) -> Deadlines:
    if not stored:
        return Deadlines()
    first, second = stored["warnings"]
    return Deadlines(stored["by_urgency"], stored["by_kind"], (first, second))


def set_deadlines(session: OfficeSession, wanted: Deadlines) -> Changes[None]:
    """Set the office's deadlines.

    Raises:
        NotAllowed: The operator may not change settings.
        InvalidFields: Days out of range, or the second warning not after the first.
    """
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    problems: list[InvalidInput] = []
    for urgency in Urgency:
        days = wanted.by_urgency.get(urgency.value, 0)
        if not 1 <= days <= MOST_DAYS:
            words = URGENCIES[urgency]
            problems.append(InvalidInput(urgency.value, f"مهلت «{words}» از یک روز کاری است."))
    for kind, days in wanted.by_kind.items():
        if not 0 <= days <= MOST_DAYS:
            words = LETTER_KINDS[kind]
            problems.append(InvalidInput(f"kind_{kind}", f"مهلت «{words}» درست نیست."))
    first, second = wanted.warnings
    if not 0 <= second < first <= MOST_DAYS:
        problems.append(InvalidInput("second_warning", "هشدار دوم باید به مهلت نزدیک‌تر باشد."))
    if problems:
        raise InvalidFields(problems)
    before = deadlines(session)
    if before == wanted:
        return changed(None)
    write_setting(session, _SETTING, asdict(wanted))
    journal.note(
        session,
        Kind.SETTING,
        None,
        "set_letter_deadlines",
        "مهلت پاسخ نامه‌ها تغییر کرد.",
        details=journal.differences(asdict(before), asdict(wanted)),
    )
    return changed(None, Kind.SETTING)


def due_day(session: OfficeSession, kind: LetterKind, urgency: Urgency, dated: date) -> date | None:
    """Until when a letter of this day is to be answered; None for a kind without deadline."""
    calendar, stored = calendar_and_setting(session, _SETTING)
    wanted = _read(stored)
    own = wanted.by_kind.get(kind.value)
    if own == 0:
        return None
    days = min(one for one in (own, wanted.by_urgency[urgency.value]) if one is not None)
    return calendar.add_work_days(dated, days)


def warning_days(session: OfficeSession, due_on: date) -> tuple[date, date]:
    """The days the two warnings of a deadline are given."""
    calendar = office_calendar(session)
    first, second = deadlines(session).warnings
    return calendar.add_work_days(due_on, -first), calendar.add_work_days(due_on, -second)


def warning_words(due_on: date, warned: int) -> str:
    """What a warning says."""
    name = "نخستین" if warned == 1 else "دومین"
    return persian_digits(f"{name} هشدار: مهلت پاسخ {jalali_text(due_on)} است.")
