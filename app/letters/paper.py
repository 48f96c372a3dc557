"""A letter of ours as its paper takes it: the office's letterhead, the signer, who gets copies."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from app import journal
from app.access import Right, require
from app.changes import Changes, Kind, changed
from app.contacts import contact_sheet
from app.errors import NotAllowed, NotFound
from app.letterheads import (
    CopyTo,
    LetterheadSheet,
    LetterPaper,
    LetterSigner,
    Page,
    Receiver,
    letterhead_for,
    letterhead_sheet,
)
from app.letters.body import body_document
from app.letters.deeds import seen_letter
from app.letters.reading import letter_sheet
from app.letters.rows import LetterSheet, PartyLine
from app.letters.signers import (
    AS_SUBSTITUTE,
    SignerLine,
    signature_picture,
    signer_of,
)
from app.rich_text import Document
from app.session import OfficeSession
from app.settings import office_settings
from app.text import persian_digits
from app.texts import CLASSIFICATIONS, URGENCIES

#: More receivers do not fit above a letter: each gets a sheet with his own name.
MOST_TITLES: Final = 6
AS_LISTED: Final = "گیرندگان محترم (برابر فهرست پایین نامه)"
AS_RECEIVER: Final = "گیرنده"
NOT_WRITTEN_HERE: Final = "این نامه در این دفتر نوشته نشده است و متنی برای چاپ ندارد."

#: Says on which size a text goes; it takes the measure of paper, which this floor has not.
PageFor = Callable[[Document], Page]


@dataclass(frozen=True)
class LetterPrint:
    """A letter and the letterhead it is printed on.

    Attributes:
        printed_count: How often it was printed before.
    """

    letter_id: int
    paper: LetterPaper
    letterhead: LetterheadSheet
    printed_count: int

    def sheets(self, *, with_copies: bool) -> tuple[LetterPaper, ...]:
        """What is printed: one sheet, or for the receivers of a circular one each."""
        if len(self.paper.receivers) <= MOST_TITLES:
            return (self.paper,)
        if not with_copies:
            return tuple(replace(self.paper, receivers=(one,)) for one in self.paper.receivers)
        listed = tuple(CopyTo(_whole(one), AS_RECEIVER) for one in self.paper.receivers)
        return (
            replace(
                self.paper,
                receivers=(Receiver(AS_LISTED),),
                copies=(*listed, *self.paper.copies),
            ),
        )


def letter_prints(
    session: OfficeSession, letter_ids: Sequence[int], page_for: PageFor
) -> list[LetterPrint]:
    """Letters of ours as their papers take them, in the order asked.

    Raises:
        NotFound: There is no such letter for this operator.
        NotAllowed: One of them came in, and has no text of ours.
    """
    return [_print(session, letter_sheet(session, number), page_for) for number in letter_ids]


def letter_paper(session: OfficeSession, letter_id: int) -> LetterPaper:
    """One letter as its paper takes it, whatever it is printed on.

    Raises:
        NotFound: There is no such letter for this operator.
        NotAllowed: It came in, and has no text of ours.
    """
    return _paper(session, letter_sheet(session, letter_id))


def _print(session: OfficeSession, sheet: LetterSheet, page_for: PageFor) -> LetterPrint:
    paper = _paper(session, sheet)
    letterhead = _letterhead(session, sheet, paper.body, page_for)
    return LetterPrint(sheet.id, paper, letterhead, sheet.printed_count)


def _letterhead(
    session: OfficeSession, sheet: LetterSheet, body: Document, page_for: PageFor
) -> LetterheadSheet:
    """The letter's own; one that is gone since, or none, gives way to its size's usual one."""
    if sheet.letterhead_id is not None:
        try:
            return letterhead_sheet(session, sheet.letterhead_id)
        except NotFound:
            pass
    return letterhead_for(session, page_for(body))


def _paper(session: OfficeSession, sheet: LetterSheet) -> LetterPaper:
    if not sheet.drafter:
        raise NotAllowed(NOT_WRITTEN_HERE)
    receivers = tuple(Receiver(_named(session, one), _post(one)) for one in sheet.receivers)
    return LetterPaper(
        receivers=receivers,
        body=body_document(sheet.body),
        signer=_signer(session, sheet),
        number=sheet.number,
        written_on=sheet.dated if sheet.number else None,
        enclosures=_enclosures(sheet),
        classification=CLASSIFICATIONS[sheet.classification] if sheet.classification else "",
        urgency=URGENCIES[sheet.urgency] if sheet.urgency.value != "normal" else "",
        sender=office_settings(session).office,
        subject=sheet.subject,
        copies=tuple(CopyTo(one.words, one.reason) for one in sheet.copies),
        drafter=sheet.drafter,
        record=f"daftar:{Kind.LETTER}:{sheet.id}",
    )


def _named(session: OfficeSession, party: PartyLine) -> str:
    """His name with how he is addressed, if the directory knows; his post where he has none."""
    name = party.name or party.post
    if party.contact_id is None or not session.desk.operator.may(Right.READ_CONTACTS):
        return name
    honorific = contact_sheet(session, party.contact_id).honorific
    return name if not honorific or name.startswith(honorific) else f"{honorific} {name}"


def _post(party: PartyLine) -> str:
    parts = (party.post if party.name else "", party.organisation)
    said = (part for part in parts if part and part != party.name)
    return " ".join(dict.fromkeys(said))


def _enclosures(sheet: LetterSheet) -> str:
    pages = sum(one.pages or 0 for one in sheet.enclosures)
    if not pages:
        return "دارد" if sheet.enclosures else ""
    return persian_digits(f"{pages} برگ")


def _signer(session: OfficeSession, sheet: LetterSheet) -> LetterSigner:
    """Who signs a draft, or who signed; his signature's picture only as long as he agrees."""
    if not sheet.number:
        if sheet.signer_id is None:
            return LetterSigner()
        line = signer_of(session, sheet.signer_id)
        return LetterSigner(line.name, line.post)
    hand = signer_of(session, sheet.hand_id) if sheet.hand_id is not None else None
    image = None
    if sheet.with_signature_image and hand is not None and _is_his(hand, sheet):
        image = signature_picture(session, hand.picture_id or 0).content
    if not sheet.signer_post.startswith(AS_SUBSTITUTE):
        return LetterSigner(sheet.signer_name, sheet.signer_post, image=image)
    own_post = hand.post if hand is not None else ""
    return LetterSigner(sheet.signer_name, own_post, sheet.signer_post, image)


def _is_his(hand: SignerLine, sheet: LetterSheet) -> bool:
    """Whether the picture kept now is of who signed then; whoever governs may be another."""
    is_same = not hand.is_governor or hand.name == sheet.signer_name
    return is_same and hand.may_use_picture


def _whole(receiver: Receiver) -> str:
    return "، ".join(part for part in (receiver.name, receiver.post) if part)


@dataclass(frozen=True)
class LetterAddress:
    """Where a letter goes, as its label or envelope says.

    Attributes:
        number: Of the letter; empty while it is a draft.
    """

    letter_id: int
    number: str
    name: str
    post: str
    organisation: str
    address: str


def letter_addresses(session: OfficeSession, letter_ids: Sequence[int]) -> list[LetterAddress]:
    """Where these letters go, each receiver and copy once, in their order.

    Raises:
        NotFound: There is no such letter for this operator.
        NotAllowed: One of them goes to nobody.
    """
    require(session.desk.operator, Right.READ_LETTERS)
    found: list[LetterAddress] = []
    for number in letter_ids:
        sheet = letter_sheet(session, number)
        if not sheet.parties:
            raise NotAllowed(f"نامه {sheet.number or sheet.subject} به کسی نمی‌رود.")
        found += [_address(session, sheet, one) for one in sheet.parties]
    return found


def _address(session: OfficeSession, sheet: LetterSheet, party: PartyLine) -> LetterAddress:
    where = ""
    if party.contact_id is not None and session.desk.operator.may(Right.READ_CONTACTS):
        contact = contact_sheet(session, party.contact_id)
        where = "، ".join(part for part in (contact.city, contact.address) if part)
    organisation = party.organisation if party.organisation != party.name else ""
    return LetterAddress(
        sheet.id, sheet.number, _named(session, party), party.post, organisation, where
    )


def note_letter_export(session: OfficeSession, letter_id: int) -> Changes[int]:
    """Say in the journal that a letter's text left the office as a file.

    Raises:
        NotFound: There is no such letter for this operator.
    """
    require(session.desk.operator, Right.READ_LETTERS)
    letter = seen_letter(session, letter_id)
    journal.note(
        session,
        Kind.LETTER,
        letter_id,
        "export_letter",
        persian_digits(f"متن نامه {letter['number'] or letter['subject']} به پرونده Word رفت."),
        classification=letter["classification"],
    )
    return changed(letter_id)
