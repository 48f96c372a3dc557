"""The forms of the list of entries: which action opens which, and how a kept one opens again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from app.agenda import EventDraft, EventSheet, event_sheet, what_hangs_on
from app.kept_forms import FilledForm, FormKind
from ui.agenda import series_forms, step_forms, visit_forms
from ui.agenda.event_texts import DONE
from ui.agenda.event_values import when_of_sheet
from ui.agenda.form import EventForm
from ui.agenda.form_known import entry_and_draft
from ui.agenda.move_form import MoveForm
from ui.agenda.ring_form import RingForm
from ui.agenda.series_move_form import SeriesMoveForm
from ui.agenda.step_form import Make
from ui.agenda.time_steps import ScheduleForm
from ui.theme import Tone

if TYPE_CHECKING:
    from ui.agenda.list_page import EventsPage

#: The form each action opens.
FORMS: Final[dict[str, Make]] = {
    **step_forms.FORMS,
    **visit_forms.FORMS,
    **series_forms.FORMS,
    "event_schedule": ScheduleForm,
    "event_ring": RingForm,
}


def amend(page: EventsPage, sheet: EventSheet) -> None:
    """Open the form that corrects an entry."""

    def known(found: tuple[EventSheet, EventDraft]) -> None:
        page.open_form(EventForm(page.shell, page.amended, sheet=found[0], draft=found[1]))

    page.shell.tasks.read(page, entry_and_draft, sheet.id, done=known, latest="amend")


def move(page: EventsPage, sheet: EventSheet) -> None:
    """Open the form that moves an entry; of a series, it asks how much of it goes along."""
    when = when_of_sheet(sheet)
    if sheet.series_id is not None:
        page.open_form(SeriesMoveForm(page.shell, sheet, page.stepped))
        return

    def moved(_entry: object, _when: object) -> None:
        page.stepped(sheet.id)

    def known(found: tuple[EventSheet, EventDraft]) -> None:
        def hanging(sentences: Sequence[str]) -> None:
            if when is not None:
                form = MoveForm(page.shell, found[0], found[1], when, sentences, moved)
                page.open_form(form)
                form.ask()

        page.shell.tasks.read(page, what_hangs_on, sheet.id, done=hanging, latest="hanging")

    page.shell.tasks.read(page, entry_and_draft, sheet.id, done=known, latest="move")


def open_kept(page: EventsPage, filled: FilledForm) -> None:
    """Open a form that was kept, as it stood."""
    if filled.record_id is None:
        is_request = bool(filled.content.get("request"))
        form = EventForm(page.shell, page.saved_new, is_request=is_request)
        form.resume(filled)
        page.open_form(form)
        return
    if filled.kind is FormKind.EVENT:
        _open_correction(page, filled, filled.record_id)
        return

    def known(sheet: EventSheet) -> None:
        make = _MAKERS.get(filled.content["step"])
        if make is None:
            page.say(DONE["gone"], Tone.WARNING)
            return
        step = make(page.shell, sheet, page.stepped)
        step.resume(filled)
        page.open_form(step)

    page.shell.tasks.read(page, event_sheet, filled.record_id, done=known)


def _open_correction(page: EventsPage, filled: FilledForm, number: int) -> None:
    def known(found: tuple[EventSheet, EventDraft]) -> None:
        form = EventForm(page.shell, page.amended, sheet=found[0], draft=found[1])
        form.resume(filled)
        page.open_form(form)

    page.shell.tasks.read(page, entry_and_draft, number, done=known)


#: Of those that can be kept: the move of a series is no action's own form.
_MAKERS: Final[dict[str, Make]] = FORMS | {"event_move": SeriesMoveForm}
