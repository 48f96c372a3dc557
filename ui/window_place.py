"""Where the window lies on the screen: as it was left, and at first wholly in sight."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSettings, QSize
from PySide6.QtWidgets import QMainWindow

#: At a desk where the window was never moved.
FIRST_SIZE: Final = QSize(1366, 768)
#: What a title bar and borders take beside it at most.
FRAME: Final = QSize(16, 48)
_PLACE: Final = "window/geometry"


def recall_place(window: QMainWindow, settings: QSettings) -> bool:
    """Put a window that is not shown yet where it was left; whether that is known."""
    place = settings.value(_PLACE)
    is_known = bool(place) and window.restoreGeometry(place)
    if not is_known:
        window.resize(FIRST_SIZE)
    return is_known


def keep_place(window: QMainWindow, settings: QSettings) -> None:
    """Write down where a window lies."""
    settings.setValue(_PLACE, window.saveGeometry())


def appear(window: QMainWindow, *, has_place: bool) -> None:
    """Show a window; one without a place on a small screen all over it, with no edge beyond."""
    needed, there = FIRST_SIZE + FRAME, window.screen().availableSize()
    if not has_place and needed.boundedTo(there) != needed:
        window.showMaximized()
    else:
        window.show()
