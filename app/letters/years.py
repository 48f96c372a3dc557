"""The year's end: each book's year closed by its name, and what was kept of it settled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import select

from app.access import Right, require
from app.changes import Changes, Kind
from app.letters.blocks import release_blocks_of
from app.letters.registers import REGISTERS, SERIES
from app.numbering import CALLS, EVENTS, FOLDERS, list_series
from app.session import OfficeSession
from app.settings import close_year

#: What the series are called that are no register of letters.
SERIES_NAMES: Final = {CALLS: "تماس‌های تلفنی", FOLDERS: "کارتابل", EVENTS: "برنامه‌ها"}


@dataclass(frozen=True)
class NamedSeries:
    """A series in one year, as a person calls it.

    Attributes:
        last: Its last number.
    """

    series: str
    name: str
    year: int
    last: int
    closed_at: datetime | None


def list_named_series(session: OfficeSession) -> list[NamedSeries]:
    """Every series and year with its name and last number, newest year first."""
    books = session.execute(select(REGISTERS.c.id, REGISTERS.c.name))
    names = SERIES_NAMES | {f"{SERIES}{number}": f"نامه‌ها: {name}" for number, name in books}
    return [
        NamedSeries(
            line.series, names.get(line.series, line.series), line.year, line.last, line.closed_at
        )
        for line in list_series(session)
    ]


def close_series_year(session: OfficeSession, series: str, year: int) -> Changes[None]:
    """Close a series' year; numbers of a register kept for somebody that he left are annulled.

    What is still open of it stays open, and is on the arrears list.

    Raises:
        NotAllowed: The operator may not, the year still runs, was never opened or is closed.
    """
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    # First, so that a year that cannot be closed is left as it is.
    done = close_year(session, series, year)
    if series.startswith(SERIES):
        release_blocks_of(session, int(series.removeprefix(SERIES)), year)
        return Changes(None, done.kinds | {Kind.LETTER, Kind.LETTER_REGISTER})
    return done
