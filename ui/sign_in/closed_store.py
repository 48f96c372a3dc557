"""Why the store could not be opened, and the ways on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.errors import AppError
from ui import theme

WIDTH = 520


class ClosedStore(QWidget):
    """One sentence and two ways on: try again, or open another store."""

    def __init__(
        self, error: AppError, open_store: Callable[[str | None], None], store_url: str | None
    ) -> None:
        super().__init__()
        self._open_store = open_store
        theme.set_kind(self, "page")
        card = QFrame(self)
        theme.set_kind(card, "card")
        theme.keep_width(card, WIDTH)
        title = QLabel("دفتر باز نشد", card)
        theme.set_kind(title, "heading")
        self.reason = QLabel(error.message, card)
        self.reason.setWordWrap(True)
        self.reason.setTextFormat(Qt.TextFormat.PlainText)
        again = QPushButton("تلاش دوباره", card)
        theme.set_kind(again, "primary")
        again.clicked.connect(lambda: open_store(store_url))
        other = QPushButton("گشودن دفتر دیگر …", card)
        other.clicked.connect(self._choose)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(other)
        buttons.addWidget(again)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(22, 20, 22, 18)
        inside.setSpacing(14)
        inside.addWidget(title)
        inside.addWidget(self.reason)
        inside.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        layout.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addStretch(2)
        self.setFocusProxy(again)

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "گشودن دفتر", "", "دفتر (*.sqlite);;همه (*)")
        if name:
            self._open_store(f"sqlite:///{Path(name)}")
