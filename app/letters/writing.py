"""Writing a letter of ours, going out or staying inside: its draft, and every text that was saved.

Step P2.5. What it goes through after is in `app.letters.outgoing`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import insert, select

from app import journal
from app.access import Right, require, require_may_classify
from app.changes import Changes, Kind, changed
from app.errors import InvalidFields, InvalidInput, NotAllowed
from app.letters.amending import amend_letter
from app.letters.body import checked_body
from app.letters.deeds import (
    DRAFTED,
    LetterDeed,
    leave_step,
    step_row,
)
from app.letters.drafts import LetterDraft
from app.letters.reading import letter_draft
from app.letters.registering import (
    checked_once,
    drafted_search_key,
    enter,
    new_row,
    register_for,
    with_contacts,
    write_parts,
)
from app.letters.registers import proper_register, register_of
from app.letters.states import UNNUMBERED, LetterDirection, LetterState, PaperPlace
from app.session import Desk, OfficeSession
from app.text import persian_digits
from app.texts import LETTER_DIRECTIONS
from models.base import table_of
from models.letters import LetterText

_TEXTS: Final = table_of(LetterText)
_KEEP: Final = insert(_TEXTS)

NOT_DRAFTED: Final = "نامه وارده پیش‌نویس ندارد."


def draft_letter(session: OfficeSession, draft: LetterDraft) -> Changes[int]:
    """Begin a letter of ours, going out or staying inside; it has no number until it is signed.

    Saving the same draft again finds its record.

    Raises:
        NotAllowed: The operator may not, or may not see what he would write.
        InvalidFields: Something typed cannot be taken.
    """
    operator = session.desk.operator
    require(operator, Right.REGISTER_LETTERS)
    require_may_classify(operator, draft.secrecy)
    if draft.direction is LetterDirection.INCOMING:
        raise InvalidInput("direction", NOT_DRAFTED)
    checked = checked_once(session, draft)
    if isinstance(checked, int):
        return changed(checked)
    checked = with_contacts(session, checked)
    register = register_for(session, checked.draft)
    values = new_row(session, checked, register) | draft_columns(session.desk)
    values["search_key"] = drafted_search_key(values, checked.draft)
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
    body = checked_body(draft.body)
    decided = {"body": body, "signer_id": draft.signer_id, **_way(deed, draft)}
    if deed.state is LetterState.FOR_SIGNATURE:
        _refuse_at_the_signer(deed, decided)
    if any(deed.letter[name] != value for name, value in decided.items()):
        deed.set(**decided)
        deed.save(deed.letter["last_step"])
        deed.note("amend_text", persian_digits(_amended_words(deed)))
        version += 1
    done = amend_letter(session, letter_id, version, draft)
    subject = letter_draft(session, letter_id).subject
    _keep_text(session, letter_id, subject, body)
    return Changes(done.value, done.kinds | {Kind.LETTER})


def _way(deed: LetterDeed, draft: LetterDraft) -> dict[str, Any]:
    """Whether it goes out or stays inside, and the book that takes it as it is now.

    Raises:
        InvalidFields: It would be one that came in, or its book does not take it.
    """
    if draft.direction is LetterDirection.INCOMING:
        raise InvalidFields([InvalidInput("direction", NOT_DRAFTED)])
    letter, secrecy = deed.letter, int(draft.secrecy)
    is_other = (draft.direction.value, secrecy) != (letter["direction"], letter["classification"])
    # Another way or class may ask for another book; one that was chosen anew stays chosen.
    kept = draft.register_id if draft.register_id != letter["register_id"] or not is_other else None
    register = proper_register(deed.session, draft.direction, secrecy, kept)
    return {"direction": draft.direction.value, "register_id": register.id}


def _refuse_at_the_signer(deed: LetterDeed, decided: Mapping[str, Any]) -> None:
    """Refuse another signer or another way while the sheet lies before its signer."""
    problems = [
        InvalidInput(name, "نامه نزد امضاکننده است؛ نخست برای اصلاح برگردانید.")
        for name in ("signer_id", "direction")
        if decided[name] != deed.letter[name]
    ]
    if problems:
        raise InvalidFields(problems)


def _amended_words(deed: LetterDeed) -> str:
    if deed.letter["direction"] != deed.before["direction"]:
        words = LETTER_DIRECTIONS[deed.letter["direction"]]
        return f"{deed.named} نامه {words} شد و به «{_book(deed)}» رفت."
    return f"متن {deed.named} تغییر کرد."


def _book(deed: LetterDeed) -> str:
    return register_of(deed.session, deed.letter["register_id"]).name
