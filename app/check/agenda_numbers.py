"""Proofs of the numbers of the programme: every entry's, and the editions of every day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sqlalchemy import Connection, func, select

from app.agenda.programme_marks import read_entries
from app.agenda.tables import EVENTS
from app.changes import Kind
from app.check.faults import Fault, Part
from app.check.yearly_numbers import yearly_numbers
from app.numbering import EVENTS as SERIES_NAME
from models.agenda import ProgrammeEdition
from models.base import table_of

_EDITIONS: Final = table_of(ProgrammeEdition)


def event_numbers_are_gapless(connection: Connection) -> Iterator[Fault]:
    """Every number from one to the year's counter is an entry's, exactly once."""
    yield from yearly_numbers(connection, EVENTS, SERIES_NAME, Kind.EVENT, "برنامه‌ها")


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
