"""Taking the governor's orders out of force: revoked by him, or replaced by a later one."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from app.access import Right
from app.changes import Changes, Kind, changed
from app.errors import NotAllowed
from app.orders.deeds import Deed
from app.orders.drafts import OrderDraft, needed_reason
from app.orders.recording import card_of, record_order
from app.orders.states import DONE, OrderKind, OrderState, ReferralState, WriteOff
from app.session import OfficeSession

IN_ITS_MINUTES: Final = "این دستور مصوبه یک جلسه است و در صورتجلسه همان جلسه اصلاح می‌شود."


def revoke_order(
    session: OfficeSession,
    order_id: int,
    version: int,
    reason: str,
    *,
    right: Right | None = Right.RECORD_ORDERS,
) -> Changes[int]:
    """Say that the governor took an order back; whatever still runs is written off with it.

    Args:
        session: The transaction.
        order_id: Which.
        version: As read.
        reason: Why.
        right: What it needs; None where the minutes that resolved it have asked their own.

    Raises:
        InvalidInput: The reason is missing.
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = Deed(session, order_id, version, right=right)
    words = needed_reason(reason)
    _write_off_all(deed, WriteOff.REVOKED, words)
    deed.set_order(
        state=OrderState.REVOKED.value, settled_at=session.desk.clock.now(), settle_reason=words
    )
    return deed.finish("revoke", f"دستور لغو شد: {words}")


def replace_order(
    session: OfficeSession,
    order_id: int,
    version: int,
    reason: str,
    draft: OrderDraft,
    *,
    right: Right | None = Right.RECORD_ORDERS,
) -> Changes[int]:
    """Put a later order in the place of one; taking it back brings the first one back.

    Args:
        session: The transaction.
        order_id: Which.
        version: As read.
        reason: Why.
        draft: The later one.
        right: What it needs; None where the minutes that resolved it have asked their own.

    Returns:
        The new order's id.

    Raises:
        InvalidInput: The reason is missing.
        InvalidFields: The new order cannot be taken.
        NotAllowed: It is a resolution, which its minutes amend; or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = Deed(session, order_id, version, right=right)
    if right is not None and deed.order["kind"] == OrderKind.RESOLUTION.value:
        raise NotAllowed(IN_ITS_MINUTES)
    words = needed_reason(reason)
    later = replace(draft, follows_id=order_id)
    born = record_order(session, card_of(deed.order), later, right=right).value
    _write_off_all(deed, WriteOff.REPLACED, words)
    deed.set_order(
        state=OrderState.REPLACED.value, settled_at=session.desk.clock.now(), settle_reason=words
    )
    deed.finish("replace", f"دستور دیگری جای این را گرفت: {words}", born_id=born)
    return changed(born, Kind.ORDER)


def _write_off_all(deed: Deed, kind: WriteOff, reason: str) -> None:
    desk = deed.session.desk
    for referral_id, referral in deed.referrals.items():
        if ReferralState(referral["state"]) not in DONE:
            deed.set_referral(
                referral_id,
                state=ReferralState.CLOSED.value,
                state_since=desk.clock.now(),
                write_off=kind.value,
                write_off_reason=reason,
                written_off_on=desk.clock.today(),
                written_off_by=desk.operator.full_name,
                stopped_on=None,
                stopped_from="",
                next_follow_up_on=None,
            )
