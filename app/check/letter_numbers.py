"""Proof of the numbers of letters: every one given once, in each register and year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from sqlalchemy import Connection, and_, func, select
from sqlalchemy.orm import aliased

from app.changes import Kind
from app.check.faults import Fault, Part
from app.letters.deeds import LETTERS
from app.letters.registers import REGISTERS, SERIES
from models.base import table_of
from models.letters import NumberBlock
from models.office import SeriesYear

_BLOCKS: Final = table_of(NumberBlock)
_COUNTERS: Final = table_of(SeriesYear)


def letter_numbers_are_gapless(connection: Connection) -> Iterator[Fault]:
    """Every number of a register's year is a letter's or an unused one of a block, exactly once."""
    letters, blocks = _given(connection), _unused(connection)
    counters = {
        (int(series.removeprefix(SERIES)), year): last
        for series, year, last in connection.execute(
            select(_COUNTERS.c.series, _COUNTERS.c.year, _COUNTERS.c.last).where(
                _COUNTERS.c.series.startswith(SERIES, autoescape=True)
            )
        )
    }
    for place in sorted(letters.keys() | blocks.keys() | counters.keys()):
        if place not in counters:
            yield _number_fault(connection, place, "شمارنده این سال نیست.")
            continue
        yield from _year_is_gapless(connection, place, counters[place], letters, blocks)
    yield from _blocks_stand_apart(connection)


_Place = tuple[int, int]


def _given(connection: Connection) -> dict[_Place, tuple[int, int, int, int]]:
    serial = LETTERS.c.serial
    rows = connection.execute(
        select(
            LETTERS.c.register_id,
            LETTERS.c.year,
            func.count(),
            func.count(serial.distinct()),
            func.min(serial),
            func.max(serial),
        )
        .where(serial.is_not(None))
        .group_by(LETTERS.c.register_id, LETTERS.c.year)
    )
    return {(row[0], row[1]): (row[2], row[3], row[4], row[5]) for row in rows}


def _unused(connection: Connection) -> dict[_Place, int]:
    """How many numbers of blocks that still run no letter has."""
    taken = (
        select(func.count())
        .where(
            LETTERS.c.register_id == _BLOCKS.c.register_id,
            LETTERS.c.year == _BLOCKS.c.year,
            LETTERS.c.serial.between(_BLOCKS.c.first, _BLOCKS.c.last),
        )
        .scalar_subquery()
    )
    found: defaultdict[_Place, int] = defaultdict(int)
    for register_id, year, first, last, used in connection.execute(
        select(_BLOCKS.c.register_id, _BLOCKS.c.year, _BLOCKS.c.first, _BLOCKS.c.last, taken).where(
            _BLOCKS.c.settled_at.is_(None)
        )
    ):
        found[register_id, year] += last - first + 1 - used
    return dict(found)


def _year_is_gapless(
    connection: Connection,
    place: _Place,
    last: int,
    letters: Mapping[_Place, tuple[int, int, int, int]],
    blocks: Mapping[_Place, int],
) -> Iterator[Fault]:
    count, distinct, first, highest = letters.get(place, (0, 0, 1, 0))
    if count != distinct:
        yield _number_fault(connection, place, "شماره‌ای دو بار داده شده است.")
    if first < 1 or highest > last or distinct + blocks.get(place, 0) != last:
        missing = _missing(connection, place, max(last, highest))
        words = f"شماره‌هایی نیست: {missing or '—'}؛ شمارنده {last} است."
        yield _number_fault(connection, place, words)


def _missing(connection: Connection, place: _Place, last: int) -> str:
    register_id, year = place
    there = set(
        connection.execute(
            select(LETTERS.c.serial).where(
                LETTERS.c.register_id == register_id, LETTERS.c.year == year
            )
        ).scalars()
    )
    for first, end in connection.execute(
        select(_BLOCKS.c.first, _BLOCKS.c.last).where(
            _BLOCKS.c.register_id == register_id,
            _BLOCKS.c.year == year,
            _BLOCKS.c.settled_at.is_(None),
        )
    ):
        there |= set(range(first, end + 1))
    gaps = [str(serial) for serial in range(1, last + 1) if serial not in there]
    return "، ".join(gaps[:10]) + (" و …" if len(gaps) > 10 else "")


def _blocks_stand_apart(connection: Connection) -> Iterator[Fault]:
    """No two blocks keep the same number, and none keeps one the counter has not reached."""
    other = aliased(_BLOCKS)
    together = (
        select(_BLOCKS.c.register_id, _BLOCKS.c.year)
        .join(
            other,
            and_(
                other.c.register_id == _BLOCKS.c.register_id,
                other.c.year == _BLOCKS.c.year,
                other.c.id > _BLOCKS.c.id,
                other.c.first <= _BLOCKS.c.last,
                other.c.last >= _BLOCKS.c.first,
            ),
        )
        .distinct()
    )
    for register_id, year in connection.execute(together):
        yield _number_fault(connection, (register_id, year), "شماره‌ای دو بار رزرو شده است.")
    backwards = select(_BLOCKS.c.register_id, _BLOCKS.c.year).where(
        _BLOCKS.c.last < _BLOCKS.c.first
    )
    for register_id, year in connection.execute(backwards):
        yield _number_fault(connection, (register_id, year), "رزروی وارونه است.")


def _number_fault(connection: Connection, place: _Place, words: str) -> Fault:
    register_id, year = place
    name = connection.execute(
        select(REGISTERS.c.name).where(REGISTERS.c.id == register_id)
    ).scalar()
    named = f"دفتر «{name}»" if name is not None else f"دفتر {register_id} که نیست"
    return Fault(Part.NUMBERS, Kind.LETTER.value, None, f"{named}، سال {year}: {words}")
