"""The detail pane of a letter: its number large, all that is known of it, and what comes next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from app.access import Right
from app.changes import Kind
from app.letters import (
    LetterSheet,
    arrange_letter_file,
    attach_letter_files,
    detach_letter_file,
    letter_file,
)
from app.texts import LETTER_DIRECTIONS
from ui import theme
from ui.common.chip import Chip
from ui.common.lines_pane import LinesPane
from ui.common.next_steps import NextSteps
from ui.common.record_files import FiledRecord, FileKeeping, RecordFiles
from ui.letters.lines import letter_lines
from ui.letters.texts import NOTHING_CHOSEN, numbered, state_tone, state_words
from ui.letters.what_next import next_steps
from ui.shell import Shell

FILES: Final = FileKeeping(
    Kind.LETTER,
    "نامه",
    Right.REGISTER_LETTERS,
    attach_letter_files,
    detach_letter_file,
    letter_file,
    arrange_letter_file,
)
JUST_REGISTERED: Final = "با این شماره ثبت شد؛ آن را روی نامه بنویسید."


class LetterDetail(QFrame):
    """Shows one letter."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        theme.set_kind(self, "card")
        self.number = QLabel(self)
        self._what = QLabel(self)
        theme.set_kind(self._what, "muted")
        self._registered = QLabel(JUST_REGISTERED, self)
        theme.set_kind(self._registered, "muted")
        self._registered.setWordWrap(True)
        self._chip = Chip(self)
        head = QHBoxLayout()
        head.addWidget(self.number)
        head.addStretch(1)
        head.addWidget(self._chip)
        self._lines = LinesPane(self)
        self.files = RecordFiles(shell, self, FILES)
        self._steps = NextSteps(shell, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 10, 14)
        layout.setSpacing(6)
        layout.addWidget(self._what)
        layout.addLayout(head)
        layout.addWidget(self._registered)
        layout.addWidget(self._lines, 1)
        layout.addWidget(self.files)
        layout.addLayout(self._steps)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say what to do when no letter is chosen."""
        for widget in (self.number, self._what, self._registered, self._chip):
            widget.hide()
        self._lines.show_lines([("muted", NOTHING_CHOSEN)])
        self.files.show_record(None)
        self._steps.show_actions(())

    def show_letter(self, sheet: LetterSheet, *, just_registered: bool) -> None:
        """Show a letter whole; the number of one that was registered just now stands large."""
        self._what.setText(f"نامه {LETTER_DIRECTIONS[sheet.direction]} · {sheet.register}")
        theme.set_kind(self.number, "figure" if just_registered else "title")
        self.number.setText(numbered(sheet))
        self._chip.show_state(state_words(sheet), state_tone(sheet))
        for widget in (self.number, self._what, self._chip):
            widget.show()
        self._registered.setVisible(just_registered)
        self._lines.show_lines(letter_lines(sheet, self._shell.today()))
        self.files.show_record(FiledRecord(sheet.id, sheet.number, sheet.sender, sheet.files))
        self._steps.show_actions(self._offered_for(sheet))

    def _offered_for(self, sheet: LetterSheet) -> tuple[str, ...]:
        """The likely steps, and the way to its orders for those who may see them."""
        may = self._shell.operator().may(Right.READ_ORDERS)
        steps = [name for name in next_steps(sheet) if name != "show_orders" or may]
        if sheet.orders and may and "show_orders" not in steps:
            steps.append("show_orders")
        return tuple(steps)

    def choose(self, choices: Sequence[tuple[str, Any]], take: Callable[[Any], None]) -> None:
        """Take the only choice, or let one be chosen by its digit or the arrow keys."""
        if len(choices) == 1:
            take(choices[0][1])
        elif choices:
            self.menu(choices, take).popup(self.mapToGlobal(QPoint(12, 48)))

    def menu(self, choices: Sequence[tuple[str, Any]], take: Callable[[Any], None]) -> QMenu:
        """The choices, each with a digit of its own."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for place, (words, value) in enumerate(choices, 1):
            digit = f"&{place}  " if place < 10 else ""
            action = menu.addAction(digit + words.replace("&", "&&"))
            action.triggered.connect(lambda _on=False, value=value: take(value))
        menu.setActiveAction(menu.actions()[0])
        return menu
