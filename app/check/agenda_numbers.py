"""Proofs of the numbers of the programme: every entry's, and the editions of every day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sqlalchemy import Connection, func, select

from app.agenda.programme_marks import read_entries
from app.agenda.tables import EVENTS
from app.changes import Kind
from app.check.faults import Fault, Part
from app.numbering import EVENTS as SERIES_NAME
from models.agenda import ProgrammeEdition
from models.base import table_of
from models.office import SeriesYear

_EDITIONS: Final = table_of(ProgrammeEdition)
_COUNTERS: Final = table_of(SeriesYear)


def event_numbers_are_gapless(connection: Connection) -> Iterator[Fault]:
    """Every number from one to the year's counter is an entry's, exactly once."""
    given = {
        row[0]: tuple(row[1:])
        for row in connection.execute(
            select(
                EVENTS.c.year,
                func.count(EVENTS.c.serial.distinct()),
                func.min(EVENTS.c.serial),
                func.max(EVENTS.c.serial),
            ).group_by(EVENTS.c.year)
        )
    }
    counters = connection.execute(
        select(_COUNTERS.c.year, _COUNTERS.c.last).where(_COUNTERS.c.series == SERIES_NAME)
    )
    for year, last in counters:
        if given.pop(year, (0, 1, 0)) != (last, 1, last):
            words = f"سال {year}: شماره‌های برنامه‌ها با شمارنده {last} نمی‌خواند."
            yield Fault(Part.NUMBERS, Kind.EVENT.value, None, words)
    for year in given:
        words = f"سال {year}: شمارنده برنامه‌های این سال نیست."
        yield Fault(Part.NUMBERS, Kind.EVENT.value, None, words)


def editions_agree(connection: Connection) -> Iterator[Fault]:
    """The editions of a day follow one another, and each can be read."""
    counted = select(
        _EDITIONS.c.day, func.count(), func.min(_EDITIONS.c.edition), func.max(_EDITIONS.c.edition)
    ).group_by(_EDITIONS.c.day, _EDITIONS.c.public)
    for day, count, first, last in connection.execute(counted):
        if (first, last) != (1, count):
            words = f"ویرایش‌های برنامه روز {day} پیوسته نیست."
            yield Fault(Part.NUMBERS, Kind.EVENT.value, None, words)
    for number, day, text in connection.execute(
        select(_EDITIONS.c.id, _EDITIONS.c.day, _EDITIONS.c.entries)
    ):
        try:
            read_entries(text)
        except (ValueError, KeyError, TypeError, AttributeError):
            words = f"ویرایش {number} برنامه روز {day} خوانده نمی‌شود."
            yield Fault(Part.INTEGRITY, Kind.EVENT.value, None, words)
