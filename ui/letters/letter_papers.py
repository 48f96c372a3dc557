"""The papers of letters, shown before they are printed, and their text for a word processor."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from PySide6.QtWidgets import QFileDialog

from app.letters import (
    LetterDirection,
    LetterRow,
    LetterSheet,
    count_letter_prints,
    letter_addresses,
    letter_prints,
    letter_sheets,
    note_letter_export,
)
from app.record_codes import store_mark
from app.settings import office_settings
from ui.common.desk_papers import DeskPaper, preview_paper
from ui.common.register_page import RegisterPage
from ui.theme import Tone

#: The two prints of a letter: by the name of their layout.
PRINTS: Final = (
    ("نسخه بایگانی، با فهرست رونوشت‌ها", True),
    ("نسخه گیرنده، بی فهرست رونوشت‌ها", False),
)
FILTER: Final = "پرونده Word (*.docx)"
SAVED: Final = "متن نامه در «{name}» نوشته شد."
NOT_WRITTEN: Final = "پرونده «{name}» نوشته نشد؛ پوشه و اجازه آن را ببینید."


def chosen_ids(page: RegisterPage[LetterRow], direction: LetterDirection | None) -> tuple[int, ...]:
    """The selected letters of a direction, or of any."""
    rows = page.table.selected_rows()
    return tuple(one.id for one in rows if direction in (None, one.direction))


def preview_letters(
    page: RegisterPage[LetterRow], ids: Sequence[int], *, with_copies: bool
) -> None:
    """Show letters of ours on their letterheads; what goes to the printer is counted."""

    def make(desk: DeskPaper) -> bytes:
        from reports.letter import print_letters, proposed_page

        return print_letters(
            desk.office.read(letter_prints, ids, proposed_page),
            mark=desk.mark,
            store=desk.letterhead.store,
            with_copies=with_copies,
            typefaces=desk.typefaces,
        )

    def printed() -> None:
        page.shell.tasks.write(page, count_letter_prints, tuple(ids))

    preview_paper(page, page.shell, make, "نامه", "letter.pdf", printed, failed=_telling(page))


def preview_labels(page: RegisterPage[LetterRow], sheet_name: str) -> None:
    """Show labels or envelopes of the selected letters, one for each to whom they go."""
    ids = chosen_ids(page, None)

    def make(desk: DeskPaper) -> bytes:
        from reports.label_sheets import label_sheet
        from reports.labels import letter_labels

        settings = desk.office.read(office_settings)
        return letter_labels(
            desk.office.read(letter_addresses, ids),
            label_sheet(sheet_name),
            sender=(settings.office, settings.unit),
            store=desk.office.read(store_mark),
            typefaces=desk.typefaces,
        )

    preview_paper(page, page.shell, make, "برچسب و پاکت", "labels.pdf", failed=_telling(page))


def label_sheets() -> list[tuple[str, str]]:
    """What labels and envelopes there are, by words and name."""
    from reports.label_sheets import LABEL_SHEETS

    return [(one.persian_name, one.name) for one in LABEL_SHEETS]


def preview_receipts(page: RegisterPage[LetterRow]) -> None:
    """Show what whoever brought the selected letters takes away."""
    ids = chosen_ids(page, LetterDirection.INCOMING)

    def make(desk: DeskPaper) -> bytes:
        from reports.receipt import letter_receipts

        return letter_receipts(
            desk.office.read(letter_sheets, ids),
            letterhead=desk.letterhead,
            mark=desk.mark,
            typefaces=desk.typefaces,
        )

    preview_paper(page, page.shell, make, "رسید نامه", "receipt.pdf", failed=_telling(page))


def export_docx(page: RegisterPage[LetterRow], sheet: LetterSheet) -> None:
    """Write a letter's text as a docx where a person wants it; the journal remembers."""
    proposed = f"{sheet.subject[:60].replace('/', '-')}.docx"
    name, _ = QFileDialog.getSaveFileName(page, "خروجی Word", proposed, FILTER)
    if name:
        write_docx(page, sheet, Path(name))


def write_docx(page: RegisterPage[LetterRow], sheet: LetterSheet, path: Path) -> None:
    """Make the docx off the GUI thread and write it whole."""
    office = page.shell.tasks.office
    if office is None:
        return

    def make() -> bytes:
        from reports.letter import proposed_page
        from reports.letter_docx import letter_docx

        (one,) = office.read(letter_prints, (sheet.id,), proposed_page)
        return letter_docx(one.paper, one.letterhead)

    def made(content: Any) -> None:
        try:
            path.write_bytes(content)
        except OSError:
            page.say(NOT_WRITTEN.format(name=path.name), Tone.DANGER)
            return
        page.shell.tasks.write(
            page,
            note_letter_export,
            sheet.id,
            done=lambda _value: page.say(SAVED.format(name=path.name), Tone.SUCCESS),
        )

    page.shell.tasks.run(page, make, done=made, failed=_telling(page))


def _telling(page: RegisterPage[LetterRow]) -> Any:
    return lambda error: page.say(error.message, Tone.DANGER)
