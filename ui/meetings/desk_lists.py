"""The lists of the minutes desk: items, resolutions, who is there, what is carried."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.meetings.rows import CarriedLine, InviteeLine, MeetingSheet, ResolutionLine
from app.text import latin_digits
from ui.common.two_line_list import TwoLineList
from ui.meetings.desk_words import (
    GENERAL,
    invitee_words,
    item_lines,
    presence_words,
    resolution_lines,
)
from ui.meetings.invitee_steps import FORM_KEY, MOMENT_KEYS, PRESENCE_KEYS

#: The place of what was said besides the items: before them all.
NO_ITEM: Final = 0
GENERAL_SAID: Final = "آنچه بیرون از بندها گفته می‌شود"


class DeskList(TwoLineList):
    """Lines of the desk; a key that is neither the list's nor a letter is told.

    Signals:
        keyed: A key that says something of the line the cursor is on, as text.
    """

    keyed = Signal(str)
    #: What a key means here.
    says: Iterable[str] = ()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)

    def stand_on(self, wanted: Any) -> None:
        """Stand on a value, if it is here."""
        values = self.values()
        if wanted in values:
            self.setCurrentRow(values.index(wanted))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that say something of a line; all others are the list's."""
        said = " " if event.key() == Qt.Key.Key_Space else latin_digits(event.text())
        if said and said in self.says and not event.modifiers() & _CHORDS:
            self.keyed.emit(said)
        else:
            super().keyPressEvent(event)


_CHORDS: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class ItemList(DeskList):
    """The agenda, after what was said besides it."""

    def show_items(self, sheet: MeetingSheet) -> None:
        """Show the items of a meeting; values are their ids, `NO_ITEM` of the general text."""
        lines = [(NO_ITEM, GENERAL, GENERAL_SAID)]
        for place, item in enumerate(sheet.items, start=1):
            lines.append((item.id, *item_lines(sheet, place, item)))
        before = self.current()
        self.show_lines(lines)
        self.stand_on(before)


class ResolutionList(DeskList):
    """Resolutions; values are their ids."""

    def show_resolutions(self, lines: Iterable[ResolutionLine]) -> None:
        """Show resolutions."""
        before = self.current()
        self.show_lines((one.id, *resolution_lines(one)) for one in lines)
        self.stand_on(before)


class PresenceList(DeskList):
    """Who is there: one key a person, those of the page of meetings; the cursor goes on."""

    says = (*PRESENCE_KEYS, *MOMENT_KEYS, FORM_KEY)

    def show_invitees(self, invitees: Iterable[InviteeLine]) -> None:
        """Show who is invited; values are their ids."""
        before = self.current()
        self.show_lines((one.id, invitee_words(one), presence_words(one)) for one in invitees)
        self.stand_on(before)


class CarriedList(DeskList):
    """Open resolutions of earlier meetings; values are the ids of the carried lines."""

    def show_carried(self, carried: Iterable[CarriedLine]) -> None:
        """Show what is carried, with how it stands and what this meeting said of it."""
        before = self.current()
        self.show_lines((one.id, *_carried_lines(one)) for one in carried)
        self.stand_on(before)


def _carried_lines(one: CarriedLine) -> tuple[str, str]:
    first, _second = resolution_lines(one.resolution)
    stood = one.stood or one.resolution.state_words
    said = f"این جلسه: {one.note}" if one.note else ""
    return first, " · ".join(part for part in (said, stood) if part)
