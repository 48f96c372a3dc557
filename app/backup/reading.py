"""Reading a backup: nothing of it is believed before its checksum was proved."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

from app.backup.form import FORMAT, MANIFEST, TRAILER, TRAILER_LENGTH, table_member
from app.errors import StoreUnavailable, StoreUnusable
from app.progress import Progress
from models import SCHEMA_HEAD

NOT_OURS: Final = "این پرونده، پشتیبان «دفتر» نیست."
DAMAGED: Final = "این پشتیبان آسیب دیده یا ناتمام است و بازگردانده نمی‌شود."
NEWER: Final = "این پشتیبان با نسخه تازه‌تری از برنامه ساخته شده است؛ برنامه این میز را به‌روز کنید."


@dataclass(frozen=True)
class TableOf:
    """A table in a backup: its columns, its rows, and the checksum of them."""

    name: str
    columns: tuple[str, ...]
    rows: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself.

    Attributes:
        schema: The revision its tables are of.
        store: The kind of store it was made of.
        tables: In the order they are written back.
    """

    schema: str
    made_at: datetime
    program: str
    store: str
    tables: tuple[TableOf, ...]

    @property
    def rows(self) -> int:
        """Of all tables together."""
        return sum(table.rows for table in self.tables)


def read_backup(path: Path, progress: Progress | None = None) -> Manifest:
    """Prove a backup whole: its checksum, and every table's rows.

    Raises:
        StoreUnusable: It is none, damaged, or of a newer program.
        StoreUnavailable: It cannot be read.
        Cancelled: A person stopped it.
    """
    progress = progress or Progress()
    try:
        _prove_checksum(path, progress)
        with ZipFile(path) as archive:
            manifest = _manifest(archive)
            progress.begin("بازبینی پشتیبان")
            done = 0
            for table in manifest.tables:
                for _row in table_rows(archive, table):
                    done += 1
                    progress.step(done, manifest.rows)
    except OSError as error:
        raise StoreUnavailable("پرونده پشتیبان خوانده نشد.") from error
    except (BadZipFile, KeyError, ValueError, TypeError, EOFError) as error:
        raise StoreUnusable(DAMAGED) from error
    return manifest


def _prove_checksum(path: Path, progress: Progress) -> None:
    size = path.stat().st_size - TRAILER_LENGTH
    digest = hashlib.sha256()
    with path.open("rb") as file:
        if file.read(2) != b"PK" or size <= 0:
            raise StoreUnusable(NOT_OURS)
        file.seek(0)
        progress.begin("بازبینی پشتیبان")
        left = size
        while left:
            block = file.read(min(1 << 20, left))
            if not block:
                raise StoreUnusable(DAMAGED)
            digest.update(block)
            left -= len(block)
            progress.step(size - left, size)
        if file.read() != TRAILER + digest.hexdigest().encode():
            raise StoreUnusable(DAMAGED)


def _manifest(archive: ZipFile) -> Manifest:
    held: dict[str, Any] = json.loads(archive.read(MANIFEST))
    if held["format"] > FORMAT or held["schema"] > SCHEMA_HEAD:
        raise StoreUnusable(NEWER)
    tables = tuple(
        TableOf(name, tuple(table["columns"]), table["rows"], table["sha256"])
        for name, table in held["tables"].items()
    )
    made_at = datetime.fromisoformat(held["made_at"])
    return Manifest(held["schema"], made_at, held["program"], held["store"], tables)


def table_rows(archive: ZipFile, table: TableOf) -> Iterator[list[Any]]:
    """Every row of a table, proved at the end to be all of them and unchanged.

    Raises:
        StoreUnusable: They are not.
    """
    digest, rows = hashlib.sha256(), 0
    with archive.open(table_member(table.name)) as member:
        for line in member:
            digest.update(line)
            row = json.loads(line)
            if len(row) != len(table.columns):
                raise StoreUnusable(DAMAGED)
            rows += 1
            yield row
    if (rows, digest.hexdigest()) != (table.rows, table.sha256):
        raise StoreUnusable(DAMAGED)
