"""Waiting for other desks at a SQLite file, where SQLite waits badly or not at all."""

from __future__ import annotations

import sqlite3
from random import random
from time import monotonic, sleep
from typing import Final

#: So long a desk waits for the others at most.
BUSY_MILLISECONDS: Final = 10_000
#: How long a desk waits before it asks again for a file another is writing: once as long as a deed
#: takes; then, among many that write all the time, as long as SQLite itself waits at most, so that
#: one of them does several while the others sleep.
RETRY_SECONDS: Final = 0.001
NEXT_RETRY_SECONDS: Final = 0.1


def executed_when_free(driver: sqlite3.Connection, statement: str) -> bool:
    """Execute a statement as soon as no other desk stands in its way.

    Returns:
        False where that cannot be waited for, or lasts too long: the statement then says why.
    """
    until, pause = monotonic() + BUSY_MILLISECONDS / 1000, RETRY_SECONDS
    while monotonic() < until:
        try:
            driver.execute(statement)
        except sqlite3.OperationalError as error:
            if not _is_busy(error):
                return False
            sleep(pause * (1 + random()))  # noqa: S311  # desks that part, no secret
            pause = NEXT_RETRY_SECONDS
        else:
            return True
    return False


def _is_busy(error: sqlite3.OperationalError) -> bool:
    return (error.sqlite_errorcode & 0xFF) == sqlite3.SQLITE_BUSY
