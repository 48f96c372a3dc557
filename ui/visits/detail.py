"""The detail pane of a visit: one whole, its files, and what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.access import Right
from app.changes import Kind
from app.reminders import ReminderRow, with_reminders
from app.visits import (
    EarlierSheet,
    VisitSheet,
    arrange_visit_file,
    attach_visit_files,
    detach_visit_file,
    visit_file,
    visit_sheet,
)
from app.visits.texts import VISIT_STATES
from ui import theme
from ui.common.chip import Chip
from ui.common.lines_pane import LinesPane
from ui.common.next_steps import NextSteps
from ui.common.record_files import FiledRecord, FileKeeping, RecordFiles
from ui.common.state_tones.visits import VISIT_TONES
from ui.reminders.texts import reminder_lines
from ui.shell import Shell
from ui.visits.lines import Lines, earlier_lines, step_lines, visit_lines
from ui.visits.texts import NOTHING_CHOSEN, VISIT, shown_number
from ui.visits.what_next import next_steps

FILES: Final = FileKeeping(
    Kind.VISIT,
    VISIT,
    Right.RECEIVE_VISITS,
    attach_visit_files,
    detach_visit_file,
    visit_file,
    arrange_visit_file,
)
#: What is shown, and the question whose answer it is.
Shown = tuple[VisitSheet, tuple[ReminderRow, ...]]
visit_shown = with_reminders(visit_sheet, Kind.VISIT)
#: Wide enough for every pair of steps, so that the list keeps its width from row to row.
LEAST_WIDTH: Final = 420


class VisitDetail(QFrame):
    """Shows one visit."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        theme.set_kind(self, "card")
        #: What is shown of the visit in sight, before what its visitor came with earlier.
        self._shown: Lines = []
        self._number = QLabel(self)
        theme.set_kind(self._number, "heading")
        self._chip = Chip(self)
        head = QHBoxLayout()
        head.addWidget(self._number)
        head.addStretch(1)
        head.addWidget(self._chip)
        self.lines = LinesPane(self)
        self.files = RecordFiles(shell, self, FILES)
        self._steps = NextSteps(shell, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 10, 14)
        layout.addLayout(head)
        layout.addWidget(self.lines, 1)
        layout.addWidget(self.files)
        layout.addLayout(self._steps)
        self.show_nothing()

    def minimumSizeHint(self) -> QSize:
        """As wide as its steps ask, and never less than most of them do."""
        least = QSize(theme.scaled(LEAST_WIDTH), 0)
        return super().minimumSizeHint().expandedTo(least)

    def show_nothing(self) -> None:
        """Say what to do when no visit is chosen."""
        self._number.clear()
        self._chip.hide()
        self.lines.show_lines([("muted", NOTHING_CHOSEN)])
        self.files.show_record(None)
        self._steps.show_actions(())

    def show_visit(self, sheet: VisitSheet, reminders: Sequence[ReminderRow]) -> None:
        """Show a visit whole."""
        self._number.setText(f"{VISIT} {shown_number(sheet.number)}")
        self._chip.show_state(VISIT_STATES[sheet.state], VISIT_TONES[sheet.state])
        self._chip.show()
        remind = reminder_lines(reminders, self._shell.today())
        self._shown = [*visit_lines(sheet), *remind]
        self.lines.show_lines([*self._shown, *step_lines(sheet)])
        self.files.show_record(FiledRecord(sheet.id, sheet.number, sheet.visitor_name, sheet.files))
        self._steps.show_actions(next_steps(sheet, self._shell.operator()))

    def show_earlier(self, sheet: VisitSheet, earlier: EarlierSheet) -> None:
        """Show besides what its visitor was here for before."""
        self.lines.show_lines([*self._shown, *earlier_lines(earlier), *step_lines(sheet)])
