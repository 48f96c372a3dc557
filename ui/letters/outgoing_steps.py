"""The steps of a letter of ours: which may be taken when, and a form for each that is typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Final
from uuid import UUID

from app.changes import Changes
from app.letters import (
    LetterSheet,
    LetterState,
    SignerLine,
    receipt_came,
    return_for_changes,
    sign_letter,
    waive_letter_scan,
    withdraw_draft,
)
from app.orders import Scan
from ui.common.fields import CheckField, ChoiceField, LinesField, SegmentField, TextField
from ui.common.form import FieldRow
from ui.letters.dispatch_form import dispatch_form
from ui.letters.step_forms import LetterStepForm, Make, Saved, reason_form
from ui.shell import Shell

_S = LetterState

#: Deeds that lead a letter of ours on from where it stands.
STEPS: Final[Mapping[LetterState, frozenset[str]]] = {
    _S.DRAFT: frozenset(
        {"amend", "letter_for_approval", "letter_for_signature", "letter_withdraw"}
    ),
    _S.FOR_APPROVAL: frozenset(
        {"amend", "letter_for_signature", "letter_return", "letter_withdraw"}
    ),
    _S.FOR_SIGNATURE: frozenset({"letter_sign", "letter_return", "letter_withdraw"}),
    _S.SIGNED: frozenset({"letter_dispatch", "annul"}),
    _S.DISPATCHED: frozenset({"letter_close"}),
}
#: Buttons at the foot of the detail pane; the first is what comes next, and Enter does it.
NEXT: Final[Mapping[LetterState, tuple[str, ...]]] = {
    _S.DRAFT: ("letter_for_approval", "letter_for_signature", "amend", "print"),
    _S.FOR_APPROVAL: ("letter_for_signature", "letter_return", "amend", "print"),
    _S.FOR_SIGNATURE: ("letter_sign", "letter_return", "print"),
    _S.SIGNED: ("letter_dispatch", "attach_files", "print"),
    _S.DISPATCHED: ("letter_close", "letter_receipt", "print"),
    _S.CLOSED: ("print",),
}
#: Deeds of those who say that a letter was signed.
OF_SIGNERS: Final = frozenset({"letter_sign"})
#: Deeds everybody who reads letters may do.
OF_READERS: Final = frozenset({"print", "letter_editions", "letter_docx", "letter_labels"})


def steps_of(sheet: LetterSheet) -> frozenset[str]:
    """What may be done to a letter of ours, whoever does it."""
    found = {*OF_READERS, *STEPS.get(sheet.state, ())}
    if not sheet.parties:
        found.discard("letter_labels")
    if sheet.state in (_S.SIGNED, _S.DISPATCHED):
        if any(one.sent_at is not None for one in sheet.parties):
            found |= {"letter_receipt"}
        if sheet.scan is Scan.MISSING:
            found.add("letter_waive_scan")
    return frozenset(found)


def next_steps(sheet: LetterSheet) -> tuple[str, ...]:
    """What is offered at the foot of the pane, the likeliest first."""
    names = NEXT.get(sheet.state, ())
    # Without its scan a letter is not closed.
    if sheet.state is _S.DISPATCHED and sheet.scan is Scan.MISSING:
        return ("attach_files", *names[1:])
    return names


def sign_form(
    shell: Shell, sheet: LetterSheet, saved: Saved, hands: Sequence[SignerLine]
) -> LetterStepForm:
    """Whose hand signed, and whether the picture of the signature is printed."""
    choices = [(one.id, f"{one.name} · {one.post}") for one in hands]
    by = SegmentField("by_id", "چه کسی امضا کرد", choices, across=1)
    rows: list[FieldRow] = [((by, 1),)]
    agreed = [one.name for one in hands if one.may_use_picture]
    picture = CheckField("with_picture", f"تصویر امضا چاپ شود (با رضایت {'، '.join(agreed)})")
    if agreed:
        rows.append(((picture, 1),))

    def deed(
        values: dict[str, Any], _key: UUID
    ) -> tuple[Callable[..., Changes[Any]], tuple[Any, ...]]:
        operation = partial(
            sign_letter, by_id=values["by_id"], with_picture=values.get("with_picture", False)
        )
        return operation, ()

    return LetterStepForm(shell, sheet, "امضا شد", rows, deed, saved, step="letter_sign")


def return_form(shell: Shell, sheet: LetterSheet, saved: Saved) -> LetterStepForm:
    """What is to be changed before it is signed."""
    return reason_form(
        shell,
        sheet,
        "برگرداندن برای اصلاح",
        "چه چیز باید عوض شود",
        return_for_changes,
        saved,
        step="letter_return",
    )


def waive_form(shell: Shell, sheet: LetterSheet, saved: Saved) -> LetterStepForm:
    """Why a signed letter goes without its scan."""
    return reason_form(
        shell,
        sheet,
        "پذیرفتن بی اسکن",
        "سبب",
        waive_letter_scan,
        saved,
        step="letter_waive_scan",
    )


def withdraw_form(shell: Shell, sheet: LetterSheet, saved: Saved) -> LetterStepForm:
    """Why a draft is given up, if there is something to say."""
    reason = LinesField("reason", "سبب (اختیاری)", rows=3)
    return LetterStepForm(
        shell,
        sheet,
        "کنار گذاشتن پیش‌نویس",
        (((reason, 1),),),
        lambda values, _key: (withdraw_draft, (values["reason"],)),
        saved,
        step="letter_withdraw",
    )


def receipt_form(shell: Shell, sheet: LetterSheet, saved: Saved) -> LetterStepForm:
    """Whose receipt came, and the number the letter got there; who has none yet stands first."""
    sent = [one for one in sheet.parties if one.sent_at is not None]
    sent.sort(key=lambda one: bool(one.receipt))
    party = ChoiceField("party_id", "گیرنده", [(one.id, one.words) for one in sent])
    receipt = TextField("receipt", "تحویل‌گیرنده، یا شماره رسید", digits=True)
    number = TextField("their_number", "شماره ثبت آنجا", digits=True)

    def deed(
        values: dict[str, Any], _key: UUID
    ) -> tuple[Callable[..., Changes[Any]], tuple[Any, ...]]:
        return receipt_came, (values["party_id"], values["receipt"], values["their_number"])

    rows = (((party, 1),), ((receipt, 1), (number, 1)))
    return LetterStepForm(shell, sheet, "رسید", rows, deed, saved, step="letter_receipt")


#: The form each action opens.
FORMS: Final[dict[str, Make]] = {
    "letter_return": return_form,
    "letter_withdraw": withdraw_form,
    "letter_dispatch": dispatch_form,
    "letter_receipt": receipt_form,
    "letter_waive_scan": waive_form,
}
