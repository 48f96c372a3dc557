"""Proofs of the store itself: its file, foreign keys, numbers and the journal's chain."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from app import journal
from app.check.faults import Fault, Part, streamed
from models.calls import Call
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


def numbers_are_gapless(connection: Connection) -> Iterator[Fault]:
    """Every series has each number from one to its counter exactly once."""
    given = {
        (series, year): (count, distinct, first, last)
        for series, year, count, distinct, first, last in connection.execute(
            select(
                Call.series,
                Call.year,
                func.count(),
                func.count(Call.serial.distinct()),
                func.min(Call.serial),
                func.max(Call.serial),
            ).group_by(Call.series, Call.year)
        )
    }
    counters = connection.execute(select(SeriesYear.series, SeriesYear.year, SeriesYear.last))
    for series, year, last in counters:
        count, distinct, first, highest = given.pop((series, year), (0, 0, 1, 0))
        if (distinct, first, highest) != (last, 1, last):
            missing = _missing(connection, series, year, max(last, highest))
            yield _number_fault(year, f"شماره‌هایی نیست: {missing or '—'}؛ شمارنده {last} است.")
        if count != distinct:
            yield _number_fault(year, "شماره‌ای دو بار داده شده است.")
    for _series, year in given:
        yield _number_fault(year, "شمارنده این سال نیست.")


def _number_fault(year: int, words: str) -> Fault:
    return Fault(Part.NUMBERS, "call", None, f"سال {year}: {words}")


def _missing(connection: Connection, series: str, year: int, last: int) -> str:
    there = set(
        connection.execute(
            select(Call.serial).where(Call.series == series, Call.year == year)
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
