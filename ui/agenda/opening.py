"""The one place that opens the form of an entry from the calendar."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from app.agenda import EventDraft
from ui.common.form import FormPanel
from ui.shell import Shell


def entry_form(
    shell: Shell,
    saved: Callable[[int], None],
    again: Callable[[], None],
    draft: EventDraft | None = None,
) -> FormPanel:
    """The form of a new entry.

    Args:
        shell: The window.
        saved: Called with the entry's id.
        again: Opens the next one, where that is asked for with the saving.
        draft: What is known of it already, such as the time that was drawn.
    """

    def done(number: int, after: str) -> None:
        saved(number)
        if after == "new":
            again()

    # Imported when it is first wanted, as sections import their pages.
    form: FormPanel = import_module("ui.agenda.form").EventForm(shell, done, draft=draft)
    return form
