"""A field for a whole number."""

from __future__ import annotations

from app.text import latin_digits, persian_digits
from ui.common.fields import TextField

#: More digits than any number a person counts with.
LONGEST = 9


class NumberField(TextField):
    """A whole number above zero, in any digits."""

    def __init__(self, name: str, label: str, *, needed: bool = False) -> None:
        super().__init__(name, label, needed=needed, digits=True)

    def value(self) -> int | None:  # type: ignore[override]  # a field of its own kind of value
        """The number, or None when nothing is typed.

        Raises:
            ValueError: It is none.
        """
        text = latin_digits(self.line.text().strip())
        if not text:
            return None
        if not (text.isascii() and text.isdigit()) or len(text) > LONGEST or not int(text):
            raise ValueError("عدد درست بزرگ‌تر از صفر بنویسید.")
        return int(text)

    def set_value(self, value: int | None) -> None:  # type: ignore[override]  # as above
        """Show a number."""
        self.line.setText("" if value is None else persian_digits(str(value)))
