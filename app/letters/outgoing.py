"""A letter of ours: written, approved, signed, and numbered when it is signed.

Steps P2.5 and P2.6, P1.12: draft → for approval → for signature → signed and numbered. What it goes
through after is in `app.letters.dispatching`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from sqlalchemy import insert, select

from app import journal
from app.access import Right, require, require_may_classify
from app.changes import Changes, Kind, changed
from app.clock import to_tehran
from app.errors import InvalidFields, InvalidInput, NotAllowed
from app.folder import Outcome
from app.letters.amending import amend_letter
from app.letters.body import body_document, checked_body
from app.letters.course import words_of
from app.letters.deeds import (
    DRAFTED,
    LetterDeed,
    leave_step,
    letter_search_key,
    seen_letter,
    step_row,
)
from app.letters.drafts import LetterDraft
from app.letters.readiness import readiness
from app.letters.reading import letter_draft
from app.letters.registering import (
    checked_once,
    enter,
    named_parties,
    new_row,
    register_for,
    with_contacts,
    write_parts,
)
from app.letters.registers import proper_register, take_letter_number
from app.letters.sheets import settle_sheet
from app.letters.signers import AS_SUBSTITUTE, SignerLine, list_signers, signer_of
from app.letters.states import (
    UNNUMBERED,
    LetterDirection,
    LetterKind,
    LetterState,
    PaperPlace,
    PartyRole,
)
from app.orders import Scan
from app.session import Desk, OfficeSession
from app.text import persian_digits
from models.base import table_of
from models.letters import LetterText

_TEXTS: Final = table_of(LetterText)
_KEEP: Final = insert(_TEXTS)


def draft_letter(session: OfficeSession, draft: LetterDraft) -> Changes[int]:
    """Begin a letter of ours; it has no number until it is signed.

    Saving the same draft again finds its record.

    Raises:
        NotAllowed: The operator may not, or may not see what he would write.
        InvalidFields: Something typed cannot be taken.
    """
    operator = session.desk.operator
    require(operator, Right.REGISTER_LETTERS)
    require_may_classify(operator, draft.secrecy)
    if draft.direction is LetterDirection.INCOMING:
        raise InvalidInput("direction", "نامه وارده پیش‌نویس ندارد.")
    checked = checked_once(session, draft)
    if isinstance(checked, int):
        return changed(checked)
    checked = with_contacts(session, checked)
    register = register_for(session, checked.draft)
    values = new_row(session, checked, register) | draft_columns(session.desk)
    values["search_key"] = letter_search_key(values, named_parties(checked.draft.parties))
    letter_id = enter(session, values)
    write_parts(session, letter_id, checked.draft)
    _keep_edition(session, letter_id, 1, values["subject"], checked.draft.body)
    leave_step(session, first_draft_step(session, letter_id, values))
    note_drafting(session, letter_id, values)
    return changed(letter_id, Kind.LETTER)


def draft_columns(desk: Desk) -> dict[str, Any]:
    """What a letter of ours begins with where one that came in has a number."""
    return {
        "state": LetterState.DRAFT.value,
        "drafter_id": desk.operator.id,
        "registered_at": None,
        "registered_by": None,
        "back_dated": False,
        "paper_place": PaperPlace.NONE.value,
        "last_step": "پیش‌نویس شد.",
    }


def _drafted_words(values: Mapping[str, Any]) -> str:
    return f"پیش‌نویس «{values['subject']}» نوشته شد."


def first_draft_step(
    session: OfficeSession, letter_id: int, values: Mapping[str, Any]
) -> dict[str, Any]:
    """The step a letter of ours begins with."""
    return step_row(session, letter_id, DRAFTED, _drafted_words(values))


def note_drafting(session: OfficeSession, letter_id: int, values: Mapping[str, Any]) -> None:
    """Say in the journal that a letter of ours was begun."""
    journal.note(
        session,
        Kind.LETTER,
        letter_id,
        DRAFTED,
        persian_digits(_drafted_words(values)),
        classification=values["classification"],
    )


def _keep_text(session: OfficeSession, letter_id: int, subject: str, body: str) -> None:
    """Keep a text as an edition, if it differs from the one before."""
    last = session.execute(
        select(_TEXTS.c.edition, _TEXTS.c.subject, _TEXTS.c.body)
        .where(_TEXTS.c.letter_id == letter_id)
        .order_by(_TEXTS.c.edition.desc())
        .limit(1)
    ).first()
    if last is not None and (last.subject, last.body) == (subject, body):
        return
    edition = last.edition + 1 if last is not None else 1
    _keep_edition(session, letter_id, edition, subject, body)


def _keep_edition(
    session: OfficeSession, letter_id: int, edition: int, subject: str, body: str
) -> None:
    session.ask(_KEEP, text_row(session.desk, letter_id, edition, subject, body))


def text_row(desk: Desk, letter_id: int, edition: int, subject: str, body: str) -> dict[str, Any]:
    """The columns of an edition saved at `desk` now."""
    return {
        "letter_id": letter_id,
        "edition": edition,
        "at": desk.clock.now(),
        "operator_id": desk.operator.id,
        "subject": subject,
        "body": body,
    }


def amend_draft(
    session: OfficeSession, letter_id: int, version: int, draft: LetterDraft
) -> Changes[int]:
    """Change a letter of ours before it is signed; each text that was saved stays as an edition.

    Raises:
        NotAllowed: It is signed already.
        InvalidFields, NotFound, StaleRecord: As for correcting any letter.
    """
    deed = LetterDeed(session, letter_id, version)
    if deed.state not in UNNUMBERED or deed.state is LetterState.WITHDRAWN:
        raise NotAllowed("نامه امضاشده اصلاح نمی‌شود؛ نامه‌ای دیگر پیرو آن بنویسید.")
    waits = deed.state is LetterState.FOR_SIGNATURE
    if waits and draft.signer_id != deed.letter["signer_id"]:
        sentence = "نامه نزد امضاکننده است؛ نخست برای اصلاح برگردانید."
        raise InvalidFields([InvalidInput("signer_id", sentence)])
    body = checked_body(draft.body)
    if body != deed.letter["body"] or draft.signer_id != deed.letter["signer_id"]:
        deed.set(body=body, signer_id=draft.signer_id)
        deed.save(deed.letter["last_step"])
        deed.note("amend_text", persian_digits(f"متن {deed.named} تغییر کرد."))
        version += 1
    done = amend_letter(session, letter_id, version, draft)
    subject = letter_draft(session, letter_id).subject
    _keep_text(session, letter_id, subject, body)
    return Changes(done.value, done.kinds | {Kind.LETTER})


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
