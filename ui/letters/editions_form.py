"""The editions of a letter's text: looked at one by one, and brought back into the draft."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton

from app.errors import AppError
from app.letters import LetterSheet, LetterState, TextLine, body_document, letter_texts
from app.rich_text import from_plain
from app.text import persian_digits
from ui.common.form import FormPanel
from ui.common.labels import text_label
from ui.common.rich_text_edit import RichTextEdit
from ui.letters.texts import shown_moment
from ui.shell import Shell

TITLE: Final = "متن‌های پیشین"
RESTORE: Final = "بازگرداندن این متن به پیش‌نویس   \u2066Enter\u2069"
FIXED: Final = "نامه دیگر پیش‌نویس نیست؛ متن‌ها تنها دیده می‌شوند."
_LIST_HEIGHT: Final = 150

#: Called with the letter and the edition that shall stand in it again.
Restore = Callable[[LetterSheet, TextLine], None]


class _Editions(QListWidget):
    """The editions, newest first; Enter brings one back."""

    def __init__(self, restore: Callable[[], None]) -> None:
        super().__init__()
        self._restore = restore
        self.setMaximumHeight(_LIST_HEIGHT)
        self.setAccessibleName(TITLE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the edition the list stands on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._restore()
        else:
            super().keyPressEvent(event)


class EditionsForm(FormPanel):
    """Shows what a letter's text was."""

    answers: frozenset[str] = frozenset()

    def __init__(self, shell: Shell, sheet: LetterSheet, restore: Restore) -> None:
        super().__init__(f"{TITLE}: {sheet.subject}")
        self._sheet, self._bring_back = sheet, restore
        self._texts: Sequence[TextLine] = ()
        self.list = _Editions(self._take)
        self.list.currentRowChanged.connect(lambda _row: self._show())
        self.text = RichTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName("متن این ویرایش")
        self._button = QPushButton(RESTORE, self)
        self._button.clicked.connect(self._take)
        self.body.addWidget(self.list)
        self.body.addWidget(self.text, 1)
        if sheet.state in (LetterState.DRAFT, LetterState.FOR_APPROVAL):
            self.buttons.addWidget(self._button)
        else:
            self._button.hide()
            self.body.insertWidget(0, text_label(FIXED, self, "muted"))
        self.buttons.addStretch(1)
        self.add_button("بستن   \u2066Esc\u2069").clicked.connect(self.close_form)
        shell.tasks.read(self, letter_texts, sheet.id, done=self._known, latest="texts")

    def start(self) -> None:
        """Begin in the list."""
        self.list.setFocus()

    def _known(self, texts: Sequence[TextLine]) -> None:
        self._texts = texts
        for one in texts:
            words = f"ویرایش {one.edition} · {shown_moment(one.at)} · {one.by} · {one.subject}"
            self.list.addItem(QListWidgetItem(persian_digits(words)))
        self.list.setCurrentRow(0)

    def _show(self) -> None:
        one = self._current()
        if one is None:
            return
        try:
            self.text.show_rich_text(body_document(one.body))
        except AppError:
            self.text.show_rich_text(from_plain(one.body))

    def _current(self) -> TextLine | None:
        row = self.list.currentRow()
        return self._texts[row] if 0 <= row < len(self._texts) else None

    def _take(self) -> None:
        one = self._current()
        if one is not None and not self._button.isHidden():
            self.finished.emit()
            self._bring_back(self._sheet, one)

    def save(self, after: str = "stay") -> None:  # noqa: ARG002  # nothing is typed here
        """Bring the chosen edition back, as Enter does."""
        self._take()
