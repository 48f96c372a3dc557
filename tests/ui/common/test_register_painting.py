"""A register's rows are painted a screen at a time, and moved where they are scrolled."""

from __future__ import annotations

from dataclasses import replace
from math import inf
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QImage, QKeyEvent, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.search.asking import Phrase
from app.search.marking import Marks
from lines_table import COLUMNS, Line, lines_table
from ui import theme
from ui.common import register_painter
from ui.common.laid_text import KEPT_TEXTS, LaidTexts
from ui.common.register_model import RegisterModel
from ui.common.register_painter import RegisterPainter
from ui.common.register_table import RegisterTable


@pytest.fixture
def table(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> RegisterTable:
    """A table whose rows have all the time they need, unless a test takes it from them."""
    monkeypatch.setattr(register_painter, "TURN_SECONDS", inf)
    made = lines_table(qtbot)
    made.stand_on(made.model().index(2, 0))
    qtbot.wait_until(lambda: colour(picture(made), 300, row_top(made, 2)) == soft())
    return made


def on_screen(table: RegisterTable) -> QImage:
    """What a person sees, as it was painted and moved there."""
    QApplication.processEvents()
    seen = table.screen().grabWindow(table.winId()).toImage()
    assert not seen.isNull()
    return seen


def soft() -> str:
    return theme.CURRENT.accent_soft


def picture(table: RegisterTable) -> QImage:
    QApplication.processEvents()
    return table.viewport().grab().toImage()


def colour(image: QImage, x: int, y: int) -> str:
    return image.pixelColor(x, y).name().upper()


def row_top(table: RegisterTable, line: int) -> int:
    return table.rowViewportPosition(line) + 2


def test_a_chosen_row_begins_with_a_bar_and_the_one_pointed_at_is_raised(
    table: RegisterTable,
) -> None:
    table.setFocus()
    QTest.mouseMove(table.viewport(), QPoint(200, row_top(table, 5)))
    seen, right = picture(table), table.viewport().width() - 1
    assert colour(seen, right, row_top(table, 2)) == theme.CURRENT.accent
    assert colour(seen, 300, row_top(table, 5)) == theme.CURRENT.hover
    assert colour(seen, 300, row_top(table, 6)) == theme.CURRENT.surface
    assert colour(seen, 300, table.rowViewportPosition(7) - 1) == theme.CURRENT.border
    table.clearFocus()
    assert colour(picture(table), right, row_top(table, 2)) == theme.CURRENT.edge


def test_below_the_last_row_nothing_is_left_of_what_was_there(table: RegisterTable) -> None:
    model = table.model()
    assert isinstance(model, RegisterModel)
    model.show_rows([Line(1)], 1)
    seen = picture(table)
    found = {colour(seen, x, y) for x in range(0, 600, 7) for y in range(60, seen.height(), 7)}
    assert found == {theme.CURRENT.surface}


@pytest.mark.parametrize("points", [theme.USUAL_TYPE, 12, 13])
@pytest.mark.usefixtures("as_before")
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=st.lists(st.integers(-400, 400), min_size=1, max_size=4))
def test_what_is_scrolled_looks_as_if_painted_anew(
    qapp: QApplication, table: RegisterTable, points: int, moves: list[int]
) -> None:
    if points != theme.POINTS:
        theme.dress(qapp, points)
    bar = table.verticalScrollBar()
    for move in moves:
        bar.setValue(bar.value() + move)
        QApplication.processEvents()
    moved = on_screen(table)
    table.viewport().update()
    assert on_screen(table) == moved


def test_a_part_looks_as_in_the_whole(table: RegisterTable) -> None:
    whole, port = on_screen(table), table.viewport()
    for part in (
        QRect(0, 0, 150, port.height()),
        QRect(port.width() - 60, 0, 60, port.height()),
        QRect(0, 100, port.width(), 11),
    ):
        port.update(part)
        assert on_screen(table) == whole


def test_rows_there_is_no_time_for_follow_and_an_event_is_heard_between(
    table: RegisterTable, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = on_screen(table)
    painted, heard = painted_rows(monkeypatch), []
    monkeypatch.setattr(register_painter, "TURN_SECONDS", -1)
    table.viewport().repaint()
    assert painted == [0]
    QTimer.singleShot(0, table, lambda: heard.append(len(painted)))
    in_sight = table.viewport().height() // table.rowHeight(0) + 1
    qtbot.wait_until(lambda: painted == [*range(in_sight)])
    assert 0 < heard[0] < in_sight
    assert on_screen(table) == whole


def test_a_picture_waits_for_nothing(table: RegisterTable, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is taken once: of a window for a report of ours, or of a row that is dragged."""
    whole = picture(table)
    monkeypatch.setattr(register_painter, "TURN_SECONDS", -1)
    assert picture(table) == whole


def test_no_more_is_painted_anew_than_has_changed(
    table: RegisterTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is painted anew stands empty for a moment where there is no time for it."""
    for line in (4, 5):  # the first move of all only enters the table
        QTest.mouseMove(table.viewport(), QPoint(200, row_top(table, line)))
        on_screen(table)
    painted, model = painted_rows(monkeypatch), table.model()
    QTest.mouseMove(table.viewport(), QPoint(200, row_top(table, 7)))
    QApplication.processEvents()
    assert painted == [5, 7]
    painted.clear()
    model.dataChanged.emit(model.index(3, 0), model.index(4, 2))
    model.dataChanged.emit(model.index(60, 0), model.index(80, 2))
    QApplication.processEvents()
    assert painted == [3, 4]


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=st.lists(st.integers(-400, 400), min_size=1, max_size=4))
def test_rows_that_follow_stand_where_they_were_scrolled_to(
    table: RegisterTable, qtbot: QtBot, moves: list[int]
) -> None:
    bar = table.verticalScrollBar()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(register_painter, "TURN_SECONDS", -1)
        for move in moves:
            bar.setValue(bar.value() + move)
            QApplication.processEvents()  # one row of each screen, and the bar moves again
        qtbot.wait_until(lambda: table.painter.is_whole)
    moved = on_screen(table)
    table.viewport().update()
    assert on_screen(table) == moved


def test_a_row_of_which_a_strip_was_painted_is_still_missing(
    table: RegisterTable, qtbot: QtBot
) -> None:
    bar = table.verticalScrollBar()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(register_painter, "TURN_SECONDS", -1)
        for _ in range(6):
            for move in (31, 27):
                bar.setValue(bar.value() + move)
                # Painted, and moved again before the rows that are left have their turn.
                QApplication.sendPostedEvents()
                QApplication.sendEvent(table, QEvent(QEvent.Type.UpdateRequest))
        qtbot.wait_until(lambda: table.painter.is_whole)
    moved = on_screen(table)
    table.viewport().update()
    assert on_screen(table) == moved


def painted_rows(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The rows whose texts are painted from now on, one after another."""
    painted: list[int] = []
    paint = RegisterPainter._paint_row

    def noted(self: RegisterPainter, *parts: Any) -> None:
        painted.append(parts[2].id)
        paint(self, *parts)

    monkeypatch.setattr(RegisterPainter, "_paint_row", noted)
    return painted


def test_a_word_is_lit_until_another_is_asked_for(table: RegisterTable) -> None:
    plain = picture(table)
    table.mark(Marks((Phrase(("اب",)),)))
    lit = picture(table)
    assert lit != plain
    table.mark(Marks())
    assert picture(table) == plain


def test_no_more_lines_are_kept_than_are_seen_again(qapp: QApplication) -> None:
    texts, metrics = LaidTexts(qapp.font()), QFontMetrics(qapp.font())
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for number in range(KEPT_TEXTS + 5):
        texts.paint(painter, 0, 0, 100, 40, f"{number}", metrics)
    painter.end()
    assert len(texts._laid) == KEPT_TEXTS
    assert ("4", 100) not in texts._laid
    assert ("5", 100) in texts._laid


def test_an_error_while_rows_are_painted_leaves_nothing_behind(
    table: RegisterTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A painter still at work when its table goes ends the program."""
    bad = replace(COLUMNS[0], text=lambda row: str(1 // (row.id - 3)))
    monkeypatch.setattr(table.model(), "columns", (bad, *COLUMNS[1:]))
    with pytest.raises(ZeroDivisionError) as caught:
        table.viewport().repaint()
    painters = [
        one
        for entry in caught.traceback
        for one in entry.frame.f_locals.values()
        if isinstance(one, QPainter)
    ]
    assert painters
    assert not any(one.isActive() for one in painters)


def test_a_key_that_is_held_is_told_from_one_that_is_pressed(table: RegisterTable) -> None:
    held: list[bool] = []
    table.chosen.connect(lambda: held.append(table.is_held))
    for again in (False, True, True, False):
        send(table, QEvent.Type.KeyPress, again=again)
    assert held == [False, True, True, False]
    assert not table.is_held


def test_a_key_released_and_pressed_at_the_same_moment_is_held(table: RegisterTable) -> None:
    """So X11 tells of it, and Qt does not always see it."""
    held: list[bool] = []
    table.chosen.connect(lambda: held.append(table.is_held))
    press, release = QEvent.Type.KeyPress, QEvent.Type.KeyRelease
    times = ((press, 700), (release, 1300), (press, 1300), (release, 1340), (press, 1341))
    tapped = ((release, 1400), (press, 1460))
    for kind, time in (*times, *tapped):
        send(table, kind, time=time)
    send(table, release, time=1500)
    send(table, press, time=1500, key=Qt.Key.Key_Up)
    assert held == [False, True, True, False, False]


def send(
    table: RegisterTable,
    kind: QEvent.Type,
    *,
    time: int = 0,
    again: bool = False,
    key: Qt.Key = Qt.Key.Key_Down,
) -> None:
    event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, "", again)
    event.setTimestamp(time)
    QApplication.sendEvent(table, event)


def test_nothing_behind_a_table_is_painted_while_it_is_scrolled(
    qapp: QApplication, table: RegisterTable, qtbot: QtBot
) -> None:
    behind = QWidget()
    qtbot.addWidget(behind)
    QVBoxLayout(behind).addWidget(table)
    behind.resize(700, 430)
    with qtbot.waitExposed(behind):
        behind.show()
    theme.dress(qapp)  # dressed anew, a bar would be transparent again
    QApplication.processEvents()
    painted = Painted(behind)
    behind.update()
    QApplication.processEvents()
    assert painted.times == 1
    for _ in range(3):
        table.verticalScrollBar().setValue(table.verticalScrollBar().value() + 40)
        QApplication.processEvents()
    assert painted.times == 1
    table.setParent(None)  # each is closed by itself


@pytest.mark.usefixtures("as_before")
def test_the_bar_of_a_table_lies_on_the_tables_own_ground(
    qapp: QApplication, table: RegisterTable
) -> None:
    bar = table.verticalScrollBar()
    for colours in (theme.LIGHT, theme.DARK):
        theme.dress(qapp, theme.USUAL_TYPE, colours)
        QApplication.processEvents()
        seen = bar.grab().toImage()
        assert colour(seen, bar.width() // 2, bar.height() - 3) == colours.surface


class Painted(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.times = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() is QEvent.Type.Paint
        return super().eventFilter(watched, event)
