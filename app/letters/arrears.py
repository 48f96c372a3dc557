"""The arrears: letters that still wait for something of ours, by unit, sender and age."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import and_, exists, or_, select

from app.access import Right, require
from app.changes import Kind
from app.letters.deeds import LETTERS
from app.letters.registers import REGISTERS
from app.letters.stages import stage_column
from app.letters.states import IN_ARREARS, LetterState, Stage
from app.marks import Classification, Urgency
from app.orders import OrderState
from app.orders.deeds import LIVE_VALUES, ORDERS, REFERRALS
from app.session import OfficeSession
from app.text import search_key

#: Letters nobody referred wait here.
NOBODY: Final = "دبیرخانه"

#: Ages an arrears list is parted by, in days; what is older is the last part.
AGES: Final = (10, 30, 90)


@dataclass(frozen=True)
class ArrearsFilter:
    """Which letters in arrears are asked for.

    Attributes:
        year: Of the books, Jalali; None for all years.
        register_id: Of one book.
        unit: A part of the name of whom they wait for.
        sender: A part of who sent them, or of his office.
        older_than: In days.
        overdue_only: Only what is past its deadline, or has a referral that is.
    """

    year: int | None = None
    register_id: int | None = None
    unit: str = ""
    sender: str = ""
    older_than: int = 0
    overdue_only: bool = False


@dataclass(frozen=True)
class ArrearsRow:
    """A letter in arrears.

    Attributes:
        unit: For whom it waits: the unit of its oldest open referral, or the secretariat.
        units: All of them.
        age: Days since it was dated.
        overdue: Days since its deadline; 0 when it has none or is in time.
        overdue_referrals: How many of its referrals are past theirs.
    """

    id: int
    number: str
    register: str
    year: int
    dated: date
    who: str
    organisation: str
    their_number: str
    subject: str
    state: LetterState
    stage: Stage
    urgency: Urgency
    classification: Classification
    due_on: date | None
    unit: str
    units: tuple[str, ...]
    age: int
    overdue: int
    overdue_referrals: int


@dataclass(frozen=True)
class ArrearsOfUnit:
    """How much waits for one unit.

    Attributes:
        by_age: Counts up to each of `AGES`, and of what is older.
    """

    unit: str
    letters: int
    overdue: int
    oldest: int
    by_age: tuple[int, ...]


def arrears(
    session: OfficeSession, wanted: ArrearsFilter | None = None, *, limit: int | None = None
) -> list[ArrearsRow]:
    """The letters in arrears by unit, the oldest first, as far as the operator's clearance goes.

    A settled letter is among them as long as a referral on it is past its deadline.
    """
    require(session.desk.operator, Right.READ_LETTERS)
    asked, today = wanted or ArrearsFilter(), session.desk.clock.today()
    conditions = [
        LETTERS.c.classification <= int(session.desk.operator.clearance),
        LETTERS.c.year.is_not(None),
        or_(LETTERS.c.state.in_([one.value for one in IN_ARREARS]), _has_overdue(today)),
    ]
    if asked.year is not None:
        conditions.append(LETTERS.c.year == asked.year)
    if asked.register_id is not None:
        conditions.append(LETTERS.c.register_id == asked.register_id)
    letters = (
        session.execute(
            select(LETTERS, REGISTERS.c.name.label("register"), stage_column().label("stage"))
            .join(REGISTERS, REGISTERS.c.id == LETTERS.c.register_id)
            .where(*conditions)
            .order_by(LETTERS.c.dated, LETTERS.c.id)
        )
        .mappings()
        .all()
    )
    waiting = _waiting(session, today)
    rows = [_row(letter, waiting.get(letter["id"], ()), today) for letter in letters]
    found = sorted(
        (row for row in rows if _is_wanted(row, asked)), key=lambda row: (row.unit, -row.age)
    )
    return found[:limit]


def _open_referrals() -> Any:
    return and_(
        ORDERS.c.source_kind == Kind.LETTER.value,
        ORDERS.c.state == OrderState.OPEN.value,
        REFERRALS.c.order_id == ORDERS.c.id,
        REFERRALS.c.state.in_(LIVE_VALUES),
    )


def _has_overdue(today: date) -> Any:
    return exists().where(
        _open_referrals(), ORDERS.c.source_id == LETTERS.c.id, REFERRALS.c.due_on < today
    )


def _waiting(session: OfficeSession, today: date) -> dict[int, list[tuple[str, bool]]]:
    """Whom the letters wait for, the oldest referral first, each with whether it is overdue."""
    found: dict[int, list[tuple[str, bool]]] = {}
    for letter_id, name, due_on in session.execute(
        select(ORDERS.c.source_id, REFERRALS.c.name, REFERRALS.c.due_on)
        .where(_open_referrals())
        .order_by(REFERRALS.c.id)
    ):
        overdue = due_on is not None and due_on < today
        found.setdefault(letter_id, []).append((name, overdue))
    return found


def _row(letter: Mapping[Any, Any], waiting: Iterable[tuple[str, bool]], today: date) -> ArrearsRow:
    referrals = list(waiting)
    units = tuple(dict.fromkeys(name for name, _overdue in referrals)) or (NOBODY,)
    due_on = letter["due_on"]
    return ArrearsRow(
        id=letter["id"],
        number=letter["number"],
        register=letter["register"],
        year=letter["year"],
        dated=letter["dated"],
        who=letter["sender_name"] or letter["sender_post"],
        organisation=letter["organisation"],
        their_number=letter["their_number"],
        subject=letter["subject"],
        state=LetterState(letter["state"]),
        stage=Stage(letter["stage"]),
        urgency=Urgency(letter["urgency"]),
        classification=Classification(letter["classification"]),
        due_on=due_on,
        unit=units[0],
        units=units,
        age=(today - letter["dated"]).days,
        overdue=max(0, (today - due_on).days) if due_on is not None else 0,
        overdue_referrals=sum(overdue for _name, overdue in referrals),
    )


def _is_wanted(row: ArrearsRow, wanted: ArrearsFilter) -> bool:
    unit, sender = search_key(wanted.unit), search_key(wanted.sender)
    return (
        row.age >= wanted.older_than
        and (not unit or any(unit in search_key(one) for one in row.units))
        and (not sender or sender in search_key(f"{row.who} {row.organisation}"))
        and (not wanted.overdue_only or row.overdue > 0 or row.overdue_referrals > 0)
    )


def arrears_by_unit(rows: Iterable[ArrearsRow]) -> list[ArrearsOfUnit]:
    """How much waits for each unit, whoever has most first; a letter counts for its first unit."""
    parted: dict[str, list[ArrearsRow]] = {}
    for row in rows:
        parted.setdefault(row.unit, []).append(row)
    counted = [_of_unit(unit, of_unit) for unit, of_unit in parted.items()]
    return sorted(counted, key=lambda one: (-one.letters, one.unit))


def _of_unit(unit: str, rows: list[ArrearsRow]) -> ArrearsOfUnit:
    ends = (*AGES, max(row.age for row in rows) + 1)
    starts = (-1, *AGES)
    by_age = tuple(
        sum(start < row.age <= end for row in rows) for start, end in zip(starts, ends, strict=True)
    )
    overdue = sum(row.overdue > 0 or row.overdue_referrals > 0 for row in rows)
    return ArrearsOfUnit(unit, len(rows), overdue, max(row.age for row in rows), by_age)
