"""The field that finds a letter of the registers by its number or a word as one types."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal

from app.jalali import jalali_text
from app.letters import SameLetter, suggest_letters
from app.text import isolate, persian_digits
from ui.common.fields import Field
from ui.common.suggest_edit import SuggestEdit
from ui.common.tasks import Tasks


def described_letter(letter: SameLetter) -> tuple[str, str]:
    """A letter in two lines: its number and day, and what it is about."""
    first = f"{isolate(persian_digits(letter.number))} · {isolate(jalali_text(letter.dated))}"
    return first, " · ".join(part for part in (letter.subject, letter.sender) if part)


class LetterField(Field):
    """A letter's number, typed freely or found in the registers.

    Signals:
        picked: A letter was taken.

    Attributes:
        letter_id: The letter it is of, until the number is typed over.
    """

    picked = Signal(object)

    def __init__(self, tasks: Tasks, name: str = "number", label: str = "شماره نامه") -> None:
        self._tasks = tasks
        self.line = SuggestEdit(self._ask, described_letter)
        self.line.setPlaceholderText("شماره نامه، یا بخشی از موضوع")
        super().__init__(name, label, self.line)
        self.letter_id: int | None = None
        self.line.textEdited.connect(self._typed)
        self.line.picked.connect(self._take)

    def _ask(self, text: str, answer: Callable[[Sequence[Any]], None]) -> None:
        self._tasks.read(self, suggest_letters, text, done=answer, latest="suggestions")

    def _typed(self) -> None:
        self.letter_id = None
        self.show_problem("")
        self.edited.emit()

    def _take(self, letter: SameLetter) -> None:
        self.set_letter(letter.id, letter.number)
        self.show_problem("")
        self.edited.emit()
        self.picked.emit(letter)

    def set_letter(self, letter_id: int | None, number: str) -> None:
        """Show a letter's number."""
        self.letter_id = letter_id
        self.line.setText(persian_digits(number))

    def value(self) -> str:
        """The number as it stands."""
        return self.line.text()

    def set_value(self, value: str) -> None:
        """Show a number that is of no letter here."""
        self.set_letter(None, value)

    def raw(self) -> dict[str, Any]:
        """The number, and the letter it is of."""
        return {"name": self.line.text(), "letter": self.letter_id}

    def set_raw(self, raw: Any) -> None:
        """Show the number again, as the same letter's."""
        if isinstance(raw, dict):
            self.set_letter(raw.get("letter"), str(raw.get("name", "")))
