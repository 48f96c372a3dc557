"""The life of a call, fax or telephonogram: its states, and what leads from one to the next.

Steps P1.13a, P1.13b and P2.8 to P2.11 of the office's procedures.
"""

from __future__ import annotations

from enum import StrEnum

from app.errors import NotAllowed
from app.texts import CALL_STATES


class CallDirection(StrEnum):
    """Who rang whom."""

    INCOMING = "incoming"
    OUTGOING = "outgoing"


class CallChannel(StrEnum):
    """By what it came or went; all take their numbers from one series."""

    PHONE = "phone"
    FAX = "fax"
    TELEPHONOGRAM = "telephonogram"


class CallOutcome(StrEnum):
    """What became of the ring itself; the last three are registered and closed at once."""

    TAKEN = "taken"
    MISSED = "missed"
    REDIRECTED = "redirected"
    ABANDONED = "abandoned"


class CallPath(StrEnum):
    """What is done with it (P1.13, P2.F3).

    Written on the form for the governor, put through at once, only recorded, or asked for by the
    governor and still to be placed.
    """

    FORM = "form"
    DIRECT = "direct"
    RECORD = "record"
    PLACED = "placed"


class SpokeWith(StrEnum):
    """To whom a direct call was put through (P1.13a)."""

    GOVERNOR = "governor"
    DIRECTOR_GENERAL = "director_general"


class CallState(StrEnum):
    """Where a registered call stands."""

    TO_PLACE = "to_place"
    HANDED_OVER = "handed_over"
    CONNECTED = "connected"
    RECORDED = "recorded"
    IN_FOLDER = "in_folder"
    NOTED = "noted"
    TO_BE_TOLD = "to_be_told"
    TOLD = "told"
    CLOSED = "closed"
    ANNULLED = "annulled"


class AttemptOutcome(StrEnum):
    """What came of one attempt to tell the caller the result (P2.11), or to place a call."""

    TOLD = "told"
    TOLD_TO_RELATIVE = "told_to_relative"
    NO_ANSWER = "no_answer"
    BUSY = "busy"
    CONNECTED = "connected"
    ABSENT = "absent"


#: What may come of an attempt to tell a result, and of one to place a call for the governor.
TELLING = frozenset(
    {
        AttemptOutcome.TOLD,
        AttemptOutcome.TOLD_TO_RELATIVE,
        AttemptOutcome.NO_ANSWER,
        AttemptOutcome.BUSY,
    }
)
PLACING = frozenset(
    {
        AttemptOutcome.CONNECTED,
        AttemptOutcome.NO_ANSWER,
        AttemptOutcome.BUSY,
        AttemptOutcome.ABSENT,
    }
)


#: From each state, the states a person may bring the call to. Closing from any other state than
#: `TOLD` or `CONNECTED` needs a reason (the applicant must be told: U5).
TRANSITIONS: dict[CallState, tuple[CallState, ...]] = {
    CallState.TO_PLACE: (
        CallState.CONNECTED,
        CallState.HANDED_OVER,
        CallState.CLOSED,
        CallState.ANNULLED,
    ),
    CallState.HANDED_OVER: (CallState.CONNECTED, CallState.CLOSED),
    CallState.CONNECTED: (CallState.CLOSED, CallState.ANNULLED),
    CallState.RECORDED: (CallState.IN_FOLDER, CallState.CLOSED, CallState.ANNULLED),
    CallState.IN_FOLDER: (CallState.NOTED, CallState.CLOSED),
    CallState.NOTED: (CallState.TO_BE_TOLD, CallState.CLOSED),
    CallState.TO_BE_TOLD: (CallState.TOLD, CallState.CLOSED),
    CallState.TOLD: (CallState.CLOSED,),
    CallState.CLOSED: (CallState.ANNULLED,),
    CallState.ANNULLED: (),
}

#: States in which a call may be closed without a reason.
CLOSES_FREELY = frozenset({CallState.CONNECTED, CallState.TOLD})


def require_transition(current: CallState, wanted: CallState) -> None:
    """Refuse a step the life-cycle does not have.

    Raises:
        NotAllowed: The sentence names both states.
    """
    if wanted not in TRANSITIONS[current]:
        raise NotAllowed(
            f"تماس در وضعیت «{CALL_STATES[current]}» است و نمی‌تواند به "
            f"«{CALL_STATES[wanted]}» برود."
        )
