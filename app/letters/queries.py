"""Every way to ask for letters; what is above the operator's clearance is not there for him."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, case, func, or_, select
from sqlalchemy.orm import aliased

from app.access import Right, require
from app.letters.deeds import (
    LETTERS,
    PARTIES,
)
from app.letters.registers import REGISTERS
from app.letters.rows import (
    LetterRow,
)
from app.letters.signers import SIGNERS
from app.letters.stages import is_in_stage, stage_column
from app.letters.states import (
    IN_ARREARS,
    OPEN,
    LetterChannel,
    LetterDirection,
    LetterKind,
    LetterState,
    PaperPlace,
    PartyRole,
    Stage,
)
from app.marks import Classification, Urgency
from app.search.keeping import kept
from app.search.lists import SearchedList
from app.session import OfficeSession
from app.statements import constant, first, read_as
from models.search import LETTERS as INDEXED


@dataclass(frozen=True)
class LetterFilter:
    """What the register of letters shows.

    Attributes:
        text: What is searched (`app.search.asking`).
        from_day: First day, as dated in the book.
        to_day: Last day.
        states: Only these; empty for all.
        stage: Only letters whose orders have come so far.
        open_only: Only what still waits for something of ours.
        overdue: Only what is past its deadline and in arrears.
        mine: Only what this operator registered or drafted.
        to_sign: Only what waits for this operator's own signature, or his as a substitute.
        paper_place: Only letters whose paper lies there.
        letter_id: One letter alone.
    """

    text: str = ""
    from_day: date | None = None
    to_day: date | None = None
    direction: LetterDirection | None = None
    register_id: int | None = None
    states: tuple[LetterState, ...] = ()
    stage: Stage | None = None
    kind: LetterKind | None = None
    channel: LetterChannel | None = None
    open_only: bool = False
    overdue: bool = False
    mine: bool = False
    to_sign: bool = False
    paper_place: PaperPlace | None = None
    letter_id: int | None = None


@dataclass(frozen=True)
class LetterCounts:
    """How the registers stand."""

    today: int
    to_examine: int
    in_folder: int
    overdue: int
    for_signature: int
    to_dispatch: int


def visible_letters(session: OfficeSession) -> list[ColumnElement[bool]]:
    """The conditions under which this operator may see a letter."""
    return [LETTERS.c.classification <= int(session.desk.operator.clearance)]


@kept
def letters_listed(
    session: OfficeSession, wanted: LetterFilter, statement: Select[Any]
) -> SearchedList:
    """The register as filtered, newest first; what is overdue the oldest deadline first.

    Args:
        session: Who asks.
        wanted: Which letters.
        statement: What of them, built once.
    """
    newest_first = (LETTERS.c.dated.desc(), LETTERS.c.id.desc())
    return SearchedList(
        table=LETTERS,
        indexed=INDEXED,
        visible=visible_letters(session),
        statement=statement.where(*_conditions(session, wanted)),
        order=(LETTERS.c.due_on, LETTERS.c.id) if wanted.overdue else newest_first,
        keeps_order=wanted.overdue,
    )


def _conditions(session: OfficeSession, wanted: LetterFilter) -> list[ColumnElement[bool]]:
    """What a filter asks of letters, as far as the operator may see them; not what it searches."""
    operator, column = session.desk.operator, LETTERS.c
    found: list[ColumnElement[bool]] = visible_letters(session)
    if wanted.from_day is not None:
        found.append(column.dated >= wanted.from_day)
    if wanted.to_day is not None:
        found.append(column.dated <= wanted.to_day)
    if wanted.states:
        found.append(column.state.in_([state.value for state in wanted.states]))
    for name, word in (
        ("direction", wanted.direction),
        ("channel", wanted.channel),
        ("paper_place", wanted.paper_place),
        ("letter_kind", wanted.kind),
    ):
        if word is not None:
            found.append(column[name] == word.value)
    for name, value in (("register_id", wanted.register_id), ("id", wanted.letter_id)):
        if value is not None:
            found.append(column[name] == value)
    if wanted.stage is not None:
        found.append(is_in_stage(wanted.stage))
    if wanted.open_only:
        found.append(column.state.in_([state.value for state in OPEN]))
    if wanted.overdue:
        found += _overdue(session)
    if wanted.mine:
        found.append(or_(column.registered_by == operator.id, column.drafter_id == operator.id))
    if wanted.to_sign:
        found += _waits_for(operator.id)
    return found


def _waits_for(operator_id: int) -> list[ColumnElement[bool]]:
    """Letters for signature whose signer sits at this desk, or the one who signs for him."""
    his = select(SIGNERS.c.id).where(SIGNERS.c.operator_id == operator_id)
    signs = or_(SIGNERS.c.id.in_(his), SIGNERS.c.substitute_id.in_(his))
    return [
        LETTERS.c.state == LetterState.FOR_SIGNATURE.value,
        LETTERS.c.signer_id.in_(select(SIGNERS.c.id).where(signs)),
    ]


def _overdue(session: OfficeSession) -> list[ColumnElement[bool]]:
    return [
        LETTERS.c.state.in_([state.value for state in IN_ARREARS]),
        LETTERS.c.due_on < session.desk.clock.today(),
    ]


def first_receiver() -> ColumnElement[Any]:
    """To whom a letter goes first, as a column beside the letter's own."""
    other = aliased(PARTIES)
    words = func.coalesce(func.nullif(other.c.name, constant("")), other.c.post)
    is_its = (other.c.letter_id == LETTERS.c.id, other.c.role == constant(PartyRole.RECEIVER))
    ordered = select(words).where(*is_its).order_by(other.c.place, other.c.id)
    return first(ordered).scalar_subquery()


_IDS: Final[Select[Any]] = select(LETTERS.c.id)


@cache
def _rows() -> Select[Any]:
    """Lines of the register, their columns as `LetterRow` has them.

    Built once, which takes longer than asking it.
    """
    column = LETTERS.c
    direction = column.direction
    sender = func.coalesce(
        *(func.nullif(column[name], constant("")) for name in ("sender_name", "sender_post")),
        column.organisation,
    )
    is_incoming = direction == constant(LetterDirection.INCOMING)
    is_outgoing = direction == constant(LetterDirection.OUTGOING)
    shown: dict[str, ColumnElement[Any]] = {
        "id": column.id,
        "version": column.version,
        "number": column.number,
        "register": REGISTERS.c.name,
        "direction": read_as(LetterDirection, direction),
        "state": read_as(LetterState, column.state),
        "stage": stage_column(),
        "kind": read_as(LetterKind, column.letter_kind),
        "dated": column.dated,
        "who": case((is_incoming, sender), else_=func.coalesce(first_receiver(), constant(""))),
        "organisation": column.organisation,
        "their_number": column.their_number,
        "their_date": column.their_date,
        "subject": column.subject,
        "urgency": read_as(Urgency, column.urgency),
        "classification": read_as(Classification, column.classification),
        "due_on": column.due_on,
        "paper_place": read_as(PaperPlace, column.paper_place),
        "last_step": column.last_step,
        "back_dated": column.back_dated,
        "written_here": or_(is_outgoing, column.drafter_id.is_not(None)),
    }
    columns = (shown[name].label(name) for name in LetterRow._fields)
    return select(*columns).join(REGISTERS, REGISTERS.c.id == column.register_id)


def list_letters(
    session: OfficeSession,
    wanted: LetterFilter,
    *,
    after: int | None = None,
    offset: int = 0,
    limit: int = 50,
) -> list[LetterRow]:
    """A page of the register, newest first; what is overdue the oldest deadline first.

    Args:
        session: Who asks.
        wanted: Which letters.
        after: The id of the letter before this page; None for the first.
        offset: Rows to leave out after it, as `app.listing.listed` has it.
        limit: How many at most.
    """
    require(session.desk.operator, Right.READ_LETTERS)
    asked = letters_listed(session, wanted, _rows())
    rows = asked.rows(session, wanted.text, after=after, offset=offset, limit=limit)
    return [_line(row[:]) for row in rows]


#: A line of a plain tuple; `LetterRow` itself is given its parts one by one, which takes longer.
_line: Final = partial(tuple.__new__, LetterRow)


def count_letters(session: OfficeSession, wanted: LetterFilter, *, most: int | None = None) -> int:
    """How many letters a filter finds; with `most`, no more than one above it."""
    require(session.desk.operator, Right.READ_LETTERS)
    return letters_listed(session, wanted, _IDS).count(session, wanted.text, most)


def letter_place(
    session: OfficeSession, wanted: LetterFilter, letter_id: int, *, most: int | None = None
) -> int | None:
    """How many letters stand before one in the register as filtered, so that a page can show it.

    Returns:
        With `most`, no more than one above it; None when the filter hides the letter.
    """
    require(session.desk.operator, Right.READ_LETTERS)
    return letters_listed(session, wanted, _IDS).place(session, wanted.text, letter_id, most)


def letter_counts(session: OfficeSession) -> LetterCounts:
    """The numbers at the foot of the register and on the page that opens the day."""
    today = session.desk.clock.today()
    asked = (
        LetterFilter(from_day=today, to_day=today),
        LetterFilter(states=(LetterState.REGISTERED,)),
        LetterFilter(states=(LetterState.IN_FOLDER,)),
        LetterFilter(overdue=True),
        LetterFilter(states=(LetterState.FOR_SIGNATURE,)),
        LetterFilter(states=(LetterState.SIGNED,)),
    )
    return LetterCounts(*(count_letters(session, one) for one in asked))
