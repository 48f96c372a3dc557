"""The one transaction, what drivers' errors become, and how an address is read."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Event, Thread
from typing import Any

import psycopg
import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from app.changes import Changes, changed
from app.check import check_store
from app.clock import FixedClock
from app.contacts import ContactDraft, ContactFilter, add_contact, count_contacts
from app.database import (
    APPLICATION_ID,
    Database,
    parse_url,
    sqlite_url,
    translated_errors,
)
from app.errors import StaleRecord, StoreDamaged, StoreUnavailable, StoreUnusable
from app.office import Office, connect, open_office
from app.phone_calls import CallDraft, CallFilter, count_calls, log_call
from app.session import OfficeSession
from models.office import Setting
from postgresql import PostgresqlServer

FORM = CallDraft(caller_name="رضا احمدی", subject="آب", request="شرح")


def another() -> CallDraft:
    """The same call again, as a draft of its own."""
    return CallDraft(caller_name="رضا احمدی", subject="آب", request="شرح")


# The transaction


def _put(session: OfficeSession, value: str) -> Changes[None]:
    session.execute(insert(Setting).values(name="x", value=value))
    return changed(None)


def _setting(session: OfficeSession) -> str | None:
    return session.execute(text("SELECT value FROM settings WHERE name = 'x'")).scalar()


def test_what_is_asked_writes_nothing(office: Office) -> None:
    office.read(_put, "asked")
    assert office.read(_setting) is None


def test_a_bug_of_ours_passes_unchanged_and_nothing_is_written(office: Office) -> None:
    def broken(session: OfficeSession) -> Changes[None]:
        log_call(session, FORM)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        office.write(broken)
    assert office.read(count_calls, CallFilter()) == 0
    office.write(log_call, FORM)
    assert check_store(office.database) == []


def test_a_broken_constraint_is_a_bug_of_ours(office: Office) -> None:
    office.write(_put, "once")
    with pytest.raises(IntegrityError):
        office.write(_put, "twice")
    assert office.read(_setting) == "once"


def test_objects_changed_and_not_flushed_are_saved(office: Office) -> None:
    def change(session: OfficeSession) -> Changes[None]:
        session.add(Setting(name="x", value="flushed at the end"))
        return changed(None)

    office.write(change)
    assert office.read(_setting) == "flushed at the end"


def test_a_reader_neither_waits_for_a_writer_nor_sees_half(
    office: Office, store_url: str, clock: FixedClock
) -> None:
    other = connect(store_url, clock=clock)
    other.sign_in_as()

    def slow(session: OfficeSession) -> Changes[int]:
        added = add_contact(session, ContactDraft(name="رضا"))
        assert other.read(count_contacts, ContactFilter()) == 0
        return added

    office.write(slow)
    assert other.read(count_contacts, ContactFilter()) == 1
    other.close()


def test_a_second_writer_waits_for_the_first(
    office: Office, store_url: str, clock: FixedClock
) -> None:
    other = connect(store_url, clock=clock)
    other.sign_in_as()
    begun, second = Event(), Thread(target=lambda: other.write(log_call, another()))

    def slow(session: OfficeSession) -> Changes[int]:
        logged = log_call(session, FORM)
        second.start()
        begun.set()
        second.join(0.3)
        assert second.is_alive()
        return logged

    office.write(slow)
    second.join(20)
    assert begun.is_set()
    assert office.read(count_calls, CallFilter()) == 2
    assert check_store(office.database) == []
    other.close()


def test_a_local_store_is_ours_and_safe(local_office: Office) -> None:
    wanted = {
        "application_id": APPLICATION_ID,
        "journal_mode": "wal",
        "foreign_keys": 1,
        "synchronous": 2,
    }
    with local_office.database.connection() as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in wanted}
    assert found == wanted


def test_a_closed_store_can_be_moved_in_one_piece(sqlite_url: str, tmp_path: Path) -> None:
    with open_office(sqlite_url, create=True) as office:
        office.sign_in_as()
        office.write(log_call, FORM)
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    moved = path.rename(tmp_path / "دفتر من.sqlite")
    with open_office(f"sqlite:///{moved}") as office:
        office.sign_in_as()
        assert office.read(count_calls, CallFilter()) == 1


# What drivers say


def test_a_version_another_desk_changed_is_stale() -> None:
    with pytest.raises(StaleRecord), translated_errors():
        raise StaleDataError


#: What happens to a local store's file while it is open, and what is said then.
def _scribble(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * (path.stat().st_size - 4096))


def _no_more_a_database(path: Path) -> None:
    path.write_bytes(b"a letter, not a store" * 500)


@pytest.mark.parametrize(
    ("harm", "said"), [(_scribble, StoreDamaged), (_no_more_a_database, StoreUnusable)]
)
def test_a_harmed_file_is_told_in_words(
    sqlite_url: str, harm: Callable[[Path], None], said: type[Exception]
) -> None:
    with open_office(sqlite_url, create=True) as office:
        office.sign_in_as()
        office.write(log_call, FORM)
    harm(Path(sqlite_url.removeprefix("sqlite:///")))
    with pytest.raises(said):
        _look_into(sqlite_url)


def _look_into(url: str) -> None:
    with open_office(url) as office:
        office.sign_in_as()
        office.read(count_calls, CallFilter())


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable):
        connect(f"sqlite:///{tmp_path}", create=True)
    assert list(tmp_path.iterdir()) == []


def test_a_file_where_a_folder_should_be_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreUnavailable):
        connect(f"sqlite:///{tmp_path / 'file' / 'daftar.sqlite'}", create=True)


def plain(address: str) -> str:
    """An address as psycopg reads it."""
    return address.replace("+psycopg", "")


def order(address: str, statement: str) -> None:
    """Do something on the server beside the program."""
    with psycopg.connect(plain(address), autocommit=True) as connection:
        connection.execute(statement.encode())


@pytest.mark.postgresql
@pytest.mark.parametrize("change", [("daftar@", "stranger@"), ("/daftar_test_", "/no_such_")])
def test_an_unknown_user_or_database_is_told_in_words(
    postgresql_url: str, change: tuple[str, str]
) -> None:
    wrong = postgresql_url.replace(*change)
    if wrong == postgresql_url:
        pytest.skip("the named server's user is not ours")
    with pytest.raises(StoreUnavailable) as difficulty:
        connect(wrong)
    assert "نام" in difficulty.value.message


def test_a_server_gone_in_the_middle_of_a_save_loses_nothing(
    private_postgresql: PostgresqlServer,
) -> None:
    def cut(session: OfficeSession) -> Changes[int]:
        logged = log_call(session, FORM)
        private_postgresql.stop(at_once=True)
        return logged

    with open_office(private_postgresql.url("postgres"), create=True) as office:
        office.sign_in_as()
        with pytest.raises(StoreUnavailable):
            office.write(cut)
        with pytest.raises(StoreUnavailable):
            office.read(count_calls, CallFilter())
        private_postgresql.start()
        assert office.read(count_calls, CallFilter()) == 0
        office.write(log_call, FORM)
        assert office.read(count_calls, CallFilter()) == 1
        assert check_store(office.database) == []


@pytest.mark.postgresql
def test_a_connection_cut_between_two_deeds_is_not_noticed(postgresql_url: str) -> None:
    with open_office(postgresql_url, create=True) as office:
        office.sign_in_as()
        office.write(log_call, FORM)
        order(
            postgresql_url,
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()",
        )
        assert office.read(count_calls, CallFilter()) == 1


@pytest.mark.postgresql
def test_a_connection_cut_in_the_middle_of_a_save_loses_nothing(postgresql_url: str) -> None:
    def cut(session: OfficeSession) -> Changes[int]:
        logged = log_call(session, FORM)
        order(
            postgresql_url,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()",
        )
        return logged

    with open_office(postgresql_url, create=True) as office:
        office.sign_in_as()
        with pytest.raises(StoreUnavailable):
            office.write(cut)
        office.write(log_call, FORM)
        assert office.read(count_calls, CallFilter()) == 1
        assert check_store(office.database) == []


@pytest.mark.postgresql
def test_a_server_that_only_reads_is_told_in_words(postgresql_url: str) -> None:
    with open_office(postgresql_url, create=True):
        pass
    name = postgresql_url.rsplit("/", 1)[1]
    order(postgresql_url, f'ALTER DATABASE "{name}" SET default_transaction_read_only = on')
    with open_office(postgresql_url) as office:
        office.sign_in_as()
        with pytest.raises(StoreUnavailable):
            office.write(log_call, FORM)


@pytest.mark.parametrize("there", [False, True], ids=["to make", "to open"])
def test_a_database_without_rights_in_it_is_told_in_words(
    private_postgresql: PostgresqlServer, there: bool
) -> None:
    address = private_postgresql.url("postgres")
    order(address, "CREATE ROLE newcomer LOGIN")
    if there:
        connect(address, create=True).close()
    with pytest.raises((StoreUnavailable, StoreUnusable)):
        connect(address.replace("daftar@", "newcomer@"), create=True).sign_in_as()


# Addresses

NO_ADDRESS = [
    " ",
    "x",
    "/home/x/daftar.sqlite",
    "sqlite://",
    "sqlite:///",
    "mysql://u@h/d",
    "http://x",
    "nonsense://",
    "sqlite+foo:///x",
    *(url for url in ("postgresql://u@h:abc/db", "postgresql://[::1/db")),
]


@pytest.mark.parametrize("address", NO_ADDRESS)
def test_what_is_no_address_is_refused_with_an_example(address: str) -> None:
    with pytest.raises(StoreUnusable):
        connect(address)


def test_an_unknown_option_of_the_server_is_told_in_words() -> None:
    with pytest.raises((StoreUnavailable, StoreUnusable)):
        connect("postgresql://127.0.0.1:1/db?nonsense=1")


def test_a_password_is_never_shown_again() -> None:
    with pytest.raises(StoreUnusable) as refusal:
        parse_url("postgres://daftar:raz1234@server/db")
    assert "raz1234" not in refusal.value.message


@pytest.mark.parametrize(
    ("address", "shared", "path"),
    [
        ("sqlite:////tmp/a b.sqlite", False, Path("/tmp/a b.sqlite")),
        ("sqlite:///دفتر.sqlite", False, Path("دفتر.sqlite")),
        ("postgresql://u@h/db", True, None),
        ("postgresql+psycopg://u:p%40ss@h:5433/db", True, None),
    ],
)
def test_an_address_tells_what_store_it_is(address: str, shared: bool, path: Path | None) -> None:
    with closing(Database(address)) as database:
        assert (database.is_shared, database.path) == (shared, path)
        if shared:
            assert database.url.drivername == "postgresql+psycopg"


def test_a_path_and_its_address_agree(tmp_path: Path) -> None:
    path = tmp_path / "دفتر من ۱.sqlite"
    with open_office(sqlite_url(path), create=True) as office:
        assert office.database.path == path
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)


@pytest.mark.parametrize(
    "name",
    [
        "a#b.sqlite",
        "a b.sqlite",
        *(name for name in ("a?b.sqlite", "a%20b.sqlite")),
    ],
)
def test_any_name_a_folder_may_have_reaches_its_file(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with open_office(sqlite_url(path), create=True):
        pass
    assert path.exists()


def test_a_bug_in_a_question_passes_unchanged(office: Office) -> None:
    def broken(_session: OfficeSession) -> Any:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        office.read(broken)
