"""Small forms of a call's course: the governor's words, what was told, why it is closed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from app.changes import Changes
from app.orders import Expected, ReferralDraft
from app.phone_calls import (
    AttemptOutcome,
    CallSheet,
    NoteDraft,
    annul_call,
    close_call,
    finish_direct_call,
    record_note,
)
from app.texts import EXPECTED
from ui.common.addressee_field import AddresseeField
from ui.common.call_steps import (
    Saved,
    StepForm,
    attempt_form,
    kept_form,
    later_form,
)
from ui.common.deadline_field import DeadlineField
from ui.common.fields import ChoiceField, DateField, LinesField, TimeField
from ui.common.guess_filling import AlsoField, GuessFilling
from ui.common.phrase_edit import PhraseField
from ui.shell import Shell


def note_form(shell: Shell, sheet: CallSheet, saved: Saved) -> StepForm:
    """What the governor wrote on the form, typed back verbatim."""
    noted_on = DateField("noted_on", "تاریخ پی‌نوشت", shell.today)
    words = PhraseField(
        "words",
        "پی‌نوشت استاندار، همان‌گونه که نوشته شده",
        shell.tasks,
        noted_on.day_or_today,
        needed=True,
        rows=5,
    )
    referred = AddresseeField("referred_to", "ارجاع به", shell.tasks)
    due_on = DeadlineField("due_on", "مهلت", shell.today, given_on=noted_on.day_or_today)
    noted_on.set_value(shell.today())
    expected = ChoiceField("expected", "خواسته", [(one, EXPECTED[one]) for one in Expected])
    also = AlsoField("others")
    GuessFilling(words, referred, due_on, expected=expected, also=also)

    def deed(values: dict[str, Any]) -> tuple[Callable[..., Changes[Any]], tuple[Any, ...]]:
        asked = {"expected": values["expected"], "due_on": values["due_on"]}
        others = [
            ReferralDraft(contact_id=one, name=name, **asked) for one, name in values["others"]
        ]
        if referred.group_id is not None:
            others.insert(0, ReferralDraft(group_id=referred.group_id, **asked))
            values |= {"referred_to": "", "due_on": None}
        values["others"] = tuple(others)
        return record_note, (NoteDraft(**values, referred_to_id=referred.contact_id),)

    rows = (
        ((words, 1),),
        ((noted_on, 1), (referred, 2), (due_on, 1)),
        ((also, 1),),
        ((expected, 1),),
    )
    return StepForm(shell, sheet, "پی‌نوشت", rows, deed, saved, step="note")


def reason_form(shell: Shell, sheet: CallSheet, *, annul: bool, saved: Saved) -> StepForm:
    """Why a call is closed before the caller was told, or annulled."""
    label = "سبب باطل کردن" if annul else "سبب بستن بدون اعلام نتیجه"
    reason = LinesField("reason", label, needed=True, rows=3)
    operation: Callable[..., Changes[Any]] = annul_call if annul else close_call

    def deed(values: dict[str, Any]) -> tuple[Callable[..., Changes[Any]], tuple[Any, ...]]:
        return operation, (values["reason"],)

    title = "باطل کردن" if annul else "مختومه کردن"
    step = "annul" if annul else "close"
    return StepForm(shell, sheet, title, (((reason, 1),),), deed, saved, step=step)


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

    rows = (((result, 1),), ((ended_at, 1),))
    return StepForm(shell, sheet, "پایان گفتگو", rows, deed, saved, step="finish")


def _attempt_again(
    outcome: AttemptOutcome, shell: Shell, sheet: CallSheet, saved: Saved
) -> StepForm:
    return attempt_form(shell, sheet, outcome, saved)


#: How a form that was kept is opened again, by the step it takes.
OPENED_AGAIN: Final[dict[str, Callable[[Shell, CallSheet, Saved], StepForm]]] = {
    "note": note_form,
    "close": lambda shell, sheet, saved: reason_form(shell, sheet, annul=False, saved=saved),
    "annul": lambda shell, sheet, saved: reason_form(shell, sheet, annul=True, saved=saved),
    "finish": finish_form,
    "later": later_form,
    "kept": kept_form,
    **{
        outcome.value: partial(_attempt_again, outcome)
        for outcome in (AttemptOutcome.TOLD, AttemptOutcome.TOLD_TO_RELATIVE)
    },
}
