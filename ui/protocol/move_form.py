"""The form that moves a case to other days: what goes along is in sight before it goes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from app.agenda import Clashing
from app.errors import AppError
from app.protocol import (
    CaseMovePreview,
    CaseSheet,
    EntryMove,
    TaskMove,
    case_sheet,
    move_case,
    preview_case_move,
)
from ui import theme
from ui.common.clash_panel import MAY, MAY_NOT, REASON
from ui.common.field import Field
from ui.common.fields import DateField, LinesField, TextField
from ui.common.form import FormPanel
from ui.common.labels import RIGHT_TO_LEFT_MARK, text_label
from ui.common.lines_pane import LinesPane
from ui.common.record_step_form import theirs_words
from ui.protocol.desk_words import case_days, case_name, shown_count, shown_day, shown_moment
from ui.protocol.texts import case_heading, title_of
from ui.shell import Shell
from ui.theme import Tone

ENTRIES: Final = "برنامه‌هایی که با آن می‌روند   (Space برمی‌گزیند یا کنار می‌گذارد)"
FIRST: Final = "روز تازه را بنویسید تا دیده شود چه چیزهایی با آن جابه‌جا می‌شود."
NO_ENTRIES: Final = "برنامه‌ای با آن جابه‌جا نمی‌شود."
NO_TASKS: Final = "هیچ گام مانده‌ای جابه‌جا نمی‌شود."
TO: Final = " ← "
FIXED: Final = "برگزار شده است و می‌ماند"
CLASH_ICON: Final = "alert-circle-outline"
ICON_SIZE: Final = 18
#: Pixels at the usual type.
LIST_HEIGHT: Final = 190
TASKS_HEIGHT: Final = 150


class EntriesField(Field):
    """Which entries of a programme go along, each with where it goes and what is in its way."""

    def __init__(self, name: str, label: str) -> None:
        self.list = QListWidget()
        super().__init__(name, label, self.list)
        self.list.setMinimumHeight(theme.scaled(LIST_HEIGHT // 2))
        self.list.setMaximumHeight(theme.scaled(LIST_HEIGHT))
        #: What a person said of an entry, by its id.
        self._said: dict[int, bool] = {}
        self._is_filling = False
        self.list.itemChanged.connect(self._changed)

    def show_moves(self, moves: Sequence[EntryMove]) -> None:
        """Show where entries would go; what nothing stands in the way of is chosen at first."""
        self._is_filling = True
        row = max(self.list.currentRow(), 0)
        self.list.clear()
        for move in moves:
            self.list.addItem(self._item(move))
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self._is_filling = False

    def _item(self, move: EntryMove) -> QListWidgetItem:
        item = QListWidgetItem(entry_words(move))
        item.setData(Qt.ItemDataRole.UserRole, move.entry_id)
        if move.is_fixed:
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
            return item
        chosen = self._said.get(move.entry_id, not move.clashes)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)
        if move.clashes:
            picture = theme.icon_picture(CLASH_ICON, theme.CURRENT.danger, ICON_SIZE)
            item.setIcon(QIcon(picture))
        return item

    def _changed(self, item: QListWidgetItem) -> None:
        if not self._is_filling:
            number = item.data(Qt.ItemDataRole.UserRole)
            self._said[number] = item.checkState() is Qt.CheckState.Checked
            self.edited.emit()

    def value(self) -> tuple[int, ...]:
        """The entries that go along."""
        items = (self.list.item(place) for place in range(self.list.count()))
        return tuple(
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        )

    def set_value(self, value: Sequence[int]) -> None:
        """Choose these."""
        self._said = dict.fromkeys(value, True)

    def raw(self) -> Any:
        """What was said of each."""
        return {str(number): chosen for number, chosen in self._said.items()}

    def set_raw(self, raw: Any) -> None:
        """Say it again, as soon as they are in sight."""
        if isinstance(raw, dict):
            self._said = {int(number): bool(chosen) for number, chosen in raw.items()}


def entry_words(move: EntryMove) -> str:
    """An entry, where it goes, and below it what is in its way."""
    where = FIXED if move.is_fixed else shown_moment(move.before) + TO + shown_moment(move.after)
    return "\n".join((f"{move.title} · {where}", *(f"تداخل: {words}" for words in move.clashes)))


def task_words(move: TaskMove) -> str:
    """A step, and from which day to which it goes."""
    return f"{move.title} · {shown_day(move.before) or '—'}{TO}{shown_day(move.after) or '—'}"


class MoveCaseForm(FormPanel):
    """Moves a case with its open steps and the entries that are chosen, with the reason."""

    answers: frozenset[str] = frozenset()

    def __init__(self, shell: Shell, sheet: CaseSheet, saved: Callable[[int], None]) -> None:
        super().__init__(f"جابه‌جایی — {case_name(sheet)}")
        self._shell, self._sheet, self._saved = shell, sheet, saved
        self._is_end_touched = False
        today = shell.today
        self.starts = DateField("starts_on", title_of("starts_on", sheet.kind), today, needed=True)
        self.ends = DateField("ends_on", title_of("ends_on", sheet.kind), today, needed=True)
        self.entries = EntriesField("entry_ids", ENTRIES)
        self.override = TextField("override_reason", REASON)
        self._none = text_label(FIRST, self, "muted")
        self._tasks_title = text_label("", self, "label")
        self._tasks = LinesPane(self)
        self._lay()
        self.fill({"starts_on": sheet.starts_on, "ends_on": sheet.ends_on})
        self.entries.hide()

    def _lay(self) -> None:
        sheet = self._sheet
        self.body.addWidget(text_label(case_heading(sheet), self, "strong"))
        self.body.addWidget(text_label(case_days(sheet), self, "muted"))
        self.lay_rows([((self.starts, 1), (self.ends, 1))])
        self.lay_rows([((LinesField("reason", "سبب جابه‌جایی", needed=True, rows=2), 1),)])
        self.lay_rows([((self.entries, 1),)])
        self.body.addWidget(self._none)
        self.lay_rows([((self.override, 1),)])
        self.override.hide()
        self._tasks.setMinimumHeight(theme.scaled(TASKS_HEIGHT))
        self.body.addWidget(self._tasks_title)
        self.body.addWidget(self._tasks, 1)
        save = self.add_button("جابه‌جا شود   \u2066Ctrl+Enter\u2069", primary=True)
        save.clicked.connect(lambda: self.save("close"))
        self.buttons.addStretch(1)
        self.add_button("انصراف   \u2066Esc\u2069").clicked.connect(self.close_form)
        self.starts.edited.connect(self._start_typed)
        self.ends.edited.connect(self._end_typed)

    def start(self) -> None:
        """The day is what is typed first, over the old one."""
        self.starts.setFocus()
        self.starts.line.selectAll()

    def classification(self) -> int:
        """As secret as the case."""
        return int(self._sheet.classification)

    # -- what goes along ---------------------------------------------------------------------

    def _start_typed(self) -> None:
        """The end goes as far as the beginning, until somebody types it."""
        day = _day_of(self.starts)
        if day is not None and not self._is_end_touched:
            last: timedelta = self._sheet.ends_on - self._sheet.starts_on
            self.ends.set_value(day + last)
        self._ask()

    def _end_typed(self) -> None:
        self._is_end_touched = True
        self._ask()

    def _ask(self) -> None:
        starts, ends = _day_of(self.starts), _day_of(self.ends)
        if starts is None or ends is None or ends < starts:
            return
        self._shell.tasks.read(
            self,
            preview_case_move,
            self._sheet.id,
            starts,
            ends,
            done=self._show_moves,
            # What cannot be a day is said beside its field when it is saved.
            failed=lambda _error: None,
            latest="preview",
        )

    def _show_moves(self, preview: CaseMovePreview) -> None:
        self.entries.show_moves(preview.entries)
        self.entries.setVisible(bool(preview.entries))
        self._none.setText(RIGHT_TO_LEFT_MARK + NO_ENTRIES)
        self._none.setVisible(not preview.entries)
        count = len(preview.tasks)
        words = f"{shown_count(count)} گام مانده جابه‌جا می‌شود" if count else NO_TASKS
        self._tasks_title.setText(words)
        self._tasks.show_lines([("", task_words(one)) for one in preview.tasks])

    # -- saving ----------------------------------------------------------------------------

    def save(self, after: str = "stay") -> None:  # noqa: ARG002  # a move is done and over
        """Move the case."""
        values = self.begin_saving()
        if values is None:
            return
        sheet = self._sheet
        names = ("starts_on", "ends_on", "reason", "entry_ids", "override_reason")
        self.submit(
            self._shell.tasks,
            move_case,
            sheet.id,
            sheet.version,
            *(values[name] for name in names),
            done=self._done,
            failed=self.show_error,
        )

    def begin_saving(self) -> dict[str, Any] | None:
        """As every form; without a day that is said beside it."""
        values = super().begin_saving()
        if values is None:
            return None
        for name in ("starts_on", "ends_on"):
            if values[name] is None:
                self.is_saving = False
                self.fields[name].show_problem("روز را بنویسید.")
                self.fields[name].setFocus()
                return None
        return values

    def show_error(self, error: AppError) -> None:
        """Say what stands in the way; whoever may says why it shall stand all the same."""
        super().show_error(error)
        if isinstance(error, Clashing):
            self.override.setVisible(error.may_override)
            self.bar.say(f"{error.message} {MAY if error.may_override else MAY_NOT}", Tone.DANGER)
            (self.override if error.may_override else self.entries.list).setFocus()
            self._ask()

    def offer_theirs(self) -> None:
        """Read the case anew; it is moved from where it stands when it is saved again."""

        def known(sheet: CaseSheet) -> None:
            self._sheet = sheet
            self.bar.say(theirs_words(sheet), Tone.WARNING)
            self._ask()

        read, number = self._shell.tasks.read, self._sheet.id
        read(self, case_sheet, number, done=known, failed=self.show_error, latest="theirs")

    def _done(self, number: int) -> None:
        self.is_saving = self.is_changed = False
        self.finished.emit()
        self._saved(number)


def _day_of(field: DateField) -> Any:
    try:
        return field.value()
    except ValueError:
        return None
