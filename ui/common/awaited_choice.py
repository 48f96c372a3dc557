"""A choice whose values are read from the store: what is wanted waits until they are here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ui.common.fields import ChoiceField


class AwaitedChoice(ChoiceField):
    """One of some named values that arrive later, and may change while the form is open."""

    def __init__(self, name: str, label: str, none: str) -> None:
        """Make the field; `none` are the words of choosing nothing."""
        self._none = (None, none)
        self._wanted: Any = None
        self._known = ""
        super().__init__(name, label, [self._none])

    def _picked(self) -> None:
        """A person chose: it is wanted before anybody hears of it."""
        self._wanted = super().value()
        super()._picked()

    def offer_values(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Offer these; what is wanted stays in sight even where it is not among them."""
        wanted, shown = self._wanted, [self._none, *choices]
        if wanted not in [value for value, _words in shown]:
            shown.append((wanted, self._known or f"{wanted}"))
        self.show_choices(shown)
        self.set_value(wanted)

    def value(self) -> Any:
        """The wanted value."""
        return self._wanted

    def set_value(self, value: Any) -> None:
        """Want a value, whether it is offered yet or not."""
        self._wanted = value
        if value in self._values:
            super().set_value(value)

    def set_known(self, value: Any, words: str) -> None:
        """Want a value whose words are known already, such as the one a record has."""
        self._known = words
        if value not in self._values:
            self.show_choices([self._none, (value, words)])
        self.set_value(value)

    def raw(self) -> Any:
        """The wanted value and its words."""
        words = self.list.currentText() if self._wanted is not None else ""
        return {"name": words, "value": self._wanted}

    def set_raw(self, raw: Any) -> None:
        """Want the value again."""
        if isinstance(raw, dict) and raw.get("value") is not None:
            self.set_known(raw["value"], str(raw.get("name", "")))
        else:
            self.set_value(None)
