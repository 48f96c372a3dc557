"""References (عطف and پیرو) whose number was typed: found in the registers, asked for, or kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import and_, insert, select

from app.errors import InvalidFields, InvalidInput
from app.jalali import jalali_text
from app.letters.deeds import LETTERS, LINKS
from app.letters.drafts import LinkDraft
from app.letters.finding import SUGGESTED, same_where
from app.letters.rows import SameLetter
from app.session import OfficeSession
from app.text import persian_digits, search_key

MISSING = "نامه عطف یا پیرو یافت نشد."


class SeveralLetters(InvalidFields):
    """The typed number of a reference is that of several letters; a person must say which.

    Attributes:
        number: As typed, in Latin digits.
        letters: Those it may be, the newest first.
    """

    def __init__(self, number: str, letters: Sequence[SameLetter]) -> None:
        self.number, self.letters = number, tuple(letters)
        told = "؛ ".join(_said(one) for one in letters)
        words = f"شماره «{number}» از آن چند نامه است: {told}. کدام‌یک؟"
        super().__init__([InvalidInput("links", persian_digits(words))])


def _said(letter: SameLetter) -> str:
    return f"{letter.number} مورخ {jalali_text(letter.dated)} درباره «{letter.subject}»"


def write_links(
    session: OfficeSession,
    letter_id: int,
    links: Sequence[LinkDraft],
    before: Sequence[LinkDraft] = (),
) -> None:
    """Write what a letter refers to; a number that was typed finds its letter.

    Args:
        session: The transaction.
        letter_id: Which refers.
        links: To what; a number found once is linked, one found never stays as it was typed.
        before: References that stood: what was kept as text is not asked for again.

    Raises:
        SeveralLetters: A number is that of several letters.
        InvalidFields: A letter it names is not there for this operator, or is itself.
    """
    found = [one if one in before else _resolved(session, letter_id, one) for one in links]
    rows = [_row(session, letter_id, one) for one in found]
    if rows:
        session.execute(insert(LINKS), rows)


def _resolved(session: OfficeSession, letter_id: int, link: LinkDraft) -> LinkDraft:
    """A reference with the one letter its number is of."""
    if link.other_id is not None or link.is_text or not search_key(link.number):
        return link
    key = search_key(link.number)
    # Our own numbers first: what a sender calls his letter may be anybody's number.
    for column in (LETTERS.c.number_key, LETTERS.c.their_number_key):
        is_it = and_(column == key, LETTERS.c.id != letter_id)
        letters = same_where(session, is_it, SUGGESTED)
        if len(letters) > 1:
            raise SeveralLetters(link.number, letters)
        if letters:
            return replace(link, other_id=letters[0].id)
    return link


def _row(session: OfficeSession, letter_id: int, link: LinkDraft) -> dict[str, Any]:
    other = None
    if link.other_id is not None:
        other = session.execute(
            select(LETTERS.c.id, LETTERS.c.number, LETTERS.c.dated).where(
                LETTERS.c.id == link.other_id,
                LETTERS.c.classification <= int(session.desk.operator.clearance),
            )
        ).first()
        if other is None or other.id == letter_id:
            raise InvalidFields([InvalidInput("links", MISSING)])
    return {
        "letter_id": letter_id,
        "relation": link.relation.value,
        "other_id": other.id if other else None,
        "number": link.number or (other.number if other else ""),
        "dated": link.dated or (other.dated if other else None),
    }
