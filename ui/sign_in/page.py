"""Choosing one's name: a short list, the last one first, by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.operators import OperatorRow
from ui import theme

WIDTH = 380

QUESTION = "چه کسی پشت این میز است؟"


class SignInPage(QWidget):
    """The names of those who work here."""

    def __init__(
        self,
        operators: Sequence[OperatorRow],
        chosen: Callable[[OperatorRow], None],
        last: int | None,
    ) -> None:
        super().__init__()
        self._chosen = chosen
        self._is_taken = False
        theme.set_kind(self, "page")
        card = QFrame(self)
        theme.set_kind(card, "card")
        theme.keep_width(card, WIDTH)
        title = QLabel(QUESTION, card)
        theme.set_kind(title, "heading")
        hint = QLabel("با ↑ و ↓ نام خود را برگزینید و Enter را بزنید.", card)
        theme.set_kind(hint, "muted")
        self.list = QListWidget(card)
        for row in operators:
            item = QListWidgetItem(f"{row.full_name}  ·  {row.unit}" if row.unit else row.full_name)
            item.setData(Qt.ItemDataRole.UserRole, row)
            self.list.addItem(item)
        ids = [row.id for row in operators]
        self.list.setCurrentRow(ids.index(last) if last in ids else 0)
        self.list.itemActivated.connect(self._take)
        self.list.itemClicked.connect(self._take)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(20, 18, 20, 18)
        for widget in (title, hint, self.list):
            inside.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        layout.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addStretch(2)
        self.setFocusProxy(self.list)

    def _take(self, item: QListWidgetItem) -> None:
        # A click may activate as well, and an impatient second Enter must not sign in again.
        if not self._is_taken:
            self._is_taken = True
            self._chosen(item.data(Qt.ItemDataRole.UserRole))
