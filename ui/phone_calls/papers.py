"""Making call-notes off the GUI thread and showing them before they are printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from app.office import Office
from app.phone_calls import call_sheets, count_print
from app.record_codes import store_mark
from app.settings import office_settings
from ui.common.tasks import Tasks
from ui.shell import PRINT_EMBLEM, PRINT_FONT, Shell


def made_call_notes(
    office: Office, call_ids: tuple[int, ...], layout: str, font: str = "", emblem: str = ""
) -> bytes:
    """The PDF of these calls' notes, with the desk's font and emblem if it chose them.

    Raises:
        NotFound: One of them is not there for this operator.
    """
    from reports.call_note import call_note
    from reports.paper import Letterhead, PrintMark
    from reports.persian import chosen_typefaces

    settings = office.read(office_settings)
    sheets = office.read(call_sheets, call_ids)
    now, by = office.clock.now(), office.operator.full_name
    return call_note(
        sheets,
        layout=layout,
        letterhead=Letterhead(
            settings.office, settings.unit, _there(emblem), office.read(store_mark)
        ),
        marks=[PrintMark(now, by, sheet.printed_count) for sheet in sheets],
        typefaces=chosen_typefaces(Path(font)) if font else None,
    )


def _there(emblem: str) -> Path | None:
    """The picture's file; one that is gone leaves its place white, for the paper must come."""
    path = Path(emblem)
    return path if emblem and path.is_file() else None


def made_blank_note(office: Office, layout: str) -> bytes:
    """The PDF of the empty form."""
    from reports.call_note import blank_call_note
    from reports.paper import Letterhead, PrintMark

    settings = office.read(office_settings)
    mark = PrintMark(office.clock.now(), office.operator.full_name)
    letterhead = Letterhead(settings.office, settings.unit)
    return blank_call_note(layout=layout, letterhead=letterhead, mark=mark)


def preview_calls(owner: QWidget, shell: Shell, call_ids: tuple[int, ...]) -> None:
    """Show the notes of these calls, each in its usual layout; what is printed is counted."""
    tasks = shell.tasks
    office = _office(tasks)
    font = str(shell.settings.value(PRINT_FONT) or "")
    emblem = str(shell.settings.value(PRINT_EMBLEM) or "")

    def printed() -> None:
        tasks.write(owner, count_print, call_ids)

    _show(
        owner,
        tasks,
        lambda: made_call_notes(office, call_ids, "", font, emblem),
        "برگ تماس",
        printed,
    )


def preview_blank(owner: QWidget, tasks: Tasks, layout: str) -> None:
    """Show the empty form."""
    office = _office(tasks)
    _show(owner, tasks, lambda: made_blank_note(office, layout), "فرم خالی تماس", None)


def _show(
    owner: QWidget,
    tasks: Tasks,
    make: Callable[[], bytes],
    title: str,
    printed: Callable[[], None] | None,
) -> None:
    def made(pdf: Any) -> None:
        from ui.common.pdf_preview import PdfPreview

        preview = PdfPreview(title, pdf, "call-note.pdf", owner.window())
        if printed is not None:
            preview.printed.connect(printed)
        preview.show()
        preview.activateWindow()

    tasks.run(owner, make, done=made)


def _office(tasks: Tasks) -> Office:
    if tasks.office is None:
        message = "the office is not open yet"
        raise RuntimeError(message)
    return tasks.office
