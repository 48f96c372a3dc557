"""Numbers kept for somebody until a day; those he leaves become annulled, so that none is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final
from uuid import UUID, uuid4

from sqlalchemy import bindparam, func, insert, select, update

from app import journal
from app.access import Right, require
from app.changes import Changes, Kind, changed
from app.errors import InvalidFields, InvalidInput, NotAllowed, NotFound
from app.jalali import jalali_text, to_jalali
from app.letters.registers import REGISTERS, RegisterLine, number_text, register_of
from app.letters.states import LetterChannel, LetterDirection, LetterKind, LetterState, PaperPlace
from app.limits import checked_length
from app.marks import Urgency
from app.numbering import take_serials
from app.session import OfficeSession
from app.text import LONG_LIMIT, SHORT_LIMIT, persian_digits, search_key, search_text, tidy
from models.base import table_of
from models.letters import Letter, LetterStep, NumberBlock
from models.operators import Operator

_BLOCKS: Final = table_of(NumberBlock)
_LETTERS: Final = table_of(Letter)
_STEPS: Final = table_of(LetterStep)
_OPERATORS: Final = table_of(Operator)

# What a reservation and a letter out of it ask, built once.
_MADE: Final = select(_BLOCKS.c.id).where(_BLOCKS.c.request_key == bindparam("request_key"))
_RESERVE: Final = insert(_BLOCKS).returning(_BLOCKS.c.id)
_HELD: Final = select(_BLOCKS).where(_BLOCKS.c.id == bindparam("block_id")).with_for_update()
_TAKEN: Final = select(_LETTERS.c.serial).where(
    _LETTERS.c.register_id == bindparam("register_id"),
    _LETTERS.c.year == bindparam("year"),
    _LETTERS.c.serial.between(bindparam("first"), bindparam("last")),
)
_ANNUL: Final = insert(_LETTERS).returning(_LETTERS.c.id)
_LEAVE_STEPS: Final = insert(_STEPS)
_SETTLE: Final = update(_BLOCKS).where(_BLOCKS.c.id == bindparam("block_id"))

#: More numbers are a book of their own.
MOST: Final = 500

LEFT_OVER: Final = "رزرو شماره به پایان رسید و این شماره به کار نرفت."


@dataclass(frozen=True, kw_only=True)
class BlockDraft:
    """Numbers to be kept.

    Attributes:
        count: How many, the next ones of the book.
        valid_until: After this day the unused ones are annulled.
    """

    register_id: int
    count: int | None = None
    for_whom: str = ""
    reason: str = ""
    valid_until: date | None = None
    request_key: UUID = field(default_factory=uuid4)


@dataclass(frozen=True)
class BlockLine:
    """A reserved block.

    Attributes:
        unused: Its serials that no letter has.
    """

    id: int
    register_id: int
    register: str
    year: int
    first: int
    last: int
    for_whom: str
    reason: str
    valid_until: date
    reserved_by: str
    unused: tuple[int, ...]
    settled: bool


@dataclass(frozen=True)
class BlockNumber:
    """A number out of a block: the columns of the letter that takes it."""

    register_id: int
    columns: dict[str, Any]


def reserve_numbers(session: OfficeSession, draft: BlockDraft) -> Changes[int]:
    """Keep the next numbers of a book for somebody; saving the same draft again finds its record.

    Raises:
        NotAllowed: The operator may not register letters, or the year is closed.
        InvalidFields: Something typed cannot be taken.
        NotFound: There is no such book.
    """
    require(session.desk.operator, Right.REGISTER_LETTERS)
    made = session.ask(_MADE, {"request_key": draft.request_key}).scalar()
    if made is not None:
        return changed(made)
    register = register_of(session, draft.register_id)
    today = session.desk.clock.today()
    problems: list[InvalidInput] = []
    for_whom = checked_length("for_whom", tidy(draft.for_whom), SHORT_LIMIT, problems)
    reason = checked_length("reason", tidy(draft.reason, multiline=True), LONG_LIMIT, problems)
    if not for_whom:
        problems.append(InvalidInput("for_whom", "برای چه کسی نگه داشته شود؟"))
    if draft.count is None or not 1 <= draft.count <= MOST:
        most = persian_digits(str(MOST))
        problems.append(InvalidInput("count", f"از یک تا {most} شماره رزرو می‌شود."))
    if draft.valid_until is None or draft.valid_until < today:
        problems.append(InvalidInput("valid_until", "تا چه روزی؟ امروز یا پس از آن."))
    if problems or draft.count is None or draft.valid_until is None:
        raise InvalidFields(problems)
    year, _month, _day = to_jalali(today)
    serials = take_serials(session, register.series, year, draft.count)
    row = {
        "register_id": register.id,
        "year": year,
        "first": serials.start,
        "last": serials.stop - 1,
        "for_whom": for_whom,
        "reason": reason,
        "valid_until": draft.valid_until,
        "reserved_by": session.desk.operator.id,
        "reserved_at": session.desk.clock.now(),
        "settled_at": None,
        "request_key": draft.request_key,
    }
    block_id: int = session.ask(_RESERVE, row).scalar_one()
    words = (
        f"شماره‌های {serials.start} تا {serials.stop - 1} دفتر «{register.name}» برای «{for_whom}» "
        f"تا {jalali_text(draft.valid_until)} رزرو شد."
    )
    journal.note(
        session, Kind.LETTER_REGISTER, register.id, "reserve_numbers", persian_digits(words)
    )
    return changed(block_id, Kind.LETTER_REGISTER)


def list_blocks(session: OfficeSession, *, settled: bool = False) -> list[BlockLine]:
    """The reserved blocks, newest first; also those that are over if asked."""
    require(session.desk.operator, Right.READ_LETTERS)
    statement = (
        select(_BLOCKS, REGISTERS.c.name.label("register"), _OPERATORS.c.full_name)
        .join(REGISTERS, REGISTERS.c.id == _BLOCKS.c.register_id)
        .join(_OPERATORS, _OPERATORS.c.id == _BLOCKS.c.reserved_by)
        .order_by(_BLOCKS.c.id.desc())
    )
    if not settled:
        statement = statement.where(_BLOCKS.c.settled_at.is_(None))
    return [_line(session, row) for row in session.execute(statement).mappings().all()]


def _line(session: OfficeSession, row: Any) -> BlockLine:
    return BlockLine(
        id=row["id"],
        register_id=row["register_id"],
        register=row["register"],
        year=row["year"],
        first=row["first"],
        last=row["last"],
        for_whom=row["for_whom"],
        reason=row["reason"],
        valid_until=row["valid_until"],
        reserved_by=row["full_name"],
        unused=unused_serials(session, row) if row["settled_at"] is None else (),
        settled=row["settled_at"] is not None,
    )


def unused_serials(session: OfficeSession, block: Any) -> tuple[int, ...]:
    """The serials of a block that no letter has."""
    of_block = {name: block[name] for name in ("register_id", "year", "first", "last")}
    taken = set(session.ask(_TAKEN, of_block).scalars())
    return tuple(one for one in range(block["first"], block["last"] + 1) if one not in taken)


def number_from_block(
    session: OfficeSession,
    block_id: int,
    direction: LetterDirection,
    classification: int,
    serial: int | None,
) -> BlockNumber:
    """Take a number out of a block for the letter that is being saved.

    Raises:
        InvalidFields: The block has none left, not this one, or its book does not take the letter.
    """
    block = session.ask(_HELD, {"block_id": block_id}).mappings().first()
    if block is None or block["settled_at"] is not None:
        raise InvalidFields([InvalidInput("block_id", "این رزرو پایان یافته است.")])
    register = register_of(session, block["register_id"])
    if not register.takes(direction, classification):
        raise InvalidFields([InvalidInput("block_id", f"«{register.name}» جای این نامه نیست.")])
    unused = unused_serials(session, block)
    wanted = serial if serial is not None else next(iter(unused), None)
    if wanted is None or wanted not in unused:
        raise InvalidFields([InvalidInput("serial", "این شماره در این رزرو نیست یا به کار رفته.")])
    _year, month, _day = to_jalali(session.desk.clock.today())
    text = number_text(register, direction, classification, block["year"], month, wanted)
    return BlockNumber(register.id, {"year": block["year"], "serial": wanted, "number": text})


def release_block(session: OfficeSession, block_id: int) -> Changes[int]:
    """End a block before its day: its unused numbers are annulled.

    Returns:
        How many were annulled.

    Raises:
        NotAllowed: The operator may not register letters, or it is over.
        NotFound: There is no such block.
    """
    require(session.desk.operator, Right.REGISTER_LETTERS)
    block = session.ask(_HELD, {"block_id": block_id}).mappings().first()
    if block is None:
        raise NotFound("این رزرو یافت نشد.")
    if block["settled_at"] is not None:
        raise NotAllowed("این رزرو پایان یافته است.")
    return changed(_settle(session, block), Kind.LETTER, Kind.LETTER_REGISTER)


def release_blocks_of(session: OfficeSession, register_id: int, year: int) -> int:
    """End every block of a register's year; a part of closing it. Answers with how many left."""
    blocks = session.execute(
        select(_BLOCKS)
        .where(
            _BLOCKS.c.register_id == register_id,
            _BLOCKS.c.year == year,
            _BLOCKS.c.settled_at.is_(None),
        )
        .order_by(_BLOCKS.c.id)
        .with_for_update()
    ).mappings()
    return sum(_settle(session, block) for block in blocks.all())


def count_expired_blocks(session: OfficeSession) -> int:
    """How many blocks are past their day and still keep numbers."""
    require(session.desk.operator, Right.READ_LETTERS)
    count: int = session.execute(
        select(func.count())
        .select_from(_BLOCKS)
        .where(
            _BLOCKS.c.settled_at.is_(None),
            _BLOCKS.c.valid_until < session.desk.clock.today(),
        )
    ).scalar_one()
    return count


def settle_expired_blocks(session: OfficeSession) -> Changes[int]:
    """Annul what blocks left that are past their day.

    Returns:
        How many numbers were annulled.
    """
    require(session.desk.operator, Right.REGISTER_LETTERS)
    blocks = (
        session.execute(
            select(_BLOCKS)
            .where(
                _BLOCKS.c.settled_at.is_(None),
                _BLOCKS.c.valid_until < session.desk.clock.today(),
            )
            .order_by(_BLOCKS.c.id)
            .with_for_update()
        )
        .mappings()
        .all()
    )
    if not blocks:
        return changed(0)
    return changed(
        sum(_settle(session, block) for block in blocks), Kind.LETTER, Kind.LETTER_REGISTER
    )


def _settle(session: OfficeSession, block: Any) -> int:
    register = register_of(session, block["register_id"])
    left = unused_serials(session, block)
    if left:
        rows = [_annulled_row(session, register, block, serial) for serial in left]
        ids: Sequence[int] = session.ask(_ANNUL, rows).scalars().all()
        session.ask(_LEAVE_STEPS, [_step(session, number) for number in ids])
    session.ask(_SETTLE, {"block_id": block["id"], "settled_at": session.desk.clock.now()})
    words = (
        f"رزرو شماره‌های {block['first']} تا {block['last']} دفتر «{register.name}» پایان یافت؛ "
        f"{len(left)} شماره باطل شد."
    )
    journal.note(session, Kind.LETTER_REGISTER, register.id, "settle_block", persian_digits(words))
    return len(left)


def _annulled_row(
    session: OfficeSession, register: RegisterLine, block: Any, serial: int
) -> dict[str, Any]:
    """A number nobody used, as an annulled letter of its book."""
    desk = session.desk
    now = desk.clock.now()
    direction = register.direction or LetterDirection.INCOMING
    _year, month, _day = to_jalali(desk.clock.today())
    secrecy = int(register.least_class)
    number = number_text(register, direction, secrecy, block["year"], month, serial)
    subject = f"رزرو برای {block['for_whom']}"
    return empty_columns() | {
        "register_id": register.id,
        "year": block["year"],
        "serial": serial,
        "number": number,
        "number_key": search_key(number),
        "direction": direction.value,
        "state": LetterState.ANNULLED.value,
        "letter_kind": LetterKind.OTHER.value,
        "channel": LetterChannel.BY_HAND.value,
        "dated": desk.clock.today(),
        "registered_at": now,
        "registered_by": desk.operator.id,
        "back_dated": False,
        "subject": subject[:SHORT_LIMIT],
        "own_classification": secrecy,
        "classification": secrecy,
        "urgency": Urgency.NORMAL.value,
        "on_paper": False,
        "wants_answer": False,
        "warned": 0,
        "paper_place": PaperPlace.NONE.value,
        "with_signature_image": False,
        "scan": "not_needed",
        "settle_reason": LEFT_OVER,
        "settled_at": now,
        "settled_by": desk.operator.id,
        "last_step": LEFT_OVER,
        "last_step_at": now,
        "printed_count": 0,
        "search_key": search_text((number, subject[:SHORT_LIMIT])),
        "request_key": uuid4(),
        "version": 1,
    }


def empty_columns() -> dict[str, Any]:
    """The columns of a letter nothing is written of: its texts, and what may be nothing."""
    return dict.fromkeys(_TEXTS, "") | dict.fromkeys(_NOTHING)


_TEXTS: Final = tuple(
    column.name
    for column in _LETTERS.columns
    if not column.nullable and column.type.python_type is str
)
_NOTHING: Final = tuple(
    column.name for column in _LETTERS.columns if column.nullable and column.name != "id"
)


def _step(session: OfficeSession, letter_id: int) -> dict[str, Any]:
    return {
        "letter_id": letter_id,
        "at": session.desk.clock.now(),
        "operator_id": session.desk.operator.id,
        "action": "settle_block",
        "words": LEFT_OVER,
        "order_id": None,
        "overwrote": "[]",
        "taken_back_at": None,
        "taken_back_by": None,
    }
