"""The reports on the letter registers: the pages of their books, and what is in arrears."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from app import letters
from ui.common.desk_papers import DeskPaper, preview_paper

if TYPE_CHECKING:
    from ui.main_window import MainWindow

SECTION: Final = "letters"
ARREARS: Final = "گزارش معوق‌ها"


def open_book(window: MainWindow) -> None:
    """Ask which days of which register are to be printed."""
    window.go_to(SECTION)
    # By name: its page is another's to open.
    form = import_module("ui.letters.register_book").RegisterBookForm(window)
    window.pages[SECTION].open_form(form)


def arrears(window: MainWindow) -> None:
    """Show the letters that wait past their deadline or since earlier years."""
    preview_paper(window, window, _arrears_paper, ARREARS, "arrears.pdf")


def _arrears_paper(paper: DeskPaper) -> bytes:
    from reports.arrears import arrears_report

    return arrears_report(
        paper.office.read(letters.arrears),
        letterhead=paper.letterhead,
        mark=paper.mark,
        typefaces=paper.typefaces,
    )
