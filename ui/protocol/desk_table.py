"""A table of a part of a case, in which keys say something of the line the cursor is on."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.text import latin_digits
from ui.common.part_table import PartTable
from ui.common.register_table import Column

NEW: Final = "new"
REMOVE: Final = "remove"
TICK: Final = "tick"
_NAMED: Final = {
    Qt.Key.Key_Insert: NEW,
    Qt.Key.Key_Delete: REMOVE,
    Qt.Key.Key_Space: TICK,
}
_CHORDS: Final = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier


class DeskTable(PartTable):
    """A table with keys of its own.

    Signals:
        keyed: What a key says: `NEW`, `REMOVE`, `TICK`, or a digit.
    """

    keyed = Signal(str)

    def __init__(
        self, name: str, columns: Sequence[Column[Any]], parent: QWidget, says: Collection[str]
    ) -> None:
        """Make it; `says` are the keys that mean something here."""
        super().__init__(name, columns, parent)
        self._says = frozenset(says)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that say something of a line; all others are the table's."""
        said = _NAMED.get(Qt.Key(event.key()), latin_digits(event.text()))
        if said and said in self._says and not event.modifiers() & _CHORDS:
            self.keyed.emit(said)
        else:
            super().keyPressEvent(event)

    def go_on(self) -> None:
        """Stand on the next line, if there is one."""
        place = self.currentIndex().row() + 1
        if place < len(self.part.rows):
            self.stand_on(self.part.index(place, 0, QModelIndex()))
            self.scrollTo(self.currentIndex())
