"""Sessions that only ask, kept between questions.

Opening and closing a session and its connection takes a desk at a file a sixth of what it waits
for the letters two words find.
"""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Final, cast

from sqlalchemy import Connection, Engine

from app.session import Desk, OfficeSession

#: So many wait for the next question at most; the window asks from its own thread and from others.
MOST_KEPT: Final = 3


@dataclass(frozen=True)
class _Reader:
    """A session at a file, and what it asks over."""

    session: OfficeSession
    connection: Connection
    driver: sqlite3.Connection

    def let_go(self) -> None:
        """Give the connection back to its pool."""
        try:
            self.session.close()
        finally:
            self.connection.close()


class Readers:
    """The sessions of one store in which nothing is ever written.

    A server's are opened for each question: its pool hears then whether the server still answers,
    and over a network a question takes longer than that.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._keeps = engine.dialect.name == "sqlite"
        self._kept: deque[_Reader] = deque()
        self._lock = Lock()

    def reader(self, desk: Desk) -> AbstractContextManager[OfficeSession]:
        """Give a session that nobody else has meanwhile, with nothing in it from before.

        All that is found in it must be read before it is given back: what is left half read holds
        the next question at the same moment of the store.
        """
        return self._lent(desk) if self._keeps else self._opened(desk)

    def close(self) -> None:
        """Let go of all that wait; those that are in use go when they are given back."""
        with self._lock:
            kept, self._kept = self._kept, deque()
        for reader in kept:
            reader.let_go()

    @contextmanager
    def _opened(self, desk: Desk) -> Iterator[OfficeSession]:
        # Bound to a connection, a session that only asks begins and ends nothing of its own.
        with self._engine.connect() as connection, OfficeSession(connection, desk) as session:
            yield session

    @contextmanager
    def _lent(self, desk: Desk) -> Iterator[OfficeSession]:
        kept, reader = self._taken(desk)
        is_sound = False
        try:
            reader.driver.execute("BEGIN")
            yield reader.session
            reader.session.forget()
            reader.driver.rollback()
            is_sound = True
        finally:
            # One whose question failed is not trusted with the next.
            self._give_back(reader, kept, is_sound=is_sound)

    def _taken(self, desk: Desk) -> tuple[deque[_Reader], _Reader]:
        """A reader, and where it is to be given back."""
        with self._lock:
            kept = self._kept
            reader = kept.pop() if kept else None
        if reader is None:
            reader = self._made(desk)
        reader.session.desk = desk
        return kept, reader

    def _made(self, desk: Desk) -> _Reader:
        connection = self._engine.connect()
        # To SQLAlchemy it is one long transaction, of which the driver makes one a question:
        # through SQLAlchemy beginning takes as long as asking.
        connection.begin()
        driver = cast("sqlite3.Connection", connection.connection.driver_connection)
        return _Reader(OfficeSession(connection, desk), connection, driver)

    def _give_back(self, reader: _Reader, kept: deque[_Reader], *, is_sound: bool) -> None:
        with self._lock:
            is_closed = kept is not self._kept
            if is_sound and not is_closed and len(kept) < MOST_KEPT:
                kept.append(reader)
                return
        if is_closed:
            # Its pool is no more, and would hold the file open.
            reader.connection.detach()
        reader.let_go()
