"""The field that names whom an order goes to: a contact, a distribution group, or any name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from app.contacts import ContactRow
from app.groups import GroupRow
from app.orders import suggest_addressees
from app.text import persian_digits
from ui.common.contact_edit import ContactField, described
from ui.common.suggest_edit import SuggestEdit
from ui.common.tasks import Tasks

HINT: Final = "واحد، دستگاه، شخص یا گروه"


def addressee_described(row: ContactRow | GroupRow) -> tuple[str, str]:
    """A suggestion in two lines; of a group how many get the order."""
    if isinstance(row, GroupRow):
        return row.name, persian_digits(f"گروه توزیع · {row.members} عضو")
    return described(row)


class AddresseeField(ContactField):
    """A contact or a distribution group of the directory, or a name typed freely.

    Attributes:
        group_id: The taken group, until the name is typed over.
    """

    def __init__(self, name: str, label: str, tasks: Tasks, *, hint: str = HINT) -> None:
        self.group_id: int | None = None
        super().__init__(name, label, tasks, hint=hint)

    def _suggesting_line(self) -> SuggestEdit:
        return SuggestEdit(self._ask, addressee_described)

    def _ask(self, text: str, answer: Callable[[Sequence[Any]], None]) -> None:
        self._tasks.read(self, suggest_addressees, text, done=answer, latest="suggestions")

    def _typed(self) -> None:
        self.group_id = None
        super()._typed()

    def _take(self, row: ContactRow | GroupRow) -> None:
        if isinstance(row, ContactRow):
            super()._take(row)
            return
        self.set_contact(None, row.name)
        self.group_id = row.id
        self.show_problem("")
        self.edited.emit()

    def set_contact(self, number: int | None, name: str) -> None:
        """Show a contact; no group is meant any more."""
        self.group_id = None
        super().set_contact(number, name)

    def raw(self) -> dict[str, Any]:
        """The name, and the contact or the group it is of."""
        group = {"group": self.group_id} if self.group_id is not None else {}
        return super().raw() | group

    def set_raw(self, raw: Any) -> None:
        """Show the name again, as the same contact's or group's."""
        super().set_raw(raw)
        if isinstance(raw, dict):
            self.group_id = raw.get("group")
