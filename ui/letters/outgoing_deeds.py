"""What the letters page does with letters of ours: written, signed, sent, printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from app.kept_forms import FilledForm, FormKind
from app.letters import (
    LetterDirection,
    LetterDraft,
    LetterSheet,
    SignerLine,
    TextLine,
    close_letter,
    hands_for,
    letter_draft,
    letter_sheet,
    reply_draft,
    submit_for_approval,
    submit_for_signature,
)
from ui.letters.dispatch_list import DispatchListForm
from ui.letters.editions_form import EditionsForm
from ui.letters.letter_papers import (
    PRINTS,
    export_docx,
    label_sheets,
    preview_labels,
    preview_letters,
    preview_receipts,
)
from ui.letters.outgoing_form import OutgoingForm
from ui.letters.outgoing_steps import sign_form
from ui.letters.texts import shown_number
from ui.theme import Tone

if TYPE_CHECKING:
    from ui.letters.page import LettersPage

KEPT: Final = "پیش‌نویس ذخیره شد."
NO_HAND: Final = "کسی که این نامه را امضا کند در تنظیم امضاکنندگان نیست."
DONE: Final = {
    "letter_for_approval": "برای تأیید فرستاده شد.",
    "letter_for_signature": "برای امضا فرستاده شد.",
    "letter_close": "نامه بسته شد.",
}


def write(page: LettersPage, draft: LetterDraft | None = None) -> OutgoingForm:
    """Open the form of a new letter of ours."""
    form = OutgoingForm(page.shell, partial(_saved_new, page), draft=draft)
    page.open_form(form)
    return form


def _saved_new(page: LettersPage, number: int, after: str) -> None:
    page.reload(keep=number)
    if after == "new":
        write(page)
    elif after == "stay":
        _go_on(page, number)
    else:
        page.say(KEPT, Tone.SUCCESS)


def _amended(page: LettersPage, number: int, after: str) -> None:
    page.reload(keep=number)
    if after == "stay":
        _go_on(page, number)
    else:
        page.say(KEPT, Tone.SUCCESS)


def _go_on(page: LettersPage, number: int) -> None:
    read = page.shell.tasks.read
    read(page, letter_sheet, number, done=partial(amend, page), latest="saved")


def amend(page: LettersPage, sheet: LetterSheet, edition: TextLine | None = None) -> None:
    """Go on with a draft; with an earlier edition's text where one is brought back."""

    def known(draft: LetterDraft) -> None:
        form = _form_of(page, sheet, draft)
        page.open_form(form)
        if edition is not None:
            form.take_text(edition.subject, edition.body)

    page.shell.tasks.read(page, letter_draft, sheet.id, done=known, latest="draft")


def _form_of(page: LettersPage, sheet: LetterSheet, draft: LetterDraft) -> OutgoingForm:
    return OutgoingForm(page.shell, partial(_amended, page), draft=draft, sheet=sheet)


def reply(page: LettersPage, sheet: LetterSheet) -> None:
    """Begin the answer to a letter that came in."""

    def known(draft: LetterDraft) -> None:
        write(page, draft)

    page.shell.tasks.read(page, reply_draft, sheet.id, done=known, latest="reply")


def is_outgoing(filled: FilledForm) -> bool:
    """Whether a kept form is one that writes a letter of ours, or signs one."""
    if filled.kind is FormKind.LETTER:
        # A version before kept the direction alone, and wrote no internal letters.
        old = filled.content.get("direction") == LetterDirection.OUTGOING
        return bool(filled.content.get("written_here", old))
    return filled.content.get("step") == "letter_sign"


def open_kept(page: LettersPage, filled: FilledForm) -> None:
    """Open a kept form of a letter of ours, as it stood."""
    if filled.record_id is None:
        form = OutgoingForm(page.shell, partial(_saved_new, page))
        form.resume(filled)
        page.open_form(form)
        return

    def known(sheet: LetterSheet) -> None:
        if filled.kind is FormKind.LETTER:
            page.shell.tasks.read(page, letter_draft, sheet.id, done=partial(again, sheet))
        else:
            sign(page, sheet, filled)

    def again(sheet: LetterSheet, draft: LetterDraft) -> None:
        form = _form_of(page, sheet, draft)
        form.resume(filled)
        page.open_form(form)

    page.shell.tasks.read(page, letter_sheet, filled.record_id, done=known)


def sign(page: LettersPage, sheet: LetterSheet, filled: FilledForm | None = None) -> None:
    """Ask whose hand signed, of those who may."""

    def known(hands: Sequence[SignerLine]) -> None:
        if not hands:
            page.say(NO_HAND, Tone.WARNING)
            return
        form = sign_form(page.shell, sheet, partial(_signed, page), hands)
        if filled is not None:
            form.resume(filled)
        page.open_form(form)

    page.shell.tasks.read(page, hands_for, sheet.id, done=known, latest="hands")


def _signed(page: LettersPage, number: int) -> None:
    """Say the number the letter has taken."""
    page.reload(keep=number)

    def known(sheet: LetterSheet) -> None:
        page.say(f"نامه امضا شد و شماره {shown_number(sheet.number)} گرفت.", Tone.SUCCESS)

    page.shell.tasks.read(page, letter_sheet, number, done=known, latest="saved")


def _editions(page: LettersPage, sheet: LetterSheet) -> None:
    page.open_form(EditionsForm(page.shell, sheet, partial(amend, page)))


def _print(page: LettersPage, _sheet: LetterSheet) -> None:
    """Ask for which of the two prints, and show it of all selected letters of ours."""
    ids = tuple(one.id for one in page.table.selected_rows() if one.written_here)
    page.choose(PRINTS, lambda with_copies: preview_letters(page, ids, with_copies=with_copies))


def _labels(page: LettersPage, _sheet: LetterSheet) -> None:
    page.choose(label_sheets(), lambda name: preview_labels(page, name))


PAGE_DEEDS: Final[dict[str, Callable[[LettersPage], object]]] = {
    "new_outgoing_letter": write,
    "print_dispatches": lambda page: page.open_form(DispatchListForm(page.shell)),
}

LETTER_DEEDS: Final[dict[str, Callable[[LettersPage, LetterSheet], None]]] = {
    "letter_reply": reply,
    "letter_for_approval": lambda page, sheet: page.take_step(
        submit_for_approval, sheet, said=DONE["letter_for_approval"]
    ),
    "letter_for_signature": lambda page, sheet: page.take_step(
        submit_for_signature, sheet, said=DONE["letter_for_signature"]
    ),
    "letter_close": lambda page, sheet: page.take_step(
        close_letter, sheet, said=DONE["letter_close"]
    ),
    "letter_sign": sign,
    "letter_editions": _editions,
    "letter_docx": export_docx,
    "letter_labels": _labels,
    "print": _print,
    "print_receipt": lambda page, _sheet: preview_receipts(page),
}
