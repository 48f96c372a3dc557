"""What happens in an invented office: who is in its directory, who rings, what comes of it.

A story is played either through the services (`app.demo.playing`) or written in bulk
(`app.demo.bulk`); both leave the same store.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.contacts import ContactDraft
from app.letters import DispatchDraft, LetterDraft, Relation
from app.orders import OrderDraft
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


class LetterDo(StrEnum):
    """What is done to a letter after it was registered or begun."""

    EXAMINE = "examine"
    PUT_IN_FOLDER = "put_in_folder"
    ORDER = "order"
    REFER = "refer"
    SEEN = "seen"
    FILE = "file"
    WRITE_OFF = "write_off"
    ANNUL = "annul"
    FOR_APPROVAL = "for_approval"
    FOR_SIGNATURE = "for_signature"
    RETURN = "return"
    WITHDRAW = "withdraw"
    SIGN = "sign"
    DISPATCH = "dispatch"
    WAIVE_SCAN = "waive_scan"
    CLOSE = "close"


@dataclass(frozen=True)
class LetterDeed:
    """Something done to a letter.

    Attributes:
        words: Opinion, reason, or the number of what answered it.
        order: Of `ORDER` and `REFER`.
        dispatch: Of `DISPATCH`, to all its parties.
        by_substitute: Of `SIGN`: the signer is away.
    """

    at: datetime
    do: LetterDo
    words: str = ""
    order: OrderDraft | None = None
    dispatch: DispatchDraft | None = None
    by_substitute: bool = False


@dataclass(frozen=True)
class LetterStory:
    """A letter from its arrival or first draft to where it stands today.

    Attributes:
        at: When it was registered or begun; stories come in this order.
        operator: Short name of who did it all.
        sender: Place in the directory of who sent it, or of its first receiver.
        office: Place in the directory of where he holds his post.
        follows: Which letter before, of all letters, it refers to.
        draft: As typed, without its links to the directory.
    """

    at: datetime
    operator: str
    draft: LetterDraft
    sender: int | None = None
    office: int | None = None
    follows: int | None = None
    relation: Relation = Relation.FOLLOWING
    deeds: tuple[LetterDeed, ...] = ()

    @property
    def is_written_here(self) -> bool:
        """It begins as a draft, and has no number before it is signed."""
        return bool(self.draft.body)

    @property
    def rang_at(self) -> datetime:
        """Nothing of it happens earlier."""
        return self.at


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
        events: Entries and requests of the governor's programme.
        visits: Visitors, daily and of public days.
        meetings: Of its councils, held and to come.
        protocol: Cases of protocol work, under way and over.
        orders: How many calls carry the governor's note.
        played: Through the services; written in bulk otherwise.
    """

    contacts: int
    calls: int
    orders: int
    days: int
    letters: int = 0
    events: int = 0
    visits: int = 0
    meetings: int = 0
    protocol: int = 0
    played: bool = False


@dataclass
class Filled:
    """How much was put into a store."""

    contacts: int = 0
    calls: int = 0
    orders: int = 0
    letters: int = 0
    events: int = 0
    visits: int = 0
    meetings: int = 0
    protocol: int = 0
