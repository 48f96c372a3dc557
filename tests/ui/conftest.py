"""An opened window on a store of its own, worked by key events as a person works it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.clock import FixedClock
from app.office import connect, open_office
from seat import NOW, Seat, fill
from ui import main_window, reading_ahead, theme
from ui.application import make_application
from ui.common import ask, quiet_turns
from ui.main_window import MainWindow
from ui.shell import FIRST_SECTION

Opening = Callable[..., Seat]

#: What the window leaves to a person's eyes and hands between the steps of its own beginning: a
#: third of a second of each test.
PAUSES = (
    (main_window, "SEEN_MILLISECONDS"),
    (quiet_turns, "LOOK"),
    (quiet_turns, "PAINTED"),
    (quiet_turns, "REST"),
    (reading_ahead, "JOINING_MILLISECONDS"),
)


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The one application, dressed as the program dresses it."""
    application = make_application([])
    theme.dress(application, theme.USUAL_TYPE)
    return application


@pytest.fixture
def as_before(qapp: QApplication) -> Iterator[None]:
    """Whatever a test makes of the look, the next one begins with the usual."""
    yield
    qapp.styleHints().unsetColorScheme()
    theme.dress(qapp, theme.USUAL_TYPE, theme.LIGHT)


@pytest.fixture(scope="session")
def ready_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with a small directory and one earlier call; tests work on copies of it."""
    path = tmp_path_factory.mktemp("ready") / "ready.sqlite"
    clock = FixedClock(NOW - timedelta(days=20))
    with open_office(f"sqlite:///{path}", clock=clock, create=True) as office:
        office.sign_in_as()
        fill(office)
    return path


@pytest.fixture
def store(ready_store: Path, tmp_path: Path) -> Path:
    """This test's own copy of the store."""
    path = tmp_path / "office.sqlite"
    shutil.copy(ready_store, path)
    return path


@pytest.fixture
def clock() -> FixedClock:
    """The office's clock; it stands until it is moved."""
    return FixedClock(NOW)


@pytest.fixture
def opening(
    qapp: QApplication, qtbot: QtBot, store: Path, clock: FixedClock, tmp_path: Path
) -> Iterator[Opening]:
    """Opens a window on the store for an operator; closed again after the test."""
    seats: list[Seat] = []

    def opened(operator: str = "admin") -> Seat:
        settings = QSettings(str(tmp_path / "desk.ini"), QSettings.Format.IniFormat)
        # The phone unit's desk, where most of the work is.
        settings.setValue(FIRST_SECTION, settings.value(FIRST_SECTION) or "calls")
        url = f"sqlite:///{store}"
        other = connect(url, clock=clock)
        other.sign_in_as()
        office = connect(url, clock=clock)
        office.sign_in_as(operator)
        with _without_pauses():
            window = MainWindow(settings)
            seat = Seat(window, qtbot, other, store, clock)
            seats.append(seat)
            window.tasks.busy.connect(lambda count: setattr(seat, "under_way", count))
            window.tasks.trouble.connect(seat.trouble.append)
            window.show()
            seat.activate(window)
            window.begin(office)
            seat.until(seat.is_whole)
            seat.settle()
        return seat

    yield opened
    for seat in seats:
        _leave(seat)
    seats.clear()
    ask.answers.clear()


@contextmanager
def _without_pauses() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for module, name in PAUSES:
            patch.setattr(module, name, 0)
        yield


def _leave(seat: Seat) -> None:
    ask.answers.clear()
    ask.answers.extend([True] * 20)
    for widget in QApplication.topLevelWidgets():
        if widget is not seat.window and widget.parent() is not None and widget.isVisible():
            widget.close()
    seat.window.close()
    seat.window.deleteLater()
    seat.other.close()
    assert not seat.trouble, f"unexpected errors: {seat.trouble!r}"


@pytest.fixture
def seat(opening: Opening) -> Seat:
    """The administrator before an opened window."""
    return opening()


@pytest.fixture
def answers() -> Iterator[Any]:
    """Answers given in advance to the program's questions; all of them must have been asked."""
    ask.answers.clear()
    yield ask.answers
    assert not ask.answers, "a question was never asked"
