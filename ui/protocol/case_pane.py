"""One case whole beside the list: its checklist, its people, its programme, all that is known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.protocol import CaseSheet, TaskLine
from app.protocol.texts import CASE_STATES
from ui.common.lines_pane import LinesPane
from ui.common.part_table import PartTable
from ui.common.record_files import RecordFiles
from ui.common.whole_pane import WholePane
from ui.protocol.columns import ENTRIES, PEOPLE, TASKS
from ui.protocol.desk_words import case_name, case_tone, joined, next_words, where_words
from ui.protocol.lines import case_lines
from ui.protocol.texts import NO_CASE_CHOSEN
from ui.protocol.what_next import offered
from ui.shell import Shell

TASKS_PART, PEOPLE_PART, ENTRIES_PART, REST_PART = range(4)


class CasePane(WholePane):
    """Shows one case."""

    titles = ("گام‌ها", "افراد", "برنامه", "شرح و تاریخچه")
    empty_words = (
        "این پرونده گامی ندارد.",
        "هنوز کسی نوشته نشده است؛ پرونده را باز کنید و افراد را بنویسید.",
        "هنوز برنامه‌ای نوشته نشده است.",
        "",
    )
    nothing = NO_CASE_CHOSEN
    following = "case_next"

    def __init__(self, shell: Shell, files: RecordFiles, parent: QWidget | None = None) -> None:
        self.files = files
        super().__init__(shell, parent)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(files)
        self.show_nothing()

    def make_parts(self) -> Sequence[QWidget]:
        """Checklist, people, programme, and the rest."""
        made: tuple[tuple[str, Any, str], ...] = (
            ("case_tasks", TASKS, "گام‌های پرونده"),
            ("case_people", PEOPLE, "افراد پرونده به ترتیب تشریفات"),
            ("case_entries", ENTRIES, "برنامه پرونده"),
        )
        tables = []
        for name, columns, words in made:
            table: PartTable = PartTable(name, columns, self)
            table.setAccessibleName(words)
            tables.append(table)
        self.tasks, self.people, self.entries = tables
        self.rest = LinesPane(self)
        return *tables, self.rest

    def task(self) -> TaskLine | None:
        """The step of the checklist the cursor is on, while they are in sight."""
        row: Any = self.line(TASKS_PART)
        return row if isinstance(row, TaskLine) else None

    def show_nothing(self) -> None:
        """Say what to do when nothing is chosen."""
        super().show_nothing()
        self.files.hide()

    def show_case(self, sheet: CaseSheet) -> None:
        """Show a case; another one begins with its checklist."""
        chip = (CASE_STATES[sheet.state], case_tone(sheet.state))
        where = joined(case_name(sheet), where_words(sheet), next_words(sheet))
        self.show_head(sheet.id, sheet.subject, where, chip, (*sheet.warnings, *sheet.gaps))
        self.tasks.show_part(sheet.tasks)
        self.people.show_part(sorted(sheet.people, key=lambda one: one.order))
        self.entries.show_part(sheet.entries)
        self.rest.show_lines(case_lines(sheet))
        counts = [len(sheet.tasks), len(sheet.people), len(sheet.entries)]
        self.show_counts([*counts, None], offered(sheet, self._shell.operator()))
