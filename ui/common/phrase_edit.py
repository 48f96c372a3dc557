"""The field of the governor's words: abbreviations open, what they ask is guessed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPlainTextEdit

from app.changes import Kind
from app.errors import AppError
from app.orders import Phrase, abbreviations, guess_order, list_phrases
from app.text import ZWNJ, isolate, persian_digits, search_key
from app.texts import EXPECTED
from ui import theme
from ui.common.fields import LinesField
from ui.common.suggest_edit import MOST_ROWS, ROW_HEIGHT, SECOND_ROLE, TwoLineDelegate
from ui.common.tasks import Tasks

#: Wait so long after a key before guessing, so that fast typing asks once.
PAUSE_MILLISECONDS: Final = 200

#: Letters of a beginning before phrases are offered, and words of it that are looked at.
SHORTEST_BEGINNING: Final = 3
LONGEST_BEGINNING: Final = 8

_LAST_WORD: Final = re.compile(rf"[\w{ZWNJ}\u064b-\u065f]+$")
_WIDTH: Final = 420


class PhraseEdit(QPlainTextEdit):
    """The editor.

    A space after an abbreviation opens it; Backspace right after, or Ctrl+Z, gives it back. While
    the beginning of a phrase is typed, phrases are offered: Tab takes the first, the arrows choose
    another, Enter takes what they chose, Escape leaves.

    Signals:
        guessed: A `Guess` of what the words ask, a moment after they were typed.
    """

    guessed = Signal(object)

    def __init__(self, tasks: Tasks, given_on: Callable[[], date]) -> None:
        """Make the editor; `given_on` answers with the day deadlines count from."""
        super().__init__()
        self._tasks, self._given_on = tasks, given_on
        self.phrases: tuple[Phrase, ...] = ()
        self._abbreviations: dict[str, str] = {}
        self._opened_at: int | None = None
        self._list: QListWidget | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MILLISECONDS)
        self._timer.timeout.connect(self.guess)
        self.textChanged.connect(self._timer.start)
        tasks.changed.connect(self._read_anew)
        if tasks.office is not None:
            self._read()

    def _read_anew(self, kinds: frozenset[Kind]) -> None:
        if Kind.SETTING in kinds:
            self._read()

    def _read(self) -> None:
        self._tasks.read(
            self, list_phrases, done=self._take_phrases, failed=_no_phrases, latest="phrases"
        )

    def _take_phrases(self, phrases: tuple[Phrase, ...]) -> None:
        self.phrases = phrases
        self._abbreviations = abbreviations(phrases)

    def guess(self) -> None:
        """Ask off the GUI thread what the words as they stand ask; `guessed` answers."""
        self._timer.stop()
        self._tasks.read(
            self,
            guess_order,
            self.toPlainText(),
            self._given_on(),
            done=self.guessed.emit,
            failed=_no_phrases,
            latest="guess",
        )

    # -- abbreviations ---------------------------------------------------------------------

    def open_last(self) -> None:
        """Open the abbreviation right before the cursor, as a space after it does."""
        self._open(self.textCursor().position())

    def _open(self, end: int) -> bool:
        before = self.toPlainText()[:end]
        found = _LAST_WORD.search(before)
        words = self._abbreviations.get(search_key(found.group())) if found else None
        if found is None or words is None:
            return False
        # One step of its own: undoing it gives the abbreviation back, and nothing else.
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.setPosition(found.start())
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words)
        cursor.endEditBlock()
        return True

    # -- offering --------------------------------------------------------------------------

    @property
    def offered(self) -> list[Phrase]:
        """The phrases offered now."""
        if self._list is None or self._list.isHidden():
            return []
        rows = range(self._list.count())
        return [self._list.item(row).data(Qt.ItemDataRole.UserRole) for row in rows]

    @property
    def takes_enter(self) -> bool:
        """Whether Enter would take a phrase, and so must not move on."""
        return bool(self.offered) and self._list is not None and self._list.currentRow() >= 0

    def _beginning(self) -> tuple[str, list[Phrase]]:
        """What is typed before the cursor of some phrase's beginning, and those phrases."""
        line = self.textCursor().block().text()[: self.textCursor().positionInBlock()]
        starts = [0, *(found.end() for found in re.finditer(r"[\s،؛.:]+", line))]
        for start in starts[-LONGEST_BEGINNING:]:
            key = search_key(line[start:])
            if len(key) >= SHORTEST_BEGINNING and not line.endswith("  "):
                found_here = [
                    phrase
                    for phrase in self.phrases
                    if (words := search_key(phrase.words)).startswith(key) and words != key
                ]
                if found_here:
                    return line[start:], found_here
        return "", []

    def _offer(self) -> None:
        _, found = self._beginning()
        if not found or not self.hasFocus():
            self.dismiss()
            return
        shown = self._popup()
        shown.clear()
        high = theme.scaled(ROW_HEIGHT)
        for phrase in found:
            item = QListWidgetItem(phrase.words)
            item.setData(Qt.ItemDataRole.UserRole, phrase)
            item.setData(SECOND_ROLE, described(phrase))
            item.setSizeHint(QSize(0, high))
            shown.addItem(item)
        wide = min(theme.scaled(_WIDTH), self.width())
        height = min(len(found), MOST_ROWS) * high + 10
        below = self.viewport().mapTo(self.window(), self.cursorRect().bottomRight())
        left = min(max(below.x() - wide, 4), self.window().width() - wide - 4)
        shown.setGeometry(left, below.y() + 4, wide, height)
        shown.show()
        shown.raise_()

    def _popup(self) -> QListWidget:
        """The list lies in the window itself: a window of its own would take the focus."""
        if self._list is None:
            shown = QListWidget(self.window())
            shown.setItemDelegate(TwoLineDelegate(shown))
            shown.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            shown.itemClicked.connect(self._take)
            self.destroyed.connect(shown.deleteLater)
            self._list = shown
        return self._list

    def dismiss(self) -> None:
        """Take the offered phrases away."""
        if self._list is not None:
            self._list.hide()

    def _take(self, item: QListWidgetItem) -> None:
        phrase: Phrase = item.data(Qt.ItemDataRole.UserRole)
        typed, _ = self._beginning()
        self.dismiss()
        cursor = self.textCursor()
        end = cursor.position()
        cursor.beginEditBlock()
        cursor.setPosition(end - len(typed))
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(phrase.words)
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    # -- keys ------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Tab takes what is offered, and Escape leaves it, before the form hears of them."""
        if isinstance(event, QKeyEvent) and self.offered:
            if event.type() is QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab:
                self._take_current()
                return True
        return super().event(event)

    def _take_current(self) -> None:
        if self._list is not None:
            self._take(self._list.item(max(0, self._list.currentRow())))

    def _handles(self, event: QKeyEvent) -> bool:
        """Do what a key means while phrases are offered; tell whether it meant anything."""
        if not self.offered or self._list is None or event.modifiers() & _CHORDS:
            return False
        row, count = self._list.currentRow(), self._list.count()
        if event.key() == Qt.Key.Key_Down:
            self._list.setCurrentRow(min(row + 1, count - 1))
        elif event.key() == Qt.Key.Key_Up:
            self._list.setCurrentRow(max(row - 1, 0))
        elif event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self._take_current()
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the offered phrases first, then abbreviations, then those of any text."""
        opened_at, self._opened_at = self._opened_at, None
        if self._handles(event):
            return
        is_back = event.key() == Qt.Key.Key_Backspace and not event.modifiers() & _CHORDS
        if is_back and opened_at == self.textCursor().position():
            self.undo()
            self.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
            return
        super().keyPressEvent(event)
        if event.text() == " " and self._open(self.textCursor().position() - 1):
            self._opened_at = self.textCursor().position()
        if event.text() and not event.modifiers() & _CHORDS:
            self._offer()
        elif event.key() not in (Qt.Key.Key_Shift, Qt.Key.Key_Control):
            self.dismiss()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field leaves the offered phrases, and opens the last abbreviation."""
        self.dismiss()
        if not self.isReadOnly():
            self.open_last()
        super().focusOutEvent(event)


_CHORDS: Final = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


def described(phrase: Phrase) -> str:
    """What a phrase asks, by when and of whom, in a line."""
    days = phrase.deadline_days
    parts = [
        isolate(phrase.abbreviation),
        EXPECTED[phrase.expected],
        persian_digits(f"{days} روز کاری") if days else "",
        phrase.contact,
    ]
    return " · ".join(part for part in parts if part)


def _no_phrases(_error: AppError) -> None:
    """Without phrases or a guess the field is a plain one: nobody need be told."""


class PhraseField(LinesField):
    """The editor as a field of a form.

    Attributes:
        text: The editor itself, with `guessed`.
    """

    text: PhraseEdit

    def __init__(
        self,
        name: str,
        label: str,
        tasks: Tasks,
        given_on: Callable[[], date],
        *,
        needed: bool = False,
        rows: int = 4,
    ) -> None:
        super().__init__(name, label, needed=needed, rows=rows, editor=PhraseEdit(tasks, given_on))

    def value(self) -> str:
        """The text, with the abbreviation typed last put in full."""
        self.text.open_last()
        return self.text.toPlainText()
