"""A passage two desks wrote: both side by side, until a person says which it shall be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.meetings.merging import Conflict, Merged, Side
from app.meetings.writing import SavedText
from app.rich_text import Document
from app.text import persian_digits
from ui import theme
from ui.common.flow import FlowRow
from ui.common.labels import text_label
from ui.common.rich_text_edit import RichTextEdit
from ui.meetings.desk_words import shown_moment

#: What may be said of a conflict, with its key, which the desk answers wherever its cursor is: the
#: panel takes the cursor from nobody who types.
WAYS: Final = (
    (Side.THEIRS, "نوشته آن میز", "Alt+Right"),
    (Side.BOTH, "هر دو", "Alt+Enter"),
    (Side.MINE, "نوشته من", "Alt+Left"),
)
TITLE: Final = "این بند را دو میز نوشته‌اند ({place} از {count})"
TAKEN_AWAY: Final = "این بند برداشته شد."
NARROWEST, LOWEST = 90, 84


class ConflictPanel(QFrame):
    """Asks of one conflict after the other.

    Signals:
        settled: A side for each conflict, in order.
    """

    settled = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_kind(self, "note")
        self._conflicts: Sequence[Conflict] = ()
        self._sides: list[Side] = []
        self._title = text_label("", self, "strong")
        self.mine, self.theirs = RichTextEdit(self), RichTextEdit(self)
        self._who = QLabel(self)
        self._own = QLabel("نوشته شما", self)
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.setSpacing(theme.SPACE[0])
        layout.addWidget(self._title)
        sides = QHBoxLayout()
        for label, text in ((self._who, self.theirs), (self._own, self.mine)):
            theme.set_kind(label, "label")
            text.setReadOnly(True)
            text.setMinimumSize(theme.scaled(NARROWEST), theme.scaled(LOWEST))
            text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
            column = QVBoxLayout()
            column.addWidget(label)
            column.addWidget(text, 1)
            sides.addLayout(column, 1)
        layout.addLayout(sides, 1)
        row = FlowRow(spacing=theme.SPACE[0])
        for side, words, key in WAYS:
            button = QPushButton(f"{words}   \u2066{key}\u2069", self)
            button.clicked.connect(lambda _on=False, side=side: self.choose(side))
            row.addWidget(button)
        layout.addLayout(row)
        self.theirs.setAccessibleName("نوشته میز دیگر")
        self.mine.setAccessibleName("نوشته شما")

    def show_conflicts(self, found: Merged | None, theirs: SavedText | None) -> None:
        """Ask of the conflicts of a text from the first; of none, go away."""
        self._conflicts = found.conflicts if found is not None else ()
        self._sides = []
        self.setVisible(bool(self._conflicts))
        if theirs is None or not self._conflicts:
            return
        when = f" · {shown_moment(theirs.at)}" if theirs.at is not None else ""
        self._who.setText(f"نوشته {theirs.by}{when}")
        self._show_next()

    def _show_next(self) -> None:
        one = self._conflicts[len(self._sides)]
        words = TITLE.format(place=len(self._sides) + 1, count=len(self._conflicts))
        self._title.setText("\u200f" + persian_digits(words))
        self.setAccessibleName(words)
        for text, blocks in ((self.mine, one.mine), (self.theirs, one.theirs)):
            text.show_rich_text(Document(blocks))
            text.setPlaceholderText("" if blocks else TAKEN_AWAY)

    def choose(self, side: Side) -> None:
        """Take one side of the conflict in sight."""
        if len(self._sides) >= len(self._conflicts):
            return
        self._sides.append(side)
        if len(self._sides) < len(self._conflicts):
            self._show_next()
        else:
            self.settled.emit(self._sides)
