"""The life of a visit: states, what leads where, the words a decision is made of (P2.12-20)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from app.errors import NotAllowed
from app.visits.texts import VISIT_STATES


class VisitPath(StrEnum):
    """Which of the two ways a visit goes."""

    DAILY = "daily"
    PUBLIC = "public"


class VisitState(StrEnum):
    """Where a visit stands."""

    REQUESTED = "requested"
    PRESENT = "present"
    ANNOUNCED = "announced"
    AGREED = "agreed"
    APPOINTED = "appointed"
    REFERRED = "referred"
    DECLINED = "declined"
    INSIDE = "inside"
    OUT = "out"
    NO_SHOW = "no_show"
    COLLECTED = "collected"
    LISTED = "listed"
    PRESENTED = "presented"
    ACCEPTED = "accepted"
    ANSWERED = "answered"
    REFUSED = "refused"
    HEARD = "heard"
    ABSENT = "absent"
    POSTPONED = "postponed"
    HANDED_OVER = "handed_over"
    RESULT_IN = "result_in"
    WITHDRAWN = "withdrawn"
    TOLD = "told"
    CLOSED = "closed"


class Channel(StrEnum):
    """How a matter came to us."""

    IN_PERSON = "in_person"
    PHONE = "phone"
    LETTER = "letter"
    INSPECTION = "inspection"
    OWN = "own"


class PetitionKind(StrEnum):
    """What a petitioner brings (Yazd's form no. 1)."""

    REQUEST = "request"
    COMPLAINT = "complaint"
    IDEA = "idea"


class SpecialStatus(StrEnum):
    """Whom the office gives way to."""

    NONE = ""
    VETERAN = "veteran"
    MARTYR_FAMILY = "martyr_family"
    DISABLED = "disabled"
    UNDER_RELIEF = "under_relief"
    ELDERLY = "elderly"


class Mode(StrEnum):
    """How the governor sees to a matter (U14)."""

    FACE_TO_FACE = "face_to_face"
    IN_WRITING = "in_writing"


class Decision(StrEnum):
    """What the governor decided of a visitor, or of a petition presented to him."""

    NOW = "now"
    AT_TIME = "at_time"
    REFER = "refer"
    DECLINE = "decline"
    ACCEPT = "accept"
    ANSWER = "answer"
    REFUSE = "refuse"


class TellChannel(StrEnum):
    """How a visitor is told."""

    PHONE = "phone"
    IN_PERSON = "in_person"
    LETTER = "letter"
    TEXT_MESSAGE = "text_message"


class TellOutcome(StrEnum):
    """What came of an attempt to tell him."""

    TOLD = "told"
    NO_ANSWER = "no_answer"
    BUSY = "busy"
    WRONG_NUMBER = "wrong_number"


class Satisfaction(StrEnum):
    """What he said of it afterwards."""

    SATISFIED = "satisfied"
    PARTLY = "partly"
    UNSATISFIED = "unsatisfied"


_S = VisitState

#: From each state, those a person may bring a visit to; the way back is taking a step back.
TRANSITIONS: Final[Mapping[VisitState, frozenset[VisitState]]] = {
    # Daily (P2.12-P2.15).
    _S.REQUESTED: frozenset(
        {_S.PRESENT, _S.ANNOUNCED, _S.APPOINTED, _S.REFERRED, _S.DECLINED, _S.WITHDRAWN}
    ),
    _S.PRESENT: frozenset(
        {_S.ANNOUNCED, _S.AGREED, _S.APPOINTED, _S.REFERRED, _S.DECLINED, _S.NO_SHOW, _S.WITHDRAWN}
    ),
    _S.ANNOUNCED: frozenset(
        {_S.AGREED, _S.APPOINTED, _S.REFERRED, _S.DECLINED, _S.NO_SHOW, _S.WITHDRAWN}
    ),
    _S.AGREED: frozenset({_S.INSIDE, _S.OUT, _S.NO_SHOW, _S.APPOINTED, _S.REFERRED, _S.WITHDRAWN}),
    _S.APPOINTED: frozenset(
        {_S.AGREED, _S.INSIDE, _S.NO_SHOW, _S.APPOINTED, _S.REFERRED, _S.WITHDRAWN}
    ),
    _S.INSIDE: frozenset({_S.OUT}),
    _S.OUT: frozenset({_S.TOLD, _S.CLOSED}),
    _S.REFERRED: frozenset({_S.TOLD, _S.CLOSED}),
    _S.DECLINED: frozenset({_S.TOLD, _S.CLOSED}),
    _S.NO_SHOW: frozenset({_S.PRESENT, _S.APPOINTED, _S.CLOSED}),
    # Of a public meeting day (P2.16-P2.20).
    _S.COLLECTED: frozenset({_S.LISTED, _S.WITHDRAWN}),
    _S.LISTED: frozenset({_S.PRESENTED, _S.COLLECTED, _S.WITHDRAWN}),
    _S.PRESENTED: frozenset({_S.ACCEPTED, _S.ANSWERED, _S.REFUSED, _S.WITHDRAWN}),
    _S.ACCEPTED: frozenset({_S.HEARD, _S.ABSENT, _S.POSTPONED, _S.ANSWERED, _S.REFUSED}),
    _S.HEARD: frozenset({_S.HANDED_OVER, _S.TOLD}),
    _S.ANSWERED: frozenset({_S.HANDED_OVER, _S.TOLD}),
    _S.REFUSED: frozenset({_S.TOLD, _S.CLOSED}),
    _S.ABSENT: frozenset({_S.POSTPONED, _S.HEARD, _S.CLOSED}),
    # A petition carried over goes on as a petition of the later day.
    _S.POSTPONED: frozenset({_S.CLOSED}),
    _S.HANDED_OVER: frozenset({_S.RESULT_IN, _S.TOLD}),
    _S.RESULT_IN: frozenset({_S.TOLD}),
    # Of both.
    _S.TOLD: frozenset({_S.CLOSED}),
    _S.WITHDRAWN: frozenset(),
    _S.CLOSED: frozenset(),
}

#: Whoever waits in the room or is with the governor.
IN_THE_HOUSE: Final = frozenset({_S.PRESENT, _S.ANNOUNCED, _S.AGREED, _S.INSIDE})
#: Whoever must still hear what came of it.
TO_BE_TOLD: Final = frozenset(
    {
        _S.OUT,
        _S.REFERRED,
        _S.DECLINED,
        _S.HEARD,
        _S.ANSWERED,
        _S.REFUSED,
        _S.HANDED_OVER,
        _S.RESULT_IN,
    }
)
#: Whoever was before him: an order may stand on these.
SEEN_BY_GOVERNOR: Final = frozenset(
    {
        _S.ANNOUNCED,
        _S.AGREED,
        _S.APPOINTED,
        _S.REFERRED,
        _S.INSIDE,
        _S.OUT,
        _S.PRESENTED,
        _S.ACCEPTED,
        _S.ANSWERED,
        _S.HEARD,
        _S.HANDED_OVER,
        _S.RESULT_IN,
        _S.TOLD,
    }
)
#: States nobody has to do anything in any more.
DONE: Final = frozenset({_S.CLOSED, _S.WITHDRAWN})


def require_transition(number: str, current: VisitState, wanted: VisitState) -> None:
    """Refuse a step the life of a visit does not have.

    Raises:
        NotAllowed: The sentence names the visit and both states.
    """
    if wanted not in TRANSITIONS[current]:
        raise NotAllowed(
            f"ملاقات {number} در وضعیت «{VISIT_STATES[current]}» است و نمی‌تواند به "
            f"«{VISIT_STATES[wanted]}» برود."
        )
