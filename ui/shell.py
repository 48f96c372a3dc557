"""What the main window gives its pages, so that no page knows another or the window itself."""

from __future__ import annotations

from datetime import date
from typing import Any, Final, Protocol

from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction

from app.access import SignedIn
from app.changes import Kind
from ui.common.tasks import Tasks
from ui.theme import Tone

#: The desk's setting that names its font for print.
PRINT_FONT: Final = "print/font"
#: The page this desk begins with.
FIRST_SECTION: Final = "desk/first_section"
#: Whether this desk wants the desktop's pop-ups; it does unless it says otherwise.
POP_UP: Final = "desk/pop_up"
#: The folder this desk's scanner writes into.
SCAN_FOLDER: Final = "scan/folder"
#: The picture at the head of its papers.
PRINT_EMBLEM: Final = "print/emblem"


class Shell(Protocol):
    """The window, as pages see it."""

    tasks: Tasks
    settings: QSettings

    def today(self) -> date:
        """The office's day."""

    def operator(self) -> SignedIn:
        """Who sits at the desk."""

    def say(self, text: str, tone: Tone) -> None:
        """Show a message over the page in sight."""

    def show_record(self, kind: Kind, number: int) -> None:
        """Go to a record, wherever it is kept."""

    def action(self, name: str) -> QAction:
        """One of the program's actions, for a button."""

    def show_section(self, name: str, wanted: Any = None) -> None:
        """Go to a section, filtered as a link asks."""

    def refresh_actions(self) -> None:
        """Ask the page in sight anew what can be done."""

    def set_count(self, section: str, count: int) -> None:
        """Show a number beside a section's name; none when it is zero."""


def kept_by(page: Any) -> frozenset[Kind]:
    """The kinds a page is the place of, which need not be all it shows something of."""
    kept: frozenset[Kind] | None = getattr(page, "keeps", None)
    kinds: frozenset[Kind] = page.kinds
    return kinds if kept is None else kept
