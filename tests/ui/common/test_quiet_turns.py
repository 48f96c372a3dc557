"""What nobody asked for waits for the rows, and for whatever else nobody asked for."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from time import perf_counter

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lines_table import LINES, lines_table
from ui.common import register_painter
from ui.common.quiet_turns import PAINTED, REST, QuietTurns
from ui.common.register_table import RegisterTable
from ui.common.rows_at_rest import rows_at_rest


@pytest.fixture
def slow(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> RegisterTable:
    """A table that paints one row in each turn."""
    monkeypatch.setattr(register_painter, "TURN_SECONDS", -1)
    return lines_table(qtbot)


def steps(log: list[float], number: int) -> Callable[[], bool]:
    """So many steps, each noted with its time."""

    def take() -> bool:
        log.append(perf_counter())
        return len(log) < number

    return take


def scroll_on(table: RegisterTable) -> QTimer:
    """Somebody who scrolls without a pause."""
    bar, turns = table.verticalScrollBar(), QTimer(table)
    turns.timeout.connect(lambda: bar.setValue((bar.value() + 7) % bar.maximum()))
    turns.start(1)
    return turns


def test_a_step_waits_until_the_rows_are_painted_and_at_rest(
    slow: RegisterTable, qtbot: QtBot
) -> None:
    seen: list[tuple[bool, float]] = []

    def look() -> bool:
        seen.append((slow.painter.is_whole, rows_at_rest()))
        return False

    turns = QuietTurns(slow, look)
    assert not slow.painter.is_whole, "rows that came are missing before they are painted"
    turns.start()
    qtbot.wait_until(lambda: bool(seen))
    ((is_whole, rest),) = seen
    assert is_whole
    assert rest >= REST
    assert slow.model().rowCount() == LINES


def test_whoever_scrolls_on_gets_it_in_the_end(slow: RegisterTable, qtbot: QtBot) -> None:
    scroll_on(slow)
    log: list[float] = []
    begun = perf_counter()
    QuietTurns(slow, steps(log, 1), patience=0.2).start()
    qtbot.wait_until(lambda: bool(log))
    assert log[0] - begun >= 0.2


def test_rows_of_a_table_out_of_sight_are_not_waited_for(slow: RegisterTable) -> None:
    assert rows_at_rest() == 0
    slow.hide()
    assert rows_at_rest() > 0


def test_no_two_steps_are_taken_together(qapp: QApplication, qtbot: QtBot) -> None:
    owner, log = QObject(), list[float]()
    several = [QuietTurns(owner, steps(log, 9)) for _ in range(3)]
    for turns in several:
        turns.start()
    qtbot.wait_until(lambda: len(log) >= 9)
    assert min(after - before for before, after in pairwise(log)) >= PAINTED


def test_a_step_that_breaks_is_not_taken_again(qapp: QApplication, qtbot: QtBot) -> None:
    owner, log, other = QObject(), list[int](), list[float]()

    def take() -> bool:
        log.append(1)
        message = "bad"
        raise ValueError(message)

    with qtbot.captureExceptions() as raised:
        QuietTurns(owner, take).start()
        QuietTurns(owner, steps(other, 5)).start()
        qtbot.wait_until(lambda: len(other) == 5)
    assert [kind for kind, _error, _trace in raised] == [ValueError]
    assert log == [1]


def test_rows_that_qt_never_paints_are_not_waited_for_long(
    slow: RegisterTable, qtbot: QtBot
) -> None:
    qtbot.wait_until(lambda: slow.painter.is_whole)
    slow.setUpdatesEnabled(False)  # as where a window is minimised, or the table clipped
    slow.painter.update_lines(0, 3)
    assert rows_at_rest() == 0
    qtbot.wait_until(lambda: rows_at_rest() > 0)
    slow.painter.update_lines(0, 3)
    assert rows_at_rest() > 0
    slow.setUpdatesEnabled(True)
    qtbot.wait_until(lambda: slow.painter.is_whole)


def test_none_is_taken_after_a_stop(qapp: QApplication, qtbot: QtBot) -> None:
    owner, log, other = QObject(), list[float](), list[float]()
    stopped = QuietTurns(owner, steps(log, 9))
    stopped.start()
    stopped.stop()
    QuietTurns(owner, steps(other, 2)).start()
    qtbot.wait_until(lambda: len(other) == 2)
    assert log == []
