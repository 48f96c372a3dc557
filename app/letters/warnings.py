"""The two warnings before a letter's deadline, each given once for the whole office.

The past never reminds: a letter whose day is over is overdue, and stands on that list.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, select, update

from app import journal
from app.access import Right, require
from app.changes import Changes, Kind, changed
from app.letters.deadlines import deadlines, warning_days, warning_words
from app.letters.deeds import LETTERS
from app.letters.states import IN_ARREARS
from app.session import OfficeSession
from app.settings import office_calendar
from app.text import persian_digits

#: A letter has so many warnings.
MOST_WARNINGS: Final = 2
#: Holidays in a row may lie between today and a deadline that is a few working days off.
HOLIDAYS_IN_BETWEEN: Final = timedelta(days=14)

_SHOWN: Final = (
    LETTERS.c.id,
    LETTERS.c.number,
    LETTERS.c.subject,
    LETTERS.c.due_on,
    LETTERS.c.warned,
    LETTERS.c.classification,
)


@dataclass(frozen=True)
class LetterWarning:
    """A deadline that comes near.

    Attributes:
        warned: The first or the second warning.
    """

    letter_id: int
    number: str
    subject: str
    due_on: date
    warned: int
    classification: int

    @property
    def words(self) -> str:
        """Which warning it is, and of which day."""
        return warning_words(self.due_on, self.warned)


def letters_to_warn(session: OfficeSession) -> list[LetterWarning]:
    """The warnings whose day has come and that nobody was given, the nearest deadline first."""
    require(session.desk.operator, Right.READ_LETTERS)
    today = session.desk.clock.today()
    furthest = office_calendar(session).add_work_days(today, deadlines(session).warnings[0])
    rows = session.execute(
        select(*_SHOWN)
        .where(
            *_near(session, today, furthest + HOLIDAYS_IN_BETWEEN),
            LETTERS.c.warned < MOST_WARNINGS,
        )
        .order_by(LETTERS.c.due_on, LETTERS.c.id)
    ).all()
    # Asked once a day and not once a letter: thousands have the same few days.
    days = {due_on: warning_days(session, due_on) for due_on in {row.due_on for row in rows}}
    found = []
    for row in rows:
        first, second = days[row.due_on]
        earned = 2 if today >= second else int(today >= first)
        if earned > row.warned:
            found.append(_warning(row, earned))
    return found


def _warning(row: Any, warned: int) -> LetterWarning:
    return LetterWarning(row.id, row.number, row.subject, row.due_on, warned, row.classification)


def _near(session: OfficeSession, first: date, last: date) -> tuple[ColumnElement[bool], ...]:
    return (
        LETTERS.c.due_on.between(first, last),
        LETTERS.c.state.in_([state.value for state in IN_ARREARS]),
        LETTERS.c.classification <= int(session.desk.operator.clearance),
    )


def give_letter_warnings(session: OfficeSession) -> Changes[tuple[LetterWarning, ...]]:
    """Give the warnings whose day has come; of two desks only one is given each.

    A letter's version stays: a warning is no deed of a person, and makes nobody's form stale.

    Raises:
        NotAllowed: The operator may not register letters.
    """
    require(session.desk.operator, Right.REGISTER_LETTERS)
    given = [one for one in letters_to_warn(session) if _raised(session, one)]
    for one in given:
        journal.note(
            session,
            Kind.LETTER,
            one.letter_id,
            "warn_letter",
            persian_digits(f"{one.words} (نامه {one.number})"),
            classification=one.classification,
        )
    return changed(tuple(given), Kind.LETTER) if given else changed(())


def _raised(session: OfficeSession, one: LetterWarning) -> bool:
    raised = session.execute(
        update(LETTERS)
        .where(LETTERS.c.id == one.letter_id, LETTERS.c.warned < one.warned)
        .values(warned=one.warned)
        .returning(LETTERS.c.id)
    ).scalar()
    return raised is not None


def warned_letters(session: OfficeSession, *, limit: int) -> list[LetterWarning]:
    """Letters that were warned of and still wait, the nearest deadline first."""
    require(session.desk.operator, Right.READ_LETTERS)
    rows = session.execute(
        select(*_SHOWN)
        .where(*_near(session, session.desk.clock.today(), date.max), LETTERS.c.warned > 0)
        .order_by(LETTERS.c.due_on, LETTERS.c.id)
        .limit(limit)
    )
    return [_warning(row, row.warned) for row in rows]
