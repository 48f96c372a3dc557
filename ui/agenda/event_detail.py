"""The detail pane of the list of entries: one whole, its files, and what comes next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from app.access import Right
from app.agenda import (
    EventSheet,
    arrange_event_file,
    attach_event_files,
    detach_event_file,
    event_file,
)
from app.agenda.texts import EVENT_KINDS, EVENT_ORIGINS, EVENT_STATES
from app.changes import Kind
from ui import theme
from ui.agenda.event_lines import event_lines
from ui.agenda.event_texts import NOTHING_CHOSEN, shown_number
from ui.agenda.what_next import next_steps
from ui.common.chip import Chip
from ui.common.lines_pane import LinesPane
from ui.common.next_steps import NextSteps
from ui.common.record_files import FiledRecord, FileKeeping, RecordFiles
from ui.common.state_tones.events import EVENT_TONES
from ui.shell import Shell

FILES: Final = FileKeeping(
    Kind.EVENT,
    "برنامه",
    Right.PLAN_AGENDA,
    attach_event_files,
    detach_event_file,
    event_file,
    arrange_event_file,
)
#: Wide enough for nearly every pair of steps, so that the list keeps its width from row to row.
LEAST_WIDTH: Final = 416


class EventDetail(QFrame):
    """Shows one entry."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        theme.set_kind(self, "card")
        self._what = QLabel(self)
        theme.set_kind(self._what, "muted")
        self.number = QLabel(self)
        theme.set_kind(self.number, "title")
        self._chip = Chip(self)
        head = QHBoxLayout()
        head.addWidget(self.number)
        head.addStretch(1)
        head.addWidget(self._chip)
        self.lines = LinesPane(self)
        self.files = RecordFiles(shell, self, FILES)
        self._steps = NextSteps(shell, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 10, 14)
        layout.setSpacing(6)
        layout.addWidget(self._what)
        layout.addLayout(head)
        layout.addWidget(self.lines, 1)
        layout.addWidget(self.files)
        layout.addLayout(self._steps)
        self.show_nothing()

    def minimumSizeHint(self) -> QSize:
        """As wide as its steps ask, and never less than most of them do."""
        least = QSize(theme.scaled(LEAST_WIDTH), 0)
        return super().minimumSizeHint().expandedTo(least)

    def show_nothing(self, words: str = NOTHING_CHOSEN) -> None:
        """Say what to do when no entry is chosen, or that one may not be seen."""
        for widget in (self.number, self._what, self._chip):
            widget.hide()
        self.lines.show_lines([("muted", words)])
        self.files.show_record(None)
        self._steps.show_actions(())

    def show_event(self, sheet: EventSheet) -> None:
        """Show an entry whole."""
        self._what.setText(f"{EVENT_KINDS[sheet.kind]} · {EVENT_ORIGINS[sheet.origin]}")
        self.number.setText(shown_number(sheet.number))
        self._chip.show_state(EVENT_STATES[sheet.state], EVENT_TONES[sheet.state])
        for widget in (self.number, self._what, self._chip):
            widget.show()
        self.lines.show_lines(event_lines(sheet, self._shell.today()))
        self.files.show_record(FiledRecord(sheet.id, sheet.number, sheet.subject, sheet.files))
        self._steps.show_actions(next_steps(sheet, self._shell.operator()))

    def choose(self, choices: Sequence[tuple[str, Any]], take: Callable[[Any], None]) -> None:
        """Take the only choice, or let one be chosen by its digit or the arrow keys."""
        if len(choices) == 1:
            take(choices[0][1])
        elif choices:
            self.menu(choices, take).popup(self.mapToGlobal(QPoint(12, 48)))

    def menu(self, choices: Sequence[tuple[str, Any]], take: Callable[[Any], None]) -> QMenu:
        """The choices, each with a digit of its own."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for place, (words, value) in enumerate(choices, 1):
            digit = f"&{place}  " if place < 10 else ""
            action = menu.addAction(digit + words.replace("&", "&&"))
            action.triggered.connect(lambda _on=False, value=value: take(value))
        menu.setActiveAction(menu.actions()[0])
        return menu
