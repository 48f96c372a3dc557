"""Engines, transactions and the only commit in the program; drivers' errors become ours here.

The recipes were measured (see DECISIONS.md): on SQLite a writing transaction begins with
`BEGIN IMMEDIATE`, because a reader that turns writer fails at once; on PostgreSQL plans are made
anew for each call, because generic plans of list pages are ten times slower.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from select import select
from time import monotonic
from typing import cast

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, Connection, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor, Dialect
from sqlalchemy.exc import (
    ArgumentError,
    DBAPIError,
    IntegrityError,
    InvalidatePoolError,
    NoSuchModuleError,
    OperationalError,
)
from sqlalchemy.orm.exc import StaleDataError
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

from app import journal
from app.compiled_statements import CompiledStatements
from app.errors import AppError, StaleRecord, StoreDamaged, StoreUnavailable, StoreUnusable
from app.readers import Readers
from app.session import Desk, OfficeSession
from app.sqlite_waiting import BUSY_MILLISECONDS, executed_when_free
from app.stopping import Stop

#: Written into the header of our SQLite files: "DFTR".
APPLICATION_ID = 0x44465452

WRITE_AHEAD = "PRAGMA journal_mode = WAL"

#: A server that answered within so many seconds is asked again only if its end was heard of.
TRUSTED_SECONDS = 5.0

POSTGRESQL_OPTIONS = (
    "-c plan_cache_mode=force_custom_plan -c lock_timeout=10000 "
    "-c idle_in_transaction_session_timeout=15000 -c jit=off -c timezone=UTC "
    # What is searched lies in memory, and other processes begin later than we have an answer.
    "-c random_page_cost=1.1 -c max_parallel_workers_per_gather=0"
)

STALE = "این رکورد را در این میان میز دیگری تغییر داده است."


class Database:
    """One store: reads, and the one transaction that writes."""

    def __init__(self, url: str) -> None:
        """Prepare engines for `url`; nothing is opened yet.

        Raises:
            StoreUnusable: The text is no address of a store.
        """
        self.url = parse_url(url)
        self._engine = make_engine(self.url)
        self._readers = Readers(self._engine)
        self._transacting = self._engine.execution_options(writing=False)
        if not self.is_shared:
            # Listened to by nobody, the engine of the readers is sooner asked.
            event.listen(self._transacting, "begin", _begin_sqlite)
        self._writing = self._transacting.execution_options(writing=True)

    @property
    def is_shared(self) -> bool:
        """Whether several desks work on it through a server."""
        return self.url.get_backend_name() == "postgresql"

    @property
    def path(self) -> Path | None:
        """The file of a local store."""
        if self.is_shared or not self.url.database:
            return None
        return Path(self.url.database)

    @contextmanager
    def reading(self, desk: Desk, stop: Stop | None = None) -> Iterator[OfficeSession]:
        """Give a session to ask with; nothing asked here is ever written.

        Args:
            desk: Who asks.
            stop: Stops what is asked, also in the middle of a statement.

        Raises:
            Stopped: By `stop`.
            StoreUnavailable: The store cannot be reached or read.
        """
        with translated_errors(), self._readers.reader(desk) as session:
            if stop is None:
                yield session
                return
            with stop.heard(session):
                yield session

    @contextmanager
    def transaction(self, desk: Desk) -> Iterator[OfficeSession]:
        """Give a session to write with; at its end everything is saved, or nothing is.

        Raises:
            StaleRecord: Another desk saved the same record first.
            StoreUnavailable: The store cannot be reached or written.
        """
        with translated_errors(), OfficeSession(self._writing, desk) as session:
            yield session
            session.flush()
            journal.chain(session, session.pending)
            session.commit()

    @contextmanager
    def connection(self, *, writing: bool = False) -> Iterator[Connection]:
        """Give a bare connection in one transaction, for the schema and for proofs.

        Raises:
            StoreUnavailable: The store cannot be reached.
        """
        engine = self._writing if writing else self._transacting
        with translated_errors(), engine.begin() as connection:
            yield connection

    def close(self) -> None:
        """Let go of every connection, so that the file can be moved."""
        self._readers.close()
        self._engine.dispose()


def parse_url(text: str) -> URL:
    """Read a store's address.

    Raises:
        StoreUnusable: With a sentence that shows the two forms.
    """
    shown = _PASSWORD.sub(r"\1***@", text)
    message = (
        f"نشانی دفتر درست نیست: «{shown}». نمونه: sqlite:///PATH یا "
        "postgresql+psycopg://user@host/db"
    )
    try:
        url = make_url(text)
    except (ArgumentError, ValueError) as error:
        raise StoreUnusable(message) from error
    if url.get_backend_name() == "postgresql":
        return url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() != "sqlite" or not url.database:
        raise StoreUnusable(message)
    return url


#: A password inside an address is never shown again.
_PASSWORD = re.compile(r"(://[^:/@]*:)[^@]*@")


def make_engine(url: URL) -> Engine:
    """Make the engine of a store, with everything that was measured to matter."""
    try:
        return _sqlite_engine(url) if url.get_backend_name() == "sqlite" else _server_engine(url)
    except NoSuchModuleError as error:
        raise StoreUnusable("این نوع دفتر شناخته نیست.") from error


def _sqlite_engine(url: URL) -> Engine:
    engine = create_engine(
        url,
        connect_args={"timeout": BUSY_MILLISECONDS / 1000},
        execution_options={"compiled_cache": CompiledStatements()},
    )
    event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _server_engine(url: URL) -> Engine:
    engine = create_engine(
        url,
        connect_args={
            "options": POSTGRESQL_OPTIONS,
            "connect_timeout": 10,
            "keepalives": 1,
            "keepalives_idle": 15,
            "application_name": "daftar",
        },
        execution_options={"compiled_cache": CompiledStatements()},
    )
    event.listen(engine, "checkin", _note_answer)
    event.listen(engine, "checkout", partial(_prove_alive, engine.dialect))
    return engine


def _prepare_sqlite(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    # Transactions are begun by us (see _begin_sqlite); the driver's own would begin them late.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    # Setting WAL writes to the file; another program's is only looked at (`app.schema.condition`).
    if _is_ours_or_new(cursor):
        # Desks that start at once on an empty place make it in turn; SQLite does not wait there.
        driver = cast("sqlite3.Connection", connection)
        if not executed_when_free(driver, WRITE_AHEAD):
            cursor.execute(WRITE_AHEAD)
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.close()


def _is_ours_or_new(cursor: DBAPICursor) -> bool:
    cursor.execute("PRAGMA application_id")
    if cursor.fetchone() == (APPLICATION_ID,):
        return True
    cursor.execute("PRAGMA page_count")
    return bool(cursor.fetchone() == (0,))


def _note_answer(_connection: DBAPIConnection | None, record: ConnectionPoolEntry) -> None:
    record.info[_ANSWERED] = monotonic()


def _prove_alive(
    dialect: Dialect,
    connection: DBAPIConnection,
    record: ConnectionPoolEntry,
    _proxy: PoolProxiedConnection,
) -> None:
    """Let a connection be made anew that the server ended or the network lost.

    SQLAlchemy's own `pool_pre_ping` asks the server before each transaction, a tenth of all that a
    short one asks. A server that ends says so, and that can be heard without asking.
    """
    answered = record.info.get(_ANSWERED)
    if answered is None:  # made just now
        return
    try:
        if monotonic() - answered > TRUSTED_SECONDS or _has_word(connection):
            dialect.do_ping(connection)
    except Exception as error:
        # Whatever the driver says of it: the next question goes over another connection.
        raise InvalidatePoolError from error


#: Where the pool's record of a connection keeps when it was last given back.
_ANSWERED = "answered"


def _has_word(connection: DBAPIConnection) -> bool:
    """Whether the server has said something nobody asked for, such as that it ends."""
    try:
        readable, _writable, _failed = select([connection.fileno()], [], [], 0)
    except ValueError:  # a process with more than a thousand files open must ask
        return True
    return bool(readable)


def _begin_sqlite(connection: Connection) -> None:
    driver = cast("sqlite3.Connection", connection.connection.driver_connection)
    if not connection.get_execution_options()["writing"]:
        driver.execute("BEGIN")
        return
    # SQLite's own waiting sleeps up to a tenth of a second, and starves whoever came first. Ours
    # asks some hundred times a second, and so goes straight through the driver.
    driver.execute("PRAGMA busy_timeout = 0")
    try:
        if not executed_when_free(driver, "BEGIN IMMEDIATE"):
            connection.exec_driver_sql("BEGIN IMMEDIATE")  # its error is SQLAlchemy's
    finally:
        driver.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")


@contextmanager
def translated_errors() -> Iterator[None]:
    """Turn what drivers say into what a person can be told; our own bugs pass unchanged.

    Raises:
        StaleRecord: A version was no longer the one that was read.
        StoreUnavailable: The user's surroundings: locked, full, read-only, unreachable.
        StoreUnusable: The file is damaged or not a database.
    """
    try:
        yield
    except AppError:
        raise
    except StaleDataError as error:
        raise StaleRecord(STALE) from error
    except IntegrityError:
        raise
    except DBAPIError as error:
        known = _difficulty(error)
        if known is None:
            raise
        raise known from error


#: What PostgreSQL forbids, by its state codes.
_POSTGRESQL_SENTENCES: dict[str, str] = {
    "55P03": "دفتر را میز دیگری در دست دارد. چند لحظه بعد دوباره ذخیره کنید.",
    "40P01": "دفتر را میز دیگری در دست دارد. چند لحظه بعد دوباره ذخیره کنید.",
    "25006": "دفتر مشترک فقط‌خواندنی است و چیزی ذخیره نشد. مدیر آن را بررسی کند.",
    "42501": "این کاربر در دفتر مشترک اجازه این کار را ندارد. مدیر پایگاه داده اجازه بدهد.",
}


def _difficulty(error: DBAPIError) -> AppError | None:
    """Sort a driver's error into the person's surroundings, or None when it is our bug."""
    if isinstance(error.orig, sqlite3.Error):
        return _sqlite_difficulty(error.orig)
    known = _POSTGRESQL_SENTENCES.get(getattr(error.orig, "sqlstate", None) or "")
    if known is not None:
        return StoreUnavailable(known)
    if "invalid connection option" in str(error.orig):
        return StoreUnusable("در نشانی دفتر گزینه‌ای هست که شناخته نیست؛ آن را بردارید.")
    if isinstance(error, OperationalError) or error.connection_invalidated:
        text = str(error.orig)
        if "password" in text or "authentication" in text or "does not exist" in text:
            return StoreUnavailable(
                "دفتر مشترک این میز را نپذیرفت؛ نام کاربر، رمز و نام پایگاه داده را بررسی کنید."
            )
        return StoreUnavailable(
            "ارتباط با دفتر مشترک برقرار نیست. آنچه نوشته‌اید مانده است؛ شبکه را بررسی کنید "
            "و دوباره ذخیره کنید."
        )
    return None


#: SQLite's primary result codes and what a person is told.
_SQLITE_SENTENCES: dict[int, tuple[type[AppError], str]] = {
    sqlite3.SQLITE_BUSY: (
        StoreUnavailable,
        "دفتر را برنامه دیگری در دست دارد. چند لحظه بعد دوباره ذخیره کنید.",
    ),
    sqlite3.SQLITE_LOCKED: (
        StoreUnavailable,
        "دفتر را برنامه دیگری در دست دارد. چند لحظه بعد دوباره ذخیره کنید.",
    ),
    sqlite3.SQLITE_READONLY: (
        StoreUnavailable,
        "پرونده دفتر فقط‌خواندنی است و چیزی ذخیره نشد. اجازه نوشتن در پوشه آن را بررسی کنید.",
    ),
    sqlite3.SQLITE_PERM: (StoreUnavailable, "اجازه دسترسی به پرونده دفتر نیست."),
    sqlite3.SQLITE_CANTOPEN: (
        StoreUnavailable,
        "پرونده دفتر باز نشد. نشانی آن و اجازه دسترسی به پوشه را بررسی کنید.",
    ),
    sqlite3.SQLITE_FULL: (
        StoreUnavailable,
        "دیسک پر است و چیزی ذخیره نشد. جا باز کنید و دوباره ذخیره کنید.",
    ),
    sqlite3.SQLITE_IOERR: (
        StoreUnavailable,
        "دیسک هنگام نوشتن خطا داد و چیزی ذخیره نشد. جای خالی و سلامت دیسک را بررسی کنید.",
    ),
    sqlite3.SQLITE_NOTADB: (StoreUnusable, "این پرونده، دفتر «دفتر» نیست."),
    sqlite3.SQLITE_CORRUPT: (
        StoreDamaged,
        "پرونده دفتر آسیب دیده است. «daftar check» را اجرا کنید و پشتیبان را آماده کنید.",
    ),
}


def _sqlite_difficulty(error: sqlite3.Error) -> AppError | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    known = _SQLITE_SENTENCES.get(code & 0xFF)
    if known is None:
        return None
    make, sentence = known
    return make(sentence)


def sqlite_url(path: Path) -> str:
    """The address of a local store in `path`."""
    url = URL.create("sqlite", database=os.fspath(path.resolve()))
    return url.render_as_string(hide_password=False)
