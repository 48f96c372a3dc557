"""The life of a letter, of each direction: states, and what leads where.

Steps P1.9 to P1.12 and P2.1 to P2.7. What follows an order on a letter is the life of that order;
`Stage` reads it and keeps nothing of its own, so that the two cannot part.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from app.errors import NotAllowed
from app.texts import LETTER_STATES


class LetterDirection(StrEnum):
    """Whether it came in, goes out, or goes from one of our units to another."""

    INCOMING = "incoming"
    OUTGOING = "outgoing"
    INTERNAL = "internal"


class LetterState(StrEnum):
    """Where a letter stands: of one that came in, then of one that is written here."""

    REGISTERED = "registered"
    EXAMINED = "examined"
    IN_FOLDER = "in_folder"
    ORDERED = "ordered"
    REFERRED = "referred"
    FILED = "filed"
    WRITTEN_OFF = "written_off"
    DRAFT = "draft"
    FOR_APPROVAL = "for_approval"
    FOR_SIGNATURE = "for_signature"
    SIGNED = "signed"
    DISPATCHED = "dispatched"
    CLOSED = "closed"
    #: Its number stays and is never given again.
    ANNULLED = "annulled"
    #: A draft that was given up before it had a number.
    WITHDRAWN = "withdrawn"


class Stage(StrEnum):
    """How far the orders on a letter have come."""

    NONE = ""
    SCAN_MISSING = "scan_missing"
    TO_DELIVER = "to_deliver"
    DELIVERED = "delivered"
    IN_FOLLOW_UP = "in_follow_up"
    ANSWERED = "answered"
    WAITING_FOR_SIGHT = "waiting_for_sight"
    TO_TELL = "to_tell"
    SETTLED = "settled"


class LetterKind(StrEnum):
    """What a letter is; deadlines and signers go by it."""

    LETTER = "letter"
    REQUEST = "request"
    COMPLAINT = "complaint"
    INQUIRY = "inquiry"
    REPORT = "report"
    CIRCULAR = "circular"
    ORDER = "order"
    INVITATION = "invitation"
    CONGRATULATION = "congratulation"
    REMINDER = "reminder"
    NOTICE = "notice"
    OTHER = "other"


class LetterChannel(StrEnum):
    """By what a letter comes or goes (U39)."""

    POST = "post"
    COURIER = "courier"
    BY_HAND = "by_hand"
    FAX = "fax"
    AUTOMATION = "automation"
    GOVERNMENT_NETWORK = "government_network"
    BARID = "barid"
    ECE = "ece"
    EMAIL = "email"


#: Secret letters never go by these (P2.M4, C28); they go by hand, with a receipt.
OPEN_CHANNELS: Final = frozenset(
    {
        LetterChannel.EMAIL,
        LetterChannel.ECE,
        LetterChannel.FAX,
        LetterChannel.POST,
        LetterChannel.AUTOMATION,
        LetterChannel.GOVERNMENT_NETWORK,
        LetterChannel.BARID,
    }
)


class PartyRole(StrEnum):
    """As what somebody gets a letter."""

    RECEIVER = "receiver"
    COPY = "copy"


class Relation(StrEnum):
    """How a letter refers to another: one got from the addressee, or an own earlier one."""

    IN_REPLY_TO = "in_reply_to"
    FOLLOWING = "following"


class PaperPlace(StrEnum):
    """Where the paper lies."""

    NONE = "none"
    DESK = "desk"
    FOLDER = "folder"
    SENT = "sent"
    SHELF = "shelf"
    LENT = "lent"


class LetterWriteOff(StrEnum):
    """How a letter left the arrears; nothing leaves them without."""

    LETTER = "letter"
    TOLD = "told"
    INFORMED = "informed"
    CARRIED_OUT = "carried_out"
    MOOT = "moot"
    UNATTAINABLE = "unattainable"


_S = LetterState

#: From each state, those a person may bring a letter to; the way back is taking a step back.
TRANSITIONS: Final[Mapping[LetterState, frozenset[LetterState]]] = {
    _S.REGISTERED: frozenset(
        {_S.EXAMINED, _S.IN_FOLDER, _S.ORDERED, _S.REFERRED, _S.FILED, _S.ANNULLED}
    ),
    _S.EXAMINED: frozenset({_S.IN_FOLDER, _S.ORDERED, _S.REFERRED, _S.FILED, _S.ANNULLED}),
    _S.IN_FOLDER: frozenset({_S.ORDERED, _S.EXAMINED}),
    _S.ORDERED: frozenset({_S.IN_FOLDER, _S.WRITTEN_OFF}),
    _S.REFERRED: frozenset({_S.IN_FOLDER, _S.ORDERED, _S.WRITTEN_OFF}),
    _S.FILED: frozenset({_S.IN_FOLDER, _S.ORDERED, _S.REFERRED, _S.WRITTEN_OFF}),
    _S.WRITTEN_OFF: frozenset(),
    _S.DRAFT: frozenset({_S.FOR_APPROVAL, _S.FOR_SIGNATURE, _S.WITHDRAWN}),
    _S.FOR_APPROVAL: frozenset({_S.DRAFT, _S.FOR_SIGNATURE, _S.WITHDRAWN}),
    _S.FOR_SIGNATURE: frozenset({_S.DRAFT, _S.SIGNED, _S.WITHDRAWN}),
    _S.SIGNED: frozenset({_S.DISPATCHED, _S.ANNULLED}),
    _S.DISPATCHED: frozenset({_S.CLOSED}),
    _S.CLOSED: frozenset(),
    _S.ANNULLED: frozenset(),
    _S.WITHDRAWN: frozenset(),
}

#: States nobody has to do anything in any more.
DONE: Final = frozenset({_S.WRITTEN_OFF, _S.FILED, _S.CLOSED, _S.ANNULLED, _S.WITHDRAWN})
#: Letters that wait for something of ours.
OPEN: Final = tuple(state for state in LetterState if state not in DONE)
#: What comes in, as long as it is not settled: what arrears are made of.
IN_ARREARS: Final = (_S.REGISTERED, _S.EXAMINED, _S.IN_FOLDER, _S.ORDERED, _S.REFERRED)
#: A letter of ours before it has its number.
UNNUMBERED: Final = (_S.DRAFT, _S.FOR_APPROVAL, _S.FOR_SIGNATURE, _S.WITHDRAWN)

#: Where a deed leads, by its step's word; a deed that is not here leads nowhere.
REACHED_BY: Final[Mapping[str, tuple[LetterState, ...]]] = {
    "register_letter": (_S.REGISTERED,),
    "examine": (_S.EXAMINED,),
    "put_in_folder": (_S.IN_FOLDER,),
    "order": (_S.ORDERED,),
    "refer": (_S.REFERRED, _S.ORDERED),
    "seen": (_S.EXAMINED,),
    "file": (_S.FILED,),
    "write_off_letter": (_S.WRITTEN_OFF,),
    "draft_letter": (_S.DRAFT,),
    "for_approval": (_S.FOR_APPROVAL,),
    "for_signature": (_S.FOR_SIGNATURE,),
    "return_draft": (_S.DRAFT,),
    "withdraw": (_S.WITHDRAWN,),
    "sign": (_S.SIGNED,),
    "dispatch": (_S.SIGNED, _S.DISPATCHED),
    "close": (_S.CLOSED,),
    "annul": (_S.ANNULLED,),
    "settle_block": (_S.ANNULLED,),
    "import_letter": (_S.REGISTERED, _S.FILED, _S.WRITTEN_OFF, _S.CLOSED, _S.ANNULLED),
}


def require_transition(number: str, current: LetterState, wanted: LetterState) -> None:
    """Refuse a step the life of a letter does not have.

    Raises:
        NotAllowed: The sentence names the letter and both states.
    """
    if wanted not in TRANSITIONS[current]:
        named = f"نامه {number}" if number else "این نامه"
        raise NotAllowed(
            f"{named} در وضعیت «{LETTER_STATES[current]}» است و نمی‌تواند به "
            f"«{LETTER_STATES[wanted]}» برود."
        )
