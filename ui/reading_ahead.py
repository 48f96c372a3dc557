"""Modules of pages nobody opened yet, read while the window has nothing else to do.

The first visit of a page then costs only its own making. Nothing is made here, and one module at a
time is read, so that a key pressed meanwhile waits for one at most.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from ui.sections import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Collection

#: Between two modules; what a person does comes first.
PAUSE_MILLISECONDS: Final = 40


class ReadingAhead(QObject):
    """Reads the modules of sections, in their order."""

    def __init__(self, window: QObject) -> None:
        super().__init__(window)
        self._left: list[str] = []
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE_MILLISECONDS)
        self._timer.timeout.connect(self._read_one)

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to be read."""
        return not self._left

    def begin(self, sections: Collection[str]) -> None:
        """Read the modules of these sections from now on."""
        pages = (entry.page for entry in SECTIONS if entry.name in sections)
        self._left = list(dict.fromkeys(page.partition(":")[0] for page in pages))
        self._timer.start()

    def _read_one(self) -> None:
        if self._left:
            import_module(self._left.pop(0))
        if not self._left:
            self._timer.stop()


def begin(window: QObject, sections: Collection[str]) -> None:
    """Read ahead for whoever sits at this window's desk."""
    found = window.findChild(ReadingAhead) or ReadingAhead(window)
    found.begin(sections)
