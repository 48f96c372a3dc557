"""Making a store, telling what is at an address, and bringing an older one up."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from app.backup import mend_search, upgrade_store
from app.check import check_store
from app.clock import FixedClock
from app.database import APPLICATION_ID, Database
from app.errors import StoreUnusable
from app.office import OLD, Office, connect, open_office
from app.phone_calls import CallDraft, CallFilter, count_calls, log_call
from app.schema import (
    NEWER,
    NOT_OURS,
    StoreCondition,
    condition,
    create_store,
)

ROOT = Path(__file__).parents[3]
NOW = datetime(2026, 11, 22, 7, 0, tzinfo=UTC)
FORM = CallDraft(caller_name="رضا احمدی", subject="آب", request="شرح")


def path_of(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


def order(url: str, *statements: str) -> None:
    """Do something to a store beside the program."""
    with closing(Database(url)) as database, database.connection(writing=True) as connection:
        for statement in statements:
            connection.execute(text(statement))


def test_an_empty_place_becomes_a_store(store_url: str, clock: FixedClock) -> None:
    with closing(Database(store_url)) as database:
        assert condition(database) is StoreCondition.EMPTY
        create_store(database, clock, "زهرا مدیری")
        assert condition(database) is StoreCondition.CURRENT
        assert check_store(database) == []
    with open_office(store_url) as office:
        assert office.sign_in_as().full_name == "زهرا مدیری"


def test_looking_makes_nothing(store_url: str) -> None:
    with pytest.raises(StoreUnusable) as refusal:
        connect(store_url)
    assert "daftar init" in refusal.value.message
    if store_url.startswith("sqlite"):
        assert not path_of(store_url).exists()
        return
    with closing(Database(store_url)) as database, database.connection() as connection:
        assert inspect(connection).get_table_names() == []


def test_nothing_is_made_upon_a_store(office: Office, clock: FixedClock) -> None:
    office.write(log_call, FORM)
    with pytest.raises(StoreUnusable):
        create_store(office.database, clock)
    assert office.read(count_calls, CallFilter()) == 1


def test_the_folder_of_a_new_store_is_made(tmp_path: Path) -> None:
    path = tmp_path / "داده" / "دفتر" / "daftar.sqlite"
    with open_office(f"sqlite:///{path}", create=True):
        assert path.exists()


@pytest.mark.parametrize("content", [b"", None], ids=["empty file", "no file"])
def test_an_empty_file_is_an_empty_place(sqlite_url: str, content: bytes | None) -> None:
    if content is not None:
        path_of(sqlite_url).write_bytes(content)
    with pytest.raises(StoreUnusable):
        connect(sqlite_url)
    with open_office(sqlite_url, create=True) as office:
        office.sign_in_as()


def test_the_users_own_store_is_made_where_data_belongs(user_folders: Path) -> None:
    with open_office() as office:
        office.sign_in_as()
        path = office.database.path
    assert path is not None
    assert path.is_relative_to(user_folders)
    assert path.exists()


# What is not ours

FOREIGN = {
    "songs": ("CREATE TABLE songs (name TEXT)",),
    "another program's alembic": (
        "CREATE TABLE alembic_version (version_num VARCHAR(32))",
        "INSERT INTO alembic_version VALUES ('0001')",
    ),
}


@pytest.mark.parametrize("name", FOREIGN)
def test_another_programs_tables_are_refused_and_untouched(store_url: str, name: str) -> None:
    order(store_url, *FOREIGN[name])
    for create in (False, True):
        with pytest.raises(StoreUnusable) as refusal:
            connect(store_url, create=create)
        assert refusal.value.message == NOT_OURS
    with closing(Database(store_url)) as database:
        with pytest.raises(StoreUnusable):
            upgrade_store(database, FixedClock(NOW))
        with database.connection() as connection:
            assert len(inspect(connection).get_table_names()) == 1


def test_nothing_is_left_beside_another_programs_file(tmp_path: Path) -> None:
    path = tmp_path / "songs.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE songs (name TEXT)")
        connection.commit()
    before = path.read_bytes()
    with pytest.raises(StoreUnusable):
        connect(f"sqlite:///{path}", create=True)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("version", "said"), [("9999", NEWER), ("zzzz", NEWER), ("0000", OLD), ("", OLD)]
)
def test_a_store_of_another_version_says_which_way(store_url: str, version: str, said: str) -> None:
    connect(store_url, create=True).close()
    order(store_url, f"UPDATE alembic_version SET version_num = '{version}'")
    with pytest.raises(StoreUnusable) as refusal:
        connect(store_url, create=True)
    assert refusal.value.message == said


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("UPDATE search_versions SET version = 0 WHERE name = 'index'", OLD),
        ("UPDATE search_versions SET version = 0 WHERE name = 'keys'", OLD),
        ("DELETE FROM search_versions WHERE name = 'index'", OLD),
        ("UPDATE search_versions SET version = 9999 WHERE name = 'index'", NEWER),
        ("UPDATE search_versions SET version = 9999 WHERE name = 'keys'", NEWER),
    ],
)
def test_a_store_searched_by_another_version_says_which_way(
    store_url: str, change: str, said: str
) -> None:
    """Or its first search would ask tables it does not have."""
    connect(store_url, create=True).close()
    order(store_url, change)
    with pytest.raises(StoreUnusable) as refusal:
        connect(store_url, create=True)
    assert refusal.value.message == said


def test_what_a_store_is_searched_by_is_made_anew(store_url: str, tmp_path: Path) -> None:
    clock = FixedClock(NOW)
    with open_office(store_url, create=True, clock=clock) as office:
        office.sign_in_as()
        office.write(log_call, FORM)
    order(
        store_url,
        "DROP TABLE search_calls",
        "CREATE TABLE search_records (place bigint)",
        "UPDATE search_versions SET version = 1 WHERE name = 'index'",
    )
    with closing(Database(store_url)) as database:
        assert upgrade_store(database, clock, tmp_path / "before.daftar") is None
        assert mend_search(database, clock)
        assert check_store(database) == []
        with database.connection() as connection:
            assert "search_records" not in inspect(connection).get_table_names()
    with open_office(store_url, clock=clock) as office:
        office.sign_in_as()
        assert office.read(count_calls, CallFilter(text="آب")) == 1


def test_a_newer_store_is_not_upgraded_down(store_url: str) -> None:
    connect(store_url, create=True).close()
    order(store_url, "UPDATE alembic_version SET version_num = '9999'")
    with closing(Database(store_url)) as database, pytest.raises(StoreUnusable) as refusal:
        upgrade_store(database, FixedClock(NOW))
    assert refusal.value.message == NEWER


def test_a_current_store_needs_no_upgrade(office: Office, clock: FixedClock) -> None:
    assert upgrade_store(office.database, clock) is None


def test_an_empty_place_is_not_upgraded(store_url: str, clock: FixedClock) -> None:
    with closing(Database(store_url)) as database, pytest.raises(StoreUnusable):
        upgrade_store(database, clock)


def _run(program: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


# Several desks, and kills, while a store is being made

FIRST_START = """
import sys
import alembic.command
from app.errors import AppError
from app.office import connect
print("ready", flush=True)
sys.stdin.readline()
try:
    connect(sys.argv[1], create=True).sign_in_as()
    print("in", flush=True)
except AppError as error:
    print("told:", error.message, flush=True)
except BaseException as error:
    print("raw:", type(error).__name__, flush=True)
"""


def starting(url: str, count: int) -> list[subprocess.Popen[str]]:
    """Programs that stand before an empty place, ready to begin together."""
    running = [
        subprocess.Popen(
            [sys.executable, "-c", FIRST_START, url],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(count)
    ]
    for process in running:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    return running


def test_desks_that_start_together_find_one_store(store_url: str) -> None:
    running = starting(store_url, 4)
    for process in running:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    said = [process.communicate(timeout=60)[0].strip() for process in running]
    with open_office(store_url) as office:
        assert len(office.operators()) == 1
        assert check_store(office.database) == []
    assert said == ["in"] * 4


def test_whenever_creation_is_killed_the_next_start_gets_in(sqlite_url: str) -> None:
    left: list[str] = []
    for number, moment in enumerate(_MOMENTS):
        url = sqlite_url.replace("daftar.sqlite", f"daftar-{number}.sqlite")
        said = _run(_KILLED, url, moment)
        assert said == "killed\n", said
        left.append(_next_start(url))
    assert left == ["in"] * len(_MOMENTS)


def _next_start(url: str) -> str:
    (process,) = starting(url, 1)
    return process.communicate("\n", timeout=60)[0].strip()


#: Before which of its statements the creating program is killed.
_MOMENTS = ("CREATE TABLE calls", "INSERT INTO alembic_version", "INSERT INTO journal_head")

_KILLED = """
import os, signal, sys
child = os.fork()
if not child:
    from sqlalchemy import event
    from sqlalchemy.engine import Engine
    from app.office import connect
    @event.listens_for(Engine, "before_cursor_execute")
    def die(connection, cursor, statement, parameters, context, many):
        if sys.argv[2] in " ".join(statement.split()):
            os.kill(os.getpid(), signal.SIGKILL)
    connect(sys.argv[1], create=True)
    os._exit(0)
status = os.waitpid(child, 0)[1]
print("killed" if os.WIFSIGNALED(status) else "finished")
"""


def test_a_killed_program_has_let_go_of_the_store(store_url: str) -> None:
    connect(store_url, create=True).close()
    (process,) = starting(store_url, 1)
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("\n")
    process.stdin.flush()
    assert process.stdout.readline() == "in\n"
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    with open_office(store_url) as office:
        office.sign_in_as()
        office.write(log_call, FORM)


def test_our_files_carry_our_mark(sqlite_url: str) -> None:
    connect(sqlite_url, create=True).close()
    header = path_of(sqlite_url).read_bytes()[:72]
    assert int.from_bytes(header[68:72]) == APPLICATION_ID
