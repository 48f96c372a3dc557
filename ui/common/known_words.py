"""A line of text for which the office has usual words; others may be typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from app.text import search_key
from ui.common.fields import Field
from ui.common.suggest_edit import SuggestEdit


class KnownWordsField(Field):
    """One line that offers the usual words while it is typed; Enter takes what the arrows chose."""

    def __init__(self, name: str, label: str, *, needed: bool = False, hint: str = "") -> None:
        self.line = SuggestEdit(self._ask, lambda words: (words, ""))
        self.line.setPlaceholderText(hint)
        super().__init__(name, label, self.line, needed=needed)
        self._known: tuple[str, ...] = ()
        self.line.textEdited.connect(self._typed)
        self.line.picked.connect(self._take)

    def offer_words(self, words: Sequence[str]) -> None:
        """Offer these from now on."""
        self._known = tuple(words)

    def _ask(self, text: str, answer: Callable[[Sequence[Any]], None]) -> None:
        wanted = search_key(text)
        answer([words for words in self._known if wanted in search_key(words) and words != text])

    def _typed(self) -> None:
        self.show_problem("")
        self.edited.emit()

    def _take(self, words: str) -> None:
        self.set_value(words)
        self._typed()

    def value(self) -> str:
        """The words as they stand."""
        return self.line.text()

    def set_value(self, value: str) -> None:
        """Show words."""
        self.line.setText(value)
        self.line.setCursorPosition(0)

    def raw(self) -> str:
        """The words as they stand."""
        return self.line.text()

    def set_raw(self, raw: Any) -> None:
        """Show them again."""
        self.set_value(str(raw))
