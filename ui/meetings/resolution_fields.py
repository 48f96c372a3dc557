"""What is typed of a resolution: its words, who does it with whose help, until when.

The words are read as those of an order are: who is named in them and by when stands in the fields
until a person types there.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QObject

from app.meetings.drafts import CoResponsible, ResolutionDraft
from app.meetings.rows import ResolutionLine
from app.orders import Guess
from ui.common.contact_edit import ContactField
from ui.common.deadline_field import DeadlineField
from ui.common.field import Field
from ui.common.form import FieldRow
from ui.common.guess_filling import GUESSED
from ui.common.phrase_edit import PhraseField
from ui.common.rows_field import FieldLine, RowsField
from ui.common.tasks import Tasks
from ui.shell import Shell

WORDS: Final = "متن مصوبه"
HINT: Final = "دستگاه یا شخص"


class HelperRow(FieldLine[CoResponsible]):
    """Somebody who helps."""

    def __init__(self, tasks: Tasks) -> None:
        self.who = ContactField("name", "همکار", tasks, hint=HINT)
        super().__init__([(self.who, 1)])

    def value(self) -> CoResponsible:
        """Who helps."""
        return CoResponsible(name=self.who.value().strip(), contact_id=self.who.contact_id)

    def set_value(self, value: CoResponsible) -> None:
        """Show who helps."""
        self.who.set_contact(value.contact_id, value.name)


class ResolutionFields:
    """The fields of one resolution, which begin anew with each."""

    def __init__(self, shell: Shell, *, watch: QObject | None = None, rows: int = 4) -> None:
        """Make the fields.

        Args:
            shell: The window.
            watch: Hears the keys of rows that come later.
            rows: Lines of the words in sight.
        """
        self._shell = shell
        self.words = PhraseField("words", WORDS, shell.tasks, shell.today, needed=True, rows=rows)
        self.responsible = ContactField("responsible", "مسئول پیگیری", shell.tasks, hint=HINT)
        self.due_on = DeadlineField("due_on", "مهلت", shell.today)
        self.helpers = RowsField(
            "co_responsible", "با همکاری", lambda: HelperRow(shell.tasks), watch=watch
        )
        #: Fields a person typed in, which no guess writes over.
        self._touched: set[str] = set()
        for field in (self.responsible, self.due_on):
            field.edited.connect(lambda field=field: self._touch(field))
        self.words.text.guessed.connect(self.fill)

    def rows(self) -> list[FieldRow]:
        """The fields in the order of the keyboard."""
        return [
            ((self.words, 1),),
            ((self.responsible, 3), (self.due_on, 2)),
            ((self.helpers, 1),),
        ]

    def every(self) -> Sequence[Field]:
        """Every field."""
        return self.words, self.responsible, self.due_on, self.helpers

    def _touch(self, field: Field) -> None:
        self._touched.add(field.name)
        field.show_note("")

    def fill(self, guess: Guess) -> None:
        """Show what the words say, where nobody typed."""
        if self.responsible.name not in self._touched:
            number, name = next(iter(guess.addressees), (None, ""))
            self.responsible.set_contact(number, name)
            self.responsible.show_note(GUESSED if name else "")
        if self.due_on.name not in self._touched:
            self.due_on.set_value(guess.due_on)
            self.due_on.show_note(GUESSED if guess.due_on else "")

    def begin(self, held: ResolutionLine | None = None) -> None:
        """Begin anew with nothing, or with a resolution that is to be corrected."""
        self._touched.clear()
        self.words.set_value(held.words if held is not None else "")
        if held is None:
            self.responsible.set_contact(None, "")
            self.due_on.set_value(None)
            self.helpers.set_value(())
        else:
            self._touched |= {self.responsible.name, self.due_on.name}
            self.responsible.set_contact(held.responsible_id, held.responsible)
            self.due_on.set_value(held.due_on)
            self.helpers.set_value([CoResponsible(name=one) for one in held.co_responsible])
        for field in self.every():
            field.show_problem("")
            field.show_note("")

    def show_draft(self, draft: ResolutionDraft) -> None:
        """Show a resolution as it is proposed; a person may correct all of it."""
        self.begin()
        self._touched |= {self.responsible.name, self.due_on.name}
        self.words.set_value(draft.words)
        self.responsible.set_contact(draft.responsible_id, draft.responsible)
        self.due_on.set_value(draft.due_on)
        self.helpers.set_value(draft.co_responsible)

    @property
    def is_empty(self) -> bool:
        """Whether nothing of a resolution is typed."""
        typed = (self.words.raw(), self.responsible.value(), self.due_on.raw())
        return not any(part.strip() for part in typed) and not self.helpers.value()

    def draft(
        self, values: dict[str, Any], key: UUID, item_id: int | None, their_number: str = ""
    ) -> ResolutionDraft:
        """The resolution as typed."""
        return ResolutionDraft(
            item_id=item_id,
            their_number=their_number,
            words=values["words"],
            responsible_id=self.responsible.contact_id,
            responsible=values["responsible"],
            co_responsible=values["co_responsible"],
            due_on=values["due_on"],
            request_key=key,
        )
