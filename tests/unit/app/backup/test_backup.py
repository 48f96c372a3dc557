"""One file holds everything, is proved before it is called good, and makes either kind of store."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.backup import (
    last_backup,
    make_backup,
    note_backup,
    read_backup,
    restore_backup,
    upgrade_store,
)
from app.check import check_store
from app.clock import FixedClock
from app.database import APPLICATION_ID, Database
from app.demo import fill_store
from app.demo.stories import Scale
from app.errors import StoreUnavailable, StoreUnusable
from app.office import Office, open_office
from app.phone_calls import CallDraft, CallFilter, call_sheet, count_calls, log_call
from app.progress import Cancelled, Progress
from app.schema import migrate
from models import SCHEMA_HEAD
from models.tables import Base

ROOT = Path(__file__).parents[4]
NOW = datetime(2026, 11, 22, 7, 0, tzinfo=UTC)
LITTLE = Scale(contacts=40, calls=30, orders=12, days=3, played=True)
CALL = CallDraft(caller_name="بهمن", subject="راه", request="راه بسته است")

#: The journal says that the store was restored, and nothing else differs.
TOLD = {"journal", "journal_head"}


def whole(url: str) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    with closing(Database(url)) as database, database.connection() as connection:
        return {
            table.name: [
                tuple(row)
                for row in connection.execute(select(table).order_by(*table.primary_key.columns))
            ]
            for table in Base.metadata.sorted_tables
        }


def backed_up(url: str, target: Path) -> Path:
    with closing(Database(url)) as database:
        made = make_backup(database, target, NOW)
    assert made.tried
    assert made.faults == ()
    assert made.size == target.stat().st_size
    return target


@pytest.fixture(scope="module")
def little_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a little office; tests work on copies of it."""
    path = tmp_path_factory.mktemp("little") / "office.sqlite"
    fill_store(f"sqlite:///{path}", LITTLE, 1, NOW)
    return path


@pytest.fixture
def little_url(little_file: Path, sqlite_url: str) -> str:
    """The address of a little office of this test alone."""
    shutil.copy(little_file, sqlite_url.removeprefix("sqlite:///"))
    return sqlite_url


@pytest.fixture(scope="module")
def backup(little_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of a little office."""
    target = tmp_path_factory.mktemp("backup") / "office.daftar"
    return backed_up(f"sqlite:///{little_file}", target)


def test_a_store_comes_back_row_for_row_in_either_kind(
    little_file: Path, store_url: str, tmp_path: Path
) -> None:
    """From SQLite to both; what numbers, and what the journal chains, goes on."""
    source = f"sqlite:///{little_file}"
    path = backed_up(source, tmp_path / "office.daftar")
    restored = restore_backup(path, store_url, FixedClock(NOW))
    assert restored.faults == ()
    before, after = whole(source), whole(store_url)
    for name in before.keys() - TOLD:
        assert after[name] == before[name], name
    assert after["journal"][:-1] == before["journal"]
    with open_office(store_url, clock=FixedClock(NOW)) as office:
        office.sign_in_as()
        count = office.read(count_calls, CallFilter())
        number = office.write(log_call, CALL).value
        assert office.read(call_sheet, number).number.endswith(f"/{count + 1}")
        assert check_store(office.database) == []
    # And back again, from whichever kind it was into a file.
    again = backed_up(store_url, tmp_path / "again.daftar")
    last = f"sqlite:///{tmp_path / 'last.sqlite'}"
    assert restore_backup(again, last, FixedClock(NOW)).faults == ()
    ours, theirs = whole(store_url), whole(last)
    for name in ours.keys() - TOLD:
        assert theirs[name] == ours[name], name


def test_a_store_that_is_there_is_left_alone(backup: Path, office: Office) -> None:
    office.write(log_call, CALL)
    url = office.database.url.render_as_string(hide_password=False)
    before = whole(url)
    with pytest.raises(StoreUnusable):
        restore_backup(backup, url, FixedClock(NOW))
    assert whole(url) == before


WRITER = dedent(
    """
    import sys
    from app.office import open_office
    from app.phone_calls import CallDraft, log_call
    with open_office(sys.argv[1]) as office:
        office.sign_in_as()
        print("ready", flush=True)
        while True:
            office.write(log_call, CallDraft(caller_name="ا", subject="ب", request="پ"))
    """
)


def test_a_backup_is_of_one_moment_while_others_write(store_url: str, tmp_path: Path) -> None:
    fill_store(store_url, LITTLE, 3, datetime.now(UTC))
    arguments = [sys.executable, "-c", WRITER, store_url]
    with subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline().strip() == "ready"
        try:
            for number in range(2):
                backed_up(store_url, tmp_path / f"{number}.daftar")
        finally:
            writer.kill()


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_changed_byte_is_always_found(backup: Path, tmp_path: Path, data: Any) -> None:
    content = bytearray(backup.read_bytes())
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] ^= data.draw(st.integers(1, 255))
    damaged = tmp_path / "damaged.daftar"
    damaged.write_bytes(bytes(content))
    with pytest.raises(StoreUnusable):
        read_backup(damaged)


def _cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


@pytest.mark.parametrize(
    "change",
    [_cut, lambda _content: b"", lambda _content: b"PK", lambda content: content + b" "],
)
def test_what_is_no_whole_backup_makes_no_store(
    backup: Path, tmp_path: Path, change: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / "other.daftar"
    path.write_bytes(change(backup.read_bytes()))
    target = tmp_path / "new.sqlite"
    with pytest.raises(StoreUnusable):
        restore_backup(path, f"sqlite:///{target}", FixedClock(NOW))
    assert sorted(file.name for file in tmp_path.iterdir()) == ["other.daftar"]


def test_a_backup_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable):
        read_backup(tmp_path / "none.daftar")


def test_a_file_that_is_there_does_not_give_way_by_itself(office: Office, tmp_path: Path) -> None:
    target = tmp_path / "office.daftar"
    target.write_text("نامه")
    with pytest.raises(StoreUnavailable):
        make_backup(office.database, target, NOW)
    assert target.read_text() == "نامه"
    make_backup(office.database, target, NOW, overwrite=True)
    assert read_backup(target).schema == SCHEMA_HEAD


def test_a_cancelled_backup_leaves_nothing(office: Office, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    progress = Progress(lambda _done, _of, _stage: progress.cancel())
    with pytest.raises(Cancelled):
        make_backup(office.database, folder / "x.daftar", NOW, progress=progress)
    assert list(folder.iterdir()) == []


FULL = dedent(
    """
    import resource, signal, sys
    from contextlib import closing
    from datetime import UTC, datetime
    from pathlib import Path
    from app.backup import make_backup
    from app.database import Database
    from app.errors import StoreUnavailable
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (9_000, 9_000))
    with closing(Database(sys.argv[1])) as database:
        try:
            make_backup(database, Path(sys.argv[2]), datetime.now(UTC))
        except StoreUnavailable as error:
            print(error.message)
    """
)


def test_no_room_leaves_nothing_and_says_so(little_url: str, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", FULL, little_url, str(folder / "x.daftar")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.strip()
    assert list(folder.iterdir()) == []


def test_a_killed_backup_never_has_the_good_name(little_url: str, tmp_path: Path) -> None:
    program = FULL.replace("RLIMIT_FSIZE, (9_000, 9_000)", "RLIMIT_CORE, (0, 0)").replace(
        "make_backup(database, Path(sys.argv[2]), datetime.now(UTC))",
        "from app.progress import Progress\n"
        "        import os\n"
        "        stop = lambda done, of, stage: os.kill(os.getpid(), 9) if done else None\n"
        "        make_backup(database, Path(sys.argv[2]), datetime.now(UTC),"
        " progress=Progress(stop))",
    )
    target = tmp_path / "x.daftar"
    done = subprocess.run(
        [sys.executable, "-c", program, little_url, str(target)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL
    assert not target.exists()


def test_a_faulty_store_is_backed_up_faithfully_and_its_faults_are_said(
    little_url: str, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(little_url.removeprefix("sqlite:///"))) as connection:
        connection.execute("UPDATE series_years SET last = last + 1 WHERE series = 'calls'")
        connection.commit()
    with closing(Database(little_url)) as database:
        made = make_backup(database, tmp_path / "x.daftar", NOW)
    assert len(made.faults) == 1


def test_a_backup_of_the_first_schema_comes_up_to_this_one(store_url: str, tmp_path: Path) -> None:
    """The backup an upgrade makes is of the old schema; it makes a store of this one."""
    old = tmp_path / "old.sqlite"
    url = f"sqlite:///{old}"
    with closing(Database(url)) as database:
        with database.connection(writing=True) as connection:
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            migrate(connection, "0001")
            connection.exec_driver_sql(
                "INSERT INTO operators (name, full_name, unit, rights, clearance, active, version)"
                " VALUES ('admin', 'مدیر', '', 'read_calls log_calls', 4, 1, 1)"
            )
            connection.exec_driver_sql(
                f"INSERT INTO journal_head (id, sequence, hash) VALUES (1, 0, '{'0' * 64}')"
            )
        copy = upgrade_store(database, FixedClock(NOW))
    assert copy == tmp_path / "old-20261122-070000.daftar"
    assert read_backup(copy).schema == "0001"
    assert restore_backup(copy, store_url, FixedClock(NOW)).faults == ()
    with open_office(store_url) as office:
        office.sign_in_as()
        office.write(log_call, CALL)
        assert check_store(office.database) == []


def test_when_the_last_was_made_is_known(office: Office, clock: FixedClock) -> None:
    assert office.read(last_backup).made_at is None
    office.write(note_backup, "x.daftar", 1000)
    last = office.read(last_backup)
    assert (last.made_at, last.file_name, last.is_too_old) == (clock.now(), "x.daftar", False)
