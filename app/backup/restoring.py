"""Restoring a backup into an empty store of either kind: wholly, or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final
from zipfile import ZipFile

from sqlalchemy import Connection, Integer, Table, delete, insert, text, update

from app import journal
from app.backup.reading import Manifest, TableOf, read_backup, table_rows
from app.backup.tables import at_once, reader_of, stored_tables
from app.changes import Kind
from app.clock import Clock, SystemClock
from app.database import APPLICATION_ID, Database, sqlite_url
from app.errors import StoreUnavailable, StoreUnusable
from app.jalali import jalali_text
from app.operators import NOBODY
from app.progress import Progress
from app.schema import TAKEN, StoreCondition, condition, make_folder, migrate, wait_for_others
from app.search.renewing import renew_search
from app.search_sources import RENEWED
from app.session import Desk
from models.tables import Base

if TYPE_CHECKING:
    from app.check import Fault

NOT_MADE: Final = "دفتر از پشتیبان ساخته نشد: جای خالی و اجازه پوشه را ببینید."


@dataclass(frozen=True)
class Restored:
    """A store made of a backup.

    Attributes:
        faults: What the proof of the new store found; none in a good one.
    """

    rows: int
    faults: tuple[Fault, ...]


def restore_backup(
    path: Path, url: str, clock: Clock, *, progress: Progress | None = None
) -> Restored:
    """Make a store of a backup, bring it to this version, and prove it.

    Args:
        path: The backup.
        url: Where there is no store yet.
        clock: For the journal, which says that the store was restored.
        progress: Told how far it is; may cancel it.

    Raises:
        StoreUnusable: The backup is no good, or there is a store already.
        StoreUnavailable: The store cannot be made; nothing is left of it.
        Cancelled: A person stopped it; nothing is left of it.
    """
    progress = progress or Progress()
    manifest = read_backup(path, progress)
    with closing(Database(url)) as database:
        if condition(database) is not StoreCondition.EMPTY:
            raise StoreUnusable(TAKEN)
        target = database.path
        if target is None:
            _fill(database, path, manifest, progress)
            return _proved(database, manifest, clock)
    return _restore_file(path, manifest, target, clock, progress)


def _restore_file(
    path: Path, manifest: Manifest, target: Path, clock: Clock, progress: Progress
) -> Restored:
    """Into a file beside the target, which takes its name only when it is whole."""
    make_folder(target)
    part = target.with_name(f".{target.name}.part")
    try:
        part.unlink(missing_ok=True)
        with closing(Database(sqlite_url(part))) as database:
            _fill(database, path, manifest, progress)
            done = _proved(database, manifest, clock)
            with database.connection() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint")
        part.replace(target)
    except OSError as error:
        raise StoreUnavailable(NOT_MADE) from error
    finally:
        for leftover in target.parent.glob(f"{part.name}*"):
            with suppress(OSError):
                leftover.unlink()
    return done


def _proved(database: Database, manifest: Manifest, clock: Clock) -> Restored:
    with database.transaction(Desk(NOBODY, clock)) as session:
        day = jalali_text(manifest.made_at.date())
        words = f"دفتر از پشتیبان {day} بازگردانده شد."
        journal.note(session, Kind.SETTING, None, "restore_store", words)
    return Restored(manifest.rows, _faults(database))


def try_out(path: Path, manifest: Manifest, progress: Progress) -> tuple[Fault, ...]:
    """Restore a backup for trial; answers with the faults of what came of it.

    They are the faults the store itself had: every row is proved to be as it was written.
    """
    with TemporaryDirectory() as folder:
        url = sqlite_url(Path(folder) / "trial.sqlite")
        with closing(Database(url)) as database:
            _fill(database, path, manifest, progress)
            return _faults(database)


def _faults(database: Database) -> tuple[Fault, ...]:
    from app.check import check_store  # its proofs of every register are for whoever proves

    return tuple(check_store(database))


def _fill(database: Database, path: Path, manifest: Manifest, progress: Progress) -> None:
    """The schema the backup is of, its rows, and then the schema of this version, at one go."""
    with database.connection(writing=True) as connection, ZipFile(path) as archive:
        wait_for_others(connection)
        if database.path is not None:
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        migrate(connection, manifest.schema)
        there = {table.name: table for table in stored_tables(connection)}
        # Migrations offer rows of their own; the backup says which of them still stand.
        for table in reversed(_in_order(manifest)):
            connection.execute(delete(there[table.name]))
        progress.begin("بازگرداندن پشتیبان")
        done = 0
        for table in _in_order(manifest):
            for rows in _bundles(table_rows(archive, table), at_once(there[table.name])):
                _write(connection, there[table.name], table, rows)
                done += len(rows)
                progress.step(done, manifest.rows)
        _link(connection, archive, manifest, there)
        if database.is_shared:
            set_counters(connection, there)
        migrate(connection)
        renew_search(connection, RENEWED, SystemClock(), progress)


def _in_order(manifest: Manifest) -> list[TableOf]:
    """Tables that others name come first; the store of a backup may order them otherwise."""
    places = {table.name: place for place, table in enumerate(Base.metadata.sorted_tables)}
    return sorted(manifest.tables, key=lambda table: places.get(table.name, len(places)))


def _bundles(rows: Iterator[list[Any]], size: int) -> Iterator[list[list[Any]]]:
    while bundle := list(islice(rows, size)):
        yield bundle


def _write(connection: Connection, table: Table, held: TableOf, rows: list[list[Any]]) -> None:
    readers = [(name, reader_of(table.c[name])) for name in held.columns]
    later = _own_links(table.name)
    values = [
        {
            name: None if name in later else read(value)
            for (name, read), value in zip(readers, row, strict=True)
        }
        for row in rows
    ]
    connection.execute(insert(table), values)


def _own_links(name: str) -> frozenset[str]:
    """Columns that name a row of the same table, perhaps one still to come."""
    table = Base.metadata.tables.get(name)
    if table is None:
        return frozenset()
    return frozenset(
        key.parent.name
        for key in table.foreign_keys
        if key.column.table is table and key.parent.nullable
    )


def _link(
    connection: Connection,
    archive: ZipFile,
    manifest: Manifest,
    there: Mapping[str, Table],
) -> None:
    """Write the links inside a table once all its rows are there."""
    for held in manifest.tables:
        links = _own_links(held.name) & set(held.columns)
        table = there[held.name]
        for name in links:
            place, key = held.columns.index(name), held.columns.index("id")
            rows = (row for row in table_rows(archive, held) if row[place] is not None)
            for bundle in _bundles(rows, at_once(table)):
                for row in bundle:
                    connection.execute(
                        update(table).where(table.c.id == row[key]).values({name: row[place]})
                    )


def set_counters(connection: Connection, there: Mapping[str, Table]) -> None:
    """Let the server count on from the highest id of each table."""
    for name, table in there.items():
        if "id" in table.c and isinstance(table.c.id.type, Integer):
            statement = text(
                f"SELECT setval(s, greatest(1, (SELECT max(id) FROM {name})),"  # noqa: S608  # our own table's name
                f" (SELECT max(id) FROM {name}) IS NOT NULL)"
                f" FROM (SELECT pg_get_serial_sequence('{name}', 'id') AS s) AS q"
                f" WHERE s IS NOT NULL"
            )
            connection.execute(statement)
