"""What the user's surroundings do to a store: one clear sentence, and nothing saved is lost."""

from __future__ import annotations

import os
import resource
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from app import database, sqlite_waiting
from app.check import check_store
from app.clock import FixedClock
from app.errors import StoreUnavailable, StoreUnusable
from app.office import Office, open_office
from app.phone_calls import CallDraft, CallFilter, count_calls, log_call
from postgresql import PostgresqlServer

ROOT = Path(__file__).parents[3]
FORM = CallDraft(caller_name="رضا احمدی", subject="آب", request="شرح")


def in_child(program: str, *arguments: str, nobody: bool = False) -> str:
    """Run a program of ours in a process of its own, as an unprivileged user if asked."""
    code = textwrap.dedent(program)
    unprivileged = nobody and os.geteuid() == 0
    if unprivileged:
        code = "import os; os.setgid(65534); os.setuid(65534)\n" + code
    # Modules are read before the rights are dropped: the checkout may be out of nobody's reach.
    code = "import app.office, app.phone_calls, app.schema, alembic.command\n" + code
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


SAVE = """
    import sys
    from app.errors import AppError
    from app.office import open_office
    from app.phone_calls import CallDraft, log_call
    try:
        with open_office(sys.argv[1]) as office:
            office.sign_in_as()
            office.write(log_call, CallDraft(caller_name="رضا", subject="آب", request="شرح"))
            print("saved")
    except AppError as error:
        print(type(error).__name__, error.message)
"""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder others may enter; those of pytest are for their owner alone."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


def test_a_read_only_store_says_so(open_folder: Path) -> None:
    url = f"sqlite:///{open_folder / 'daftar.sqlite'}"
    with open_office(url, create=True):
        pass
    (open_folder / "daftar.sqlite").chmod(0o444)
    open_folder.chmod(0o555)
    said = in_child(SAVE, url, nobody=True)
    open_folder.chmod(0o755)
    assert said.startswith("StoreUnavailable")
    assert "نوشتن" in said or "اجازه" in said


def test_a_folder_nobody_may_enter_says_so(open_folder: Path) -> None:
    url = f"sqlite:///{open_folder / 'daftar.sqlite'}"
    with open_office(url, create=True):
        pass
    open_folder.chmod(0o000)
    said = in_child(SAVE, url, nobody=True)
    open_folder.chmod(0o755)
    assert said.startswith("StoreUnavailable")
    assert "اجازه" in said


def test_a_full_disk_loses_nothing_that_was_saved(sqlite_url: str) -> None:
    with open_office(sqlite_url, create=True) as office:
        office.sign_in_as()
        office.write(log_call, FORM)
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    said = in_child(
        """
        import resource, signal, sys
        from app.errors import AppError
        from app.office import open_office
        from app.phone_calls import CallDraft, log_call
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        with open_office(sys.argv[1]) as office:
            office.sign_in_as()
            limit = int(sys.argv[2])
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
            saved = 0
            try:
                for _ in range(2000):
                    draft = CallDraft(caller_name="رضا", subject="آب", request="شرح " * 900)
                    office.write(log_call, draft)
                    saved += 1
            except AppError as error:
                print(saved, type(error).__name__, error.message)
        """,
        sqlite_url,
        str(path.stat().st_size + 200_000),
    )
    saved, kind, sentence = said.split(" ", 2)
    assert kind == "StoreUnavailable"
    assert "دیسک" in sentence
    with open_office(sqlite_url) as office:
        office.sign_in_as()
        assert office.read(count_calls, CallFilter()) == 1 + int(saved)
        office.write(log_call, CallDraft(caller_name="پس از آن", subject="آب", request="شرح"))
        assert check_store(office.database) == []
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY


@pytest.mark.parametrize(
    "content", [b"not a database at all" * 100, b"SQLite format 3\0" + b"x" * 900]
)
def test_a_file_that_is_no_store_is_refused_and_untouched(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(content)
    with pytest.raises(StoreUnusable), open_office(f"sqlite:///{path}"):
        pass
    assert path.read_bytes() == content


def test_another_programs_database_is_refused_and_untouched(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE songs (name TEXT)")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreUnusable), open_office(f"sqlite:///{path}", create=True):
        pass
    assert path.read_bytes() == before


def test_no_server_is_one_sentence() -> None:
    url = "postgresql+psycopg://daftar@127.0.0.1:1/daftar"
    with pytest.raises(StoreUnavailable) as difficulty, open_office(url):
        pass
    assert "ارتباط" in difficulty.value.message


def test_a_server_gone_in_the_middle_loses_nothing(private_postgresql: PostgresqlServer) -> None:
    with open_office(private_postgresql.url("postgres"), create=True) as office:
        office.sign_in_as()
        office.write(log_call, FORM)
        second = CallDraft(caller_name="دوم", subject="آب", request="شرح")
        private_postgresql.stop(at_once=True)
        with pytest.raises(StoreUnavailable):
            office.write(log_call, second)
        private_postgresql.start()
        office.write(log_call, second)
        assert office.read(count_calls, CallFilter()) == 2
        assert check_store(office.database) == []


def test_a_save_whose_answer_was_lost_is_found_again(local_office: Office) -> None:
    number = local_office.write(log_call, FORM).value
    assert local_office.write(log_call, FORM).value == number


def test_a_busy_store_says_so(
    sqlite_url: str, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    for waiting in (database, sqlite_waiting):
        monkeypatch.setattr(waiting, "BUSY_MILLISECONDS", 300)
    with open_office(sqlite_url, create=True, clock=clock) as office:
        office.sign_in_as()
        holder = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        with office.database.connection() as connection:
            connection.exec_driver_sql("PRAGMA busy_timeout = 50")
        try:
            with pytest.raises(StoreUnavailable) as difficulty:
                office.write(log_call, FORM)
        finally:
            holder.close()
        assert "دوباره" in difficulty.value.message
        office.write(log_call, FORM)
