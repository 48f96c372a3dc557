"""The buttons of what can be done next with the record in a pane, as many in a line as fit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QPushButton, QWidget

from ui import theme
from ui.common.flow import FlowRow
from ui.common.quiet_turns import QuietTurns
from ui.common.shortcuts import shortcut_of
from ui.shell import Shell

#: So long the buttons wait at most for the rows.
SHOWN_SECONDS: Final = 0.2


class NextSteps(FlowRow):
    """Buttons of the program's actions; the first is the likeliest.

    However much they say, the pane keeps its width, and so do the rows beside it. They stay from
    record to record and say something else: to make, dress and lay four of them takes as long as
    painting a screen of rows, and waits until the rows are painted.
    """

    def __init__(self, shell: Shell, owner: QWidget) -> None:
        super().__init__(spacing=theme.SPACE[1])
        self._shell, self._owner = shell, owner
        self._buttons: list[QPushButton] = []
        self._wanted: tuple[str, ...] = ()
        #: What the buttons do, by their places.
        self._deeds: tuple[str, ...] = ()
        self._making = QuietTurns(owner, self._lay_out, patience=SHOWN_SECONDS)

    def show_actions(self, names: Sequence[str]) -> None:
        """Show the buttons of these actions in place of those before."""
        if tuple(names) == self._wanted:
            return
        self._wanted = tuple(names)
        if len(names) > len(self._buttons) and self._owner.isVisible():
            self._making.start()
            for button, name in zip(self._buttons, self._deeds, strict=False):
                if name not in names:
                    button.hide()
        else:
            self._making.stop()
            self._lay_out()

    def _lay_out(self) -> bool:
        names, before, self._deeds = self._wanted, self._deeds, self._wanted
        while len(self._buttons) < len(names):
            self._buttons.append(self._made(len(self._buttons)))
            self.addWidget(self._buttons[-1], 1)
        for number, button in enumerate(self._buttons):
            if names[number : number + 1] != before[number : number + 1]:
                # Who pressed it for something else, or stands on it, does not take this step.
                button.setDown(False)
                button.hide()
            button.setVisible(number < len(names))
        for number, name in enumerate(names):
            action, button = self._shell.action(name), self._buttons[number]
            button.setText(f"{action.text()}   {shortcut_of(action)}".strip())
            button.setToolTip(action.toolTip())
        return False

    def _made(self, number: int) -> QPushButton:
        button = QPushButton(self._owner)
        if not number:
            theme.set_kind(button, "primary")
        button.clicked.connect(lambda _on=False: self._shell.action(self._deeds[number]).trigger())
        return button
