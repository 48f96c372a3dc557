"""Small forms of a petition: answered without a session, refused, its result, what he was told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from app.orders import OrderDraft, OrderKind
from app.public_days import SessionSheet, decide_petition, result_in
from app.visits import (
    Decision,
    ResultDraft,
    Satisfaction,
    TellChannel,
    TellDraft,
    TellOutcome,
    satisfaction_of,
    tell_visitor,
    withdraw,
)
from app.visits.texts import SATISFACTIONS, TELL_CHANNELS
from ui.common.addressees import Addressees
from ui.common.fields import ChoiceField, DateField, LinesField, SegmentField, TextField
from ui.common.form import FieldRow, FormPanel
from ui.common.phrase_edit import PhraseField
from ui.public_days.step_form import PublicStepForm, Saved
from ui.shell import Shell

#: Makes a form of a petition.
Make = Callable[[Shell, SessionSheet, Saved], FormPanel]
UNSAID: Final = (None, "گفته نشد")


def answer_form(shell: Shell, sheet: SessionSheet, saved: Saved) -> PublicStepForm:
    """What he wrote on the form, and to whom it goes: a session is not needed."""
    order = PhraseField(
        "order", "دستور روی فرم، همان‌گونه که نوشت", shell.tasks, shell.today, rows=4
    )
    addressees = Addressees(shell, lines=1)
    addressees.follow(order)
    words = LinesField("words", "پاسخ، اگر دستوری نیست", rows=2)

    def deed(values: dict[str, Any], key: UUID) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        referrals = addressees.take(values)
        draft = None
        if values["order"].strip():
            draft = OrderDraft(
                kind=OrderKind.MARGINAL,
                words=values["order"],
                referrals=referrals,
                request_key=key,
            )
        return decide_petition, (Decision.ANSWER, values["words"], draft)

    rows: list[FieldRow] = [((order, 1),), *addressees.rows(), ((words, 1),)]
    return PublicStepForm(shell, sheet, "پاسخ بی جلسه", rows, deed, saved, step="petition_answer")


def refuse_form(shell: Shell, sheet: SessionSheet, saved: Saved) -> PublicStepForm:
    """Why it is refused: he is told so."""
    words = LinesField("words", "سبب رد، آن‌گونه که به او گفته می‌شود", needed=True, rows=3)

    def deed(values: dict[str, Any], _key: UUID) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return decide_petition, (Decision.REFUSE, values["words"])

    rows = (((words, 1),),)
    return PublicStepForm(shell, sheet, "رد درخواست", rows, deed, saved, step="petition_refuse")


def result_form(shell: Shell, sheet: SessionSheet, saved: Saved) -> PublicStepForm:
    """What the inspection office reported."""
    words = LinesField("words", "نتیجه، آن‌گونه که بازرسی نوشته است", needed=True, rows=4)
    number = TextField("number", "شماره نامه بازرسی", digits=True)
    on = DateField("on", "تاریخ", shell.today)
    words.set_value(sheet.petition.result)
    number.set_value(sheet.petition.result_number)
    on.set_value(sheet.petition.result_on or shell.today())

    def deed(values: dict[str, Any], _key: UUID) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return result_in, (ResultDraft(**values),)

    rows: list[FieldRow] = [((words, 1),), ((number, 2), (on, 1))]
    return PublicStepForm(shell, sheet, "نتیجه بازرسی", rows, deed, saved, step="petition_result")


def told_form(shell: Shell, sheet: SessionSheet, saved: Saved) -> PublicStepForm:
    """What he was told, and what he says to it."""
    one = sheet.petition
    words = LinesField("words", "آنچه به او گفته شد", needed=True, rows=4)
    channel = SegmentField("channel", "از راه", [(way, TELL_CHANNELS[way]) for way in TellChannel])
    choices = [UNSAID, *((way, SATISFACTIONS[way]) for way in Satisfaction)]
    satisfaction = ChoiceField("satisfaction", "رضایت او", choices)
    said = LinesField("satisfaction_words", "سخن او", rows=2)
    words.set_value(one.result or one.order_words or one.decision_words)

    def deed(values: dict[str, Any], _key: UUID) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return tell_visitor, (TellDraft(outcome=TellOutcome.TOLD, **values),)

    rows: list[FieldRow] = [((words, 1),), ((channel, 1),), ((satisfaction, 2), (said, 5))]
    return PublicStepForm(shell, sheet, "خبر دادن نتیجه", rows, deed, saved, step="told")


def satisfaction_form(shell: Shell, sheet: SessionSheet, saved: Saved) -> PublicStepForm:
    """What he says afterwards of what came of it."""
    choices = [(one, SATISFACTIONS[one]) for one in Satisfaction]
    satisfaction = SegmentField("satisfaction", "رضایت او", choices)
    words = LinesField("satisfaction_words", "سخن او", rows=3)
    if sheet.petition.satisfaction is not None:
        satisfaction.set_value(sheet.petition.satisfaction)

    def deed(values: dict[str, Any], _key: UUID) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return satisfaction_of, (values["satisfaction"], values["satisfaction_words"])

    rows = (((satisfaction, 1),), ((words, 1),))
    step = "visit_satisfaction"
    return PublicStepForm(shell, sheet, "رضایت او", rows, deed, saved, step=step)


def withdraw_form(shell: Shell, sheet: SessionSheet, saved: Saved) -> PublicStepForm:
    """Why he does not come any more."""
    reason = LinesField("reason", "سبب انصراف", needed=True, rows=3)

    def deed(values: dict[str, Any], _key: UUID) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return withdraw, (values["reason"],)

    rows = (((reason, 1),),)
    return PublicStepForm(shell, sheet, "انصراف", rows, deed, saved, step="visit_withdraw")


#: The form each action opens, and by which a kept one is opened again.
PETITION_FORMS: Final[dict[str, Make]] = {
    "petition_answer": answer_form,
    "petition_refuse": refuse_form,
    "petition_result": result_form,
    "told": told_form,
    "visit_satisfaction": satisfaction_form,
    "visit_withdraw": withdraw_form,
}
