"""The kept lists of one register in the navigation, each with how many records it finds now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.listing import MOST_COUNTED, count_words
from app.saved_lists import AUDIENCES, SavedListRow
from app.text import isolate, persian_count
from ui import theme

if TYPE_CHECKING:
    from ui.saved_lists.desk import SavedListsDesk

#: Lists that stand in the navigation; the others are in the panel.
SHOWN: Final = 5
#: Pixels beside a list's words, and between its name and its count.
PADDING: Final = 10
BETWEEN: Final = 6
_IN_THE_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
AT_THE_LEFT: Final = Qt.AlignmentFlag.AlignLeft | _IN_THE_MIDDLE
AT_THE_RIGHT: Final = Qt.AlignmentFlag.AlignRight | _IN_THE_MIDDLE


class ListButtons(QWidget):
    """A column of small buttons under a section's name."""

    def __init__(self, parent: QWidget, desk: SavedListsDesk) -> None:
        super().__init__(parent)
        self._desk = desk
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 22, 6)
        self._column.setSpacing(0)
        self._buttons: dict[int, ListButton] = {}

    def make_one(self, lists: Sequence[SavedListRow]) -> bool:
        """Make the next button these lists need, out of sight; answers whether there was any."""
        missing = next((row.id for row in lists[:SHOWN] if row.id not in self._buttons), None)
        if missing is None:
            return False
        button = self._buttons[missing] = ListButton(self)
        button.clicked.connect(lambda _on=False: self._desk.choose(missing))
        button.hide()
        button.ensurePolished()
        return True

    def show_lists(self, lists: Sequence[SavedListRow], counts: Mapping[int, int]) -> None:
        """Show the first lists, whose buttons are made, and their counts."""
        shown = lists[:SHOWN]
        for number in self._buttons.keys() - {row.id for row in shown}:
            button = self._buttons.pop(number)
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        for place, row in enumerate(shown):
            button = self._buttons[row.id]
            button.show_list(row, counts.get(row.id))
            if self._column.indexOf(button) != place:
                self._column.insertWidget(place, button)
                button.show()
        for before, after in pairwise(self._buttons[row.id] for row in shown):
            QWidget.setTabOrder(before, after)


class ListButton(QPushButton):
    """A list's name, and at the end how many it finds.

    Both are painted and no labels: twenty buttons come while the first rows are being painted, and
    a label takes as long to be dressed as a button does.

    Attributes:
        name: The list's.
        count: As it is said in little room; nothing while it is not known.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = self.count = ""
        theme.set_kind(self, "list")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedHeight(28)

    def show_list(self, row: SavedListRow, count: int | None) -> None:
        """Show a list; its count is not known at first."""
        words = "" if count is None else count_words(count)
        self.name, self.count = row.name, "" if count is None else _short(count)
        whose = AUDIENCES[row.audience]
        self.setToolTip(f"{row.name} · {words} · {whose}\nنماها: \u2066Ctrl+Alt+L\u2069")
        self.setAccessibleName(f"{row.name} {words}".strip())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, then the name from the right and the count at the left."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setFont(theme.font(theme.POINTS - 1))
        painter.setPen(QColor(theme.CURRENT.muted))
        metrics, room = painter.fontMetrics(), self.rect().adjusted(PADDING, 0, -PADDING, 0)
        painter.drawText(room, AT_THE_LEFT, self.count)
        if self.count:
            room.setLeft(room.left() + metrics.horizontalAdvance(self.count) + BETWEEN)
        shown = metrics.elidedText(self.name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, AT_THE_RIGHT, shown)
        painter.end()


def _short(count: int) -> str:
    """A count in little room: beyond what is counted, a plus."""
    if count > MOST_COUNTED:
        return isolate(f"{persian_count(MOST_COUNTED)}+")
    return persian_count(count)
