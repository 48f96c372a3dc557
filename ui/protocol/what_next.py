"""What may be done to a case, and what is offered first."""

from __future__ import annotations

from typing import Final

from app.access import Right, SignedIn
from app.protocol import CaseAction, CaseSheet, TaskLine, TaskState, next_action, steps_from
from app.protocol.dispatching import SENDABLE
from app.protocol.states import BEFORE, OVER, TRIPS, CaseState

#: The action of the window for each step of a course.
ACTION: Final = {one: f"case_{one.value}" for one in CaseAction}
#: The other way round.
STEP: Final = {name: one for one, name in ACTION.items()}
#: Deeds everybody who reads protocol work may do.
OF_READERS: Final = frozenset({"case_desk", "open_file", "print"})
#: Deeds of those who record what the governor said.
OF_ORDERS: Final = frozenset({"record_note"})
#: Buttons at the foot, at most.
MOST_BUTTONS: Final = 5


def case_steps(sheet: CaseSheet) -> list[str]:
    """The steps a case may take, the way on first, refusing and calling off last."""
    on = next_action(sheet.kind, sheet.state)
    away = (CaseAction.REFUSE, CaseAction.CANCEL)
    found = [one.action for one in steps_from(sheet.kind, sheet.state)]
    return [ACTION[one] for one in sorted(found, key=lambda one: (one != on, one in away))]


def of_case(sheet: CaseSheet, operator: SignedIn) -> frozenset[str]:
    """What may be done to a case by whoever sits at the desk."""
    found = {*case_steps(sheet), "case_desk", "print", "attach_files"}
    if next_action(sheet.kind, sheet.state) is not None:
        found.add("case_next")
    if sheet.state in BEFORE:
        found.add("case_move")
    if sheet.state not in OVER:
        found |= {"amend", "record_note"}
    if sheet.kind in TRIPS and sheet.state in SENDABLE:
        found.add("case_sent")
    if sheet.state is CaseState.RETURNED:
        found.add("case_remind")
    if any(not one.taken_back for one in sheet.steps[1:]):
        found.add("take_back")
    if sheet.files:
        found.add("open_file")
    if not operator.may(Right.RUN_PROTOCOL):
        found &= OF_READERS | OF_ORDERS
    if not operator.may(Right.RECORD_ORDERS):
        found -= OF_ORDERS
    return frozenset(found)


def of_task(sheet: CaseSheet, task: TaskLine | None, operator: SignedIn) -> frozenset[str]:
    """What may be done to a step of the checklist."""
    if task is None or sheet.state in OVER or not operator.may(Right.RUN_PROTOCOL):
        return frozenset()
    return frozenset({"task_done"} if task.state is TaskState.OPEN else {"task_reopen"})


def offered(sheet: CaseSheet, operator: SignedIn) -> tuple[str, ...]:
    """The buttons at the foot of a case, the likeliest first."""
    there = of_case(sheet, operator)
    likely = ("case_desk", *case_steps(sheet), "case_sent", "case_move")
    return tuple(name for name in dict.fromkeys(likely) if name in there)[:MOST_BUTTONS]
