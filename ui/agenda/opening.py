"""The one place that opens the form of an entry from the calendar."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

from app.agenda import EventDraft
from app.text import isolate, persian_digits
from ui.agenda.form_known import entry_and_draft
from ui.common.form import FormPanel
from ui.theme import Tone

if TYPE_CHECKING:
    from ui.agenda.page import AgendaPage


def entry_form(page: AgendaPage, draft: EventDraft | None = None) -> FormPanel:
    """The form of a new entry.

    Args:
        page: The calendar it opens beside.
        draft: What is known of it already, such as the time that was drawn.
    """

    def saved(number: int, after: str) -> None:
        page.reload(number)
        if after == "new":
            page.new_entry()
        elif after == "stay":
            _correct(page, number)

    return _form()(page.shell, saved, draft=draft)


def _correct(page: AgendaPage, number: int) -> None:
    """Go on writing in what was saved."""

    def saved(number: int, after: str) -> None:
        page.reload(number)
        if after == "stay":
            _correct(page, number)

    def known(found: tuple[Any, EventDraft]) -> None:
        sheet, draft = found
        page.open_form(_form()(page.shell, saved, sheet=sheet, draft=draft))
        page.say(f"برنامه {isolate(persian_digits(sheet.number))} ثبت شد.", Tone.SUCCESS)

    page.shell.tasks.read(page, entry_and_draft, number, done=known, latest="saved")


def _form() -> Callable[..., FormPanel]:
    """Imported when it is first wanted, as sections import their pages."""
    form: Callable[..., FormPanel] = import_module("ui.agenda.form").EventForm
    return form
