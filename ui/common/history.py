"""What came before, beside a form while it is filled."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.text import persian_digits
from ui import theme
from ui.common.labels import take_all, text_label

WIDTH = 214
#: More would make the form longer than the screen.
SHOWN = 5

#: One record: its day and number, what it was, and what came of it.
Entry = tuple[str, str, str]


class HistoryNote(QFrame):
    """Earlier records of whoever a form is about; hidden when there are none.

    Attributes:
        title: What stands over them.
        entries: All of them, the newest first.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_kind(self, "note")
        theme.keep_width(self, WIDTH)
        self.title = title
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(10, 8, 10, 8)
        self._lines.setSpacing(2)
        self.entries: tuple[Entry, ...] = ()
        self.hide()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these, newest first."""
        self.entries = tuple(entries)
        take_all(self._lines)
        count = persian_digits(str(len(entries)))
        self._add(f"{self.title} ({count})", "strong")
        for when, what, came in self.entries[:SHOWN]:
            self._lines.addSpacing(6)
            self._add(when, "muted")
            self._add(what, "")
            if came:
                self._add(came, "muted")
        self._lines.addStretch(1)
        self.setVisible(bool(entries))

    def _add(self, text: str, kind: str) -> None:
        self._lines.addWidget(text_label(text, self, kind))
