"""The steps of a record as one row of buttons; the first is what the key of the next step does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from PySide6.QtWidgets import QPushButton, QWidget

from ui import theme
from ui.common.flow import FlowRow
from ui.common.labels import take_all
from ui.common.shortcuts import shortcut_of
from ui.shell import Shell

#: All steps are called as their actions are.
AS_ACTIONS: Final[Mapping[str, str]] = MappingProxyType({})


class StepRow(QWidget):
    """Buttons of the program's actions beside each other."""

    def __init__(self, shell: Shell, parent: QWidget, following: str) -> None:
        """Make it empty; `following` is the action whose key takes the first step."""
        super().__init__(parent)
        self._shell, self._following = shell, following
        self._row = FlowRow(self, spacing=theme.SPACE[1])
        self._shown: tuple[Sequence[str], Mapping[str, str]] | None = None

    def show_steps(self, names: Sequence[str], words: Mapping[str, str] = AS_ACTIONS) -> None:
        """Show the buttons of these steps in place of those before.

        Args:
            names: The actions.
            words: What some of them are called on this record.
        """
        self.setVisible(bool(names))
        if self._shown == (names, words):
            return
        self._shown = names, words
        take_all(self._row)
        for number, name in enumerate(names):
            action = self._shell.action(name)
            key = shortcut_of(self._shell.action(self._following) if not number else action)
            button = QPushButton(f"{words.get(name, action.text())}   {key}".strip(), self)
            button.setToolTip(action.toolTip())
            if not number:
                theme.set_kind(button, "primary")
            button.clicked.connect(action.trigger)
            self._row.addWidget(button)
