"""Opening again a form of meetings or of series that was kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.kept_forms import FilledForm, FormKind
from app.meetings import MeetingSheet, SeriesSheet, meeting_sheet, series_sheet
from ui.common.form import FormPanel
from ui.meetings.desk_deeds import kept_minutes
from ui.meetings.invitee_steps import INVITEE_FORMS
from ui.meetings.meeting_form import MeetingForm, Origin
from ui.meetings.series_form import MeetingSeriesForm
from ui.meetings.series_steps import SERIES_FORMS
from ui.meetings.steps import MEETING_FORMS
from ui.meetings.texts import DONE
from ui.theme import Tone

if TYPE_CHECKING:
    from ui.meetings.page import MeetingsPage
    from ui.meetings.series_page import MeetingSeriesPage

#: Forms of minutes: the desk opens its own again.
OF_DESK = frozenset({FormKind.MINUTES, FormKind.MINUTES_STEP})


def open_kept_meeting(page: MeetingsPage, filled: FilledForm) -> None:
    """Open a kept form of a meeting as it stood."""
    if filled.record_id is None:
        origin = Origin(event_id=filled.content.get("event"))
        page.take_up(MeetingForm(page.shell, page.meeting_saved, origin=origin), filled)
        return

    def known(sheet: MeetingSheet) -> None:
        if filled.kind in OF_DESK:
            form = kept_minutes(page, sheet, filled)
            if form is not None:
                page.open_form(form)
            return
        made = _of_meeting(page, sheet, filled)
        if made is None:
            page.say(DONE["gone"], Tone.WARNING)
        else:
            page.take_up(made, filled)

    page.shell.tasks.read(page, meeting_sheet, filled.record_id, done=known)


def _of_meeting(page: MeetingsPage, sheet: MeetingSheet, filled: FilledForm) -> FormPanel | None:
    if filled.kind is FormKind.MEETING:
        return MeetingForm(page.shell, page.meeting_saved, sheet)
    step, part = str(filled.content.get("step", "")), filled.content.get("part")
    if step in MEETING_FORMS:
        return MEETING_FORMS[step](page.shell, sheet, page.stepped)
    one = next((line for line in sheet.invitees if line.id == part), None)
    if step in INVITEE_FORMS and one is not None:
        return INVITEE_FORMS[step](page.shell, sheet, one, page.stepped)
    return None


def open_kept_series(page: MeetingSeriesPage, filled: FilledForm) -> None:
    """Open a kept form of a series as it stood."""
    if filled.record_id is None:
        page.take_up(MeetingSeriesForm(page.shell, page.series_saved), filled)
        return

    def known(sheet: SeriesSheet) -> None:
        made = _of_series(page, sheet, filled)
        if made is None:
            page.say(DONE["gone"], Tone.WARNING)
        else:
            page.take_up(made, filled)

    page.shell.tasks.read(page, series_sheet, filled.record_id, done=known)


def _of_series(page: MeetingSeriesPage, sheet: SeriesSheet, filled: FilledForm) -> FormPanel | None:
    if filled.kind is FormKind.MEETING_SERIES:
        return MeetingSeriesForm(page.shell, page.series_saved, sheet)
    step, part = str(filled.content.get("step", "")), filled.content.get("part")
    topic = next((line for line in sheet.topics if line.id == part), None)
    if step not in SERIES_FORMS or (topic is None and part is not None):
        return None
    return SERIES_FORMS[step](page.shell, sheet, topic, page.stepped)
