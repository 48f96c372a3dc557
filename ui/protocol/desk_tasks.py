"""The checklist of a case on its desk: ticked by Space, the cursor goes on to the next step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, ClassVar, Final
from uuid import UUID

from app.protocol import dismiss_task, finish_task, finish_tasks, reopen_task, save_tasks
from app.protocol.drafts import TaskDone, TaskDraft
from app.protocol.rows import CaseSheet, TaskLine
from app.protocol.states import TaskAnchor, TaskState
from app.protocol.texts import ANCHORS
from ui.common.fields import DateField, LinesField, TextField
from ui.common.register_table import Column
from ui.protocol.desk_fields import LineField, Typed
from ui.protocol.desk_part import LinesPart
from ui.protocol.desk_step import DeskStep, LineSpec, whole
from ui.protocol.desk_table import NEW, REMOVE, TICK
from ui.protocol.desk_words import (
    NOTHING,
    joined,
    shown_count,
    shown_day,
    shown_number,
    task_tone,
    task_words,
)
from ui.protocol.papers import CHECKLIST_PAPER

ADDED: Final = "گام تازه"
HINT: Final = (
    "Space گام را انجام‌شده می‌نویسد، و آن را که شماره سند می‌خواهد می‌پرسد؛ بار دیگر باز می‌کند. "
    "با Shift چند گام برگزیده می‌شود."
)

COLUMNS: Final[tuple[Column[TaskLine], ...]] = (
    Column("stage", "مرحله", lambda row: shown_count(row.stage), 54, rank=6),
    Column("title", "گام", lambda row: row.title, 0, rank=1, least=210),
    Column("state", "وضعیت", task_words, 116, tone=task_tone, rank=1),
    Column("due", "موعد", lambda row: shown_day(row.due_on) or NOTHING, 96, rank=2),
    Column("responsible", "مسئول", lambda row: row.responsible or NOTHING, 150, rank=3),
    Column("document", "سند", lambda row: row.document or NOTHING, 150, rank=4),
    Column(
        "document_number",
        "شماره سند",
        lambda row: shown_number(row.document_number) or NOTHING,
        110,
        rank=4,
    ),
    Column(
        "done",
        "انجام",
        lambda row: joined(shown_day(row.done_on), row.done_by) or NOTHING,
        150,
        rank=5,
    ),
    Column("note", "یادداشت", lambda row: row.note or NOTHING, 150, optional=True, rank=7),
)

FIELDS: Final = (
    (LineField("title", "گام", needed=True),),
    (
        LineField("stage", "مرحله", Typed.NUMBER, 2, needed=True),
        LineField("days_before", "روز کاری پیش از", Typed.SIGNED, 3, hint="پس از آن: ۲-"),
        LineField("anchor", "روز", Typed.CHOICE, 4, choices=(TaskAnchor, ANCHORS)),
    ),
    (LineField("due_on", "موعد، اگر روزش را خود می‌نویسید", Typed.DAY),),
    (LineField("responsible", "مسئول", Typed.CONTACT, contact="responsible_id"),),
    (LineField("document", "سندی که می‌خواهد"),),
    (LineField("note", "یادداشت", Typed.LONG),),
)


def _lines(sheet: CaseSheet) -> Sequence[TaskLine]:
    return sheet.tasks


def _last_stage(sheet: CaseSheet) -> dict[str, Any]:
    return {"stage": max((one.stage for one in sheet.tasks), default=1)}


class TasksPart(LinesPart):
    """The checklist."""

    name = "tasks"
    title = "گام‌ها"
    digit = 1
    empty = "این پرونده گامی ندارد. Ins گامی می‌افزاید."
    hint = HINT
    columns = COLUMNS
    prints = CHECKLIST_PAPER
    deeds: ClassVar = {TICK: "tick", NEW: "new", REMOVE: "dismiss"}
    buttons = (
        ("انجام شد", "Space", "tick"),
        ("گام تازه", "Ins", "new"),
        ("اصلاح", "Enter", "opened"),
        ("لازم نیست", "Del", "dismiss"),
    )
    writes = staticmethod(save_tasks)
    spec = LineSpec(
        part="tasks",
        adding=ADDED,
        amending="اصلاح گام",
        draft=TaskDraft,
        rows=FIELDS,
        lines=_lines,
        write=whole(save_tasks, _lines, TaskDraft),
        fresh=_last_stage,
    )

    def __init__(self, desk: Any, parent: Any) -> None:
        #: Ticked here and not yet in the store, with what they become.
        self._ticked: dict[int, TaskState] = {}
        super().__init__(desk, parent)
        self.table.ordered.connect(self.reorder)

    @classmethod
    def count(cls, sheet: CaseSheet) -> str:
        """How many of them are done."""
        needed = [one for one in sheet.tasks if one.state is not TaskState.NOT_NEEDED]
        done = sum(one.state is TaskState.DONE for one in needed)
        return f"{shown_count(done)} از {shown_count(len(needed))}"

    def lines(self, sheet: CaseSheet) -> Sequence[TaskLine]:
        """The steps, with what was ticked a moment ago."""
        return [self._as_ticked(one) for one in sheet.tasks]

    def _as_ticked(self, one: TaskLine) -> TaskLine:
        state = self._ticked.get(one.id)
        if state is None or state is one.state:
            return one
        return replace(one, state=state, done_by="", done_on=None)

    def show_case(self, sheet: CaseSheet) -> None:
        """Show the steps; what the store says by now needs no tick of our own."""
        if not self.desk.deeds.is_busy:
            self._ticked.clear()
        super().show_case(sheet)
        self.table.let_move(on=self.may_write)

    # -- ticking ---------------------------------------------------------------------------

    def tick(self) -> None:
        """Write the chosen steps down as done; one that is done is open again."""
        chosen = self.selected()
        if len(chosen) > 1:
            self._finish([one.id for one in chosen if one.state is TaskState.OPEN])
            return
        one = self.current()
        if one is None:
            return
        if one.state is not TaskState.OPEN:
            self._reopen(one)
        elif one.document and not one.document_number:
            self.desk.open_editor(self, self.open_step("finish", one.id))
        else:
            self._finish([one.id])
            self.table.go_on()

    def _finish(self, ids: Sequence[int]) -> None:
        """Tick them in sight at once; those that wait together are written as one deed."""
        for number in ids:
            self._ticked[number] = TaskState.DONE
        self._show_ticks()
        self.desk.deeds.do(self._to_finish, "")

    def _to_finish(self, sheet: CaseSheet) -> Any:
        open_ids = {one.id for one in sheet.tasks if one.state is TaskState.OPEN}
        ids = [
            number
            for number, state in self._ticked.items()
            if state is TaskState.DONE and number in open_ids
        ]
        if not ids:
            return None
        if len(ids) == 1:
            return finish_task, (ids[0], TaskDone())
        return finish_tasks, (tuple(ids),)

    def _reopen(self, one: TaskLine) -> None:
        self._ticked[one.id] = TaskState.OPEN
        self._show_ticks()

        def prepare(sheet: CaseSheet) -> Any:
            line = self.spec.line(sheet, one.id)
            is_open = line is None or line.state is TaskState.OPEN
            return None if is_open else (reopen_task, (one.id,))

        self.desk.deeds.do(prepare)

    def _show_ticks(self) -> None:
        self.table.show_part(self.lines(self.sheet))

    # -- forms -----------------------------------------------------------------------------

    def dismiss(self) -> None:
        """Say that a step is not needed, and why."""
        one = self.current()
        if one is not None and one.state is TaskState.OPEN:
            self.desk.open_editor(self, self.open_step("dismiss", one.id))

    def open_step(self, step: str, line: int | None) -> DeskStep | None:
        """The form of a step, of how it was done, or of why it is not needed."""
        one = self.spec.line(self.sheet, line)
        if step == "finish" and one is not None:
            return self._finish_form(one)
        if step == "dismiss" and one is not None:
            return self._dismiss_form(one)
        return super().open_step(step, line)

    def _finish_form(self, one: TaskLine) -> DeskStep:
        number = TextField("document_number", f"شماره {one.document or 'سند'}", digits=True)
        day = DateField("done_on", "تاریخ انجام", self.shell.today)
        day.set_value(self.shell.today())
        note = LinesField("note", "یادداشت", rows=3)

        def deed(values: dict[str, Any], _key: UUID) -> Any:
            return finish_task, (one.id, TaskDone(**values))

        rows = [((number, 3), (day, 2)), ((note, 1),)]
        return self.step_form(
            "انجام گام", rows, deed, "finish", one.id, one.title, stands_on=self._state_of(one)
        )

    def _state_of(self, one: TaskLine) -> Callable[[CaseSheet], Any]:
        """Whether a step is still as it was: another desk may have done it first."""

        def state(sheet: CaseSheet) -> Any:
            line = self.spec.line(sheet, one.id)
            return line.state if line is not None else None

        return state

    def _dismiss_form(self, one: TaskLine) -> DeskStep:
        reason = LinesField("reason", "چرا لازم نیست", needed=True, rows=3)

        def deed(values: dict[str, Any], _key: UUID) -> Any:
            return dismiss_task, (one.id, values["reason"])

        return self.step_form(
            "این گام لازم نیست",
            [((reason, 1),)],
            deed,
            "dismiss",
            one.id,
            one.title,
            stands_on=self._state_of(one),
        )

    def reorder(self, ids: Sequence[int]) -> None:
        """Write the steps in another order; one carried past others goes into their stage."""
        places = {number: place for place, number in enumerate(ids)}

        def change(lines: list[Any]) -> list[Any]:
            return _in_stages(sorted(lines, key=lambda one: places.get(one.id or 0, len(places))))

        self.write_lines(change)


def _in_stages(lines: list[Any]) -> list[Any]:
    """Steps in a new order, the one that was carried among others in the stage of its place."""
    stages = [one.stage for one in lines]
    if stages == sorted(stages):
        return lines
    for place, one in enumerate(lines):
        others = stages[:place] + stages[place + 1 :]
        if others != sorted(others):
            continue
        before = others[place - 1] if place else others[0]
        return [*lines[:place], replace(one, stage=before), *lines[place + 1 :]]
    return lines
