"""What the window's actions do with the meeting in sight and with the invitee the cursor is on.

A deed is a line of a table: those of the minutes are the desk's own (`ui.meetings.desk_deeds`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from app.changes import Changes, Kind
from app.meetings import (
    InviteeLine,
    MeetingSheet,
    all_present,
    begin_meeting,
    close_meeting,
    follow_programme,
    invitations_out,
    invite,
    remind_minutes,
    take_meeting_step_back,
)
from ui.common.moment_field import now_at
from ui.meetings.desk_deeds import MINUTES_DEEDS
from ui.meetings.invitee_steps import (
    FORM_KEY,
    INVITEE_FORMS,
    answer_by_key,
    answer_now,
    presence_by_key,
    presence_now,
)
from ui.meetings.meeting_form import MeetingForm
from ui.meetings.move_form import MoveMeetingForm
from ui.meetings.steps import MEETING_FORMS
from ui.meetings.texts import DONE
from ui.meetings.what_next import SEEN_IN, meeting_steps, paper_of

if TYPE_CHECKING:
    from ui.meetings.page import MeetingsPage

MeetingDeed = Callable[["MeetingsPage", MeetingSheet], None]
InviteeDeed = Callable[["MeetingsPage", MeetingSheet, InviteeLine], None]
Operation = Callable[..., Changes[Any]]


def _step(operation: Operation, said: str) -> MeetingDeed:
    """A step that needs nothing typed."""
    return lambda page, sheet: page.take_step(operation, sheet, said=DONE[said])


def _form(name: str) -> MeetingDeed:
    return lambda page, sheet: page.open_form(MEETING_FORMS[name](page.shell, sheet, page.stepped))


def _invite(page: MeetingsPage, sheet: MeetingSheet) -> None:
    page.take_step(invite, sheet, uuid4(), said=DONE["invite"])


def _next(page: MeetingsPage, sheet: MeetingSheet) -> None:
    """The likeliest step of the meeting, by one key."""
    steps = [name for name in meeting_steps(sheet) if page.shell.action(name).isEnabled()]
    if steps:
        page.perform(steps[0])


def _amend(page: MeetingsPage, sheet: MeetingSheet) -> None:
    page.open_form(MeetingForm(page.shell, page.meeting_saved, sheet))


def _move(page: MeetingsPage, sheet: MeetingSheet) -> None:
    page.open_form(MoveMeetingForm(page.shell, sheet, page.stepped))


def _to_series(page: MeetingsPage, sheet: MeetingSheet) -> None:
    if sheet.series_id is not None:
        page.shell.show_record(Kind.MEETING_SERIES, sheet.series_id)


def _to_entry(page: MeetingsPage, sheet: MeetingSheet) -> None:
    if sheet.event_id is not None:
        page.shell.show_record(Kind.EVENT, sheet.event_id)


MEETING_DEEDS: Final[Mapping[str, MeetingDeed]] = {
    "meeting_next": _next,
    "meeting_invite": _invite,
    "meeting_invitations_out": _step(invitations_out, "out"),
    "meeting_begin": _step(begin_meeting, "begin"),
    "meeting_all_present": _step(all_present, "all"),
    "meeting_remind": _step(remind_minutes, "remind"),
    "meeting_follow": _step(follow_programme, "step"),
    "close_call": _step(close_meeting, "closed"),
    "print": lambda page, sheet: page.shell.action(paper_of(sheet)).trigger(),
    "take_back": _step(take_meeting_step_back, "taken_back"),
    "amend": _amend,
    "meeting_move": _move,
    "meeting_to_series": _to_series,
    "meeting_to_entry": _to_entry,
    "record_note": lambda page, _sheet: page.shell.action("record_order").trigger(),
    "attach_files": lambda page, _sheet: page.workbench.files.choose(),
    "open_file": lambda page, _sheet: page.workbench.files.open_one(),
    **{name: _form(name) for name in MEETING_FORMS},
    **MINUTES_DEEDS,
}


def _invitee_form(name: str) -> InviteeDeed:
    return lambda page, sheet, one: page.open_form(
        INVITEE_FORMS[name](page.shell, sheet, one, page.stepped)
    )


def _to_letter(page: MeetingsPage, _sheet: MeetingSheet, one: InviteeLine) -> None:
    if one.letter_id is not None:
        page.shell.show_record(Kind.LETTER, one.letter_id)


INVITEE_DEEDS: Final[Mapping[str, InviteeDeed]] = {
    "invitee_letter": _to_letter,
    **{name: _invitee_form(name) for name in INVITEE_FORMS},
}


def say_by_key(page: MeetingsPage, sheet: MeetingSheet, one: InviteeLine, key: str) -> bool:
    """Say of an invitee what a key means: his answer before the meeting, in it his presence.

    Returns:
        Whether it was said, and the cursor may go on to the next one.
    """
    is_seen = sheet.state in SEEN_IN
    if key == FORM_KEY:
        INVITEE_DEEDS["invitee_presence" if is_seen else "invitee_answer"](page, sheet, one)
        return False
    if is_seen:
        draft = presence_by_key(one, key, now_at(page.shell))
        if draft is not None:
            page.note_down(presence_now, sheet, one, draft)
        return draft is not None
    answer = answer_by_key(one, key)
    if answer is not None:
        page.note_down(answer_now, sheet, one, answer)
    return answer is not None
