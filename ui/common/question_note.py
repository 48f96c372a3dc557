"""What a register says and shows of the question in its filter.

What is not understood of it, how the rest was read, and in the rows what was found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.search.noting import Notes, notes_on
from ui import theme
from ui.common.labels import RIGHT_TO_LEFT_MARK

if TYPE_CHECKING:
    from app.session import OfficeSession
    from ui.common.register_page import RegisterPage


class QuestionNote(QLabel):
    """Under the filters of a register; there only while there is something to say."""

    def __init__(self, page: RegisterPage[Any]) -> None:
        super().__init__(page)
        self._page = page
        self._text = ""
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.hide()
        page.filled.connect(self._ask)

    def _ask(self) -> None:
        self._text = text = _text_of(self._page)
        if not text.strip():
            self._show(Notes())
            return

        def answered(notes: Notes) -> None:
            # A question may be cleared while it is still looked into.
            if text == self._text:
                self._show(notes)

        self._page.shell.tasks.read(
            self, _ask, text, self._page.name, done=answered, latest="question"
        )

    def _show(self, notes: Notes) -> None:
        self._page.table.mark(notes.marks)
        # An empty list says by itself that nothing was found in any way.
        said = [*notes.problems, *([notes.understood] if self._page.model.rowCount() else [])]
        text = " ".join(one for one in said if one)
        theme.set_kind(self, "problem" if notes.problems else "muted")
        self.setText(RIGHT_TO_LEFT_MARK + text if text else "")
        self.setVisible(bool(text))


def _text_of(page: RegisterPage[Any]) -> str:
    """The question in a register's filter; some carry it by itself."""
    _query, wanted = page.question()
    text = getattr(wanted[0], "text", wanted[0]) if wanted else ""
    return text if isinstance(text, str) else ""


def _ask(session: OfficeSession, text: str, section: str) -> Notes:
    from app.search_sources import ASKED

    return notes_on(session, text, section, ASKED)
