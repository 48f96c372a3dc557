"""Sessions kept between questions: nothing of one is there for the next, and the file is free."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, suppress
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select, text

from app.access import SignedIn
from app.changes import Changes, changed
from app.clock import FixedClock
from app.office import Office, connect
from app.orders import OrderFilter, list_follow_ups
from app.session import Desk, OfficeSession
from models.office import Setting

ONE = text("SELECT 1")
#: As many connections as there may be to a store from one desk.
MOST_AT_ONCE = 15


def _asked_of_driver(session: OfficeSession) -> object:
    session.ask(ONE)
    return session.connection().connection.driver_connection


def _written(session: OfficeSession, value: str) -> Changes[None]:
    session.merge(Setting(name="x", value=value))
    return changed(None)


def _object(session: OfficeSession) -> Setting | None:
    return session.scalars(select(Setting).where(Setting.name == "x")).one_or_none()


def _value(session: OfficeSession) -> str | None:
    found = _object(session)
    return found.value if found else None


def _can_leave_wal(path: Path) -> bool:
    """Whether nobody else has the file open: SQLite lets its last user alone change this."""
    with closing(sqlite3.connect(path, timeout=0)) as alone:
        try:
            answer = alone.execute("PRAGMA journal_mode = DELETE").fetchone()
        except sqlite3.OperationalError:
            return False
    return bool(answer == ("delete",))


def test_questions_at_a_file_go_over_one_connection(local_office: Office) -> None:
    first = local_office.read(_asked_of_driver)
    assert local_office.read(_asked_of_driver) is first


def test_objects_of_one_question_are_not_there_for_the_next(office: Office) -> None:
    office.write(_written, "first")
    first = office.read(_object)
    office.write(_written, "second")
    assert office.read(_object) is not first
    assert office.read(_value) == "second"


def test_what_a_question_notes_for_itself_is_not_there_for_the_next(office: Office) -> None:
    def noted(session: OfficeSession) -> list[object]:
        return list(session.info)

    def asked(session: OfficeSession) -> list[object]:
        list_follow_ups(session, OrderFilter())  # it notes until when orders are in time
        return noted(session)

    assert office.read(asked)
    assert office.read(noted) == []


def test_another_desk_s_deeds_are_seen_by_the_next_question(
    office: Office, store_url: str, clock: FixedClock
) -> None:
    with closing(connect(store_url, clock=clock)) as other:
        other.sign_in_as()
        for value in ("first", "second"):
            other.write(_written, value)
            assert office.read(_value) == value


def test_a_question_sees_one_moment_of_the_store(office: Office) -> None:
    office.write(_written, "before")
    office.read(_value)  # the next session is a kept one

    def slow(session: OfficeSession) -> tuple[str | None, str | None]:
        first = _value(session)
        session.expire_all()
        if not session.is_shared:  # a server's statements see what was saved before each
            office.write(_written, "meanwhile")
        return first, _value(session)

    assert office.read(slow) == ("before", "before")


def test_the_next_question_is_its_own_desk_s(office: Office) -> None:
    def asks(session: OfficeSession) -> SignedIn:
        return session.desk.operator

    first = office.read(asks)
    nobody = Desk(SignedIn(0, "", "", "", frozenset(), first.clearance), office.clock)
    with office.database.reading(nobody) as session:
        assert asks(session) is nobody.operator
    assert office.read(asks) == first


def test_questions_within_questions_have_sessions_of_their_own(office: Office) -> None:
    desk = Desk(office.operator, office.clock)
    with ExitStack() as stack:
        sessions = [stack.enter_context(office.database.reading(desk)) for _ in range(MOST_AT_ONCE)]
        drivers = [_asked_of_driver(session) for session in sessions]
        assert len(set(map(id, drivers))) == len(sessions)
    # Whoever writes still finds a connection, however many asked at once.
    office.write(_written, "after")
    assert office.read(_value) == "after"


def test_questions_from_many_threads_do_not_meet(office: Office) -> None:
    office.write(_written, "there")

    def ask(number: int) -> tuple[int, str | None]:
        desk = Desk(replace(office.operator, id=number), office.clock)
        with office.database.reading(desk) as session:
            value = _value(session)
            return session.desk.operator.id, value

    with ThreadPoolExecutor(6) as desks:
        answers = list(desks.map(ask, range(300)))
    assert answers == [(number, "there") for number in range(300)]


def test_a_broken_question_leaves_nothing_to_the_next(office: Office) -> None:
    def broken(session: OfficeSession) -> None:
        _written(session, "never")
        session.flush()
        raise ZeroDivisionError

    office.read(_value)
    with pytest.raises(ZeroDivisionError):
        office.read(broken)
    assert office.read(_value) is None
    office.write(_written, "once")
    assert office.read(_value) == "once"


def test_a_waiting_session_holds_nobody_up(local_office: Office) -> None:
    local_office.write(_written, "there")
    local_office.read(_value)
    path = local_office.database.path
    assert path is not None
    with closing(sqlite3.connect(path)) as other:
        # (is anybody in the way, pages in the log, pages brought home)
        busy, _pages, _home = other.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    assert busy == 0


def test_after_a_question_that_ended_its_transaction_the_next_has_one(office: Office) -> None:
    def ended(session: OfficeSession) -> None:
        _value(session)
        session.rollback()
        session.ask(ONE)

    office.read(ended)
    test_a_question_sees_one_moment_of_the_store(office)
    test_what_is_asked_is_not_there_for_the_writer(office)


def test_what_is_asked_is_not_there_for_the_writer(office: Office) -> None:
    def asked_only(session: OfficeSession) -> None:
        _written(session, "never")
        session.flush()

    office.write(_written, "before")
    office.read(asked_only)
    assert office.read(_value) == "before"


@pytest.mark.parametrize("is_broken", [False, True])
def test_closing_lets_go_of_those_that_wait_and_those_in_use(
    local_office: Office, *, is_broken: bool
) -> None:
    path = local_office.database.path
    assert path is not None

    def closed_meanwhile(session: OfficeSession) -> None:
        local_office.read(_value)
        _value(session)
        local_office.close()
        assert not _can_leave_wal(path)
        if is_broken:
            raise ZeroDivisionError

    local_office.read(_value)
    assert not _can_leave_wal(path)
    with suppress(ZeroDivisionError):
        local_office.read(closed_meanwhile)
    assert _can_leave_wal(path)
    assert local_office.read(_value) is None
