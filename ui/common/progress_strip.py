"""A narrow strip any page or form can show while something long is under way."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from app.text import persian_count
from ui import theme
from ui.common.labels import RIGHT_TO_LEFT_MARK
from ui.common.long_work import LongWork


class ProgressStrip(QFrame):
    """Words, a bar, and «لغو»; hidden while nothing is under way.

    Esc cancels while the strip has the cursor, which it takes when the work begins; a form that
    answers Esc itself asks `cancel`.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_kind(self, "card")
        self._work: LongWork | None = None
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._cancel = QPushButton("لغو   \u2066Esc\u2069", self)
        self._cancel.clicked.connect(self.cancel)
        self._cancel.installEventFilter(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.setSpacing(theme.SPACE[1])
        layout.addWidget(self._text)
        layout.addWidget(self._bar, 1)
        layout.addWidget(self._cancel)
        self.hide()

    @property
    def is_running(self) -> bool:
        """Whether something is under way."""
        return self._work is not None

    @property
    def text(self) -> str:
        """What it says, or nothing when it is hidden."""
        return "" if self.isHidden() else self._text.text().removeprefix(RIGHT_TO_LEFT_MARK)

    def show_work(self, work: LongWork) -> None:
        """Show a piece of work until it ends."""
        self._work = work
        work.moved.connect(self._move)
        work.ended.connect(self._end)
        self._cancel.setEnabled(True)
        self._bar.setRange(0, 0)
        self._say(work.words)
        self.show()
        self._cancel.setFocus()

    def cancel(self) -> None:
        """Ask what is under way to stop."""
        if self._work is not None:
            self._work.cancel()
            self._cancel.setEnabled(False)
            self._say("لغو می‌شود …")

    def _move(self, done: int, of: int, stage: str) -> None:
        if self._work is None or self._work.progress.is_cancelled:
            return
        self._bar.setRange(0, of)
        self._bar.setValue(done)
        words = stage or self._work.words
        counts = f" · {_count(done)} از {_count(of)}" if of else " …"
        self._say(words + counts)

    def _end(self) -> None:
        self._work = None
        self.hide()

    def _say(self, words: str) -> None:
        self._text.setText(RIGHT_TO_LEFT_MARK + words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc on the strip is the strip's, whatever else the window does with it."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                self.cancel()
                return True
        return super().eventFilter(watched, event)


def _count(number: int) -> str:
    return persian_count(number)
