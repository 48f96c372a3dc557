"""A field for a measure: a number that may have a fraction, in any digits."""

from __future__ import annotations

import re
from typing import Final

from app.text import latin_digits, persian_digits
from ui.common.fields import TextField

_NUMBER: Final = re.compile(r"-?\d{1,6}(?:\.\d{1,4})?")


class MeasureField(TextField):
    """Millimetres or points. What a measure may be is not its concern."""

    def __init__(self, name: str, label: str) -> None:
        super().__init__(name, label, digits=True)

    def value(self) -> float:  # type: ignore[override]  # a field of its own kind of value
        """The measure.

        Raises:
            ValueError: It is no number.
        """
        text = latin_digits(self.line.text().strip()).replace("٫", ".").replace("/", ".")
        text = text.replace("\u2212", "-")
        if not _NUMBER.fullmatch(text):
            raise ValueError("عدد بنویسید، مانند ۲۵ یا ۷٫۵.")
        return float(text)

    def set_value(self, value: float) -> None:  # type: ignore[override]  # as above
        """Show a measure."""
        self.line.setText(persian_digits(f"{value:g}").replace(".", "٫"))
