"""One record whole beside its list: its head, what is missing, its parts, its steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from app.text import persian_count
from ui import theme
from ui.common.chip import Chip
from ui.common.fields import SegmentField
from ui.common.labels import RIGHT_TO_LEFT_MARK, text_label
from ui.common.part_table import PartTable
from ui.common.step_row import AS_ACTIONS, StepRow
from ui.shell import Shell
from ui.theme import Tone

MOST_GAPS: Final = 4


class WholePane(QFrame):
    """Shows one record, and what stands in it part by part.

    Signals:
        chosen: Another part or line is in sight.
        opened: Enter on a line of a part.
        left: Escape, for the list.
    """

    chosen = Signal()
    opened = Signal()
    left = Signal()

    #: The words of the parts, and what one without lines says.
    titles: tuple[str, ...] = ()
    empty_words: tuple[str, ...] = ()
    #: What is said while nothing is chosen, and the action whose key takes the first step.
    nothing = ""
    following = ""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        theme.set_kind(self, "card")
        self.shown_id: int | None = None
        self._title = QLabel(self)
        theme.set_kind(self._title, "heading")
        self._chip = Chip(self)
        self._where = text_label("", self, "muted")
        self._gaps = QFrame(self)
        self._gap_words = text_label("", self._gaps)
        self.parts = SegmentField("part", "بخش", list(enumerate(self.titles)))
        self.parts.hide_label()
        self._stack = QStackedWidget(self)
        self._empty = text_label("", self, "muted")
        self._hint = text_label("", self, "muted")
        self._steps = StepRow(shell, self, self.following)
        self.bodies = tuple(self.make_parts())
        self._lay_out()
        self._follow()

    def make_parts(self) -> Sequence[QWidget]:
        """The widgets of the parts, in the order of their titles."""
        raise NotImplementedError  # pragma: no cover - every record has its own

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._chip)
        gaps = QVBoxLayout(self._gaps)
        gaps.setContentsMargins(12, 6, 12, 6)
        gaps.addWidget(self._gap_words)
        theme.set_tone(self._gaps, Tone.WARNING)
        for part in self.bodies:
            self._stack.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 10, 12)
        layout.setSpacing(theme.SPACE[1])
        layout.addLayout(head)
        for widget in (self._where, self._gaps, self.parts, self._empty):
            layout.addWidget(widget)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._hint)
        layout.addWidget(self._steps)

    def _follow(self) -> None:
        self.parts.edited.connect(self._turn)
        for table in self.tables():
            table.chosen.connect(self.chosen)
            table.opened.connect(self.opened)
            table.left.connect(self.left)
            table.turned.connect(self._turn_by)

    def tables(self) -> list[PartTable]:
        """Those of its parts that are tables."""
        return [one for one in self.bodies if isinstance(one, PartTable)]

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
        if 0 <= part < len(self.titles):
            self.show_part(part)
            self.enter()

    def _turn(self) -> None:
        self._stack.setCurrentIndex(self.part)
        self._say_of_part()
        self.chosen.emit()

    def line(self, part: int) -> Any | None:
        """The line the cursor is on in a part, while that part is in sight."""
        body = self.bodies[part]
        if self.part != part or not isinstance(body, PartTable):
            return None
        return body.current_row()

    def enter(self) -> None:
        """Put the cursor into the part in sight."""
        body = self.bodies[self.part]
        (body if isinstance(body, PartTable) else self.parts).setFocus()

    def is_entered(self) -> bool:
        """Whether the cursor is in it."""
        focus: QWidget | None = self.window().focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the list from wherever the cursor is."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # -- a record --------------------------------------------------------------------------

    def show_nothing(self) -> None:
        """Say what to do when nothing is chosen."""
        self.shown_id = None
        self._title.clear()
        self._chip.hide()
        self._where.setText(RIGHT_TO_LEFT_MARK + self.nothing)
        for widget in (self._gaps, self.parts, self._stack, self._empty, self._hint):
            widget.hide()
        self._steps.show_steps(())

    def show_head(
        self,
        number: int,
        title: str,
        where: str,
        chip: tuple[str, Tone] | None,
        gaps: Sequence[str] = (),
    ) -> None:
        """Show what a record is; another one begins with its first part."""
        self._title.setText(title)
        if chip is not None:
            self._chip.show_state(*chip)
        self._chip.setVisible(chip is not None)
        self._where.setText(RIGHT_TO_LEFT_MARK + where)
        self._where.setVisible(bool(where))
        self._show_gaps(gaps)
        if self.shown_id != number:
            self.parts.set_value(0)
            self._stack.setCurrentIndex(0)
        self.shown_id = number
        for widget in (self.parts, self._stack):
            widget.show()

    def _show_gaps(self, gaps: Sequence[str]) -> None:
        more = persian_count(len(gaps) - MOST_GAPS)
        said = [*gaps[:MOST_GAPS], *([f"و {more} کار دیگر"] if gaps[MOST_GAPS:] else [])]
        self._gap_words.setText(RIGHT_TO_LEFT_MARK + " • ".join(said))
        self._gaps.setAccessibleName("آنچه مانده است: " + " ".join(gaps))
        self._gaps.setVisible(bool(said))

    def show_counts(
        self,
        counts: Sequence[int | None],
        steps: Sequence[str],
        words: Mapping[str, str] = AS_ACTIONS,
    ) -> None:
        """Say how many lines each part has, and offer the steps, some by words of the record."""
        for button, title, count in zip(self.parts.buttons(), self.titles, counts, strict=True):
            button.setText(title if count is None else f"{title} ({persian_count(count)})")
        self._say_of_part()
        self._steps.show_steps(steps, words)

    def _say_of_part(self) -> None:
        body = self.bodies[self.part]
        is_empty = isinstance(body, PartTable) and not body.part.rows
        words = self.empty_words[self.part] if is_empty and self.shown_id is not None else ""
        hint = self.hint() if self.shown_id is not None and not is_empty else ""
        for label, said in ((self._empty, words), (self._hint, hint)):
            label.setText(RIGHT_TO_LEFT_MARK + said if said else "")
            label.setVisible(bool(said))

    def hint(self) -> str:
        """What the keys of the part in sight mean; empty where they need no words."""
        return ""

    # -- remembering -----------------------------------------------------------------------

    def remember(self, settings: QSettings) -> None:
        """Write down how the columns lie."""
        for table in self.tables():
            table.remember(settings)

    def recall(self, settings: QSettings) -> None:
        """Lay the columns as they were left."""
        for table in self.tables():
            table.recall(settings)
