"""A letter as a sheet of the governor's folder: for his order, or for his signature."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import bindparam, select

from app.changes import Kind
from app.folder import Outcome, Purpose, SheetCard, put_back, put_in, sheet_came_back, take_out
from app.letters.states import LetterState
from app.session import OfficeSession
from models.base import table_of
from models.letters import LetterSigner

_SIGNERS: Final = table_of(LetterSigner)
_IS_GOVERNOR: Final = select(_SIGNERS.c.is_governor).where(_SIGNERS.c.id == bindparam("signer_id"))


def letter_sheet_card(letter: Mapping[str, Any]) -> SheetCard:
    """A letter as the folder's list shows it."""
    incoming = letter["direction"] == "incoming"
    who = (letter["sender_name"], letter["sender_post"], letter["organisation"])
    return SheetCard(
        kind=Kind.LETTER,
        record_id=letter["id"],
        purpose=Purpose.ORDER if incoming else Purpose.SIGNATURE,
        number=letter["number"],
        title=letter["subject"],
        from_whom=" · ".join(part for part in who if part),
        classification=letter["classification"],
    )


def settle_sheet(
    session: OfficeSession,
    before: Mapping[str, Any],
    letter: Mapping[str, Any],
    *,
    outcome: Outcome = Outcome.SEEN,
    order_id: int | None = None,
    taken_back: bool = False,
) -> set[Kind]:
    """Let the letter's sheet follow its state: put in, come back, or be taken out.

    Args:
        session: The transaction.
        before: The letter as it stood.
        letter: As it stands now.
        outcome: What he did with it, when it came back.
        order_id: The order he wrote on it.
        taken_back: The state was reached by taking a deed back.

    Returns:
        The kinds that were touched.
    """
    was_in, is_in = _lies_in_folder(session, before), _lies_in_folder(session, letter)
    if was_in == is_in:
        return set()
    if is_in and taken_back:
        put_back(session, letter_sheet_card(letter))
    elif is_in:
        put_in(session, letter_sheet_card(letter))
    elif taken_back:
        take_out(session, Kind.LETTER, letter["id"])
    else:
        sheet_came_back(session, Kind.LETTER, letter["id"], outcome, order_id=order_id)
    return {Kind.FOLDER}


def _lies_in_folder(session: OfficeSession, letter: Mapping[str, Any]) -> bool:
    """Whether a letter so placed lies in the folder: others than the governor sign without it."""
    if letter["state"] == LetterState.IN_FOLDER.value:
        return True
    if letter["state"] != LetterState.FOR_SIGNATURE.value or letter["signer_id"] is None:
        return False
    return bool(session.ask(_IS_GOVERNOR, {"signer_id": letter["signer_id"]}).scalar())
