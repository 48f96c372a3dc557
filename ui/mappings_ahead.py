"""The first record's mappings, made ready beside the first rows and not beside the first record.

SQLAlchemy makes all of them ready at once when the first record is read: a sixth of a second of
Python in a reader's thread, and all the window paints meanwhile takes two or three times as long.
Here a few at a time are; the reader waits, and holds nothing the window needs.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer

from ui.common.rows_at_rest import rows_at_rest
from ui.reading_turns import ReadingTurns

#: Between two turns.
PAUSE_MILLISECONDS: Final = 3
#: After so long no other class's mapping is begun in a turn.
TURN_SECONDS: Final = 0.003
#: A turn is passed over while rows wait to be painted, but not more of them than these in a row:
#: without a turn the rest is done at once (`ui.reading_turns`).
MOST_PASSED_OVER: Final = 8
#: Seconds in all, after which the rest is done at once: the first record waits for it.
LONGEST: Final = 1.0


class MappingsAhead(QObject):
    """Makes the mappings ready, once for the program."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._turns = ReadingTurns(self._configure, longest=LONGEST)
        self._passed_over = 0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._take_turn)

    @property
    def is_done(self) -> bool:
        """Whether nothing of it is under way."""
        return self._turns.is_done

    def begin(self) -> None:
        """Begin at once, before a reader does: who begins does all of it."""
        if not self._timer.isActive():
            self._give(0)

    def _configure(self) -> bool:
        from app.mappings import configure_mappings

        configure_mappings(self._turns.rest)
        return False

    def _take_turn(self) -> None:
        if not rows_at_rest() and self._passed_over < MOST_PASSED_OVER:
            self._passed_over += 1
            self._timer.start(PAUSE_MILLISECONDS)
        else:
            self._give(TURN_SECONDS)

    def _give(self, seconds: float) -> None:
        self._passed_over = 0
        self._turns.take(seconds)
        if not self._turns.is_done:
            self._timer.start(PAUSE_MILLISECONDS)


def begin(window: QObject) -> None:
    """Make what is not ready yet ready for a window's readers."""
    (window.findChild(MappingsAhead) or MappingsAhead(window)).begin()
