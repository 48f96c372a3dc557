"""A strip shows long work, cancels it, and is gone when it has ended, however it ended."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.changes import Changes, Kind, changed
from app.clock import FixedClock
from app.office import connect
from app.progress import Cancelled, Progress
from app.session import OfficeSession
from ui.common.progress_strip import ProgressStrip
from ui.common.tasks import Tasks


@pytest.fixture
def tasks(qapp: QApplication, store: Path, clock: FixedClock) -> Iterator[Tasks]:
    made = Tasks()
    made.office = connect(f"sqlite:///{store}", clock=clock)
    made.office.sign_in_as()
    yield made
    made.close()
    made.office.close()
    QApplication.processEvents()


@pytest.fixture
def strip(qtbot: QtBot) -> Iterator[ProgressStrip]:
    window = QWidget()
    made = ProgressStrip(window)
    QVBoxLayout(window).addWidget(made)
    qtbot.addWidget(window)
    window.show()
    yield made
    window.close()


class Errand:
    """An operation that goes on, a step for each release, until it is done or cancelled."""

    def __init__(self) -> None:
        self.gate = threading.Semaphore(0)
        self.steps = 0

    def __call__(self, _session: OfficeSession, progress: Progress) -> Changes[str]:
        for _item in progress.through("نوشتن اشخاص", range(1200)):
            assert self.gate.acquire(timeout=5)
            self.steps += 1
        return changed("done", Kind.CONTACT)


def test_a_strip_shows_how_far_the_work_is_and_leaves(
    tasks: Tasks, strip: ProgressStrip, qtbot: QtBot
) -> None:
    errand = Errand()
    answered: list[str] = []
    work = tasks.long_work("ورود اشخاص")
    strip.show_work(work)
    assert strip.text == "ورود اشخاص"
    tasks.write(strip, errand, work.progress, work=work, done=answered.append)
    qtbot.waitUntil(lambda: strip.text == "نوشتن اشخاص …" or "۱٬۲۰۰" in strip.text)
    errand.gate.release(1200)
    qtbot.waitUntil(lambda: answered == ["done"])
    assert strip.isHidden()
    assert not strip.is_running


def test_esc_on_the_strip_cancels_and_its_owner_is_told(
    tasks: Tasks, strip: ProgressStrip, qtbot: QtBot
) -> None:
    errand = Errand()
    errors: list[Any] = []
    work = tasks.long_work("ورود اشخاص")
    with qtbot.waitActive(strip.window()):
        strip.window().activateWindow()
    strip.show_work(work)
    tasks.write(strip, errand, work.progress, work=work, failed=errors.append)
    errand.gate.release(5)
    qtbot.waitUntil(lambda: errand.steps == 5)
    QTest.keyClick(QApplication.focusWidget() or strip, Qt.Key.Key_Escape)
    assert strip.text == "لغو می‌شود …"
    errand.gate.release(1)
    qtbot.waitUntil(lambda: len(errors) == 1)
    assert isinstance(errors[0], Cancelled)
    assert errand.steps == 6
    assert strip.isHidden()


def test_a_bug_in_the_work_does_not_leave_the_strip_behind(
    tasks: Tasks, strip: ProgressStrip, qtbot: QtBot
) -> None:
    def broken(_session: OfficeSession, _progress: Progress) -> Any:
        raise ZeroDivisionError

    work = tasks.long_work("ورود اشخاص")
    strip.show_work(work)
    with qtbot.waitSignal(tasks.trouble):
        tasks.write(strip, broken, work.progress, work=work)
    assert strip.isHidden()


def test_closing_the_window_cancels_what_takes_long(
    tasks: Tasks, strip: ProgressStrip, qtbot: QtBot
) -> None:
    errand = Errand()
    work = tasks.long_work("ورود اشخاص")
    tasks.write(strip, errand, work.progress, work=work)
    errand.gate.release(3)
    qtbot.waitUntil(lambda: errand.steps == 3)
    threading.Timer(0.05, errand.gate.release).start()
    tasks.close()
    assert errand.steps == 4
