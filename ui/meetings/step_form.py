"""The frame of every step of a meeting, or of a series, that needs something typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar
from uuid import UUID, uuid4

from PySide6.QtWidgets import QPlainTextEdit

from app.changes import Changes
from app.errors import AppError
from app.kept_forms import FilledForm, FormKind
from app.meetings import MeetingSheet, SeriesSheet, meeting_sheet, series_sheet
from ui.common.form import FieldRow
from ui.common.form_keeping import FormKeeper
from ui.common.labels import text_label
from ui.common.theirs import StepOnRecord
from ui.meetings.desk_words import meeting_name
from ui.meetings.lines import head_words
from ui.shell import Shell

#: Called when a step was taken.
Saved = Callable[[], None]
#: From the form's values and its key: the operation, and what follows the record's id and version.
Deed = Callable[[dict[str, Any], UUID], tuple[Callable[..., Changes[Any]], tuple[Any, ...]]]


class MeetingStepForm(StepOnRecord):
    """One step of a meeting or of a series."""

    answers: frozenset[str] = frozenset()
    #: As what a step of a meeting is kept.
    kept_as: ClassVar[FormKind] = FormKind.MEETING_STEP

    def __init__(
        self,
        shell: Shell,
        on: MeetingSheet | SeriesSheet,
        title: str,
        rows: Sequence[FieldRow],
        deed: Deed,
        saved: Saved,
        *,
        step: str,
        part: int | None = None,
        about: str = "",
    ) -> None:
        """Make the form.

        Args:
            shell: The window.
            on: The meeting, or the series.
            title: What is done.
            rows: Its fields.
            deed: What its values mean.
            saved: Called when it is saved.
            step: The action that opens it, so that a kept form is opened again.
            part: The invitee or topic it is done to.
            about: Who or what that is, over the fields.
        """
        super().__init__(f"{title} — {_named(on)}")
        self._shell, self._sheet, self._deed, self._saved = shell, on, deed, saved
        self._secret = int(on.classification)
        self._key = uuid4()
        for text, look in ((about or _about(on), "strong"), (_where(on), "muted")):
            if text:
                self.body.addWidget(text_label(text, self, look))
        self.lay_rows(rows)
        self.body.addStretch(1)
        save = self.add_button("ثبت   \u2066Ctrl+Enter\u2069", primary=True)
        save.clicked.connect(lambda: self.save("close"))
        self.buttons.addStretch(1)
        self.add_button("انصراف   \u2066Esc\u2069").clicked.connect(self.close_form)
        of_meeting = isinstance(on, MeetingSheet)
        kind = self.kept_as if of_meeting else FormKind.MEETING_SERIES_STEP
        record, more = (on.id, on.version), {"step": step, "part": part}
        keeper = FormKeeper(self, shell.tasks, kind, self._key, record=record, more=more)
        self.keep(keeper)

    def offer_theirs(self) -> None:
        """Read the meeting or the series anew; see `StepOnRecord`."""
        of_meeting = isinstance(self._sheet, MeetingSheet)
        self.read_theirs(meeting_sheet if of_meeting else series_sheet, self._sheet.id)

    def resume(self, filled: FilledForm) -> None:
        """Go on with a form that was kept, under the key its record is saved with."""
        super().resume(filled)
        self._key = filled.token

    def classification(self) -> int:
        """As secret as its record."""
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
        self._saved()


def _named(on: MeetingSheet | SeriesSheet) -> str:
    return meeting_name(on) if isinstance(on, MeetingSheet) else on.name


def _about(on: MeetingSheet | SeriesSheet) -> str:
    return on.subject if isinstance(on, MeetingSheet) else on.purpose


def _where(on: MeetingSheet | SeriesSheet) -> str:
    return head_words(on) if isinstance(on, MeetingSheet) else ""
