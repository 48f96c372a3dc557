"""An action's key as it is shown on buttons, and a button that does an action."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QWidget

from app.text import persian_digits
from ui import theme


def shortcut_of(action: Any) -> str:
    """An action's key as shown on a button, kept left to right."""
    text = action.shortcut().toString()
    # A digit alone is said in Persian, as the key of this desk has it.
    text = persian_digits(text) if text.isdigit() else text
    return f"\u2066{text}\u2069" if text else ""


def action_button(action: QAction, parent: QWidget, *, primary: bool) -> QPushButton:
    """A button that does an action and shows its key; it can be pressed while that can be done."""
    button = QPushButton(f"{action.text()}   {shortcut_of(action)}".strip(), parent)
    button.setToolTip(action.toolTip())
    if primary:
        theme.set_kind(button, "primary")
    button.setEnabled(action.isEnabled())
    action.enabledChanged.connect(button.setEnabled)
    button.clicked.connect(action.trigger)
    return button
