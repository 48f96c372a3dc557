"""A field for a whole number."""

from __future__ import annotations

from app.text import latin_digits, persian_digits
from ui.common.fields import TextField

#: More digits than any number a person counts with.
LONGEST = 9

TOO_SMALL = "عدد درست بزرگ‌تر از صفر بنویسید."
NO_NUMBER = "عدد درست بنویسید."


class NumberField(TextField):
    """A whole number, in any digits."""

    def __init__(self, name: str, label: str, *, needed: bool = False, least: int = 1) -> None:
        super().__init__(name, label, needed=needed, digits=True)
        self._least = least

    def value(self) -> int | None:  # type: ignore[override]  # a field of its own kind of value
        """The number, or None when nothing is typed.

        Raises:
            ValueError: It is none, or below the least.
        """
        text = latin_digits(self.line.text().strip())
        if not text:
            return None
        is_number = text.isascii() and text.isdigit() and len(text) <= LONGEST
        if not is_number or int(text) < self._least:
            raise ValueError(TOO_SMALL if self._least else NO_NUMBER)
        return int(text)

    def set_value(self, value: int | None) -> None:  # type: ignore[override]  # as above
        """Show a number."""
        self.line.setText("" if value is None else persian_digits(str(value)))
