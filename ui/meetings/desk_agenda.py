"""The agenda on the minutes desk: its items, what the one in sight is, and how it is decided."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.meetings.rows import ItemLine, MeetingSheet
from app.meetings.states import WRITABLE, ItemState
from app.meetings.texts import ITEM_KINDS, ITEM_STATES, MEETING_STATES
from ui import theme
from ui.common.chip import Chip
from ui.common.fields import TextField
from ui.common.flow import FlowRow
from ui.common.labels import RIGHT_TO_LEFT_MARK, text_label
from ui.meetings.desk_lists import NO_ITEM, ItemList
from ui.meetings.desk_words import DECISIONS, GENERAL, REOPEN_KEY, shown_count
from ui.theme import Tone

ITEM_TONES: Final[Mapping[ItemState, Tone]] = {
    ItemState.OPEN: Tone.WARNING,
    ItemState.DECIDED: Tone.SUCCESS,
    ItemState.NOTED: Tone.INFORMATION,
    ItemState.PUT_OFF: Tone.QUIET,
    ItemState.WITHDRAWN: Tone.QUIET,
}
HINT: Final = "متن تصمیم، یا سبب به جلسه بعد ماندن و خروج از دستور"
REOPEN: Final = "باز کردن دوباره"
GAPS: Final = "تا نهایی شدن:"
MOST_GAPS: Final = 4


class DeskAgenda(QWidget):
    """The list of items; head and decision of the one in sight stand over and under its text.

    Attributes:
        head: Over the text.
        decision: Under the text.
        amend: Corrects the item in sight.
        words: What is typed of the decision.
        buttons: By the state they lead to; that of `OPEN` opens the item again.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        theme.set_kind(self, "inside")
        self.items = ItemList("دستور جلسه", self)
        self._where = text_label("", self, "muted")
        self._gaps = QFrame(self)
        self._gap_words = text_label("", self._gaps)
        self.head = QWidget(parent)
        self._title = text_label("", self.head, "strong")
        self._facts = text_label("", self.head, "muted")
        self._chip = Chip(self.head)
        self.amend = QPushButton(self.head)
        theme.set_kind(self.amend, "quiet")
        self.decision = QWidget(parent)
        self.words = TextField("decision", "تصمیم", hint=HINT)
        self.words.hide_label()
        self.buttons: dict[ItemState, QPushButton] = {}
        self._can_decide = self._is_asked = False
        self._lay_out()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACE[1])
        layout.addWidget(self._where)
        layout.addWidget(self.items, 1)
        gaps = QVBoxLayout(self._gaps)
        gaps.setContentsMargins(10, 6, 10, 6)
        gaps.addWidget(self._gap_words)
        theme.set_tone(self._gaps, Tone.WARNING)
        layout.addWidget(self._gaps)
        head = QHBoxLayout(self.head)
        head.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self._facts)
        head.addLayout(column, 1)
        head.addWidget(self.amend)
        head.addWidget(self._chip)
        below = QVBoxLayout(self.decision)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(theme.SPACE[0])
        below.addWidget(self.words)
        row = FlowRow(spacing=theme.SPACE[0])
        for state, words, key in (*DECISIONS, (ItemState.OPEN, REOPEN, REOPEN_KEY)):
            button = QPushButton(f"{words}   \u2066{key}\u2069", self.decision)
            self.buttons[state] = button
            row.addWidget(button)
        below.addLayout(row)

    def decides(self, do: Callable[[ItemState], None]) -> None:
        """Let the buttons decide."""
        for state, button in self.buttons.items():
            button.clicked.connect(lambda _on=False, state=state: do(state))

    # -- items -----------------------------------------------------------------------------

    def item_id(self) -> int | None:
        """The id of the item in sight; None while it is what was said besides them."""
        found: int | None = self.items.current()
        return found or None

    def stand_on(self, item_id: int | None) -> None:
        """Stand on an item."""
        self.items.stand_on(item_id or NO_ITEM)

    def step(self, by: int) -> None:
        """Go so many items on; at the ends stay."""
        row = self.items.currentRow() + by
        if 0 <= row < self.items.count():
            self.items.setCurrentRow(row)

    def show_meeting(self, sheet: MeetingSheet) -> None:
        """Show the agenda as it stands."""
        self.items.blockSignals(True)
        self.items.show_items(sheet)
        self.items.blockSignals(False)
        series = f"{sheet.series} · " if sheet.series else ""
        self._where.setText(RIGHT_TO_LEFT_MARK + series + MEETING_STATES[sheet.state])
        more = len(sheet.gaps) - MOST_GAPS
        said = [*sheet.gaps[:MOST_GAPS], *([f"و {shown_count(more)} دیگر"] if more > 0 else [])]
        self._gap_words.setText("\n".join(RIGHT_TO_LEFT_MARK + one for one in (GAPS, *said)))
        self._gaps.setVisible(bool(said) and sheet.state in WRITABLE)

    def give_room(self, *, is_asked: bool) -> None:
        """While a conflict is asked, nothing is decided: the place is its own."""
        self._is_asked = is_asked
        self.decision.setVisible(self._can_decide and not is_asked)

    def show_item(self, sheet: MeetingSheet, item: ItemLine | None) -> None:
        """Show what the item in sight is."""
        self._can_decide = item is not None and sheet.state in WRITABLE
        self.amend.setVisible(self._can_decide)
        self.give_room(is_asked=self._is_asked)
        self._chip.setVisible(item is not None)
        if item is None:
            self._title.setText(RIGHT_TO_LEFT_MARK + GENERAL)
            self._facts.setText(RIGHT_TO_LEFT_MARK + sheet.subject)
            return
        self._title.setText(RIGHT_TO_LEFT_MARK + (item.title or ITEM_KINDS[item.kind]))
        minutes = f"{shown_count(item.minutes)} دقیقه" if item.minutes else ""
        parts = (item.presenter, minutes, item.papers, item.origin, item.decision)
        facts = " · ".join(part for part in parts if part)
        self._facts.setText(RIGHT_TO_LEFT_MARK + facts if facts else "")
        self._facts.setVisible(bool(facts))
        self._chip.show_state(ITEM_STATES[item.state], ITEM_TONES[item.state])
        is_open = item.state is ItemState.OPEN
        for state, button in self.buttons.items():
            button.setVisible((state is ItemState.OPEN) is not is_open)
        self.words.setVisible(is_open)
