"""What a painted view says to a screen reader: its description follows the cursor."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QWidget


def say(view: QWidget, words: str) -> None:
    """Let a view describe what its cursor is on, and tell whoever listens."""
    if view.accessibleDescription() == words:
        return
    view.setAccessibleDescription(words)
    QAccessible.updateAccessibility(QAccessibleEvent(view, QAccessible.Event.DescriptionChanged))
    if view.hasFocus():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(view, words))
