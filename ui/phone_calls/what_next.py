"""What may be done to a call in each state, and what is offered first."""

from __future__ import annotations

from typing import Final

from app.phone_calls import SETTLED, CallSheet, CallState

#: Keys of the attempts to place a call for the governor.
_PLACING: Final = frozenset({"connected", "no_answer", "busy", "absent"})
_TELLING: Final = frozenset({"told", "no_answer", "busy", "told_to_relative"})

#: What may be done, besides looking and printing.
STEPS: Final[dict[CallState, frozenset[str]]] = {
    CallState.TO_PLACE: _PLACING | {"hand_over", "amend", "annul", "close_call", "take_back"},
    CallState.HANDED_OVER: _PLACING | {"amend", "close_call", "take_back"},
    CallState.CONNECTED: frozenset({"finish_direct", "amend", "annul", "close_call", "take_back"}),
    CallState.RECORDED: frozenset({"to_folder", "amend", "annul", "close_call"}),
    CallState.IN_FOLDER: frozenset({"record_note", "amend", "close_call", "take_back"}),
    CallState.NOTED: frozenset({"take_back", "amend", "close_call"}),
    CallState.TO_BE_TOLD: _TELLING | {"close_call", "take_back", "amend"},
    CallState.TOLD: frozenset({"close_call", "take_back", "amend"}),
    CallState.CLOSED: frozenset({"take_back", "amend", "annul"}),
    CallState.ANNULLED: frozenset({"take_back"}),
}

#: Buttons at the foot of the detail pane; the first is what comes next.
NEXT_STEPS: Final[dict[CallState, tuple[str, ...]]] = {
    CallState.TO_PLACE: ("connected", "no_answer", "busy", "absent", "hand_over"),
    CallState.HANDED_OVER: ("connected", "no_answer", "busy", "close_call"),
    CallState.CONNECTED: ("finish_direct",),
    CallState.RECORDED: ("to_folder", "print"),
    CallState.IN_FOLDER: ("record_note", "print"),
    CallState.NOTED: ("take_back",),
    CallState.TO_BE_TOLD: ("told", "no_answer", "busy", "told_to_relative"),
    CallState.TOLD: ("close_call",),
    CallState.CLOSED: ("print",),
    CallState.ANNULLED: (),
}


def steps_of(sheet: CallSheet) -> frozenset[str]:
    """What may be done to a call, whoever does it."""
    found = STEPS[sheet.state] | {"print", "attach_files"}
    if sheet.may_go_back:
        found |= {"take_back"}
    if sheet.state not in SETTLED:
        found |= {"call_later", "promise_kept"} if sheet.plan else {"call_later"}
    return found
