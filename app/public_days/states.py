"""The life of a public meeting day (process 4.2, state machine of a public session)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from app.errors import NotAllowed
from app.visits.texts import PUBLIC_DAY_STATES


class PublicDayState(StrEnum):
    """Where a public day stands."""

    PLANNED = "planned"
    LIST_OPEN = "list_open"
    LIST_CLOSED = "list_closed"
    PRESENTED = "presented"
    INVITED = "invited"
    IN_SESSION = "in_session"
    ENDED = "ended"
    HANDED_OVER = "handed_over"
    RESULTS_AWAITED = "results_awaited"
    REPORTED = "reported"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class ManagerAnswer(StrEnum):
    """What an invited manager said."""

    NONE = "none"
    TOLD = "told"
    SUBSTITUTE = "substitute"
    DECLINED = "declined"
    NO_ANSWER = "no_answer"


_S = PublicDayState

#: From each state, those a person may bring a day to; the way back is taking a step back.
TRANSITIONS: Final[Mapping[PublicDayState, frozenset[PublicDayState]]] = {
    _S.PLANNED: frozenset({_S.LIST_OPEN, _S.CANCELLED}),
    _S.LIST_OPEN: frozenset({_S.LIST_CLOSED, _S.CANCELLED}),
    _S.LIST_CLOSED: frozenset({_S.LIST_OPEN, _S.PRESENTED, _S.CANCELLED}),
    _S.PRESENTED: frozenset({_S.INVITED, _S.IN_SESSION, _S.CANCELLED}),
    _S.INVITED: frozenset({_S.IN_SESSION, _S.CANCELLED}),
    _S.IN_SESSION: frozenset({_S.ENDED}),
    # Of a day nobody was heard on there is nothing to hand over.
    _S.ENDED: frozenset({_S.HANDED_OVER, _S.REPORTED}),
    _S.HANDED_OVER: frozenset({_S.RESULTS_AWAITED, _S.REPORTED}),
    _S.RESULTS_AWAITED: frozenset({_S.REPORTED}),
    _S.REPORTED: frozenset({_S.CLOSED}),
    _S.CLOSED: frozenset(),
    _S.CANCELLED: frozenset(),
}

#: Petitioners are still taken.
TAKES_PETITIONERS: Final = frozenset({_S.PLANNED, _S.LIST_OPEN})
#: Its time can still be changed.
MOVABLE: Final = frozenset({_S.PLANNED, _S.LIST_OPEN, _S.LIST_CLOSED, _S.PRESENTED, _S.INVITED})
#: It is over, one way or the other.
OVER: Final = frozenset({_S.CLOSED, _S.CANCELLED})


def require_transition(number: str, current: PublicDayState, wanted: PublicDayState) -> None:
    """Refuse a step the life of a public day does not have.

    Raises:
        NotAllowed: The sentence names the day and both states.
    """
    if wanted not in TRANSITIONS[current]:
        raise NotAllowed(
            f"ملاقات عمومی {number} در وضعیت «{PUBLIC_DAY_STATES[current]}» است و نمی‌تواند به "
            f"«{PUBLIC_DAY_STATES[wanted]}» برود."
        )
