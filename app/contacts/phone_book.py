"""The directory as it is printed: everybody asked for, with every number, by name or by place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import Select, or_, select

from app.access import Right, require
from app.contacts.drafts import ContactKind
from app.contacts.queries import ContactFilter, filtered
from app.contacts.rows import PhoneLine
from app.errors import NotFound
from app.session import OfficeSession
from app.telephone import shown_telephone
from app.text import latin_digits, sort_key
from models.contacts import Contact, ContactPhone, Position

EMPTY = "در این فهرست کسی نیست که چاپ شود."


@dataclass(frozen=True)
class PhoneBookAsked:
    """Who is to be printed.

    Attributes:
        wanted: As the page's filter.
        ids: Only these of them, where any are named.
    """

    wanted: ContactFilter = field(default_factory=ContactFilter)
    ids: tuple[int, ...] = ()


@dataclass(frozen=True)
class PhoneBookEntry:
    """A contact in the printed directory.

    Attributes:
        post: The post held today, or empty.
        place_id: The organisation or unit of that post; of a unit, what it belongs to.
        place: Its name.
    """

    id: int
    kind: ContactKind
    honorific: str
    name: str
    city: str
    post: str
    place_id: int | None
    place: str
    phones: tuple[PhoneLine, ...]


@dataclass(frozen=True)
class Place:
    """An organisation or unit somebody printed belongs to.

    Attributes:
        above: What the unit belongs to.
    """

    name: str
    above: int | None


@dataclass(frozen=True)
class PhoneBook:
    """What is printed.

    Attributes:
        entries: In Persian order of their names.
        places: Every organisation and unit they belong to, printed themselves or not.
    """

    entries: tuple[PhoneBookEntry, ...]
    places: Mapping[int, Place]


def phone_book(session: OfficeSession, asked: PhoneBookAsked) -> PhoneBook:
    """Read the directory for print.

    Raises:
        NotFound: There is nobody to print.
    """
    require(session.desk.operator, Right.READ_CONTACTS)
    chosen = filtered(session, asked.wanted)
    if asked.ids:
        chosen = chosen.where(Contact.id.in_(asked.ids))
    contacts = session.execute(
        select(
            Contact.id,
            Contact.kind,
            Contact.honorific,
            Contact.name,
            Contact.city,
            Contact.parent_id,
        )
        .where(Contact.id.in_(chosen))
        .order_by(Contact.sort_key, Contact.id)
    ).all()
    if not contacts:
        raise NotFound(EMPTY)
    phones, posts = _phones(session, chosen), _posts(session, chosen)
    held = {row.id: posts.get(row.id, ("", row.parent_id)) for row in contacts}
    places = _places(session, {place for _title, place in held.values() if place is not None})
    entries = tuple(
        PhoneBookEntry(
            id=row.id,
            kind=ContactKind(row.kind),
            honorific=row.honorific,
            name=row.name,
            city=row.city,
            post=held[row.id][0],
            place_id=held[row.id][1],
            place=_name(places, held[row.id][1]),
            phones=tuple(phones[row.id]),
        )
        for row in contacts
    )
    return PhoneBook(entries, places)


def _name(places: Mapping[int, Place], number: int | None) -> str:
    return "" if number is None or number not in places else places[number].name


def _phones(session: OfficeSession, chosen: Select[int]) -> defaultdict[int, list[PhoneLine]]:
    found: defaultdict[int, list[PhoneLine]] = defaultdict(list)
    rows = session.execute(
        select(
            ContactPhone.contact_id,
            ContactPhone.label,
            ContactPhone.number,
            ContactPhone.extension,
        )
        .where(ContactPhone.contact_id.in_(chosen))
        .order_by(ContactPhone.id)
    )
    for contact, label, number, extension in rows:
        shown = latin_digits(shown_telephone(number, extension))
        found[contact].append(PhoneLine(label, number, extension, shown))
    return found


def _posts(session: OfficeSession, chosen: Select[int]) -> dict[int, tuple[str, int | None]]:
    today = session.desk.clock.today()
    rows = session.execute(
        select(Position.person_id, Position.title, Position.organisation_id)
        .where(
            Position.person_id.in_(chosen),
            or_(Position.from_day.is_(None), Position.from_day <= today),
            or_(Position.to_day.is_(None), Position.to_day >= today),
        )
        .order_by(Position.from_day.desc().nulls_last(), Position.id.desc())
    )
    posts: dict[int, tuple[str, int | None]] = {}
    for person, title, place in rows:
        posts.setdefault(person, (title, place))
    return posts


def _places(session: OfficeSession, wanted: set[int]) -> dict[int, Place]:
    """The places by id, and whatever they belong to."""
    found: dict[int, Place] = {}
    rows = session.execute(
        select(Contact.id, Contact.name, Contact.parent_id).where(
            Contact.kind != ContactKind.PERSON.value
        )
    )
    every = {number: Place(name, above) for number, name, above in rows}
    for number in wanted:
        place: int | None = number
        while place is not None and place in every and place not in found:
            found[place] = every[place]
            place = every[place].above
    return found


@dataclass(frozen=True)
class BookSection:
    """An organisation with those who belong to it.

    Attributes:
        own: The organisation's own entry, where it is printed itself.
        people: Directly in it.
        units: Name and own entry of each unit, and its people.
    """

    name: str
    own: PhoneBookEntry | None
    people: tuple[PhoneBookEntry, ...]
    units: tuple[tuple[str, PhoneBookEntry | None, tuple[PhoneBookEntry, ...]], ...]


def by_organisation(book: PhoneBook) -> list[BookSection]:
    """The entries under their organisations and units; those of none come last."""
    members: defaultdict[int | None, list[PhoneBookEntry]] = defaultdict(list)
    own = {entry.id: entry for entry in book.entries if entry.kind is not ContactKind.PERSON}
    units: defaultdict[int | None, dict[int, str]] = defaultdict(dict)
    heads: dict[int, str] = {}
    for entry in book.entries:
        if entry.kind is ContactKind.PERSON:
            members[entry.place_id].append(entry)
    # An organisation may be a place of somebody, or be printed itself, or both.
    named = {number: place.name for number, place in book.places.items()}
    named |= {number: entry.name for number, entry in own.items()}
    for number, name in named.items():
        top = _top(book, own, number)
        if top == number:
            heads[number] = name
        else:
            heads.setdefault(top, named.get(top, ""))
            units[top][number] = name
    sections = [
        BookSection(
            name,
            own.get(number),
            tuple(members[number]),
            tuple(
                (unit, own.get(place), tuple(members[place]))
                for place, unit in sorted(units[number].items(), key=lambda item: sort_key(item[1]))
            ),
        )
        for number, name in sorted(heads.items(), key=lambda item: sort_key(item[1]))
    ]
    kept = [one for one in sections if one.own or one.people or one.units]
    if members[None]:
        kept.append(BookSection("", None, tuple(members[None]), ()))
    return kept


def _top(book: PhoneBook, own: Mapping[int, PhoneBookEntry], number: int) -> int:
    """What stands above everything this belongs to."""
    seen: set[int] = set()
    above: int | None = number
    top = number
    while above is not None and above not in seen:
        seen.add(above)
        top = above
        place = book.places.get(above)
        above = own[above].place_id if above in own else (place.above if place else None)
    return top
