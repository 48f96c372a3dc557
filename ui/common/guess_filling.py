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


class GuessFilling(QObject):
    """Keeps the fields at what the words ask, until a person types there himself."""

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
            expected: Gets what is expected.
            also: Gets the further addressees; without it they are only named.
        """
        super().__init__(words)
        self._addressee, self._due_on = addressee, due_on
        self._expected, self._also = expected, also
        self._filled: dict[str, Any] = {}
        self._touched: set[str] = set()
        self._guess = Guess()
        for field in (addressee, due_on, expected):
            if field is not None:
                field.edited.connect(lambda field=field: self._touch(field))
        words.text.guessed.connect(self.fill)

    def _touch(self, field: Field) -> None:
        self._touched.add(field.name)
        field.show_note("")
        if field is self._addressee:
            self._fill_others()
            self._fill_due()

    def _is_free(self, field: Field) -> bool:
        """Nobody typed there, and it holds nothing but what was guessed before."""
        return field.name not in self._touched and field.raw() in (
            self._filled.get(field.name),
            *_EMPTY,
        )

    def fill(self, guess: Guess) -> None:
        """Show what was guessed where a person typed nothing."""
        self._guess = guess
        if self._is_free(self._addressee):
            number, name = guess.addressees[0] if guess.addressees else (None, "")
            self._addressee.set_contact(number, name)
            self._settle(self._addressee, self._note_of_addressee() if name else "")
        self._fill_others()
        self._fill_due()
        expected = self._expected
        if expected is not None and expected.name not in self._touched:
            if guess.expected is not None:
                expected.set_value(guess.expected)
            expected.show_note(GUESSED if guess.expected is not None else "")

    def _note_of_addressee(self) -> str:
        others = "، ".join(name for _, name in self._guess.addressees[1:])
        if not others or self._also is not None:
            return GUESSED
        return f"{GUESSED}؛ در متن نام «{others}» هم هست"

    def _fill_others(self) -> None:
        if self._also is not None:
            chosen = self._addressee.contact_id
            others = [one for one in self._guess.addressees[1:] if one[0] != chosen]
            self._also.set_value(others if self._addressee.value() else ())

    def _fill_due(self) -> None:
        if self._is_free(self._due_on):
            addressed = bool(self._addressee.value())
            self._due_on.set_value(self._guess.due_on if addressed else None)
            self._settle(self._due_on, GUESSED if self._due_on.raw() else "")

    def _settle(self, field: Field, note: str) -> None:
        self._filled[field.name] = field.raw()
        field.show_note(note)
