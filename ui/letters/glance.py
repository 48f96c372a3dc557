"""A registered letter at a glance, over a form that is being filled; Escape leaves it."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from app.letters import LetterSheet
from ui import theme
from ui.common.lines_pane import LinesPane
from ui.letters.lines import letter_lines
from ui.letters.texts import named

SIZE: Final = (520, 480)


class LetterGlance(QDialog):
    """One letter to look at."""

    def __init__(self, sheet: LetterSheet, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(named(sheet))
        self.resize(*SIZE)
        title = QLabel(named(sheet), self)
        theme.set_kind(title, "title")
        self.lines = LinesPane(self)
        self.lines.show_lines(letter_lines(sheet, today))
        leave = QPushButton("بازگشت به فرم   \u2066Esc\u2069", self)
        theme.set_kind(leave, "primary")
        leave.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.addWidget(title)
        layout.addWidget(self.lines, 1)
        layout.addWidget(leave)
        leave.setFocus()
