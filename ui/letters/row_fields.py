"""The rows of a letter's form: references, enclosures, to whom it and its copies go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final

from app.contacts import ContactRow
from app.groups import GroupRow
from app.letters import (
    EnclosureDraft,
    LinkDraft,
    PartyDraft,
    PartyRole,
    Relation,
    suggest_receivers,
)
from app.marks import Classification
from app.text import persian_digits
from app.texts import CLASSIFICATIONS, LETTER_RELATIONS
from ui.common.contact_edit import described
from ui.common.fields import ChoiceField, Field, TextField
from ui.common.letter_field import LetterField
from ui.common.number_field import NumberField
from ui.common.rows_field import FieldLine
from ui.common.suggest_edit import SuggestEdit
from ui.common.tasks import Tasks

REASONS: Final = "جهت اطلاع، جهت اقدام …"


class LinkLine(FieldLine[LinkDraft]):
    """A reference: which letter, and whether it is answered or followed."""

    def __init__(self, tasks: Tasks) -> None:
        self.number = LetterField(tasks)
        choices = [(one, LETTER_RELATIONS[one]) for one in Relation]
        self.relation = ChoiceField("relation", "نسبت", choices)
        super().__init__([(self.number, 5), (self.relation, 2)])
        self._held = LinkDraft()

    def value(self) -> LinkDraft:
        """The reference as typed; one that was not typed over keeps its day."""
        same_number = self.number.value() == persian_digits(self._held.number)
        if same_number and self.number.letter_id == self._held.other_id:
            return replace(self._held, relation=self.relation.value())
        return LinkDraft(
            relation=self.relation.value(),
            other_id=self.number.letter_id,
            number=self.number.value(),
        )

    def set_value(self, value: LinkDraft) -> None:
        """Show a reference."""
        self._held = value
        self.number.set_letter(value.other_id, value.number)
        self.relation.set_value(value.relation)


class EnclosureLine(FieldLine[EnclosureDraft]):
    """Something enclosed: what, how many sheets, how secret."""

    def __init__(self, clearance: Classification) -> None:
        self.title = TextField("title", "عنوان پیوست", hint="عنوان پیوست")
        self.pages = NumberField("pages", "برگ")
        self.pages.line.setPlaceholderText("برگ")
        classes = [(one, CLASSIFICATIONS[one]) for one in Classification if one <= clearance]
        self.classification = ChoiceField("classification", "طبقه‌بندی پیوست", classes)
        super().__init__([(self.title, 5), (self.pages, 1), (self.classification, 2)])

    def value(self) -> EnclosureDraft:
        """The enclosure as typed.

        Raises:
            ValueError: The sheets are no number.
        """
        return EnclosureDraft(
            title=self.title.value(),
            pages=self.pages.value(),
            classification=self.classification.value(),
        )

    def set_value(self, value: EnclosureDraft) -> None:
        """Show an enclosure."""
        self.title.set_value(value.title)
        self.pages.set_value(value.pages)
        self.classification.set_value(value.classification)


def _described_party(row: GroupRow | ContactRow) -> tuple[str, str]:
    if isinstance(row, GroupRow):
        return f"گروه {row.name}", persian_digits(f"{row.members} عضو")
    return described(row)


class PartyField(Field):
    """Somebody a letter goes to: typed freely, a contact, or a distribution group."""

    def __init__(self, tasks: Tasks, role: PartyRole) -> None:
        self._tasks, self._role = tasks, role
        self.line = SuggestEdit(self._ask, _described_party)
        self.line.setPlaceholderText("شخص، واحد، دستگاه یا گروه توزیع")
        super().__init__("party", "نام", self.line)
        self._party = PartyDraft(role=role)
        self.line.textEdited.connect(self._typed)
        self.line.picked.connect(self._take)

    def _ask(self, text: str, answer: Callable[[Sequence[Any]], None]) -> None:
        self._tasks.read(self, suggest_receivers, text, done=answer, latest="suggestions")

    def _typed(self) -> None:
        self._party = PartyDraft(role=self._role, id=self._party.id)
        self.edited.emit()

    def _take(self, row: GroupRow | ContactRow) -> None:
        known = PartyDraft(role=self._role, id=self._party.id, name=row.name)
        if isinstance(row, GroupRow):
            self._party = replace(known, group_id=row.id)
        else:
            self._party = replace(
                known, contact_id=row.id, post=row.post, organisation=row.organisation
            )
        self.line.setText(row.name)
        self.edited.emit()

    def value(self) -> PartyDraft:
        """Who it is."""
        return replace(self._party, name=self.line.text())

    def set_value(self, value: PartyDraft) -> None:
        """Show somebody."""
        self._party = value
        self.line.setText(value.name)

    def raw(self) -> dict[str, Any]:
        """The name, and of whom it is."""
        one = self._party
        return {
            "name": self.line.text(),
            "id": one.id,
            "contact": one.contact_id,
            "group": one.group_id,
            "post": one.post,
            "organisation": one.organisation,
        }

    def set_raw(self, raw: Any) -> None:
        """Show the name again, as the same one's."""
        if isinstance(raw, dict):
            self.set_value(
                PartyDraft(
                    role=self._role,
                    id=raw.get("id"),
                    contact_id=raw.get("contact"),
                    group_id=raw.get("group"),
                    name=str(raw.get("name", "")),
                    post=str(raw.get("post", "")),
                    organisation=str(raw.get("organisation", "")),
                )
            )


class PartyLine(FieldLine[PartyDraft]):
    """To whom a letter or its copy goes; a copy with its reason."""

    def __init__(self, tasks: Tasks, role: PartyRole) -> None:
        self.party = PartyField(tasks, role)
        fields: list[tuple[Field, int]] = [(self.party, 5)]
        self.reason: TextField | None = None
        if role is PartyRole.COPY:
            self.reason = TextField("reason", "سبب رونوشت", hint=REASONS)
            fields.append((self.reason, 3))
        super().__init__(fields)

    def value(self) -> PartyDraft:
        """Who gets it."""
        party = self.party.value()
        return party if self.reason is None else replace(party, reason=self.reason.value())

    def set_value(self, value: PartyDraft) -> None:
        """Show who gets it."""
        self.party.set_value(value)
        if self.reason is not None:
            self.reason.set_value(value.reason)
