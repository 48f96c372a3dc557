"""The calm line over the page in sight: what is due, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QWidget,
)

from ui import theme
from ui.common.labels import RIGHT_TO_LEFT_MARK
from ui.common.quiet_turns import QuietTurns
from ui.common.shortcuts import shortcut_of
from ui.frame import PageScroll
from ui.reminders.texts import InSight, bar_words
from ui.theme import Tone

if TYPE_CHECKING:
    from ui.main_window import MainWindow

#: The buttons, with what each says here; the tool tip says it whole.
WORDS: Final = {
    "to_be_told": "نشان بده",
    "show_due": "برو",
    "reminder_done": "انجام شد",
    "snooze_reminder": "ده دقیقه",
    "snooze_hour": "یک ساعت",
    "snooze_tomorrow": "فردا صبح",
}
#: Buttons whose key stands on them; of the others it is in the tool tip and the menu.
WITH_KEY: Final = ("to_be_told", "show_due", "snooze_reminder")

#: So long it waits at most while somebody scrolls.
COMING_SECONDS: Final = 0.5
#: After the bar itself and the head of the page.
ROWS_MILLISECONDS: Final = 12


class ReminderBar(QFrame):
    """One line with what to do about it; it takes neither the focus nor the page's place."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        theme.set_kind(self, "strip")
        self._text = QLabel(self)
        theme.set_kind(self._text, "strong")
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(22, 6, 22, 6)
        layout.setSpacing(theme.SPACE[1])
        layout.addWidget(self._text, 1)
        self.buttons = {name: self._button(window, name) for name in WORDS}
        for button in self.buttons.values():
            layout.addWidget(button)
        close = QPushButton("×", self)
        theme.set_kind(close, "quiet")
        close.setToolTip("بستن یادآوری")
        theme.keep_width(close, 34)
        close.clicked.connect(self.put_away)
        layout.addWidget(close)
        theme.set_tone(self, Tone.WARNING)
        self._is_wanted = False
        self._coming = QuietTurns(self, self._come, patience=COMING_SECONDS)
        self.hide()

    def _button(self, window: MainWindow, name: str) -> QPushButton:
        action = window.action(name)
        key = shortcut_of(action) if name in WITH_KEY else ""
        button = QPushButton(f"{WORDS[name]}   {key}".strip(), self)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setToolTip(action.toolTip())
        button.clicked.connect(action.trigger)
        return button

    @property
    def text(self) -> str:
        """What it says, or is about to; nothing when it is put away."""
        return self._text.text() if self._is_wanted else ""

    def put_away(self) -> None:
        """Hide it until something else is due."""
        self._is_wanted = False
        self._coming.stop()
        self.hide()

    def show_due(self, shown: Sequence[InSight]) -> None:
        """Show what is due; nothing hides the bar."""
        if not shown:
            self.put_away()
            return
        own = any(one.is_own for one in shown)
        self.buttons["to_be_told"].setVisible(not all(one.is_own for one in shown))
        self.buttons["show_due"].setVisible(own)
        self.buttons["reminder_done"].setVisible(own)
        self._text.setText(RIGHT_TO_LEFT_MARK + bar_words(shown))
        self._is_wanted = True
        if self.isHidden():
            self._coming.start()

    def _come(self) -> bool:
        """Come into sight: what is below makes room in this turn and is painted in the next two.

        Each takes some ten milliseconds, and a key that comes meanwhile is heard in between.
        """
        for page in self.window().findChildren(PageScroll):
            _paint_later(page, 1)
            for rows in page.findChildren(QSplitter):
                if rows.isVisible():
                    _paint_later(rows, ROWS_MILLISECONDS)
        self.show()
        return False


def _paint_later(widget: QWidget, milliseconds: int) -> None:
    widget.setUpdatesEnabled(False)
    QTimer.singleShot(milliseconds, widget, lambda: widget.setUpdatesEnabled(True))
