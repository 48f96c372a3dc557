"""Collecting garbage where it is safe: in the GUI thread.

Python collects cycles in whatever thread happens to allocate; a widget freed in a worker's thread
ends the program. So the collector sleeps, and a timer of the window's own thread does its work.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

EVERY_MILLISECONDS: Final = 500


class GuiThreadCollector(QObject):
    """Takes garbage collection over from Python for as long as it lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MILLISECONDS)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    @staticmethod
    def _collect() -> None:
        """Collect the oldest generation whose count passed Python's own threshold."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation]:
                gc.collect(generation)
                return
