"""Proof that a register's yearly numbers are gapless and unique."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sqlalchemy import Connection, Table, func, select

from app.changes import Kind
from app.check.faults import Fault, Part
from models.base import table_of
from models.office import SeriesYear

_COUNTERS: Final = table_of(SeriesYear)


def yearly_numbers(
    connection: Connection, table: Table, series: str, kind: Kind, named: str
) -> Iterator[Fault]:
    """Every number from one to the year's counter is a record's, exactly once.

    Args:
        connection: The store at one moment.
        table: Of the records, with `year` and `serial`.
        series: The name of their counters.
        kind: Of the records.
        named: What the records are called, many of them.
    """
    given = {
        row[0]: tuple(row[1:])
        for row in connection.execute(
            select(
                table.c.year,
                func.count(table.c.serial.distinct()),
                func.min(table.c.serial),
                func.max(table.c.serial),
            ).group_by(table.c.year)
        )
    }
    counters = connection.execute(
        select(_COUNTERS.c.year, _COUNTERS.c.last).where(_COUNTERS.c.series == series)
    )
    for year, last in counters:
        if given.pop(year, (0, 1, 0)) != (last, 1, last):
            words = f"سال {year}: شماره‌های {named} با شمارنده {last} نمی‌خواند."
            yield Fault(Part.NUMBERS, kind.value, None, words)
    for year in given:
        words = f"سال {year}: برای {named} در این سال شمارنده نیست."
        yield Fault(Part.NUMBERS, kind.value, None, words)
