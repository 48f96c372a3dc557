"""The steps of a record as one row of buttons; the first is what the key of the next step does."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton, QWidget

from ui import theme
from ui.common.flow import FlowRow
from ui.common.labels import take_all
from ui.common.shortcuts import shortcut_of
from ui.shell import Shell


class StepRow(QWidget):
    """Buttons of the program's actions beside each other."""

    def __init__(self, shell: Shell, parent: QWidget, following: str) -> None:
        """Make it empty; `following` is the action whose key takes the first step."""
        super().__init__(parent)
        self._shell, self._following = shell, following
        self._row = FlowRow(self, spacing=theme.SPACE[1])
        self._shown: Sequence[str] | None = None

    def show_steps(self, names: Sequence[str]) -> None:
        """Show the buttons of these steps in place of those before."""
        self.setVisible(bool(names))
        if names == self._shown:
            return
        self._shown = names
        take_all(self._row)
        for number, name in enumerate(names):
            action = self._shell.action(name)
            key = shortcut_of(self._shell.action(self._following) if not number else action)
            button = QPushButton(f"{action.text()}   {key}".strip(), self)
            button.setToolTip(action.toolTip())
            if not number:
                theme.set_kind(button, "primary")
            button.clicked.connect(action.trigger)
            self._row.addWidget(button)
