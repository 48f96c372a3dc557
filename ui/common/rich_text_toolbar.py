"""The row of flat buttons above the rich-text editor; every one of them is a key as well."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

from app.text import isolate
from ui import theme
from ui.common.flow import FlowRow
from ui.common.rich_text_commands import COMMANDS, Command
from ui.common.rich_text_deeds import RichTextDeeds


class RichTextToolbar(QWidget):
    """A button a command, which shows whether the text at the cursor is so."""

    def __init__(self, editor: RichTextDeeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._buttons: dict[str, QToolButton] = {}
        row = FlowRow(self, spacing=2)
        for command in COMMANDS:
            if command.has_button:
                if command.begins_group:
                    row.addWidget(_parting())
                self._buttons[command.name] = button = self._button(command)
                row.addWidget(button)
        editor.state_changed.connect(self._show_states)
        self._show_states()

    def _button(self, command: Command) -> QToolButton:
        button = QToolButton(self)
        theme.set_kind(button, "command")
        if command.is_worded:
            button.setText(command.title)
        else:
            mirrored = theme.MIRRORED if command.is_mirrored else ""
            theme.set_icon(button, f"{mirrored}{command.icon}")
        button.setToolTip(f"{command.title} ({isolate(command.shortcut)})")
        button.setAccessibleName(command.title)
        button.setCheckable(command.is_state)
        # The cursor stays in the text; who works by keys has the keys.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self._perform(command.name))
        return button

    def _perform(self, name: str) -> None:
        self._editor.setFocus()
        self._editor.perform(name)
        self._show_states()

    def _show_states(self) -> None:
        states = self._editor.states()
        for name, button in self._buttons.items():
            if button.isCheckable() and button.isChecked() != (name in states):
                button.setChecked(name in states)


def _parting() -> QWidget:
    """Some room between two groups."""
    room = QWidget()
    room.setFixedSize(theme.SPACE[1], 1)
    return room
