"""Sessions that only ask, kept between questions.

Opening and closing a session and its connection takes a desk at a file a sixth of what it waits
for the letters two words find.
"""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, cast

from sqlalchemy import Connection, Engine

from app.session import Desk, OfficeSession

#: So many wait for the next question at most; the window asks from its own thread and from others.
MOST_KEPT: Final = 3


class Readers:
    """The sessions of one store in which nothing is ever written.

    A server's are opened for each question: its pool hears then whether the server still answers,
    and over a network a question takes longer than that.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._keeps = engine.dialect.name == "sqlite"
        self._kept: deque[OfficeSession] = deque()

    @contextmanager
    def reader(self, desk: Desk) -> Iterator[OfficeSession]:
        """Give a session that nobody else has meanwhile, with nothing in it from before.

        One that was refused something is not trusted with the next question.
        """
        kept = self._kept
        session = self._opened(desk)
        try:
            yield session
            if self._keeps:
                session.forget()
                _driver(session).rollback()
        except BaseException:
            _let_go(session)
            raise
        if kept is not self._kept:  # closed meanwhile: the pool it came from is no more
            _connection(session).detach()
        if self._keeps and kept is self._kept and len(kept) < MOST_KEPT:
            kept.append(session)
        else:
            _let_go(session)

    def close(self) -> None:
        """Let go of all that wait; those that are in use go when they are given back."""
        kept, self._kept = self._kept, deque()
        while kept:
            _let_go(kept.pop())

    def _opened(self, desk: Desk) -> OfficeSession:
        try:
            session = self._kept.pop()
        except IndexError:
            # Bound to a connection, a session that only asks begins and ends nothing of its own.
            session = OfficeSession(self._engine.connect(), desk)
            if self._keeps:
                _connection(session).begin()
        if self._keeps:
            # To SQLAlchemy it is one long transaction, of which the driver makes one a question;
            # through SQLAlchemy beginning takes as long as asking.
            _driver(session).execute("BEGIN")
        session.desk = desk
        return session


def _connection(session: OfficeSession) -> Connection:
    return cast("Connection", session.bind)


def _driver(session: OfficeSession) -> sqlite3.Connection:
    return cast("sqlite3.Connection", _connection(session).connection.driver_connection)


def _let_go(session: OfficeSession) -> None:
    session.close()
    _connection(session).close()
