"""The steps of a case: done, open again, not needed, and the list changed for this case alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from app.agenda.people import held
from app.changes import Changes, changed
from app.errors import InvalidFields, InvalidInput, NotAllowed
from app.limits import checked_length
from app.protocol.checklists import MOST_DAYS, MOST_STAGES, MOST_TASKS
from app.protocol.deeds import CaseDeed
from app.protocol.drafts import TaskDone, TaskDraft
from app.protocol.parts import replace_lines
from app.protocol.reckoning import reckoned
from app.protocol.states import TaskAnchor, TaskState
from app.protocol.tables import TASKS
from app.session import OfficeSession
from app.settings import office_calendar
from app.text import SHORT_LIMIT, persian_digits, tidy

IS_DONE: Final = "«{title}» انجام شده یا لازم نبوده است؛ نخست آن را بازگشایید."
NOT_DONE: Final = "«{title}» هنوز مانده است."
NO_REASON: Final = "بنویسید چرا این گام لازم نیست."
IN_FUTURE: Final = "این روز هنوز نیامده است."
DONE_STAYS: Final = "«{title}» انجام شده است و از فهرست برداشته نمی‌شود."


def finish_task(
    session: OfficeSession, case_id: int, version: int, task_id: int, done: TaskDone
) -> Changes[int]:
    """Write a step down as done.

    Raises:
        InvalidFields: Something typed cannot be taken.
        NotAllowed: It is done already, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = CaseDeed(session, case_id, version)
    deed.require_running()
    _finish(deed, task_id, done)
    title = deed.row(TASKS.name, task_id)["title"]
    return deed.finish("finish_task", f"گام «{title}» انجام شد.")


def finish_tasks(
    session: OfficeSession, case_id: int, version: int, tasks: Sequence[int]
) -> Changes[int]:
    """Write several steps down as done today, as one deed.

    Raises:
        NotAllowed: One of them is done already, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = CaseDeed(session, case_id, version)
    deed.require_running()
    for number in dict.fromkeys(tasks):
        _finish(deed, number, TaskDone())
    if not tasks:
        return changed(case_id)
    return deed.finish("finish_tasks", persian_digits(f"{len(set(tasks))} گام انجام شد."))


def _finish(deed: CaseDeed, task_id: int, done: TaskDone) -> None:
    row = deed.row(TASKS.name, task_id)
    if row["state"] != TaskState.OPEN.value:
        raise NotAllowed(IS_DONE.format(title=row["title"]))
    desk = deed.session.desk
    today = desk.clock.today()
    problems: list[InvalidInput] = []
    if done.done_on is not None and done.done_on > today:
        problems.append(InvalidInput("done_on", IN_FUTURE))
    texts = {
        name: checked_length(name, tidy(getattr(done, name)), SHORT_LIMIT, problems)
        for name in ("document_number", "note")
    }
    if problems:
        raise InvalidFields(problems)
    deed.set_row(
        TASKS.name,
        task_id,
        state=TaskState.DONE.value,
        done_on=done.done_on or today,
        done_by=desk.operator.id,
        document_number=texts["document_number"] or row["document_number"],
        note=texts["note"] or row["note"],
    )


def reopen_task(session: OfficeSession, case_id: int, version: int, task_id: int) -> Changes[int]:
    """Open a step again that was done or not needed; its day is reckoned anew.

    Raises:
        NotAllowed: It is open, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = CaseDeed(session, case_id, version)
    deed.require_running()
    row = deed.row(TASKS.name, task_id)
    if row["state"] == TaskState.OPEN.value:
        raise NotAllowed(NOT_DONE.format(title=row["title"]))
    due_on = row["due_on"] if row["is_pinned"] else _due(deed, row)
    deed.set_row(
        TASKS.name,
        task_id,
        state=TaskState.OPEN.value,
        done_on=None,
        done_by=None,
        due_on=due_on,
    )
    return deed.finish("reopen_task", f"گام «{row['title']}» دوباره باز شد.")


def _due(deed: CaseDeed, row: Mapping[str, Any]) -> date:
    calendar = office_calendar(deed.session)
    return reckoned(calendar, deed.record, TaskAnchor(row["anchor"]), row["days_before"])


def dismiss_task(
    session: OfficeSession, case_id: int, version: int, task_id: int, reason: str
) -> Changes[int]:
    """Say that a case does not need a step, and why.

    Raises:
        InvalidFields: There is no reason.
        NotAllowed: It is done already, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = CaseDeed(session, case_id, version)
    deed.require_running()
    row = deed.row(TASKS.name, task_id)
    if row["state"] != TaskState.OPEN.value:
        raise NotAllowed(IS_DONE.format(title=row["title"]))
    problems: list[InvalidInput] = []
    why = checked_length("reason", tidy(reason), SHORT_LIMIT, problems)
    if not why:
        problems.append(InvalidInput("reason", NO_REASON))
    if problems:
        raise InvalidFields(problems)
    deed.set_row(TASKS.name, task_id, state=TaskState.NOT_NEEDED.value, note=why)
    return deed.finish("dismiss_task", f"گام «{row['title']}» لازم نیست: {why}")


def save_tasks(
    session: OfficeSession, case_id: int, version: int, drafts: Sequence[TaskDraft]
) -> Changes[int]:
    """Change the list of steps for this case alone; the template stays as it is.

    Raises:
        InvalidFields: Something typed cannot be taken.
        NotAllowed: A step that was done would go, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = CaseDeed(session, case_id, version)
    deed.require_running()
    problems: list[InvalidInput] = []
    lines = [_checked(session, one, problems) for one in drafts if tidy(one.title)]
    if len(lines) > MOST_TASKS:
        words = persian_digits(f"یک پرونده حداکثر {MOST_TASKS} گام دارد.")
        problems.append(InvalidInput("tasks", words))
    if problems:
        raise InvalidFields(problems)
    staying = {one.id for one in lines}
    for number, row in deed.part(TASKS.name).items():
        if number not in staying and row["state"] == TaskState.DONE.value:
            raise NotAllowed(DONE_STAYS.format(title=row["title"]))
    anew = {
        "origin": "",
        "document_number": "",
        "state": TaskState.OPEN.value,
        "done_on": None,
        "done_by": None,
    }
    calendar = office_calendar(session)

    def columns(place: int, draft: TaskDraft) -> dict[str, Any]:
        before = deed.part(TASKS.name).get(draft.id or 0, {})
        is_over = before.get("state", TaskState.OPEN.value) != TaskState.OPEN.value
        day = draft.due_on or (
            before["due_on"]
            if is_over
            else reckoned(calendar, deed.record, draft.anchor, draft.days_before)
        )
        return {
            "place": place,
            "stage": draft.stage,
            "title": draft.title,
            "anchor": draft.anchor.value,
            "days_before": draft.days_before,
            "due_on": day,
            "is_pinned": draft.due_on is not None,
            "responsible_id": draft.responsible_id,
            "responsible": draft.responsible,
            "document": draft.document,
            "note": draft.note,
        }

    if not replace_lines(deed, TASKS.name, lines, columns, anew):
        return changed(case_id)
    return deed.finish("save_tasks", "گام‌های پرونده تغییر کرد.")


def _checked(session: OfficeSession, draft: TaskDraft, problems: list[InvalidInput]) -> TaskDraft:
    texts = {
        name: checked_length("tasks", tidy(getattr(draft, name)), SHORT_LIMIT, problems)
        for name in ("title", "responsible", "document", "note")
    }
    number, name = held(session, draft.responsible_id, "tasks")
    texts["responsible"] = texts["responsible"] or name
    if not 1 <= draft.stage <= MOST_STAGES or abs(draft.days_before) > MOST_DAYS:
        problems.append(InvalidInput("tasks", f"مرحله یا روز «{texts['title']}» درست نیست."))
    return TaskDraft(
        id=draft.id,
        stage=draft.stage,
        anchor=draft.anchor,
        days_before=draft.days_before,
        due_on=draft.due_on,
        responsible_id=number,
        **texts,
    )
