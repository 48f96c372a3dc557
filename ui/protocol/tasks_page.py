"""The steps of all cases that are still open: late, of today, of the week; done by one key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, QSettings, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.access import Right
from app.changes import Changes, Kind
from app.errors import AppError
from app.listing import MOST_COUNTED
from app.protocol import (
    CaseSheet,
    CaseTaskRow,
    TaskFilter,
    TaskView,
    case_sheet,
    case_version,
    count_case_tasks,
    finish_tasks,
    list_case_tasks,
    take_case_step_back,
)
from app.session import OfficeSession
from ui import theme
from ui.common.lines_pane import LinesPane
from ui.common.register_page import RegisterPage
from ui.common.register_table import Column
from ui.protocol.columns import TASKS
from ui.protocol.desk_words import joined, late_words, shown_day, shown_number
from ui.protocol.filters import TaskFilters
from ui.protocol.links import DeskOf
from ui.protocol.step_form import TASK_DISMISS, TASK_DONE, TASK_FORMS
from ui.protocol.texts import DONE, EMPTY_TASKS, kind_words
from ui.shell import Shell
from ui.theme import Tone

SECTION: Final = "protocol"
TICK: Final = "case_task_done"
OPEN_DESK: Final = "case_desk"
#: The actions plain keys of the list do.
_KEYS: Final = {Qt.Key.Key_Space: TICK, Qt.Key.Key_Delete: TASK_DISMISS}
_CHORDS: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
WAITS: Final = "در نوبت است: گامی پیش از آن در همان پرونده مانده است."
HINT: Final = "Space انجام شد · Enter انجام شد، با شماره سند · Del لازم نیست"


def finish_now(
    session: OfficeSession, case_id: int, tasks: Sequence[int]
) -> Changes[tuple[int, int]]:
    """Finish steps of a case as it stands; the case and its version after that."""
    done = finish_tasks(session, case_id, case_version(session, case_id), tasks)
    return Changes((case_id, case_version(session, case_id)), done.kinds)


class CaseTasksPage(RegisterPage[CaseTaskRow]):
    """What is to be done in protocol work."""

    name = "protocol_tasks"
    title = "گام‌های تشریفات"
    empty = EMPTY_TASKS
    kinds = frozenset({Kind.PROTOCOL_CASE, Kind.SETTING})
    keeps = frozenset()
    common_actions = RegisterPage.common_actions | {"save_list"}
    top_actions = (OPEN_DESK, TASK_DISMISS, TASK_DONE, TICK)

    def __init__(self, shell: Shell) -> None:
        self._pane = QFrame()
        theme.set_kind(self._pane, "card")
        self.lines = LinesPane(self._pane)
        column = QVBoxLayout(self._pane)
        column.addWidget(self.lines)
        super().__init__(shell)
        self._filters = TaskFilters(self.filter_later)
        self.filters.addWidget(self._filters, 1)
        self.table.setAccessibleName(self.title)
        self.table.installEventFilter(self)
        #: Steps that are being written as done.
        self._ticked: set[int] = set()
        #: The case a step was done in last, and its version since then.
        self._last: tuple[int, int] | None = None

    def columns(self) -> Sequence[Column[CaseTaskRow]]:
        """The page's columns."""
        return TASKS

    def detail_widget(self) -> QWidget:
        """The chosen step and its case."""
        return self._pane

    def question(self) -> tuple[Callable[..., Sequence[CaseTaskRow]], tuple[Any, ...]]:
        """The list as filtered."""
        return list_case_tasks, (self._filters.wanted(),)

    def filter_words(self) -> str:
        """The filter in words."""
        return self._filters.words()

    def show_filter(self, wanted: TaskFilter) -> None:
        """Filter as a kept list does, or as a link asks."""
        self._filters.show_filter(wanted)
        self.reload(from_top=True)

    def ask_count(self, give: Callable[[int], None]) -> None:
        """Ask how many steps the filter finds, and how many are late."""
        read = self.shell.tasks.read
        read(
            self,
            count_case_tasks,
            self._filters.wanted(),
            most=MOST_COUNTED,
            done=give,
            latest="count",
        )
        late = TaskFilter(view=TaskView.LATE)
        read(self, count_case_tasks, late, done=self._late_known, latest="late")

    def _late_known(self, count: int) -> None:
        self.shell.set_count(self.name, count)

    def status_words(self) -> str:
        """The status line."""
        return joined(f"{self.how_many()} گام در فهرست", f"\u200f{HINT}")

    def show_detail(self, row: CaseTaskRow | None) -> None:
        """Show the chosen step."""
        self.lines.show_lines(_whole(row) if row is not None else [])

    def tells_of(self, row: CaseTaskRow) -> tuple[Kind, int]:
        """The case a step is of, for orders and papers."""
        return Kind.PROTOCOL_CASE, row.case_id

    # -- deeds -----------------------------------------------------------------------------

    def available(self) -> frozenset[str]:
        """What can be done with the step in hand."""
        found = {"filter", "clear_filter", "reload"}
        may = self.shell.operator().may(Right.RUN_PROTOCOL)
        if self.current_form() is not None:
            return frozenset(found)
        if may and self._last is not None:
            found.add("take_back")
        if self.table.current_row() is not None:
            found.add(OPEN_DESK)
            found |= {TICK, TASK_DONE, TASK_DISMISS} if may else set()
        return frozenset(found)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space and Delete say something of the step the cursor is on."""
        is_key = event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if is_key and isinstance(event, QKeyEvent) and not event.modifiers() & _CHORDS:
            action = _KEYS.get(Qt.Key(event.key()))
            if action is not None and action in self.available():
                self.perform(action)
                return True
        return super().eventFilter(watched, event)

    def open_current(self) -> None:
        """Enter asks how the step was done."""
        if TASK_DONE in self.available():
            self.perform(TASK_DONE)

    def perform(self, action: str) -> None:
        """Do an action."""
        row: CaseTaskRow | None = self.table.current_row()
        if action in _PAGE_DEEDS:
            _PAGE_DEEDS[action](self)
        elif row is None:
            return
        elif action == TICK:
            self._tick()
        elif action in TASK_FORMS:
            self._ask(action, row)
        elif action == OPEN_DESK:
            self.shell.show_section(SECTION, DeskOf(row.case_id))

    def _tick(self) -> None:
        """Every chosen step is done, those of one case as one deed; the cursor goes on."""
        rows = [row for row in self.table.selected_rows() if row.id not in self._ticked]
        by_case: dict[int, list[int]] = defaultdict(list)
        for row in rows:
            by_case[row.case_id].append(row.id)
        for case_id, tasks in by_case.items():
            self._ticked |= set(tasks)
            self._write(case_id, tasks)
        self._go_on()

    def _write(self, case_id: int, tasks: Sequence[int]) -> None:
        def done(stands: tuple[int, int]) -> None:
            self._last = stands
            self._ticked -= set(tasks)
            self.say(DONE["task"], Tone.SUCCESS)
            self.shell.refresh_actions()

        def refused(error: AppError) -> None:
            self._ticked -= set(tasks)
            self.say(error.message, Tone.DANGER)
            self.reload()

        self.shell.tasks.write(self, finish_now, case_id, tasks, done=done, failed=refused)

    def _go_on(self) -> None:
        """Stand on the next step, which is in the place of the done one once it is gone."""
        place = self.table.currentIndex().row() + 1
        if place < self.model.rowCount():
            self.table.stand_on(self.model.index(place, 0))

    def take_back(self) -> None:
        """Take back what was done last from here, unless somebody went on since."""
        if self._last is None:
            return
        last, self._last = self._last, None
        self.shell.tasks.write(
            self,
            take_case_step_back,
            *last,
            done=lambda _value: self.say(DONE["taken_back"], Tone.SUCCESS),
        )

    def _ask(self, action: str, row: CaseTaskRow) -> None:
        """Open the form of what is said of a step, on its case as it stands."""

        def known(sheet: CaseSheet) -> None:
            task = next((one for one in sheet.tasks if one.id == row.id), None)
            if task is not None:
                self.open_form(TASK_FORMS[action](self.shell, sheet, task, self._said))

        self.shell.tasks.read(self, case_sheet, row.case_id, done=known, latest="form")

    def _said(self, number: int) -> None:
        self.say(DONE["task"], Tone.SUCCESS)

        def stands(version: int) -> None:
            self._last = number, version
            self.shell.refresh_actions()

        self.shell.tasks.read(self, case_version, number, done=stands, latest="version")

    def focus_filter(self) -> None:
        """Put the cursor into the filter."""
        self._filters.focus()

    # -- remembering -----------------------------------------------------------------------

    def remember(self, settings: QSettings) -> None:
        """Write down columns and filters."""
        super().remember(settings)
        self._filters.remember(settings)

    def recall(self, settings: QSettings) -> None:
        """Lay columns and filters as they were left."""
        super().recall(settings)
        self._filters.recall(settings)


def _show_all(page: CaseTasksPage) -> None:
    page.show_filter(TaskFilter(view=TaskView.OPEN))


_PAGE_DEEDS: Final[dict[str, Callable[[CaseTasksPage], object]]] = {
    "filter": CaseTasksPage.focus_filter,
    "clear_filter": _show_all,
    "reload": lambda page: page.reload(),
    "take_back": CaseTasksPage.take_back,
}


def _whole(row: CaseTaskRow) -> list[tuple[str, str]]:
    due = f"تا {shown_day(row.due_on)}" if row.due_on is not None else ""
    late = late_words(row.late_days) if row.late_days else ""
    found = [("strong", row.title), ("", joined(due, late))]
    for title, text in (("مسئول", row.responsible), ("سندی که می‌خواهد", row.document)):
        found += [("label", title), ("", text)] if text else []
    found += [
        ("label", "پرونده"),
        ("", row.case_subject),
        ("muted", joined(kind_words(row.case_kind), shown_number(row.case_number))),
        ("muted", f"آغاز {shown_day(row.starts_on)}"),
    ]
    return found + ([("label", "نوبت"), ("", WAITS)] if row.waits else [])
