"""The buttons of what can be done next with the record in a pane, two beside each other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from ui import theme
from ui.common.labels import take_all
from ui.common.shortcuts import shortcut_of
from ui.shell import Shell


class NextSteps(QGridLayout):
    """Buttons of the program's actions; the first is the likeliest."""

    def __init__(self, shell: Shell, owner: QWidget) -> None:
        super().__init__()
        self._shell, self._owner = shell, owner
        self._shown: Sequence[str] | None = None
        self.setSpacing(theme.SPACE[1])

    def show_actions(self, names: Sequence[str]) -> None:
        """Show the buttons of these actions in place of those before."""
        if names == self._shown:
            return
        self._shown = names
        take_all(self)
        for number, name in enumerate(names):
            action = self._shell.action(name)
            button = QPushButton(f"{action.text()}   {shortcut_of(action)}".strip(), self._owner)
            button.setToolTip(action.toolTip())
            if not number:
                theme.set_kind(button, "primary")
            button.clicked.connect(action.trigger)
            line, place = divmod(number, 2) if len(names) > 2 else (number, 0)
            self.addWidget(button, line, place)
