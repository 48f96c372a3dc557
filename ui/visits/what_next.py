"""What may be done to a visit in each state, and what is offered first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.access import Right, SignedIn
from app.visits import VisitPath, VisitSheet, VisitState
from app.visits.states import DONE, IN_THE_HOUSE, SEEN_BY_GOVERNOR, TRANSITIONS

_S = VisitState

#: The deeds of the waiting room, the state each leads to, and from where it is offered; a deed
#: without its own states is offered wherever the life of a visit allows it.
LEADS: Final[Mapping[str, tuple[VisitState, frozenset[VisitState]]]] = {
    "visit_announce": (_S.ANNOUNCED, frozenset({_S.REQUESTED, _S.PRESENT})),
    "visit_now": (_S.AGREED, frozenset({_S.PRESENT, _S.ANNOUNCED})),
    "visit_enter": (_S.INSIDE, frozenset({_S.AGREED, _S.APPOINTED})),
    "visit_leave": (_S.OUT, frozenset({_S.INSIDE, _S.AGREED})),
    "visit_at_time": (_S.APPOINTED, frozenset()),
    "visit_refer": (_S.REFERRED, frozenset()),
    "visit_decline": (_S.DECLINED, frozenset()),
    "visit_no_show": (_S.NO_SHOW, frozenset()),
    "visit_withdraw": (_S.WITHDRAWN, frozenset()),
    "told": (_S.TOLD, frozenset()),
    "close_call": (_S.CLOSED, frozenset()),
}
#: Attempts to tell him stand wherever he can be told.
ATTEMPTS: Final = frozenset({"no_answer", "busy"})
#: Where somebody who was awaited comes after all.
COMES: Final = frozenset({_S.REQUESTED, _S.APPOINTED, _S.NO_SHOW})
#: What is done first in a state, whatever else may be; Enter does it.
FIRST: Final[Mapping[VisitState, tuple[str, ...]]] = {
    _S.REQUESTED: ("visit_announce", "visit_at_time", "visit_arrive"),
    _S.PRESENT: ("visit_announce", "visit_now"),
    _S.ANNOUNCED: ("visit_now", "visit_at_time", "visit_refer", "visit_decline"),
    _S.AGREED: ("visit_enter", "record_note"),
    _S.APPOINTED: ("visit_arrive", "visit_enter", "visit_at_time"),
    _S.INSIDE: ("visit_leave", "record_note"),
    _S.OUT: ("told", "record_note"),
    _S.NO_SHOW: ("visit_arrive", "visit_at_time"),
}
#: The others in the order they are offered.
LIKELY: Final = (
    "told",
    "close_call",
    "visit_at_time",
    "visit_refer",
    "visit_decline",
    "no_answer",
    "visit_no_show",
    "visit_withdraw",
    "visit_satisfaction",
)
#: Deeds of those who record what the governor said.
OF_ORDERS: Final = frozenset({"record_note", "sheet_seen", "sheet_sent_back"})
#: Deeds everybody who reads the register may do.
OF_READERS: Final = frozenset({"open_file", "visit_in_calendar"})
#: Where his form may still be put before the governor.
GOES_IN: Final = (IN_THE_HOUSE | SEEN_BY_GOVERNOR | {_S.REQUESTED}) - {_S.TOLD}
#: Buttons at the foot of the pane, at most.
MOST_BUTTONS: Final = 6


def steps_of(sheet: VisitSheet, operator: SignedIn) -> frozenset[str]:
    """What may be done to a visit by whoever sits at the desk."""
    found = _led(sheet) | _of_parts(sheet)
    if not operator.may(Right.RECEIVE_VISITS):
        found &= OF_READERS | OF_ORDERS
    if not operator.may(Right.RECORD_ORDERS):
        found -= OF_ORDERS
    return frozenset(found)


def _led(sheet: VisitSheet) -> set[str]:
    reached = TRANSITIONS[sheet.state]
    found = {
        name
        for name, (leads_to, states) in LEADS.items()
        if leads_to in reached and (not states or sheet.state in states)
    }
    if sheet.path is VisitPath.PUBLIC:
        # Its day leads it on; here he is told, and may say that he does not come.
        found &= {"told", "close_call", "visit_withdraw"}
    elif sheet.state in COMES:
        found.add("visit_arrive")
    if "told" in found:
        found |= ATTEMPTS
    return found


def _of_parts(sheet: VisitSheet) -> set[str]:
    found = {"attach_files"}
    if sheet.state not in DONE:
        found.add("amend")
    if sheet.state in SEEN_BY_GOVERNOR:
        found.add("record_note")
    if sheet.may_go_back:
        found.add("take_back")
    if sheet.files:
        found.add("open_file")
    if sheet.event_id is not None:
        found.add("visit_in_calendar")
    if sheet.in_folder:
        found |= {"sheet_seen", "sheet_sent_back"}
    elif sheet.state in GOES_IN:
        found.add("letter_to_folder")
    if sheet.told_at is not None:
        found.add("visit_satisfaction")
    return found


def next_steps(sheet: VisitSheet, operator: SignedIn) -> tuple[str, ...]:
    """What is offered at the foot of the pane, the likeliest first."""
    there = steps_of(sheet, operator)
    first = FIRST.get(sheet.state, ())
    if sheet.state is _S.OUT and not sheet.orders:
        first = ("record_note", "told")
    offered = [name for name in dict.fromkeys((*first, *LIKELY)) if name in there]
    if sheet.orders and operator.may(Right.READ_ORDERS):
        offered.insert(min(len(offered), MOST_BUTTONS - 1), "show_orders")
    return tuple(offered[:MOST_BUTTONS])
