"""What cases of protocol work are and where they stand (P6, P7, P8.7 to P8.12, P9)."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class CaseKind(StrEnum):
    """What a case is about; each has a course of its own and a checklist that comes along."""

    FOREIGN_TRIP = "foreign_trip"
    OUTBOUND_DELEGATION = "outbound_delegation"
    DELEGATION = "delegation"
    DOMESTIC_GUEST = "domestic_guest"
    CEREMONY = "ceremony"
    PAVILION = "pavilion"
    CONSULAR = "consular"
    OCCASION = "occasion"
    COUNTRY_SESSION = "country_session"


class CaseState(StrEnum):
    """Where a case stands; which of these it goes through is its course's (`courses`)."""

    REQUESTED = "requested"
    PLANNED = "planned"
    ORDERED = "ordered"
    EXAMINED = "examined"
    PERMIT_ASKED = "permit_asked"
    PERMITTED = "permitted"
    PREPARED = "prepared"
    UNDER_WAY = "under_way"
    RETURNED = "returned"
    REPORTED = "reported"
    SENT = "sent"
    SUMMED_UP = "summed_up"
    PUBLISHED = "published"
    ACCEPTED = "accepted"
    DRAFTED = "drafted"
    APPROVED = "approved"
    ARRIVED = "arrived"
    DEPARTED = "departed"
    HELD = "held"
    ASKED = "asked"
    ANSWERED = "answered"
    REFUSED = "refused"
    CANCELLED = "cancelled"
    CLOSED = "closed"


_S = CaseState

#: Nothing is done any more.
OVER: Final = frozenset({_S.REFUSED, _S.CANCELLED, _S.CLOSED})
#: It has not begun: its days can still be moved.
BEFORE: Final = frozenset(
    {
        _S.REQUESTED,
        _S.PLANNED,
        _S.ORDERED,
        _S.EXAMINED,
        _S.PERMIT_ASKED,
        _S.PERMITTED,
        _S.PREPARED,
        _S.ACCEPTED,
        _S.DRAFTED,
        _S.APPROVED,
        _S.ASKED,
    }
)

#: Cases that are journeys of ours, with permit and report.
TRIPS: Final = frozenset({CaseKind.FOREIGN_TRIP, CaseKind.OUTBOUND_DELEGATION})
#: Cases that receive somebody.
GUESTS: Final = frozenset({CaseKind.DELEGATION, CaseKind.DOMESTIC_GUEST})


class TaskState(StrEnum):
    """Where a step of a checklist stands."""

    OPEN = "open"
    DONE = "done"
    NOT_NEEDED = "not_needed"


class TaskAnchor(StrEnum):
    """From which day a step is reckoned."""

    START = "start"
    END = "end"
    OPENED = "opened"


class TaskCondition(StrEnum):
    """What a case must be for a step to apply."""

    ALWAYS = ""
    RANK = "rank"
    GOVERNOR = "governor"
    ROUTE = "route"


class PermitRoute(StrEnum):
    """Who gives the permit of a foreign trip (P6.3 and the note of 1399)."""

    UNSAID = ""
    HEADQUARTERS = "headquarters"
    MINISTER = "minister"


class PersonRole(StrEnum):
    """As what somebody belongs to a case."""

    HEAD = "head"
    MEMBER = "member"
    GUEST = "guest"
    COMPANION = "companion"
    INTERPRETER = "interpreter"
    SECURITY = "security"
    HOST = "host"
    GUIDE = "guide"


#: Of ours, not of the guests: they neither travel nor lodge with them.
OURS: Final = frozenset({PersonRole.HOST, PersonRole.GUIDE})


class Visa(StrEnum):
    """How far a visa is."""

    UNSAID = ""
    NOT_NEEDED = "not_needed"
    ASKED = "asked"
    ISSUED = "issued"
    REFUSED = "refused"


class EntryKind(StrEnum):
    """What an entry of a case's programme is."""

    JOURNEY = "journey"
    RECEPTION = "reception"
    MEETING = "meeting"
    VISIT = "visit"
    CEREMONY = "ceremony"
    SPEECH = "speech"
    MEAL = "meal"
    MEDIA = "media"
    GIFT = "gift"
    REST = "rest"
    FAREWELL = "farewell"


class ConversationChannel(StrEnum):
    """By what something was agreed."""

    PHONE = "phone"
    IN_PERSON = "in_person"
    LETTER = "letter"
    FAX = "fax"
    EMAIL = "email"
    MESSENGER = "messenger"


class ConversationDirection(StrEnum):
    """Who turned to whom."""

    OURS = "ours"
    THEIRS = "theirs"


class Recipient(StrEnum):
    """Who gets the report of a trip (P6.5)."""

    MINISTER = "minister"
    PRESIDENCY = "presidency"
    FOREIGN_MINISTRY = "foreign_ministry"


class DispatchChannel(StrEnum):
    """By what a report goes (P6.X1 to X3)."""

    GOVERNMENT_NETWORK = "government_network"
    AUTOMATION = "automation"
    COURIER = "courier"
    POST = "post"
    BY_HAND = "by_hand"


class ConsularKind(StrEnum):
    """What is asked of a consulate (P6.11)."""

    UNSAID = ""
    VISA = "visa"
    NOTE = "note"
    RESIDENCE = "residence"
    PASSPORT = "passport"
    OTHER = "other"


class LetterPurpose(StrEnum):
    """What a letter of a case is for."""

    CONGRATULATION = "congratulation"
    CONDOLENCE = "condolence"
    INVITATION = "invitation"
    NOTE = "note"
    REQUEST = "request"
    REPORT = "report"


class SecondLanguage(StrEnum):
    """The guest's language on the printed programme."""

    NONE = ""
    ENGLISH = "en"
    ARABIC = "ar"
    RUSSIAN = "ru"
    FRENCH = "fr"
    TURKISH = "tr"


class Seating(StrEnum):
    """How people sit."""

    FACING = "facing"
    HEAD = "head"
    HORSESHOE = "horseshoe"
    ROUND = "round"
    ROWS = "rows"


class GiftDirection(StrEnum):
    """Whether a gift was given or received."""

    GIVEN = "given"
    RECEIVED = "received"


class AgreementKind(StrEnum):
    """What was signed (P6.I5)."""

    AGREEMENT = "agreement"
    MEMORANDUM = "memorandum"
    PROTOCOL = "protocol"
    SISTER_CITY = "sister_city"
    CONTRACT = "contract"


class AgreementState(StrEnum):
    """How an agreement stands today; only its ending is ever written down."""

    IN_FORCE = "in_force"
    EXPIRING = "expiring"
    EXPIRED = "expired"
    ENDED = "ended"
