"""Asks which letter a typed reference means, where its number is that of several."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from app.errors import AppError
from app.letters import LinkDraft, SeveralLetters
from app.text import latin_digits, tidy
from ui.common.field import Field
from ui.common.form import FormPanel
from ui.common.letter_field import described_letter

NONE_OF_THEM: Final = "هیچ‌کدام؛ شماره همان‌گونه بماند"


def failed_saving(form: FormPanel, error: AppError, again: Callable[[], None]) -> None:
    """Say why a letter was not saved; where a reference is unclear, ask and save again.

    Args:
        form: The form, with its references in the field `links`.
        error: What the office said.
        again: Saves anew, as it was begun.
    """
    form.show_error(error)
    if not isinstance(error, SeveralLetters):
        return
    field = form.fields["links"]

    def answer(letter_id: int | None) -> None:
        field.set_value(tuple(_answered(one, error.number, letter_id) for one in field.value()))
        again()

    _offer(form, field, error, answer)


def _answered(link: LinkDraft, number: str, letter_id: int | None) -> LinkDraft:
    if link.other_id is not None or latin_digits(tidy(link.number)) != number:
        return link
    return replace(link, other_id=letter_id, is_text=letter_id is None)


def _offer(
    form: FormPanel, field: Field, error: SeveralLetters, answer: Callable[[int | None], None]
) -> None:
    menu = QMenu(form)
    for place, letter in enumerate(error.letters, 1):
        words = " · ".join(described_letter(letter)).replace("&", "&&")
        action = menu.addAction(f"&{place}  {words}")
        action.triggered.connect(lambda _on=False, number=letter.id: answer(number))
    menu.addAction(NONE_OF_THEM).triggered.connect(lambda _on=False: answer(None))
    menu.aboutToHide.connect(menu.deleteLater)
    menu.setActiveAction(menu.actions()[0])
    menu.popup(field.mapToGlobal(QPoint(0, field.height())))
