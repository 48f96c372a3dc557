"""What the window's actions do with the chosen visit, where no form is needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from app.changes import Kind
from app.errors import AppError, InvalidInput
from app.visits import (
    Decision,
    DecisionDraft,
    TellDraft,
    TellOutcome,
    VisitSheet,
    announce,
    arrive,
    close_visit,
    decide,
    enter,
    leave,
    no_show,
    put_visit_in_folder,
    take_visit_step_back,
    tell_visitor,
    visit_seen,
)
from ui.theme import Tone
from ui.visits.step_forms import FORMS
from ui.visits.texts import DONE

if TYPE_CHECKING:
    from ui.visits.page import VisitsPage

Deed = Callable[["VisitsPage", VisitSheet], None]


def _step(operation: Callable[..., Any], said: str, *arguments: Any) -> Deed:
    """A step that needs nothing typed."""
    return lambda page, sheet: page.take_step(operation, sheet, *arguments, said=DONE[said])


def _close(page: VisitsPage, sheet: VisitSheet) -> None:
    """Close at once; what is still missing is said in a form that asks why all the same."""

    def failed(error: AppError) -> None:
        if not isinstance(error, InvalidInput):
            page.say(error.message, Tone.DANGER)
            return
        form = FORMS["close_call"](page.shell, sheet, page.stepped)
        page.open_form(form)
        form.show_error(error)

    page.take_step(close_visit, sheet, "", said=DONE["closed"], failed=failed)


def _to_entry(page: VisitsPage, sheet: VisitSheet) -> None:
    if sheet.event_id is not None:
        page.shell.show_record(Kind.EVENT, sheet.event_id)


VISIT_DEEDS: Final[Mapping[str, Deed]] = {
    "visit_arrive": _step(arrive, "arrive"),
    "visit_announce": _step(announce, "announce"),
    "visit_now": _step(decide, "now", DecisionDraft(decision=Decision.NOW)),
    "visit_enter": _step(enter, "enter"),
    "visit_leave": _step(leave, "leave"),
    "visit_no_show": _step(no_show, "no_show"),
    "no_answer": _step(tell_visitor, "attempt", TellDraft(outcome=TellOutcome.NO_ANSWER)),
    "busy": _step(tell_visitor, "attempt", TellDraft(outcome=TellOutcome.BUSY)),
    "letter_to_folder": _step(put_visit_in_folder, "in_folder"),
    "sheet_seen": _step(visit_seen, "folder_seen"),
    "sheet_sent_back": _step(partial(visit_seen, sent_back=True), "folder_back"),
    "take_back": _step(take_visit_step_back, "taken_back"),
    "close_call": _close,
    "visit_in_calendar": _to_entry,
    "amend": lambda page, sheet: page.amend(sheet),
    "attach_files": lambda page, _sheet: page.detail.files.choose(),
    "open_file": lambda page, _sheet: page.detail.files.open_one(),
}
