"""Where a letter stands in the register, so that a page can show any of a hundred thousand."""

from __future__ import annotations

from sqlalchemy import and_, func, or_, select

from app.access import Right, require
from app.letters.deeds import LETTERS
from app.letters.queries import LetterFilter, letter_conditions
from app.session import OfficeSession


def letter_place(session: OfficeSession, wanted: LetterFilter, letter_id: int) -> int | None:
    """How many letters stand before one in the register as filtered.

    Returns:
        None when the filter hides it.
    """
    require(session.desk.operator, Right.READ_LETTERS)
    conditions = letter_conditions(session, wanted)
    row = session.execute(
        select(LETTERS.c.dated, LETTERS.c.due_on).where(LETTERS.c.id == letter_id, *conditions)
    ).first()
    if row is None:
        return None
    before = (
        or_(
            LETTERS.c.due_on < row.due_on,
            and_(LETTERS.c.due_on == row.due_on, LETTERS.c.id < letter_id),
        )
        if wanted.overdue
        else or_(
            LETTERS.c.dated > row.dated,
            and_(LETTERS.c.dated == row.dated, LETTERS.c.id > letter_id),
        )
    )
    count: int = session.execute(
        select(func.count()).select_from(LETTERS).where(*conditions, before)
    ).scalar_one()
    return count
