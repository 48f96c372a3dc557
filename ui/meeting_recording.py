"""A meeting from the entry of the programme in sight, whether in the list or in the calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from app.agenda import CalendarEntry
from app.changes import Kind
from app.meetings import meeting_of_event
from ui.shell import kept_by
from ui.theme import Tone

if TYPE_CHECKING:
    from ui.main_window import MainWindow

SECTION: Final = "meetings"
NO_ENTRY: Final = "برنامه‌ای که بتوان از آن جلسه‌ای ساخت برگزیده نیست."


def from_entry(window: MainWindow) -> None:
    """Open the form of a meeting of the chosen entry; one that has its meeting leads there."""
    number = _entry_in_sight(window)
    if number is None:
        window.say(NO_ENTRY, Tone.INFORMATION)
        return

    def known(meeting: int | None) -> None:
        if meeting is not None:
            window.show_record(Kind.MEETING, meeting)
            return
        window.go_to(SECTION)
        window.pages[SECTION].new_from_entry(number)

    window.tasks.read(window, meeting_of_event, number, done=known)


def _entry_in_sight(window: MainWindow) -> int | None:
    """The entry the cursor is on: of the list a row, of the calendar what it chose."""
    page: Any = window.page_in_sight()
    if page is None:
        return None
    if Kind.EVENT in kept_by(page):
        row = page.table.current_row()
        return None if row is None else row.id
    chosen = getattr(page, "chosen", None)
    if isinstance(chosen, CalendarEntry) and not chosen.is_hidden:
        return chosen.id
    return None
