"""Many pages behind one list at their side: what a row of tabs is while it has room."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QWidget

from ui import theme

WIDTH = 176
ROW = 36


class SideTabs(QWidget):
    """Pages, the chosen one in sight; each is made when it is first wanted.

    Arrows in the list, and Ctrl+Tab or Ctrl+PgDown anywhere, go from one to the next.

    Signals:
        currentChanged: The place of the page in sight.
    """

    currentChanged = Signal(int)  # noqa: N815  # as QTabWidget calls it

    def __init__(self, parent: QWidget, name: str) -> None:
        """Make it empty; `name` is what the list is called for those who hear it."""
        super().__init__(parent)
        self.list = QListWidget(self)
        self.list.setAccessibleName(name)
        theme.set_kind(self.list, "side")
        theme.keep_width(self.list, WIDTH)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._stack = QStackedWidget(self)
        self._makers: list[Callable[[], QWidget]] = []
        self._pages: dict[int, QWidget] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACE[2])
        layout.addWidget(self.list)
        layout.addWidget(self._stack, 1)
        self.list.currentRowChanged.connect(self._chosen)
        for step, keys in ((1, ("Ctrl+Tab", "Ctrl+PgDown")), (-1, ("Ctrl+Shift+Tab", "Ctrl+PgUp"))):
            for key in keys:
                shortcut = QShortcut(QKeySequence(key), self)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(lambda step=step: self._go(step))

    def addTab(self, make: Callable[[], QWidget], words: str) -> None:
        """Put a page behind the others; `make` makes it."""
        item = QListWidgetItem(words)
        item.setSizeHint(QSize(0, theme.scaled(ROW)))
        self._makers.append(make)
        self.list.addItem(item)
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)

    def _chosen(self, place: int) -> None:
        page = self.widget(place)
        if page is not None:
            self._stack.setCurrentWidget(page)
            self.currentChanged.emit(place)

    def _go(self, step: int) -> None:
        """Go so many pages on, round from the last to the first."""
        self.setCurrentIndex((self.currentIndex() + step) % self.count())

    def count(self) -> int:
        """How many pages there are."""
        return len(self._makers)

    def widget(self, place: int) -> QWidget | None:
        """The page at a place."""
        if place not in self._pages and 0 <= place < self.count():
            self._pages[place] = page = self._makers[place]()
            self._stack.addWidget(page)
        return self._pages.get(place)

    def made(self) -> list[QWidget]:
        """The pages somebody wanted so far."""
        return list(self._pages.values())

    def tabText(self, place: int) -> str:
        """What the page at a place is called."""
        return self.list.item(place).text()

    def currentIndex(self) -> int:
        """The place of the page in sight."""
        return self.list.currentRow()

    def setCurrentIndex(self, place: int) -> None:
        """Show the page at a place; one that is not there changes nothing."""
        if 0 <= place < self.count():
            self.list.setCurrentRow(place)

    def currentWidget(self) -> QWidget | None:
        """The page in sight."""
        return self._stack.currentWidget()
