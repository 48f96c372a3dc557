"""Putting the chosen rows of the directory into a distribution group, old or new."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final
from uuid import uuid4

from app.errors import InvalidFields, InvalidInput
from app.groups import GroupDraft, GroupRow, add_group, add_members
from app.text import persian_digits
from ui.common.fields import ChoiceField, TextField
from ui.common.form import FormPanel
from ui.shell import Shell

NEW: Final = "— گروه تازه —"


class AddToGroupForm(FormPanel):
    """Asks which group."""

    answers: frozenset[str] = frozenset()

    def __init__(
        self,
        shell: Shell,
        contact_ids: Sequence[int],
        groups: Sequence[GroupRow],
        saved: Callable[[str], None],
    ) -> None:
        count = persian_digits(str(len(contact_ids)))
        super().__init__(f"افزودن {count} سطر به گروه")
        self._shell, self._saved = shell, saved
        self._contact_ids = tuple(contact_ids)
        self._key = uuid4()
        choices = [(row, persian_digits(f"{row.name} ({row.members} عضو)")) for row in groups]
        self._group = ChoiceField("group", "گروه", [*choices, (None, NEW)])
        self._name = TextField("name", "نام گروه تازه")
        self.lay_rows([[(self._group, 1)], [(self._name, 1)]])
        self._group.edited.connect(self._show_name)
        self._group.list.currentIndexChanged.connect(self._show_name)
        self.body.addStretch(1)
        save = self.add_button("افزودن   \u2066Ctrl+Enter\u2069", primary=True)
        save.clicked.connect(lambda: self.save("close"))
        self.buttons.addStretch(1)
        self.add_button("انصراف   \u2066Esc\u2069").clicked.connect(self.close_form)
        self._show_name()

    def _show_name(self) -> None:
        self._name.setVisible(self._group.value() is None)

    def start(self) -> None:
        """Put the cursor on the group, or on the name where there is none yet."""
        (self._group if self._group.list.count() > 1 else self._name).setFocus()

    def save(self, after: str = "close") -> None:  # noqa: ARG002  # it is done at once
        """Add them."""
        if self.is_saving:
            return
        self.clear_problems()
        group: GroupRow | None = self._group.value()
        name = group.name if group is not None else self._name.value().strip()
        if not name:
            self.show_error(InvalidFields([InvalidInput("name", "نام گروه را بنویسید.")]))
            return
        self.is_saving = True
        tasks, failed = self._shell.tasks, self.show_error
        whole = len(self._contact_ids)
        if group is not None:
            tasks.write(
                self,
                add_members,
                group.id,
                self._contact_ids,
                done=lambda added: self._done(name, added),
                failed=failed,
            )
            return
        draft = GroupDraft(name=name, contact_ids=self._contact_ids, request_key=self._key)
        tasks.write(
            self, add_group, draft, done=lambda _number: self._done(name, whole), failed=failed
        )

    def _done(self, name: str, added: int) -> None:
        self.is_saving = self.is_changed = False
        self.finished.emit()
        before = len(self._contact_ids) - added
        there = f" ({before} نفر پیش‌تر بودند)" if before else ""
        self._saved(persian_digits(f"{added} عضو به گروه «{name}» افزوده شد{there}."))
