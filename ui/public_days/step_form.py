"""The frame of every step of a public day, or of a petition, that needs something typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID, uuid4

from PySide6.QtWidgets import QPlainTextEdit

from app.changes import Changes
from app.errors import AppError
from app.kept_forms import FilledForm, FormKind
from app.public_days import PublicDaySheet, SessionSheet, public_day_sheet, session_sheet
from ui.common.form import FieldRow
from ui.common.form_keeping import FormKeeper
from ui.common.labels import text_label
from ui.common.theirs import StepOnRecord
from ui.public_days.texts import DAY, day_name, shown_number
from ui.shell import Shell

#: Called when a step was taken, with what it was taken on.
Saved = Callable[[], None]
#: From the form's values and its key: the operation, and what follows the record's id and version.
Deed = Callable[[dict[str, Any], UUID], tuple[Callable[..., Changes[Any]], tuple[Any, ...]]]


class PublicStepForm(StepOnRecord):
    """One step of a day or of a petition."""

    answers: frozenset[str] = frozenset()

    def __init__(
        self,
        shell: Shell,
        on: PublicDaySheet | SessionSheet,
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
            on: The day, or the petition.
            title: What is done.
            rows: Its fields.
            deed: What its values mean.
            saved: Called when it is saved.
            step: The action that opens it, so that a kept form is opened again.
        """
        super().__init__(f"{title} — {_named(on)}")
        self._shell, self._sheet, self._deed, self._saved = shell, on, deed, saved
        self._secret = int(on.petition.classification) if isinstance(on, SessionSheet) else 0
        self._key = uuid4()
        for text, kind in _heads(on):
            if text:
                self.body.addWidget(text_label(text, self, kind))
        self.lay_rows(rows)
        self.lay_more()
        self.body.addStretch(1)
        save = self.add_button("ثبت   \u2066Ctrl+Enter\u2069", primary=True)
        save.clicked.connect(lambda: self.save("close"))
        self.buttons.addStretch(1)
        self.add_button("انصراف   \u2066Esc\u2069").clicked.connect(self.close_form)
        of_petition = isinstance(on, SessionSheet)
        kind = FormKind.PETITION_STEP if of_petition else FormKind.PUBLIC_DAY_STEP
        keeper = FormKeeper(
            self, shell.tasks, kind, self._key, record=record_of(on), more={"step": step}
        )
        self.keep(keeper)

    def offer_theirs(self) -> None:
        """Read the day or the petition anew; see `StepOnRecord`."""
        number, _version = record_of(self._sheet)
        query = session_sheet if isinstance(self._sheet, SessionSheet) else public_day_sheet
        self.read_theirs(query, number)

    def lay_more(self) -> None:
        """Lay what stands under the fields; a step with more than fields overrides it."""

    def resume(self, filled: FilledForm) -> None:
        """Go on with a form that was kept, under the key its record is saved with."""
        super().resume(filled)
        self._key = filled.token

    def classification(self) -> int:
        """As secret as its petition."""
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
            *record_of(self._sheet),
            *arguments,
            done=lambda _value: self._done(),
            failed=self.show_error,
        )

    def _done(self) -> None:
        self.is_saving = self.is_changed = False
        self.finished.emit()
        self._saved()


def record_of(on: PublicDaySheet | SessionSheet) -> tuple[int, int]:
    """Id and version of what a step is taken on."""
    if isinstance(on, SessionSheet):
        return on.petition.id, on.petition.version
    return on.id, on.version


def _named(on: PublicDaySheet | SessionSheet) -> str:
    if isinstance(on, SessionSheet):
        return f"درخواست {shown_number(on.petition.number)}"
    return f"{DAY} {shown_number(on.number)}"


def _heads(on: PublicDaySheet | SessionSheet) -> tuple[tuple[str, str], ...]:
    if isinstance(on, SessionSheet):
        one = on.petition
        named = " · ".join(part for part in (one.visitor_name, one.subject) if part)
        return (named, "strong"), (on.problem, "muted"), (one.order_words, "muted")
    return ((day_name(on.number, on.starts_at), "strong"), (on.place, "muted"))
