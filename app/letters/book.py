"""A period of the registers as the bound book shows it, number by number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import func, select

from app.access import Right, require
from app.changes import Kind
from app.errors import InvalidInput
from app.letters.deeds import ENCLOSURES, LETTERS, LINKS, PARTIES, sender_words
from app.letters.registers import REGISTERS
from app.letters.states import (
    LetterChannel,
    LetterDirection,
    LetterState,
    PartyRole,
    Relation,
)
from app.marks import Classification, Urgency
from app.session import OfficeSession
from models.base import table_of
from models.orders import Order, Referral

_ORDERS: Final = table_of(Order)
_REFERRALS: Final = table_of(Referral)

#: More is no paper but a data file.
MOST_LETTERS: Final = 20_000

#: Ids asked for at once.
_CHUNK: Final = 500


@dataclass(frozen=True)
class BookLine:
    """A number of the book.

    Attributes:
        who: From whom it came, or to whom it went.
        links: References, as relation and number.
        pages: How many pages are enclosed; None where none are counted.
        referred_to: To whom the orders on it went.
    """

    number: str
    dated: date
    direction: LetterDirection
    state: LetterState
    who: str
    their_number: str
    their_date: date | None
    subject: str
    enclosures: int
    pages: int | None
    links: tuple[tuple[Relation, str], ...]
    channel: LetterChannel
    urgency: Urgency
    classification: Classification
    referred_to: tuple[str, ...]
    back_dated: bool
    settle_reason: str


@dataclass(frozen=True)
class Book:
    """The pages of one register."""

    name: str
    lines: tuple[BookLine, ...]


def register_books(
    session: OfficeSession, from_day: date, to_day: date, register_id: int | None = None
) -> list[Book]:
    """The numbers of a period in each register, in the order of the book.

    Args:
        session: Where to ask; what is above the operator's clearance is not there.
        from_day: First day, as dated in the book.
        to_day: Last day.
        register_id: Only this register; None for all that have something.

    Raises:
        InvalidInput: The days are the wrong way round, or there are too many letters.
    """
    require(session.desk.operator, Right.READ_LETTERS)
    if to_day < from_day:
        raise InvalidInput("to_day", "پایان پیش از آغاز است.")
    wanted = [
        LETTERS.c.number != "",
        LETTERS.c.dated.between(from_day, to_day),
        LETTERS.c.classification <= int(session.desk.operator.clearance),
    ]
    if register_id is not None:
        wanted.append(LETTERS.c.register_id == register_id)
    count = session.execute(select(func.count()).select_from(LETTERS).where(*wanted)).scalar_one()
    if count > MOST_LETTERS:
        raise InvalidInput("from_day", "نامه‌های این دوره برای یک چاپ بسیار است؛ کوتاه‌ترش کنید.")
    rows = (
        session.execute(
            select(LETTERS, REGISTERS.c.name.label("register"))
            .join(REGISTERS, REGISTERS.c.id == LETTERS.c.register_id)
            .where(*wanted)
            .order_by(REGISTERS.c.place, REGISTERS.c.id, LETTERS.c.year, LETTERS.c.serial)
        )
        .mappings()
        .all()
    )
    parts = _Parts(session, [row["id"] for row in rows])
    books: dict[str, list[BookLine]] = {}
    for row in rows:
        books.setdefault(row["register"], []).append(parts.line(dict(row)))
    return [Book(name, tuple(lines)) for name, lines in books.items()]


class _Parts:
    """What belongs to the letters of a book, asked for all of them at once."""

    def __init__(self, session: OfficeSession, ids: Sequence[int]) -> None:
        self._enclosed: dict[int, tuple[int, int | None]] = {}
        self._links: dict[int, list[tuple[Relation, str]]] = {}
        self._receivers: dict[int, list[str]] = {}
        self._referred: dict[int, dict[str, None]] = {}
        for first in range(0, len(ids), _CHUNK):
            self._ask(session, ids[first : first + _CHUNK])

    def _ask(self, session: OfficeSession, ids: Sequence[int]) -> None:
        enclosed = session.execute(
            select(ENCLOSURES.c.letter_id, func.count(), func.sum(ENCLOSURES.c.pages))
            .where(ENCLOSURES.c.letter_id.in_(ids))
            .group_by(ENCLOSURES.c.letter_id)
        )
        for letter_id, count, pages in enclosed:
            self._enclosed[letter_id] = (count, int(pages) if pages is not None else None)
        links = session.execute(
            select(LINKS.c.letter_id, LINKS.c.relation, LINKS.c.number)
            .where(LINKS.c.letter_id.in_(ids))
            .order_by(LINKS.c.id)
        )
        for letter_id, relation, number in links:
            self._links.setdefault(letter_id, []).append((Relation(relation), number))
        parties = session.execute(
            select(PARTIES.c.letter_id, PARTIES.c.name, PARTIES.c.post, PARTIES.c.organisation)
            .where(PARTIES.c.letter_id.in_(ids), PARTIES.c.role == PartyRole.RECEIVER.value)
            .order_by(PARTIES.c.place, PARTIES.c.id)
        )
        for letter_id, name, post, organisation in parties:
            self._receivers.setdefault(letter_id, []).append(name or post or organisation)
        referred = session.execute(
            select(_ORDERS.c.source_id, _REFERRALS.c.name)
            .join(_REFERRALS, _REFERRALS.c.order_id == _ORDERS.c.id)
            .where(
                _ORDERS.c.source_kind == Kind.LETTER.value,
                _ORDERS.c.source_id.in_(ids),
                _ORDERS.c.withdrawn_at.is_(None),
                _ORDERS.c.classification <= int(session.desk.operator.clearance),
            )
            .order_by(_REFERRALS.c.id)
        )
        for letter_id, name in referred:
            self._referred.setdefault(letter_id, {})[name] = None

    def line(self, row: Mapping[str, Any]) -> BookLine:
        """A letter as its line."""
        number = row["id"]
        incoming = row["direction"] == LetterDirection.INCOMING.value
        receivers = "، ".join(self._receivers.get(number, ()))
        count, pages = self._enclosed.get(number, (0, None))
        return BookLine(
            number=row["number"],
            dated=row["dated"],
            direction=LetterDirection(row["direction"]),
            state=LetterState(row["state"]),
            who=sender_words(row) if incoming else receivers,
            their_number=row["their_number"],
            their_date=row["their_date"],
            subject=row["subject"],
            enclosures=count,
            pages=pages,
            links=tuple(self._links.get(number, ())),
            channel=LetterChannel(row["channel"]),
            urgency=Urgency(row["urgency"]),
            classification=Classification(row["classification"]),
            referred_to=tuple(self._referred.get(number, ())),
            back_dated=row["back_dated"],
            settle_reason=row["settle_reason"],
        )
