"""The life of a meeting and of the items on its agenda (P1.4, P1.6 to P1.8)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from app.errors import NotAllowed
from app.meetings.texts import MEETING_STATES


class MeetingState(StrEnum):
    """Where a meeting stands."""

    PLANNED = "planned"
    INVITED = "invited"
    IN_SESSION = "in_session"
    ENDED = "ended"
    MINUTES_AWAITED = "minutes_awaited"
    MINUTES_RECEIVED = "minutes_received"
    FINALISED = "finalised"
    DISTRIBUTED = "distributed"
    REPORTED = "reported"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class MinutesKind(StrEnum):
    """How much the minutes tell (مشروح، نیمه‌مشروح، خلاصه، فرم)."""

    VERBATIM = "verbatim"
    SEMI_VERBATIM = "semi_verbatim"
    SUMMARY = "summary"
    FORM = "form"


class Inviter(StrEnum):
    """Who invites and writes the minutes (P1.4, C9, C10)."""

    OFFICE = "office"
    OUTSIDE = "outside"


class InviteeRole(StrEnum):
    """As what somebody is invited."""

    CHAIR = "chair"
    SECRETARY = "secretary"
    MEMBER = "member"
    GUEST = "guest"
    PRESENTER = "presenter"


class InviteChannel(StrEnum):
    """By what an invitation or minutes go."""

    LETTER = "letter"
    AUTOMATION = "automation"
    PHONE = "phone"
    TEXT_MESSAGE = "text_message"
    BY_HAND = "by_hand"
    EMAIL = "email"


class InviteAnswer(StrEnum):
    """What an invitee answered."""

    NONE = "none"
    ACKNOWLEDGED = "acknowledged"
    SUBSTITUTE = "substitute"
    DECLINED = "declined"
    NO_ANSWER = "no_answer"


class Presence(StrEnum):
    """Who was there; whoever was never said to be is absent once the meeting is over."""

    UNSAID = ""
    PRESENT = "present"
    SUBSTITUTE = "substitute"
    EXCUSED = "excused"


class ItemKind(StrEnum):
    """What an item of the agenda is."""

    ORDINARY = "ordinary"
    APPROVAL = "approval"
    CARRIED = "carried"
    OTHER = "other"


class ItemState(StrEnum):
    """What became of an item."""

    OPEN = "open"
    DECIDED = "decided"
    NOTED = "noted"
    PUT_OFF = "put_off"
    WITHDRAWN = "withdrawn"


class ResolutionState(StrEnum):
    """How far a resolution is, read from its order (P1.7)."""

    OPEN = "open"
    IN_ACTION = "in_action"
    REPORTED = "reported"
    DONE = "done"
    DROPPED = "dropped"


class DispatchPart(StrEnum):
    """What of the minutes went to somebody."""

    MINUTES = "minutes"
    EXTRACT = "extract"


_S = MeetingState

#: From each state, those a person may bring a meeting to; the way back is taking a step back.
TRANSITIONS: Final[Mapping[MeetingState, frozenset[MeetingState]]] = {
    # What stands on short notice is held without invitations; an outside one may have been held.
    _S.PLANNED: frozenset({_S.INVITED, _S.IN_SESSION, _S.MINUTES_AWAITED, _S.CANCELLED}),
    _S.INVITED: frozenset({_S.IN_SESSION, _S.MINUTES_AWAITED, _S.CANCELLED}),
    _S.IN_SESSION: frozenset({_S.ENDED}),
    _S.ENDED: frozenset({_S.FINALISED}),
    _S.MINUTES_AWAITED: frozenset({_S.MINUTES_RECEIVED}),
    _S.MINUTES_RECEIVED: frozenset({_S.FINALISED}),
    _S.FINALISED: frozenset({_S.ENDED, _S.MINUTES_RECEIVED, _S.DISTRIBUTED, _S.REPORTED}),
    _S.DISTRIBUTED: frozenset({_S.ENDED, _S.MINUTES_RECEIVED, _S.REPORTED}),
    _S.REPORTED: frozenset({_S.CLOSED}),
    _S.CLOSED: frozenset(),
    _S.CANCELLED: frozenset(),
}

#: Its time, place and agenda can still be changed.
MOVABLE: Final = frozenset({_S.PLANNED, _S.INVITED})
#: Its minutes are written: discussions are saved, items decided, resolutions numbered.
WRITABLE: Final = frozenset({_S.IN_SESSION, _S.ENDED, _S.MINUTES_RECEIVED})
#: Its minutes are locked.
LOCKED: Final = frozenset({_S.FINALISED, _S.DISTRIBUTED, _S.REPORTED, _S.CLOSED})
#: It is over, one way or the other.
OVER: Final = frozenset({_S.CLOSED, _S.CANCELLED})


def require_transition(number: str, current: MeetingState, wanted: MeetingState) -> None:
    """Refuse a step the life of a meeting does not have.

    Raises:
        NotAllowed: The sentence names the meeting and both states.
    """
    if wanted not in TRANSITIONS[current]:
        raise NotAllowed(
            f"جلسه {number} در وضعیت «{MEETING_STATES[current]}» است و نمی‌تواند به "
            f"«{MEETING_STATES[wanted]}» برود."
        )
