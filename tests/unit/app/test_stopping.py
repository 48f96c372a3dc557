"""Questions stopped in the middle of a statement, on both stores."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from threading import Event, Thread
from time import monotonic
from typing import Any, cast

import pytest
from sqlalchemy import text

from app.office import Office
from app.session import OfficeSession
from app.stopping import Stop, Stopped

#: It would go on for hours.
ENDLESS = (
    "WITH RECURSIVE n(i) AS (SELECT {first} UNION ALL SELECT i + 1 FROM n WHERE i < 100000000000)"
    " SELECT count(*) FROM n"
)
RUNNING = text(
    "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE 'WITH RECURSIVE%'"
    " AND datname = current_database()"
)
PATIENCE = 20.0


def _endless(session: OfficeSession, begun: Event) -> Any:
    """A question whose statement says that it runs, where a file cannot be asked that."""
    if session.is_shared:
        return session.execute(text(ENDLESS.format(first="1::bigint"))).one()
    driver = cast("sqlite3.Connection", session.connection().connection.driver_connection)

    def says_so() -> int:
        begun.set()
        return 1

    driver.create_function("begun", 0, says_so)
    return session.execute(text(ENDLESS.format(first="begun()"))).one()


def _runs(office: Office, begun: Event) -> bool:
    if not office.database.is_shared:
        return begun.is_set()
    return bool(office.read(lambda session: session.execute(RUNNING).scalar_one()))


def _until(true: Callable[[], bool]) -> None:
    end = monotonic() + PATIENCE
    while not true():
        assert monotonic() < end


def test_a_statement_ends_while_it_runs(office: Office) -> None:
    stop, begun, errors = Stop(), Event(), list[BaseException]()

    def ask() -> None:
        try:
            office.read_until(stop, _endless, begun)
        except Stopped as error:
            errors.append(error)

    asking = Thread(target=ask)
    asking.start()
    _until(lambda: _runs(office, begun))
    stop.reach()
    asking.join(PATIENCE)
    assert not asking.is_alive()
    assert len(errors) == 1
    if office.database.is_shared:
        _until(lambda: not _runs(office, begun))


def test_what_was_stopped_leaves_its_connection_to_the_next(office: Office) -> None:
    test_a_statement_ends_while_it_runs(office)
    stop = Stop()
    one = text("SELECT 1")
    assert office.read_until(stop, lambda session: session.execute(one).scalar_one()) == 1
    # It is over, and what comes over the same connection next is not its own any more.
    stop.reach()
    assert office.read(lambda session: session.execute(one).scalar_one()) == 1


def test_no_statement_begins_any_more(office: Office) -> None:
    stop = Stop()

    def query(session: OfficeSession) -> None:
        stop.say()
        session.execute(text("SELECT 1"))
        pytest.fail("it was asked")

    with pytest.raises(Stopped):
        office.read_until(stop, query)
    with pytest.raises(Stopped):
        office.read_until(stop, query)


def test_our_own_faults_are_no_stopping(office: Office) -> None:
    with pytest.raises(Exception, match="nothing_of_that_name"):
        office.read_until(
            Stop(), lambda session: session.execute(text("SELECT * FROM nothing_of_that_name"))
        )
