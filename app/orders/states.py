"""The life of an order and of its referrals: states, what leads where, and how each ends.

Steps P1.10 to P1.12, P2.4 to P2.7 of the office's procedures; an order closes only when every
referral is written off, its sheet is scanned and the applicant was told (U3 to U5).
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from app.errors import NotAllowed
from app.texts import REFERRAL_STATES


class OrderKind(StrEnum):
    """How an order came: below the text, in the margin, by word of mouth, or from the office.

    What the office refers by itself (P1.10, P2.2) is not the governor's, and goes not back to him;
    what a meeting resolved (P1.7) is reported to him with all of that meeting.
    """

    NOTE = "note"
    MARGINAL = "marginal"
    ORAL = "oral"
    OFFICE = "office"
    RESOLUTION = "resolution"


#: What the governor himself orders.
GIVEN_BY_HIM: Final = (OrderKind.NOTE, OrderKind.MARGINAL, OrderKind.ORAL)

#: What is not of his hand: its results are the office's to see, and no sheets of his folder.
NOT_HIS: Final = frozenset({OrderKind.OFFICE, OrderKind.RESOLUTION})

#: What is written on no sheet.
WITHOUT_SHEET: Final = NOT_HIS | {OrderKind.ORAL}


class OrderState(StrEnum):
    """Whether an order still counts; one withdrawn was never given, it was typed by mistake."""

    OPEN = "open"
    CLOSED = "closed"
    REVOKED = "revoked"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


class Expected(StrEnum):
    """What the addressee shall do with a referral."""

    ACTION = "action"
    OPINION = "opinion"
    DRAFT = "draft"
    INFORMATION = "information"
    FILE = "file"


class ReferralState(StrEnum):
    """Where a referral stands."""

    OPEN = "open"
    SEEN = "seen"
    IN_PROGRESS = "in_progress"
    ANSWERED = "answered"
    WAITING_FOR_SIGHT = "waiting_for_sight"
    CLOSED = "closed"
    RETURNED = "returned"
    TRANSFERRED = "transferred"
    STOPPED = "stopped"
    #: Its recording was taken back.
    WITHDRAWN = "withdrawn"


class Scan(StrEnum):
    """Whether the annotated sheet was scanned (U3)."""

    NOT_NEEDED = "not_needed"
    MISSING = "missing"
    ATTACHED = "attached"
    WAIVED = "waived"


class WriteOff(StrEnum):
    """How a referral left the arrears; nothing leaves them without."""

    ANSWERED = "answered"
    INFORMED = "informed"
    FILED = "filed"
    UNATTAINABLE = "unattainable"
    MOOT = "moot"
    REVOKED = "revoked"
    REPLACED = "replaced"


class FollowUpWay(StrEnum):
    """How somebody was asked."""

    PHONE = "phone"
    LETTER = "letter"
    AUTOMATION = "automation"
    IN_PERSON = "in_person"


class TellingWay(StrEnum):
    """How the applicant was told."""

    PHONE = "phone"
    LETTER = "letter"
    MESSAGE = "message"
    IN_PERSON = "in_person"


_S = ReferralState

#: What leads from one state to the next. Back from a stop goes where it stood before.
TRANSITIONS: Final[Mapping[ReferralState, frozenset[ReferralState]]] = {
    _S.OPEN: frozenset(
        {
            _S.SEEN,
            _S.IN_PROGRESS,
            _S.ANSWERED,
            _S.RETURNED,
            _S.TRANSFERRED,
            _S.STOPPED,
            _S.CLOSED,
        }
    ),
    _S.SEEN: frozenset(
        {_S.IN_PROGRESS, _S.ANSWERED, _S.RETURNED, _S.TRANSFERRED, _S.STOPPED, _S.CLOSED}
    ),
    _S.IN_PROGRESS: frozenset({_S.ANSWERED, _S.RETURNED, _S.TRANSFERRED, _S.STOPPED, _S.CLOSED}),
    _S.ANSWERED: frozenset({_S.IN_PROGRESS, _S.WAITING_FOR_SIGHT}),
    _S.WAITING_FOR_SIGHT: frozenset({_S.CLOSED, _S.IN_PROGRESS}),
    _S.RETURNED: frozenset({_S.OPEN, _S.TRANSFERRED, _S.CLOSED}),
    _S.STOPPED: frozenset({_S.OPEN, _S.SEEN, _S.IN_PROGRESS, _S.CLOSED}),
    _S.CLOSED: frozenset(),
    _S.TRANSFERRED: frozenset(),
    _S.WITHDRAWN: frozenset(),
}

#: States nobody has to do anything in any more.
DONE: Final = frozenset({_S.CLOSED, _S.TRANSFERRED, _S.WITHDRAWN})
LIVE: Final = tuple(state for state in ReferralState if state not in DONE)

#: States in which the addressee has still to act, so that a deadline means something.
WITH_ADDRESSEE: Final = (_S.OPEN, _S.SEEN, _S.IN_PROGRESS)

#: What needs no answer: it is written off when it was sent.
NEEDS_NO_ANSWER: Final[Mapping[Expected, WriteOff]] = {
    Expected.INFORMATION: WriteOff.INFORMED,
    Expected.FILE: WriteOff.FILED,
}

#: How a person may write off what was never answered; each needs a reason.
WITHOUT_ANSWER: Final = frozenset({WriteOff.UNATTAINABLE, WriteOff.MOOT})


def require_transition(name: str, current: ReferralState, wanted: ReferralState) -> None:
    """Refuse a step the life of a referral does not have.

    Raises:
        NotAllowed: The sentence names the addressee and both states.
    """
    if wanted not in TRANSITIONS[current]:
        raise NotAllowed(
            f"ارجاع به «{name}» در وضعیت «{REFERRAL_STATES[current]}» است و نمی‌تواند به "
            f"«{REFERRAL_STATES[wanted]}» برود."
        )
