"""A question that can be stopped while the store still works on it, from any thread.

Whoever types asks anew with every letter; what was asked before is of no use any more, and must
not hold a reader or the server. The store itself is told to stop: nothing waits for its answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, cast

from app.errors import AppError

if TYPE_CHECKING:
    import sqlite3

    import psycopg
    from sqlalchemy import Connection

    from app.session import OfficeSession

#: How long the server may take to hear that it should stop.
HEARD_SECONDS: Final = 5.0


class Stopped(AppError):
    """Nobody waits for the answer any more; this is shown to nobody."""


class Stop:
    """The way to stop one question; it is shared by who asked and who answers."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._is_said = False
        self._interrupt: Callable[[], None] | None = None

    @property
    def is_said(self) -> bool:
        """Whether nobody waits for the answer any more."""
        return self._is_said

    def say(self) -> None:
        """Let no further statement begin; cheap, and from any thread."""
        self._is_said = True

    def reach(self) -> None:
        """Stop also the statement that runs; over a network this takes a moment."""
        self.say()
        # The lock lets the connection not go on to somebody else's question meanwhile.
        with self._lock:
            if self._interrupt is not None:
                self._interrupt()

    def check(self) -> None:
        """End here if it was said.

        Raises:
            Stopped: It was.
        """
        if self._is_said:
            raise Stopped("این پرسش کنار گذاشته شد.")

    @contextmanager
    def heard(self, session: OfficeSession) -> Iterator[None]:
        """Let a session's statements be stopped while the block runs.

        Raises:
            Stopped: It was said before or meanwhile.
        """
        # The window knows this before it stands, and needs nothing of a store yet.
        from sqlalchemy import event
        from sqlalchemy.exc import DBAPIError

        self.check()
        connection = session.connection()
        event.listen(connection, "before_cursor_execute", self._before_statement)
        with self._lock:
            self._interrupt = _interrupting(connection)
        try:
            yield
        except DBAPIError as error:
            if self._is_said:
                raise Stopped("این پرسش کنار گذاشته شد.") from error
            raise
        finally:
            event.remove(connection, "before_cursor_execute", self._before_statement)
            with self._lock:
                self._interrupt = None

    def _before_statement(self, *_statement: Any) -> None:
        self.check()


def _interrupting(connection: Connection) -> Callable[[], None]:
    """What stops the statement a connection runs; it may be called in another thread."""
    driver = connection.connection.driver_connection
    if connection.dialect.name == "sqlite":
        return cast("sqlite3.Connection", driver).interrupt
    server = cast("psycopg.Connection[Any]", driver)

    def cancel() -> None:
        from psycopg import Error

        try:
            server.cancel_safe(timeout=HEARD_SECONDS)
        except Error:
            # A server that cannot be reached answers the question itself with an error.
            return

    return cancel
