"""The small forms of agreements and gifts: prolonged, ended, annulled."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from app.kept_forms import FormKind
from app.protocol import (
    AgreementSheet,
    GiftSheet,
    agreement_sheet,
    annul_gift,
    end_agreement,
    gift_sheet,
    renew_agreement,
)
from ui.common.fields import DateField, LinesField, TextField
from ui.common.form import FieldRow
from ui.common.record_step_form import Deed, RecordStepForm
from ui.protocol.desk_words import joined, shown_day, shown_number
from ui.protocol.register_texts import left_words
from ui.shell import Shell

Saved = Callable[[int], None]
#: Makes a form of an agreement or a gift.
Make = Callable[[Shell, Any, Saved], "RegisterStepForm"]

RENEW, END, ANNUL = "agreement_renew", "agreement_end", "annul"


class RegisterStepForm(RecordStepForm):
    """One step of an agreement or of a gift."""

    def __init__(
        self,
        shell: Shell,
        sheet: AgreementSheet | GiftSheet,
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
            sheet: What the step is taken on.
            title: What is done.
            rows: Its fields.
            deed: What its values mean.
            saved: Called with the record's id.
            step: The action that opens it, so that a kept form is opened again.
        """
        of_gift = isinstance(sheet, GiftSheet)
        super().__init__(
            shell,
            sheet,
            f"{title} — {shown_number(sheet.row.number)}",
            rows,
            deed,
            saved,
            kind=FormKind.GIFT if of_gift else FormKind.AGREEMENT,
            content={"step": step},
        )

    def heads(self) -> Sequence[tuple[str, str]]:
        """What it is, and how it stands."""
        row = self._sheet.row
        if isinstance(self._sheet, GiftSheet):
            return ((row.item, "strong"), (joined(row.name, row.organisation), "muted"))
        until = f"تا {shown_day(row.expires_on)}" if row.expires_on is not None else ""
        return ((row.title, "strong"), (joined(row.other_party, until, left_words(row)), "muted"))

    def question(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        """The record, read anew."""
        of_gift = isinstance(self._sheet, GiftSheet)
        return gift_sheet if of_gift else agreement_sheet, (self._sheet.id,)


def renew_form(shell: Shell, sheet: AgreementSheet, saved: Saved) -> RegisterStepForm:
    """Until when an agreement goes on, and on what ground."""

    def deed(values: dict[str, Any], _key: UUID) -> Any:
        return renew_agreement, (values["expires_on"], values["words"])

    rows = (
        ((DateField("expires_on", "پایان تازه اعتبار", shell.today, needed=True), 1),),
        ((TextField("words", "بر چه پایه؛ نامه، الحاقیه"), 1),),
    )
    return RegisterStepForm(shell, sheet, "تمدید توافق", rows, deed, saved, step=RENEW)


def end_form(shell: Shell, sheet: AgreementSheet, saved: Saved) -> RegisterStepForm:
    """When an agreement ended, and why."""

    def deed(values: dict[str, Any], _key: UUID) -> Any:
        return end_agreement, (values["ended_on"], values["reason"])

    day = DateField("ended_on", "تاریخ پایان", shell.today)
    day.set_value(shell.today())
    rows = (
        ((day, 1),),
        ((LinesField("reason", "سبب پایان؛ انجام تعهدات، فسخ", needed=True, rows=3), 1),),
    )
    return RegisterStepForm(shell, sheet, "پایان توافق", rows, deed, saved, step=END)


def annul_form(shell: Shell, sheet: GiftSheet, saved: Saved) -> RegisterStepForm:
    """Why a gift was recorded by mistake."""

    def deed(values: dict[str, Any], _key: UUID) -> Any:
        return annul_gift, (values["reason"],)

    rows = (((LinesField("reason", "سبب ابطال", needed=True, rows=3), 1),),)
    return RegisterStepForm(shell, sheet, "ابطال هدیه", rows, deed, saved, step=ANNUL)


#: The form each action opens, and by which a kept one is opened again.
STEP_FORMS: Final[Mapping[str, Make]] = {RENEW: renew_form, END: end_form, ANNUL: annul_form}
