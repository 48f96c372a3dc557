"""Proofs of the governor's folder: what lies in it agrees with where its records stand."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, and_, func, select

from app.changes import Kind
from app.check.faults import Fault, Part
from app.folder.operations import FOLDERS_TABLE, IN_FOLDER, SHEETS
from app.orders.deeds import ORDERS, REFERRALS
from app.orders.states import NOT_HIS, ReferralState
from app.phone_calls.states import CallState
from models.base import table_of
from models.calls import Call

_CALLS = table_of(Call)
_LIES_IN = and_(SHEETS.c.outcome.in_(IN_FOLDER), SHEETS.c.taken_out_at.is_(None))


def folder_agrees(connection: Connection) -> Iterator[Fault]:
    """A record lies in one folder at most, and is in it exactly when it says so."""
    twice = (
        select(SHEETS.c.number)
        .where(_LIES_IN)
        .group_by(SHEETS.c.kind, SHEETS.c.record_id, SHEETS.c.part_id, SHEETS.c.number)
        .having(func.count() > 1)
    )
    for (number,) in connection.execute(twice):
        yield _fault(f"برگ {number} دو بار در کارتابل است.")
    calls = (
        select(_CALLS.c.number)
        .outerjoin(
            SHEETS,
            and_(SHEETS.c.kind == Kind.CALL.value, SHEETS.c.record_id == _CALLS.c.id, _LIES_IN),
        )
        .where((_CALLS.c.state == CallState.IN_FOLDER.value) != SHEETS.c.id.is_not(None))
    )
    for (number,) in connection.execute(calls):
        yield _fault(f"جای تماس {number} در کارتابل با وضعیت آن نمی‌خواند.")
    results = (
        select(REFERRALS.c.order_id)
        .outerjoin(
            SHEETS,
            and_(SHEETS.c.kind == Kind.ORDER.value, SHEETS.c.part_id == REFERRALS.c.id, _LIES_IN),
        )
        .join(ORDERS, ORDERS.c.id == REFERRALS.c.order_id)
        .where(
            and_(
                REFERRALS.c.state == ReferralState.WAITING_FOR_SIGHT.value,
                ORDERS.c.kind.not_in(sorted(NOT_HIS)),
            )
            != SHEETS.c.id.is_not(None)
        )
    )
    for (number,) in connection.execute(results):
        yield _fault(f"جای پاسخ دستور {number} در کارتابل با وضعیت آن نمی‌خواند.")
    unsent = (
        select(func.count()).select_from(FOLDERS_TABLE).where(FOLDERS_TABLE.c.sent_at.is_(None))
    )
    if connection.execute(unsent).scalar_one() > 1:
        yield _fault("بیش از یک کارتابل در دست تهیه است.")


def _fault(words: str) -> Fault:
    return Fault(Part.LINKS, Kind.FOLDER.value, None, words)
