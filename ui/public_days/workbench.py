"""One day whole beside the list of days: its petitions, its managers, what came of it."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from app.public_days import ManagerLine, PetitionLine, PublicDaySheet
from app.public_days.listing import IN_ORDER, ORDERED
from app.public_days.planning import TITLE
from app.visits.texts import PUBLIC_DAY_STATES
from ui import theme
from ui.common.chip import Chip
from ui.common.fields import SegmentField
from ui.common.labels import RIGHT_TO_LEFT_MARK, text_label
from ui.common.lines_pane import LinesPane
from ui.common.part_table import PartTable
from ui.common.state_tones.public_days import PUBLIC_DAY_TONES
from ui.common.step_row import StepRow
from ui.public_days.columns import MANAGERS, PETITIONS
from ui.public_days.lines import count_words, day_lines, head_words
from ui.public_days.texts import DAY, NOTHING_CHOSEN, shown_count, shown_number
from ui.public_days.what_next import offered
from ui.shell import Shell
from ui.theme import Tone

PARTS: Final = ((0, "درخواست‌ها"), (1, "مدیران"), (2, "تحویل، گزارش و گام‌ها"))
PETITIONS_PART, MANAGERS_PART, REST_PART = 0, 1, 2
NO_PETITION: Final = "هنوز درخواستی در این روز نیست. Ins نخستین را می‌افزاید."
NO_MANAGER: Final = "هنوز مدیری نام برده نشده است. Alt+Ins از روی درخواست‌ها پیشنهاد می‌دهد."
MOST_GAPS: Final = 4


class Workbench(QFrame):
    """Shows one day, and what stands in it.

    Signals:
        chosen: Another part, petition or manager is in sight.
        opened: Enter on a petition or a manager.
        left: Escape, for the list of days.
        ordered: The petitions' ids in another order.
    """

    chosen = Signal()
    opened = Signal()
    left = Signal()
    ordered = Signal(list)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        theme.set_kind(self, "card")
        self.day: PublicDaySheet | None = None
        self._title = QLabel(self)
        theme.set_kind(self._title, "heading")
        self._chip = Chip(self)
        self._where = text_label("", self, "muted")
        self._gaps = QFrame(self)
        self._gap_words = text_label("", self._gaps)
        self.parts = SegmentField("part", "بخش", PARTS)
        self.parts.hide_label()
        self.petitions = PartTable("public_petitions", PETITIONS, self)
        self.petitions.setAccessibleName("درخواست‌های این روز به ترتیب نوبت")
        self.managers = PartTable("public_managers", MANAGERS, self)
        self.managers.setAccessibleName("مدیران این روز")
        self.rest = LinesPane(self)
        self._stack = QStackedWidget(self)
        self._empty = text_label("", self, "muted")
        self._counts = text_label("", self, "muted")
        self._steps = StepRow(shell, self, "day_next")
        self._lay_out()
        self._follow()
        self.show_nothing()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._chip)
        gaps = QVBoxLayout(self._gaps)
        gaps.setContentsMargins(12, 6, 12, 6)
        gaps.addWidget(self._gap_words)
        theme.set_tone(self._gaps, Tone.WARNING)
        for part in (self.petitions, self.managers, self.rest):
            self._stack.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 10, 12)
        layout.setSpacing(theme.SPACE[1])
        layout.addLayout(head)
        for widget in (self._where, self._gaps, self.parts, self._empty):
            layout.addWidget(widget)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._counts)
        layout.addWidget(self._steps)

    def _follow(self) -> None:
        self.parts.edited.connect(self._turn)
        for table in (self.petitions, self.managers):
            table.chosen.connect(self.chosen)
            table.opened.connect(self.opened)
            table.left.connect(self.left)
            table.turned.connect(self._turn_by)
        self.petitions.ordered.connect(self.ordered)

    # -- what is in sight ------------------------------------------------------------------

    @property
    def part(self) -> int:
        """Which part is in sight."""
        found: int = self.parts.value()
        return found

    def show_part(self, part: int) -> None:
        """Bring a part to sight."""
        self.parts.set_value(part)
        self._turn()

    def _turn_by(self, step: int) -> None:
        """Go to the part beside the one in sight, the cursor with it."""
        part = self.part + step
        if 0 <= part < len(PARTS):
            self.show_part(part)
            self.enter()

    def _turn(self) -> None:
        self._stack.setCurrentIndex(self.part)
        self._say_empty()
        self.chosen.emit()

    def petition(self) -> PetitionLine | None:
        """The petition the cursor is on, while they are in sight."""
        row: Any = self.petitions.current_row() if self.part == PETITIONS_PART else None
        return row if isinstance(row, PetitionLine) else None

    def manager(self) -> ManagerLine | None:
        """The manager the cursor is on, while they are in sight."""
        row: Any = self.managers.current_row() if self.part == MANAGERS_PART else None
        return row if isinstance(row, ManagerLine) else None

    def enter(self) -> None:
        """Put the cursor into the part in sight."""
        part = (self.petitions, self.managers, self.parts)[self.part]
        part.setFocus()

    def is_entered(self) -> bool:
        """Whether the cursor is in it."""
        focus: QWidget | None = self.window().focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the list of days from wherever the cursor is."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # -- a day -----------------------------------------------------------------------------

    def show_nothing(self) -> None:
        """Say what to do when no day is chosen."""
        self.day = None
        self._title.clear()
        self._chip.hide()
        self._where.setText(RIGHT_TO_LEFT_MARK + NOTHING_CHOSEN)
        for widget in (self._gaps, self.parts, self._stack, self._counts, self._empty):
            widget.hide()
        self._steps.show_steps(())

    def show_day(self, day: PublicDaySheet) -> None:
        """Show a day; another one begins with its petitions."""
        is_other = self.day is None or self.day.id != day.id
        self.day = day
        self._title.setText(f"{DAY} {shown_number(day.number)}{_titled(day)}")
        self._chip.show_state(PUBLIC_DAY_STATES[day.state], PUBLIC_DAY_TONES[day.state])
        self._chip.show()
        self._where.setText(RIGHT_TO_LEFT_MARK + head_words(day))
        self._show_gaps(day)
        self.petitions.let_move(on=day.state in ORDERED and _are_ordered(day))
        self.petitions.show_part(day.petitions)
        self.managers.show_part(day.managers)
        self.rest.show_lines(day_lines(day))
        self._counts.setText(RIGHT_TO_LEFT_MARK + count_words(day))
        for widget in (self.parts, self._stack, self._counts):
            widget.show()
        self._name_parts(day)
        if is_other:
            self.parts.set_value(PETITIONS_PART)
            self._stack.setCurrentIndex(PETITIONS_PART)
        self._say_empty()
        self._steps.show_steps(offered(day, self._shell.operator()))

    def _show_gaps(self, day: PublicDaySheet) -> None:
        more = shown_count(len(day.gaps) - MOST_GAPS)
        said = [*day.gaps[:MOST_GAPS], *([f"و {more} کار دیگر"] if day.gaps[MOST_GAPS:] else [])]
        self._gap_words.setText(RIGHT_TO_LEFT_MARK + " • ".join(said))
        self._gaps.setAccessibleName("آنچه مانده است: " + " ".join(day.gaps))
        self._gaps.setVisible(bool(said))

    def _name_parts(self, day: PublicDaySheet) -> None:
        counts = (len(day.petitions), len(day.managers), None)
        for button, (_part, words), count in zip(self.parts.buttons(), PARTS, counts, strict=True):
            button.setText(words if count is None else f"{words} ({shown_count(count)})")

    def _say_empty(self) -> None:
        day = self.day
        words = ""
        if day is not None and self.part == PETITIONS_PART and not day.petitions:
            words = NO_PETITION
        elif day is not None and self.part == MANAGERS_PART and not day.managers:
            words = NO_MANAGER
        self._empty.setText(RIGHT_TO_LEFT_MARK + words if words else "")
        self._empty.setVisible(bool(words))

    # -- remembering -----------------------------------------------------------------------

    def remember(self, settings: QSettings) -> None:
        """Write down how the columns lie."""
        for table in (self.petitions, self.managers):
            table.remember(settings)

    def recall(self, settings: QSettings) -> None:
        """Lay the columns as they were left."""
        for table in (self.petitions, self.managers):
            table.recall(settings)


def _titled(day: PublicDaySheet) -> str:
    return f" · {day.title}" if day.title not in ("", TITLE) else ""


def _are_ordered(day: PublicDaySheet) -> bool:
    """Whether there are two whose order can be another."""
    return sum(one.state in IN_ORDER for one in day.petitions) > 1
