"""Bringing an older store to this version, after a backup that was proved good."""

from __future__ import annotations

from pathlib import Path

from app.backup.form import SUFFIX
from app.backup.making import make_backup
from app.clock import Clock
from app.database import Database
from app.errors import StoreUnusable
from app.paths import default_store
from app.progress import Progress
from app.schema import StoreCondition, condition, migrate
from app.search.renewing import renew_search
from app.search.versions import CURRENT, versions
from app.search_sources import RENEWED


def upgrade_store(database: Database, clock: Clock, backup: Path | None = None) -> Path | None:
    """Bring an older store to this version, after a backup that was proved good.

    Args:
        database: The store.
        clock: Names the backup by its moment.
        backup: Where to put it; beside a local store, else in the user's data folder.

    Returns:
        The backup's path, or None when the store is of this version; what it is searched by may
        be older (`mend_search`).

    Raises:
        StoreUnusable: It is not ours or newer, or the backup did not come out sound.
        StoreUnavailable: The backup could not be made; nothing was changed.
    """
    found = condition(database)
    if found is StoreCondition.EMPTY:
        raise StoreUnusable("در این نشانی دفتری نیست.")
    if found is not StoreCondition.OLD:
        return None
    target = backup or _beside(database, clock)
    target.parent.mkdir(parents=True, exist_ok=True)
    make_backup(database, target, clock.now())
    with database.connection(writing=True) as connection:
        migrate(connection)
        renew_search(connection, RENEWED, clock, Progress())
    return target


def mend_search(database: Database, clock: Clock, progress: Progress | None = None) -> bool:
    """Make the search tables of a store of this version anew, if they are not as they ought to be.

    They follow from the rows, as do the keys these are found by: there is nothing to be backed up.

    Returns:
        Whether that was so.

    Raises:
        StoreUnavailable: It cannot be written.
        Cancelled: By `progress`; nothing was changed.
    """
    from app.check import search_tables_agree

    with database.connection(writing=True) as connection:
        is_current = versions(connection) == CURRENT
        if is_current and next(search_tables_agree(connection), None) is None:
            return False
        renew_search(connection, RENEWED, clock, progress or Progress())
    return True


def _beside(database: Database, clock: Clock) -> Path:
    store = database.path or default_store().parent / f"{database.url.database}"
    return store.with_name(f"{store.stem}-{clock.now():%Y%m%d-%H%M%S}{SUFFIX}")
