"""How far the orders on a letter have come, as a column beside the letter's own."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import ColumnElement, and_, case, func, or_, select

from app.changes import Kind
from app.errors import NotFound
from app.letters.deeds import LETTERS
from app.letters.states import LetterState, Stage
from app.orders import OrderState, ReferralState, Scan, order_sheet
from app.session import OfficeSession
from app.statements import constant, read_by
from models.base import table_of
from models.orders import Order, Referral

_ORDERS: Final = table_of(Order)
_REFERRALS: Final = table_of(Referral)

#: States in which orders stand on a letter.
_WITH_ORDERS: Final = (LetterState.ORDERED, LetterState.REFERRED)

_WITH_ADDRESSEE: Final = (
    ReferralState.OPEN,
    ReferralState.SEEN,
    ReferralState.IN_PROGRESS,
    ReferralState.RETURNED,
    ReferralState.STOPPED,
)

#: The stages of orders from the one that is farthest behind, as the store counts them.
_STAGES: Final = (
    Stage.SCAN_MISSING,
    Stage.TO_DELIVER,
    Stage.IN_FOLLOW_UP,
    Stage.DELIVERED,
    Stage.ANSWERED,
    Stage.WAITING_FOR_SIGHT,
    Stage.TO_TELL,
    Stage.SETTLED,
    Stage.NONE,
)
_PLACES: Final = {stage: place for place, stage in enumerate(_STAGES)}


def stage_column() -> ColumnElement[Any]:
    """The stage of a letter, of its running orders the one that is farthest behind."""
    return read_by(dict(enumerate(_STAGES)), _place())


def is_in_stage(stage: Stage) -> ColumnElement[bool]:
    """Whether a letter's stage is this one."""
    return _place() == _at(stage)


def _place() -> ColumnElement[int]:
    """A letter's place among `_STAGES`.

    Asked of all its orders and their referrals at once: a question for each stage takes a server
    a millisecond to plan, as long as all else of a page of letters.
    """
    referrals_of_orders = _ORDERS.outerjoin(_REFERRALS, _REFERRALS.c.order_id == _ORDERS.c.id)
    farthest_behind = (
        select(func.min(_place_of_order()))
        .select_from(referrals_of_orders)
        .where(
            _ORDERS.c.source_kind == constant(Kind.LETTER),
            _ORDERS.c.source_id == LETTERS.c.id,
            _ORDERS.c.state == constant(OrderState.OPEN),
        )
        .correlate(LETTERS)
        .scalar_subquery()
    )
    return case(
        (and_(*(LETTERS.c.state != constant(one) for one in _WITH_ORDERS)), _at(Stage.NONE)),
        else_=func.coalesce(farthest_behind, _at(Stage.SETTLED)),
    )


def _place_of_order() -> ColumnElement[int]:
    """The place of a running order, as far as one of its referrals tells."""
    state = _REFERRALS.c.state
    is_untouched = and_(
        state == constant(ReferralState.OPEN), _REFERRALS.c.follow_ups == constant(0)
    )
    is_unsent = and_(_REFERRALS.c.paper_sent_at.is_(None), _REFERRALS.c.scan_sent_at.is_(None))
    is_with_addressee = or_(*(state == constant(one) for one in _WITH_ADDRESSEE))
    return case(
        (_ORDERS.c.scan == constant(Scan.MISSING), _at(Stage.SCAN_MISSING)),
        (and_(is_untouched, is_unsent), _at(Stage.TO_DELIVER)),
        (is_untouched, _at(Stage.DELIVERED)),
        (is_with_addressee, _at(Stage.IN_FOLLOW_UP)),
        (state == constant(ReferralState.ANSWERED), _at(Stage.ANSWERED)),
        (state == constant(ReferralState.WAITING_FOR_SIGHT), _at(Stage.WAITING_FOR_SIGHT)),
        else_=_at(Stage.TO_TELL),
    )


def _at(stage: Stage) -> ColumnElement[int]:
    return constant(_PLACES[stage])


def orders_undone(session: OfficeSession, letter_id: int) -> tuple[str, ...]:
    """What the running orders on a letter still need, a sentence each that names it.

    An order this operator may not see is only said to be there.
    """
    ids = session.execute(
        select(_ORDERS.c.id)
        .where(
            _ORDERS.c.source_kind == Kind.LETTER.value,
            _ORDERS.c.source_id == letter_id,
            _ORDERS.c.state == OrderState.OPEN.value,
        )
        .order_by(_ORDERS.c.id)
    ).scalars()
    sentences: list[str] = []
    for order_id in ids.all():
        try:
            sheet = order_sheet(session, order_id)
        except NotFound:
            sentences.append("دستوری بر این نامه در جریان است که در دسترس شما نیست.")
            continue
        left = sheet.undone or ("دستور هنوز مختومه نشده است.",)
        sentences += [f"«{sheet.words.splitlines()[0][:60]}»: {one}" for one in left]
    return tuple(sentences)
