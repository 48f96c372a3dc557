"""A line that suggests while one types: keys up and down choose, Enter takes, Escape leaves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import theme
from ui.common.fields import start_at_right
from ui.common.model_index import Index

#: Wait so long after a key before asking, so that fast typing asks once.
PAUSE_MILLISECONDS = 40
SHORTEST_QUESTION = 2
ROW_HEIGHT = 46
MOST_ROWS = 7

#: Asks for suggestions: the text, and whom to give them to.
Ask = Callable[[str, Callable[[Sequence[Any]], None]], None]
#: First and second line of a suggestion.
Render = Callable[[Any], tuple[str, str]]

_VALUE = int(Qt.ItemDataRole.UserRole)
SECOND_ROLE = _VALUE + 1


class SuggestEdit(QLineEdit):
    """The line.

    Signals:
        picked: A suggestion was taken.
    """

    picked = Signal(object)

    def __init__(self, ask: Ask, render: Render, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        start_at_right(self)
        self._ask, self._render = ask, render
        self._list: QListWidget | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MILLISECONDS)
        self._timer.timeout.connect(self._question)
        self.textEdited.connect(lambda _text: self._timer.start())

    @property
    def suggestions(self) -> list[Any]:
        """What is suggested now."""
        if self._list is None or self._list.isHidden():
            return []
        return [self._list.item(place).data(_VALUE) for place in range(self._list.count())]

    @property
    def takes_enter(self) -> bool:
        """Whether Enter would take a suggestion, and so must not move on to the next field."""
        return bool(self.suggestions) and self._list is not None and self._list.currentRow() >= 0

    def _question(self) -> None:
        asked = self.text()
        if len(asked.strip()) < SHORTEST_QUESTION:
            self.dismiss()
            return

        def answered(found: Sequence[Any]) -> None:
            if self.text() == asked and self.hasFocus():
                self._show(found)

        self._ask(asked, answered)

    def _show(self, found: Sequence[Any]) -> None:
        if not found:
            self.dismiss()
            return
        shown = self._popup()
        shown.clear()
        high = theme.scaled(ROW_HEIGHT)
        for value in found:
            first, second = self._render(value)
            item = QListWidgetItem(first)
            item.setData(_VALUE, value)
            item.setData(SECOND_ROLE, second)
            item.setSizeHint(QSize(0, high))
            shown.addItem(item)
        height = min(len(found), MOST_ROWS) * high + 10
        wide = max(self.width(), theme.scaled(380))
        corner = self.mapTo(self.window(), QPoint(self.width() - wide, self.height() + 2))
        shown.setGeometry(max(corner.x(), 4), corner.y(), wide, height)
        shown.show()
        shown.raise_()

    def _popup(self) -> QListWidget:
        """The list lies in the window itself: a window of its own would take the focus."""
        if self._list is None:
            shown = QListWidget(self.window())
            shown.setItemDelegate(TwoLineDelegate(shown))
            shown.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            shown.itemClicked.connect(self._take)
            self.destroyed.connect(shown.deleteLater)
            self._list = shown
        return self._list

    def dismiss(self) -> None:
        """Take the suggestions away."""
        self._timer.stop()
        if self._list is not None:
            self._list.hide()

    def _take(self, item: QListWidgetItem) -> None:
        value = item.data(_VALUE)
        self.dismiss()
        self.picked.emit(value)

    def event(self, event: QEvent) -> bool:
        """Keep Escape from closing the form while suggestions are open."""
        escapes = (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        )
        if escapes and self.suggestions:
            event.accept()
            return True
        return super().event(event)

    def handles(self, event: QKeyEvent) -> bool:
        """Do what a key means while suggestions are open; tell whether it meant anything."""
        if not self.suggestions or self._list is None:
            return False
        row, count = self._list.currentRow(), self._list.count()
        if event.key() == Qt.Key.Key_Down:
            self._list.setCurrentRow(min(row + 1, count - 1))
        elif event.key() == Qt.Key.Key_Up:
            self._list.setCurrentRow(max(row - 1, 0))
        elif event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self._take(self._list.item(row))
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the open list first, then those of the line."""
        if not self.handles(event):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: Any) -> None:
        """Leaving the line leaves the suggestions."""
        self.dismiss()
        super().focusOutEvent(event)


class TwoLineDelegate(QStyledItemDelegate):
    """Paints a suggestion: its name, and under it what tells it from others of that name."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint both lines on the row's ground."""
        plain = QStyleOptionViewItem(option)
        self.initStyleOption(plain, index)
        plain.text = ""
        plain.widget.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, plain, painter, plain.widget
        )
        painter.save()
        rect = plain.rect.adjusted(10, 4, -10, -4)
        start = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
        painter.setPen(QColor(theme.CURRENT.text))
        top = rect.adjusted(0, 0, 0, -rect.height() // 2)
        first = painter.fontMetrics().elidedText(
            str(index.data(Qt.ItemDataRole.DisplayRole)), Qt.TextElideMode.ElideRight, rect.width()
        )
        painter.drawText(top, int(start | Qt.AlignmentFlag.AlignVCenter), first)
        painter.setPen(QColor(theme.CURRENT.muted))
        small = painter.font()
        small.setPointSizeF(small.pointSizeF() - 1)
        painter.setFont(small)
        bottom = rect.adjusted(0, rect.height() // 2, 0, 0)
        second = painter.fontMetrics().elidedText(
            str(index.data(SECOND_ROLE)), Qt.TextElideMode.ElideRight, rect.width()
        )
        painter.drawText(bottom, int(start | Qt.AlignmentFlag.AlignVCenter), second)
        painter.restore()
