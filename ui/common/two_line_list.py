"""A list of things in two lines each: what it is, and under it what tells it from its like."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ui.common.suggest_edit import ROW_HEIGHT, SECOND_ROLE, TwoLineDelegate

_VALUE: Final = Qt.ItemDataRole.UserRole + 7


class TwoLineList(QListWidget):
    """Values with their words; Enter opens, Delete takes away, Alt with Up and Down moves.

    Signals:
        opened: Enter or a double click on a value.
        unwanted: Delete was pressed on the current line.
        moved: The current line is to go up (-1) or down (1).
    """

    opened = Signal(object)
    unwanted = Signal()
    moved = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(TwoLineDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.itemDoubleClicked.connect(lambda _item: self._open())

    def show_lines(self, lines: Iterable[tuple[Any, str, str]]) -> None:
        """Show values with their first and second line, keeping the place."""
        place = max(self.currentRow(), 0)
        self.clear()
        for value, first, second in lines:
            item = QListWidgetItem(first)
            item.setData(_VALUE, value)
            item.setData(SECOND_ROLE, second)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{first}، {second}")
            item.setSizeHint(QSize(0, ROW_HEIGHT))
            self.addItem(item)
        self.setCurrentRow(min(place, self.count() - 1))

    def values(self) -> list[Any]:
        """Every value, from the top."""
        return [self.item(place).data(_VALUE) for place in range(self.count())]

    def current(self) -> Any:
        """The value the cursor is on, or None."""
        return self.currentIndex().data(_VALUE)

    def _open(self) -> None:
        if self.currentIndex().isValid():
            self.opened.emit(self.current())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the list; everything else moves as lists do."""
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open()
        elif event.key() == Qt.Key.Key_Delete:
            self.unwanted.emit()
        elif alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)
