"""Small forms of a call's course: the governor's words, what was told, why it is closed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from app.changes import Changes
from app.errors import AppError
from app.phone_calls import (
    AttemptDraft,
    AttemptOutcome,
    CallSheet,
    NoteDraft,
    annul_call,
    close_call,
    finish_direct_call,
    log_attempt,
    record_note,
)
from app.texts import ATTEMPT_OUTCOMES
from ui.common.contact_edit import ContactField
from ui.common.fields import CheckField, DateField, LinesField, TimeField
from ui.common.form import FieldRow, FormPanel
from ui.common.labels import text_label
from ui.phone_calls.texts import shown_number
from ui.shell import Shell

Saved = Callable[[int, str], None]

#: From the form's values: the operation and what follows the call's id and version.
Deed = Callable[[dict[str, Any]], tuple[Callable[..., Changes[Any]], tuple[Any, ...]]]


class StepForm(FormPanel):
    """One step of a call."""

    answers: frozenset[str] = frozenset()

    def __init__(
        self,
        shell: Shell,
        sheet: CallSheet,
        title: str,
        rows: Sequence[FieldRow],
        deed: Deed,
        saved: Saved,
    ) -> None:
        super().__init__(f"{title} — {shown_number(sheet.number)}")
        self._shell, self._sheet, self._deed, self._saved = shell, sheet, deed, saved
        for text, kind in (
            (f"{sheet.caller_name} · {sheet.subject}", "strong"),
            (sheet.request, "muted"),
        ):
            if text.strip(" ·"):
                self.body.addWidget(text_label(text, self, kind))
        self.lay_rows(rows)
        self.body.addStretch(1)
        save = self.add_button("ثبت   \u2066Ctrl+Enter\u2069", primary=True)
        save.clicked.connect(lambda: self.save("close"))
        self.buttons.addStretch(1)
        self.add_button("انصراف   \u2066Esc\u2069").clicked.connect(self.close_form)

    def save(self, after: str = "stay") -> None:  # noqa: ARG002  # a step always closes its form
        """Take the step."""
        if self.is_saving:
            return
        self.clear_problems()
        try:
            operation, arguments = self._deed(self.values())
        except AppError as error:
            self.show_error(error)
            return
        self.is_saving = True
        self._shell.tasks.write(
            self,
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
        self._saved(self._sheet.id, "close")


def note_form(shell: Shell, sheet: CallSheet, saved: Saved) -> StepForm:
    """What the governor wrote on the form, typed back verbatim."""
    words = LinesField("words", "پی‌نوشت استاندار، همان‌گونه که نوشته شده", needed=True, rows=5)
    noted_on = DateField("noted_on", "تاریخ پی‌نوشت", shell.today)
    referred = ContactField("referred_to", "ارجاع به", shell.tasks, hint="واحد، دستگاه یا شخص")
    due_on = DateField("due_on", "مهلت", shell.today)
    noted_on.set_value(shell.today())

    def deed(values: dict[str, Any]) -> tuple[Callable[..., Changes[Any]], tuple[Any, ...]]:
        return record_note, (NoteDraft(**values, referred_to_id=referred.contact_id),)

    rows = (((words, 1),), ((noted_on, 1), (referred, 2), (due_on, 1)))
    return StepForm(shell, sheet, "پی‌نوشت", rows, deed, saved)


def attempt_form(shell: Shell, sheet: CallSheet, outcome: AttemptOutcome, saved: Saved) -> StepForm:
    """What was said to the caller, or to which relative."""
    label = "آنچه به متقاضی گفته شد"
    if outcome is AttemptOutcome.TOLD_TO_RELATIVE:
        label = "به چه کسی و چه گفته شد"
    words = LinesField("words", label, needed=True, rows=4)
    if sheet.note is not None:
        words.set_value(sheet.note.words)

    def deed(values: dict[str, Any]) -> tuple[Callable[..., Changes[Any]], tuple[Any, ...]]:
        return log_attempt, (AttemptDraft(outcome=outcome, **values),)

    rows: list[FieldRow] = [((words, 1),)]
    if outcome is AttemptOutcome.TOLD:
        close = CheckField("close", "با ثبت این، تماس مختومه شود")
        close.set_value(True)
        rows.append(((close, 1),))
    return StepForm(shell, sheet, ATTEMPT_OUTCOMES[outcome], rows, deed, saved)


def reason_form(shell: Shell, sheet: CallSheet, *, annul: bool, saved: Saved) -> StepForm:
    """Why a call is closed before the caller was told, or annulled."""
    label = "سبب باطل کردن" if annul else "سبب بستن بدون اعلام نتیجه"
    reason = LinesField("reason", label, needed=True, rows=3)
    operation: Callable[..., Changes[Any]] = annul_call if annul else close_call

    def deed(values: dict[str, Any]) -> tuple[Callable[..., Changes[Any]], tuple[Any, ...]]:
        return operation, (values["reason"],)

    title = "باطل کردن" if annul else "مختومه کردن"
    return StepForm(shell, sheet, title, (((reason, 1),),), deed, saved)


def finish_form(shell: Shell, sheet: CallSheet, saved: Saved) -> StepForm:
    """What came of a call that was put through."""
    result = LinesField("result", "نتیجه گفتگو", needed=True, rows=4)
    ended_at = TimeField("ended_at", "پایان گفتگو", needed=True)
    result.set_value(sheet.result)
    office = shell.tasks.office
    if office is not None:
        from app.clock import to_tehran

        ended_at.set_value(to_tehran(office.clock.now()).time())

    def deed(values: dict[str, Any]) -> tuple[Callable[..., Changes[Any]], tuple[Any, ...]]:
        from app.errors import InvalidInput

        if values["ended_at"] is None:
            raise InvalidInput("ended_at", "ساعت پایان گفتگو را بنویسید.")
        return finish_direct_call, (values["ended_at"], values["result"])

    return StepForm(shell, sheet, "پایان گفتگو", (((result, 1),), ((ended_at, 1),)), deed, saved)
