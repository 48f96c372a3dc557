"""Proofs of the orders: nothing left the arrears unnoticed, and every count is true."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import Connection, Select, and_, exists, func, or_, select

from app.changes import Kind
from app.check.faults import Fault, Part
from app.orders.deeds import FOLLOW_UPS, LIVE_VALUES, ORDERS, RECORDED, REFERRALS, STEPS
from app.orders.states import OrderState, ReferralState

_LIVE_OF = (
    select(func.count())
    .where(REFERRALS.c.order_id == ORDERS.c.id, REFERRALS.c.state.in_(LIVE_VALUES))
    .scalar_subquery()
)
_ASKED = (
    select(func.count())
    .where(FOLLOW_UPS.c.referral_id == REFERRALS.c.id, FOLLOW_UPS.c.taken_back_at.is_(None))
    .scalar_subquery()
)

#: What must find nothing: a statement giving ids of orders, and the fault's words.
_FAULTS: Final[tuple[tuple[Select[Any], str], ...]] = (
    (
        select(ORDERS.c.id).where(ORDERS.c.live_referrals != _LIVE_OF),
        "شمار ارجاع‌های باز دستور {} درست نیست.",
    ),
    (
        select(ORDERS.c.id).where(
            ORDERS.c.state == OrderState.CLOSED.value,
            or_(
                ORDERS.c.live_referrals != 0,
                ORDERS.c.scan == "missing",
                and_(
                    ORDERS.c.applicant != "",
                    ORDERS.c.told_at.is_(None),
                    ORDERS.c.untold_reason == "",
                ),
            ),
        ),
        "دستور {} مختومه است و کاری از آن مانده است.",
    ),
    (
        select(ORDERS.c.id).where(
            (ORDERS.c.state == OrderState.WITHDRAWN.value) != ORDERS.c.withdrawn_at.is_not(None)
        ),
        "پس گرفتن ثبت دستور {} با وضعیت آن نمی‌خواند.",
    ),
    (
        select(ORDERS.c.id).where(
            (ORDERS.c.state == OrderState.OPEN.value) != ORDERS.c.settled_at.is_(None)
        ),
        "زمان پایان دستور {} با وضعیت آن نمی‌خواند.",
    ),
    (
        select(REFERRALS.c.order_id).where(
            REFERRALS.c.state == ReferralState.CLOSED.value,
            or_(REFERRALS.c.write_off == "", REFERRALS.c.written_off_on.is_(None)),
        ),
        "ارجاعی از دستور {} بی سبب از معوق‌ها بیرون رفته است.",
    ),
    (
        select(REFERRALS.c.order_id).where(
            (REFERRALS.c.state == ReferralState.TRANSFERRED.value)
            != REFERRALS.c.transferred_to_id.is_not(None)
        ),
        "ارجاعی از دستور {} به کسی سپرده شده که نیست.",
    ),
    (
        select(REFERRALS.c.order_id).where(
            (REFERRALS.c.state == ReferralState.STOPPED.value)
            != REFERRALS.c.stopped_on.is_not(None)
        ),
        "توقف ارجاعی از دستور {} با وضعیت آن نمی‌خواند.",
    ),
    (
        select(REFERRALS.c.order_id).where(REFERRALS.c.follow_ups != _ASKED),
        "شمار پیگیری‌های ارجاعی از دستور {} درست نیست.",
    ),
    (
        select(ORDERS.c.id).where(
            ~exists().where(
                STEPS.c.order_id == ORDERS.c.id,
                STEPS.c.action == RECORDED,
                STEPS.c.taken_back_at.is_(None),
            ),
        ),
        "گام ثبت دستور {} نیست.",
    ),
)


def orders_agree(connection: Connection) -> Iterator[Fault]:
    """Every order and referral stands where its own columns say, and nothing is miscounted."""
    for statement, words in _FAULTS:
        for (number,) in connection.execute(statement.distinct()):
            yield Fault(Part.LINKS, Kind.ORDER.value, number, words.format(number))
