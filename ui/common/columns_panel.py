"""Choosing a register's columns by keyboard: shown or not, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.common.register_table import RegisterTable

if TYPE_CHECKING:
    from ui.main_window import MainWindow

KEY = int(Qt.ItemDataRole.UserRole)
WIDTH = 300
HINT = (
    "فاصله: نمایش یا پنهان\n"
    "\u2066Ctrl+↑\u2069 و \u2066Ctrl+↓\u2069: جابه‌جایی · \u2066Esc\u2069: بستن"
)


def choose_columns(window: MainWindow) -> None:
    """Let a person choose the columns of the register in sight."""
    page: Any = window.page_in_sight()
    ColumnsPanel(page.table, window).open_over(page.table)


class ColumnsPanel(QFrame):
    """A small window with every column of a table; each change is seen at once behind it."""

    def __init__(self, table: RegisterTable, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        theme.set_kind(self, "card")
        self._table = table
        title = QLabel("ستون‌های فهرست", self)
        theme.set_kind(title, "heading")
        self.list = QListWidget(self)
        hint = QLabel(HINT, self)
        hint.setWordWrap(True)
        theme.set_kind(hint, "muted")
        anew = QPushButton("ستون‌ها چون آغاز", self)
        anew.clicked.connect(self._reset)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        for widget in (title, self.list, hint, anew):
            layout.addWidget(widget)
        theme.keep_width(self, WIDTH)
        self._fill()
        self.list.itemChanged.connect(self._changed)
        self.list.installEventFilter(self)

    def open_over(self, below: QWidget) -> None:
        """Show it at the start (the right) of a table."""
        self.adjustSize()
        corner = below.mapToGlobal(QPoint(below.width() - self.width() - 8, 8))
        self.move(corner)
        self.show()
        self.activateWindow()
        self.list.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Whoever goes elsewhere is done with it."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.close()

    def _fill(self, at: int = 0) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for column, shown in self._table.columns_in_order():
            item = QListWidgetItem(column.title, self.list)
            item.setData(KEY, column.key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if shown else Qt.CheckState.Unchecked)
        self.list.setCurrentRow(at)
        self.list.blockSignals(False)

    def _changed(self, item: QListWidgetItem) -> None:
        shown = item.checkState() is Qt.CheckState.Checked
        self._table.want_column(str(item.data(KEY)), shown=shown)
        # The last column stays: the tick says so.
        self._fill(self.list.row(item))

    def _reset(self) -> None:
        self._table.reset_columns()
        self._fill()
        self.list.setFocus()

    def _move(self, by: int) -> None:
        item = self.list.currentItem()
        if item is not None:
            key = str(item.data(KEY))
            self._table.move_column(key, by)
            keys = [column.key for column, _shown in self._table.columns_in_order()]
            self._fill(keys.index(key))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Control with an arrow moves the column; Enter and Escape are done."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if control and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self._move(-1 if event.key() == Qt.Key.Key_Up else 1)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
                self.close()
                return True
        return super().eventFilter(watched, event)
