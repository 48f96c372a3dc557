"""Tables of the parts of a record: rows that came with it, ordered by keys or by drag."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final, TypeVar

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QDragMoveEvent, QDropEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from ui import theme
from ui.common.known_rows import Asked
from ui.common.register_model import RegisterModel
from ui.common.register_table import Column, RegisterTable

Row = TypeVar("Row")

#: From the last move to the deed, so that a row carried far is one step and not twenty.
PAUSE_MILLISECONDS: Final = 700
_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
#: Pixels of the line where a dragged row would land.
LANDING: Final = 2
#: The next part lies to the left, as the page runs.
_TURNS: Final = {Qt.Key.Key_Left: 1, Qt.Key.Key_Right: -1}
_CHORDS: Final = (
    Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.ShiftModifier
)


class PartModel(RegisterModel[Row]):
    """Rows that came whole with their record."""

    def __init__(self, columns: Sequence[Column[Row]], parent: QWidget) -> None:
        super().__init__(columns, self._give, parent)
        self.rows: list[Row] = []
        self.can_move = False

    def _give(
        self, asked: Asked, give: Callable[[Sequence[Any]], None], _gone: Callable[[], None]
    ) -> None:
        give(self.rows[asked.offset : asked.offset + asked.limit])

    def row_at(self, number: int) -> Row | None:
        """The row of a line: all of them are at hand."""
        return self.rows[number] if 0 <= number < len(self.rows) else None

    def show_part(self, rows: Sequence[Row]) -> None:
        """Show these rows."""
        self.rows = list(rows)
        self.show_rows(self.rows, len(self.rows))

    def flags(self, index: Any) -> Qt.ItemFlag:
        """Rows can be dragged while their order is open."""
        found = super().flags(index)
        if not self.can_move:
            return found
        if index.isValid():
            return found | Qt.ItemFlag.ItemIsDragEnabled
        return found | Qt.ItemFlag.ItemIsDropEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        """A row is moved, never copied."""
        return Qt.DropAction.MoveAction


class PartTable(RegisterTable):
    """A table of a record's parts.

    Signals:
        left: Escape, for the list of records.
        ordered: The rows' ids in the order they were put, a moment after the last was moved.
        turned: An arrow to the side, for the part beside this one.
    """

    left = Signal()
    ordered = Signal(list)
    turned = Signal(int)

    def __init__(self, name: str, columns: Sequence[Column[Any]], parent: QWidget) -> None:
        self.part: PartModel[Any] = PartModel(columns, parent)
        super().__init__(name, self.part, parent)
        #: The height at which a dragged row would land.
        self._landing = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MILLISECONDS)
        self._timer.timeout.connect(self._say_order)

    def show_part(self, rows: Sequence[Any]) -> None:
        """Show these rows and stand where the cursor stood; an order under way goes first."""
        if self._timer.isActive():
            return
        current = self.current_row()
        wanted = getattr(current, "id", None)
        before = self.currentIndex().row()
        at = self.verticalScrollBar().value()
        self.part.show_part(rows)
        places = {row.id: place for place, row in enumerate(rows)}
        place = places.get(wanted, min(max(before, 0), len(rows) - 1))
        if rows:
            self.stand_on(self.part.index(place, 0, QModelIndex()))
        self.verticalScrollBar().setValue(at)

    def stand_on_row(self, number: int) -> None:
        """Stand on the row with this id, if it is here."""
        for place, row in enumerate(self.part.rows):
            if row.id == number:
                self.stand_on(self.part.index(place, 0, QModelIndex()))
                self.scrollTo(self.currentIndex())

    def let_move(self, *, on: bool) -> None:
        """Whether rows may be put in another order."""
        self.part.can_move = on
        self.setDragEnabled(on)
        self.setAcceptDrops(on)
        self.setDragDropMode(
            QAbstractItemView.DragDropMode.InternalMove
            if on
            else QAbstractItemView.DragDropMode.NoDragDrop
        )
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(on)

    # -- another order ---------------------------------------------------------------------

    def move_row(self, place: int, to: int) -> None:
        """Move a row to another place, in sight at once and in the store a moment later."""
        rows = self.part.rows
        to = max(0, min(to, len(rows) - 1))
        if not self.part.can_move or place == to or not 0 <= place < len(rows):
            return
        rows.insert(to, rows.pop(place))
        at = self.verticalScrollBar().value()
        self.part.show_part(rows)
        self.verticalScrollBar().setValue(at)
        self.stand_on(self.part.index(to, 0, QModelIndex()))
        self.scrollTo(self.currentIndex())
        self._timer.start()

    def settle_order(self) -> None:
        """Say the order as it stands now, if it was changed."""
        if self._timer.isActive():
            self._timer.stop()
            self._say_order()

    def _say_order(self) -> None:
        self.ordered.emit([row.id for row in self.part.rows])

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Follow a dragged row, so that it is seen where it would land."""
        super().dragMoveEvent(event)
        row, is_below = self._between(event.position().toPoint())
        self._landing = self.rowViewportPosition(row) + (self.rowHeight(row) if is_below else 0)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, and the line where a dragged one would land."""
        super().paintEvent(event)
        if self.state() is QAbstractItemView.State.DraggingState and self.part.rows:
            painter = QPainter(self.viewport())
            top = max(0, self._landing - LANDING)
            ink = QColor(theme.CURRENT.accent)
            painter.fillRect(0, top, self.viewport().width(), LANDING, ink)
            painter.end()

    def _between(self, place: QPoint) -> tuple[int, bool]:
        """The row under the pointer, and whether what is dragged would land below it."""
        at = self.indexAt(place)
        if not at.isValid():
            return len(self.part.rows) - 1, True
        below = QAbstractItemView.DropIndicatorPosition.BelowItem
        return at.row(), self.dropIndicatorPosition() == below

    def dropEvent(self, event: QDropEvent) -> None:
        """A row was dropped between two others."""
        place = self.currentIndex().row()
        row, is_below = self._between(event.position().toPoint())
        # Without the row that is carried, those below it stand one higher.
        to = row + int(is_below) - int(row + int(is_below) > place)
        # The row is moved here: the view itself must not take the dragged one away.
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        self.move_row(place, to)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow carries the row, one to the side turns, Escape goes to the list."""
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            place = self.currentIndex().row()
            self.move_row(place, place + step)
        elif Qt.Key(event.key()) in _TURNS and not event.modifiers() & _CHORDS:
            self.turned.emit(_TURNS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
