"""The templates cases copy their steps from: the shipped ones, and the office's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import count
from typing import Any, Final
from uuid import uuid4

from PySide6.QtWidgets import QPushButton

from app.changes import Changes
from app.protocol import (
    CaseKind,
    ChecklistDraft,
    ChecklistLine,
    ChecklistTaskDraft,
    ProtocolRules,
    Rank,
    archive_checklist,
    checklists,
    protocol_rules,
    restore_shipped,
    save_checklist,
)
from app.protocol.texts import CASE_KINDS
from app.text import persian_count
from ui import theme
from ui.common.ask import ask
from ui.common.fields import ChoiceField, TextField
from ui.common.flow import FlowRow
from ui.common.labels import text_label
from ui.settings.checklist_steps import StepFields, StepRow, StepTable, condition_words
from ui.settings.panel import SettingsPanel
from ui.shell import Shell

NEW: Final = "الگوی تازه"
AWAY: Final = "بایگانی‌شده"
CHANGED: Final = "تغییریافته"
STEPS: Final = "گام‌ها   (Alt+↑ و Alt+↓ جابه‌جا می‌کند؛ گام‌های یک مرحله کنار هم پیش می‌روند)"
RESTORED: Final = "گام‌های این الگو به آنچه همراه برنامه است برگردد؟"
KEPT: Final = "پرونده‌هایی که گشوده شده‌اند گام‌های خود را نگه می‌دارند؛ الگو برای پرونده‌های بعدی است."
#: Pixels at the usual type.
TABLE_HEIGHT: Final = 230
#: Buttons under the table: what they do, their words and key.
_BUTTONS: Final = (
    ("add", "گام تازه", "Ins"),
    ("remove", "برداشتن گام", "Del"),
    ("archive", "بایگانی الگو", ""),
    ("restore", "به الگوی همراه برنامه", ""),
)


class ChecklistsForm(SettingsPanel):
    """Amends the chosen template, or writes a new one."""

    title_words = "الگوی گام‌ها"
    save_words = "ذخیره الگو"

    def __init__(self, shell: Shell) -> None:
        #: The template that is amended; None while a new one is written.
        self._amended: ChecklistLine | None = None
        self._lines: Sequence[ChecklistLine] = ()
        self._ranks: Sequence[Rank] = ()
        self._key = uuid4()
        self._numbers = count(1)
        #: The step whose fields are in sight, and the name to stand on after a save.
        self._shown: int | None = None
        self._wanted: tuple[str, CaseKind] | None = None
        super().__init__(shell)

    def make_fields(self) -> None:
        """Lay the choice of the template, its head, its steps, and the one under the cursor."""
        kinds = [(one, CASE_KINDS[one.value]) for one in CaseKind]
        self.template = ChoiceField("template", "الگو", [("", NEW)])
        self.kind = ChoiceField("kind", "برای پرونده", kinds)
        # Choosing another template is no typing: it is no field of the form.
        self.body.addWidget(self.template)
        self.lay_rows(
            [
                ((TextField("name", "نام الگو", needed=True), 5), (self.kind, 3)),
            ]
        )
        self.body.addWidget(text_label(STEPS, self, "label"))
        self.table = StepTable(self)
        self.table.setMinimumHeight(theme.scaled(TABLE_HEIGHT))
        self.body.addWidget(self.table, 100)
        self._buttons: dict[str, QPushButton] = {}
        row = FlowRow(spacing=theme.SPACE[0])
        for name, words, key in _BUTTONS:
            button = QPushButton(f"{words}   \u2066{key}\u2069" if key else words, self)
            theme.set_kind(button, "quiet")
            button.clicked.connect(lambda _on=False, name=name: self.act(name))
            self._buttons[name] = button
            row.addWidget(button)
        self.body.addLayout(row)
        self.step = StepFields()
        self.lay_rows([*self.step.rows(), ((TextField("note", "یادداشت الگو"), 1),)])
        self.body.addWidget(text_label(KEPT, self, "muted"))
        self._follow()

    def _follow(self) -> None:
        self.template.edited.connect(self._template_chosen)
        self.table.asked.connect(self.act)
        self.table.chosen.connect(self._show_step)
        self.table.opened.connect(self.step.title.setFocus)
        self.table.ordered.connect(lambda _ids: self._mark_changed())
        for field in self.step.all:
            field.edited.connect(self._step_typed)

    # -- what stands -----------------------------------------------------------------------

    def reload(self) -> None:
        """Read the templates and the order of precedence."""
        read = self.shell.tasks.read
        read(self, protocol_rules, done=self._rules_known, latest="rules")
        every = partial(checklists, with_archived=True)
        read(self, every, done=self._lists_known, latest="checklists")

    def _rules_known(self, rules: ProtocolRules) -> None:
        self._ranks = rules.ranks
        self.step.offer_ranks(rules.ranks)
        rows = [
            replace(row, condition=condition_words(row.task, self._ranks))
            for row in self.table.rows
        ]
        self.table.show_part(rows)
        self._shown = None
        self._show_step()

    def _lists_known(self, lines: Sequence[ChecklistLine]) -> None:
        before = self._amended.key if self._amended is not None else ""
        first = lines[0] if lines and not self._lines else None
        self._lines = lines
        named = [("", NEW), *((one.key, _described(one)) for one in lines)]
        self.template.show_choices(named)
        if self.is_changed:
            return
        wanted, self._wanted = self._wanted, None
        found = next((one for one in lines if (one.name, one.kind) == wanted), None)
        found = found or next((one for one in lines if one.key == before), None)
        self._begin(found or first)

    def _template_chosen(self) -> None:
        """Show another template; what was typed in this one is asked about first."""
        key = self.template.value()
        was = self._amended.key if self._amended is not None else ""
        if key != was and not self.may_close():
            self.template.set_value(was)
            return
        self._begin(next((one for one in self._lines if one.key == key), None))

    def _begin(self, line: ChecklistLine | None) -> None:
        """Show a template to be amended, or an empty one."""
        self._amended, self._key, self._shown = line, uuid4(), None
        self.clear_problems()
        self.template.set_value(line.key if line is not None else "")
        shown = line.tasks if line is not None else (ChecklistTaskDraft(),)
        self.fill(
            {
                "name": line.name if line is not None else "",
                "note": line.note if line is not None else "",
                "kind": line.kind if line is not None else self.kind.value(),
            }
        )
        self.kind.setEnabled(line is None or not line.shipped)
        self.table.show_part([self._row(task) for task in shown])
        self._buttons["archive"].setVisible(line is not None and line.id is not None)
        away = line is not None and line.is_archived
        self._buttons["archive"].setText("بازگرداندن از بایگانی" if away else "بایگانی الگو")
        is_own = line is not None and line.id is not None and bool(line.shipped)
        self._buttons["restore"].setVisible(is_own)
        self._show_step()
        self.is_changed = False

    def _row(self, task: ChecklistTaskDraft) -> StepRow:
        return StepRow(next(self._numbers), task, condition_words(task, self._ranks))

    # -- steps -----------------------------------------------------------------------------

    def _show_step(self) -> None:
        """Show the fields of the step under the cursor, unless they are in sight."""
        row: StepRow | None = self.table.current_row()
        for field in self.step.all:
            field.setEnabled(row is not None)
        if row is not None and row.id != self._shown:
            self._shown = row.id
            self.step.show(row.task)
            self.share_rows()

    def _step_typed(self) -> None:
        """What is typed stands in the table at once."""
        self.table.settle_order()
        row: StepRow | None = self.table.current_row()
        if row is None:
            return
        task = self.step.read(row.task)
        new = replace(row, task=task, condition=condition_words(task, self._ranks))
        self.table.show_part([new if one.id == row.id else one for one in self.table.rows])
        self.step.show_what_belongs()
        self.share_rows()

    def act(self, name: str) -> None:
        """Do what a key or a button means."""
        deeds: dict[str, Callable[[], None]] = {
            "add": self._add,
            "remove": self._remove,
            "archive": self._archive,
            "restore": self._give_back,
        }
        deeds[name]()

    def _add(self) -> None:
        """A new step comes after the one under the cursor, in its stage."""
        self.table.settle_order()
        rows, current = self.table.rows, self.table.current_row()
        place = next((at for at, one in enumerate(rows, 1) if one is current), len(rows))
        stage = current.task.stage if current is not None else 1
        row = self._row(ChecklistTaskDraft(stage=stage))
        self.table.show_part([*rows[:place], row, *rows[place:]])
        self.table.stand_on_row(row.id)
        self._mark_changed()
        self._show_step()
        self.step.title.setFocus()

    def _remove(self) -> None:
        self.table.settle_order()
        gone = {one.id for one in self.table.selected_rows()}
        self.table.show_part([one for one in self.table.rows if one.id not in gone])
        self._shown = None
        self._mark_changed()
        self._show_step()

    def _archive(self) -> None:
        line = self._amended
        if line is not None and line.id is not None:
            turn = partial(archive_checklist, archived=not line.is_archived)
            self.do(turn, line.id, line.version)

    def _give_back(self) -> None:
        line = self._amended
        if line is not None and line.id is not None and ask(self, RESTORED, yes="برگردد"):
            self.is_changed = False
            self.do(restore_shipped, line.id, line.version)

    # -- saving ----------------------------------------------------------------------------

    def deed(self, values: dict[str, Any]) -> tuple[Callable[..., Changes[Any]], tuple[Any, ...]]:
        """Save the template."""
        self.table.settle_order()
        line = self._amended
        draft = ChecklistDraft(
            name=values["name"],
            kind=values["kind"],
            shipped=line.shipped if line is not None else "",
            note=values["note"],
            tasks=tuple(row.task for row in self.table.rows),
            request_key=self._key,
        )
        key, version = (line.key, line.version) if line is not None else ("", 0)
        return save_checklist, (key, version, draft)

    def after_save(self) -> None:
        """Stand on what was saved, by whatever key it has now."""
        self._wanted = (self.fields["name"].value().strip(), self.kind.value())
        self.reload()


def _described(line: ChecklistLine) -> str:
    """A template as the list of them names it."""
    own = CHANGED if line.shipped and line.id is not None else ""
    parts = (
        line.name,
        CASE_KINDS[line.kind.value],
        f"{persian_count(len(line.tasks))} گام",
        own,
        AWAY if line.is_archived else "",
    )
    return " · ".join(part for part in parts if part)
