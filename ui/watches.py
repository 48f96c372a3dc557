"""What looks after a desk from the first rows on, whatever page is in sight."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ui.main_window import MainWindow

#: Modules that begin to watch for whoever sat down.
WATCHES: Final = (
    "ui.reminders",
    "ui.backup",
    "ui.kept_forms",
    "ui.scan_watch",
    "ui.letter_watch",
    "ui.file_reading",
)


def begin(window: MainWindow) -> None:
    """Watch at this window's desk."""
    for name in WATCHES:
        import_module(name).watch(window)
