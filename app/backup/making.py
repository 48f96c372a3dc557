"""Making a backup: a snapshot of the tables and files, then proof that it can be read again."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from zipfile import ZIP_DEFLATED, ZipFile

from sqlalchemy import Connection, Table, func, select, text

from app.backup.form import FORMAT, MANIFEST, TRAILER, table_member
from app.backup.reading import read_backup
from app.backup.restoring import try_out
from app.backup.tables import rows_of, stored_tables
from app.database import Database
from app.errors import StoreUnavailable, StoreUnusable
from app.progress import Progress
from app.schema import StoreCondition, condition

if TYPE_CHECKING:
    from app.check import Fault

#: Stores of more rows are proved by reading alone: a trial restore would take minutes.
TRIED_UP_TO: Final = 400_000

TAKEN: Final = "در این نشانی پرونده‌ای هست؛ روی آن نوشته نمی‌شود."
NOT_WRITTEN: Final = "پشتیبان نوشته نشد: جای خالی و اجازه پوشه را ببینید. چیزی تغییر نکرد."


@dataclass(frozen=True)
class BackupMade:
    """A backup that was opened and found good.

    Attributes:
        size: Of the file, in bytes.
        rows: In all tables together.
        tried: It was restored into a store for trial, which was proved.
        faults: Of the store, as that proof found them; the backup holds them faithfully.
    """

    path: Path
    size: int
    rows: int
    tried: bool
    faults: tuple[Fault, ...]


def make_backup(
    database: Database,
    target: Path,
    now: datetime,
    *,
    progress: Progress | None = None,
    overwrite: bool = False,
) -> BackupMade:
    """Write everything in a store into one file, while others may write on.

    The file takes its name only once it was opened, read to its end and found good.

    Args:
        database: The store, of this version or an older one.
        target: The file's name.
        now: When it is made.
        progress: Told how far it is; may cancel it.
        overwrite: Whether a file of that name gives way.

    Raises:
        StoreUnusable: There is no store, or it is damaged.
        StoreUnavailable: The file cannot be written; nothing is left of it.
        Cancelled: A person stopped it; nothing is left of it.
    """
    progress = progress or Progress()
    if condition(database) is StoreCondition.EMPTY:
        raise StoreUnusable("در این نشانی دفتری نیست.")
    if target.exists() and not overwrite:
        raise StoreUnavailable(TAKEN)
    with _unfinished(target) as part:
        rows = _write(database, part, now, progress)
        manifest = read_backup(part, progress)
        tried = rows <= TRIED_UP_TO
        faults = try_out(part, manifest, progress) if tried else ()
        size = part.stat().st_size
        part.replace(target)
    return BackupMade(target, size, rows, tried, faults)


@contextmanager
def _unfinished(target: Path) -> Iterator[Path]:
    """A file beside the target that is gone again unless it took the target's name."""
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        yield part
    except OSError as error:
        raise StoreUnavailable(NOT_WRITTEN) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _write(database: Database, part: Path, now: datetime, progress: Progress) -> int:
    with database.connection() as connection:
        stand_still(connection, shared=database.is_shared)
        tables = stored_tables(connection)
        counts = {table.name: _count(connection, table) for table in tables}
        total, done = sum(counts.values()), 0
        manifest: dict[str, Any] = {
            "format": FORMAT,
            "program": version("daftar"),
            "schema": _revision(connection),
            "made_at": now.isoformat(),
            "store": "postgresql" if database.is_shared else "sqlite",
            "tables": {},
        }
        progress.begin("نوشتن پشتیبان")
        with ZipFile(part, "w", ZIP_DEFLATED, compresslevel=1) as archive:
            for table in tables:
                digest, rows = hashlib.sha256(), 0
                with archive.open(table_member(table.name), "w", force_zip64=True) as member:
                    for row in rows_of(connection, table):
                        line = json.dumps(row, separators=(",", ":")).encode() + b"\n"
                        digest.update(line)
                        member.write(line)
                        rows += 1
                        progress.step(done + rows, total)
                done += rows
                manifest["tables"][table.name] = {
                    "columns": [column.name for column in table.columns],
                    "rows": rows,
                    "sha256": digest.hexdigest(),
                }
            archive.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
    _seal(part)
    return done


def _seal(part: Path) -> None:
    """Close the file with the checksum of all before it, and bring it onto the disk."""
    digest = hashlib.sha256()
    with part.open("rb") as written:
        while block := written.read(1 << 20):
            digest.update(block)
    with part.open("ab") as sealed:
        sealed.write(TRAILER + digest.hexdigest().encode())
        sealed.flush()
        os.fsync(sealed.fileno())


def stand_still(connection: Connection, *, shared: bool) -> None:
    """Read the store as it stands at one moment, while others write on.

    SQLite does so by itself from the first question of a transaction.
    """
    if shared:
        connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"))


def _count(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()


def _revision(connection: Connection) -> str:
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar())
