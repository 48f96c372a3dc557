"""A step of an entry as a small form: what it is of, what hangs on it, its fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, ClassVar, Final
from uuid import UUID, uuid4

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout

from app.agenda import EventSheet, event_sheet, what_hangs_on
from app.changes import Changes
from app.errors import AppError, InvalidFields, InvalidInput
from app.kept_forms import FilledForm, FormKind
from ui import theme
from ui.agenda.event_lines import short_line
from ui.agenda.event_texts import named
from ui.common.fields import LinesField
from ui.common.form import FieldRow, FormPanel
from ui.common.form_keeping import FormKeeper
from ui.common.labels import take_all, text_label
from ui.common.theirs import StepOnRecord
from ui.shell import Shell

#: Called with the entry's id when its step is saved.
Saved = Callable[[int], None]
#: From the form's values and its key: the operation and what follows the entry's id and version.
Deed = Callable[[dict[str, Any], UUID], tuple[Callable[..., Changes[Any]], tuple[Any, ...]]]

HANGS: Final = "آنچه به این برنامه بسته است و اثر می‌گیرد:"


class EventStepForm(StepOnRecord):
    """One step of an entry."""

    answers: frozenset[str] = frozenset()
    read_sheet = staticmethod(event_sheet)
    #: Where a problem of a part is said, by the operation's own name of the field.
    beside: ClassVar[Mapping[str, str]] = {}

    def __init__(
        self,
        shell: Shell,
        sheet: EventSheet,
        title: str,
        rows: Sequence[FieldRow],
        deed: Deed,
        saved: Saved,
        *,
        step: str,
        hangs: bool = False,
        told: str = "",
    ) -> None:
        """Make the form.

        Args:
            shell: The window.
            sheet: The entry.
            title: What is done.
            rows: Its fields.
            deed: What its values mean.
            saved: Called when it is saved.
            step: The action that opens it, so that a kept form is opened again.
            hangs: Whether what hangs on the entry is said before.
            told: What a person should read before he types.
        """
        super().__init__(f"{title} — {named(sheet)}")
        self._shell, self._sheet, self._deed, self._saved = shell, sheet, deed, saved
        self._key = uuid4()
        self.body.addWidget(text_label(sheet.subject, self, "strong"))
        for text in (short_line(sheet), told):
            if text:
                self.body.addWidget(text_label(text, self, "muted"))
        self._hanging = QVBoxLayout()
        self._hanging.setSpacing(theme.SPACE[0])
        self.body.addLayout(self._hanging)
        self.lay_rows(rows)
        self.lay_more()
        self.body.addStretch(1)
        save = self.add_button("ثبت   \u2066Ctrl+Enter\u2069", primary=True)
        save.clicked.connect(lambda: self.save("close"))
        self.buttons.addStretch(1)
        self.add_button("انصراف   \u2066Esc\u2069").clicked.connect(self.close_form)
        self.keep(
            FormKeeper(
                self,
                shell.tasks,
                FormKind.EVENT_STEP,
                self._key,
                record=(sheet.id, sheet.version),
                more={"step": step},
            )
        )
        if hangs:
            shell.tasks.read(
                self, what_hangs_on, sheet.id, done=self._hanging_known, latest="hanging"
            )

    def lay_more(self) -> None:
        """Lay what stands under the fields; a step with more than fields overrides it."""

    def _hanging_known(self, sentences: Sequence[str]) -> None:
        """Say what the step touches before it is taken."""
        take_all(self._hanging)
        for sentence in (HANGS, *sentences) if sentences else ():
            kind = "label" if sentence is HANGS else ""
            self._hanging.addWidget(text_label(sentence, self, kind))

    def resume(self, filled: FilledForm) -> None:
        """Go on with a form that was kept, under the key its record is saved with."""
        super().resume(filled)
        self._key = filled.token

    def classification(self) -> int:
        """As secret as its entry."""
        return int(self._sheet.classification)

    def start(self) -> None:
        """Begin in the first field; what is proposed in it gives way to what is typed."""
        first = next((one for one in self.fields.values() if not one.isHidden()), None)
        if first is None:
            self.setFocus()
            return
        first.setFocus()
        if isinstance(first.editor, QPlainTextEdit):
            first.editor.selectAll()

    def save(self, after: str = "stay") -> None:  # noqa: ARG002  # a step always closes its form
        """Take the step."""
        if self.is_saving:
            return
        self.clear_problems()
        try:
            operation, arguments = self._deed(self.values(), self._key)
        except AppError as error:
            self.show_error(error)
            return
        self.is_saving = True
        self.submit(
            self._shell.tasks,
            operation,
            self._sheet.id,
            self._sheet.version,
            *arguments,
            done=lambda _value: self._done(),
            failed=self.show_error,
        )

    def _done(self) -> None:
        self.is_saving = False
        self.is_changed = False
        self.finished.emit()
        self._saved(self._sheet.id)

    def show_error(self, error: AppError) -> None:
        """Say it beside the field it is of, whatever the operation calls that."""
        problems = [error] if isinstance(error, InvalidInput) else []
        if isinstance(error, InvalidFields):
            problems = list(error.problems)
        if problems and self.beside:
            error = InvalidFields(
                [
                    InvalidInput(self.beside.get(one.field, one.field), one.message)
                    for one in problems
                ]
            )
        super().show_error(error)


#: Makes a form of an entry.
Make = Callable[[Shell, EventSheet, Saved], FormPanel]


def reason_step(  # what makes the step, in one line each
    title: str,
    label: str,
    operation: Callable[..., Changes[Any]],
    *,
    step: str,
    hangs: bool = False,
) -> Make:
    """A step that needs its reason, and nothing else."""
    return partial(_reason_form, title, label, operation, step, hangs)


def _reason_form(  # see above
    title: str,
    label: str,
    operation: Callable[..., Changes[Any]],
    step: str,
    hangs: bool,  # noqa: FBT001  # bound by name above
    shell: Shell,
    sheet: EventSheet,
    saved: Saved,
) -> EventStepForm:
    reason = LinesField("reason", label, needed=True, rows=3)
    return EventStepForm(
        shell,
        sheet,
        title,
        (((reason, 1),),),
        lambda values, _key: (operation, (values["reason"],)),
        saved,
        step=step,
        hangs=hangs,
    )
