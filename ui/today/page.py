"""The page that opens the day: its numbers, each a link, and what is most pressing."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, Final

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.changes import Kind
from app.reminders import ReminderRow
from app.text import persian_digits
from app.today import Card, Line, Listing, Today, today_sheet
from ui import theme
from ui.common.form import FormPanel
from ui.common.message_bar import MessageBar
from ui.common.way_back import WayBack
from ui.desk import DESK
from ui.shell import Shell
from ui.theme import Tone
from ui.today.card import CardButton
from ui.today.listing import ListingCard
from ui.today.papers import preview_morning_list

#: Cards beside each other where there is room, and the narrowest one.
MOST_ACROSS: Final = 6
NARROWEST: Final = 180
#: Narrower, the lists stand below each other.
TWO_LISTS: Final = 860
THREE_LISTS: Final = 1400
#: With so many, the last stands below the first.
MANY_LISTS: Final = 5


class TodayPage(QWidget):
    """The day as whoever sits here sees it."""

    #: The numbers are in sight.
    filled = Signal()

    kinds = frozenset(
        {
            Kind.CALL,
            Kind.ORDER,
            Kind.LETTER,
            Kind.EVENT,
            Kind.FOLDER,
            Kind.HAND_OVER,
            Kind.DUTY,
            Kind.KEPT_FORM,
            Kind.REMINDER,
            Kind.SETTING,
        }
    )
    keeps: frozenset[Kind] = frozenset()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        theme.set_kind(self, "page")
        self.bar = MessageBar(self)
        self.reminder_way_back = WayBack(self.bar, shell.tasks, shell.refresh_actions)
        self.cards: dict[str, CardButton] = {}
        self.listings: dict[str, ListingCard] = {}
        title = QLabel("امروز", self)
        theme.set_kind(title, "title")
        self._aside = QLabel(self)
        theme.set_kind(self._aside, "muted")
        head = QHBoxLayout()
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self._aside)
        self._rows: list[QHBoxLayout] = []
        self._above = QVBoxLayout()
        self._above.setSpacing(12)
        self._below = QGridLayout()
        self._below.setSpacing(12)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 14, 22, 12)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addWidget(self.bar)
        layout.addLayout(self._above)
        below = QWidget(self)
        theme.set_kind(below, "inside")
        below.setLayout(self._below)
        self._below.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(below, 1)

    # -- reading ---------------------------------------------------------------------------

    def reload(self, keep: int | None = None) -> None:  # noqa: ARG002  # as every page's
        """Ask how the day stands, in one question."""
        self.shell.tasks.read(self, today_sheet, DESK, done=self._show, latest="today")

    def changed(self, kinds: frozenset[Kind]) -> None:
        """Something was written; ask anew if it is counted here."""
        if kinds & self.kinds:
            self.reload()

    def _show(self, today: Today) -> None:
        for card, count in today.counts:
            if card.name not in self.cards:
                self.cards[card.name] = self._card(card)
            self.cards[card.name].show_count(count)
        for listing, lines in today.lists:
            if listing.name not in self.listings:
                self.listings[listing.name] = self._listing(listing)
            self.listings[listing.name].show_lines(lines)
        parked = persian_digits(f"{today.parked} فرم نگه‌داشته") if today.parked else ""
        self._aside.setText(" · ".join(part for part in (today.on_duty, parked) if part))
        self._lay_out()
        self.filled.emit()

    def _card(self, card: Card) -> CardButton:
        button = CardButton(card, self)
        button.clicked.connect(lambda: self._go(card.section, card.wanted))
        return button

    def _listing(self, listing: Listing) -> ListingCard:
        shown = ListingCard(listing)
        shown.opened.connect(self._open)
        shown.all_wanted.connect(lambda one: self._go(one.section, one.wanted))
        return shown

    def _lay_out(self) -> None:
        """As many cards in a row as have room; every row is full, whatever their number."""
        for layout in (*self._rows, self._below):
            while layout.count():
                layout.takeAt(0)
        shared = self._shared_out()
        while len(self._rows) < len(shared):
            self._rows.append(QHBoxLayout())
            self._rows[-1].setSpacing(12)
            self._above.addLayout(self._rows[-1])
        for row, cards in zip(self._rows, shared, strict=False):
            for card in cards:
                row.addWidget(card, 1)
                # At once: until the layout shows it by itself, it takes no cursor.
                card.show()
        for place, listing in zip(self._places(), self.listings.values(), strict=True):
            self._below.addWidget(listing, *place)

    def _places(self) -> list[tuple[int, int, int, int]]:
        """Row, column and spans of each list: beside each other as far as there is room.

        Between wide and narrow the first has a side of its own and the others share one; of many,
        and in any width beyond, the first and the last share theirs.
        """
        count, width = len(self.listings), self.width()
        if count >= MANY_LISTS and width >= theme.scaled(TWO_LISTS):
            between = count - 2
            others = [(2 * row, 1, 2, 1) for row in range(between)]
            return [(0, 0, between, 1), *others, (between, 0, between, 1)]
        if count > 2 and theme.scaled(TWO_LISTS) <= width < theme.scaled(THREE_LISTS):
            return [(0, 0, count - 1, 1), *((row, 1, 1, 1) for row in range(count - 1))]
        beside = width >= theme.scaled(TWO_LISTS)
        return [(0, n, 1, 1) if beside else (n, 0, 1, 1) for n in range(count)]

    def _shared_out(self) -> list[list[CardButton]]:
        """The cards row by row, each row with as many as the others or one less."""
        cards = list(self.cards.values())
        across = max(1, min(MOST_ACROSS, self.width() // theme.scaled(NARROWEST)))
        rows = -(-len(cards) // across)
        ends = [-(-len(cards) * row // rows) for row in range(rows + 1)] if cards else []
        return [cards[first:last] for first, last in pairwise(ends)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the cards anew for another width."""
        super().resizeEvent(event)
        self._lay_out()

    # -- going -----------------------------------------------------------------------------

    def _go(self, section: str, wanted: Any) -> None:
        self.shell.show_section(section, wanted)

    def _open(self, line: Line) -> None:
        self.shell.show_record(line.kind, line.record_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go from card to card, as the page runs."""
        cards = list(self.cards.values())
        focus = self.focusWidget()
        place = next((number for number, card in enumerate(cards) if card is focus), None)
        steps = {Qt.Key.Key_Left: 1, Qt.Key.Key_Right: -1}
        if place is not None and event.key() in steps:
            cards[(place + steps[Qt.Key(event.key())]) % len(cards)].setFocus()
            return
        super().keyPressEvent(event)

    # -- as every page ---------------------------------------------------------------------

    def current_form(self) -> FormPanel | None:
        """There are no forms here."""
        return None

    def caption(self) -> str:
        """What is in sight."""
        return "امروز"

    def table_or_self(self) -> QWidget:
        """What gets the cursor: the first number."""
        return next(iter(self.cards.values()), self)

    def chosen_line(self) -> Line | None:
        """The line the cursor stands on, in whichever list."""
        listing = next((one for one in self.listings.values() if one.table.hasFocus()), None)
        return listing.table.current_row() if listing is not None else None

    def chosen_reminder(self) -> ReminderRow | None:
        """The reminder the cursor stands on, for the keys of reminders."""
        line = self.chosen_line()
        return line.reminder if line is not None else None

    def available(self) -> frozenset[str]:
        """What can be done here."""
        back = {"take_back"} if self.reminder_way_back.is_open else set()
        return frozenset({"reload", "print", *back})

    def perform(self, action: str) -> None:
        """Do an action."""
        if action == "reload":
            self.reload()
        elif action == "take_back":
            self.reminder_way_back.go()
        elif action == "print":
            preview_morning_list(self, self.shell)

    def may_close(self) -> bool:
        """Nothing is typed here."""
        return True

    def say(self, text: str, tone: Tone) -> None:
        """Show a message over the page."""
        self.bar.say(text, tone)

    def remember(self, settings: QSettings) -> None:
        """Nothing here is of the desk."""

    def recall(self, settings: QSettings) -> None:
        """Nothing here is of the desk."""
