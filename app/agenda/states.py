"""The life of an entry of the programme: states, and what leads where (steps P1.1 to P1.8)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from app.agenda.texts import EVENT_STATES
from app.errors import NotAllowed


class EventKind(StrEnum):
    """What an entry is."""

    MEETING = "meeting"
    SITE_VISIT = "site_visit"
    AUDIENCE = "audience"
    PUBLIC_MEETING = "public_meeting"
    STAFF_MEETING = "staff_meeting"
    CEREMONY = "ceremony"
    TRIP = "trip"
    INTERVIEW = "interview"
    PERSONAL = "personal"
    BLOCKED = "blocked"


class EventState(StrEnum):
    """Where an entry stands."""

    REQUESTED = "requested"
    IN_REVIEW = "in_review"
    NEEDS_COMPLETION = "needs_completion"
    REJECTED = "rejected"
    TENTATIVE = "tentative"
    SCHEDULED = "scheduled"
    INVITED = "invited"
    HELD = "held"
    HELD_WITHOUT = "held_without"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    MINUTES_AWAITED = "minutes_awaited"
    MINUTES_RECEIVED = "minutes_received"
    FOLLOW_UP = "follow_up"
    REPORTED = "reported"
    CLOSED = "closed"


class Origin(StrEnum):
    """Who asks; a superior's request can be moved, not refused (P1.1)."""

    AGENCY = "agency"
    COUNTY = "county"
    SUPERIOR = "superior"
    OFFICE = "office"
    PERSON = "person"


class RequestChannel(StrEnum):
    """How a request came (P1.M2)."""

    LETTER = "letter"
    AUTOMATION = "automation"
    PHONE = "phone"
    IN_PERSON = "in_person"
    OWN = "own"


class Opinion(StrEnum):
    """What a deputy said of a request (P1.2)."""

    ASKED = "asked"
    SUITABLE = "suitable"
    NOT_SUITABLE = "not_suitable"
    NEEDS_COMPLETION = "needs_completion"


class AttendeeRole(StrEnum):
    """As what somebody should be there."""

    REQUIRED = "required"
    OPTIONAL = "optional"
    HOST = "host"
    SECRETARY = "secretary"
    PRESS = "press"
    SIGNED_UP = "signed_up"
    CHOSEN = "chosen"


#: Of a staff meeting: whoever only signed up does not come yet, and books no time.
NOT_COMING: Final = frozenset({AttendeeRole.SIGNED_UP})


class Answer(StrEnum):
    """What an invitee said when he was rung up (P1.5)."""

    NONE = "none"
    TOLD = "told"
    SUBSTITUTE = "substitute"
    DECLINED = "declined"
    NO_ANSWER = "no_answer"


#: Answers of whoever does not come himself: his time is his own again.
STAYS_AWAY: Final = frozenset({Answer.SUBSTITUTE, Answer.DECLINED})


class Inviter(StrEnum):
    """Who invites (P1.4)."""

    OFFICE = "office"
    OUTSIDE = "outside"
    NOBODY = "nobody"


class ResourceKind(StrEnum):
    """What can be booked beside people of the directory."""

    GOVERNOR = "governor"
    DEPUTY = "deputy"
    ROOM = "room"
    VEHICLE = "vehicle"


class Move(StrEnum):
    """How a time was lost."""

    MOVED = "moved"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


_S = EventState

#: From each state, those a person may bring an entry to; the way back is taking a step back.
TRANSITIONS: Final[Mapping[EventState, frozenset[EventState]]] = {
    _S.REQUESTED: frozenset(
        {
            _S.IN_REVIEW,
            _S.NEEDS_COMPLETION,
            _S.REJECTED,
            _S.TENTATIVE,
            _S.SCHEDULED,
            _S.CANCELLED,
        }
    ),
    _S.IN_REVIEW: frozenset(
        {_S.REQUESTED, _S.NEEDS_COMPLETION, _S.REJECTED, _S.TENTATIVE, _S.SCHEDULED, _S.CANCELLED}
    ),
    _S.NEEDS_COMPLETION: frozenset({_S.REQUESTED, _S.IN_REVIEW, _S.REJECTED, _S.CANCELLED}),
    _S.REJECTED: frozenset({_S.REQUESTED}),
    _S.TENTATIVE: frozenset({_S.SCHEDULED, _S.POSTPONED, _S.CANCELLED, _S.REJECTED, _S.IN_REVIEW}),
    _S.SCHEDULED: frozenset(
        {_S.TENTATIVE, _S.INVITED, _S.HELD, _S.HELD_WITHOUT, _S.POSTPONED, _S.CANCELLED}
    ),
    _S.INVITED: frozenset({_S.HELD, _S.HELD_WITHOUT, _S.POSTPONED, _S.CANCELLED}),
    _S.POSTPONED: frozenset({_S.TENTATIVE, _S.SCHEDULED, _S.CANCELLED}),
    _S.HELD: frozenset({_S.MINUTES_AWAITED, _S.FOLLOW_UP, _S.REPORTED, _S.CLOSED}),
    _S.HELD_WITHOUT: frozenset({_S.MINUTES_AWAITED, _S.FOLLOW_UP, _S.REPORTED, _S.CLOSED}),
    _S.MINUTES_AWAITED: frozenset({_S.MINUTES_RECEIVED}),
    _S.MINUTES_RECEIVED: frozenset({_S.FOLLOW_UP, _S.REPORTED}),
    _S.FOLLOW_UP: frozenset({_S.REPORTED}),
    _S.REPORTED: frozenset({_S.CLOSED, _S.FOLLOW_UP}),
    _S.CANCELLED: frozenset(),
    _S.CLOSED: frozenset(),
}

#: States in which an entry has a time that takes up whoever it books.
HOLDING: Final = frozenset(
    {
        _S.TENTATIVE,
        _S.SCHEDULED,
        _S.INVITED,
        _S.HELD,
        _S.HELD_WITHOUT,
        _S.MINUTES_AWAITED,
        _S.MINUTES_RECEIVED,
        _S.FOLLOW_UP,
        _S.REPORTED,
        _S.CLOSED,
    }
)
#: States in which its time can still be changed.
PLANNED: Final = frozenset({_S.TENTATIVE, _S.SCHEDULED, _S.INVITED})
#: States in which it still waits for a time.
WAITING: Final = frozenset({_S.REQUESTED, _S.IN_REVIEW, _S.NEEDS_COMPLETION, _S.POSTPONED})
#: States in which the governor's order on it is still asked for.
GOES_IN: Final = WAITING | {_S.TENTATIVE}
#: States nobody has to do anything in any more.
DONE: Final = frozenset({_S.REJECTED, _S.CANCELLED, _S.CLOSED})


def require_transition(number: str, current: EventState, wanted: EventState) -> None:
    """Refuse a step the life of an entry does not have.

    Raises:
        NotAllowed: The sentence names the entry and both states.
    """
    if wanted not in TRANSITIONS[current]:
        raise NotAllowed(
            f"برنامه {number} در وضعیت «{EVENT_STATES[current]}» است و نمی‌تواند به "
            f"«{EVENT_STATES[wanted]}» برود."
        )
