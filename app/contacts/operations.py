"""Every way to change the directory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import delete, func, insert, select, update

from app import journal
from app.access import Right, require
from app.changes import Changes, Kind, changed
from app.contacts.drafts import ContactDraft, ContactKind, checked
from app.contacts.standing import held_contact
from app.database import STALE
from app.errors import InvalidFields, InvalidInput, NotAllowed, NotFound, StaleRecord
from app.session import OfficeSession
from app.settings import office_settings
from app.telephone import Telephone
from app.text import ZWNJ, search_words, sort_key
from models.contacts import Contact, ContactAlias, ContactPhone, ContactWord, Position

MISSING = "این شخص یا دستگاه در دفتر یافت نشد."

#: A shorter piece of a number would find nearly everybody.
SHORTEST_NUMBER_PIECE = 4


def add_contact(session: OfficeSession, draft: ContactDraft) -> Changes[int]:
    """Put a person, an organisation or a unit into the directory.

    Saving the same draft again (its `request_key`) finds the contact it made.

    Raises:
        NotAllowed: The operator may not.
        InvalidFields: Something typed cannot be taken.
    """
    require(session.desk.operator, Right.EDIT_CONTACTS)
    made = session.execute(
        select(Contact.id).where(Contact.request_key == draft.request_key)
    ).scalar()
    if made is not None:
        return changed(made)
    tidied, phones = checked(draft, office_settings(session).area_code)
    tidied = _with_standing_links(session, tidied)
    _check_links(session, tidied, None)
    check_identity(session, tidied.identity_number)
    number = session.execute(
        insert(Contact).values(**new_row(tidied, session.desk.clock.now())).returning(Contact.id)
    ).scalar_one()
    _write_parts(session, number, tidied, phones)
    note_addition(session, number, tidied.name)
    return changed(number, Kind.CONTACT)


def new_row(draft: ContactDraft, now: datetime) -> dict[str, object]:
    """The columns of a contact added now."""
    return _columns(draft) | {
        "created_at": now,
        "archived_at": None,
        "request_key": draft.request_key,
        "version": 1,
    }


def note_addition(session: OfficeSession, number: int, name: str) -> None:
    """Say in the journal that a contact was added."""
    journal.note(session, Kind.CONTACT, number, "add_contact", f"«{name}» به دفتر اشخاص افزوده شد.")


def amend_contact(
    session: OfficeSession, number: int, version: int, draft: ContactDraft
) -> Changes[int]:
    """Correct a contact.

    Args:
        session: The transaction.
        number: The contact's id.
        version: The version the form read.
        draft: The whole contact as it shall be.

    Raises:
        NotFound: There is no such contact.
        NotAllowed: It was merged into another.
        StaleRecord: Another desk saved it since.
        InvalidFields: Something typed cannot be taken.
    """
    require(session.desk.operator, Right.EDIT_CONTACTS)
    tidied, phones = checked(draft, office_settings(session).area_code)
    tidied = _with_standing_links(session, tidied)
    _check_links(session, tidied, number)
    _check_kind(session, tidied, number)
    check_identity(session, tidied.identity_number, number)
    before = stored(session, number)
    after = _columns(tidied)
    save_version(session, number, version, after)
    for table in (ContactAlias, ContactPhone, ContactWord):
        session.execute(delete(table).where(table.contact_id == number))
    session.execute(delete(Position).where(Position.person_id == number))
    _write_parts(session, number, tidied, phones)
    journal.note(
        session,
        Kind.CONTACT,
        number,
        "amend_contact",
        f"«{tidied.name}» در دفتر اشخاص اصلاح شد.",
        details=journal.differences(before, after),
    )
    return changed(number, Kind.CONTACT)


def save_version(
    session: OfficeSession, number: int, version: int, values: Mapping[str, object]
) -> None:
    """Write columns of a contact that nobody saved since it was read.

    Raises:
        StaleRecord: Another desk saved it.
    """
    done = session.execute(
        update(Contact)
        .where(Contact.id == number, Contact.version == version)
        .values(**values, version=version + 1)
        .returning(Contact.id)
    ).scalar()
    if done is None:
        raise StaleRecord(STALE)


def _columns(draft: ContactDraft) -> dict[str, object]:
    return {
        "kind": draft.kind.value,
        "honorific": draft.honorific,
        "name": draft.name,
        "identity_number": draft.identity_number,
        "parent_id": draft.parent_id,
        "city": draft.city,
        "address": draft.address,
        "note": draft.note,
        "sort_key": sort_key(draft.name),
    }


def stored(session: OfficeSession, number: int) -> dict[str, object]:
    """The columns of a contact that a form decides.

    Raises:
        NotFound: There is no such contact.
        NotAllowed: It was merged into another; that one is to be changed.
    """
    contact = session.get(Contact, number)
    if contact is None:
        raise NotFound(MISSING)
    if contact.merged_into_id is not None:
        raise NotAllowed(f"«{contact.name}» در شخص دیگری ادغام شده است؛ نخست آن را بازگردانید.")
    return {name: getattr(contact, name) for name in _columns(ContactDraft())}


def _with_standing_links(session: OfficeSession, draft: ContactDraft) -> ContactDraft:
    """The draft naming survivors in place of what was merged while it was being typed."""

    def standing(link: int | None) -> int | None:
        return link if link is None else held_contact(session, link) or link

    positions = tuple(
        replace(position, organisation_id=standing(position.organisation_id))
        for position in draft.positions
    )
    return replace(draft, parent_id=standing(draft.parent_id), positions=positions)


def _check_links(session: OfficeSession, draft: ContactDraft, number: int | None) -> None:
    """A unit belongs to an organisation, a post is at one; neither to itself."""
    wanted = {link for link in _links(draft) if link is not None}
    if not wanted:
        return
    rows = session.execute(select(Contact.id, Contact.kind).where(Contact.id.in_(wanted)))
    kinds = {link: kind for link, kind in rows}  # noqa: C416  # a result with keys is no pairs
    problems = [
        InvalidInput(field, "این دستگاه در دفتر یافت نشد.")
        for field, link in (
            ("parent_id", draft.parent_id),
            *(("positions", position.organisation_id) for position in draft.positions),
        )
        if link is not None
        and (link == number or kinds.get(link) in (None, ContactKind.PERSON.value))
    ]
    if number is not None and hangs_below(session, draft.parent_id, number):
        sentence = "واحد نمی‌تواند از واحدهای زیر خودش باشد."
        problems.append(InvalidInput("parent_id", sentence))
    if problems:
        raise InvalidFields(problems)


def hangs_below(session: OfficeSession, unit: int | None, number: int) -> bool:
    """Whether `unit` belongs, through whatever is between, to the contact `number`."""
    seen: set[int] = set()
    while unit is not None and unit not in seen:
        if unit == number:
            return True
        seen.add(unit)
        unit = session.execute(select(Contact.parent_id).where(Contact.id == unit)).scalar()
    return False


def _check_kind(session: OfficeSession, draft: ContactDraft, number: int) -> None:
    """What units belong to, or posts are held at, does not become a person."""
    if draft.kind is not ContactKind.PERSON:
        return
    below = select(Contact.id).where(Contact.parent_id == number)
    held = select(Position.id).where(Position.organisation_id == number)
    if session.execute(below).first() or session.execute(held).first():
        sentence = "واحد یا سمتی به این دستگاه بسته است؛ نمی‌تواند شخص شود."
        raise InvalidFields([InvalidInput("kind", sentence)])


#: Any number; whoever gives a contact an id of its own holds the lock of this one.
_IDENTITIES = 0x44465449


def hold_identities(session: OfficeSession) -> None:
    """Give out national and legal ids alone until the end of the transaction.

    On a server whoever else wants to waits here, and then sees what was given; a local store has
    one writer anyway. Whoever writes contacts in bulk calls it before it looks whose ids are taken.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(_IDENTITIES)))


def check_identity(session: OfficeSession, identity_number: str, *own: int) -> None:
    """Nobody stands in the directory twice with one national or legal id.

    Args:
        session: The transaction.
        identity_number: As stored, or empty.
        own: Contacts that may have it.

    Raises:
        InvalidFields: Whose it is.
    """
    if not identity_number:
        return
    hold_identities(session)
    other = session.execute(
        select(Contact.name).where(
            Contact.identity_number == identity_number,
            Contact.archived_at.is_(None),
            Contact.id.not_in(own),
        )
    ).scalar()
    if other is not None:
        sentence = f"این کد ملی یا شناسه از آنِ «{other}» است که در دفتر هست."
        raise InvalidFields([InvalidInput("identity_number", sentence)])


def _links(draft: ContactDraft) -> Iterable[int | None]:
    yield draft.parent_id
    yield from (position.organisation_id for position in draft.positions)


PartTable = type[ContactAlias | ContactPhone | ContactWord | Position]


def _write_parts(
    session: OfficeSession, number: int, draft: ContactDraft, phones: Sequence[Telephone]
) -> None:
    for table, rows in part_rows(number, draft, phones):
        if rows:
            session.execute(insert(table), rows)


def part_rows(
    number: int, draft: ContactDraft, phones: Sequence[Telephone]
) -> list[tuple[PartTable, list[dict[str, object]]]]:
    """The rows that belong to a contact, by table."""
    labels = [phone.label for phone in draft.phones if phone.number.strip()]
    return [
        (ContactAlias, [{"contact_id": number, "name": alias} for alias in draft.aliases]),
        (
            ContactPhone,
            [
                {
                    "contact_id": number,
                    "label": label,
                    "number": phone.e164,
                    "extension": phone.extension,
                }
                for label, phone in zip(labels, phones, strict=True)
            ],
        ),
        (
            Position,
            [
                {
                    "person_id": number,
                    "organisation_id": position.organisation_id,
                    "title": position.title,
                    "from_day": position.from_day,
                    "to_day": position.to_day,
                }
                for position in draft.positions
            ],
        ),
        (
            ContactWord,
            [{"contact_id": number, "word": word} for word in sorted(found_by(draft, phones))],
        ),
    ]


def found_by(draft: ContactDraft, phones: Iterable[Telephone]) -> set[str]:
    """What a contact is found by: see `models.contacts.ContactWord`."""
    texts = [draft.name, draft.honorific, *draft.aliases, *(p.title for p in draft.positions)]
    # A half-space is found joined and opened: «علی‌نژاد», «علینژاد» and «علی نژاد».
    opened = [text.replace(ZWNJ, " ") for text in texts]
    words = {word for text in (*texts, *opened) for word in search_words(text)}
    numbers = [draft.identity_number, *(_dialled_here(phone) for phone in phones)]
    return words | {end for number in numbers for end in number_ends(number)}


def _dialled_here(phone: Telephone) -> str:
    """A number as dialled inside the country: a person types 0915…, not +98915…."""
    return "0" + phone.e164.removeprefix("+98") if phone.e164.startswith("+98") else phone.e164


def number_ends(number: str) -> set[str]:
    """Every end of a number that is long enough to look for."""
    digits = "".join(character for character in number if character.isdigit())
    return {digits[start:] for start in range(len(digits) - SHORTEST_NUMBER_PIECE + 1)}
