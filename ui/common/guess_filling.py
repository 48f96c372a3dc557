"""Filling what an order's words say into the fields beside them, while nobody typed there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QCheckBox

from app.orders import Guess
from ui.common.contact_edit import ContactField
from ui.common.field import Field
from ui.common.fields import ChoiceField, DateField
from ui.common.phrase_edit import PhraseField

GUESSED: Final = "گمان از متن"

#: Id and name of a contact.
Addressee = tuple[int, str]

#: What stands in a field nobody filled.
_EMPTY: Final = ("", {"name": "", "contact": None})


class AlsoField(Field):
    """Further addressees the words name, ticked as long as a person lets them be."""

    def __init__(self, name: str) -> None:
        self.box = QCheckBox()
        super().__init__(name, "ارجاع به دیگران هم", self.box)
        self.hide_label()
        self._named: tuple[Addressee, ...] = ()
        self.box.clicked.connect(lambda _on: self.edited.emit())
        self.hide()

    def value(self) -> tuple[Addressee, ...]:
        """Those it shall go to, too."""
        return self._named if self.box.isChecked() else ()

    def set_value(self, value: Sequence[Addressee]) -> None:
        """Name them; the same ones again stay as they were, ticked or not."""
        if tuple(value) != self._named:
            self._name(value, ticked=True)

    def _name(self, named: Sequence[Addressee], *, ticked: bool) -> None:
        self._named = tuple(named)
        names = "» و «".join(name for _, name in self._named)
        self.box.setText(f"و نیز به «{names}»، که در متن آمده")
        self.box.setChecked(ticked and bool(named))
        self.setVisible(bool(named))

    def raw(self) -> dict[str, Any]:
        """Who is named, and whether it is ticked."""
        return {"named": [list(one) for one in self._named], "ticked": self.box.isChecked()}

    def set_raw(self, raw: Any) -> None:
        """Name them again, ticked as they were."""
        if isinstance(raw, dict):
            named = [(int(number), str(name)) for number, name in raw.get("named", ())]
            self._name(named, ticked=raw.get("ticked") is True)


class GuessedLine(QObject):
    """An addressee with its deadline and what is expected, kept at a guess until somebody types."""

    def __init__(
        self, addressee: ContactField, due_on: DateField, expected: ChoiceField | None
    ) -> None:
        super().__init__(addressee)
        self.addressee, self._due_on, self._expected = addressee, due_on, expected
        self._filled: dict[str, Any] = {}
        self._touched: set[str] = set()
        self._guess = Guess()
        for field in (addressee, due_on, expected):
            if field is not None:
                field.edited.connect(lambda field=field: self._touch(field))

    @property
    def is_typed(self) -> bool:
        """Whether a person named the addressee."""
        return not self._is_free(self.addressee)

    def _touch(self, field: Field) -> None:
        self._touched.add(field.name)
        field.show_note("")
        if field is self.addressee:
            self._fill_rest()

    def _is_free(self, field: Field) -> bool:
        """Nobody typed there, and it holds nothing but what was guessed before."""
        return field.name not in self._touched and field.raw() in (
            self._filled.get(field.name),
            *_EMPTY,
        )

    def fill(self, guess: Guess, named: Addressee | None, note: str = GUESSED) -> None:
        """Show a guess where a person typed nothing.

        Args:
            guess: Its deadline and what is expected.
            named: Whom this line is for, if anybody.
            note: Said below the addressee.
        """
        self._guess = guess
        if self._is_free(self.addressee):
            number, name = named or (None, "")
            self.addressee.set_contact(number, name)
            self._settle(self.addressee, note if name else "")
        self._fill_rest()

    def _fill_rest(self) -> None:
        addressed = bool(self.addressee.value())
        if self._is_free(self._due_on):
            self._due_on.set_value(self._guess.due_on if addressed else None)
            self._settle(self._due_on, GUESSED if self._due_on.raw() else "")
        expected = self._expected
        if expected is not None and expected.name not in self._touched:
            asked = self._guess.expected if addressed else None
            if asked is not None:
                expected.set_value(asked)
            expected.show_note(GUESSED if asked is not None else "")

    def _settle(self, field: Field, note: str) -> None:
        self._filled[field.name] = field.raw()
        field.show_note(note)


class GuessFilling(QObject):
    """Keeps one line at what the words ask, and the further addressees beside it."""

    def __init__(
        self,
        words: PhraseField,
        addressee: ContactField,
        due_on: DateField,
        *,
        expected: ChoiceField | None = None,
        also: AlsoField | None = None,
    ) -> None:
        """Begin to fill.

        Args:
            words: Where the order is typed.
            addressee: Gets the first addressee.
            due_on: Gets the deadline, once somebody is addressed.
            expected: Gets what is expected, once somebody is addressed.
            also: Gets the further addressees; without it they are named below the first.
        """
        super().__init__(words)
        self._line = GuessedLine(addressee, due_on, expected)
        self._also = also
        self._guess = Guess()
        addressee.edited.connect(self._fill_others)
        words.text.guessed.connect(self.fill)

    def fill(self, guess: Guess) -> None:
        """Show what was guessed where a person typed nothing."""
        self._guess = guess
        first = guess.addressees[0] if guess.addressees else None
        self._line.fill(guess, first, self._note_of_addressee())
        self._fill_others()

    def _note_of_addressee(self) -> str:
        others = "، ".join(name for _, name in self._guess.addressees[1:])
        if not others or self._also is not None:
            return GUESSED
        return f"{GUESSED}؛ و نیز «{others}»"

    def _fill_others(self) -> None:
        if self._also is not None:
            addressee = self._line.addressee
            others = [one for one in self._guess.addressees[1:] if one[0] != addressee.contact_id]
            self._also.set_value(others if addressee.value() else ())


class GuessedLines(QObject):
    """Keeps several lines at what the words ask: each addressee gets the next free line."""

    def __init__(self, words: PhraseField, lines: Sequence[GuessedLine]) -> None:
        super().__init__(words)
        self._lines = tuple(lines)
        words.text.guessed.connect(self.fill)

    def fill(self, guess: Guess) -> None:
        """Show what was guessed where a person typed nothing."""
        typed = {line.addressee.contact_id for line in self._lines if line.is_typed}
        named = iter([one for one in guess.addressees if one[0] not in typed])
        for line in self._lines:
            line.fill(guess, None if line.is_typed else next(named, None))
