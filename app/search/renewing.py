"""Bringing what a store is found by up to this version: its keys, and its search tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from sqlalchemy import Connection, bindparam, update

from app.clock import Clock
from app.operators import NOBODY
from app.progress import Progress
from app.search.findable import HasKeys
from app.search.versions import CURRENT, KEYS, note_versions, versions
from app.session import Desk, OfficeSession
from models.search import drop_search, make_search, want_part_search

#: Rows folded at a time.
AT_ONCE: Final = 2000


def renew_search(
    connection: Connection, sources: Sequence[HasKeys], clock: Clock, progress: Progress
) -> None:
    """Fold the keys of a store anew where they are older, and make its search tables.

    Args:
        connection: In a transaction that writes; the schema is of this version.
        sources: Every register with keys.
        clock: The office's.
        progress: Told of every register.

    Raises:
        Cancelled: By `progress`.
    """
    if versions(connection).get(KEYS) != CURRENT[KEYS]:
        drop_search(connection)  # or every key would be indexed on its way
        with OfficeSession(connection, Desk(NOBODY, clock)) as session:
            for source in sources:
                progress.begin(f"تازه کردن جستجوی {source.title}")
                _fold(session, source, progress)
    make_searchable(connection)


def make_searchable(connection: Connection) -> None:
    """Make the search tables of a store whose keys are of this version, and say so in it."""
    want_part_search(connection)
    make_search(connection)
    note_versions(connection)


def _fold(session: OfficeSession, source: HasKeys, progress: Progress) -> None:
    table = source.table
    save = (
        update(table)
        .where(table.c.id == bindparam("record"))
        .values(search_key=bindparam("folded"))
    )
    done = 0
    for keys in _bundles(session, source):
        session.connection().execute(
            save, [{"record": number, "folded": key} for number, key in keys]
        )
        done += len(keys)
        progress.step(done, done)


def _bundles(session: OfficeSession, source: HasKeys) -> Iterator[Sequence[tuple[int, str]]]:
    last = 0
    while keys := source.keys(session, last, AT_ONCE):
        yield keys
        last = keys[-1][0]
