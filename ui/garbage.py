"""Collecting garbage where it is safe: in the GUI thread.

Python collects cycles in whatever thread happens to allocate; a widget freed in a worker's thread
ends the program. So the collector sleeps, and a timer of the window's own thread does its work.
"""

from __future__ import annotations

import gc
import sys
from typing import Final

from PySide6.QtCore import QObject, QTimer

#: Often, since what half a second of scrolling leaves takes five milliseconds to look through.
EVERY_MILLISECONDS: Final = 200
#: After so many newly imported modules, what they brought is set aside.
MANY_MODULES: Final = 20


class GuiThreadCollector(QObject):
    """Takes garbage collection over from Python for as long as it lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._set_aside()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MILLISECONDS)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    def _collect(self) -> None:
        """Collect the oldest generation whose count passed Python's own threshold."""
        if len(sys.modules) - self._modules > MANY_MODULES:
            self._set_aside()
            return
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation]:
                gc.collect(generation)
                return

    def _set_aside(self) -> None:
        """Look no more at what is there: what modules bring lives as long as the program.

        Looking through all of it takes fifty milliseconds in which the window stands.
        """
        gc.freeze()
        self._modules = len(sys.modules)
