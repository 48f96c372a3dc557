"""The tests' own servers and screens do what other tests rely on."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from app.paths import default_store, log_folder, settings_file
from asked import questions_asked
from display import Display
from postgresql import NoPostgresql, PostgresqlServer, fresh_database, running_server


def _ask(url: str, statement: str) -> object:
    engine = create_engine(url)
    try:
        with engine.connect() as connection:
            return connection.execute(text(statement)).scalar()
    finally:
        engine.dispose()


@pytest.mark.postgresql
@pytest.mark.parametrize("origin", ["debian", "pypi"])
def test_a_server_runs_whoever_brought_it_and_whoever_tests(origin: str) -> None:
    with ExitStack() as stack:
        try:
            server = stack.enter_context(running_server(origin))
        except NoPostgresql as reason:
            pytest.skip(str(reason))
        address = server.url("postgres")
        with fresh_database(address) as url:
            assert _ask(url, "SHOW server_encoding") == "UTF8"
            assert _ask(url, "SELECT 'ی' || lower('A')") == "یa"
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(address.replace("+psycopg", ""))


@pytest.mark.postgresql
def test_what_was_saved_is_there_after_a_power_cut(private_postgresql: PostgresqlServer) -> None:
    url = private_postgresql.url("postgres")
    with psycopg.connect(url.replace("+psycopg", "")) as connection:
        connection.execute("CREATE TABLE calls (number integer)")
        connection.execute("INSERT INTO calls VALUES (7)")
    private_postgresql.stop(at_once=True)
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url.replace("+psycopg", ""))
    private_postgresql.start()
    assert _ask(url, "SELECT number FROM calls") == 7


def test_every_store_begins_empty(store_url: str) -> None:
    tables = {
        "sqlite": "SELECT count(*) FROM sqlite_master",
        "postgresql": "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'",
    }
    assert _ask(store_url, tables[make_url(store_url).get_backend_name()]) == 0


def test_a_screen_has_a_window_manager(display: Display) -> None:
    answer = subprocess.run(
        ["xdotool", "get_num_desktops"],
        env=display.environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(answer.stdout) >= 1


@pytest.mark.parametrize("place", [default_store, log_folder, settings_file])
def test_nothing_of_the_testers_own_is_touched(
    place: Callable[[], Path], user_folders: Path
) -> None:
    assert place().is_relative_to(user_folders)


def test_questions_are_noted_also_after_others_were(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'asked.sqlite'}"
    with questions_asked() as outer:
        with questions_asked() as inner:
            _ask(url, "SELECT 1")
        _ask(url, "SELECT 2")
    assert [one.statement for one in inner] == ["SELECT 1"]
    assert [one.statement for one in outer] == ["SELECT 1", "SELECT 2"]
