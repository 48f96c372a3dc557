"""A letter of ours: written, approved, signed, and numbered when it is signed.

Steps P2.5 and P2.6, P1.12: draft → for approval → for signature → signed and numbered. What it goes
through after is in `app.letters.dispatching`.
"""

from __future__ import annotations

from datetime import date

from app.access import Right, require
from app.changes import Changes
from app.clock import to_tehran
from app.errors import InvalidFields, InvalidInput, NotAllowed
from app.folder import Outcome
from app.letters.body import body_document
from app.letters.course import words_of
from app.letters.deeds import (
    LetterDeed,
    seen_letter,
)
from app.letters.readiness import readiness
from app.letters.registers import proper_register, take_letter_number
from app.letters.sheets import settle_sheet
from app.letters.signers import AS_SUBSTITUTE, SignerLine, list_signers, signer_of
from app.letters.states import (
    LetterDirection,
    LetterKind,
    LetterState,
    PaperPlace,
    PartyRole,
)
from app.orders import Scan
from app.session import OfficeSession


def submit_for_approval(session: OfficeSession, letter_id: int, version: int) -> Changes[int]:
    """Give a draft to whoever approves it before it is laid before the signer.

    Raises:
        NotAllowed: Something a letter needs is missing; the sentences name it.
        NotFound, StaleRecord: As for every deed.
    """
    deed = LetterDeed(session, letter_id, version)
    _require_whole(deed)
    deed.move(LetterState.FOR_APPROVAL)
    return deed.finish("for_approval", "برای تأیید فرستاده شد.")


def submit_for_signature(session: OfficeSession, letter_id: int, version: int) -> Changes[int]:
    """Lay a letter before its signer; the governor's go into his folder (P2.6).

    Raises:
        NotAllowed: Something a letter needs is missing, or the signer may not sign it.
        NotFound, StaleRecord: As for every deed.
    """
    deed = LetterDeed(session, letter_id, version)
    signer = _require_whole(deed)
    deed.move(LetterState.FOR_SIGNATURE)
    deed.kinds |= settle_sheet(session, deed.before, deed.letter)
    return deed.finish("for_signature", f"برای امضای «{signer.name}» فرستاده شد.")


def _require_whole(deed: LetterDeed) -> SignerLine:
    """Refuse a letter that lacks what nobody signs without; answers with its signer."""
    roles = {row["role"] for row in deed.parties.values()}
    found = readiness(
        deed.session,
        has_receiver=PartyRole.RECEIVER.value in roles,
        body=body_document(deed.letter["body"]),
        signer_id=deed.letter["signer_id"],
        kind=LetterKind(deed.letter["letter_kind"]),
        classification=deed.letter["classification"],
    )
    if found.missing or found.signer is None:
        raise NotAllowed(f"{deed.named}: " + " ".join(found.missing))
    return found.signer


def _refusal(deed: LetterDeed, signer: SignerLine) -> str:
    kind = LetterKind(deed.letter["letter_kind"])
    today = deed.session.desk.clock.today()
    return signer.refusal(kind, deed.letter["classification"], today)


def return_for_changes(
    session: OfficeSession, letter_id: int, version: int, reason: str
) -> Changes[int]:
    """Give a letter back to its drafter, with what is to be changed.

    Raises:
        InvalidInput: Nothing is said of why.
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = LetterDeed(session, letter_id, version)
    words = words_of(reason, "reason", needed="چه چیز باید عوض شود؟")
    deed.move(LetterState.DRAFT)
    deed.kinds |= settle_sheet(session, deed.before, deed.letter, outcome=Outcome.SENT_BACK)
    return deed.finish("return_draft", f"برای اصلاح برگشت: {words}")


def withdraw_draft(
    session: OfficeSession, letter_id: int, version: int, reason: str = ""
) -> Changes[int]:
    """Give a draft up; it never had a number, and is kept.

    Raises:
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = LetterDeed(session, letter_id, version)
    words = words_of(reason, "reason")
    deed.move(LetterState.WITHDRAWN, settle_reason=words)
    deed.kinds |= settle_sheet(session, deed.before, deed.letter, outcome=Outcome.SENT_BACK)
    return deed.finish("withdraw", f"پیش‌نویس کنار گذاشته شد{f': {words}' if words else '.'}")


def sign_letter(
    session: OfficeSession,
    letter_id: int,
    version: int,
    *,
    by_id: int | None = None,
    with_picture: bool = False,
) -> Changes[int]:
    """Say that a letter was signed: it takes its number and date, and its scan is a duty.

    Args:
        session: The transaction.
        letter_id: Which.
        version: As read.
        by_id: Who signed in the signer's place; None for himself.
        with_picture: The picture of his signature is printed; needs his recorded consent.

    Raises:
        NotAllowed: It does not wait for signature, or this one may not sign it.
        InvalidFields: The picture may not be used.
        NotFound, StaleRecord: As for every deed.
    """
    deed = LetterDeed(session, letter_id, version, right=Right.SIGN_LETTERS)
    signer = _require_whole(deed)
    hand = _hand(deed, signer, by_id)
    if with_picture and not hand.may_use_picture:
        sentence = f"رضایت ثبت‌شده «{hand.name}» برای به‌کاربردن تصویر امضا نیست."
        raise InvalidFields([InvalidInput("with_picture", sentence)])
    now, today = session.desk.clock.now(), session.desk.clock.today()
    way = LetterDirection(deed.letter["direction"])
    secrecy = deed.letter["classification"]
    register = proper_register(session, way, secrecy, deed.letter["register_id"])
    deed.move(
        LetterState.SIGNED,
        signer_name=hand.name,
        signer_post=_post(hand, signer),
        signed_at=now,
        signed_by=session.desk.operator.id,
        hand_id=hand.id,
        with_signature_image=with_picture,
        scan=Scan.MISSING.value,
        dated=today,
        registered_at=now,
        registered_by=session.desk.operator.id,
        on_paper=True,
        paper_place=PaperPlace.DESK.value,
        paper_since=now,
    )
    deed.kinds |= settle_sheet(session, deed.before, deed.letter, outcome=Outcome.SIGNED)
    given = take_letter_number(session, register, way, secrecy, today)
    deed.set(year=given.year, serial=given.serial, number=given.text)
    return deed.finish("sign", f"«{hand.name}» امضا کرد؛ شماره {given.text} گرفت.")


def _hand(deed: LetterDeed, signer: SignerLine, by_id: int | None) -> SignerLine:
    """Whose hand signed: the signer's, or his substitute's."""
    if by_id is None or by_id == signer.id:
        return signer
    if by_id != signer.substitute_id:
        raise NotAllowed(f"جانشین «{signer.name}» کس دیگری است.")
    substitute = signer_of(deed.session, by_id)
    refused = _refusal(deed, substitute)
    if refused:
        raise NotAllowed(refused)
    return substitute


def _post(hand: SignerLine, signer: SignerLine) -> str:
    return hand.post if hand.id == signer.id else AS_SUBSTITUTE + signer.post


def signers_for(
    session: OfficeSession, kind: LetterKind, classification: int, day: date | None = None
) -> list[SignerLine]:
    """Who may sign such a letter today."""
    on = day or to_tehran(session.desk.clock.now()).date()
    return [one for one in list_signers(session) if not one.refusal(kind, classification, on)]


def hands_for(session: OfficeSession, letter_id: int) -> list[SignerLine]:
    """Who may sign a letter that waits for it: its signer first, then his substitute.

    Raises:
        NotFound: There is no such letter for this operator.
    """
    require(session.desk.operator, Right.READ_LETTERS)
    letter = seen_letter(session, letter_id)
    if letter["signer_id"] is None:
        return []
    signer = signer_of(session, letter["signer_id"])
    hands = [signer]
    if signer.substitute_id is not None:
        hands.append(signer_of(session, signer.substitute_id))
    kind, today = LetterKind(letter["letter_kind"]), session.desk.clock.today()
    return [one for one in hands if not one.refusal(kind, letter["classification"], today)]
