"""Until when a step is to be done, and which steps of a template apply to a case (feature 72)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from app.protocol.checklists import checklist
from app.protocol.deeds import CaseDeed
from app.protocol.drafts import ChecklistTaskDraft
from app.protocol.rules import ProtocolRules, protocol_rules
from app.protocol.states import TaskAnchor, TaskCondition, TaskState
from app.protocol.tables import TASKS
from app.settings import office_calendar
from app.workdays import Calendar

#: Why a step that was copied is not needed: the case is not, or no longer, what it asks.
DOES_NOT_APPLY: Final = "شرط این گام برقرار نیست."
_DAY_OF: Final[Mapping[TaskAnchor, str]] = {
    TaskAnchor.START: "starts_on",
    TaskAnchor.END: "ends_on",
    TaskAnchor.OPENED: "opened_on",
}


def reckoned(
    calendar: Calendar, case: Mapping[str, Any], anchor: TaskAnchor, days_before: int
) -> date:
    """The working day a step is due: so many before its anchor, but not before the case was opened.

    A step of the very day is due on it even where that is a day off.
    """
    day: date = case[_DAY_OF[anchor]]
    opened_on: date = case["opened_on"]
    return max(calendar.add_work_days(day, -days_before), opened_on)


def applies(task: ChecklistTaskDraft, case: Mapping[str, Any], rules: ProtocolRules) -> bool:
    """Whether a step of a template is one of this case's, by its condition."""
    if task.condition is TaskCondition.RANK:
        least = rules.precedence(task.condition_value)
        return bool(case["rank"]) and rules.precedence(case["rank"]) <= least
    if task.condition is TaskCondition.GOVERNOR:
        return bool(case["with_governor"])
    if task.condition is TaskCondition.ROUTE:
        return bool(case["permit_route"] == task.condition_value)
    return True


def task_columns(place: int, task: ChecklistTaskDraft, due_on: date) -> dict[str, Any]:
    """The columns of a step copied from a template."""
    return {
        "place": place,
        "origin": task.key,
        "stage": task.stage,
        "title": task.title,
        "anchor": task.anchor.value,
        "days_before": task.days_before,
        "due_on": due_on,
        "is_pinned": False,
        "responsible_id": None,
        "responsible": task.responsible,
        "document": task.document,
        "document_number": "",
        "state": TaskState.OPEN.value,
        "done_on": None,
        "done_by": None,
        "note": "",
    }


def copy_conditional(deed: CaseDeed) -> None:
    """Let the steps follow what the case has become: some join, some are no longer needed."""
    rules, calendar = protocol_rules(deed.session), office_calendar(deed.session)
    rows = {one["origin"]: one for one in deed.part(TASKS.name).values() if one["origin"]}
    place = max((one["place"] for one in deed.part(TASKS.name).values()), default=0)
    for task in checklist(deed.session, deed.record["checklist"]).tasks:
        if task.condition is TaskCondition.ALWAYS:
            continue
        row, wanted = rows.get(task.key), applies(task, deed.record, rules)
        if row is None and wanted:
            place += 1
            due_on = reckoned(calendar, deed.record, task.anchor, task.days_before)
            deed.add_row(TASKS.name, **task_columns(place, task, due_on))
        elif row is not None:
            _follow(deed, row, wanted=wanted)


def _follow(deed: CaseDeed, row: Mapping[str, Any], *, wanted: bool) -> None:
    passed_over = row["state"] == TaskState.NOT_NEEDED.value and row["note"] == DOES_NOT_APPLY
    if wanted and passed_over:
        deed.set_row(TASKS.name, row["id"], state=TaskState.OPEN.value, note="")
    elif not wanted and row["state"] == TaskState.OPEN.value:
        state = TaskState.NOT_NEEDED.value
        deed.set_row(TASKS.name, row["id"], state=state, note=DOES_NOT_APPLY)


def reckon_open(deed: CaseDeed, moved: set[TaskAnchor]) -> None:
    """Reckon the open steps anew whose anchor moved; those of a day set by hand stay."""
    calendar = office_calendar(deed.session)
    for row in list(deed.part(TASKS.name).values()):
        anchor = TaskAnchor(row["anchor"])
        if row["state"] != TaskState.OPEN.value or row["is_pinned"] or anchor not in moved:
            continue
        due_on = reckoned(calendar, deed.record, anchor, row["days_before"])
        if due_on != row["due_on"]:
            deed.set_row(TASKS.name, row["id"], due_on=due_on)
