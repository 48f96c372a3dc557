"""A field for a sum of money in rials, its thousands parted."""

from __future__ import annotations

import re
from typing import Final

from app.text import latin_digits, persian_count
from ui.common.fields import TextField

#: More digits than the costliest journey has rials.
LONGEST: Final = 15
NO_SUM: Final = "مبلغ را به ریال و با رقم بنویسید."
_PARTING: Final = re.compile("[٬،,\\s\u200c]")


class MoneyField(TextField):
    """A sum of rials in any digits, with or without marks between the thousands."""

    def __init__(self, name: str, label: str, *, needed: bool = False) -> None:
        super().__init__(name, label, needed=needed, digits=True)
        self.line.editingFinished.connect(self._settle)

    def _settle(self) -> None:
        try:
            self.set_value(self.value())
        except ValueError as error:
            self.show_problem(str(error))

    def value(self) -> int | None:  # type: ignore[override]  # a field of its own kind of value
        """The sum, or None when nothing is typed.

        Raises:
            ValueError: It is no sum.
        """
        text = _PARTING.sub("", latin_digits(self.line.text()).replace("ریال", ""))
        if not text:
            return None
        if not (text.isascii() and text.isdigit() and len(text) <= LONGEST):
            raise ValueError(NO_SUM)
        return int(text)

    def set_value(self, value: int | None) -> None:  # type: ignore[override]  # as above
        """Show a sum."""
        self.line.setText("" if value is None else shown_sum(value))


def shown_sum(value: int) -> str:
    """A sum as it is read, without its unit."""
    return persian_count(value)
