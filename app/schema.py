"""Making a store, bringing it to this version, and refusing what is not ours or is newer.

Alembic is imported only where something is created or migrated: starting the program compares
one text, and of which versions that is which the store is searched by.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from sqlalchemy import inspect, text
from sqlalchemy.engine import Connection

from app import journal
from app.access import Right
from app.changes import Kind
from app.clock import Clock
from app.database import APPLICATION_ID, Database
from app.errors import StoreUnavailable, StoreUnusable
from app.marks import Classification
from app.operators import ADMINISTRATOR, NOBODY, OperatorDraft, add_operator
from app.search.versions import CURRENT, versions
from app.session import Desk, OfficeSession
from models import SCHEMA_HEAD
from models.search import drop_search


class StoreCondition(StrEnum):
    """What is found at a store's address."""

    EMPTY = "empty"
    CURRENT = "current"
    OLD = "old"
    #: Its rows are of this version, but not what they are searched by.
    UNSEARCHED = "unsearched"

    @property
    def is_older(self) -> bool:
        """Whether «daftar upgrade» brings it to this version."""
        return self in (StoreCondition.OLD, StoreCondition.UNSEARCHED)


NEWER = "این دفتر با نسخه تازه‌تری از برنامه ساخته شده است؛ برنامه این میز را به‌روز کنید."
TAKEN = "در این نشانی دفتری هست؛ روی آن چیزی ساخته نمی‌شود."
NOT_OURS = "آنچه در این نشانی است دفتر ما نیست و دست نخورد."


def condition(database: Database) -> StoreCondition:
    """Look what is at the address.

    Raises:
        StoreUnusable: It is another program's, damaged, or of a newer version.
        StoreUnavailable: It cannot be reached.
    """
    if database.path is not None and not _is_there(database.path):
        return StoreCondition.EMPTY
    with database.connection() as connection:
        return _condition(connection, is_file=database.path is not None)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError as error:
        raise StoreUnavailable("اجازه دسترسی به پوشه دفتر نیست.") from error


def _condition(connection: Connection, *, is_file: bool) -> StoreCondition:
    names = set(inspect(connection).get_table_names())
    if is_file:
        mark = connection.exec_driver_sql("PRAGMA application_id").scalar()
        if names and mark != APPLICATION_ID:
            raise StoreUnusable(NOT_OURS)
    if not names:
        return StoreCondition.EMPTY
    if not {"alembic_version", "journal_head"} <= names:
        raise StoreUnusable(NOT_OURS)
    version = str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar())
    if version > SCHEMA_HEAD:
        raise StoreUnusable(NEWER)
    if version < SCHEMA_HEAD:
        return StoreCondition.OLD
    searched_by = versions(connection)
    if any(searched_by.get(name, 0) > newest for name, newest in CURRENT.items()):
        raise StoreUnusable(NEWER)
    return StoreCondition.CURRENT if searched_by == CURRENT else StoreCondition.UNSEARCHED


def create_store(database: Database, clock: Clock, administrator: str = "مدیر سامانه") -> None:
    """Create the schema and one administrator in an empty store.

    Args:
        database: Its address.
        clock: For the journal's first entries.
        administrator: His full name.

    Raises:
        StoreUnusable: There is something at the address already.
        StoreUnavailable: The place cannot be written.
    """
    make_folder(database.path)
    with database.connection(writing=True) as connection:
        wait_for_others(connection)
        if _condition(connection, is_file=database.path is not None) is not StoreCondition.EMPTY:
            raise StoreUnusable(TAKEN)
        if database.path is not None:
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        migrate(connection)
        # Imported late: starting the program on a store that is there needs none of it.
        from app.search.renewing import make_searchable

        make_searchable(connection)
        # Tables and administrator come in one transaction: a store half made is no store.
        with OfficeSession(connection, Desk(NOBODY, clock)) as session:
            _begin(session, administrator)
            session.flush()
            journal.chain(session, session.pending)


#: Any number; whoever makes a store on a server holds the lock of this one.
_MAKING = 0x44465452


def wait_for_others(connection: Connection) -> None:
    """Let one desk at a time make a store; SQLite's writing transaction already does."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MAKING})


def make_folder(path: Path | None) -> None:
    """Make the folder of a local store, if it is not there.

    Raises:
        StoreUnavailable: It cannot be made.
    """
    if path is None:
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreUnavailable("پوشه دفتر ساخته نشد؛ اجازه نوشتن در آن نیست.") from error


def _begin(session: OfficeSession, administrator: str) -> None:
    journal.start_chain(session)
    journal.note(session, Kind.SETTING, None, "create_store", "دفتر ساخته شد.")
    add_operator(
        session,
        OperatorDraft(
            name=ADMINISTRATOR,
            full_name=administrator,
            unit="",
            rights=frozenset(Right),
            clearance=Classification.TOP_SECRET,
        ),
    )


def migrate(connection: Connection, revision: str = "head") -> None:
    """Run the migrations on an open connection, inside its transaction.

    What is derived for searching is gone then (`app.search.renewing` makes it anew): tables are
    copied on the way, and rows come in by the thousand.
    """
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "models:migrations")
    config.attributes["connection"] = connection
    drop_search(connection)
    command.upgrade(config, revision)
