"""Registering letters that come in or stay inside, and correcting what was typed of them.

Steps P1.9 and P2.1: a letter takes its number from its book inside the one transaction, last.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import bindparam, insert, select

from app import journal
from app.access import Right, require, require_may_classify
from app.changes import Changes, Kind, changed
from app.clock import to_tehran
from app.contacts import contact_name, held_contact
from app.errors import InvalidFields, InvalidInput
from app.groups import group_sheet
from app.letters.blocks import number_from_block
from app.letters.deadlines import due_day
from app.letters.deeds import (
    ENCLOSURES,
    LETTERS,
    PARTIES,
    REGISTERED,
    leave_step,
    sender_words,
    step_row,
)
from app.letters.drafts import (
    CheckedLetter,
    EnclosureDraft,
    LetterDraft,
    PartyDraft,
    checked_letter,
    first_place,
)
from app.letters.keys import letter_search_key
from app.letters.linking import write_links
from app.letters.registers import RegisterLine, proper_register, take_letter_number
from app.letters.signers import MISSING as NO_SIGNER
from app.letters.signers import SIGNERS
from app.letters.states import LetterDirection, LetterState, PartyRole
from app.orders import Scan
from app.session import Desk, OfficeSession
from app.text import persian_digits, search_key

# Built once: building a statement takes longer than asking it.
_MADE: Final = select(LETTERS.c.id).where(LETTERS.c.request_key == bindparam("request_key"))
_SIGNER: Final = select(SIGNERS.c.id).where(SIGNERS.c.id == bindparam("signer_id"))
_ENTER: Final = insert(LETTERS).returning(LETTERS.c.id)
_ENCLOSE: Final = insert(ENCLOSURES)
_ADDRESS: Final = insert(PARTIES)

NO_CONTACT = "این نام در دفتر اشخاص یافت نشد."


def register_letter(session: OfficeSession, draft: LetterDraft) -> Changes[int]:
    """Register a letter that came in or stays inside: it takes its number.

    Saving the same draft again finds its record.

    Raises:
        NotAllowed: The operator may not, or may not see what he would write; or the year is closed.
        InvalidFields: Something typed cannot be taken.
    """
    operator = session.desk.operator
    require(operator, Right.REGISTER_LETTERS)
    require_may_classify(operator, draft.secrecy)
    if draft.direction is LetterDirection.OUTGOING:
        raise InvalidInput("direction", "نامه صادره پیش‌نویس می‌شود و با امضا شماره می‌گیرد.")
    checked = checked_once(session, draft)
    if isinstance(checked, int):
        return changed(checked)
    checked = with_contacts(session, checked)
    register = register_for(session, checked.draft)
    values = new_row(session, checked, register) | {"state": LetterState.REGISTERED.value}
    values |= _number(session, checked, register)
    values["number_key"] = search_key(values["number"])
    values["search_key"] = drafted_search_key(values, checked.draft)
    letter_id = enter(session, values)
    write_parts(session, letter_id, checked.draft)
    leave_step(session, first_step(session, letter_id, values))
    note_registration(session, letter_id, values)
    return changed(letter_id, Kind.LETTER)


def checked_once(session: OfficeSession, draft: LetterDraft) -> CheckedLetter | int:
    """A letter tidied and proved, or the id of the record the same draft made before.

    It is proved before the store is asked for anything, so that no other desk waits for it.

    Raises:
        InvalidFields: Something typed cannot be taken.
    """
    refused: InvalidFields | None = None
    try:
        checked = checked_letter(draft, session.desk.clock.now())
    except InvalidFields as error:
        refused = error
    made: int | None = session.ask(_MADE, {"request_key": draft.request_key}).scalar()
    if made is not None:
        return made
    if refused is not None:
        raise refused
    return checked


def enter(session: OfficeSession, values: Mapping[str, Any]) -> int:
    """Write a letter's row into its book; answers with its id."""
    letter_id: int = session.ask(_ENTER, values).scalar_one()
    return letter_id


def _registered_words(values: Mapping[str, Any]) -> str:
    if values["direction"] == LetterDirection.INTERNAL.value:
        return f"نامه داخلی {values['number']} ثبت شد."
    return f"نامه {values['number']} از «{sender_words(values)}» ثبت شد."


def first_step(session: OfficeSession, letter_id: int, values: Mapping[str, Any]) -> dict[str, Any]:
    """The step a registered letter begins with."""
    return step_row(session, letter_id, REGISTERED, _registered_words(values))


def note_registration(session: OfficeSession, letter_id: int, values: Mapping[str, Any]) -> None:
    """Say in the journal that a letter was registered."""
    journal.note(
        session,
        Kind.LETTER,
        letter_id,
        REGISTERED,
        persian_digits(_registered_words(values)),
        details={
            "number": values["number"],
            "subject": values["subject"],
            "back_dated": values["back_dated"],
            "reason": values["back_dated_reason"],
        },
        classification=values["classification"],
    )


def register_for(session: OfficeSession, draft: LetterDraft) -> RegisterLine:
    """The book a letter goes into.

    Raises:
        InvalidInput: The chosen one does not take it, or there is none.
    """
    return proper_register(session, draft.direction, int(draft.secrecy), draft.register_id)


def _number(
    session: OfficeSession, checked: CheckedLetter, register: RegisterLine
) -> dict[str, Any]:
    """The number the letter takes: the next of its book, or one of a reserved block."""
    draft, today = checked.draft, session.desk.clock.today()
    if draft.block_id is not None:
        given = number_from_block(
            session, draft.block_id, draft.direction, int(draft.secrecy), draft.serial
        )
        return {"register_id": given.register_id, **given.columns}
    given_now = take_letter_number(session, register, draft.direction, int(draft.secrecy), today)
    return {"year": given_now.year, "serial": given_now.serial, "number": given_now.text}


def with_contacts(session: OfficeSession, checked: CheckedLetter) -> CheckedLetter:
    """The letter with its contacts as they are held now, and groups as their members.

    Raises:
        InvalidFields: One is not in the directory, a group is empty, or nobody signs by this id.
    """
    draft = checked.draft
    _require_signer(session, draft.signer_id)
    sender = _held(session, draft.sender_id, "sender_id")
    office = _held(session, draft.organisation_id, "organisation_id")
    parties: list[PartyDraft] = []
    for party in draft.parties:
        parties.extend(_as_held(session, party))
    return replace(
        checked,
        draft=replace(
            draft,
            sender_id=sender[0],
            sender_name=draft.sender_name or sender[1],
            organisation_id=office[0],
            organisation=draft.organisation or office[1],
            parties=tuple(parties),
        ),
    )


def _require_signer(session: OfficeSession, signer_id: int | None) -> None:
    if signer_id is None:
        return
    if session.ask(_SIGNER, {"signer_id": signer_id}).first() is None:
        raise InvalidFields([InvalidInput("signer_id", NO_SIGNER)])


def _held(session: OfficeSession, contact_id: int | None, field: str) -> tuple[int | None, str]:
    if contact_id is None:
        return None, ""
    held = held_contact(session, contact_id)
    name = contact_name(session, held) if held is not None else None
    if name is None:
        raise InvalidFields([InvalidInput(field, NO_CONTACT)])
    return held, name


def _as_held(session: OfficeSession, party: PartyDraft) -> list[PartyDraft]:
    field = "copies" if party.role is PartyRole.COPY else "receivers"
    if party.group_id is not None:
        group = group_sheet(session, party.group_id)
        if not group.members:
            sentence = f"گروه «{group.name}» عضوی ندارد."
            raise InvalidFields([InvalidInput(field, sentence)])
        return [
            replace(party, group_id=None, contact_id=one.id, name=one.name) for one in group.members
        ]
    held, name = _held(session, party.contact_id, field)
    return [replace(party, contact_id=held, name=party.name or name)]


def drafted_search_key(letter: Mapping[str, Any], draft: LetterDraft) -> str:
    """What a letter with these columns is found by, its parts still as they were typed."""
    parties = {place: party_row(0, place, one) for place, one in enumerate(draft.parties)}
    return letter_search_key(letter, parties, [one.title for one in draft.enclosures])


def content(session: OfficeSession, checked: CheckedLetter) -> dict[str, Any]:
    """A letter's columns that a form decides."""
    draft = checked.draft
    due_on = draft.due_on
    if due_on is None and draft.wants_answer and draft.direction is LetterDirection.INCOMING:
        due_on = due_day(session, draft.kind, draft.urgency, checked.dated)
    return {
        "letter_kind": draft.kind.value,
        "sender_id": draft.sender_id,
        "sender_name": draft.sender_name,
        "sender_post": draft.sender_post,
        "organisation_id": draft.organisation_id,
        "organisation": draft.organisation,
        "sender_phone": draft.sender_phone,
        "their_number": draft.their_number,
        "their_number_key": search_key(draft.their_number),
        "their_date": draft.their_date,
        "channel": draft.channel.value,
        "channel_number": draft.channel_number,
        "channel_at": draft.channel_at,
        "channel_operator": draft.channel_operator,
        "batch": draft.batch,
        "bringer": draft.bringer,
        "dated": checked.dated,
        "received_at": checked.received_at,
        "back_dated_reason": draft.back_dated_reason if checked.back_dated else "",
        "subject": draft.subject,
        "summary": draft.summary,
        "keywords": draft.keywords,
        "own_classification": int(draft.classification),
        "classification": int(draft.secrecy),
        "urgency": draft.urgency.value,
        "wants_answer": draft.wants_answer,
        "due_on": due_on,
        "former_number": draft.former_number,
        "letterhead_id": draft.letterhead_id,
    }


def new_row(
    session: OfficeSession, checked: CheckedLetter, register: RegisterLine
) -> dict[str, Any]:
    """The columns of a letter written into the book now, without its number and state."""
    return content(session, checked) | first_columns(session.desk, checked, register.id)


def first_columns(desk: Desk, checked: CheckedLetter, register_id: int) -> dict[str, Any]:
    """The columns no form decides, as a letter begins with them at `desk` now."""
    draft, now = checked.draft, desk.clock.now()
    place = first_place(draft)
    return {
        "register_id": register_id,
        "direction": draft.direction.value,
        "year": None,
        "serial": None,
        "number": "",
        "number_key": "",
        "registered_at": now,
        "registered_by": desk.operator.id,
        "back_dated": checked.dated < to_tehran(now).date(),
        "on_paper": draft.on_paper,
        "warned": 0,
        "paper_place": place.value,
        "paper_with": "",
        "paper_since": now,
        "body": draft.body,
        "drafter_id": None,
        "signer_id": draft.signer_id,
        "signer_name": "",
        "signer_post": "",
        "signed_at": None,
        "signed_by": None,
        "hand_id": None,
        "with_signature_image": False,
        "scan": Scan.NOT_NEEDED.value,
        "scan_reason": "",
        "write_off": "",
        "write_off_reference": "",
        "settle_reason": "",
        "settled_at": None,
        "settled_by": None,
        "last_step": "ثبت شد.",
        "last_step_at": now,
        "printed_count": 0,
        "search_key": "",
        "request_key": draft.request_key,
        "version": 1,
    }


def write_parts(session: OfficeSession, letter_id: int, draft: LetterDraft) -> None:
    """Write enclosures, references and parties of a new letter."""
    write_enclosures(session, letter_id, draft)
    write_links(session, letter_id, draft.links)
    if draft.parties:
        rows = [party_row(letter_id, place, one) for place, one in enumerate(draft.parties, 1)]
        session.ask(_ADDRESS, rows)


def write_enclosures(session: OfficeSession, letter_id: int, draft: LetterDraft) -> None:
    """Write what is enclosed."""
    if draft.enclosures:
        rows = enumerate(draft.enclosures, 1)
        session.ask(_ENCLOSE, [enclosure_row(letter_id, place, one) for place, one in rows])


def enclosure_row(letter_id: int, place: int, draft: EnclosureDraft) -> dict[str, Any]:
    """The columns of something enclosed."""
    return {
        "letter_id": letter_id,
        "place": place,
        "title": draft.title,
        "pages": draft.pages,
        "classification": int(draft.classification),
    }


def party_row(letter_id: int, place: int, draft: PartyDraft) -> dict[str, Any]:
    """The columns of a party of a letter."""
    return {
        "letter_id": letter_id,
        "place": place,
        "role": draft.role.value,
        "contact_id": draft.contact_id,
        "name": draft.name,
        "post": draft.post,
        "organisation": draft.organisation,
        "reason": draft.reason,
        "channel": draft.channel.value if draft.channel else "",
        "channel_number": "",
        "sent_at": None,
        "sent_by": None,
        "receipt": "",
        "receipt_at": None,
        "their_number": "",
        "read_at": None,
        "read_by": None,
    }
