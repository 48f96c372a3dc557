"""Proofs of the letters: classes, parties, states, sheets and links."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, or_, select

from app.changes import Kind
from app.check.faults import Fault, Part
from app.folder.operations import IN_FOLDER, SHEETS
from app.letters.deeds import (
    ENCLOSURES,
    FIRST_STEPS,
    LETTERS,
    LINKS,
    PARTIES,
    STEPS,
)
from app.letters.signers import SIGNERS
from app.letters.states import OPEN_CHANNELS, REACHED_BY, UNNUMBERED, LetterState
from app.marks import Classification
from app.orders.deeds import ORDERS
from models.base import table_of
from models.letters import LetterText

_TEXTS: Final = table_of(LetterText)


def _are(*states: LetterState) -> ColumnElement[bool]:
    return LETTERS.c.state.in_([state.value for state in states])


_HIGHEST = func.coalesce(
    select(func.max(ENCLOSURES.c.classification))
    .where(ENCLOSURES.c.letter_id == LETTERS.c.id)
    .scalar_subquery(),
    0,
)
_LIES_IN_FOLDER = exists().where(
    SHEETS.c.kind == Kind.LETTER.value,
    SHEETS.c.record_id == LETTERS.c.id,
    SHEETS.c.outcome.in_(IN_FOLDER),
    SHEETS.c.taken_out_at.is_(None),
)
_SHOULD_LIE_THERE = or_(
    _are(LetterState.IN_FOLDER),
    and_(
        _are(LetterState.FOR_SIGNATURE),
        exists().where(SIGNERS.c.id == LETTERS.c.signer_id, SIGNERS.c.is_governor.is_(True)),
    ),
)
_SENT = _are(LetterState.SIGNED, LetterState.DISPATCHED, LetterState.CLOSED)
#: Written here, so that its signing was seen; letters of a paper register were only told of.
_OURS = LETTERS.c.drafter_id.is_not(None)
#: Whoever took the step that signed it is whom the letter names.
_RECORDED = exists().where(
    STEPS.c.letter_id == LETTERS.c.id,
    STEPS.c.action == "sign",
    STEPS.c.taken_back_at.is_(None),
    STEPS.c.operator_id == LETTERS.c.signed_by,
)
_FIRST = (
    select(func.count())
    .where(
        STEPS.c.letter_id == LETTERS.c.id,
        STEPS.c.action.in_(FIRST_STEPS),
        STEPS.c.taken_back_at.is_(None),
    )
    .scalar_subquery()
)
_NAMED_BY_A_STEP = exists().where(
    STEPS.c.order_id == ORDERS.c.id,
    STEPS.c.letter_id == ORDERS.c.source_id,
    STEPS.c.taken_back_at.is_(None),
)
_IS_OF_STEPS = exists().where(STEPS.c.order_id == ORDERS.c.id)
_ON_LETTERS = ORDERS.c.source_kind == Kind.LETTER.value

#: What must find nothing: a statement giving ids of letters, where it belongs, the fault's words.
_FAULTS: Final[tuple[tuple[Select[Any], Part, str], ...]] = (
    (
        select(LETTERS.c.id).where(
            or_(
                LETTERS.c.classification < LETTERS.c.own_classification,
                LETTERS.c.classification < _HIGHEST,
                and_(
                    LETTERS.c.classification > LETTERS.c.own_classification,
                    LETTERS.c.classification > _HIGHEST,
                ),
            )
        ),
        Part.STATES,
        "طبقه‌بندی نامه {} بالاترین طبقه خود و پیوست‌هایش نیست.",
    ),
    (
        select(LETTERS.c.id).where(_SHOULD_LIE_THERE, ~_LIES_IN_FOLDER),
        Part.LINKS,
        "نامه {} می‌گوید در کارتابل است و برگ آن آنجا نیست.",
    ),
    (
        select(LETTERS.c.id).where(~_SHOULD_LIE_THERE, _LIES_IN_FOLDER),
        Part.LINKS,
        "برگ نامه {} در کارتابل است و وضعیت نامه چیز دیگری است.",
    ),
    (
        select(LETTERS.c.id).where(
            _are(*UNNUMBERED),
            or_(LETTERS.c.number != "", LETTERS.c.serial.is_not(None), LETTERS.c.year.is_not(None)),
        ),
        Part.STATES,
        "نامه {} امضا نشده است و شماره دارد.",
    ),
    (
        select(LETTERS.c.id).where(
            ~_are(*UNNUMBERED),
            or_(LETTERS.c.number == "", LETTERS.c.serial.is_(None), LETTERS.c.year.is_(None)),
        ),
        Part.STATES,
        "نامه {} در دفتر است و شماره ندارد.",
    ),
    (
        select(LETTERS.c.id).where(
            _OURS, _SENT, or_(LETTERS.c.signed_at.is_(None), LETTERS.c.signer_name == "")
        ),
        Part.STATES,
        "نامه {} امضا شده است و امضاکننده یا زمان امضا ندارد.",
    ),
    (
        select(LETTERS.c.id).where(_OURS, _SENT, ~_RECORDED),
        Part.STATES,
        "ثبت‌کننده امضای نامه {} با گام امضای آن نمی‌خواند.",
    ),
    (
        select(LETTERS.c.id).where(
            _are(*UNNUMBERED), or_(LETTERS.c.signed_by.is_not(None), LETTERS.c.hand_id.is_not(None))
        ),
        Part.STATES,
        "نامه {} می‌گوید چه کسی امضا کرد و امضا نشده است.",
    ),
    (
        select(LETTERS.c.id).where(_are(*UNNUMBERED), LETTERS.c.signed_at.is_not(None)),
        Part.STATES,
        "نامه {} زمان امضا دارد و امضا نشده است.",
    ),
    (
        select(PARTIES.c.letter_id)
        .join(LETTERS, LETTERS.c.id == PARTIES.c.letter_id)
        .where(PARTIES.c.sent_at.is_not(None), ~_SENT),
        Part.STATES,
        "نامه {} پیش از امضا فرستاده شده است.",
    ),
    (
        select(PARTIES.c.letter_id)
        .join(LETTERS, LETTERS.c.id == PARTIES.c.letter_id)
        .where(
            PARTIES.c.sent_at.is_(None),
            _OURS,
            _are(LetterState.DISPATCHED, LetterState.CLOSED),
        ),
        Part.STATES,
        "نامه {} ارسال شده است و گیرنده‌ای از آن مانده است.",
    ),
    (
        select(PARTIES.c.letter_id)
        .join(LETTERS, LETTERS.c.id == PARTIES.c.letter_id)
        .where(
            PARTIES.c.sent_at.is_not(None),
            LETTERS.c.classification >= int(Classification.SECRET),
            PARTIES.c.channel.in_([channel.value for channel in OPEN_CHANNELS]),
        ),
        Part.STATES,
        "نامه {} سری است و با آنچه دیگران می‌خوانند فرستاده شده است.",
    ),
    (
        select(LETTERS.c.id).where(_FIRST != 1),
        Part.STATES,
        "گام ثبت نامه {} نیست یا بیش از یکی است.",
    ),
    (
        select(LETTERS.c.id).where(_OURS, ~exists().where(_TEXTS.c.letter_id == LETTERS.c.id)),
        Part.STATES,
        "نامه {} متنی نگه نداشته است.",
    ),
    (
        select(LINKS.c.letter_id).where(
            or_(
                LINKS.c.other_id == LINKS.c.letter_id,
                and_(LINKS.c.other_id.is_(None), LINKS.c.number == ""),
                and_(
                    LINKS.c.other_id.is_not(None),
                    ~exists().where(LETTERS.c.id == LINKS.c.other_id),
                ),
            )
        ),
        Part.LINKS,
        "عطف یا پیرو نامه {} نامه‌ای را نام نمی‌برد.",
    ),
    (
        select(ORDERS.c.source_id).where(
            _ON_LETTERS, ~exists().where(LETTERS.c.id == ORDERS.c.source_id)
        ),
        Part.LINKS,
        "دستوری بر نامه {} است و آن نامه نیست.",
    ),
    (
        select(ORDERS.c.source_id).where(
            _ON_LETTERS,
            or_(
                and_(ORDERS.c.withdrawn_at.is_not(None), _NAMED_BY_A_STEP),
                and_(ORDERS.c.withdrawn_at.is_(None), ~_NAMED_BY_A_STEP, _IS_OF_STEPS),
            ),
        ),
        Part.LINKS,
        "دستور نامه {} با گام‌های آن نمی‌خواند.",
    ),
    (
        select(ORDERS.c.source_id)
        .join(LETTERS, LETTERS.c.id == ORDERS.c.source_id)
        .where(_ON_LETTERS, ORDERS.c.classification != LETTERS.c.classification),
        Part.LINKS,
        "طبقه‌بندی دستور نامه {} با طبقه‌بندی نامه یکی نیست.",
    ),
    (
        select(STEPS.c.letter_id)
        .join(ORDERS, ORDERS.c.id == STEPS.c.order_id)
        .where(or_(~_ON_LETTERS, ORDERS.c.source_id != STEPS.c.letter_id)),
        Part.LINKS,
        "گامی از نامه {} به دستور رکورد دیگری اشاره می‌کند.",
    ),
)


def letters_agree(connection: Connection) -> Iterator[Fault]:
    """Every letter stands where its own columns, parties, sheets and orders say."""
    for statement, part, words in _FAULTS:
        for (number,) in connection.execute(statement.distinct()):
            yield _fault(part, number, words)


def letter_states_agree(connection: Connection) -> Iterator[Fault]:
    """Every letter stands where its last standing step that leads anywhere led."""
    last = (
        select(STEPS.c.letter_id, func.max(STEPS.c.id).label("id"))
        .where(STEPS.c.taken_back_at.is_(None), STEPS.c.action.in_(REACHED_BY))
        .group_by(STEPS.c.letter_id)
        .subquery()
    )
    led_there = or_(
        *(and_(STEPS.c.action == action, _are(*states)) for action, states in REACHED_BY.items())
    )
    astray = (
        select(LETTERS.c.id)
        .outerjoin(last, last.c.letter_id == LETTERS.c.id)
        .outerjoin(STEPS, STEPS.c.id == last.c.id)
        .where(or_(STEPS.c.id.is_(None), ~led_there))
    )
    for (number,) in connection.execute(astray):
        yield _fault(Part.STATES, number, "وضعیت نامه {} با گام آخر آن نمی‌خواند.")


def _fault(part: Part, number: int, words: str) -> Fault:
    return Fault(part, Kind.LETTER.value, number, words.format(number))
