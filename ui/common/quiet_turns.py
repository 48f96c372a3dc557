"""Steps of work nobody asked for, each taken while no row waits to be painted."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter
from typing import Final

from PySide6.QtCore import QObject, QTimer

from ui.common.register_painter import are_rows_missing

#: Milliseconds between two looks whether the rows are painted.
LOOK: Final = 5
#: Seconds after which a step is taken all the same: somebody may scroll on and on.
PATIENCE: Final = 4.0


class QuietTurns(QObject):
    """Takes steps one after another; the window paints and hears between any two."""

    def __init__(self, parent: QObject, take_step: Callable[[], bool], pause: int = 0) -> None:
        """Take none yet.

        Args:
            parent: Whose work it is.
            take_step: Does a piece of it; answers whether any is left.
            pause: Milliseconds before each.
        """
        super().__init__(parent)
        self._take_step, self._pause = take_step, pause
        self._since = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Take the steps from now on."""
        self._since = perf_counter()
        self._timer.start(self._pause)

    def stop(self) -> None:
        """Take no more."""
        self._timer.stop()

    def _look(self) -> None:
        if are_rows_missing() and perf_counter() - self._since < PATIENCE:
            self._timer.start(LOOK)
            return
        self.start()
        if not self._take_step():
            self.stop()
