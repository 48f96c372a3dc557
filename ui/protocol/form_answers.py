"""What a ministry's form still asks about a case: a field a question, or one a traveller."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import Signal

from app.kept_forms import FilledForm
from app.protocol.forms import CaseFormLine, FormQuestion, case_forms, save_form_answers
from app.protocol.rows import CaseSheet
from ui.common.field import Field
from ui.common.fields import LinesField, TextField
from ui.common.labels import text_label
from ui.common.options_field import OptionsField
from ui.protocol.desk_step import DeskStep, Saved
from ui.shell import Shell

TITLE: Final = "پر کردن فرم"
NOTHING_ASKED: Final = "این فرم چیزی جز آنچه پرونده می‌داند نمی‌پرسد."
#: The name of the part and of its one step, by which a kept form is opened again.
PART: Final = "forms"
STEP: Final = "answers"


def answer_field(asked: FormQuestion) -> Field:
    """The field of a question, with its answer."""
    question = asked.question
    field: Field
    if question.options:
        field = OptionsField(asked.key, question.asked, question.options)
    elif question.lines > 1:
        field = LinesField(asked.key, question.asked, rows=question.lines + 1)
    else:
        field = TextField(asked.key, question.asked)
    field.set_value(asked.answer)
    return field


class FormAnswersForm(DeskStep):
    """Answers the questions of one form of a case.

    Signals:
        laid: The fields are there.
    """

    laid = Signal()

    def __init__(
        self,
        shell: Shell,
        sheet: CaseSheet,
        line: int,
        form: CaseFormLine | None,
        saved: Saved,
    ) -> None:
        """Make the form.

        Args:
            shell: The window.
            sheet: The case as read.
            line: Which form, by its place in the list.
            form: The form where it was read already; it is read otherwise.
            saved: Called with the case's id when the answers are saved.
        """
        self._form = form
        self._kept: FilledForm | None = None
        super().__init__(
            shell,
            sheet,
            TITLE,
            (),
            self._deed_of,
            saved,
            part=PART,
            step=STEP,
            line=line,
            about=form.title if form is not None else "",
        )
        if form is None:
            shell.tasks.read(self, case_forms, sheet.id, done=self._known)

    def lay_more(self) -> None:
        """Lay the questions that are known."""
        if self._form is not None:
            self._lay_questions(self._form.questions)

    def _lay_questions(self, questions: Sequence[FormQuestion]) -> None:
        who = ""
        for one in questions:
            if one.who != who:
                who = one.who
                self.body.addSpacing(6)
                self.body.addWidget(text_label(who, self, "strong"))
            self.lay_rows([((answer_field(one), 1),)])
        if not questions:
            self.body.addWidget(text_label(NOTHING_ASKED, self, "muted"))

    def _known(self, forms: Sequence[CaseFormLine]) -> None:
        """The questions of a kept form are there: lay them, and what was typed."""
        self._form = next((one for one in forms if one.id == self.line_id), None)
        self.body.takeAt(self.body.count() - 1)
        if self._form is not None:
            self._about = self._form.title
            self._show_heads()
            self._lay_questions(self._form.questions)
        self.body.addStretch(1)
        if self._kept is not None:
            super().resume(self._kept)
        self.start()
        self.laid.emit()

    def resume(self, filled: FilledForm) -> None:
        """Go on with answers that were kept, as soon as the questions are there."""
        if self._form is None:
            self._kept = filled
        else:
            super().resume(filled)

    @property
    def form_name(self) -> str:
        """Of the form in hand; empty until it is read."""
        return self._form.name if self._form is not None else ""

    def typed(self) -> Mapping[str, str]:
        """The answers as typed."""
        return {name: field.raw() for name, field in self.fields.items()}

    def _deed_of(self, values: dict[str, Any], _key: UUID) -> Any:
        return save_form_answers, (self.form_name, values)
