"""A case of protocol work from the letter in sight that asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from app.changes import Kind
from ui.shell import kept_by
from ui.theme import Tone

if TYPE_CHECKING:
    from ui.main_window import MainWindow

SECTION: Final = "protocol"
NO_LETTER: Final = "نامه‌ای که بتوان از آن پرونده‌ای گشود برگزیده نیست."


def from_letter(window: MainWindow) -> None:
    """Open the form of a case that the chosen letter asks for."""
    page: Any = window.page_in_sight()
    is_of_letters = page is not None and Kind.LETTER in kept_by(page)
    row = page.table.current_row() if is_of_letters else None
    if row is None:
        window.say(NO_LETTER, Tone.INFORMATION)
        return
    window.go_to(SECTION)
    window.pages[SECTION].new_from_letter(row.id)
