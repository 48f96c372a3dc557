"""A paper made off the GUI thread with the desk's letterhead and font, shown before printing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from app.errors import AppError
from app.office import Office
from app.record_codes import store_mark
from app.settings import office_settings
from ui.common.long_work import LongWork
from ui.shell import PRINT_EMBLEM, PRINT_FONT, Shell

if TYPE_CHECKING:
    from reports.paper import Letterhead, PrintMark
    from reports.persian.fonts import TypefacePair
    from ui.common.pdf_preview import PdfPreview


@dataclass(frozen=True)
class DeskPaper:
    """What every paper of this desk carries.

    Attributes:
        typefaces: The desk's font, or None for the shipped one.
    """

    office: Office
    letterhead: Letterhead
    mark: PrintMark
    typefaces: TypefacePair | None


def preview_paper(
    owner: QWidget,
    shell: Shell,
    make: Callable[[DeskPaper], bytes],
    title: str,
    file_name: str,
    printed: Callable[[], None] | None = None,
    *,
    watched: LongWork | None = None,
    failed: Callable[[AppError], None] | None = None,
    shown: Callable[[PdfPreview], None] | None = None,
) -> None:
    """Make a paper and show it.

    Args:
        owner: The page it is shown over.
        shell: The window.
        make: Makes the PDF; called off the GUI thread.
        title: Of the preview.
        file_name: Offered when it is kept as a file.
        printed: Called when it went to a printer.
        watched: What shows how far it is, for a paper that takes long.
        failed: Called with an expected difficulty; without it the window shows it.
        shown: Called with the preview once it is in sight.
    """
    office = shell.tasks.office
    if office is None:
        message = "the office is not open yet"
        raise RuntimeError(message)
    paper = desk_paper_of(shell, office)

    def made(pdf: Any) -> None:
        from ui.common.pdf_preview import PdfPreview

        preview = PdfPreview(title, pdf, file_name, owner.window())
        if printed is not None:
            preview.printed.connect(printed)
        preview.show()
        preview.activateWindow()
        if shown is not None:
            shown(preview)

    shell.tasks.run(
        owner,
        lambda: make(paper()),
        done=made,
        failed=failed,
        watched=watched,
    )


def desk_paper_of(shell: Shell, office: Office) -> Callable[[], DeskPaper]:
    """What papers of this desk carry, to be asked for off the GUI thread."""
    font = str(shell.settings.value(PRINT_FONT) or "")
    emblem = str(shell.settings.value(PRINT_EMBLEM) or "")
    return lambda: _desk_paper(office, font, emblem)


def _desk_paper(office: Office, font: str, emblem: str) -> DeskPaper:
    from reports.paper import Letterhead, PrintMark
    from reports.persian import chosen_typefaces

    settings = office.read(office_settings)
    picture = Path(emblem)
    # A picture that is gone leaves its place white, for the paper must come.
    there = picture if emblem and picture.is_file() else None
    return DeskPaper(
        office,
        Letterhead(settings.office, settings.unit, there, office.read(store_mark)),
        PrintMark(office.clock.now(), office.operator.full_name),
        chosen_typefaces(Path(font)) if font else None,
    )


def preview_blank(owner: QWidget, shell: Shell, maker: str, title: str, file_name: str) -> None:
    """Show a form empty, to be filled by hand.

    Args:
        owner: The page it is shown over.
        shell: The window.
        maker: Module and function that makes it, imported off the GUI thread.
        title: Of the preview.
        file_name: Offered when it is kept as a file.
    """

    def make(desk: DeskPaper) -> bytes:
        module, function = maker.split(":")
        blank: bytes = getattr(import_module(module), function)(
            letterhead=desk.letterhead, mark=desk.mark
        )
        return blank

    preview_paper(owner, shell, make, title, file_name)
