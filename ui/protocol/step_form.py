"""The one form of all steps of a case: what the course says they ask, and small ones beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from app.kept_forms import FormKind
from app.protocol import (
    CaseAction,
    CaseSheet,
    CaseStepDraft,
    ConversationChannel,
    ConversationDraft,
    CourseStep,
    FieldKind,
    PermitRoute,
    StepField,
    TaskDone,
    TaskLine,
    case_sheet,
    course_step,
    dismiss_task,
    finish_task,
    remind_report,
    take_case_step,
)
from app.protocol.texts import CONVERSATION_CHANNELS, PERMIT_ROUTES
from app.text import persian_digits
from ui.common.contact_edit import ContactField
from ui.common.fields import ChoiceField, DateField, Field, LinesField, TextField
from ui.common.form import FieldRow
from ui.common.moment_field import MomentField, now_at
from ui.common.record_step_form import Deed, RecordStepForm
from ui.protocol.desk_words import case_name, joined, shown_day, where_words
from ui.protocol.texts import case_heading
from ui.protocol.what_next import NAMES, REMIND, STEP_ACTIONS
from ui.shell import Shell

Saved = Callable[[int], None]

TASK_DONE: Final = "case_task_form"
TASK_DISMISS: Final = "case_task_dismiss"
USUAL_DUE: Final = "موعد گزارش؛ خالی باشد، مهلت معمول دفتر"
TODAY_UNSAID: Final = "روز انجام؛ خالی باشد، امروز"
#: Short fields beside each other, at most.
MOST_BESIDE: Final = 3


class CaseStepForm(RecordStepForm):
    """One step of a case."""

    read_sheet = case_sheet

    def __init__(
        self,
        shell: Shell,
        sheet: CaseSheet,
        title: str,
        rows: Sequence[FieldRow],
        deed: Deed,
        saved: Saved,
        *,
        step: str,
        part: int | None = None,
        about: str = "",
    ) -> None:
        """Make the form.

        Args:
            shell: The window.
            sheet: The case.
            title: What is done.
            rows: Its fields.
            deed: What its values mean.
            saved: Called when it is saved.
            step: The action that opens it, so that a kept form is opened again.
            part: The step of its checklist it is done to.
            about: What that is, over the fields.
        """
        self._told_about = about
        super().__init__(
            shell,
            sheet,
            f"{title} — {case_name(sheet)}",
            rows,
            deed,
            saved,
            kind=FormKind.CASE_STEP,
            content={"step": step, "part": part},
        )

    def heads(self) -> Sequence[tuple[str, str]]:
        """What it is done to, when and where that is, and what is missing before it."""
        sheet: CaseSheet = self._sheet
        found = [(self._told_about or case_heading(sheet), "strong"), (where_words(sheet), "muted")]
        if not self._told_about:
            found += [(words, "") for words in sheet.gaps]
        return found


# -- steps of the course -------------------------------------------------------------------------


def _route(one: StepField, _shell: Shell) -> Field:
    routes = [(route.value, PERMIT_ROUTES[route.value]) for route in PermitRoute]
    return ChoiceField(one.name, one.title, routes, needed=one.is_needed)


_MAKERS: Final[Mapping[FieldKind, Callable[[StepField, Shell], Field]]] = {
    FieldKind.TEXT: lambda one, _shell: TextField(one.name, one.title, needed=one.is_needed),
    FieldKind.LONG: lambda one, _shell: LinesField(
        one.name, one.title, needed=one.is_needed, rows=5
    ),
    FieldKind.DAY: lambda one, shell: DateField(
        one.name, one.title, shell.today, needed=one.is_needed
    ),
    FieldKind.MOMENT: lambda one, shell: MomentField(
        one.name, one.title, lambda: now_at(shell), needed=one.is_needed
    ),
    FieldKind.ROUTE: _route,
}


def _made(one: StepField, shell: Shell, sheet: CaseSheet) -> Field:
    """A field of a step: what the case says already, or where it is asked so, now."""
    field = _MAKERS[one.kind](one, shell)
    value = sheet.values.get(one.name)
    if value not in (None, ""):
        field.set_value(
            persian_digits(value) if isinstance(value, str) and _is_typed(one) else value
        )
    elif one.is_today:
        field.set_value(shell.today() if one.kind is FieldKind.DAY else now_at(shell))
    if one.name == "report_due_on":
        field.rename(USUAL_DUE)
    return field


def _is_typed(one: StepField) -> bool:
    return one.kind in (FieldKind.TEXT, FieldKind.LONG)


def _rows(fields: Sequence[tuple[StepField, Field]]) -> list[FieldRow]:
    """Long texts have a row of their own; short fields share one."""
    rows: list[list[tuple[Field, int]]] = []
    beside: list[tuple[Field, int]] = []
    for one, field in fields:
        if one.kind in (FieldKind.LONG, FieldKind.ROUTE):
            rows.append([(field, 1)])
            beside = []
            continue
        if not beside or len(beside) == MOST_BESIDE:
            beside = []
            rows.append(beside)
        beside.append((field, 1))
    return list(rows)


def course_form(shell: Shell, sheet: CaseSheet, step: CourseStep, saved: Saved) -> CaseStepForm:
    """The form of a step of a case's course."""
    fields = [(one, _made(one, shell, sheet)) for one in step.fields]

    def deed(values: dict[str, Any], _key: UUID) -> Any:
        return take_case_step, (step.action, CaseStepDraft(values=values))

    name = NAMES[step.action]
    return CaseStepForm(shell, sheet, step.title, _rows(fields), deed, saved, step=name)


# -- beside the course ---------------------------------------------------------------------------


def remind_form(shell: Shell, sheet: CaseSheet, saved: Saved) -> CaseStepForm:
    """Who was asked for the report of a trip, and what he said."""
    who = ContactField("name", "از چه کسی خواسته شد", shell.tasks, needed=True)
    channels = [(one, CONVERSATION_CHANNELS[one.value]) for one in ConversationChannel]
    channel = ChoiceField("channel", "از راه", channels)
    words = LinesField("words", "آنچه گفته شد", needed=True, rows=4)
    if sheet.head is not None:
        who.set_contact(sheet.head.contact_id, sheet.head.name)

    def deed(values: dict[str, Any], _key: UUID) -> Any:
        return remind_report, (ConversationDraft(**values, contact_id=who.contact_id),)

    due = f"موعد گزارش {shown_day(sheet.report_due_on)} بود" if sheet.report_late_days else ""
    rows: Sequence[FieldRow] = (((who, 3), (channel, 1)), ((words, 1),))
    return CaseStepForm(
        shell, sheet, "یادآوری گزارش سفر", rows, deed, saved, step=REMIND, about=due
    )


def _task_words(task: TaskLine) -> str:
    due = f"تا {shown_day(task.due_on)}" if task.due_on is not None else ""
    return joined(task.title, task.responsible, due)


def done_form(shell: Shell, sheet: CaseSheet, task: TaskLine, saved: Saved) -> CaseStepForm:
    """How a step of the checklist was done."""
    label = f"شماره {task.document}" if task.document else "شماره سند"
    number = TextField("document_number", label, digits=True)
    number.set_value(persian_digits(task.document_number))
    day = DateField("done_on", TODAY_UNSAID, shell.today)
    note = TextField("note", "یادداشت")
    note.set_value(task.note)

    def deed(values: dict[str, Any], _key: UUID) -> Any:
        return finish_task, (task.id, TaskDone(**values))

    rows: Sequence[FieldRow] = (((number, 1), (day, 1)), ((note, 1),))
    title, about = "گام انجام شد", _task_words(task)
    return CaseStepForm(
        shell, sheet, title, rows, deed, saved, step=TASK_DONE, part=task.id, about=about
    )


def dismiss_form(shell: Shell, sheet: CaseSheet, task: TaskLine, saved: Saved) -> CaseStepForm:
    """Why a step of the checklist is not needed."""
    reason = LinesField("reason", "چرا لازم نیست", needed=True, rows=3)

    def deed(values: dict[str, Any], _key: UUID) -> Any:
        return dismiss_task, (task.id, values["reason"])

    rows = (((reason, 1),),)
    title, about = "گام لازم نیست", _task_words(task)
    return CaseStepForm(
        shell, sheet, title, rows, deed, saved, step=TASK_DISMISS, part=task.id, about=about
    )


#: The forms of a step of the checklist, by the action that opens them.
TASK_FORMS: Final[Mapping[str, Callable[..., CaseStepForm]]] = {
    TASK_DONE: done_form,
    TASK_DISMISS: dismiss_form,
}


def form_of(
    name: str, shell: Shell, sheet: CaseSheet, saved: Saved, part: int | None = None
) -> CaseStepForm | None:
    """The form an action opens on a case; None where nothing is asked, or it is out of place."""
    if name == REMIND:
        return remind_form(shell, sheet, saved)
    if name in TASK_FORMS:
        task = next((one for one in sheet.tasks if one.id == part), None)
        return TASK_FORMS[name](shell, sheet, task, saved) if task is not None else None
    action: CaseAction | None = STEP_ACTIONS.get(name)
    step = course_step(sheet.kind, action) if action is not None else None
    if step is None or not step.fields:
        return None
    return course_form(shell, sheet, step, saved)
