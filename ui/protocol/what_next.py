"""What may be done to a case by whoever sits at the desk, and what is offered first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.access import Right, SignedIn
from app.protocol import CaseAction, CourseStep, course_step, next_action, steps_from
from app.protocol.rows import CaseSheet
from app.protocol.states import BEFORE, OVER, CaseKind, CaseState, EntryKind

#: The window's action of a step of a course; of all others its name after `case_`.
_SHARED: Final[Mapping[CaseAction, str]] = {CaseAction.CLOSE: "close_call"}
#: The step each of the window's actions takes.
STEP_ACTIONS: Final[Mapping[str, CaseAction]] = {
    _SHARED.get(one, f"case_{one.value}"): one for one in CaseAction
}
NAMES: Final[Mapping[CaseAction, str]] = {one: name for name, one in STEP_ACTIONS.items()}

DESK: Final = "case_desk"
NEXT: Final = "case_next"
MOVE: Final = "case_move"
REMIND: Final = "case_remind_report"
SESSION: Final = "case_session"
#: Deeds everybody who reads cases may do.
OF_READERS: Final = frozenset({DESK, SESSION, "open_file", "print"})
#: Deeds of those who record what the governor said.
OF_ORDERS: Final = frozenset({"record_note"})
#: Where the governor's order is still to come.
BEFORE_ORDER: Final = frozenset({CaseState.REQUESTED, CaseState.EXAMINED})
#: Steps that end a case early: nobody is led to them.
_AWAY: Final = frozenset({CaseAction.REFUSE, CaseAction.CANCEL})
#: Buttons at the foot, at most.
MOST_BUTTONS: Final = 5


def way_on(sheet: CaseSheet) -> CourseStep | None:
    """The step of its course a case goes on by; None where it waits for something else."""
    action = next_action(sheet.kind, sheet.state)
    return None if action is None else course_step(sheet.kind, action)


def of_case(sheet: CaseSheet, operator: SignedIn) -> frozenset[str]:
    """What may be done to a case by whoever sits at the desk."""
    found = {NAMES[one.action] for one in steps_from(sheet.kind, sheet.state)}
    found |= {DESK, "print"}
    if sheet.state not in OVER:
        found |= {"amend", "attach_files", NEXT} | OF_ORDERS
        if not sheet.in_folder:
            found.add("letter_to_folder")
    if sheet.state in BEFORE:
        found.add(MOVE)
    if sheet.state is CaseState.RETURNED:
        found.add(REMIND)
    if sheet.kind is CaseKind.COUNTRY_SESSION and _has_session(sheet, operator):
        found.add(SESSION)
    if any(not one.taken_back for one in sheet.steps[1:]):
        found.add("take_back")
    if sheet.files:
        found.add("open_file")
    if not operator.may(Right.RUN_PROTOCOL):
        found &= OF_READERS | OF_ORDERS
    if not operator.may(Right.RECORD_ORDERS):
        found -= OF_ORDERS
    return frozenset(found)


def _has_session(sheet: CaseSheet, operator: SignedIn) -> bool:
    """Whether its meeting is there to be seen, or can be planned from its first talk."""
    if sheet.meeting_id is not None:
        return bool(sheet.meeting_number) and operator.may(Right.READ_MEETINGS)
    talks = any(one.kind is EntryKind.MEETING for one in sheet.entries)
    return talks and sheet.state not in OVER and operator.may(Right.HOLD_MEETINGS)


def offered(sheet: CaseSheet, operator: SignedIn) -> tuple[str, ...]:
    """The buttons at the foot of a case: the way on, what else there is, the desk."""
    there = of_case(sheet, operator)
    steps = [one.action for one in steps_from(sheet.kind, sheet.state) if one.action not in _AWAY]
    likely = [NAMES[one] for one in steps]
    if sheet.ordered_on is None and sheet.state in BEFORE_ORDER:
        likely += ["record_note", "letter_to_folder"]
    likely += [SESSION, DESK, REMIND, MOVE]
    if way_on(sheet) is None:
        likely.insert(0, DESK)
    return tuple(name for name in dict.fromkeys(likely) if name in there)[:MOST_BUTTONS]


def step_words(sheet: CaseSheet) -> Mapping[str, str]:
    """What the steps of its course are called, by the window's action."""
    return {NAMES[one.action]: one.title for one in steps_from(sheet.kind, sheet.state)}
