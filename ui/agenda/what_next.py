"""What may be done to an entry in each state, and what is offered first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.access import Right, SignedIn
from app.agenda import EventKind, EventSheet, EventState, Inviter, Opinion, Origin
from app.agenda.states import DONE, GOES_IN, HOLDING, PLANNED, WAITING
from app.changes import Kind

_S = EventState

#: Deeds that lead an entry on from where it stands.
STEPS: Final[Mapping[EventState, tuple[str, ...]]] = {
    _S.REQUESTED: (
        "event_schedule",
        "event_review",
        "event_ask_completion",
        "event_reject",
        "event_cancel",
    ),
    _S.IN_REVIEW: (
        "event_answer",
        "event_schedule",
        "event_review",
        "event_ask_completion",
        "event_reject",
        "event_cancel",
    ),
    _S.NEEDS_COMPLETION: ("event_completed", "event_review", "event_reject", "event_cancel"),
    _S.REJECTED: ("event_completed",),
    _S.TENTATIVE: (
        "event_fix",
        "event_move",
        "event_review",
        "event_postpone",
        "event_cancel",
        "event_reject",
    ),
    _S.SCHEDULED: ("event_held", "event_move", "event_postpone", "event_cancel"),
    _S.INVITED: ("event_held", "event_move", "event_postpone", "event_cancel"),
    _S.POSTPONED: ("event_schedule", "event_cancel"),
    _S.HELD: ("event_report", "event_follow_up", "close_call"),
    _S.HELD_WITHOUT: ("event_report", "event_follow_up", "close_call"),
    _S.MINUTES_AWAITED: ("event_minutes",),
    _S.MINUTES_RECEIVED: ("event_report", "event_follow_up"),
    _S.FOLLOW_UP: ("event_report",),
    _S.REPORTED: ("close_call", "event_follow_up"),
}

#: Kinds with a route.
ROUTED: Final = frozenset({EventKind.SITE_VISIT, EventKind.TRIP})
#: Kinds of which a report is written.
REPORTED: Final = frozenset({EventKind.SITE_VISIT, EventKind.TRIP, EventKind.STAFF_MEETING})
#: Deeds of those who record what the governor said.
OF_ORDERS: Final = frozenset({"record_note", "event_promise", "sheet_seen", "sheet_sent_back"})
#: Deeds everybody who reads the programme may do.
OF_READERS: Final = frozenset({"open_file", "event_links", "event_in_calendar", "event_series"})
#: Buttons at the foot of the pane, at most.
MOST_BUTTONS: Final = 6


def steps_of(sheet: EventSheet, operator: SignedIn) -> frozenset[str]:
    """What may be done to an entry by whoever sits at the desk."""
    found = set(_led(sheet)) | _of_kind(sheet) | _of_parts(sheet)
    if not operator.may(Right.PLAN_AGENDA):
        found &= OF_READERS | OF_ORDERS
    if not operator.may(Right.RECORD_ORDERS):
        found -= OF_ORDERS
    return frozenset(found)


def _led(sheet: EventSheet) -> tuple[str, ...]:
    """The steps of its state, the likeliest first."""
    steps = list(STEPS.get(sheet.state, ()))
    waits = any(one.opinion is Opinion.ASKED for one in sheet.reviews)
    if not waits and "event_answer" in steps:
        steps.remove("event_answer")
    if waits and sheet.state is _S.TENTATIVE:
        steps.append("event_answer")
    if sheet.origin is Origin.SUPERIOR and "event_reject" in steps:
        # A superior's request can be moved, not refused.
        steps.remove("event_reject")
    fixed = sheet.state in (_S.SCHEDULED, _S.INVITED)
    if fixed and sheet.special and sheet.attendees:
        steps.insert(0, "event_ring")
    if sheet.state is _S.SCHEDULED and sheet.invites is not Inviter.NOBODY:
        steps.insert(0, "event_invitations")
    return tuple(steps)


def _of_kind(sheet: EventSheet) -> set[str]:
    found: set[str] = set()
    is_over = sheet.state in DONE
    if sheet.kind in ROUTED and not is_over:
        found.add("event_stops")
    if sheet.kind in REPORTED and sheet.state in HOLDING and not is_over:
        found.add("event_write_report")
    if sheet.kind in ROUTED and sheet.state in HOLDING:
        found.add("event_promise")
    if sheet.kind is EventKind.STAFF_MEETING and sheet.state in WAITING | PLANNED:
        found.add("event_sign_up")
        if any(one.role.value in ("signed_up", "chosen") for one in sheet.attendees):
            found.add("event_choose")
    if sheet.state in PLANNED and sheet.attendees:
        found.add("event_ring")
    return found


def _of_parts(sheet: EventSheet) -> set[str]:
    found = {"attach_files"}
    if sheet.state not in DONE:
        found |= {"amend", "event_link"}
    if sheet.state not in (_S.REJECTED, _S.CANCELLED):
        found.add("record_note")
    if sheet.can_take_back:
        found.add("take_back")
    if sheet.files:
        found.add("open_file")
    if sheet.in_folder:
        found |= {"sheet_seen", "sheet_sent_back"}
    elif sheet.state in GOES_IN:
        found.add("letter_to_folder")
    if sheet.links:
        found |= {"event_links", "event_unlink"}
    if sheet.touched_words or any(one.touched for one in sheet.links):
        found.add("event_seen")
    if sheet.starts_at is not None and sheet.state in HOLDING:
        found.add("event_in_calendar")
    if sheet.series_id is not None:
        found |= {"event_series", "event_restore"}
        if sheet.state in PLANNED:
            found.add("event_skip")
    elif sheet.state in PLANNED:
        found.add("event_repeat")
    return found


def next_steps(sheet: EventSheet, operator: SignedIn) -> tuple[str, ...]:
    """What is offered at the foot of the pane, the likeliest first."""
    there = steps_of(sheet, operator)
    likely = ["event_seen", *_led(sheet), "event_stops", "event_promise", "event_write_report"]
    likely += ["event_sign_up", "event_choose", "event_repeat", "event_in_calendar"]
    offered = [name for name in dict.fromkeys(likely) if name in there]
    if sheet.orders and operator.may(Right.READ_ORDERS):
        offered.insert(min(len(offered), MOST_BUTTONS - 1), "show_orders")
    if _may_become_meeting(sheet) and operator.may(Right.HOLD_MEETINGS):
        offered.insert(min(len(offered), MOST_BUTTONS - 1), "meeting_from_entry")
    return tuple(offered[:MOST_BUTTONS])


def _may_become_meeting(sheet: EventSheet) -> bool:
    """Whether a meeting with agenda and minutes can grow from it, and none has yet."""
    has_one = any(one.kind is Kind.MEETING for one in sheet.links)
    return sheet.kind is EventKind.MEETING and sheet.state in PLANNED and not has_one
