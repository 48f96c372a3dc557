"""What concerns scans and no page alone: their pages in order, the sheets that part a stack."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QInputDialog

from ui.common.desk_papers import DeskPaper, preview_paper
from ui.common.record_files import RecordFiles
from ui.theme import Tone

if TYPE_CHECKING:
    from ui.main_window import MainWindow

NO_FILE: Final = "رکوردی که پرونده‌ای داشته باشد برگزیده نیست."
SEPARATORS: Final = "برگه جداکننده اسکن"
#: Nobody feeds more letters at once.
MOST: Final = 100
USUAL: Final = 10


def arrange_pages(window: MainWindow) -> None:
    """Put the pages of a file of the record in sight in order."""
    page = window.page_in_sight()
    files = page.findChild(RecordFiles) if page is not None else None
    if files is None or not files.isVisible() or not files.arrange_one():
        window.say(NO_FILE, Tone.INFORMATION)


def print_separators(window: MainWindow) -> None:
    """Ask how many separator sheets are wanted and show them."""
    count, wanted = QInputDialog.getInt(
        window, SEPARATORS, "چند برگ؟ هر برگ را همیشه می‌توان به کار برد.", USUAL, 1, MOST
    )
    if wanted:
        preview_separators(window, count)


def preview_separators(window: MainWindow, count: int) -> None:
    """Show so many separator sheets before they are printed."""
    preview_paper(window, window, lambda paper: _sheets(paper, count), SEPARATORS, "separator.pdf")


def _sheets(paper: DeskPaper, count: int) -> bytes:
    from reports.separator import separator_sheets

    return separator_sheets(
        letterhead=paper.letterhead,
        mark=paper.mark,
        copies=count,
        typefaces=paper.typefaces,
    )
