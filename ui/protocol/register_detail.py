"""The detail pane of an agreement or a gift: one whole, its files, and what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui import theme
from ui.common.chip import Chip
from ui.common.lines_pane import LinesPane
from ui.common.next_steps import NextSteps
from ui.common.record_files import FiledRecord, FileKeeping, RecordFiles
from ui.shell import Shell
from ui.theme import Tone

#: Wide enough for two buttons, so that the list keeps its width from row to row.
LEAST_WIDTH: Final = 420


class RegisterDetail(QFrame):
    """Shows one record of a small register."""

    def __init__(
        self, shell: Shell, keeping: FileKeeping, nothing: str, parent: QWidget | None = None
    ) -> None:
        """Make the pane.

        Args:
            shell: The window.
            keeping: How the register keeps files.
            nothing: What is said while nothing is chosen.
            parent: Where it stands.
        """
        super().__init__(parent)
        theme.set_kind(self, "card")
        self._nothing = nothing
        self._number = QLabel(self)
        theme.set_kind(self._number, "heading")
        self._chip = Chip(self)
        head = QHBoxLayout()
        head.addWidget(self._number)
        head.addStretch(1)
        head.addWidget(self._chip)
        self.lines = LinesPane(self)
        self.files = RecordFiles(shell, self, keeping)
        self._steps = NextSteps(shell, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 10, 14)
        layout.addLayout(head)
        layout.addWidget(self.lines, 1)
        layout.addWidget(self.files)
        layout.addLayout(self._steps)
        self.show_nothing()

    def minimumSizeHint(self) -> QSize:
        """As wide as its steps ask."""
        return super().minimumSizeHint().expandedTo(QSize(theme.scaled(LEAST_WIDTH), 0))

    def show_nothing(self) -> None:
        """Say what to do when nothing is chosen."""
        self._number.clear()
        self._chip.hide()
        self.lines.show_lines([("muted", self._nothing)])
        self.files.show_record(None)
        self._steps.show_actions(())

    def show_whole(
        self,
        title: str,
        chip: tuple[str, Tone],
        lines: Sequence[tuple[str, str]],
        filed: FiledRecord,
        steps: Sequence[str],
    ) -> None:
        """Show a record whole."""
        self._number.setText(title)
        self._chip.show_state(*chip)
        self._chip.show()
        self.lines.show_lines(lines)
        self.files.show_record(filed)
        self._steps.show_actions(steps)
