"""Reading the chosen record whole, without reading all a person hurries past."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer

from ui.common.register_table import RegisterTable
from ui.common.tasks import Done, Tasks

#: A key that is held comes again sooner than that.
REST_MILLISECONDS: Final = 100
#: So long the rows are painted by themselves: a reader at work takes the half of Python's turns.
PAINTED_MILLISECONDS: Final = 10
_TOPIC: Final = "detail"


class DetailReading(QObject):
    """Reads what the detail pane of a register shows.

    A row that is chosen alone is read once the rows are painted. While a key is held only the row
    it rests on is: thirty records a second would be read, laid out and seen by nobody, and the rows
    would stutter.
    """

    def __init__(self, owner: QObject, table: RegisterTable, tasks: Tasks) -> None:
        super().__init__(owner)
        self._owner, self._table, self._tasks = owner, table, tasks
        self._read: Callable[[], None] | None = None
        #: The record that was asked for last. Where it is the same no rows wait to be painted.
        self._number: int | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MILLISECONDS)
        self._timer.timeout.connect(self._rest)

    def read(self, query: Callable[..., Any], number: int, *, done: Done) -> None:
        """Read a record.

        Args:
            query: Of `app`.
            number: The record's id.
            done: Shows it.
        """
        read = partial(self._tasks.read, self._owner, query, number, done=done, latest=_TOPIC)
        if self._table.is_held:
            self._tasks.drop(self._owner, _TOPIC)
            self._read = read
            self._timer.start()
        else:
            self._read = None
            has_moved = self._number != number
            read(begin_after=PAINTED_MILLISECONDS if has_moved else 0)
        self._number = number

    def _rest(self) -> None:
        # A row it rests on that is not loaded yet is chosen again when it is.
        if self._read is not None and self._table.current_row() is not None:
            self._read()
        self._read = None
