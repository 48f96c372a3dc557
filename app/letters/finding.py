"""Letters found by their numbers: references as typed, and what may have been registered before."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, RowMapping, Select, and_, or_, select

from app.access import Right, require
from app.changes import Kind
from app.contacts import ContactRow, suggest_contacts
from app.groups import GroupRow, suggest_groups
from app.letters.deeds import (
    LETTERS,
)
from app.letters.queries import LetterFilter, letters_listed, visible_letters
from app.letters.rows import (
    EarlierLetter,
    SameLetter,
)
from app.letters.states import (
    LetterState,
)
from app.search.matching import asked
from app.session import OfficeSession
from app.text import LAST_CHARACTER, search_key
from models.attachments import Attachment
from models.base import table_of

_FILES: Final = table_of(Attachment)

#: Suggestions while a number is typed.
SUGGESTED: Final = 8
#: Groups among them.
MOST_GROUPS: Final = 3


def suggest_letters(session: OfficeSession, typed: str) -> list[SameLetter]:
    """Letters found by their number or the sender's, or else by words, as typed (عطف، پیرو)."""
    require(session.desk.operator, Right.READ_LETTERS)
    number = search_key(typed)
    if not number:
        return []
    found = [
        *_beginning(session, LETTERS.c.number_key, number),
        *_beginning(session, LETTERS.c.their_number_key, number),
    ]
    if len(found) < SUGGESTED:
        found += _searched(session, typed)
    return list(dict.fromkeys(found))[:SUGGESTED]


def _beginning(session: OfficeSession, column: ColumnElement[str], number: str) -> list[SameLetter]:
    """Letters by a number that begins so, along its index: nearly all may begin with the year."""
    begins = (column >= number, column < number + LAST_CHARACTER)
    numbered = _same(session, *begins, LETTERS.c.number != "")
    rows = session.execute(numbered.order_by(column, LETTERS.c.id).limit(SUGGESTED))
    return _shown(rows.mappings())


def _searched(session: OfficeSession, typed: str) -> list[SameLetter]:
    if asked(session, typed).is_empty:
        return []
    listed = letters_listed(session, LetterFilter(), _NUMBERED)
    return _shown(listed.page(session, typed, limit=SUGGESTED))


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
    return same_where(session, and_(*same), SUGGESTED)


def letters_with_file(session: OfficeSession, sha256: str) -> list[SameLetter]:
    """Letters that have the same file already, whatever it is called, by its hash."""
    require(session.desk.operator, Right.READ_LETTERS)
    has_it = select(_FILES.c.record_id).where(
        _FILES.c.sha256 == sha256,
        _FILES.c.record_kind == Kind.LETTER.value,
        _FILES.c.removed_at.is_(None),
    )
    return same_where(session, LETTERS.c.id.in_(has_it), SUGGESTED)


def same_where(
    session: OfficeSession, condition: ColumnElement[bool], limit: int
) -> list[SameLetter]:
    """Numbered letters this operator may see of which something is so, the newest first."""
    order = (LETTERS.c.dated.desc(), LETTERS.c.id.desc())
    rows = session.execute(
        _same(session, condition, LETTERS.c.number != "").order_by(*order).limit(limit)
    )
    return _shown(rows.mappings())


def _same(session: OfficeSession, *conditions: ColumnElement[bool]) -> Select[Any]:
    return _SAME.where(*conditions, *visible_letters(session))


_SAME: Final[Select[Any]] = select(
    LETTERS.c.id,
    LETTERS.c.number,
    LETTERS.c.dated,
    LETTERS.c.subject,
    LETTERS.c.sender_name,
    LETTERS.c.organisation,
)
_NUMBERED: Final = _SAME.where(LETTERS.c.number != "")


def _shown(rows: Iterable[RowMapping]) -> list[SameLetter]:
    return [
        SameLetter(
            row["id"],
            row["number"],
            row["dated"],
            row["subject"],
            row["sender_name"] or row["organisation"],
        )
        for row in rows
    ]


def earlier_letters(
    session: OfficeSession,
    contact_id: int | None,
    organisation_id: int | None,
    besides: int | None = None,
) -> list[EarlierLetter]:
    """A sender's earlier letters, newest first; those of his office when he is not known himself.

    Args:
        session: Where to ask.
        contact_id: Who signed, of the directory.
        organisation_id: Where he holds his post.
        besides: A letter to leave out.
    """
    require(session.desk.operator, Right.READ_LETTERS)
    if contact_id is None and organisation_id is None:
        return []
    who = (
        LETTERS.c.sender_id == contact_id
        if contact_id is not None
        else LETTERS.c.organisation_id == organisation_id
    )
    rows = session.execute(
        select(LETTERS.c.id, LETTERS.c.number, LETTERS.c.dated, LETTERS.c.subject, LETTERS.c.state)
        .where(
            who,
            LETTERS.c.number != "",
            LETTERS.c.id != (besides or 0),
            LETTERS.c.classification <= int(session.desk.operator.clearance),
        )
        .order_by(LETTERS.c.dated.desc(), LETTERS.c.id.desc())
        .limit(SUGGESTED)
    )
    return [
        EarlierLetter(number_id, number, dated, subject, LetterState(state))
        for number_id, number, dated, subject, state in rows
    ]


def suggest_receivers(session: OfficeSession, typed: str) -> list[GroupRow | ContactRow]:
    """Groups and contacts a letter or its copy may go to, while a name is typed."""
    groups = suggest_groups(session, typed, limit=MOST_GROUPS)
    return [*groups, *suggest_contacts(session, typed, limit=SUGGESTED - len(groups))]


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
