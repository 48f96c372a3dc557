"""Our window on a store, a register of it scrolled in every way a person scrolls.

Takes the store's address and the register's page.

Prints, in milliseconds, the longest time the main thread was not free, for each way; then the
memory of the process in MB.
"""

import os
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSlider, QApplication

from ui import theme
from ui.application import desk_settings, make_application, open_store
from ui.main_window import MainWindow
from ui.shell import FIRST_SECTION

#: Milliseconds between one turn of the wheel, or one repeat of a held key, and the next.
STEP = 8
#: Steps nothing is done in, so that what was asked for arrives and is painted.
REST = 40
SECTION = sys.argv[2]
WAYS = ("open", "wheel", "page keys", "end and home", "drag", "jump", "arrows")

application = make_application(["daftar"])
theme.dress(application)
settings = desk_settings()
settings.setValue(FIRST_SECTION, SECTION)
window = MainWindow(settings)
window.resize(1920, 1080)


class Heart(QObject):
    """Beats every millisecond; what keeps it from beating keeps a person waiting too."""

    def __init__(self) -> None:
        super().__init__()
        self.way = "start"
        self.longest: dict[str, float] = {}
        self._last = perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(1)

    def _beat(self) -> None:
        now = perf_counter()
        pause = (now - self._last) * 1000
        self.longest[self.way] = max(self.longest.get(self.way, 0.0), pause)
        self._last = now


def steps(page: Any, heart: Heart) -> Iterator[None]:
    """One thing a person does at a time."""
    table = page.table
    bar = table.verticalScrollBar()
    chance = random.Random(5)

    def rest() -> Iterator[None]:
        for _ in range(REST):
            yield

    yield from rest()
    heart.way = "wheel"
    for _ in range(300):
        turn(table, -120)
        yield
    yield from rest()
    heart.way = "page keys"
    for number in range(120):
        hold(table, Qt.Key.Key_PageDown if number < 80 else Qt.Key.Key_PageUp)
        yield
    yield from rest()
    heart.way = "end and home"
    for number in range(8):
        control = Qt.KeyboardModifier.ControlModifier
        QTest.keyClick(table, Qt.Key.Key_Home if number % 2 else Qt.Key.Key_End, control)
        yield from rest()
    heart.way = "drag"
    bar.setSliderDown(True)
    for number in range(250):
        bar.setSliderPosition(int(bar.maximum() * number / 250))
        yield
    bar.setSliderDown(False)
    yield from rest()
    heart.way = "jump"
    for _ in range(60):
        bar.setValue(chance.randrange(bar.maximum()))
        for _ in range(5):
            yield
    bar.triggerAction(QAbstractSlider.SliderAction.SliderToMinimum)
    yield from rest()
    heart.way = "arrows"
    table.setFocus()
    for _ in range(200):
        hold(table, Qt.Key.Key_Down)
        yield
    yield from rest()


def hold(table: Any, key: Qt.Key) -> None:
    """A key that is held comes once more."""
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", True)
    QApplication.sendEvent(table, event)


def turn(table: Any, by: int) -> None:
    """Turn the wheel over the table."""
    middle = QPointF(table.viewport().rect().center())
    event = QWheelEvent(
        middle,
        table.viewport().mapToGlobal(middle),
        QPoint(0, 0),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(table.viewport(), event)


def memory() -> float:
    """Resident memory of this process at its highest, in MB."""
    status = Path("/proc/self/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def begin() -> None:
    """Scroll once the first rows are there."""
    page = window.pages[SECTION]
    heart.way = "open"
    heart.longest.clear()
    walk = steps(page, heart)

    def next_step() -> None:
        if next(walk, "done") == "done":
            finish()

    timer.timeout.connect(next_step)
    timer.start(STEP)


def finish() -> None:
    """Print what was measured."""
    for way in WAYS:
        print(f"{way}\t{heart.longest.get(way, 0.0):.2f}")
    print(f"memory\t{memory():.1f}", flush=True)
    os._exit(0)


def look() -> None:
    """Wait for the first rows and their count."""
    page = window.pages.get(SECTION)
    if page is not None and page.model.rowCount() > 1000:
        waiting.stop()
        begin()


window.show()
heart = Heart()
timer = QTimer()
timer.setTimerType(Qt.TimerType.PreciseTimer)
waiting = QTimer()
waiting.timeout.connect(look)
waiting.start(5)
open_store(window, sys.argv[1])
application.exec()
