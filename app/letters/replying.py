"""How the answer to a letter begins: to whom, in reply to what, with which first words (P2.5)."""

from __future__ import annotations

from app.jalali import jalali_text
from app.letters.deeds import seen_letter
from app.letters.drafts import LetterDraft, LinkDraft, PartyDraft
from app.letters.reading import letter_draft
from app.letters.states import LetterDirection, Relation
from app.rich_text import from_plain, to_json
from app.session import OfficeSession
from app.text import persian_digits


def reply_draft(session: OfficeSession, letter_id: int) -> LetterDraft:
    """What an answer to a letter begins with: to its sender, in reply to it, as secret as it.

    Raises:
        NotFound: There is no such letter for this operator.
    """
    came = letter_draft(session, letter_id)
    receiver = PartyDraft(
        contact_id=came.sender_id or came.organisation_id,
        name=came.sender_name,
        post=came.sender_post,
        organisation=came.organisation,
    )
    return LetterDraft(
        direction=LetterDirection.OUTGOING,
        subject=came.subject,
        classification=came.secrecy,
        urgency=came.urgency,
        wants_answer=False,
        parties=(receiver,),
        links=(_link_to(session, letter_id),),
        body=to_json(from_plain(_in_reply(came))),
    )


def _link_to(session: OfficeSession, letter_id: int) -> LinkDraft:
    """A reference to a letter, under its number here, by which people know it."""
    letter = seen_letter(session, letter_id)
    return LinkDraft(
        relation=Relation.IN_REPLY_TO,
        other_id=letter_id,
        number=letter["number"],
        dated=letter["dated"],
    )


def _in_reply(came: LetterDraft) -> str:
    """The first words of an answer: the number and day its addressee gave his own letter."""
    if not came.their_number:
        return ""
    day = f" مورخ {jalali_text(came.their_date)}" if came.their_date else ""
    return f"عطف به نامه شماره {persian_digits(came.their_number)}{day}، "
