"""Proofs of the search tables: they have what the registers have, and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from sqlalchemy import Connection, text

from app.check.faults import AT_ONCE, Fault, Part
from models.search import INDEXED, Indexed, head_sql, place_sql

_SAID: Final = (
    "آنچه «{name}» با آن جستجو می‌شود با نوشته‌های آن نمی‌خواند؛ «daftar upgrade» آن را نو می‌سازد."
)


def search_tables_agree(connection: Connection) -> Iterator[Fault]:
    """Every record with a key is in its search table, by all of its words, and no other is."""
    shared = connection.dialect.name == "postgresql"
    differs = _differs_on_server if shared else _differs_in_file
    for name in sorted(one.table for one in INDEXED if differs(connection, one)):
        yield _fault(name)


def _fault(name: str) -> Fault:
    return Fault(Part.SEARCH, name, None, _SAID.format(name=name))


def _differs_on_server(connection: Connection, one: Indexed) -> bool:
    """Whether a row is missing, too many, or has other words."""
    place, head = place_sql(one, one.table, shared=True), head_sql(one.table, shared=True)
    return _has_row(
        connection,
        f"SELECT 1 FROM (SELECT {place} AS place, search_key, {head} AS head FROM {one.table}) AS r"  # noqa: S608  # our own names
        f" FULL JOIN {one.index} AS s ON s.place = r.place"
        " WHERE r.place IS NULL OR s.place IS NULL OR s.head <> r.head"
        " OR s.words <> search_vector(r.search_key)",
    )


def _differs_in_file(connection: Connection, one: Indexed) -> bool:
    """Whether a row is missing, too many, or has other words."""
    place = place_sql(one, one.table, shared=False)
    there = f"SELECT {place} FROM {one.table}"  # noqa: S608  # our own names
    rows_differ = any(
        _has_row(connection, f"{first} EXCEPT {second}")
        for name in (one.index, f"{one.index}_parts")
        for found in [f"SELECT id FROM {name}_docsize"]  # noqa: S608  # our own names
        for first, second in ((there, found), (found, there))
    )
    return rows_differ or _words_differ(connection, one)


def _words_differ(connection: Connection, one: Indexed) -> bool:
    """Whether a word stands in more or fewer records than the keys say.

    FTS5 without a content of its own can prove itself only by a statement that writes; how often
    it knows each word it tells whoever reads.
    """
    wanted: Counter[str] = Counter()
    keys = connection.exec_driver_sql(f"SELECT search_key FROM {one.table}")  # noqa: S608  # our own names
    for (key,) in keys.yield_per(AT_ONCE):
        wanted.update(key.split())
    connection.exec_driver_sql(
        f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.proved_{one.index}"
        f" USING fts5vocab(main, {one.index}, row)"
    )
    known = connection.exec_driver_sql(f"SELECT term, cnt FROM temp.proved_{one.index}")  # noqa: S608  # our own names
    differs = dict(wanted) != {row.term: row.cnt for row in known}
    connection.exec_driver_sql(f"DROP TABLE temp.proved_{one.index}")
    return differs


def _has_row(connection: Connection, statement: str) -> bool:
    return connection.execute(text(f"{statement} LIMIT 1")).first() is not None
