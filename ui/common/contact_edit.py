"""The one field that finds people, organisations and units of the directory as one types."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal

from app.contacts import ContactKind, ContactRow, suggest_contacts
from app.telephone import isolated_telephone
from app.texts import CONTACT_KINDS
from ui.common.fields import Field
from ui.common.suggest_edit import SuggestEdit
from ui.common.tasks import Tasks

HINT = "نام، شماره تلفن یا کد ملی"


def described(row: ContactRow) -> tuple[str, str]:
    """A contact in two lines: its name, and what tells it from its namesakes."""
    name = f"{row.honorific} {row.name}".strip()
    phone = isolated_telephone(row.phone)
    parts = [row.post, row.organisation, row.city, phone]
    if row.kind is not ContactKind.PERSON:
        parts.insert(0, CONTACT_KINDS[row.kind])
    return name, " · ".join(part for part in parts if part)


class ContactField(Field):
    """A name typed freely or taken from the directory.

    Signals:
        picked: A contact was taken, with its row.

    Attributes:
        contact_id: The taken contact, until the name is typed over.
    """

    picked = Signal(object)

    def __init__(
        self,
        name: str,
        label: str,
        tasks: Tasks,
        *,
        needed: bool = False,
        kinds: Sequence[ContactKind] = (),
        hint: str = HINT,
    ) -> None:
        self._tasks, self._kinds = tasks, tuple(kinds)
        self.line = self._suggesting_line()
        self.line.setPlaceholderText(hint)
        super().__init__(name, label, self.line, needed=needed)
        self.contact_id: int | None = None
        self.line.textEdited.connect(self._typed)
        self.line.picked.connect(self._take)

    def _suggesting_line(self) -> SuggestEdit:
        return SuggestEdit(self._ask, described)

    def _ask(self, text: str, answer: Callable[[Sequence[Any]], None]) -> None:
        self._tasks.read(
            self, suggest_contacts, text, kinds=self._kinds, done=answer, latest="suggestions"
        )

    def _typed(self) -> None:
        self.contact_id = None
        self.show_problem("")
        self.edited.emit()

    def _take(self, row: ContactRow) -> None:
        self.set_contact(row.id, row.name)
        self.show_problem("")
        self.edited.emit()
        self.picked.emit(row)

    def set_contact(self, number: int | None, name: str) -> None:
        """Show a contact."""
        self.contact_id = number
        self.line.setText(name)
        self.line.setCursorPosition(0)

    def value(self) -> str:
        """The name as it stands."""
        return self.line.text()

    def set_value(self, value: str) -> None:
        """Show a name that is of no contact."""
        self.set_contact(None, value)

    def raw(self) -> dict[str, Any]:
        """The name, and the contact it is of."""
        return {"name": self.line.text(), "contact": self.contact_id}

    def set_raw(self, raw: Any) -> None:
        """Show the name again, as the same contact's."""
        if isinstance(raw, dict):
            self.set_contact(raw.get("contact"), str(raw.get("name", "")))
