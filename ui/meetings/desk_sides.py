"""What stands beside the text on the minutes desk: resolutions, who is there, what is carried."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QListWidget, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.meetings.rows import MeetingSheet
from ui import theme
from ui.common.fields import LinesField, SegmentField
from ui.common.flow import FlowRow
from ui.common.labels import text_label
from ui.meetings.desk_lists import CarriedList, PresenceList, ResolutionList
from ui.meetings.desk_words import DONE_KEY, shown_count
from ui.meetings.invitee_steps import PRESENCE_HINT

RESOLUTIONS, PRESENCE, CARRIED = range(3)
PARTS: Final = ((RESOLUTIONS, "مصوبات"), (PRESENCE, "حاضران"), (CARRIED, "پیشین"))
NO_CARRIED: Final = "مصوبه بازی از جلسه‌های پیشین نمانده است."
NO_RESOLUTION: Final = "هنوز مصوبه‌ای ندارد. Alt+2 و متن آن؛ Ctrl+Enter شماره می‌دهد."
#: Pixels at the usual type of the place a resolution is typed in, and of the list above it.
TYPED_HEIGHT: Final = 268
LOWEST_LIST: Final = 96


class DeskSides(QWidget):
    """Three parts, one in sight."""

    def __init__(self, typed: QWidget, parent: QWidget | None = None) -> None:
        """Make them; `typed` is where a resolution is typed."""
        super().__init__(parent)
        theme.set_kind(self, "inside")
        self.part = SegmentField("part", "بخش", PARTS)
        self.part.hide_label()
        self.resolutions = ResolutionList("مصوبات این بند", self)
        self.presence = PresenceList("حاضران و غایبان", self)
        self.carried = CarriedList("مصوبات باز جلسه‌های پیشین", self)
        self.note = LinesField("carried_note", "آنچه این جلسه درباره آن گفت", rows=3)
        self.save_note = QPushButton("ثبت این گفته", self)
        self.close_carried = QPushButton(f"انجام شد   \u2066{DONE_KEY}\u2069", self)
        self.all_present = QPushButton("همه حاضرند", self)
        self._empty = text_label(NO_RESOLUTION, self, "muted")
        self._no_carried = text_label(NO_CARRIED, self, "muted")
        self._counts = text_label("", self, "muted")
        self._stack = QStackedWidget(self)
        self._lay_out(typed)
        self.part.edited.connect(lambda: self.show_part(self.part.value()))

    def _lay_out(self, typed: QWidget) -> None:
        typed.setMinimumHeight(theme.scaled(TYPED_HEIGHT))
        self.resolutions.setMinimumHeight(theme.scaled(LOWEST_LIST))
        self._stack.addWidget(_column(self._empty, self.resolutions, typed))
        self._deeds = QWidget(self)
        deeds = FlowRow(self._deeds, spacing=theme.SPACE[0])
        deeds.addWidget(self.save_note)
        deeds.addWidget(self.close_carried)
        row = QWidget(self)
        FlowRow(row, spacing=theme.SPACE[0]).addWidget(self.all_present)
        say = text_label(PRESENCE_HINT, self, "muted")
        self._stack.addWidget(_column(say, self._counts, self.presence, row))
        self._stack.addWidget(_column(self._no_carried, self.carried, self.note, self._deeds))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACE[1])
        layout.addWidget(self.part)
        layout.addWidget(self._stack, 1)

    def show_part(self, part: int) -> None:
        """Bring a part to sight."""
        self.part.set_value(part)
        self._stack.setCurrentIndex(part)

    def enter(self, part: int) -> None:
        """Bring a part to sight with the cursor in its list."""
        self.show_part(part)
        (self.resolutions, self.presence, self.carried)[part].setFocus()

    def show_meeting(self, sheet: MeetingSheet, item_id: int | None) -> None:
        """Show how a meeting stands, and the resolutions of the item in sight."""
        found = [one for one in sheet.resolutions if one.item_id == item_id]
        self.resolutions.show_resolutions(found)
        self.resolutions.setVisible(bool(found))
        self._empty.setVisible(not found)
        self.presence.show_invitees(sheet.invitees)
        there = sum(bool(one.presence) and one.presence != "excused" for one in sheet.invitees)
        words = f"{shown_count(there)} حاضر از {shown_count(len(sheet.invitees))}"
        self._counts.setText("\u200f" + words)
        self.carried.show_carried(sheet.carried)
        for widget in (self.carried, self.note, self._deeds):
            widget.setVisible(bool(sheet.carried))
        self._no_carried.setVisible(not sheet.carried)
        counts = (len(sheet.resolutions), there, len(sheet.carried))
        for button, (_part, words), count in zip(self.part.buttons(), PARTS, counts, strict=True):
            button.setText(f"{words} ({shown_count(count)})" if count else words)


def _column(*widgets: QWidget) -> QWidget:
    """Widgets below each other; a list takes what room there is."""
    box = QWidget()
    theme.set_kind(box, "inside")
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theme.SPACE[0])
    for widget in widgets:
        layout.addWidget(widget, int(isinstance(widget, QListWidget)))
    layout.addStretch(0)
    return box
