"""Steps of work nobody asked for, each taken while nobody scrolls, and no two of them together."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter
from typing import ClassVar, Final

from PySide6.QtCore import QObject, QTimer

from ui.common.rows_at_rest import rows_at_rest

#: Milliseconds between two looks whether it is quiet.
LOOK: Final = 5
#: Seconds in which the window paints what a step showed.
PAINTED: Final = 0.005
#: Seconds after which a row that was painted is no part of scrolling any more, as a rule.
REST: Final = 0.03
#: Seconds, as a rule, in which the rows go before a step.
PATIENCE: Final = 4.0


class QuietTurns(QObject):
    """Takes steps one after another; the window paints and hears between any two.

    A step that raises is the last.
    """

    #: When a step of any was taken last.
    _taken_at: ClassVar[float] = 0.0

    def __init__(
        self,
        parent: QObject,
        take_step: Callable[[], bool],
        pause: int = 0,
        patience: float = PATIENCE,
    ) -> None:
        """Take none yet.

        Args:
            parent: Whose work it is.
            take_step: Does a piece of it; answers whether any is left.
            pause: Milliseconds before each.
            patience: Seconds after which a step is taken all the same: somebody may scroll on and
                on.
        """
        super().__init__(parent)
        self._take_step, self._pause = take_step, pause
        self._patience = patience
        self._since, self._is_on = 0.0, False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Take the steps from now on."""
        if not self._timer.isActive():
            self._since = perf_counter()
        self._is_on = True
        self._timer.start(self._pause)

    def stop(self) -> None:
        """Take no more."""
        self._is_on = False
        self._timer.stop()

    @classmethod
    def is_quiet(cls) -> bool:
        """Whether no row was painted for so long, and what the last step showed is."""
        return rows_at_rest() >= REST and perf_counter() - cls._taken_at >= PAINTED

    def _look(self) -> None:
        if not self.is_quiet() and perf_counter() - self._since < self._patience:
            self._timer.start(LOOK)
            return
        QuietTurns._taken_at = perf_counter()
        if self._take_step() and self._is_on:
            self.start()
