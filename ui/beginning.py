"""What joins the window after its first rows: whatever searches, watches, tells or reads ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ui import reading_ahead

if TYPE_CHECKING:
    from collections.abc import Collection

    from ui.main_window import MainWindow

#: Called with the window, each when its module is read: what is asked for soonest comes first.
#: A module alone is one that the next asks for at once.
JOINING: Final = (
    "ui.reminders:watch",
    "ui.kept_forms:watch",
    "ui.search.box:attach",
    "ui.saved_lists.desk:attach",
    "app.backup",
    "ui.backup:watch",
    "ui.letter_watch:watch",
    "ui.scan_watch:watch",
    "ui.file_reading:watch",
)


def attach_all(window: MainWindow, sections: Collection[str]) -> None:
    """Begin, or begin anew for whoever sits at the desk now.

    Args:
        window: The window with its first rows.
        sections: The names of those he may see.
    """
    reading_ahead.begin(window, JOINING, sections)
