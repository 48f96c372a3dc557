"""The letters begun for a case, as its sheet lists them."""

from __future__ import annotations

from typing import Final

from sqlalchemy import func, select

from app.protocol.rows import CaseLetterLine
from app.protocol.states import LetterPurpose
from app.protocol.tables import LETTERS as CASE_LETTERS
from app.session import OfficeSession
from app.texts import LETTER_STATES
from models.base import table_of
from models.letters import Letter, LetterParty

_LETTERS: Final = table_of(Letter)
_PARTIES: Final = table_of(LetterParty)


def case_letter_lines(session: OfficeSession, case_id: int) -> tuple[CaseLetterLine, ...]:
    """The letters of a case this operator may see, in the order they were begun."""
    party, letter = _PARTIES.c, _LETTERS.c
    receiver = (
        select(func.coalesce(func.nullif(party.name, ""), party.organisation))
        .where(party.letter_id == letter.id, party.role == "receiver")
        .order_by(party.place, party.id)
        .limit(1)
        .correlate(_LETTERS)
        .scalar_subquery()
    )
    asked = (
        select(
            CASE_LETTERS.c.id,
            CASE_LETTERS.c.letter_id,
            CASE_LETTERS.c.purpose,
            letter.number,
            letter.state,
            receiver.label("receiver"),
        )
        .join(_LETTERS, letter.id == CASE_LETTERS.c.letter_id)
        .where(
            CASE_LETTERS.c.case_id == case_id,
            letter.classification <= int(session.desk.operator.clearance),
        )
        .order_by(CASE_LETTERS.c.id)
    )
    return tuple(
        CaseLetterLine(
            id=row["id"],
            letter_id=row["letter_id"],
            purpose=LetterPurpose(row["purpose"]),
            number=row["number"] or "",
            receiver=row["receiver"] or "",
            state_words=LETTER_STATES[row["state"]],
        )
        for row in session.execute(asked).mappings()
    )
