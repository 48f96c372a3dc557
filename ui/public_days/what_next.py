"""What may be done to a day and to a petition of it in each state, and what is offered first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.access import Right, SignedIn
from app.public_days import ManagerLine, PetitionLine, PublicDaySheet, PublicDayState
from app.public_days.states import MOVABLE, OVER, TAKES_PETITIONERS
from app.visits.states import TO_BE_TOLD, VisitState

_D = PublicDayState
_V = VisitState

#: The steps of a day from each state, the likeliest first; `day_next` takes the first.
STEPS: Final[Mapping[PublicDayState, tuple[str, ...]]] = {
    _D.PLANNED: ("day_open_list", "new_petition"),
    _D.LIST_OPEN: ("day_close_list", "new_petition"),
    _D.LIST_CLOSED: ("day_present", "day_reopen_list", "day_managers"),
    _D.PRESENTED: ("day_invite", "accept_rest", "day_managers", "day_begin"),
    _D.INVITED: ("day_begin", "day_managers", "day_invite", "accept_rest"),
    _D.IN_SESSION: ("session_open", "day_end", "accept_rest", "day_managers"),
    _D.ENDED: ("day_hand_over", "day_carry_over"),
    _D.HANDED_OVER: ("day_await", "day_receipt", "day_hand_over", "day_report", "day_carry_over"),
    _D.RESULTS_AWAITED: ("day_report", "day_receipt", "day_hand_over", "day_carry_over"),
    _D.REPORTED: ("close_call", "day_receipt", "day_carry_over"),
    _D.CLOSED: (),
    _D.CANCELLED: (),
}
#: While the governor decides of petitions.
DECIDED_IN: Final = frozenset({_D.PRESENTED, _D.INVITED, _D.IN_SESSION})
#: While a manager's answer and presence are written.
ANSWERED_IN: Final = frozenset({*MOVABLE, _D.IN_SESSION})
SEEN_IN: Final = frozenset({_D.PRESENTED, _D.INVITED, _D.IN_SESSION, _D.ENDED})
#: Petitions the session screen shows.
CALLED: Final = frozenset({_V.ACCEPTED, _V.HEARD, _V.ABSENT, _V.POSTPONED})
#: What is done first with a petition, when it may be; Enter does it.
FIRST_OF_PETITION: Final = (
    "petition_accept",
    "session_open",
    "petition_result",
    "told",
    "amend",
)
#: Deeds everybody who reads the register may do.
OF_READERS: Final = frozenset({"day_in_calendar", "petition_record", "manager_letter"})
#: Deeds of those who receive visitors, without holding the day.
OF_RECEPTION: Final = frozenset(
    {"new_petition", "amend", "told", "no_answer", "busy", "visit_satisfaction", "visit_withdraw"}
)
#: Buttons at the foot, at most.
MOST_BUTTONS: Final = 5


def day_steps(day: PublicDaySheet) -> list[str]:
    """The steps a day may take, the likeliest first."""
    found = [name for name in STEPS[day.state] if name not in _senseless(day)]
    if day.state is _D.IN_SESSION and not day.counts.get(_V.ACCEPTED):
        # Nobody waits any more: ending it comes first.
        found.sort(key=lambda name: name != "day_end")
    if day.state is _D.PRESENTED and not day.managers:
        found.sort(key=lambda name: name not in ("accept_rest", "day_managers"))
    return found


def _senseless(day: PublicDaySheet) -> set[str]:
    """Steps with nothing to do."""
    found = set()
    if not day.counts.get(_V.PRESENTED):
        found.add("accept_rest")
    if not day.managers or all(one.letter_id is not None for one in day.managers):
        found.add("day_invite")
    if all(one.receipt_number for one in day.hand_overs):
        found.add("day_receipt")
    waits = (one for one in day.petitions if one.state is _V.POSTPONED)
    if all(one.carried_to_id is not None for one in waits):
        found.add("day_carry_over")
    if day.state is not _D.ENDED and not _to_hand_over(day):
        found.add("day_hand_over")
    return found


def _to_hand_over(day: PublicDaySheet) -> bool:
    return any(
        one.hand_over_id is None and one.state in (_V.HEARD, _V.ANSWERED) for one in day.petitions
    )


def of_day(day: PublicDaySheet, operator: SignedIn) -> frozenset[str]:
    """What may be done to a day by whoever sits at the desk."""
    found = {"day_in_calendar", *day_steps(day)}
    if found & set(STEPS[day.state]):
        found.add("day_next")
    if day.state in MOVABLE:
        found |= {"amend", "day_move", "day_cancel", "day_managers", "day_follow"}
    if day.state in TAKES_PETITIONERS:
        found |= {"new_petition", "day_take_waiting"}
    if day.can_take_back:
        found.add("take_back")
    if day.state in OVER:
        found.discard("amend")
    if not any("تقویم" in gap for gap in day.gaps):
        found.discard("day_follow")
    if not operator.may(Right.REGISTER_LETTERS):
        found.discard("day_invite")
    return _allowed(found, operator)


def of_petition(day: PublicDaySheet, petition: PetitionLine, operator: SignedIn) -> frozenset[str]:
    """What may be done to a petition of a day."""
    state, found = petition.state, {"take_back", "petition_record"}
    if day.state in DECIDED_IN:
        if state is _V.PRESENTED:
            found |= {"petition_accept", "petition_answer", "petition_refuse"}
        elif state is _V.ACCEPTED:
            found |= {"petition_answer", "petition_refuse"}
    if day.state is _D.IN_SESSION and state in CALLED:
        found.add("session_open")
    if state in (_V.HANDED_OVER, _V.RESULT_IN):
        found.add("petition_result")
    if state in TO_BE_TOLD and day.state not in MOVABLE | {_D.IN_SESSION}:
        found |= {"told", "no_answer", "busy"}
    if state in (_V.COLLECTED, _V.LISTED, _V.PRESENTED):
        found.add("visit_withdraw")
    if state is _V.TOLD:
        found.add("visit_satisfaction")
    if state not in (_V.CLOSED, _V.WITHDRAWN):
        found.add("amend")
    return _allowed(found, operator)


def of_manager(
    day: PublicDaySheet, manager: ManagerLine | None, operator: SignedIn
) -> frozenset[str]:
    """What may be done to a manager of a day."""
    found: set[str] = set()
    if manager is not None and day.state in ANSWERED_IN:
        found.add("manager_answer")
    if manager is not None and manager.letter_id is not None:
        found.add("manager_letter")
    if manager is not None and day.state in SEEN_IN:
        found.add("manager_present")
    return _allowed(found, operator)


def _allowed(found: set[str], operator: SignedIn) -> frozenset[str]:
    if operator.may(Right.HOLD_PUBLIC_DAYS):
        return frozenset(found)
    if operator.may(Right.RECEIVE_VISITS):
        return frozenset(found & (OF_READERS | OF_RECEPTION))
    return frozenset(found & OF_READERS)


def offered(day: PublicDaySheet, operator: SignedIn) -> tuple[str, ...]:
    """The buttons at the foot of a day, the likeliest first."""
    there = of_day(day, operator)
    return tuple(name for name in day_steps(day) if name in there)[:MOST_BUTTONS]


def first_of_petition(there: frozenset[str]) -> str | None:
    """What Enter does with a petition."""
    return next((name for name in FIRST_OF_PETITION if name in there), None)
