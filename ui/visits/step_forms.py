"""Small forms of a visit's course: his order, what the visitor was told, why it ends."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from app.changes import Changes
from app.clock import to_tehran
from app.orders import OrderDraft, OrderKind
from app.session import OfficeSession
from app.texts import ORDER_KINDS
from app.visits import (
    Satisfaction,
    TellChannel,
    TellDraft,
    TellOutcome,
    VisitSheet,
    close_visit,
    record_order_on_visit,
    satisfaction_of,
    tell_visitor,
    withdraw,
)
from app.visits.texts import SATISFACTIONS, TELL_CHANNELS
from ui.common.addressees import Addressees
from ui.common.fields import ChoiceField, DateField, LinesField, SegmentField
from ui.common.form import FieldRow
from ui.common.phrase_edit import PhraseField
from ui.shell import Shell
from ui.visits.decision_form import FORMS as DECISIONS
from ui.visits.step_form import Make, Saved, VisitStepForm, reason_step

#: Orders the governor gives himself.
OF_GOVERNOR: Final = (OrderKind.ORAL, OrderKind.MARGINAL, OrderKind.NOTE)
UNSAID: Final = (None, "گفته نشد")


def order_form(shell: Shell, sheet: VisitSheet, saved: Saved) -> VisitStepForm:
    """What he ordered, typed as he said it, and to whom it goes."""
    given_on = DateField("given_on", "تاریخ دستور", shell.today)
    words = PhraseField(
        "words",
        "دستور استاندار، همان‌گونه که گفت یا نوشت",
        shell.tasks,
        given_on.day_or_today,
        needed=True,
        rows=4,
    )
    given_on.set_value(shell.today())
    addressees = Addressees(shell, given_on=given_on.day_or_today)
    addressees.follow(words)
    kind = ChoiceField("kind", "گونه", [(one, ORDER_KINDS[one]) for one in OF_GOVERNOR])

    def deed(values: dict[str, Any], key: UUID) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        referrals = addressees.take(values)
        draft = OrderDraft(
            kind=values["kind"],
            words=values["words"],
            given_on=values["given_on"],
            referrals=referrals,
            request_key=key,
        )
        return _record_order, (draft,)

    rows: list[FieldRow] = [((words, 1),), ((kind, 4), (given_on, 3)), *addressees.rows()]
    return VisitStepForm(shell, sheet, "دستور", rows, deed, saved, step="record_note")


def _record_order(
    session: OfficeSession, visit_id: int, _version: int, draft: OrderDraft
) -> Changes[int]:
    """An order may come on top of another: it asks for no version."""
    return record_order_on_visit(session, visit_id, draft)


def told_form(shell: Shell, sheet: VisitSheet, saved: Saved) -> VisitStepForm:
    """What he was told, and what he says to it."""
    words = LinesField("words", "آنچه به مراجع گفته شد", needed=True, rows=4)
    channels = [(one, TELL_CHANNELS[one]) for one in TellChannel]
    channel = SegmentField("channel", "از راه", channels)
    satisfaction = _satisfaction_field()
    said = LinesField("satisfaction_words", "سخن او", rows=2)
    words.set_value(_known_answer(sheet))
    if sheet.left_at is not None and to_tehran(sheet.left_at).date() == shell.today():
        # He may well stand at the desk still.
        channel.set_value(TellChannel.IN_PERSON)

    def deed(values: dict[str, Any], _key: UUID) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return tell_visitor, (TellDraft(outcome=TellOutcome.TOLD, **values),)

    rows = (((words, 1),), ((channel, 1),), ((satisfaction, 2), (said, 5)))
    return VisitStepForm(shell, sheet, "خبر دادن به مراجع", rows, deed, saved, step="told")


def _known_answer(sheet: VisitSheet) -> str:
    """What is known already of what he shall be told."""
    if sheet.result:
        return sheet.result
    if sheet.orders:
        return sheet.orders[0].words
    return sheet.decision_words


def _satisfaction_field() -> ChoiceField:
    choices = [UNSAID, *((one, SATISFACTIONS[one]) for one in Satisfaction)]
    return ChoiceField("satisfaction", "رضایت او", choices)


def satisfaction_form(shell: Shell, sheet: VisitSheet, saved: Saved) -> VisitStepForm:
    """What he says afterwards of what came of it."""
    choices = [(one, SATISFACTIONS[one]) for one in Satisfaction]
    satisfaction = SegmentField("satisfaction", "رضایت مراجع", choices)
    words = LinesField("satisfaction_words", "سخن او", rows=3)
    if sheet.satisfaction is not None:
        satisfaction.set_value(sheet.satisfaction)
    words.set_value(sheet.satisfaction_words)

    def deed(values: dict[str, Any], _key: UUID) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return satisfaction_of, (values["satisfaction"], values["satisfaction_words"])

    rows = (((satisfaction, 1),), ((words, 1),))
    return VisitStepForm(shell, sheet, "رضایت مراجع", rows, deed, saved, step="visit_satisfaction")


#: The form each action opens, and by which a kept one is opened again.
FORMS: Final[dict[str, Make]] = {
    **DECISIONS,
    "record_note": order_form,
    "told": told_form,
    "visit_satisfaction": satisfaction_form,
    "visit_withdraw": reason_step("انصراف مراجع", "سبب انصراف", withdraw, step="visit_withdraw"),
    "close_call": reason_step(
        "بستن ملاقات", "سبب بستن با آنچه مانده است", close_visit, step="close_call"
    ),
}
