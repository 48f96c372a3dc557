"""The field of a time as people type it: «۱۰ تا ۱۱:۳۰», «فردا ۱۰ تا ۱۲», «تمام روز»."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from app.agenda import When
from app.agenda.spans import USUAL_MINUTES, dated_span_text, parse_span, span_text
from app.clock import to_tehran
from app.jalali import long_jalali_text
from app.text import isolate
from ui.common.fields import TextField, Today

HINT: Final = "۱۰ تا ۱۱:۳۰، فردا ۱۰ تا ۱۲"


def _usual() -> int:
    return USUAL_MINUTES


class SpanField(TextField):
    """A span of time in one line."""

    def __init__(
        self,
        name: str,
        label: str,
        day: Today,
        today: Today,
        *,
        optional: bool = False,
        dated: bool = True,
        minutes: Callable[[], int] = _usual,
    ) -> None:
        """Make the field.

        Args:
            name: The draft's field.
            label: What it is called.
            day: Which day is meant where none is typed.
            today: What «فردا» starts from.
            optional: Whether nothing may stand in it.
            dated: Whether a time is shown with its day.
            minutes: How long it lasts when no end is typed.
        """
        super().__init__(name, label, hint=HINT)
        self._day, self._today = day, today
        self._optional, self._dated, self._minutes = optional, dated, minutes
        #: What was shown last: a text that was not touched means just that, days and all.
        self._held: tuple[str, date, When] | None = None

    def value(self) -> When | None:  # type: ignore[override]  # a field of its own kind of value
        """The span, or None where nothing is typed and nothing need be.

        Raises:
            ValueError: It cannot be read; the sentence is Persian.
        """
        text, day = self.line.text().strip(), self._day()
        if self._optional and not text:
            return None
        if self._held is not None and self._held[:2] == (text, day):
            return self._held[2]
        return parse_span(text, day, self._today(), minutes=self._minutes())

    def set_value(self, value: When | None) -> None:  # type: ignore[override]  # as above
        """Show a span."""
        if value is None:
            self._held = None
            self.line.setText("")
            return
        text = dated_span_text(value) if self._dated else span_text(value)
        day = to_tehran(value.starts_at).date()
        self._held = (text, day if not self._dated else self._day(), value)
        self.line.setText(text)
        self.line.setCursorPosition(0)


def when_words(when: When) -> str:
    """A time as it is read: the day in words and the hours."""
    begins = to_tehran(when.starts_at).date()
    return f"{long_jalali_text(begins)}، {isolate(span_text(when))}"
