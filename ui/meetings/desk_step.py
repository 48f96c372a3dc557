"""The frame of a deed on minutes or on a resolution that needs something typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID, uuid4

from PySide6.QtWidgets import QPlainTextEdit

from app.changes import Changes
from app.errors import AppError
from app.kept_forms import FilledForm, FormKind
from app.meetings.rows import MeetingSheet
from ui.common.form import FieldRow, FormPanel
from ui.common.form_keeping import FormKeeper
from ui.common.labels import text_label
from ui.meetings.desk_words import meeting_name
from ui.shell import Shell

#: Called when a deed was done.
Saved = Callable[[], None]
#: From the form's values and its key: the operation, and what follows the meeting's id and version.
Deed = Callable[[dict[str, Any], UUID], tuple[Callable[..., Changes[Any]], tuple[Any, ...]]]


class MinutesStepForm(FormPanel):
    """One deed on the minutes of a meeting."""

    answers: frozenset[str] = frozenset()

    def __init__(
        self,
        shell: Shell,
        sheet: MeetingSheet,
        title: str,
        rows: Sequence[FieldRow],
        deed: Deed,
        saved: Saved,
        *,
        step: str,
        about: str = "",
        part: int | None = None,
    ) -> None:
        """Make the form.

        Args:
            shell: The window.
            sheet: The meeting as read.
            title: What is done.
            rows: Its fields.
            deed: What its values mean.
            saved: Called when it is saved.
            step: What opens it, so that a kept form is opened again.
            about: What it is done to, over the fields; the meeting's subject without it.
            part: The row of the meeting it is done to.
        """
        super().__init__(f"{title} — {meeting_name(sheet)}")
        self._shell, self._deed, self._saved = shell, deed, saved
        self._record = (sheet.id, sheet.version)
        self._secret = int(sheet.classification)
        self._key = uuid4()
        self.body.addWidget(text_label(about or sheet.subject, self, "strong"))
        self.lay_rows(rows)
        self.body.addStretch(1)
        save = self.add_button("ثبت   \u2066Ctrl+Enter\u2069", primary=True)
        save.clicked.connect(lambda: self.save("close"))
        self.buttons.addStretch(1)
        self.add_button("انصراف   \u2066Esc\u2069").clicked.connect(self.close_form)
        more = {"step": step, "part": part}
        kind = FormKind.MINUTES_STEP
        self.keep(FormKeeper(self, shell.tasks, kind, self._key, record=self._record, more=more))

    def resume(self, filled: FilledForm) -> None:
        """Go on with a form that was kept, under the key its record is saved with."""
        super().resume(filled)
        self._key = filled.token

    def classification(self) -> int:
        """As secret as its meeting."""
        return self._secret

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
        """Do it."""
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
            *self._record,
            *arguments,
            done=lambda _value: self._done(),
            failed=self.show_error,
        )

    def _done(self) -> None:
        self.is_saving = self.is_changed = False
        self.finished.emit()
        self._saved()
