"""Who is this: his earlier visits, calls, letters and orders, found before he sits down (U14).

He is known by the directory, by national id, by telephone, and by his name however it was typed;
a name alone is said to be only that.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Table, func, or_, select

from app.access import Right, require
from app.changes import Kind
from app.clock import to_tehran
from app.contacts import standing_contact
from app.identity import national_id as read_national_id
from app.orders import orders_of
from app.search.asking import Phrase, Question, Term
from app.search.matching import found_ids
from app.session import OfficeSession
from app.settings import office_settings
from app.telephone import parse_telephone
from app.text import ZWNJ, search_key, tidy
from app.texts import CALL_OUTCOMES, CALL_STATES, LETTER_STATES, ORDER_STATES
from app.visits.deeds import seen_visit
from app.visits.earlier import EarlierLine, EarlierSheet
from app.visits.tables import VISITS
from app.visits.texts import VISIT_STATES
from models.base import table_of
from models.calls import Call
from models.letters import Letter
from models.orders import Order
from models.search import INDEXED

_CALLS: Final = table_of(Call)
_LETTERS: Final = table_of(Letter)
_ORDERS: Final = table_of(Order)
_INDEXED: Final = {one.table: one for one in INDEXED}

#: Lines shown, and records looked at of each register.
SHOWN: Final = 20
_MOST: Final = 200
#: A shorter name is no name yet.
_SHORTEST_NAME: Final = 4

#: Words people put before a name, or leave out.
_TITLES: Final = frozenset(
    search_key("آقای خانم جناب سرکار دکتر مهندس حاج حاجی سید سیده حجت الاسلام والمسلمین").split()
)


@dataclass(frozen=True)
class _Person:
    """By what somebody is known.

    Attributes:
        shape: His name folded, without titles and spaces.
        words: The words of it.
        tail: The digits a telephone ends with, however it was typed.
    """

    contact_id: int | None
    national_id: str
    e164: str
    tail: str
    shape: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class _Register:
    """Where a person may be found.

    Attributes:
        name: The column of his name.
        at: The column of its day or moment.
        contact: The column that names him in the directory, if there is one, and so on.
        phone: The column of his telephone as dialled, or as typed where `typed_phone`.
    """

    kind: Kind
    right: Right
    table: Table
    name: str
    at: str
    subject: str
    number: str
    said: Callable[[OfficeSession, Mapping[Any, Any]], tuple[str, str]]
    phone: str
    typed_phone: bool = False
    contact: str = ""
    national_id: str = ""
    only: Callable[[Table], ColumnElement[bool]] | None = None


def _first_order(session: OfficeSession, kind: Kind, record_id: int) -> str:
    """The governor's newest words on a record, of a register whose orders may be read."""
    if not session.desk.operator.may(Right.READ_ORDERS):
        return ""
    orders = orders_of(session, kind, record_id)
    return orders[0].words if orders else ""


def _of_visit(session: OfficeSession, row: Mapping[Any, Any]) -> tuple[str, str]:
    ordered = _first_order(session, Kind.VISIT, row["id"])
    return VISIT_STATES[row["state"]], row["result"] or ordered or row["decision_words"]


def _of_call(session: OfficeSession, row: Mapping[Any, Any]) -> tuple[str, str]:
    is_taken = row["outcome"] == "taken"
    state = CALL_STATES[row["state"]] if is_taken else CALL_OUTCOMES[row["outcome"]]
    return state, _first_order(session, Kind.CALL, row["id"]) or row["result"]


def _of_letter(session: OfficeSession, row: Mapping[Any, Any]) -> tuple[str, str]:
    return LETTER_STATES[row["state"]], _first_order(session, Kind.LETTER, row["id"])


def _of_order(_session: OfficeSession, row: Mapping[Any, Any]) -> tuple[str, str]:
    return ORDER_STATES[row["state"]], row["told_words"] or row["last_step"]


@dataclass(frozen=True)
class _Found:
    """A record that is his, or may be."""

    register: _Register
    row: Mapping[Any, Any]
    is_sure: bool

    @property
    def day(self) -> date:
        """Its day in Tehran."""
        at = self.row[self.register.at]
        return to_tehran(at).date() if isinstance(at, datetime) else at


_REGISTERS: Final = (
    _Register(
        kind=Kind.VISIT,
        right=Right.READ_VISITS,
        table=VISITS,
        name="visitor_name",
        at="registered_at",
        subject="subject",
        number="number",
        said=_of_visit,
        phone="phone_number",
        contact="visitor_id",
        national_id="national_id",
    ),
    _Register(
        kind=Kind.CALL,
        right=Right.READ_CALLS,
        table=_CALLS,
        name="caller_name",
        at="called_at",
        subject="subject",
        number="number",
        said=_of_call,
        phone="phone_number",
        contact="caller_id",
        national_id="national_id",
        only=lambda table: table.c.state != "annulled",
    ),
    _Register(
        kind=Kind.LETTER,
        right=Right.READ_LETTERS,
        table=_LETTERS,
        name="sender_name",
        at="dated",
        subject="subject",
        number="number",
        said=_of_letter,
        phone="sender_phone",
        typed_phone=True,
        contact="sender_id",
    ),
    _Register(
        kind=Kind.ORDER,
        right=Right.READ_ORDERS,
        table=_ORDERS,
        name="applicant",
        at="given_on",
        subject="words",
        number="source_number",
        said=_of_order,
        phone="applicant_phone",
        typed_phone=True,
        # What stands on a record is told with that.
        only=lambda table: (
            (table.c.state.not_in(("withdrawn", "replaced")))
            & or_(
                table.c.source_kind.is_(None),
                table.c.source_kind.not_in(("visit", "call", "letter")),
            )
        ),
    ),
)


def earlier_of(
    session: OfficeSession,
    *,
    name: str = "",
    phone: str = "",
    national_id: str = "",
    contact_id: int | None = None,
    besides: int | None = None,
) -> EarlierSheet:
    """What a person came, rang or wrote about before, and what came of it.

    What cannot be read yet, because it is still being typed, is passed over.

    Args:
        session: Where to ask; registers the operator may not read are left out.
        name: As typed.
        phone: As typed.
        national_id: As typed.
        contact_id: The directory's person.
        besides: A visit to leave out.
    """
    person = _person(session, name, phone, national_id, contact_id)
    found: dict[Kind, list[_Found]] = {}
    for register in _REGISTERS:
        if session.desk.operator.may(register.right):
            left_out = besides if register.kind is Kind.VISIT else None
            found[register.kind] = _found(session, register, person, left_out)
    every = [one for rows in found.values() for one in rows]
    every.sort(key=lambda one: (one.day, one.row["id"]), reverse=True)
    return EarlierSheet(
        lines=tuple(_line(session, one) for one in every[:SHOWN]),
        visits=len(found.get(Kind.VISIT, ())),
        calls=len(found.get(Kind.CALL, ())),
        letters=len(found.get(Kind.LETTER, ())),
        orders=len(found.get(Kind.ORDER, ())),
        sure=sum(1 for one in every if one.is_sure),
    )


def matter_history(session: OfficeSession, visit_id: int) -> EarlierSheet:
    """What the visitor of a visit came with besides it.

    Raises:
        NotFound: There is no such visit for this operator.
    """
    require(session.desk.operator, Right.READ_VISITS)
    visit = seen_visit(session, visit_id)
    return earlier_of(
        session,
        name=visit["visitor_name"],
        phone=visit["phone"],
        national_id=visit["national_id"],
        contact_id=visit["visitor_id"],
        besides=visit_id,
    )


def _person(
    session: OfficeSession, name: str, phone: str, national_id: str, contact_id: int | None
) -> _Person:
    e164 = ""
    if phone.strip():
        try:
            e164 = parse_telephone(phone, area=office_settings(session).area_code).e164
        except ValueError:
            e164 = ""
    try:
        identity = read_national_id(national_id) if national_id.strip() else ""
    except ValueError:
        identity = ""
    words = _name_words(name)
    shape = "".join(words)
    standing = standing_contact(session, contact_id) if contact_id is not None else None
    return _Person(
        contact_id=standing,
        national_id=identity,
        e164=e164,
        tail=e164.removeprefix("+98"),
        shape=shape if len(shape) >= _SHORTEST_NAME else "",
        words=words,
    )


def _name_words(name: str) -> tuple[str, ...]:
    """A name folded; titles before it are no part of it."""
    words = search_key(tidy(name).replace(ZWNJ, " ")).split()
    return tuple(word for word in words if word not in _TITLES)


def _found(
    session: OfficeSession, register: _Register, person: _Person, besides: int | None
) -> list[_Found]:
    table = register.table
    seen = [table.c.classification <= int(session.desk.operator.clearance)]
    if register.only is not None:
        seen.append(register.only(table))
    if besides is not None:
        seen.append(table.c.id != besides)
    rows: dict[int, _Found] = {}
    for condition, is_sure in (
        (_surely(register, person), True),
        (_by_name(session, table, person), False),
    ):
        if condition is None:
            continue
        statement = select(table).where(*seen, condition).order_by(table.c.id.desc()).limit(_MOST)
        for row in session.execute(statement).mappings():
            if is_sure or _may_be(register, person, row):
                rows.setdefault(row["id"], _Found(register, row, is_sure))
    return list(rows.values())


def _surely(register: _Register, person: _Person) -> ColumnElement[bool] | None:
    column = register.table.c
    same: list[ColumnElement[bool]] = []
    if register.contact and person.contact_id is not None:
        same.append(column[register.contact] == person.contact_id)
    if register.national_id and person.national_id:
        same.append(column[register.national_id] == person.national_id)
    if person.e164 and register.typed_phone:
        bare = func.replace(func.replace(column[register.phone], " ", ""), "-", "")
        same.append(bare.like(f"%{person.tail}"))
    elif person.e164:
        same.append(column[register.phone] == person.e164)
    return or_(*same) if same else None


def _by_name(session: OfficeSession, table: Table, person: _Person) -> ColumnElement[bool] | None:
    """Records with the words of a name, written apart or as one."""
    if not person.shape:
        return None
    apart = tuple(Phrase((word,), is_open=True) for word in person.words)
    ways = [apart]
    for place in range(len(apart) - 1):
        joined = Phrase((person.words[place] + person.words[place + 1],), is_open=True)
        ways.append((*apart[:place], joined, *apart[place + 2 :]))
    question = Question(terms=(Term(tuple(ways)),))
    return table.c.id.in_(found_ids(session, _INDEXED[table.name], question))


def _may_be(register: _Register, person: _Person, row: Mapping[Any, Any]) -> bool:
    """Whether a record of the same words names the same man, and nothing says it is another."""
    if "".join(_name_words(row[register.name])) != person.shape:
        return False
    theirs = row[register.national_id] if register.national_id else ""
    return not (theirs and person.national_id and theirs != person.national_id)


def _line(session: OfficeSession, found: _Found) -> EarlierLine:
    register, row = found.register, found.row
    state, outcome = register.said(session, row)
    subject = row[register.subject]
    return EarlierLine(
        kind=register.kind,
        id=row["id"],
        number=row[register.number],
        on=found.day,
        who=row[register.name],
        subject=subject.splitlines()[0] if subject else "",
        state=state,
        outcome=outcome,
        is_sure=found.is_sure,
    )
