"""How soon the calendar and the clash check answer with 20,000 entries, on both stores.

The clash check is held against its one bounded question, asked of the bare driver in the same run.
That is asked for a council: of few people the question takes a tenth of a millisecond, less than
the way to it.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from figure import Figure, seconds

sys.path.insert(0, str(Path(__file__).parents[1]))

import psycopg
from sqlalchemy.engine import make_url

from agenda_bulk import lay_programme
from agenda_times import MONDAY, meeting, span
from app.agenda import AttendeeDraft
from app.agenda.calendar import calendar_entries
from app.agenda.checking import clashes_of, free_slots
from app.agenda.days import day_infos
from app.database import POSTGRESQL_OPTIONS
from app.office import Office, open_office
from asked import Question, questions_asked
from postgresql import any_server, fresh_database

ENTRIES, YEARS = 20_000, 3
TIMES = 30
#: Whoever is asked for besides the governor: at a council, and when ten are to be free.
COUNCIL, PEOPLE = 30, 9

Asking = Callable[[], object]


def measure() -> list[Figure]:
    """A week, a check and a search, of a store of each kind."""
    with TemporaryDirectory() as folder:
        figures = _of_store(f"sqlite:///{folder}/programme.sqlite", "SQLite")
    with any_server() as address, fresh_database(address) as shared:
        return figures + _of_store(shared, "PostgreSQL")


def _of_store(url: str, store: str) -> list[Figure]:
    first = MONDAY - timedelta(days=365 * YEARS - 60)
    with open_office(url, create=True) as office:
        office.sign_in_as()
        lay_programme(office, ENTRIES, first, 365 * YEARS)
        with office.database.connection(writing=True) as connection:
            connection.exec_driver_sql("ANALYZE")
        check, council = (_check(office, count) for count in (PEOPLE, COUNCIL))
        last = MONDAY + timedelta(days=29)
        keys = ("r1", *(f"c{number}" for number in range(1, PEOPLE + 1)))
        search = partial(office.read, free_slots, keys, 60, MONDAY, last, 10)
        name = f"programme of {ENTRIES:,} entries, {store}"
        return [
            Figure(f"{name}: a week asked", _usual(partial(_week, office)) * 1000, 25, "ms"),
            Figure(f"{name}: clash check of ten", _usual(check) * 1000, 5, "ms"),
            Figure(f"{name}: of thirty / its bounded question", _ratio(url, council), 3, "x"),
            Figure(f"{name}: free for ten in 30 days", _usual(search) * 1000, 100, "ms"),
        ]


def _check(office: Office, count: int) -> Asking:
    """The check of a meeting of the governor's with so many people."""
    people = tuple(AttendeeDraft(contact_id=number) for number in range(1, count + 1))
    draft = meeting("شورا", span("10:00", "11:00"), attendees=people)
    return partial(office.read, clashes_of, draft)


def _week(office: Office) -> None:
    """What the calendar asks to paint one."""
    days = MONDAY - timedelta(days=2), MONDAY + timedelta(days=4)
    office.read(calendar_entries, *days)
    office.read(day_infos, *days)


def _usual(asking: Asking) -> float:
    asking()
    return median(seconds(asking) for _ in range(TIMES))


def _ratio(url: str, asking: Asking) -> float:
    """How many times as long a check takes as the driver needs for whose time is taken."""
    asking()
    with questions_asked() as asked:
        asking()
    (bounded,) = (one for one in asked if "event_bookings" in one.statement)
    raw = _raw_store(url)
    repeat = partial(_ask_raw, raw, bounded)
    repeat()
    ratio = median(seconds(asking) / seconds(repeat) for _ in range(TIMES))
    raw.close()
    return ratio


def _raw_store(url: str) -> Any:
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        return sqlite3.connect(str(address.database))
    plain = address.set(drivername="postgresql").render_as_string(hide_password=False)
    return psycopg.connect(plain, options=POSTGRESQL_OPTIONS)


def _ask_raw(raw: Any, one: Question) -> None:
    raw.execute(one.statement, one.parameters).fetchall()
    raw.rollback()
