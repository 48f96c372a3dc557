"""What happens in an invented office: who is in its directory, who rings, what comes of it.

A story is played either through the services (`app.demo.playing`) or written in bulk
(`app.demo.bulk`); both leave the same store.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.contacts import ContactDraft
from app.phone_calls import AttemptDraft, CallDraft, NoteDraft


class Do(StrEnum):
    """What is done to a call after it was registered."""

    PRINT = "print"
    PUT_IN_FOLDER = "put_in_folder"
    RECORD_NOTE = "record_note"
    LOG_ATTEMPT = "log_attempt"
    LOG_PLACING = "log_placing"
    HAND_OVER = "hand_over"
    CLOSE = "close"
    ANNUL = "annul"
    #: On the order the governor wrote on it.
    WAIVE_SCAN = "waive_scan"
    ANSWER = "answer"
    SEE_RESULT = "see_result"
    TELL = "tell"
    CLOSE_ORDER = "close_order"


#: What is done to the order of a call, and no longer to the call.
TO_ORDER = frozenset({Do.WAIVE_SCAN, Do.ANSWER, Do.SEE_RESULT, Do.TELL, Do.CLOSE_ORDER})


@dataclass(frozen=True)
class Deed:
    """Something done to a call.

    Attributes:
        at: When.
        note: Of `RECORD_NOTE`.
        attempt: Of `LOG_ATTEMPT` and `LOG_PLACING`.
        words: Reason of `HAND_OVER`, `CLOSE`, `ANNUL` and `WAIVE_SCAN`; what was answered or told.
        place: Of the referral `ANSWER` and `SEE_RESULT` are of, from 0.
    """

    at: datetime
    do: Do
    note: NoteDraft | None = None
    attempt: AttemptDraft | None = None
    words: str = ""
    place: int = 0


@dataclass(frozen=True)
class CallStory:
    """A call from its ring to where it stands today.

    Attributes:
        rang_at: When it rang; stories come in this order.
        at: When it was registered.
        operator: Short name of who registered it and did the rest.
        caller: Place of the caller in the directory, or None for a stranger.
        draft: As typed; its `caller_id` is filled in when the directory has its ids.
        deeds: What was done to it, in order of time.
    """

    rang_at: datetime
    at: datetime
    operator: str
    caller: int | None
    draft: CallDraft
    deeds: tuple[Deed, ...] = ()


@dataclass(frozen=True)
class Entry:
    """A contact of the directory.

    Attributes:
        draft: Its links to other contacts are left out.
        parent: Place in the directory of what a unit belongs to.
        works_at: Place in the directory of what the first position is at.
    """

    draft: ContactDraft
    parent: int | None = None
    works_at: int | None = None


@dataclass(frozen=True)
class Scale:
    """How big an invented office is.

    Attributes:
        days: How long it has been at work.
        orders: How many calls carry the governor's note.
        played: Through the services; written in bulk otherwise.
    """

    contacts: int
    calls: int
    orders: int
    days: int
    played: bool = False


@dataclass
class Filled:
    """How much was put into a store."""

    contacts: int = 0
    calls: int = 0
    orders: int = 0
