"""The box itself: a line at the top of the window that hears the keys of its panel."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui import theme
from ui.common.fields import start_at_right

#: Pixels at the usual type.
LEAST_WIDTH: Final = 110
MOST_WIDTH: Final = 460
PLACEHOLDER: Final = "جستجو در همه‌جا   \u2066Ctrl+K\u2069"

_Key = Qt.Key
#: With S, the key that keeps a filter (`save_list`), here for the question.
_KEEP: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_ENTER: Final = (_Key.Key_Return, _Key.Key_Enter)
#: Keys that go to the panel, by name; none of them writes.
_KEYS: Final[dict[int, str]] = {
    _Key.Key_Down: "down",
    _Key.Key_Up: "up",
    _Key.Key_PageDown: "next group",
    _Key.Key_PageUp: "last group",
    _Key.Key_Tab: "complete",
    _Key.Key_Escape: "leave",
}


class SearchField(QLineEdit):
    """The line.

    Signals:
        entered: The cursor came.
        left: It went elsewhere.
        pressed: A key of the panel, by name.
    """

    entered = Signal()
    left = Signal()
    pressed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        start_at_right(self)
        self.setPlaceholderText(PLACEHOLDER)
        self.setAccessibleName("جستجو در همه‌جا")
        self._fit()
        # Tab goes through the work, which the box is no part of.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setEnabled(False)

    def _fit(self) -> None:
        self.setMinimumWidth(theme.scaled(LEAST_WIDTH))
        self.setMaximumWidth(theme.scaled(MOST_WIDTH))

    def changeEvent(self, event: QEvent) -> None:
        """As wide as the type asks for."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def show_icon(self) -> None:
        """Show what it is for: after the first rows, as all icons."""
        if not self.actions():
            self.addAction(QAction(self), QLineEdit.ActionPosition.LeadingPosition)
        theme.set_icon(self.actions()[0], "magnify")

    def event(self, event: QEvent) -> bool:
        """Keep keys that mean something here from the actions of the page, and Tab from Qt."""
        if isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.ShortcutOverride and _meaning(event, self.text()):
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress and event.key() == _Key.Key_Tab:
                self.keyPressEvent(event)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the panel first, then those of a line."""
        meaning = _meaning(event, self.text())
        if meaning:
            self.pressed.emit(meaning)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: Any) -> None:
        """Say that the cursor came."""
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: Any) -> None:
        """Say that it went; to a menu or another window it only goes for a while."""
        super().focusOutEvent(event)
        if event.reason() not in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        ):
            self.left.emit()


def _meaning(event: QKeyEvent, text: str) -> str:
    """What a key means to the panel; empty where it is the line's own."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() in _ENTER:
        ways = {Qt.KeyboardModifier.NoModifier: "open", Qt.KeyboardModifier.ControlModifier: "all"}
        return ways.get(held, "")
    if event.key() == _Key.Key_S and held == _KEEP and text.strip():
        return "keep"
    if held != Qt.KeyboardModifier.NoModifier:
        return ""
    if event.key() == _Key.Key_Delete and not text:
        return "forget"
    return _KEYS.get(event.key(), "")
