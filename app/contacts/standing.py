"""The contact that stands for another since they were merged."""

from __future__ import annotations

from sqlalchemy import select

from app.session import OfficeSession
from models.contacts import Contact


def standing_contact(session: OfficeSession, number: int) -> int | None:
    """The contact to show for this id: itself, or the one it was merged into.

    Returns:
        An id, or None when there is no such contact.
    """
    survivor = number
    seen: set[int] = set()
    while survivor not in seen:
        seen.add(survivor)
        row = session.execute(
            select(Contact.merged_into_id).where(Contact.id == survivor)
        ).one_or_none()
        if row is None:
            return None
        survivor = row[0] or survivor
    return survivor


def held_contact(session: OfficeSession, number: int) -> int | None:
    """As `standing_contact`, for whoever is about to write the id into a record.

    The contact is held until the end of the transaction: a desk that merges it waits, and then
    finds the record, or has merged it already, and then the survivor is answered.
    """
    session.execute(
        select(Contact.id).where(Contact.id == number).with_for_update(read=True, key_share=True)
    )
    return standing_contact(session, number)
