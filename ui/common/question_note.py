"""What a register says of the question in its filter: what is not understood, how it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

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
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.hide()
        page.filled.connect(self._ask)

    def _ask(self) -> None:
        text = _text_of(self._page)
        if not text.strip():
            self._show(((), ""))
            return
        self._page.shell.tasks.read(
            self, _ask, text, self._page.name, done=self._show, latest="question"
        )

    def _show(self, notes: tuple[tuple[str, ...], str]) -> None:
        problems, understood = notes
        # An empty list says by itself that nothing was found in any way.
        said = [*problems, *([understood] if self._page.model.rowCount() else [])]
        text = " ".join(one for one in said if one)
        theme.set_kind(self, "problem" if problems else "muted")
        self.setText(RIGHT_TO_LEFT_MARK + text if text else "")
        self.setVisible(bool(text))


def _text_of(page: RegisterPage[Any]) -> str:
    """The question in a register's filter; some carry it by itself."""
    _query, wanted = page.question()
    text = getattr(wanted[0], "text", wanted[0]) if wanted else ""
    return text if isinstance(text, str) else ""


def _ask(session: OfficeSession, text: str, section: str) -> tuple[tuple[str, ...], str]:
    from app.search.noting import notes_on
    from app.search_sources import SOURCES

    return notes_on(session, text, section, SOURCES)
