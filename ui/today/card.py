"""A number of the day as a large button that leads to what it counts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from app.text import persian_count
from app.today import Card
from ui import theme
from ui.theme import Tone


class CardButton(QPushButton):
    """One card; Enter, Space or a click goes to its list."""

    def __init__(self, card: Card, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = card
        theme.set_kind(self, "figure")
        self._figure = QLabel(self)
        theme.set_kind(self._figure, "figure")
        # A number alone would lie to the left.
        self._figure.setAlignment(
            Qt.AlignmentFlag.AlignVCenter
            | Qt.AlignmentFlag.AlignRight
            | Qt.AlignmentFlag.AlignAbsolute
        )
        title = QLabel(card.title, self)
        theme.set_kind(title, "muted")
        title.setWordWrap(True)
        for label in (self._figure, title):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        # Beside each other: there are many numbers, and the lists below them are the day itself.
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 6, 14, 6)
        layout.setSpacing(8)
        layout.addWidget(title, 1)
        layout.addWidget(self._figure)
        # As wide as its neighbours, however long its title.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(True)
        self.show_count(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows are the page's: it knows which card comes next."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

    @property
    def count(self) -> str:
        """The number as it is shown."""
        return self._figure.text()

    def show_count(self, count: int) -> None:
        """Show a number; nothing pressing is quiet."""
        self._figure.setText(persian_count(count))
        theme.set_tone(self._figure, Tone(self.card.weight.value) if count else Tone.QUIET)
        self.setAccessibleName(f"{self.card.title}: {self._figure.text()}")
