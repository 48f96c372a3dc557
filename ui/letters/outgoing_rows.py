"""The rows of a letter of ours: to whom it and its copies go, with the post that stands below."""

from __future__ import annotations

from dataclasses import replace

from app.contacts import ContactRow
from app.groups import GroupRow
from app.letters import PartyDraft, PartyRole
from ui.common.fields import Field, TextField
from ui.common.rows_field import FieldLine
from ui.common.tasks import Tasks
from ui.letters.row_fields import REASONS, PartyField


class AddresseeLine(FieldLine[PartyDraft]):
    """To whom a letter goes, and his post; a copy with its reason."""

    def __init__(self, tasks: Tasks, role: PartyRole) -> None:
        self.party = PartyField(tasks, role)
        self.post = TextField("post", "سمت", hint="سمت")
        fields: list[tuple[Field, int]] = [(self.party, 5), (self.post, 4)]
        self.reason: TextField | None = None
        if role is PartyRole.COPY:
            self.reason = TextField("reason", "سبب رونوشت", hint=REASONS)
            fields.append((self.reason, 3))
        super().__init__(fields)
        self.party.line.picked.connect(self._picked)

    def _picked(self, row: GroupRow | ContactRow) -> None:
        """The directory knows his post."""
        self.post.set_value("" if isinstance(row, GroupRow) else row.post)

    def value(self) -> PartyDraft:
        """Who gets it."""
        reason = self.reason.value() if self.reason is not None else ""
        return replace(self.party.value(), post=self.post.value(), reason=reason)

    def set_value(self, value: PartyDraft) -> None:
        """Show who gets it."""
        self.party.set_value(value)
        self.post.set_value(value.post)
        if self.reason is not None:
            self.reason.set_value(value.reason)
