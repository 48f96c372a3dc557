"""The invitees of a meeting, each said of by one key; the cursor goes on to the next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.text import latin_digits
from ui.common.part_table import PartTable
from ui.meetings.columns import INVITEES
from ui.meetings.invitee_steps import ANSWER_KEYS, FORM_KEY, MOMENT_KEYS, PRESENCE_KEYS

#: Keys of both: what is said is the meeting's state's.
KEYS: Final = frozenset({*ANSWER_KEYS, *PRESENCE_KEYS, *MOMENT_KEYS, FORM_KEY})
_CHORDS: Final = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier


class InviteeTable(PartTable):
    """A table in which a key says something of the row the cursor is on.

    Attributes:
        say: Says it of the row, and whether the cursor may go on.
    """

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(name, INVITEES, parent)
        self.say: Callable[[str], bool] = lambda _key: False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One key a person; the same key again on the same one takes it back."""
        key = latin_digits(event.text())
        if key not in KEYS or event.modifiers() & _CHORDS:
            super().keyPressEvent(event)
            return
        place = self.currentIndex().row()
        if self.say(key) and place + 1 < len(self.part.rows):
            self.stand_on(self.part.index(place + 1, 0, QModelIndex()))
            self.scrollTo(self.currentIndex())
