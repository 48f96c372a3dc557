"""The small forms of a call's course that more than one page opens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtWidgets import QLineEdit

from app.changes import Changes
from app.kept_forms import FormKind
from app.phone_calls import (
    AttemptDraft,
    AttemptOutcome,
    CallBackDraft,
    CallSheet,
    call_sheet,
    keep_promise,
    log_attempt,
    plan_call_back,
)
from app.telephone import isolated_telephone
from app.text import isolate, persian_digits
from app.texts import ATTEMPT_OUTCOMES
from ui.common.fields import CheckField, LinesField
from ui.common.form import FieldRow
from ui.common.moment_field import MomentField, now_at
from ui.common.record_step_form import RecordStepForm
from ui.shell import Shell

Saved = Callable[[int, str], None]

#: From the form's values: the operation and what follows the call's id and version.
Deed = Callable[[dict[str, Any]], tuple[Callable[..., Changes[Any]], tuple[Any, ...]]]


class StepForm(RecordStepForm):
    """One step of a call."""

    read_sheet = staticmethod(call_sheet)
    gives_way = (QLineEdit,)

    def __init__(
        self,
        shell: Shell,
        sheet: CallSheet,
        title: str,
        rows: Sequence[FieldRow],
        deed: Deed,
        saved: Saved,
        *,
        step: str,
    ) -> None:
        super().__init__(
            shell,
            sheet,
            f"{title} — {isolate(persian_digits(sheet.number))}",
            rows,
            lambda values, _key: deed(values),
            lambda number: saved(number, "close"),
            kind=FormKind.CALL_STEP,
            content={"step": step},
        )

    def heads(self) -> tuple[tuple[str, str], ...]:
        """Whose call it is, his number, and what he asked for."""
        call: CallSheet = self._sheet
        return (
            (f"{call.caller_name} · {call.subject}", "strong"),
            (isolated_telephone(call.phone), "heading"),
            (call.request, "muted"),
        )


def attempt_form(
    shell: Shell,
    sheet: CallSheet,
    outcome: AttemptOutcome,
    saved: Saved,
    *,
    next_try_at: datetime | None = None,
) -> StepForm:
    """What was said to the caller, or to which relative.

    Args:
        shell: The window.
        sheet: The call.
        outcome: Told, or told to a relative.
        saved: Called when it is saved.
        next_try_at: When to ring again if only a relative was told.
    """
    label = "آنچه به متقاضی گفته شد"
    if outcome is AttemptOutcome.TOLD_TO_RELATIVE:
        label = "به چه کسی و چه گفته شد"
    words = LinesField("words", label, needed=True, rows=4)
    if sheet.note is not None:
        words.set_value(sheet.note.words)

    def deed(values: dict[str, Any]) -> tuple[Callable[..., Changes[Any]], tuple[Any, ...]]:
        return log_attempt, (AttemptDraft(outcome=outcome, next_try_at=next_try_at, **values),)

    rows: list[FieldRow] = [((words, 1),)]
    if outcome is AttemptOutcome.TOLD:
        close = CheckField("close", "با ثبت این، تماس مختومه شود")
        close.set_value(True)
        rows.append(((close, 1),))
    return StepForm(shell, sheet, ATTEMPT_OUTCOMES[outcome], rows, deed, saved, step=outcome.value)


def later_form(
    shell: Shell, sheet: CallSheet, saved: Saved, *, proposal: datetime | None = None
) -> StepForm:
    """When the caller shall be rung again, and what he was promised.

    Args:
        shell: The window.
        sheet: The call.
        saved: Called when it is saved.
        proposal: Stands in the field at first where nothing is planned yet.
    """
    at = MomentField("at", "تماس مجدد در", lambda: now_at(shell), needed=True)
    note = LinesField("note", "وعده چه بود", rows=2)
    planned = sheet.plan.at if sheet.plan else proposal
    at.set_value(planned if planned and planned > now_at(shell) else proposal)
    note.set_value(sheet.plan.note if sheet.plan else "")

    def deed(values: dict[str, Any]) -> tuple[Callable[..., Changes[Any]], tuple[Any, ...]]:
        return plan_call_back, (CallBackDraft(**values),)

    return StepForm(
        shell, sheet, "تماس مجدد", (((at, 1),), ((note, 1),)), deed, saved, step="later"
    )


def kept_form(shell: Shell, sheet: CallSheet, saved: Saved) -> StepForm:
    """What came of a call that was promised."""
    words = LinesField("words", "چه گفته شد", rows=3)

    def deed(values: dict[str, Any]) -> tuple[Callable[..., Changes[Any]], tuple[Any, ...]]:
        return keep_promise, (values["words"],)

    return StepForm(shell, sheet, "وعده تماس انجام شد", (((words, 1),),), deed, saved, step="kept")
