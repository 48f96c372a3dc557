"""The questions somebody asked at this desk and found something by, the last first."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSettings

from app.text import search_key

MOST_KEPT: Final = 8
_NAME: Final = "search/recent/{}"


class RecentQuestions:
    """Kept in this desk's settings, for each operator his own: nobody sees what others asked."""

    def __init__(self, settings: QSettings, operator: int) -> None:
        self._settings, self._name = settings, _NAME.format(operator)

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
