"""The field that finds another entry of the programme by its number or a word as one types."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from app.agenda import EventRow, suggest_events
from app.text import persian_digits
from ui.agenda.event_texts import shown_day, shown_hours, shown_number
from ui.common.fields import Field
from ui.common.suggest_edit import SuggestEdit
from ui.common.tasks import Tasks


def described_entry(row: EventRow) -> tuple[str, str]:
    """An entry in two lines: its number and subject, and when it is."""
    first = f"{shown_number(row.number)} · {row.subject}"
    return first, " · ".join(part for part in (shown_day(row), shown_hours(row), row.who) if part)


class EntryField(Field):
    """An entry's number, found in the programme.

    Attributes:
        event_id: The entry, until the number is typed over.
    """

    def __init__(self, tasks: Tasks, name: str = "entry", label: str = "یا برنامه دیگر") -> None:
        self._tasks = tasks
        self.line = SuggestEdit(self._ask, described_entry)
        self.line.setPlaceholderText("شماره برنامه، یا بخشی از موضوع")
        super().__init__(name, label, self.line)
        self.event_id: int | None = None
        self.line.textEdited.connect(self._typed)
        self.line.picked.connect(self._take)

    def _ask(self, text: str, answer: Callable[[Sequence[Any]], None]) -> None:
        self._tasks.read(self, suggest_events, text, done=answer, latest="suggestions")

    def _typed(self) -> None:
        self.event_id = None
        self.show_problem("")
        self.edited.emit()

    def _take(self, row: EventRow) -> None:
        self._show(row.id, row.number)
        self.show_problem("")
        self.edited.emit()

    def _show(self, event_id: int | None, number: str) -> None:
        self.event_id = event_id
        self.line.setText(persian_digits(number))

    def value(self) -> str:
        """The number as it stands."""
        return self.line.text()

    def set_value(self, value: str) -> None:
        """Show a number that is of no entry."""
        self._show(None, value)

    def raw(self) -> dict[str, Any]:
        """The number, and the entry it is of."""
        return {"name": self.line.text(), "event": self.event_id}

    def set_raw(self, raw: Any) -> None:
        """Show the number again, as the same entry's."""
        if isinstance(raw, dict):
            self._show(raw.get("event"), str(raw.get("name", "")))
