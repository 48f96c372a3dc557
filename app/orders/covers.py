"""What the cover of a record says to the governor, and what he may tick on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from app.changes import Kind
from app.marks import Classification, Urgency
from app.orders.phrases import list_phrases
from app.orders.recording import SourceCard
from app.session import OfficeSession
from app.settings import governor_on

#: Instructions on a cover; more leave no room for his pen.
MOST_INSTRUCTIONS: Final = 12


@dataclass(frozen=True, kw_only=True)
class RecordCover:
    """A record as its cover shows it; a register leaves empty what its records do not have.

    Attributes:
        number: As printed, digits Latin.
        on: Its day.
        from_whom: Who sent it, rang or came.
        enclosures: What comes with it, in words.
    """

    kind: Kind
    id: int
    number: str = ""
    on: date | None = None
    from_whom: str = ""
    subject: str = ""
    classification: Classification = Classification.ORDINARY
    urgency: Urgency = Urgency.NORMAL
    enclosures: str = ""


@dataclass(frozen=True)
class CoverFrame:
    """What every cover carries, a blank one too.

    Attributes:
        instructions: The office's first phrases, to be ticked.
        governor: Who governs today, as papers name him.
        governor_acts: He is acting governor.
    """

    instructions: tuple[str, ...]
    governor: str
    governor_acts: bool


def cover_of_card(kind: Kind, number: int, card: SourceCard) -> RecordCover:
    """The cover of a record of whose register nothing is known but its card."""
    return RecordCover(
        kind=kind,
        id=number,
        number=card.number,
        on=card.on,
        from_whom=card.applicant,
        subject=card.title,
        classification=card.classification,
    )


def cover_frame(session: OfficeSession) -> CoverFrame:
    """What every cover carries today; it tells of no record, so all may ask."""
    governor = governor_on(session, session.desk.clock.today())
    return CoverFrame(
        tuple(phrase.words for phrase in list_phrases(session)[:MOST_INSTRUCTIONS]),
        f"{governor.honorific} {governor.name}".strip() if governor else "",
        governor.acting if governor else False,
    )
