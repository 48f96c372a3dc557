"""Letters found by their numbers: references as typed, and what may have been registered before."""

from __future__ import annotations

from datetime import date
from typing import Final

from sqlalchemy import ColumnElement, and_, or_, select

from app.access import Right, require
from app.letters.deeds import (
    LETTERS,
)
from app.letters.rows import (
    SameLetter,
)
from app.letters.states import (
    LetterState,
)
from app.session import OfficeSession
from app.text import search_key

#: Suggestions while a number is typed.
SUGGESTED: Final = 8


def suggest_letters(session: OfficeSession, typed: str) -> list[SameLetter]:
    """Letters found by a part of their number or the sender's, as it is typed (عطف، پیرو)."""
    require(session.desk.operator, Right.READ_LETTERS)
    asked = search_key(typed)
    if not asked:
        return []
    found = or_(
        LETTERS.c.number_key.startswith(asked, autoescape=True),
        LETTERS.c.their_number_key.startswith(asked, autoescape=True),
        LETTERS.c.search_key.contains(asked, autoescape=True),
    )
    return _same(session, found, SUGGESTED)


def same_letters(
    session: OfficeSession,
    sender_id: int | None,
    organisation_id: int | None,
    organisation: str,
    their_number: str,
    their_date: date | None,
) -> list[SameLetter]:
    """Letters of the same sender with the same number and date, registered already."""
    require(session.desk.operator, Right.READ_LETTERS)
    number = search_key(their_number)
    if not number:
        return []
    same = [LETTERS.c.their_number_key == number, LETTERS.c.state != LetterState.ANNULLED.value]
    if their_date is not None:
        same.append(or_(LETTERS.c.their_date == their_date, LETTERS.c.their_date.is_(None)))
    who = [
        column == value
        for column, value in (
            (LETTERS.c.sender_id, sender_id),
            (LETTERS.c.organisation_id, organisation_id),
            (LETTERS.c.organisation, organisation.strip()),
        )
        if value
    ]
    if who:
        same.append(or_(*who))
    return _same(session, and_(*same), SUGGESTED)


def _same(session: OfficeSession, condition: ColumnElement[bool], limit: int) -> list[SameLetter]:
    rows = session.execute(
        select(
            LETTERS.c.id,
            LETTERS.c.number,
            LETTERS.c.dated,
            LETTERS.c.subject,
            LETTERS.c.sender_name,
            LETTERS.c.organisation,
        )
        .where(
            condition,
            LETTERS.c.number != "",
            LETTERS.c.classification <= int(session.desk.operator.clearance),
        )
        .order_by(LETTERS.c.dated.desc(), LETTERS.c.id.desc())
        .limit(limit)
    )
    return [
        SameLetter(number_id, number, dated, subject, name or organisation)
        for number_id, number, dated, subject, name, organisation in rows
    ]


def letter_of_number(session: OfficeSession, number: str) -> int | None:
    """The letter of a number as typed, if this operator may see it."""
    return session.execute(
        select(LETTERS.c.id)
        .where(
            LETTERS.c.number_key == search_key(number),
            LETTERS.c.classification <= int(session.desk.operator.clearance),
        )
        .order_by(LETTERS.c.id.desc())
        .limit(1)
    ).scalar()
