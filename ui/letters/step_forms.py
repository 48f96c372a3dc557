"""Every deed on a letter that needs something typed, as a small form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final
from uuid import UUID

from app.changes import Changes
from app.kept_forms import FormKind
from app.letters import (
    LetterSheet,
    LetterWriteOff,
    PaperPlace,
    annul_letter,
    examine_letter,
    file_letter,
    letter_sheet,
    move_paper,
    refer_letter,
    write_off_letter,
)
from app.orders import OrderDraft, OrderKind
from app.texts import LETTER_WRITE_OFFS, PAPER_PLACES
from ui.common.addressees import Addressees
from ui.common.fields import LinesField, SegmentField, TextField
from ui.common.form import FieldRow
from ui.common.phrase_edit import PhraseField
from ui.common.record_step_form import Deed, RecordStepForm
from ui.letters.texts import numbered
from ui.shell import Shell

#: Called with the letter's id when its step is saved.
Saved = Callable[[int], None]

#: What an office writes on a letter it refers by itself, unless it writes something else.
USUAL_REFERRAL: Final = "جهت بررسی و اقدام لازم"
UNDONE: Final = "آنچه بر دستورهای این نامه مانده است"
#: Where a paper goes from where it lies.
_LIKELY: Final = {PaperPlace.SHELF: PaperPlace.LENT, PaperPlace.LENT: PaperPlace.SHELF}
#: Where a person may bring a paper himself.
PLACES: Final = (PaperPlace.SHELF, PaperPlace.LENT, PaperPlace.DESK)


class LetterStepForm(RecordStepForm):
    """One step of a letter."""

    read_sheet = staticmethod(letter_sheet)

    def __init__(
        self,
        shell: Shell,
        sheet: LetterSheet,
        title: str,
        rows: Sequence[FieldRow],
        deed: Deed,
        saved: Saved,
        *,
        step: str,
        kind: FormKind = FormKind.LETTER_STEP,
    ) -> None:
        """Make the form.

        Args:
            shell: The window.
            sheet: The letter.
            title: What is done.
            rows: Its fields.
            deed: What its values mean.
            saved: Called when it is saved.
            step: The action that opens it, so that a kept form is opened again.
            kind: By whom a kept one may be taken up.
        """
        self._closes = step == "close_call"
        super().__init__(
            shell,
            sheet,
            f"{title} — {numbered(sheet)}",
            rows,
            deed,
            saved,
            kind=kind,
            content={"step": step},
        )

    def heads(self) -> Sequence[tuple[str, str]]:
        """What it is about and whose it is; before it is closed, what is left of its orders."""
        letter: LetterSheet = self._sheet
        heads = [(letter.subject, "strong"), (letter.sender, "muted")]
        if self._closes and letter.undone:
            heads += [(UNDONE, "label"), *((sentence, "") for sentence in letter.undone)]
        return heads


#: Makes a form of a letter.
Make = Callable[[Shell, LetterSheet, Saved], LetterStepForm]


def opinion_form(shell: Shell, sheet: LetterSheet, saved: Saved) -> LetterStepForm:
    """What the expert thinks of a letter (P1.10)."""
    opinion = LinesField("opinion", "نظر کارشناس", rows=4)
    return LetterStepForm(
        shell,
        sheet,
        "بررسی",
        (((opinion, 1),),),
        lambda values, _key: (examine_letter, (values["opinion"],)),
        saved,
        step="letter_opinion",
    )


def refer_form(shell: Shell, sheet: LetterSheet, saved: Saved) -> LetterStepForm:
    """To whom the office refers a letter by itself, and with what words (P2.2)."""
    words = PhraseField("words", "متن ارجاع", shell.tasks, shell.today, needed=True, rows=3)
    words.set_value(USUAL_REFERRAL)
    addressees = Addressees(shell)
    addressees.follow(words)

    def deed(
        values: dict[str, Any], key: UUID
    ) -> tuple[Callable[..., Changes[Any]], tuple[Any, ...]]:
        referrals = addressees.take(values)
        draft = OrderDraft(
            kind=OrderKind.OFFICE,
            words=values["words"],
            given_on=shell.today(),
            referrals=referrals,
            request_key=key,
        )
        return refer_letter, (draft,)

    rows = [((words, 1),), *addressees.rows()]
    return LetterStepForm(
        shell,
        sheet,
        "ارجاع دفتر",
        rows,
        deed,
        saved,
        step="letter_refer",
        kind=FormKind.LETTER_REFERRAL,
    )


def file_form(shell: Shell, sheet: LetterSheet, saved: Saved) -> LetterStepForm:
    """Why a letter whose sender waits is referred to nobody."""
    return reason_form(
        shell, sheet, "بایگانی بی ارجاع", "سبب بایگانی", file_letter, saved, step="letter_file"
    )


def annul_form(shell: Shell, sheet: LetterSheet, saved: Saved) -> LetterStepForm:
    """Why a number is annulled."""
    return reason_form(
        shell, sheet, "باطل کردن", "سبب باطل کردن", annul_letter, saved, step="annul"
    )


def reason_form(
    shell: Shell,
    sheet: LetterSheet,
    title: str,
    label: str,
    operation: Callable[..., Changes[Any]],
    saved: Saved,
    *,
    step: str,
) -> LetterStepForm:
    """A step that needs its reason, and nothing else."""
    reason = LinesField("reason", label, needed=True, rows=3)
    return LetterStepForm(
        shell,
        sheet,
        title,
        (((reason, 1),),),
        lambda values, _key: (operation, (values["reason"],)),
        saved,
        step=step,
    )


def write_off_form(shell: Shell, sheet: LetterSheet, saved: Saved) -> LetterStepForm:
    """How a letter leaves the arrears, and by what it was answered (P2.7)."""
    kinds = [(one, LETTER_WRITE_OFFS[one]) for one in LetterWriteOff]
    kind = SegmentField("kind", "چگونه", kinds, across=2)
    reference = TextField("reference", "شماره نامه پاسخ", digits=True)
    reason = LinesField("reason", "آنچه گفته شد، یا سبب", rows=3)

    def deed(
        values: dict[str, Any], _key: UUID
    ) -> tuple[Callable[..., Changes[Any]], tuple[Any, ...]]:
        return write_off_letter, (values["kind"], values["reference"], values["reason"])

    rows = (((kind, 1),), ((reference, 1),), ((reason, 1),))
    return LetterStepForm(shell, sheet, "مختومه کردن", rows, deed, saved, step="close_call")


def paper_form(shell: Shell, sheet: LetterSheet, saved: Saved) -> LetterStepForm:
    """Where the paper lies from now on."""
    place = SegmentField("place", "کاغذ", [(one, PAPER_PLACES[one]) for one in PLACES])
    with_whom = TextField("with_whom", "قفسه و زونکن، یا نزد چه کسی")
    place.set_value(_LIKELY.get(sheet.paper_place, PaperPlace.SHELF))
    with_whom.set_value(sheet.paper_with)

    def deed(
        values: dict[str, Any], _key: UUID
    ) -> tuple[Callable[..., Changes[Any]], tuple[Any, ...]]:
        return move_paper, (values["place"], values["with_whom"])

    rows = (((with_whom, 1),), ((place, 1),))
    return LetterStepForm(shell, sheet, "جای کاغذ", rows, deed, saved, step="letter_paper")


#: The form each action opens.
FORMS: Final[dict[str, Make]] = {
    "letter_opinion": opinion_form,
    "letter_refer": refer_form,
    "letter_file": file_form,
    "annul": annul_form,
    "close_call": write_off_form,
    "letter_paper": paper_form,
}
