"""How far the orders on a letter have come, as a column beside the letter's own."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import ColumnElement, and_, case, or_, select

from app.changes import Kind
from app.errors import NotFound
from app.letters.deeds import LETTERS
from app.letters.states import LetterState, Stage
from app.orders import OrderState, ReferralState, Scan, order_sheet
from app.session import OfficeSession
from app.statements import constant, there_is
from models.base import table_of
from models.orders import Order, Referral

_ORDERS: Final = table_of(Order)
_REFERRALS: Final = table_of(Referral)
#: The state as no index has it: a store is to look for the few referrals of an order, and not
#: for all that are in a state.
_unindexed_state = _REFERRALS.c.state + constant("")

_unscanned = _ORDERS.c.scan == constant(Scan.MISSING)

_WITH_ADDRESSEE: Final = (
    ReferralState.OPEN,
    ReferralState.SEEN,
    ReferralState.IN_PROGRESS,
    ReferralState.RETURNED,
    ReferralState.STOPPED,
)

#: States in which orders stand on a letter.
_WITH_ORDERS: Final = (LetterState.ORDERED, LetterState.REFERRED)


def stage_column() -> ColumnElement[str]:
    """The stage of a letter, of its running orders the one that is farthest behind."""
    open_order = there_is(select(_ORDERS.c.id).where(*_running()), LETTERS)
    undelivered = and_(
        _REFERRALS.c.paper_sent_at.is_(None),
        _REFERRALS.c.scan_sent_at.is_(None),
        _unindexed_state == constant(ReferralState.OPEN),
        _REFERRALS.c.follow_ups == constant(0),
    )
    chased = or_(
        _REFERRALS.c.follow_ups > constant(0), _unindexed_state != constant(ReferralState.OPEN)
    )
    waits = or_(*(_unindexed_state == constant(one) for one in _WITH_ADDRESSEE))
    return case(
        (and_(*(LETTERS.c.state != constant(one) for one in _WITH_ORDERS)), constant(Stage.NONE)),
        (
            there_is(select(_ORDERS.c.id).where(*_running(), _unscanned), LETTERS),
            constant(Stage.SCAN_MISSING),
        ),
        (_referral(waits, undelivered), constant(Stage.TO_DELIVER)),
        (_referral(waits, chased), constant(Stage.IN_FOLLOW_UP)),
        (_referral(waits), constant(Stage.DELIVERED)),
        (
            _referral(_unindexed_state == constant(ReferralState.ANSWERED)),
            constant(Stage.ANSWERED),
        ),
        (
            _referral(_unindexed_state == constant(ReferralState.WAITING_FOR_SIGHT)),
            constant(Stage.WAITING_FOR_SIGHT),
        ),
        (open_order, constant(Stage.TO_TELL)),
        else_=constant(Stage.SETTLED),
    )


def _running() -> tuple[ColumnElement[bool], ...]:
    return (
        _ORDERS.c.source_kind == constant(Kind.LETTER),
        _ORDERS.c.source_id == LETTERS.c.id,
        _ORDERS.c.state == constant(OrderState.OPEN),
    )


def _referral(*conditions: Any) -> ColumnElement[bool]:
    of_order = _REFERRALS.c.order_id == _ORDERS.c.id
    return there_is(select(_ORDERS.c.id).where(*_running(), of_order, *conditions), LETTERS)


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
