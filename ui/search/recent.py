"""The questions somebody asked at this desk and found something by, the last first."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Final

from app.text import search_key

if TYPE_CHECKING:
    from ui.main_window import MainWindow

MOST_KEPT: Final = 8


class RecentQuestions:
    """Kept in this desk's settings, for each operator of each store his own.

    Nobody sees what others asked.
    """

    def __init__(self, window: MainWindow) -> None:
        self._settings, self._name = window.settings, ""
        if window.office is not None:
            url = window.office.database.url.render_as_string()
            store = sha256(url.encode()).hexdigest()[:12]
            self._name = f"search/recent/{store}/{window.operator().id}"

    @property
    def questions(self) -> list[str]:
        """The last first."""
        kept = self._settings.value(self._name)
        if isinstance(kept, str):  # a list of one is written as a text
            return [kept]
        return [str(one) for one in kept] if isinstance(kept, list) else []

    def keep(self, question: str) -> None:
        """Put a question first, in place of itself and of what it goes on from."""
        question = " ".join(question.split())
        others = [one for one in self.questions if search_key(one) != search_key(question)]
        self._write([question, *others][:MOST_KEPT])

    def forget(self, question: str) -> None:
        """Take a question away."""
        self._write([one for one in self.questions if one != question])

    def _write(self, questions: list[str]) -> None:
        self._settings.setValue(self._name, questions)
