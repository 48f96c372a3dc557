"""Yearly series of register numbers: gapless, unique, safe between desks.

A number is taken inside the transaction that saves its record, as late as possible, from a
counter row: a rolled-back save gives it back, a second desk waits for the first (never max + 1,
never a sequence). The year is the Jalali year of registration; at Nowruz a series begins anew by
itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, case, insert, select, update
from sqlalchemy.exc import IntegrityError

from app.errors import InvalidInput, NotAllowed
from app.jalali import to_jalali
from app.session import OfficeSession
from app.text import persian_digits
from models.base import table_of
from models.office import SeriesYear

#: The phone and fax unit's one series (direct or not, every registered call takes from it).
CALLS = "calls"

#: The rounds of the governor's folder.
FOLDERS = "folders"

#: Entries of the governor's programme, each from its request on.
EVENTS = "events"

#: Visits, daily and by public days, each from its arrival or request on.
VISITS = "visits"

#: Public meeting days.
PUBLIC_DAYS = "public_days"

#: Meetings, and the resolutions of all of them.
MEETINGS = "meetings"
RESOLUTIONS = "resolutions"

#: Cases of protocol work, agreements and gifts.
PROTOCOL_CASES = "protocol_cases"
AGREEMENTS = "agreements"
GIFTS = "gifts"

TOKENS = re.compile(r"\{([a-z]+)(?::0([1-9]))?\}")

#: What every number may be made of; a register may know more signs, such as its unit's.
OWN_TOKENS = frozenset({"year", "yy", "mm", "serial"})

_COUNTERS = table_of(SeriesYear)

# Built once: building a statement takes longer than asking it.
_TAKE = (
    update(_COUNTERS)
    .where(
        _COUNTERS.c.series == bindparam("of_series"),
        _COUNTERS.c.year == bindparam("of_year"),
        _COUNTERS.c.closed_at.is_(None),
    )
    .values(last=_COUNTERS.c.last + bindparam("count"))
    .returning(_COUNTERS.c.last)
)


@dataclass(frozen=True)
class RegisterNumber:
    """A number as given.

    Attributes:
        text: As printed, digits Latin.
    """

    series: str
    year: int
    serial: int
    text: str


@dataclass(frozen=True)
class SeriesLine:
    """A series in one year: its last number, and when it was closed."""

    series: str
    year: int
    last: int
    closed_at: datetime | None


def checked_format(template: str, field: str = "number_format", signs: tuple[str, ...] = ()) -> str:
    """Tidy a number format and prove it usable.

    Args:
        template: As typed.
        field: Where the sentence belongs.
        signs: Further tokens this register knows.

    Raises:
        InvalidInput: It lacks `{serial}` or `{year}`/`{yy}`, or has a token unknown here.
    """
    text = template.strip()
    rest = TOKENS.sub("", text)
    names = [match.group(1) for match in TOKENS.finditer(text)]
    if "{" in rest or "}" in rest or set(names) - OWN_TOKENS - set(signs):
        more = "".join(f"، {{{sign}}}" for sign in signs)
        raise InvalidInput(
            field, "در قالب شماره فقط {year}، {yy}، {mm}، {serial}، {serial:04}" + more + " می‌آید."
        )
    if "serial" not in names:
        raise InvalidInput(field, "قالب شماره باید {serial} داشته باشد.")
    if "year" not in names and "yy" not in names:
        raise InvalidInput(field, "قالب شماره باید {year} یا {yy} داشته باشد تا هر سال یکتا بماند.")
    if len(text) > 30:
        raise InvalidInput(field, "قالب شماره بیش از ۳۰ نویسه است.")
    return text


def written(
    template: str,
    year: int,
    serial: int,
    *,
    month: int = 1,
    signs: Mapping[str, str] | None = None,
) -> str:
    """Write a number in the office's format.

    Args:
        template: The format, proved by `checked_format`.
        year: Jalali.
        serial: Of the series.
        month: Jalali, of registration.
        signs: What further tokens stand for.
    """
    values: dict[str, object] = {
        "year": year,
        "yy": f"{year % 100:02}",
        "mm": f"{month:02}",
        "serial": serial,
        **(signs or {}),
    }

    def replaced(match: re.Match[str]) -> str:
        return str(values[match.group(1)]).zfill(int(match.group(2) or 0))

    return TOKENS.sub(replaced, template)


def take_number(
    session: OfficeSession, series: str, template: str, registered_on: date
) -> RegisterNumber:
    """Take the next number of a series inside the running transaction.

    Raises:
        NotAllowed: The year is closed.
    """
    (number,) = take_numbers(session, series, template, registered_on, 1)
    return number


def take_numbers(
    session: OfficeSession, series: str, template: str, registered_on: date, count: int
) -> list[RegisterNumber]:
    """Take the next `count` numbers of a series at once, in order.

    Raises:
        NotAllowed: The year is closed.
    """
    year, month, _day = to_jalali(registered_on)
    return [
        RegisterNumber(series, year, serial, written(template, year, serial, month=month))
        for serial in take_serials(session, series, year, count)
    ]


def take_serials(session: OfficeSession, series: str, year: int, count: int = 1) -> range:
    """Take the next serials of a series in a year, inside the running transaction.

    Raises:
        NotAllowed: The year is closed.
    """
    last = _next(session, series, year, count)
    if last is None:
        _begin_year(session, series, year)
        last = _next(session, series, year, count)
    if last is None:
        raise NotAllowed(closed_words(year))
    return range(last - count + 1, last + 1)


def reach_serial(session: OfficeSession, series: str, year: int, serial: int) -> None:
    """Let a series count on from a serial at least, and hold its counter until the end.

    For a register whose numbers were given elsewhere, on paper.

    Raises:
        NotAllowed: The year is closed.
    """
    highest = case((_COUNTERS.c.last < serial, serial), else_=_COUNTERS.c.last)
    reached = update(_COUNTERS).where(
        _COUNTERS.c.series == series, _COUNTERS.c.year == year, _COUNTERS.c.closed_at.is_(None)
    )
    reached = reached.values(last=highest)
    if session.execute(reached.returning(_COUNTERS.c.last)).scalar() is None:
        _begin_year(session, series, year)
        if session.execute(reached.returning(_COUNTERS.c.last)).scalar() is None:
            raise NotAllowed(closed_words(year))


def closed_words(year: int) -> str:
    """What is said of a year nothing is registered into any more."""
    closed = persian_digits(str(year))
    return f"سال {closed} بسته شده است و چیزی در آن ثبت نمی‌شود."


def _next(session: OfficeSession, series: str, year: int, count: int) -> int | None:
    return session.ask(_TAKE, {"of_series": series, "of_year": year, "count": count}).scalar()


def _begin_year(session: OfficeSession, series: str, year: int) -> None:
    """Open the counter of a year; two desks may try at once, and one finds it open."""
    try:
        with session.begin_nested():
            session.execute(
                insert(_COUNTERS).values(series=series, year=year, last=0, closed_at=None)
            )
    except IntegrityError:
        return


def list_series(session: OfficeSession) -> list[SeriesLine]:
    """Every series and year with its last number, newest year first."""
    rows = session.execute(
        select(
            _COUNTERS.c.series, _COUNTERS.c.year, _COUNTERS.c.last, _COUNTERS.c.closed_at
        ).order_by(_COUNTERS.c.year.desc(), _COUNTERS.c.series)
    )
    return [SeriesLine(*row) for row in rows]
