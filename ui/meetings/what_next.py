"""What may be done to a meeting, to its invitees and to a series, and what is offered first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.access import Right, SignedIn
from app.meetings import InviteeLine, MeetingSheet, SeriesSheet
from app.meetings.inviting import BY_LETTER
from app.meetings.states import LOCKED, MOVABLE, OVER, Inviter, MeetingState
from ui.meetings.desk_deeds import minutes_steps, of_minutes

_S = MeetingState

#: The steps of a meeting we call from each state, the likeliest first; `meeting_next` takes the
#: first. Those of its minutes are the desk's (`ui.meetings.desk_deeds`).
STEPS: Final[Mapping[MeetingState, tuple[str, ...]]] = {
    _S.PLANNED: ("meeting_invite", "meeting_invitations_out", "meeting_begin"),
    _S.INVITED: ("meeting_begin", "meeting_invite"),
    _S.IN_SESSION: ("meeting_all_present", "meeting_guest", "meeting_end"),
    _S.REPORTED: ("close_call",),
}
#: The same of one an outside secretary calls.
OUTSIDE_STEPS: Final[Mapping[MeetingState, tuple[str, ...]]] = {
    _S.PLANNED: ("meeting_outside", "meeting_await_minutes", "meeting_begin"),
    _S.INVITED: ("meeting_await_minutes", "meeting_outside", "meeting_begin"),
    _S.IN_SESSION: ("meeting_all_present", "meeting_guest", "meeting_end"),
    _S.MINUTES_AWAITED: ("meeting_remind",),
    _S.REPORTED: ("close_call",),
}
#: While an answer is written, and while somebody's presence is.
ANSWERED_IN: Final = frozenset({*MOVABLE, _S.IN_SESSION})
SEEN_IN: Final = frozenset({_S.IN_SESSION, _S.ENDED, _S.MINUTES_AWAITED, _S.MINUTES_RECEIVED})
#: While its report may go into the governor's folder; it comes back on the folder's page.
REPORTED_FROM: Final = frozenset({_S.FINALISED, _S.DISTRIBUTED})
#: Deeds everybody who reads meetings may do.
OF_READERS: Final = frozenset(
    {
        "meeting_to_series",
        "meeting_to_entry",
        "invitee_letter",
        "minutes_editions",
        "open_file",
        "print",
    }
)
#: Deeds of those who record what the governor said; a meeting must have been held for them.
OF_ORDERS: Final = frozenset({"record_note"})
#: Buttons at the foot, at most.
MOST_BUTTONS: Final = 5


def meeting_steps(sheet: MeetingSheet) -> list[str]:
    """The steps a meeting may take, the likeliest first."""
    steps = OUTSIDE_STEPS if sheet.invites is Inviter.OUTSIDE else STEPS
    own = [name for name in steps.get(sheet.state, ()) if name not in _senseless(sheet)]
    minutes = minutes_steps(sheet)
    if sheet.state is _S.IN_SESSION:
        # While it runs, its minutes come first and its end last.
        return [*minutes, *own]
    return [*own, *minutes] if sheet.state is _S.REPORTED else [*minutes, *own]


def _senseless(sheet: MeetingSheet) -> set[str]:
    """Steps with nothing to do."""
    found = set()
    if not any(waits_for_letter(one) for one in sheet.invitees):
        found.add("meeting_invite")
    if not sheet.invitees:
        found |= {"meeting_invitations_out", "meeting_all_present"}
    if any(waits_for_letter(one) for one in sheet.invitees):
        # First everybody gets his letter.
        found.add("meeting_invitations_out")
    return found


def waits_for_letter(one: InviteeLine) -> bool:
    """Whether somebody is invited by letter and has none."""
    return one.channel in BY_LETTER and one.letter_id is None and one.role != "chair"


def of_meeting(sheet: MeetingSheet, operator: SignedIn) -> frozenset[str]:
    """What may be done to a meeting by whoever sits at the desk."""
    found = {*meeting_steps(sheet), *of_minutes(sheet, operator), "attach_files", "print"}
    if meeting_steps(sheet):
        found.add("meeting_next")
    if sheet.state in MOVABLE:
        found |= {"meeting_move", "meeting_cancel"}
        if any("تقویم" in gap for gap in sheet.gaps):
            found.add("meeting_follow")
    if sheet.state in SEEN_IN:
        found |= {"meeting_guest", "meeting_all_present"}
    if sheet.state in REPORTED_FROM:
        found.add("letter_to_folder")
    if sheet.state not in MOVABLE | {_S.CANCELLED}:
        found |= OF_ORDERS
    if sheet.state not in LOCKED | OVER:
        found.add("amend")
    if any(not one.taken_back for one in sheet.steps[1:]):
        found.add("take_back")
    if sheet.series_id is not None:
        found.add("meeting_to_series")
    if sheet.event_id is not None:
        found.add("meeting_to_entry")
    if sheet.files:
        found.add("open_file")
    if not operator.may(Right.REGISTER_LETTERS):
        found.discard("meeting_invite")
    return _allowed(found, operator)


def paper_of(sheet: MeetingSheet) -> str:
    """The paper of the hour: invitations, then who is there, then the minutes."""
    if sheet.state in MOVABLE and any(one.letter_id is not None for one in sheet.invitees):
        return "print_invitations"
    is_written = sheet.state in LOCKED | {_S.ENDED, _S.MINUTES_RECEIVED}
    return "print_minutes" if is_written else "print_attendance"


def of_invitee(sheet: MeetingSheet, one: InviteeLine | None, operator: SignedIn) -> frozenset[str]:
    """What may be said of an invitee."""
    found: set[str] = set()
    if one is None:
        return frozenset()
    if sheet.state in ANSWERED_IN:
        found.add("invitee_answer")
    if sheet.state in SEEN_IN:
        found.add("invitee_presence")
    if one.letter_id is not None:
        found.add("invitee_letter")
    return _allowed(found, operator)


def first_of_invitee(there: frozenset[str]) -> str | None:
    """What Enter does with an invitee."""
    likely = ("invitee_presence", "invitee_answer", "invitee_letter")
    return next((name for name in likely if name in there), None)


def offered(sheet: MeetingSheet, operator: SignedIn) -> tuple[str, ...]:
    """The buttons at the foot of a meeting, the likeliest first."""
    there = of_meeting(sheet, operator)
    likely = dict.fromkeys((*meeting_steps(sheet), "meeting_follow"))
    return tuple(name for name in likely if name in there)[:MOST_BUTTONS]


def of_series(sheet: SeriesSheet, operator: SignedIn) -> frozenset[str]:
    """What may be done to a series."""
    if not operator.may(Right.HOLD_MEETINGS):
        return frozenset()
    found = {"archive"}
    if not sheet.is_archived:
        found |= {"series_plan", "topic_new", "amend"}
    if any(not one.taken_back for one in sheet.steps[1:]):
        found.add("take_back")
    return frozenset(found)


def _allowed(found: set[str], operator: SignedIn) -> frozenset[str]:
    if not operator.may(Right.HOLD_MEETINGS):
        found &= OF_READERS | OF_ORDERS
    if not operator.may(Right.RECORD_ORDERS):
        found -= OF_ORDERS
    return frozenset(found)
