"""What every test gets: folders of its own, both stores, a screen, and no leftovers."""

from __future__ import annotations

import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from app.clock import FixedClock
from compiled import share_compiled_statements
from display import Display, NoDisplay, running_display
from postgresql import (
    NoPostgresql,
    PostgresqlServer,
    any_server,
    fresh_database,
    running_server,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

# Before Qt is imported anywhere. Tests of the real window take `display` and a child process.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

settings.register_profile("desk", deadline=None, max_examples=60)
settings.register_profile("ci", deadline=None, max_examples=20, derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "desk")

#: When the copied stores were made: before anything that happens in a test.
MADE_AT = datetime(2024, 3, 20, tzinfo=UTC)

#: Thousands of stores are made, and every commit waits for the disk; memory does not wait.
IN_MEMORY = Path("/dev/shm")  # a folder of one's own is made in it
#: What the stores of a run need at most, with room to spare.
ROOM_NEEDED = 2 << 30


#: Objects made before Python looks for cycles; its usual 700 are made and gone all the time.
OBJECTS_BEFORE_COLLECTING = 10000


def pytest_configure() -> None:
    """Lay the folders of the tests into memory where it is large enough; compile once."""
    gc.disable()  # until all tests are read: half of that time was looking for garbage
    share_compiled_statements()
    if "TMPDIR" in os.environ or not os.access(IN_MEMORY, os.W_OK | os.X_OK):
        return
    if shutil.disk_usage(IN_MEMORY).free >= ROOM_NEEDED:
        # Child processes and the test processes of xdist inherit it.
        os.environ["TMPDIR"] = str(IN_MEMORY)
        tempfile.tempdir = None


def pytest_collection_finish() -> None:
    """Collect garbage from now on, but look no more at the tests and modules themselves."""
    gc.freeze()
    gc.set_threshold(OBJECTS_BEFORE_COLLECTING)
    gc.enable()


#: Where the program keeps what is the user's; never the tester's own.
_USER_FOLDERS = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")


@pytest.fixture(autouse=True, scope="session")
def runtime_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """XDG_RUNTIME_DIR, without which Qt complains."""
    folder = tmp_path_factory.mktemp("runtime")
    folder.chmod(0o700)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(folder))
        yield folder


@pytest.fixture(autouse=True)
def user_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Data, settings and log of this test alone, for child processes too."""
    home = tmp_path_factory.mktemp("home")
    for name in _USER_FOLDERS:
        monkeypatch.setenv(name, str(home / name.lower()))
    return home


@pytest.fixture(autouse=True)
def no_leftover_windows() -> Iterator[None]:
    """Fail a test that leaves a window behind; it would end up in another test's screenshot."""
    before = _windows()
    yield
    left = [window for window in _windows() if window not in before]
    if left:
        gc.collect()
        left = [window for window in _windows() if window not in before]
    names = [f"{type(window).__name__} {window.windowTitle()!r}" for window in left]
    for window in left:
        window.close()
        window.deleteLater()
    del left
    _windows()
    if names:
        pytest.fail(f"windows left behind: {', '.join(names)}")


def _windows() -> list[QWidget]:
    """The windows nobody owns, after Qt has done the deleting it had put off."""
    if "PySide6.QtWidgets" not in sys.modules:
        return []
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    if QApplication.instance() is None:
        return []
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return [
        widget
        for widget in QApplication.topLevelWidgets()
        if widget.parent() is None and widget.metaObject().className() != "QTipLabel"
    ]


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The address of a running PostgreSQL, started at most once in each test process."""
    try:
        with any_server() as address:
            yield address
    except NoPostgresql as reason:
        pytest.skip(str(reason))


@pytest.fixture
def made() -> None:
    """Asked for, the stores at this test's addresses are there: made once and copied.

    Their migrations take a quarter of a second. What is asked of making a store asks for the
    addresses alone.
    """


@pytest.fixture(scope="session")
def made_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A local store nothing was written to since it was made."""
    path = tmp_path_factory.mktemp("made") / "made.sqlite"
    _make(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def made_database(postgresql_server: str) -> Iterator[str]:
    """The name of such a store on the server."""
    with fresh_database(postgresql_server) as url:
        _make(url)
        yield url.rpartition("/")[2]


def _make(url: str) -> None:
    from app.office import open_office

    with open_office(url, clock=FixedClock(MADE_AT), create=True):
        pass


@pytest.fixture
def postgresql_url(request: pytest.FixtureRequest, postgresql_server: str) -> Iterator[str]:
    """The address of a PostgreSQL database of this test alone: empty, or a store if `made`."""
    is_made = "made" in request.fixturenames
    like = request.getfixturevalue("made_database") if is_made else None
    with fresh_database(postgresql_server, like) as url:
        yield url


@pytest.fixture
def private_postgresql() -> Iterator[PostgresqlServer]:
    """A running server of this test alone, to be stopped and started in the middle of things."""
    try:
        with running_server() as server:
            yield server
    except NoPostgresql as reason:
        pytest.skip(str(reason))


@pytest.fixture
def sqlite_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a local store that is not there yet, or is if `made`."""
    path = tmp_path / "daftar.sqlite"
    if "made" in request.fixturenames:
        shutil.copy(request.getfixturevalue("made_file"), path)
    return f"sqlite:///{path}"


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def store_url(request: pytest.FixtureRequest) -> str:
    """The address of an empty store, once of each kind."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
def display() -> Iterator[Display]:
    """A screen of this test alone, 1366 x 768, with a window manager."""
    try:
        with running_display() as screen:
            yield screen
    except NoDisplay as reason:
        pytest.skip(str(reason))
