"""The field that names a case of protocol work, found by number, subject, country or name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from app.protocol import CaseFilter, CaseRow, list_cases
from app.protocol.texts import CASE_KINDS
from app.text import persian_digits
from ui.common.field import Field
from ui.common.suggest_edit import SuggestEdit
from ui.common.tasks import Tasks
from ui.protocol.desk_words import joined, shown_day

HINT: Final = "شماره، موضوع یا کشور"
NOT_CHOSEN: Final = "پرونده را از پیشنهادها برگزینید، یا خالی بگذارید."
SHOWN: Final = 6


def described_case(row: CaseRow) -> tuple[str, str]:
    """A suggestion in two lines."""
    second = joined(CASE_KINDS[row.kind], row.country, shown_day(row.starts_on))
    return persian_digits(f"{row.number} {row.subject}"), second


class CaseField(Field):
    """A case, found as one types; nothing else can stand in it.

    Attributes:
        case_id: The case that was taken.
    """

    def __init__(self, name: str, label: str, tasks: Tasks) -> None:
        self._tasks = tasks
        self.line = SuggestEdit(self._ask, described_case)
        self.line.setPlaceholderText(HINT)
        super().__init__(name, label, self.line)
        self.case_id: int | None = None
        self.line.textEdited.connect(self._typed)
        self.line.picked.connect(self._take)

    def _ask(self, text: str, answer: Callable[[Sequence[Any]], None]) -> None:
        wanted = CaseFilter(text=text)
        self._tasks.read(self, list_cases, wanted, limit=SHOWN, done=answer, latest="suggestions")

    def _typed(self) -> None:
        self.case_id = None
        self.show_problem("")
        self.edited.emit()

    def _take(self, row: CaseRow) -> None:
        self.set_case(row.id, row.number)
        self.show_problem("")
        self.edited.emit()

    def set_case(self, case_id: int | None, number: str) -> None:
        """Show a case by its number."""
        self.case_id = case_id
        self.line.setText(persian_digits(number))

    def value(self) -> int | None:
        """The case, or None where nothing is typed.

        Raises:
            ValueError: What is typed is no case.
        """
        if self.case_id is None and self.line.text().strip():
            raise ValueError(NOT_CHOSEN)
        return self.case_id

    def set_value(self, value: int | None) -> None:
        """Show that none is meant; one is shown by `set_case`."""
        if value is None:
            self.set_case(None, "")

    def raw(self) -> dict[str, Any]:
        """What stands in it, and the case it is of."""
        return {"name": self.line.text(), "case": self.case_id}

    def set_raw(self, raw: Any) -> None:
        """Show it again, as the same case's."""
        if isinstance(raw, dict):
            self.set_case(raw.get("case"), str(raw.get("name", "")))
