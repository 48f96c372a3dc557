"""What a ministry's form still asks about a case: a field a question, or one a traveller."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QTimer, Signal

from app.kept_forms import FilledForm
from app.protocol.forms import CaseFormLine, FormQuestion, case_forms, save_form_answers
from app.protocol.rows import CaseSheet
from ui.common.field import Field
from ui.common.fields import LinesField, TextField
from ui.common.labels import text_label
from ui.common.options_field import OptionsField
from ui.common.record_step_form import theirs_words
from ui.protocol.desk_step import DeskStep, Saved
from ui.shell import Shell
from ui.theme import Tone

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
        laid: Some of the fields are there; which.
    """

    laid = Signal(object)

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
        self._waiting: list[tuple[FormQuestion, ...]] = []
        #: The answers as they were read, by question.
        self._read: dict[str, str] = {}
        #: Another desk answered what is answered here, and nobody has said which it is to be.
        self._is_contested = False
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
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._lay_next)
        if self._form is not None:
            self._begin(self._form)

    def _begin(self, form: CaseFormLine) -> None:
        """Lay what is asked once, or of the first traveller; the others follow one by one.

        A form of twenty travellers has two hundred fields: whoever opens it types into the first
        while the last are made.
        """
        self._read = {one.key: one.answer for one in form.questions}
        self._waiting = [
            tuple(asked) for _who, asked in groupby(form.questions, lambda one: one.who)
        ]
        if not self._waiting:
            self.body.addWidget(text_label(NOTHING_ASKED, self, "muted"))
            return
        self._lay(self._waiting.pop(0))
        self._rest.start(0)

    def _lay(self, questions: Sequence[FormQuestion]) -> None:
        if questions[0].who:
            self.body.addSpacing(6)
            self.body.addWidget(text_label(questions[0].who, self, "strong"))
        fields = [answer_field(one) for one in questions]
        self.lay_rows([((field, 1),) for field in fields])
        self.laid.emit(fields)

    def _lay_next(self) -> None:
        """Lay the next traveller's; behind the last, show what was typed before."""
        if self._waiting:
            self._over_the_stretch(lambda: self._lay(self._waiting.pop(0)))
            self._rest.start(0)
        elif self._kept is not None:
            super().resume(self._kept)
            self._kept = None

    def _over_the_stretch(self, lay: Callable[[], None]) -> None:
        """Lay something over the room at the foot of the form."""
        self.body.takeAt(self.body.count() - 1)
        lay()
        self.body.addStretch(1)

    def _known(self, forms: Sequence[CaseFormLine]) -> None:
        """The questions of a kept form are there."""
        form = next((one for one in forms if one.id == self.line_id), None)
        if form is None:
            return
        self._form, self._about = form, form.title
        self._show_heads()
        self._over_the_stretch(lambda: self._begin(form))
        self.start()

    def resume(self, filled: FilledForm) -> None:
        """Go on with answers that were kept, as soon as all questions are there."""
        self._kept = filled
        if self._form is not None:
            self._rest.start(0)

    @property
    def form_name(self) -> str:
        """Of the form in hand; empty until it is read."""
        return self._form.name if self._form is not None else ""

    def typed(self) -> Mapping[str, str]:
        """The answers as typed."""
        return {name: field.raw() for name, field in self.fields.items()}

    def _deed_of(self, values: dict[str, Any], _key: UUID) -> Any:
        """Only what was typed here is written: another desk may answer the other questions."""
        said = {key: words for key, words in values.items() if words != self._read.get(key, "")}
        return save_form_answers, (self.form_name, said)

    # -- another desk ----------------------------------------------------------------------

    def follow(self, sheet: CaseSheet) -> None:
        """Show what another desk answered; where both did, its words are offered beside mine."""
        if not self.is_saving:
            self._adopt(sheet)
        super().follow(sheet)

    def _take_theirs(self, answer: Any) -> None:
        """Where the other desk left these questions alone, what is typed goes in at once."""
        self._adopt(answer)
        self._sheet = answer
        if self._is_contested:
            self.bar.say(theirs_words(answer), Tone.WARNING)
        else:
            self.save("close")

    def save(self, after: str = "stay") -> None:
        """Save; whoever does has seen what another desk's words are offered for."""
        self._is_contested = False
        super().save(after)

    def _adopt(self, sheet: CaseSheet) -> None:
        """Take the answers of a case as it stands now; beside those typed here they are offered."""
        theirs = sheet.forms.get(self.form_name, {})
        for key, field in self.fields.items():
            now, before = theirs.get(key, ""), self._read.get(key, "")
            if now in (before, field.raw()):
                continue
            if field.raw() == before:
                field.set_value(now)
            else:
                field.offer(now, now)
                self._is_contested = True
            self._read[key] = now
