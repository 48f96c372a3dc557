"""Proofs of the store itself: its file, foreign keys, numbers and the journal's chain."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sqlalchemy import Connection, func, select

from app import journal
from app.changes import Kind
from app.check.faults import Fault, Part, streamed
from app.letters.registers import SERIES as LETTERS
from app.numbering import (
    AGREEMENTS,
    EVENTS,
    FOLDERS,
    GIFTS,
    MEETINGS,
    PROTOCOL_CASES,
    PUBLIC_DAYS,
    RESOLUTIONS,
    VISITS,
)
from models.calls import Call
from models.folder import Folder
from models.office import JournalEntry, JournalHead, SeriesYear


def file_is_sound(connection: Connection) -> Iterator[Fault]:
    """SQLite's own proof of its pages and indexes."""
    for (answer,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if answer != "ok":
            yield Fault(Part.INTEGRITY, "", None, f"پرونده دفتر آسیب دیده است: {answer}")


def foreign_keys_hold(connection: Connection) -> Iterator[Fault]:
    """No row names a row that is not there."""
    for table, row, parent, _key in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Fault(
            Part.FOREIGN_KEYS,
            str(table),
            row,
            f"سطر {row} جدول {table} به سطری از {parent} اشاره می‌کند که نیست.",
        )


#: Which table a series numbers; every other one numbers calls, but for those of letters.
_NUMBERED: Final = {FOLDERS: (Folder, Kind.FOLDER)}
#: Series that have proofs of their own.
_ELSEWHERE: Final = (
    EVENTS,
    VISITS,
    PUBLIC_DAYS,
    MEETINGS,
    RESOLUTIONS,
    PROTOCOL_CASES,
    AGREEMENTS,
    GIFTS,
)


def numbers_are_gapless(connection: Connection) -> Iterator[Fault]:
    """Every series has each number from one to its counter exactly once.

    Those of letters, where numbers may be kept for somebody, and others that have proofs of
    their own are left out.
    """
    given: dict[tuple[str, int], tuple[int, int, int, int]] = {}
    for table in (Call, Folder):
        for series, year, *counted in connection.execute(
            select(
                table.series,
                table.year,
                func.count(),
                func.count(table.serial.distinct()),
                func.min(table.serial),
                func.max(table.serial),
            ).group_by(table.series, table.year)
        ):
            given[series, year] = (counted[0], counted[1], counted[2], counted[3])
    counters = connection.execute(
        select(SeriesYear.series, SeriesYear.year, SeriesYear.last).where(
            SeriesYear.series.not_like(f"{LETTERS}%"),
            SeriesYear.series.not_in(_ELSEWHERE),
        )
    )
    for series, year, last in counters:
        count, distinct, first, highest = given.pop((series, year), (0, 0, 1, 0))
        if (distinct, first, highest) != (last, 1, last):
            missing = _missing(connection, series, year, max(last, highest))
            words = f"شماره‌هایی نیست: {missing or '—'}؛ شمارنده {last} است."
            yield _number_fault(series, year, words)
        if count != distinct:
            yield _number_fault(series, year, "شماره‌ای دو بار داده شده است.")
    for series, year in given:
        yield _number_fault(series, year, "شمارنده این سال نیست.")


def _number_fault(series: str, year: int, words: str) -> Fault:
    _table, kind = _NUMBERED.get(series, (Call, Kind.CALL))
    return Fault(Part.NUMBERS, kind.value, None, f"سال {year}: {words}")


def _missing(connection: Connection, series: str, year: int, last: int) -> str:
    table, _kind = _NUMBERED.get(series, (Call, Kind.CALL))
    there = set(
        connection.execute(
            select(table.serial).where(table.series == series, table.year == year)
        ).scalars()
    )
    gaps = [str(serial) for serial in range(1, last + 1) if serial not in there]
    return "، ".join(gaps[:10]) + (" و …" if len(gaps) > 10 else "")


def journal_is_whole(connection: Connection) -> Iterator[Fault]:
    """No entry was changed, taken out, put in or cut off."""
    head = connection.execute(select(JournalHead.sequence, JournalHead.hash)).first()
    if head is None:
        yield Fault(Part.JOURNAL, "", None, "سر زنجیره دفتر رویدادها نیست.")
        return
    columns = JournalEntry.__table__.columns
    rows = streamed(connection, select(*columns).order_by(JournalEntry.sequence))
    for words in journal.broken_links((row._mapping for row in rows), (head[0], head[1])):  # noqa: SLF001  # a row's documented mapping
        yield Fault(Part.JOURNAL, "", None, words)
