"""A short list of the day in a card of its own; Enter goes to a line's record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout

from app.today import Line, Listing
from ui import theme
from ui.common.known_rows import Asked
from ui.common.register_model import RegisterModel
from ui.common.register_table import Column, RegisterTable
from ui.theme import Tone

COLUMNS: Final[tuple[Column[Line], ...]] = (
    Column("text", "شرح", lambda line: line.text, 0, rank=1),
    Column("aside", "تاریخ", lambda line: line.aside, 112, rank=2),
    Column(
        "chip",
        "وضعیت",
        lambda line: line.chip,
        120,
        tone=lambda line: Tone(line.weight.value),
        rank=1,
    ),
)

#: What can be done where a list is empty; paper says only that it is.
_HINTS: Final = {"reminders": "روی هر سطر Ctrl+Shift+F9 یکی می‌گذارد."}


class ListingCard(QFrame):
    """One list.

    Signals:
        opened: A line was opened.
        all_wanted: Its whole register was asked for.
    """

    opened = Signal(object)
    all_wanted = Signal(object)

    def __init__(self, listing: Listing) -> None:
        super().__init__()
        self.listing = listing
        theme.set_kind(self, "card")
        title = QLabel(listing.title, self)
        theme.set_kind(title, "heading")
        more = QPushButton("همه", self)
        theme.set_kind(more, "quiet")
        more.setToolTip(f"همه در «{listing.title}»")
        more.clicked.connect(lambda: self.all_wanted.emit(self.listing))
        head = QHBoxLayout()
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(more)
        self.model: RegisterModel[Line] = RegisterModel(COLUMNS, _all_here, self)
        self.table = RegisterTable(f"today {listing.name}", self.model, self)
        self.table.horizontalHeader().hide()
        self.table.opened.connect(self._open)
        hint = _HINTS.get(listing.name, "")
        empty = QLabel(f"{listing.empty} {hint}".strip(), self)
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        theme.set_kind(empty, "muted")
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.table)
        self._stack.addWidget(empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 10, 10)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show the list's lines in place of those before."""
        self.model.show_rows(lines, len(lines))
        self._stack.setCurrentIndex(0 if lines else 1)
        if lines:
            self.table.stand_on(self.model.index(0, 0))

    def _open(self) -> None:
        line = self.table.current_row()
        if line is not None:
            self.opened.emit(line)


def _all_here(
    _asked: Asked, give: Callable[[Sequence[Any]], None], _gone: Callable[[], None]
) -> None:
    """A short list is shown whole; nothing more is asked for."""
    give(())
