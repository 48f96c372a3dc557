"""One case whole beside the list: its checklist, people, programme, and what is known of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.access import Right
from app.changes import Kind
from app.protocol import (
    CaseSheet,
    TaskState,
    arrange_case_file,
    attach_case_files,
    case_file,
    detach_case_file,
)
from app.protocol.texts import CASE_STATES
from app.text import persian_digits
from ui import theme
from ui.common.lines_pane import LinesPane
from ui.common.part_table import PartTable
from ui.common.record_files import FiledRecord, FileKeeping, RecordFiles
from ui.common.state_tones.protocol import CASE_TONES
from ui.common.whole_pane import WholePane
from ui.protocol import desk_people, desk_programme, desk_tasks
from ui.protocol.desk_words import joined, next_words, where_words
from ui.protocol.lines import case_lines
from ui.protocol.texts import NOTHING_CHOSEN, case_heading, kind_words
from ui.protocol.what_next import NEXT, offered, step_words
from ui.shell import Shell

TASKS_PART, PEOPLE_PART, PROGRAMME_PART, REST_PART = range(4)
#: The part of the desk each of them is.
DESK_PARTS: Final = ("tasks", "people", "programme", "")
FILES: Final = FileKeeping(
    Kind.PROTOCOL_CASE,
    "پرونده",
    Right.RUN_PROTOCOL,
    attach_case_files,
    detach_case_file,
    case_file,
    arrange_case_file,
)


class CasePane(WholePane):
    """Shows one case."""

    titles = ("گام‌ها", "افراد", "برنامه", "شرح، پرونده‌ها و گذشته")
    empty_words = (
        "این پرونده گامی ندارد. Ctrl+Shift+Home میز پرونده را می‌گشاید.",
        "هنوز کسی نوشته نشده است. Ctrl+Shift+Home میز پرونده را می‌گشاید.",
        "هنوز برنامه‌ای نوشته نشده است. Ctrl+Shift+Home میز پرونده را می‌گشاید.",
        "",
    )
    nothing = NOTHING_CHOSEN
    following = NEXT

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        self.case: CaseSheet | None = None
        super().__init__(shell, parent)
        self.show_nothing()

    def make_parts(self) -> Sequence[QWidget]:
        """Checklist, people, programme, and the rest with its files."""
        self.tasks = PartTable("case_steps", desk_tasks.COLUMNS, self)
        self.tasks.setAccessibleName("گام‌های پرونده")
        self.people = PartTable("case_members", desk_people.COLUMNS, self)
        self.people.setAccessibleName("افراد پرونده")
        self.programme = PartTable("case_entries", desk_programme.COLUMNS, self)
        self.programme.setAccessibleName("برنامه پرونده")
        rest = QWidget(self)
        theme.set_kind(rest, "inside")
        self.rest = LinesPane(rest)
        self.files = RecordFiles(self._shell, rest, FILES)
        column = QVBoxLayout(rest)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.rest, 1)
        column.addWidget(self.files)
        return self.tasks, self.people, self.programme, rest

    def desk_part(self) -> str:
        """The part of the desk that is in sight here; empty of the rest."""
        return DESK_PARTS[self.part]

    def show_nothing(self) -> None:
        """Say what to do when no case is chosen."""
        self.case = None
        self.files.show_record(None)
        super().show_nothing()

    def show_case(self, sheet: CaseSheet) -> None:
        """Show a case; another one begins with its checklist."""
        self.case = sheet
        chip = CASE_STATES[sheet.state], CASE_TONES[sheet.state]
        parts = (kind_words(sheet.kind), where_words(sheet), next_words(sheet))
        where = persian_digits(joined(*parts))
        self.show_head(sheet.id, case_heading(sheet), where, chip, (*sheet.gaps, *sheet.warnings))
        needed = [one for one in sheet.tasks if one.state is not TaskState.NOT_NEEDED]
        self.tasks.show_part(needed)
        self.people.show_part(sorted(sheet.people, key=lambda one: one.order))
        self.programme.show_part(sheet.entries)
        self.rest.show_lines(case_lines(sheet))
        self.files.show_record(FiledRecord(sheet.id, sheet.number, sheet.subject, sheet.files))
        counts = (len(needed), len(sheet.people), len(sheet.entries), None)
        steps = offered(sheet, self._shell.operator())
        self.show_counts(counts, steps, step_words(sheet))
