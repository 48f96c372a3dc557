"""A soft bar inside a page or form: what happened, and at most one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from ui import theme
from ui.theme import Tone

STAYS_MILLISECONDS = 6000


class MessageBar(QFrame):
    """Shows one message at a time; good news leaves by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._action = QPushButton(self)
        theme.set_kind(self._action, "quiet")
        self._close = QPushButton("×", self)
        theme.set_kind(self._close, "quiet")
        self._close.setToolTip("بستن پیام")
        theme.keep_width(self._close, 34)
        self._close.clicked.connect(self.hide)
        self._action.clicked.connect(self._act)
        self._wanted: Callable[[], None] | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 14, 6)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._action)
        layout.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    @property
    def text(self) -> str:
        """What it says, or nothing when it is hidden."""
        return "" if self.isHidden() else self._text.text()

    def say(
        self, text: str, tone: Tone, *, action: str = "", act: Callable[[], None] | None = None
    ) -> None:
        """Show a message in place of the one before.

        Args:
            text: One or two sentences.
            tone: Success leaves by itself, all else stays until closed.
            action: Words of the one thing to do.
            act: Does it.
        """
        theme.set_tone(self, tone)
        self._text.setText(text)
        self._wanted = act
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.show()
        self._timer.stop()
        if tone is Tone.SUCCESS and not action:
            self._timer.start(STAYS_MILLISECONDS)

    def _act(self) -> None:
        self.hide()
        if self._wanted is not None:
            self._wanted()
