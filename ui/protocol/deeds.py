"""What the window's actions do with the case in sight, a line each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from app.changes import Kind
from app.protocol import (
    CaseSheet,
    CaseStepDraft,
    course_step,
    plan_session,
    take_case_step,
    take_case_step_back,
)
from app.protocol.in_folder import put_case_in_folder
from ui.protocol.case_form import CaseForm
from ui.protocol.desk import AMEND, ORDER
from ui.protocol.desk import MOVE as DESK_MOVE
from ui.protocol.move_form import MoveCaseForm
from ui.protocol.papers import paper_of
from ui.protocol.step_form import form_of
from ui.protocol.texts import DONE
from ui.protocol.what_next import DESK, MOVE, NAMES, NEXT, REMIND, SESSION, STEP_ACTIONS, way_on

#: The part of the desk on which a trip whose report is there goes on.
DISPATCH: Final = "dispatch"

if TYPE_CHECKING:
    from ui.protocol.register import CaseRegister

CaseDeed = Callable[["CaseRegister", CaseSheet], None]


def step(page: CaseRegister, sheet: CaseSheet, name: str) -> None:
    """Take a step of the course: through its form, or at once where it asks nothing."""
    form = form_of(name, page.shell, sheet, page.stepped)
    if form is not None:
        page.open_form(form)
        return
    action = STEP_ACTIONS[name]
    if course_step(sheet.kind, action) is not None:
        page.take_step(take_case_step, sheet, action, CaseStepDraft(), said=DONE["step"])


def _next(page: CaseRegister, sheet: CaseSheet) -> None:
    """The way on, by one key; where it waits for something else, that is on the desk."""
    on = way_on(sheet)
    if on is None:
        page.open_desk(sheet, DISPATCH)
    else:
        step(page, sheet, NAMES[on.action])


def _desk(page: CaseRegister, sheet: CaseSheet) -> None:
    page.open_desk(sheet, page.case_pane.desk_part())


def _move(page: CaseRegister, sheet: CaseSheet) -> None:
    page.open_form(MoveCaseForm(page.shell, sheet, page.moved))


def _amend(page: CaseRegister, sheet: CaseSheet) -> None:
    page.open_form(CaseForm(page.shell, page.case_saved, sheet))


def _session(page: CaseRegister, sheet: CaseSheet) -> None:
    """Go to the meeting of a session; plan it where there is none yet."""
    if sheet.meeting_id is not None:
        page.shell.show_record(Kind.MEETING, sheet.meeting_id)
    else:
        page.take_step(plan_session, sheet, uuid4(), said=DONE["session"])


def _step(name: str) -> CaseDeed:
    return lambda page, sheet: step(page, sheet, name)


CASE_DEEDS: Final[Mapping[str, CaseDeed]] = {
    NEXT: _next,
    DESK: _desk,
    MOVE: _move,
    SESSION: _session,
    "amend": _amend,
    "print": lambda page, sheet: page.shell.action(paper_of(sheet)).trigger(),
    "take_back": lambda page, sheet: page.take_step(
        take_case_step_back, sheet, said=DONE["taken_back"]
    ),
    "letter_to_folder": lambda page, sheet: page.take_step(
        put_case_in_folder, sheet, said=DONE["in_folder"]
    ),
    "record_note": lambda page, _sheet: page.shell.action("record_order").trigger(),
    "attach_files": lambda page, _sheet: page.case_pane.files.choose(),
    "open_file": lambda page, _sheet: page.case_pane.files.open_one(),
    REMIND: _step(REMIND),
    **{name: _step(name) for name in STEP_ACTIONS},
}

#: What the desk leads to, by the name it says.
_LED_TO: Final[Mapping[str, str]] = {
    AMEND: "amend",
    DESK_MOVE: MOVE,
    ORDER: "record_note",
    **{action.value: name for action, name in NAMES.items()},
}


def lead_on(page: CaseRegister, name: str, sheet: CaseSheet) -> None:
    """Do what the desk leads to, on the case as the desk has read it."""
    CASE_DEEDS[_LED_TO[name]](page, sheet)
