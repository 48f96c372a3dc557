"""Rows of a part are carried by the mouse: it is seen where one lands, and there it lands."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.common.part_table import PartTable
from ui.common.register_table import Column

ROWS = 6
MOVE, LEFT, NONE = (
    Qt.DropAction.MoveAction,
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.NoModifier,
)


@dataclass(frozen=True)
class Part:
    """A part of a record that is nowhere else."""

    id: int


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def table(parent: QWidget, qtbot: QtBot) -> PartTable:
    columns = (Column[Part]("a", "بخش", lambda row: str(row.id), 0),)
    made = PartTable("parts", columns, parent)
    made.let_move(on=True)
    # Whose events come from no drag of a person have no source, which moving within would ask.
    made.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
    made.resize(400, 400)
    parent.resize(400, 400)
    parent.show()
    qtbot.waitExposed(parent)
    made.show_part([Part(number) for number in range(ROWS)])
    return made


def carry(table: PartTable, row: int, place: QPoint) -> QMimeData:
    """Hold a row over a place."""
    table.stand_on(table.part.index(row, 0))
    carried = table.part.mimeData([table.part.index(row, 0)])
    table.dragEnterEvent(QDragEnterEvent(QPointF(place), MOVE, carried, LEFT, NONE))
    table.dragMoveEvent(QDragMoveEvent(QPointF(place), MOVE, carried, LEFT, NONE))
    table.setState(QAbstractItemView.State.DraggingState)
    return carried


def line_seen(table: PartTable) -> list[int]:
    """The heights at which the accent's colour runs through."""
    QApplication.processEvents()
    seen = table.viewport().grab().toImage()
    accent = theme.CURRENT.accent
    return [
        y for y in range(seen.height()) if seen.pixelColor(50, y).name().upper() == accent.upper()
    ]


@pytest.mark.parametrize(
    ("over", "is_below", "order"),
    [
        (4, False, [0, 2, 3, 1, 4, 5]),
        (4, True, [0, 2, 3, 4, 1, 5]),
        (0, False, [1, 0, 2, 3, 4, 5]),
        (1, True, [0, 1, 2, 3, 4, 5]),
        (None, True, [0, 2, 3, 4, 5, 1]),
    ],
)
def test_a_row_lands_where_the_line_was(
    table: PartTable, over: int | None, is_below: bool, order: list[int]
) -> None:
    assert line_seen(table) == []
    row = ROWS - 1 if over is None else over
    edge = table.rowViewportPosition(row) + (table.rowHeight(row) if is_below else 0)
    inside = 30 if over is None else -2 if is_below else 1
    place = QPoint(50, edge + inside)
    carried = carry(table, 1, place)
    assert line_seen(table) == [max(0, edge - 2), max(0, edge - 2) + 1]
    table.dropEvent(QDropEvent(QPointF(place), MOVE, carried, LEFT, NONE))
    table.setState(QAbstractItemView.State.NoState)
    assert [part.id for part in table.part.rows] == order
    assert line_seen(table) == []
