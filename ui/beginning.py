"""What joins the window after its first rows: whatever watches, tells, searches or reads ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui import (
    backup,
    file_reading,
    kept_forms,
    letter_watch,
    reading_ahead,
    reminders,
    scan_watch,
)
from ui.saved_lists import desk
from ui.search import box

if TYPE_CHECKING:
    from ui.frame import Navigation
    from ui.main_window import MainWindow


def attach_all(window: MainWindow, navigation: Navigation) -> None:
    """Begin, or begin anew for whoever sits at the desk now."""
    for one in (reminders, backup, kept_forms, scan_watch, letter_watch, file_reading):
        one.watch(window)
    box.attach(window)
    desk.attach(window, navigation)
    reading_ahead.begin(window, navigation.names)
