"""Who may be in the directory twice: the same id, the same number, the same name at one place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import Final

from sqlalchemy import func, select

from app.access import Right, require
from app.contacts.queries import rows_of
from app.contacts.rows import ContactRow
from app.progress import Progress
from app.session import OfficeSession
from app.text import search_key, search_words
from models.contacts import Contact, ContactPhone, Position

#: More contacts than this with one name or number are namesakes or a switchboard, no duplicates.
MOST_ALIKE: Final = 8

#: A mobile number is one person's own; a land line may be a whole office's.
_MOBILE: Final = "+989"


class Likeness(StrEnum):
    """Why contacts are taken for one, the surest first."""

    IDENTITY = "identity"
    PHONE = "phone"
    NAME = "name"


@dataclass(frozen=True)
class LikelyDuplicates:
    """Contacts that may be one and the same.

    Attributes:
        why: Every reason, the surest first.
        contacts: Two or more, the eldest first.
    """

    why: tuple[Likeness, ...]
    contacts: tuple[ContactRow, ...]


@dataclass(frozen=True)
class _Known:
    """What is compared of a contact."""

    id: int
    kind: str
    identity_number: str
    name: str
    words: frozenset[str]
    city: str
    parent_id: int | None


def find_duplicates(
    session: OfficeSession, *, limit: int = 200, progress: Progress | None = None
) -> tuple[LikelyDuplicates, ...]:
    """Look through the whole directory for contacts that may be one and the same.

    Args:
        session: Where to ask.
        limit: How many answers at most; the surest come first.
        progress: Told how far it is.

    Raises:
        NotAllowed: The operator may not read the directory.
        Cancelled: A person stopped it.
    """
    require(session.desk.operator, Right.READ_CONTACTS)
    known = _known(session, progress or Progress())
    found: dict[frozenset[int], list[Likeness]] = defaultdict(list)
    for why, groups in (
        (Likeness.IDENTITY, _same_identity(known)),
        (Likeness.PHONE, _same_phone(session, known)),
        (Likeness.NAME, _same_name(session, known)),
    ):
        for ids in groups:
            if why not in found[ids]:
                found[ids].append(why)
    order = list(Likeness)
    best = sorted(found.items(), key=lambda item: (order.index(item[1][0]), -len(item[1])))[:limit]
    rows = {row.id: row for row in _rows(session, {n for ids, _why in best for n in ids})}
    return tuple(
        LikelyDuplicates(tuple(why), tuple(rows[number] for number in sorted(ids)))
        for ids, why in best
    )


def _known(session: OfficeSession, progress: Progress) -> dict[int, _Known]:
    rows = session.execute(
        select(
            Contact.id,
            Contact.kind,
            Contact.identity_number,
            Contact.name,
            Contact.city,
            Contact.parent_id,
        ).where(Contact.archived_at.is_(None))
    ).all()
    return {
        row.id: _Known(
            row.id,
            row.kind,
            row.identity_number,
            # «علی نژاد» and «علی‌نژاد» are one name.
            search_key(row.name).replace(" ", ""),
            frozenset(search_words(row.name)),
            search_key(row.city),
            row.parent_id,
        )
        for row in progress.through("خواندن نام‌ها", rows)
    }


def _rows(session: OfficeSession, ids: Iterable[int]) -> Iterator[ContactRow]:
    numbers = sorted(ids)
    for start in range(0, len(numbers), 500):
        yield from rows_of(session, numbers[start : start + 500])


def _gathered(pairs: Iterable[tuple[object, _Known]]) -> Iterator[list[_Known]]:
    """Contacts of one kind that share a key, where they are few enough to be one."""
    gathered: defaultdict[object, dict[int, _Known]] = defaultdict(dict)
    for key, contact in pairs:
        gathered[contact.kind, key][contact.id] = contact
    for contacts in gathered.values():
        if 1 < len(contacts) <= MOST_ALIKE:
            yield list(contacts.values())


def _same_identity(known: dict[int, _Known]) -> Iterator[frozenset[int]]:
    pairs = ((one.identity_number, one) for one in known.values() if one.identity_number)
    for contacts in _gathered(pairs):
        yield frozenset(one.id for one in contacts)


def _same_phone(session: OfficeSession, known: dict[int, _Known]) -> Iterator[frozenset[int]]:
    shared = (
        select(ContactPhone.number)
        .group_by(ContactPhone.number)
        .having(func.count(ContactPhone.contact_id.distinct()) > 1)
    )
    rows = session.execute(
        select(ContactPhone.number, ContactPhone.extension, ContactPhone.contact_id).where(
            ContactPhone.number.in_(shared)
        )
    ).all()
    pairs = (
        ((number, extension), known[contact])
        for number, extension, contact in rows
        if contact in known
    )
    mobiles = {contact for number, _extension, contact in rows if number.startswith(_MOBILE)}
    for contacts in _gathered(pairs):
        for one, other in combinations(contacts, 2):
            own = one.id in mobiles and other.id in mobiles
            if not _differ(one, other) and (own or one.words & other.words):
                yield frozenset((one.id, other.id))


def _same_name(session: OfficeSession, known: dict[int, _Known]) -> Iterator[frozenset[int]]:
    places: defaultdict[int, set[int]] = defaultdict(set)
    for person, organisation in session.execute(
        select(Position.person_id, Position.organisation_id)
    ):
        if organisation is not None:
            places[person].add(organisation)
    for contacts in _gathered((one.name, one) for one in known.values()):
        for one, other in combinations(contacts, 2):
            if not _differ(one, other) and _at_one_place(one, other, places):
                yield frozenset((one.id, other.id))


def _differ(one: _Known, other: _Known) -> bool:
    """Two ids are two people."""
    ids = {one.identity_number, other.identity_number} - {""}
    return len(ids) > 1


def _at_one_place(one: _Known, other: _Known, places: dict[int, set[int]]) -> bool:
    if one.parent_id != other.parent_id:
        return False
    if one.city and other.city and one.city != other.city:
        return False
    here, there = places.get(one.id, set()), places.get(other.id, set())
    if here and there:
        return bool(here & there)
    # Of one nothing is known but the name: what little there is must not speak against it.
    return bool(one.kind != "person" or (one.city and one.city == other.city) or not (here | there))
