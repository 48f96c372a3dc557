"""The frame of every step of a visit that needs something typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from PySide6.QtWidgets import QPlainTextEdit

from app.changes import Changes
from app.errors import AppError
from app.kept_forms import FilledForm, FormKind
from app.telephone import isolated_telephone
from app.visits import VisitSheet, visit_sheet
from ui.common.fields import LinesField
from ui.common.form import FieldRow, FormPanel
from ui.common.form_keeping import FormKeeper
from ui.common.labels import text_label
from ui.common.theirs import StepOnRecord
from ui.shell import Shell
from ui.visits.texts import VISIT, shown_number

#: Called when a step was taken: of which visit.
Saved = Callable[[int], None]
#: From the form's values and its key: the operation, and what follows the visit's id and version.
Deed = Callable[[dict[str, Any], UUID], tuple[Callable[..., Changes[Any]], tuple[Any, ...]]]


class VisitStepForm(StepOnRecord):
    """One step of a visit."""

    answers: frozenset[str] = frozenset()
    read_sheet = staticmethod(visit_sheet)

    def __init__(
        self,
        shell: Shell,
        sheet: VisitSheet,
        title: str,
        rows: Sequence[FieldRow],
        deed: Deed,
        saved: Saved,
        *,
        step: str,
    ) -> None:
        """Make the form.

        Args:
            shell: The window.
            sheet: The visit.
            title: What is done.
            rows: Its fields.
            deed: What its values mean.
            saved: Called when it is saved.
            step: The action that opens it, so that a kept form is opened again.
        """
        super().__init__(f"{title} — {VISIT} {shown_number(sheet.number)}")
        self._shell, self._sheet, self._deed, self._saved = shell, sheet, deed, saved
        self._key = uuid4()
        for text, kind in (
            (" · ".join(part for part in (sheet.visitor_name, sheet.subject) if part), "strong"),
            (isolated_telephone(sheet.phone), "heading"),
            (sheet.problem, "muted"),
        ):
            if text:
                self.body.addWidget(text_label(text, self, kind))
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
                FormKind.VISIT_STEP,
                self._key,
                record=(sheet.id, sheet.version),
                more={"step": step},
            )
        )

    def lay_more(self) -> None:
        """Lay what stands under the fields; a step with more than fields overrides it."""

    def resume(self, filled: FilledForm) -> None:
        """Go on with a form that was kept, under the key its record is saved with."""
        super().resume(filled)
        self._key = filled.token

    def classification(self) -> int:
        """As secret as its visit."""
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
        values = self.begin_saving()
        if values is None:
            return
        try:
            operation, arguments = self._deed(values, self._key)
        except AppError as error:
            self.show_error(error)
            return
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
        self.is_saving = self.is_changed = False
        self.finished.emit()
        self._saved(self._sheet.id)


#: Makes a form of a visit.
Make = Callable[[Shell, VisitSheet, Saved], FormPanel]


def reason_step(
    title: str, label: str, operation: Callable[..., Changes[Any]], *, step: str
) -> Make:
    """A step that needs its reason, and nothing else."""
    return partial(_reason_form, title, label, operation, step)


def _reason_form(  # what makes the step comes first, see above
    title: str,
    label: str,
    operation: Callable[..., Changes[Any]],
    step: str,
    shell: Shell,
    sheet: VisitSheet,
    saved: Saved,
) -> VisitStepForm:
    reason = LinesField("reason", label, needed=True, rows=3)
    return VisitStepForm(
        shell,
        sheet,
        title,
        (((reason, 1),),),
        lambda values, _key: (operation, (values["reason"],)),
        saved,
        step=step,
    )
