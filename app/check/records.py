"""Proofs of the records: states, orders, attempts, and what contacts are found by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Subquery, and_, exists, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from app.changes import Kind
from app.check.faults import AT_ONCE, Fault, Part
from app.contacts.drafts import ContactDraft, ContactKind, PositionDraft
from app.contacts.operations import found_by
from app.phone_calls.next_try import SETTLED
from app.telephone import Telephone
from app.text import sort_key
from models.calls import Call, CallAttempt, CallStep
from models.contacts import Contact, ContactAlias, ContactPhone, ContactWord, Position
from models.orders import Order


def states_agree(connection: Connection) -> Iterator[Fault]:
    """Every call stands where its last standing step led."""
    last = (
        select(CallStep.call_id, func.max(CallStep.id).label("id"))
        .where(CallStep.taken_back_at.is_(None))
        .group_by(CallStep.call_id)
        .subquery()
    )
    astray = (
        select(Call.id, Call.number, Call.state, CallStep.to_state)
        .outerjoin(last, last.c.call_id == Call.id)
        .outerjoin(CallStep, CallStep.id == last.c.id)
        .where(CallStep.id.is_(None) | (CallStep.to_state != Call.state))
    )
    for number, register_number, state, reached in connection.execute(astray):
        words = f"تماس {register_number} در وضعیت «{state}» است و گام آخرش «{reached or '—'}»."
        yield Fault(Part.STATES, Kind.CALL.value, number, words)


def links_agree(connection: Connection) -> Iterator[Fault]:
    """Orders and attempts stand exactly where a standing step says so."""
    for statement, kind, words in _LINKS:
        for number, register_number in connection.execute(statement):
            yield Fault(Part.LINKS, kind.value, number, words.format(register_number))
    yield from _attempts_agree(connection)


def _named_by_steps(step_column: InstrumentedAttribute[int | None]) -> Subquery:
    """What steps that stand name in this column; grouped, so that both stores index it."""
    return (
        select(step_column.label("id"))
        .where(CallStep.taken_back_at.is_(None), step_column.is_not(None))
        .group_by(step_column)
        .subquery()
    )


_ORDERS = _named_by_steps(CallStep.order_id)
#: It was written by a step of its call; other orders on a call need none.
_IS_NOTE = exists().where(CallStep.order_id == Order.id)
_ATTEMPTS = _named_by_steps(CallStep.attempt_id)


def _astray(
    taken_back: InstrumentedAttribute[datetime | None], named: Subquery
) -> ColumnElement[bool]:
    """Taken back though a standing step names it, or standing though none does."""
    return or_(
        and_(taken_back.is_(None), named.c.id.is_(None)),
        and_(taken_back.is_not(None), named.c.id.is_not(None)),
    )


#: What must find nothing: a statement giving an id and a number, its kind, the fault's words.
_LINKS: tuple[tuple[Select[*tuple[Any, ...]], Kind, str], ...] = (
    (
        select(Order.id, Order.source_id)
        .outerjoin(Call, Call.id == Order.source_id)
        .where(Order.source_kind == Kind.CALL.value, Call.id.is_(None)),
        Kind.ORDER,
        "دستوری بر تماس {} است و آن تماس نیست.",
    ),
    (
        select(Order.id, Call.number)
        .join(Call, Call.id == Order.source_id)
        .outerjoin(_ORDERS, _ORDERS.c.id == Order.id)
        .where(
            Order.source_kind == Kind.CALL.value,
            or_(
                and_(Order.withdrawn_at.is_not(None), _ORDERS.c.id.is_not(None)),
                and_(Order.withdrawn_at.is_(None), _ORDERS.c.id.is_(None), _IS_NOTE),
            ),
        ),
        Kind.ORDER,
        "دستور تماس {} با گام‌های آن نمی‌خواند.",
    ),
    (
        select(Order.id, Call.number)
        .join(Call, Call.id == Order.source_id)
        .where(Order.source_kind == Kind.CALL.value, Order.classification != Call.classification),
        Kind.ORDER,
        "طبقه‌بندی دستور تماس {} با طبقه‌بندی تماس یکی نیست.",
    ),
    (
        select(Call.id, Call.number)
        .join(CallStep, CallStep.call_id == Call.id)
        .join(Order, Order.id == CallStep.order_id)
        .where(Order.source_id != Call.id),
        Kind.CALL,
        "گامی از تماس {} به دستور تماس دیگری اشاره می‌کند.",
    ),
    (
        select(Call.id, Call.number)
        .join(CallAttempt, CallAttempt.call_id == Call.id)
        .outerjoin(_ATTEMPTS, _ATTEMPTS.c.id == CallAttempt.id)
        .where(_astray(CallAttempt.taken_back_at, _ATTEMPTS)),
        Kind.CALL,
        "اعلام نتیجه‌ای از تماس {} با گام‌های آن نمی‌خواند.",
    ),
)


def _attempts_agree(connection: Connection) -> Iterator[Fault]:
    """The count and the last outcome kept on a call are those of its standing attempts."""
    standing = (
        select(
            CallAttempt.call_id,
            func.count().label("count"),
            func.max(CallAttempt.id).label("last"),
        )
        .where(CallAttempt.taken_back_at.is_(None))
        .group_by(CallAttempt.call_id)
        .subquery()
    )
    astray = (
        select(Call.id, Call.number)
        .outerjoin(standing, standing.c.call_id == Call.id)
        .outerjoin(CallAttempt, CallAttempt.id == standing.c.last)
        .where(
            (Call.attempts != func.coalesce(standing.c.count, 0))
            | (func.coalesce(Call.last_attempt, "") != func.coalesce(CallAttempt.outcome, ""))
        )
    )
    for number, register_number in connection.execute(astray):
        words = f"شمار اعلام نتیجه تماس {register_number} با ثبت‌های آن نمی‌خواند."
        yield Fault(Part.LINKS, Kind.CALL.value, number, words)


def plans_agree(connection: Connection) -> Iterator[Fault]:
    """Only calls that are still open shall be tried again, and a promise has its hour."""
    astray = select(Call.id, Call.number).where(
        or_(
            and_(
                Call.next_try_at.is_not(None),
                Call.state.in_([state.value for state in SETTLED]),
            ),
            and_(Call.next_try_at.is_(None), Call.next_try_by.is_not(None)),
        )
    )
    for number, register_number in connection.execute(astray):
        words = f"تماس مجدد تماس {register_number} با وضعیت آن نمی‌خواند."
        yield Fault(Part.STATES, Kind.CALL.value, number, words)


def words_agree(connection: Connection) -> Iterator[Fault]:
    """Every contact is found by its names, posts and numbers, and by nothing else."""
    ids = connection.execute(select(Contact.id).order_by(Contact.id)).scalars().all()
    for start in range(0, len(ids), AT_ONCE):
        yield from _words_agree(connection, ids[start], ids[start : start + AT_ONCE][-1])
    for (contact_id,) in connection.execute(
        select(ContactWord.contact_id)
        .distinct()
        .outerjoin(Contact, Contact.id == ContactWord.contact_id)
        .where(Contact.id.is_(None))
    ):
        words = "واژه‌هایی از شخصی مانده است که نیست."
        yield Fault(Part.SEARCH, Kind.CONTACT.value, contact_id, words)


def _words_agree(connection: Connection, first: int, last: int) -> Iterator[Fault]:
    aliases = _grouped(connection, ContactAlias.contact_id, ContactAlias.name, first, last)
    numbers = _grouped(connection, ContactPhone.contact_id, ContactPhone.number, first, last)
    titles = _grouped(connection, Position.person_id, Position.title, first, last)
    stored = _grouped(connection, ContactWord.contact_id, ContactWord.word, first, last)
    contacts = connection.execute(
        select(
            Contact.id,
            Contact.kind,
            Contact.honorific,
            Contact.name,
            Contact.identity_number,
            Contact.sort_key,
        ).where(Contact.id.between(first, last))
    )
    for contact in contacts:
        draft = ContactDraft(
            kind=ContactKind(contact.kind),
            honorific=contact.honorific,
            name=contact.name,
            identity_number=contact.identity_number,
            aliases=tuple(aliases[contact.id]),
            positions=tuple(PositionDraft(title=title) for title in titles[contact.id]),
        )
        phones = [Telephone(number, "", number) for number in numbers[contact.id]]
        if found_by(draft, phones) != set(stored[contact.id]):
            words = f"واژه‌هایی که «{contact.name}» با آن‌ها یافت می‌شود درست نیست."
            yield Fault(Part.SEARCH, Kind.CONTACT.value, contact.id, words)
        if sort_key(contact.name) != contact.sort_key:
            words = f"کلید ترتیب «{contact.name}» درست نیست."
            yield Fault(Part.SEARCH, Kind.CONTACT.value, contact.id, words)


def _grouped(
    connection: Connection,
    owner: InstrumentedAttribute[int],
    value: InstrumentedAttribute[str],
    first: int,
    last: int,
) -> defaultdict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for number, text in connection.execute(select(owner, value).where(owner.between(first, last))):
        found[number].append(text)
    return found
