"""The steps of a template in a table, and the fields the one under the cursor is typed in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.protocol import ChecklistTaskDraft, PermitRoute, Rank, TaskAnchor, TaskCondition
from app.protocol.texts import ANCHORS, CONDITIONS, PERMIT_ROUTES
from app.text import persian_count
from ui.common.fields import ChoiceField, Field, TextField
from ui.common.form import FieldRow
from ui.common.number_field import NumberField
from ui.common.part_table import PartTable
from ui.common.register_table import Column

NOTHING: Final = "—"
BEFORE: Final = "روز کاری پیش از"
AFTER: Final = "روز کاری پس از"
#: What stands in place of a condition's own words where they name a rank or a route.
_CONDITIONS: Final[Mapping[TaskCondition, str]] = {
    TaskCondition.RANK: "{value} به بالا",
    TaskCondition.GOVERNOR: "با حضور استاندار",
    TaskCondition.ROUTE: "مسیر {value}",
}
#: Before the fields of a step, so that they have names of their own in the form.
PREFIX: Final = "step_"


@dataclass(frozen=True)
class StepRow:
    """A step of a template; its id is of this form alone."""

    id: int
    task: ChecklistTaskDraft
    condition: str = ""


def due_words(task: ChecklistTaskDraft) -> str:
    """How many working days before or after which day."""
    day = ANCHORS[task.anchor.value]
    if not task.days_before:
        return day
    side = BEFORE if task.days_before > 0 else AFTER
    return f"{persian_count(abs(task.days_before))} {side} {day}"


def condition_words(task: ChecklistTaskDraft, ranks: Sequence[Rank]) -> str:
    """What a case must be for a step to be one of its own; nothing where it always is."""
    if task.condition is TaskCondition.ALWAYS:
        return ""
    named = {one.key: one.name for one in ranks} | PERMIT_ROUTES
    value = named.get(task.condition_value, NOTHING)
    return _CONDITIONS[task.condition].format(value=value)


COLUMNS: Final[tuple[Column[StepRow], ...]] = (
    Column("stage", "مرحله", lambda row: persian_count(row.task.stage), 54, rank=1),
    Column("title", "گام", lambda row: row.task.title or NOTHING, 0, rank=1, least=200),
    Column("due", "موعد", lambda row: due_words(row.task), 210, rank=2),
    Column("responsible", "مسئول", lambda row: row.task.responsible or NOTHING, 150, rank=3),
    Column("document", "سند", lambda row: row.task.document or NOTHING, 130, rank=4),
    Column("condition", "تنها اگر", lambda row: row.condition or NOTHING, 150, rank=3),
)


class StepTable(PartTable):
    """The steps.

    Signals:
        asked: A key wants a new step, or the one under the cursor away.
    """

    asked = Signal(str)
    _KEYS: Final = {Qt.Key.Key_Insert: "add", Qt.Key.Key_Delete: "remove"}

    def __init__(self, parent: QWidget) -> None:
        super().__init__("checklist_steps", COLUMNS, parent)
        self.setAccessibleName("گام‌های الگو")
        self.let_move(on=True)

    @property
    def rows(self) -> list[StepRow]:
        """The steps in their order."""
        return list(self.part.rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Insert and Delete; all others are the table's."""
        name = self._KEYS.get(Qt.Key(event.key()))
        if name is not None and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            self.asked.emit(name)
        else:
            super().keyPressEvent(event)


class StepFields:
    """The fields of one step."""

    def __init__(self) -> None:
        self.title = TextField(PREFIX + "title", "گام")
        self.stage = NumberField(PREFIX + "stage", "مرحله")
        self.days = NumberField(PREFIX + "days", "چند روز", least=0)
        self.side = ChoiceField(PREFIX + "side", "پیش یا پس", [(1, BEFORE), (-1, AFTER)])
        anchors = [(one, ANCHORS[one.value]) for one in TaskAnchor]
        self.anchor = ChoiceField(PREFIX + "anchor", "از کدام روز", anchors)
        self.responsible = TextField(PREFIX + "responsible", "مسئول")
        self.document = TextField(PREFIX + "document", "سندی که می‌خواهد")
        conditions = [(one, CONDITIONS[one.value]) for one in TaskCondition]
        self.condition = ChoiceField(PREFIX + "condition", "تنها اگر", conditions)
        self.rank = ChoiceField(PREFIX + "rank", "مقام", [("", NOTHING)])
        routes = [(one.value, PERMIT_ROUTES[one.value]) for one in PermitRoute]
        self.route = ChoiceField(PREFIX + "route", "مسیر مجوز", routes)

    def rows(self) -> list[FieldRow]:
        """The fields in the order of the keyboard."""
        return [
            ((self.title, 6), (self.responsible, 4), (self.document, 4)),
            ((self.stage, 2), (self.days, 2), (self.side, 3), (self.anchor, 4)),
            ((self.condition, 4), (self.rank, 4), (self.route, 6)),
        ]

    @property
    def all(self) -> tuple[Field, ...]:
        """Every field."""
        return tuple(field for row in self.rows() for field, _share in row)

    def offer_ranks(self, ranks: Sequence[Rank]) -> None:
        """Offer the order of precedence."""
        self.rank.show_choices([("", NOTHING), *((one.key, one.name) for one in ranks)])

    def show(self, task: ChecklistTaskDraft) -> None:
        """Show a step."""
        for field in self.all:
            field.show_problem("")
        self.title.set_value(task.title)
        self.stage.set_value(task.stage)
        self.days.set_value(abs(task.days_before))
        self.side.set_value(-1 if task.days_before < 0 else 1)
        self.anchor.set_value(task.anchor)
        self.responsible.set_value(task.responsible)
        self.document.set_value(task.document)
        self.condition.set_value(task.condition)
        value = task.condition_value
        _choose(self.rank, value if task.condition is TaskCondition.RANK else "")
        _choose(self.route, value if task.condition is TaskCondition.ROUTE else "")
        self.show_what_belongs()

    def show_what_belongs(self) -> None:
        """A rank or a route is asked where the condition names one."""
        condition = self.condition.value()
        self.rank.setVisible(condition is TaskCondition.RANK)
        self.route.setVisible(condition is TaskCondition.ROUTE)

    def read(self, task: ChecklistTaskDraft) -> ChecklistTaskDraft:
        """The step as typed; a number that cannot be read yet stays as it was."""
        condition = self.condition.value()
        values: dict[str, Any] = {
            TaskCondition.RANK: self.rank.value(),
            TaskCondition.ROUTE: self.route.value(),
        }
        days = _number(self.days, abs(task.days_before))
        return replace(
            task,
            title=self.title.value(),
            stage=_number(self.stage, task.stage),
            days_before=days * int(self.side.value()),
            anchor=self.anchor.value(),
            responsible=self.responsible.value(),
            document=self.document.value(),
            condition=condition,
            condition_value=values.get(condition) or "",
        )


def _choose(field: ChoiceField, value: str) -> None:
    """A rank that was taken out of the order since shows as none."""
    try:
        field.set_value(value)
    except ValueError:
        field.set_value("")


def _number(field: NumberField, before: int) -> int:
    try:
        found = field.value()
    except ValueError:
        return before
    return before if found is None else found
