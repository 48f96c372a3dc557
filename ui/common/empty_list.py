"""What an empty list says, where the list would be; the cursor may stand on it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QWidget

from ui import theme


class EmptyList(QLabel):
    """A sentence that takes the cursor from the list that just became empty.

    Signals:
        opened: Enter, for what still stands in the pane beside it.
    """

    opened = Signal()

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(words, parent)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        theme.set_kind(self, "muted")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on as in the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit()
        else:
            super().keyPressEvent(event)
