"""What the window's actions do with the entry chosen in the list, where no form is needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from app.agenda import (
    Clashing,
    EventFilter,
    EventSheet,
    LinkedRecord,
    LinkLine,
    close_event,
    completed_event,
    event_seen,
    fix_event,
    follow_up_event,
    put_event_in_folder,
    take_event_step_back,
    touched_seen,
    unlink_record,
)
from app.errors import AppError
from ui.agenda import opening_forms
from ui.agenda.event_texts import DONE
from ui.agenda.time_steps import ScheduleForm
from ui.theme import Tone

if TYPE_CHECKING:
    from ui.agenda.list_page import EventsPage

Deed = Callable[["EventsPage", EventSheet], None]


def _step(operation: Callable[..., Any], said: str) -> Deed:
    """A step that needs nothing typed."""
    return lambda page, sheet: page.take_step(operation, sheet, said=DONE[said])


def _fix(page: EventsPage, sheet: EventSheet) -> None:
    """Make a hold a fixed time; where it clashes by now, its form says how."""

    def failed(error: AppError) -> None:
        if not isinstance(error, Clashing):
            page.say(error.message, Tone.DANGER)
            return
        form = ScheduleForm(page.shell, sheet, page.stepped)
        page.open_form(form)
        form.show_error(error)

    page.take_step(fix_event, sheet, said=DONE["fixed"], failed=failed)


def _go_to_link(page: EventsPage, sheet: EventSheet) -> None:
    found = [(one.title, one) for one in sheet.links]
    page.choose(found, lambda one: page.shell.show_record(one.kind, one.record_id))


def _unlink(page: EventsPage, sheet: EventSheet) -> None:
    def take(one: LinkLine) -> None:
        record = LinkedRecord(kind=one.kind, id=one.record_id)
        page.take_step(unlink_record, sheet, record, said=DONE["step"])

    page.choose([(one.title, one) for one in sheet.links], take)


def _show_series(page: EventsPage, sheet: EventSheet) -> None:
    page.show_filter(EventFilter(series_id=sheet.series_id))


def _in_calendar(page: EventsPage, sheet: EventSheet) -> None:
    if sheet.starts_at is not None:
        page.shell.show_section("agenda", (sheet.starts_at.date(), sheet.id))


EVENT_DEEDS: Final[Mapping[str, Deed]] = {
    "event_fix": _fix,
    "event_completed": _step(completed_event, "completed"),
    "letter_to_folder": _step(put_event_in_folder, "in_folder"),
    "sheet_seen": _step(event_seen, "folder_seen"),
    "sheet_sent_back": _step(partial(event_seen, sent_back=True), "folder_back"),
    "event_follow_up": _step(follow_up_event, "follow_up"),
    "close_call": _step(close_event, "closed"),
    "event_seen": _step(touched_seen, "seen"),
    "take_back": _step(take_event_step_back, "taken_back"),
    "amend": opening_forms.amend,
    "event_move": opening_forms.move,
    "record_note": lambda page, _sheet: page.shell.action("record_order").trigger(),
    "event_links": _go_to_link,
    "event_unlink": _unlink,
    "event_series": _show_series,
    "event_in_calendar": _in_calendar,
    "attach_files": lambda page, _sheet: page.detail.files.choose(),
    "open_file": lambda page, _sheet: page.detail.files.open_one(),
}
