"""What can be done with a line of the follow-up page, by where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from app.access import Right, SignedIn
from app.orders import FollowUpRow, OrderKind, OrderState, ReferralState, Scan, Telling
from app.orders.states import DONE, TRANSITIONS

_S = ReferralState

#: Deeds of one state alone.
_ONLY_IN: Final[Mapping[str, ReferralState]] = {
    "order_to_sight": _S.ANSWERED,
    "order_sighted": _S.WAITING_FOR_SIGHT,
    "order_resume": _S.STOPPED,
    "order_again": _S.RETURNED,
}

#: Deeds a referral takes when its life leads there.
_LEADS_TO: Final[Mapping[str, ReferralState]] = {
    "order_seen": _S.SEEN,
    "order_in_progress": _S.IN_PROGRESS,
    "order_answered": _S.ANSWERED,
    "order_stop": _S.STOPPED,
    "order_return": _S.RETURNED,
    "order_transfer": _S.TRANSFERRED,
    "order_write_off": _S.CLOSED,
}

#: What only whoever records orders may do.
_RECORDS: Final = frozenset({"order_sighted", "order_revoke", "order_replace"})

#: The buttons under the detail pane, the likeliest first.
_OFFERED: Final = (
    "order_sighted",
    "order_answered",
    "order_follow_up",
    "told",
    "close_call",
    "order_resume",
    "order_again",
    "order_to_sight",
    "order_in_progress",
    "order_extend",
)
MOST_BUTTONS: Final = 4


def deeds_of(row: FollowUpRow, operator: SignedIn) -> frozenset[str]:
    """The names of the actions a line takes."""
    found = {"print", "print_result_notice"}
    if row.source_kind is not None:
        found.add("open_call")
    if row.name:
        found.add("print_reminders")
    if operator.may(Right.REGISTER_LETTERS):
        found |= {"letter_of_result"} | ({"letter_of_reminder"} if row.name else set())
    if not operator.may(Right.FOLLOW_UP_ORDERS):
        return frozenset(found)
    found |= {"take_back", "attach_files"}
    if row.order_state is OrderState.OPEN:
        found |= _of_open(row)
    if not operator.may(Right.RECORD_ORDERS):
        found -= _RECORDS
    return frozenset(found)


def _of_open(row: FollowUpRow) -> set[str]:
    found = {"order_refer", "order_revoke", "order_replace", "order_hand_over", "close_call"}
    if row.kind is OrderKind.RESOLUTION:
        # Its minutes amend it.
        found.remove("order_replace")
    if row.scan is Scan.MISSING:
        found.add("order_waive_scan")
    if row.telling in (Telling.TO_BE_TOLD, Telling.AWAITING_RESULT):
        found.add("told")
    if row.state is None or row.state in DONE:
        return found
    found |= {"order_follow_up", "order_extend", "order_deliver", "order_remind"}
    found |= {name for name, state in _ONLY_IN.items() if row.state is state}
    goes = {name for name, state in _LEADS_TO.items() if state in TRANSITIONS[row.state]}
    if row.state is _S.WAITING_FOR_SIGHT:
        goes -= {"order_write_off", "order_in_progress"}
    if row.state is _S.STOPPED:
        goes -= {"order_seen", "order_in_progress"}
    return found | goes


def offered(row: FollowUpRow, undone: Sequence[str], available: frozenset[str]) -> tuple[str, ...]:
    """The few of them that have a button, the likeliest first."""
    too_early = set() if row.telling is Telling.TO_BE_TOLD else {"told"}
    if undone:
        too_early.add("close_call")
    names = [name for name in _OFFERED if name in available - too_early]
    return tuple(names[:MOST_BUTTONS])
