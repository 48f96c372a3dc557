"""Every deed on a letter that needs something typed, as a small form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final
from uuid import UUID, uuid4

from PySide6.QtWidgets import QPlainTextEdit

from app.changes import Changes
from app.errors import AppError
from app.kept_forms import FilledForm, FormKind
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
from ui.common.form_keeping import FormKeeper
from ui.common.labels import text_label
from ui.common.phrase_edit import PhraseField
from ui.common.theirs import StepOnRecord
from ui.letters.texts import numbered
from ui.shell import Shell

#: Called with the letter's id when its step is saved.
Saved = Callable[[int], None]
#: From the form's values and its key: the operation and what follows the letter's id and version.
Deed = Callable[[dict[str, Any], UUID], tuple[Callable[..., Changes[Any]], tuple[Any, ...]]]

#: What an office writes on a letter it refers by itself, unless it writes something else.
USUAL_REFERRAL: Final = "جهت بررسی و اقدام لازم"
UNDONE: Final = "آنچه بر دستورهای این نامه مانده است"
#: Where a paper goes from where it lies.
_LIKELY: Final = {PaperPlace.SHELF: PaperPlace.LENT, PaperPlace.LENT: PaperPlace.SHELF}
#: Where a person may bring a paper himself.
PLACES: Final = (PaperPlace.SHELF, PaperPlace.LENT, PaperPlace.DESK)


class LetterStepForm(StepOnRecord):
    """One step of a letter."""

    answers: frozenset[str] = frozenset()
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
        super().__init__(f"{title} — {numbered(sheet)}")
        self._shell, self._sheet, self._deed, self._saved = shell, sheet, deed, saved
        self._key = uuid4()
        self.body.addWidget(text_label(sheet.subject, self, "strong"))
        if sheet.sender:
            self.body.addWidget(text_label(sheet.sender, self, "muted"))
        if step == "close_call" and sheet.undone:
            self.body.addWidget(text_label(UNDONE, self, "label"))
            for sentence in sheet.undone:
                self.body.addWidget(text_label(sentence, self, ""))
        self.lay_rows(rows)
        self.body.addStretch(1)
        save = self.add_button("ثبت   \u2066Ctrl+Enter\u2069", primary=True)
        save.clicked.connect(lambda: self.save("close"))
        self.buttons.addStretch(1)
        self.add_button("انصراف   \u2066Esc\u2069").clicked.connect(self.close_form)
        self.keep(
            FormKeeper(
                self,
                shell.tasks,
                kind,
                self._key,
                record=(sheet.id, sheet.version),
                more={"step": step},
            )
        )

    def resume(self, filled: FilledForm) -> None:
        """Go on with a form that was kept, under the key its record is saved with."""
        super().resume(filled)
        self._key = filled.token

    def classification(self) -> int:
        """As secret as its letter."""
        return int(self._sheet.classification)

    def start(self) -> None:
        """Begin in the first field; what is proposed in it gives way to what is typed."""
        super().start()
        first = next(iter(self.fields.values())).editor
        if isinstance(first, QPlainTextEdit):
            first.selectAll()

    def save(self, after: str = "stay") -> None:  # noqa: ARG002  # a step always closes its form
        """Take the step."""
        if self.is_saving:
            return
        self.clear_problems()
        try:
            operation, arguments = self._deed(self.values(), self._key)
        except AppError as error:
            self.show_error(error)
            return
        self.is_saving = True
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
        self.is_saving = False
        self.is_changed = False
        self.finished.emit()
        self._saved(self._sheet.id)


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
