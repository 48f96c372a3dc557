"""Filling what an order's words say into the fields beside them, while nobody typed there."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QObject

from app.orders import Guess
from ui.common.contact_edit import ContactField
from ui.common.field import Field
from ui.common.fields import DateField
from ui.common.phrase_edit import PhraseField

GUESSED: Final = "گمان از متن"


class GuessFilling(QObject):
    """Keeps addressee and deadline at what the words ask, until a person types there himself."""

    def __init__(self, words: PhraseField, addressee: ContactField, due_on: DateField) -> None:
        super().__init__(words)
        self._addressee, self._due_on = addressee, due_on
        self._filled: dict[str, Any] = {}
        self._touched: set[str] = set()
        for field in (addressee, due_on):
            field.edited.connect(lambda field=field: self._touch(field))
        words.text.guessed.connect(self.fill)

    def _touch(self, field: Field) -> None:
        self._touched.add(field.name)
        field.show_note("")

    def _is_free(self, field: Field) -> bool:
        """Nobody typed there, and it holds nothing but what was guessed before."""
        return field.name not in self._touched and field.raw() in (
            self._filled.get(field.name),
            *_EMPTY,
        )

    def fill(self, guess: Guess) -> None:
        """Show what was guessed where a person typed nothing."""
        if self._is_free(self._addressee):
            number, name = guess.addressees[0] if guess.addressees else (None, "")
            self._addressee.set_contact(number, name)
            others = "، ".join(name for _, name in guess.addressees[1:])
            note = f"{GUESSED}؛ در متن نام «{others}» هم هست" if others else GUESSED
            self._settle(self._addressee, note if name else "")
        if self._is_free(self._due_on):
            self._due_on.set_value(guess.due_on if self._addressee.value() else None)
            self._settle(self._due_on, GUESSED if self._due_on.raw() else "")

    def _settle(self, field: Field, note: str) -> None:
        self._filled[field.name] = field.raw()
        field.show_note(note)


#: What stands in a field nobody filled.
_EMPTY: Final = ("", {"name": "", "contact": None})
