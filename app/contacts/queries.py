"""Every way to ask the directory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, Select, bindparam, or_, select

from app.access import Right, require
from app.contacts.asking import answers, asked_words, begins, led_by_one
from app.contacts.drafts import ContactKind
from app.contacts.operations import MISSING
from app.contacts.rows import ContactRow, ContactSheet, PhoneLine, PositionLine
from app.contacts.standing import standing_contact
from app.errors import NotFound
from app.listing import before_row, bounded_count, key_of, listed
from app.search.lists import of_ids
from app.search.matching import asked
from app.session import OfficeSession
from app.telephone import shown_telephone
from app.text import latin_digits
from models.base import alias_of, table_of
from models.contacts import Contact, ContactAlias, ContactPhone, Position
from models.groups import GroupMember

_CONTACTS: Final = table_of(Contact)
#: The order of the directory.
_ORDER: Final = (_CONTACTS.c.sort_key, _CONTACTS.c.id)


@dataclass(frozen=True)
class ContactFilter:
    """What the directory's page shows.

    Attributes:
        text: What is searched (`app.search.asking`): beginnings of names and posts, or parts of
            numbers and ids.
        kind: Only these.
        archived: The archive in place of the directory; what is in the trash is in neither.
        group_id: Only members of this distribution group.
    """

    text: str = ""
    kind: ContactKind | None = None
    archived: bool = False
    group_id: int | None = None


def suggest_contacts(
    session: OfficeSession,
    text: str,
    *,
    kinds: Sequence[ContactKind] = (),
    limit: int = 8,
) -> list[ContactRow]:
    """Find people and organisations while a name, a number or a national id is typed.

    Args:
        session: Where to ask.
        text: Parts in any order; every one must begin a word of the contact (or be a part of one
            of its numbers).
        kinds: Only these kinds; empty for all.
        limit: How many at most.
    """
    require(session.desk.operator, Right.READ_CONTACTS)
    words = asked_words(text)
    if not words:
        return []
    begun = led_by_one(
        session,
        [begins(session, word, leads=place == 0) for place, word in enumerate(words)],
    )
    statement = select(Contact.id).where(*begun, Contact.archived_at.is_(None))
    if kinds:
        statement = statement.where(Contact.kind.in_([kind.value for kind in kinds]))
    ids = session.execute(statement.order_by(Contact.sort_key, Contact.id).limit(limit)).scalars()
    return rows_of(session, list(ids.all()))


def filtered(session: OfficeSession, wanted: ContactFilter) -> Select[int]:
    """The ids of the contacts a filter finds."""
    statement = select(Contact.id).where(*_searched(session, wanted.text))
    if wanted.kind is not None:
        statement = statement.where(Contact.kind == wanted.kind.value)
    archived = (
        Contact.archived_at.is_not(None) if wanted.archived else Contact.archived_at.is_(None)
    )
    if wanted.group_id is not None:
        members = select(GroupMember.contact_id).where(GroupMember.group_id == wanted.group_id)
        statement = statement.where(Contact.id.in_(members))
    return statement.where(archived, Contact.deleted_at.is_(None))


def _searched(session: OfficeSession, text: str) -> list[ColumnElement[bool]]:
    words = asked_words(text)
    if len(words) == 1 and words[0].isdigit():
        return [begins(session, words[0])]
    return answers(session, asked(session, text))


def list_contacts(
    session: OfficeSession,
    wanted: ContactFilter,
    *,
    after: int | None = None,
    offset: int = 0,
    limit: int = 50,
) -> list[ContactRow]:
    """A page of the directory in Persian order.

    Args:
        session: Who asks.
        wanted: Which contacts.
        after: The id of the contact before this page; None for the first.
        offset: Rows to leave out after it, as `app.listing.listed` has it.
        limit: How many at most.
    """
    require(session.desk.operator, Right.READ_CONTACTS)
    found = filtered(session, wanted)
    return rows_of(session, ids_listed(session, found, after=after, offset=offset, limit=limit))


def ids_listed(
    session: OfficeSession,
    found: Select[int],
    *,
    after: int | None,
    offset: int = 0,
    limit: int,
) -> list[int]:
    """A page of contacts' ids in Persian order, as `list_contacts`."""
    key = None if after is None else key_of(session, _ORDER, _CONTACTS.c.id == after)
    rows = listed(session, found, _ORDER, after=key, offset=offset, limit=limit)
    return [row.id for row in rows]


def contact_place(
    session: OfficeSession, wanted: ContactFilter, number: int, *, most: int | None = None
) -> tuple[int, int] | None:
    """Where a contact stands in the filtered directory; of one that was merged, its survivor.

    Returns:
        The id that stands there, and how many come before it (with `most`, no more than one above
        it); None when the filter hides it.
    """
    require(session.desk.operator, Right.READ_CONTACTS)
    standing = standing_contact(session, number)
    found = filtered(session, wanted)
    if standing is None or not session.execute(found.where(Contact.id == standing)).first():
        return None
    before = before_row(_ORDER, key_of(session, _ORDER, _CONTACTS.c.id == standing))
    return standing, bounded_count(session, found.where(before), most)


def count_contacts(
    session: OfficeSession, wanted: ContactFilter, *, most: int | None = None
) -> int:
    """How many the page has; with `most`, no more than one above it."""
    require(session.desk.operator, Right.READ_CONTACTS)
    return bounded_count(session, filtered(session, wanted), most)


def rows_of(session: OfficeSession, ids: Sequence[int]) -> list[ContactRow]:
    """The lines of these contacts, in the order asked."""
    if not ids:
        return []
    contacts = session.ask(_LINES, {"ids": ids}).all()
    phones = _first_phones(session, ids)
    posts = _posts_today(session, ids)
    lines = {
        row.id: ContactRow(
            id=row.id,
            kind=ContactKind(row.kind),
            honorific=row.honorific,
            name=row.name,
            post=posts.get(row.id, ("", ""))[0],
            organisation=posts.get(row.id, ("", ""))[1] or (row.above or ""),
            phone=phones.get(row.id, ""),
            identity_number=row.identity_number,
            city=row.city,
            archived=row.archived_at is not None,
            merged_into_id=row.merged_into_id,
        )
        for row in contacts
    }
    return [lines[number] for number in ids if number in lines]


_PARENTS: Final = alias_of(_CONTACTS, "parents")
_PHONES: Final = table_of(ContactPhone)
_POSITIONS: Final = table_of(Position)
#: What a line of the directory shows of a contact itself.
_LINES: Final = of_ids(
    select(
        _CONTACTS.c.id,
        _CONTACTS.c.kind,
        _CONTACTS.c.honorific,
        _CONTACTS.c.name,
        _CONTACTS.c.identity_number,
        _CONTACTS.c.city,
        _CONTACTS.c.archived_at,
        _CONTACTS.c.merged_into_id,
        _PARENTS.c.name.label("above"),
    ).outerjoin(_PARENTS, _PARENTS.c.id == _CONTACTS.c.parent_id),
    _CONTACTS.c.id,
)
#: The first number typed last, so that it stays.
_PHONES_OF: Final = of_ids(
    select(_PHONES.c.contact_id, _PHONES.c.number, _PHONES.c.extension).order_by(
        _PHONES.c.id.desc()
    ),
    _PHONES.c.contact_id,
)
#: Of a day; one of unknown beginning after those whose beginning is known, on both stores.
_POSTS_OF: Final = of_ids(
    select(_POSITIONS.c.person_id, _POSITIONS.c.title, _CONTACTS.c.name)
    .outerjoin(_CONTACTS, _CONTACTS.c.id == _POSITIONS.c.organisation_id)
    .where(
        or_(_POSITIONS.c.from_day.is_(None), _POSITIONS.c.from_day <= bindparam("today")),
        or_(_POSITIONS.c.to_day.is_(None), _POSITIONS.c.to_day >= bindparam("today")),
    )
    .order_by(_POSITIONS.c.from_day.desc().nulls_last(), _POSITIONS.c.id.desc()),
    _POSITIONS.c.person_id,
)


def _first_phones(session: OfficeSession, ids: Sequence[int]) -> dict[int, str]:
    return {
        row.contact_id: latin_digits(shown_telephone(row.number, row.extension))
        for row in session.ask(_PHONES_OF, {"ids": ids})
    }


def _posts_today(session: OfficeSession, ids: Sequence[int]) -> dict[int, tuple[str, str]]:
    today = session.desk.clock.today()
    posts: dict[int, tuple[str, str]] = {}
    for row in session.ask(_POSTS_OF, {"ids": ids, "today": today}):
        posts.setdefault(row.person_id, (row.title, row.name or ""))
    return posts


def contact_sheet(session: OfficeSession, number: int) -> ContactSheet:
    """One contact whole; of one that was merged, its survivor.

    Raises:
        NotFound: There is no such contact.
    """
    require(session.desk.operator, Right.READ_CONTACTS)
    contact = session.get(Contact, standing_contact(session, number) or number)
    if contact is None:
        raise NotFound(MISSING)
    number = contact.id
    parent = session.get(Contact, contact.parent_id) if contact.parent_id else None
    aliases = session.execute(
        select(ContactAlias.name).where(ContactAlias.contact_id == number).order_by(ContactAlias.id)
    ).scalars()
    return ContactSheet(
        id=contact.id,
        version=contact.version,
        kind=ContactKind(contact.kind),
        honorific=contact.honorific,
        name=contact.name,
        identity_number=contact.identity_number,
        parent_id=contact.parent_id,
        parent=parent.name if parent else "",
        city=contact.city,
        address=contact.address,
        note=contact.note,
        aliases=tuple(aliases),
        phones=_phones(session, number),
        positions=_positions(session, number),
        created_at=contact.created_at,
        archived=contact.archived_at is not None,
        deleted=contact.deleted_at is not None,
    )


def _phones(session: OfficeSession, number: int) -> tuple[PhoneLine, ...]:
    rows = session.execute(
        select(ContactPhone.label, ContactPhone.number, ContactPhone.extension)
        .where(ContactPhone.contact_id == number)
        .order_by(ContactPhone.id)
    )
    return tuple(
        PhoneLine(label, phone, extension, latin_digits(shown_telephone(phone, extension)))
        for label, phone, extension in rows
    )


def _positions(session: OfficeSession, number: int) -> tuple[PositionLine, ...]:
    rows = session.execute(
        select(
            Position.title,
            Position.organisation_id,
            Contact.name,
            Position.from_day,
            Position.to_day,
        )
        .outerjoin(Contact, Contact.id == Position.organisation_id)
        .where(Position.person_id == number)
        .order_by(Position.id)
    )
    return tuple(
        PositionLine(title, organisation_id, organisation or "", from_day, to_day)
        for title, organisation_id, organisation, from_day, to_day in rows
    )


def has_contact(session: OfficeSession, number: int) -> bool:
    """Whether the directory has a contact of this id, archived or not."""
    return contact_name(session, number) is not None


def contact_name(session: OfficeSession, number: int) -> str | None:
    """The name of a contact, archived or not; None when there is none of this id."""
    return session.execute(select(Contact.name).where(Contact.id == number)).scalar()


def same_identity(session: OfficeSession, identity_number: str) -> ContactRow | None:
    """The contact that already has this national or legal id, if any."""
    require(session.desk.operator, Right.READ_CONTACTS)
    found = session.execute(
        select(Contact.id).where(
            Contact.identity_number == identity_number, Contact.archived_at.is_(None)
        )
    ).scalar()
    return None if found is None else rows_of(session, [found])[0]
