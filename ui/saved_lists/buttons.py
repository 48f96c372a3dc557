"""The kept lists of one register in the navigation, each with how many records it finds now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.listing import MOST_COUNTED, count_words
from app.saved_lists import AUDIENCES, SavedListRow
from app.text import isolate, persian_count
from ui import theme

if TYPE_CHECKING:
    from ui.saved_lists.desk import SavedListsDesk

#: Lists that stand in the navigation; the others are in the panel.
SHOWN: Final = 5
NAME_ROOM: Final = 104


class ListButtons(QWidget):
    """A column of small buttons under a section's name."""

    def __init__(self, parent: QWidget, desk: SavedListsDesk) -> None:
        super().__init__(parent)
        self._desk = desk
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 22, 6)
        self._column.setSpacing(0)
        self._buttons: dict[int, ListButton] = {}

    def show_lists(self, lists: Sequence[SavedListRow], counts: Mapping[int, int]) -> None:
        """Show the first lists and their counts; the buttons stay where nothing changed."""
        shown = lists[:SHOWN]
        if list(self._buttons) != [row.id for row in shown]:
            for button in self._buttons.values():
                self._column.removeWidget(button)
                button.hide()
                button.deleteLater()
            self._buttons = {row.id: self._made(row.id) for row in shown}
        for row in shown:
            self._buttons[row.id].show_list(row, counts.get(row.id))

    def _made(self, number: int) -> ListButton:
        button = ListButton(self)
        button.clicked.connect(lambda _on=False: self._desk.choose(number))
        self._column.addWidget(button)
        return button


class ListButton(QPushButton):
    """A list's name, and at the end how many it finds."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        theme.set_kind(self, "list")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._name = QLabel(self)
        self._count = QLabel(self)
        for label in (self._name, self._count):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            theme.set_kind(label, "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 10, 0)
        row.addWidget(self._name, 1)
        row.addWidget(self._count)
        self.setFixedHeight(28)

    def show_list(self, row: SavedListRow, count: int | None) -> None:
        """Show a list; its count is not known at first."""
        words = "" if count is None else count_words(count)
        metrics = self._name.fontMetrics()
        shown = metrics.elidedText(row.name, Qt.TextElideMode.ElideRight, NAME_ROOM)
        self._name.setText(shown)
        self._count.setText("" if count is None else _short(count))
        whose = AUDIENCES[row.audience]
        self.setToolTip(f"{row.name} · {words} · {whose}\nنماها: \u2066Ctrl+Alt+L\u2069")
        self.setAccessibleName(f"{row.name} {words}".strip())


def _short(count: int) -> str:
    """A count in little room: beyond what is counted, a plus."""
    if count > MOST_COUNTED:
        return isolate(f"{persian_count(MOST_COUNTED)}+")
    return persian_count(count)
