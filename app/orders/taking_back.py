"""Taking deeds on an order back, the newest first, and the recording of one."""

from __future__ import annotations

import json
from typing import Any, Final

from sqlalchemy import update

from app import journal
from app.access import Right, require
from app.attachments import put_move_back
from app.changes import Changes, Kind, changed
from app.errors import NotAllowed
from app.orders.deeds import (
    FOLLOW_UPS,
    ORDERS,
    RECORDED,
    REFERRALS,
    SOURCE_TOLD,
    STEPS,
    Deed,
    seen_order,
    standing_steps,
)
from app.orders.states import OrderState, ReferralState
from app.overwriting import typed
from app.proving import prove_version
from app.session import OfficeSession

BORN_GONE_ON: Final = "دستوری که از این گام برآمده بود خود گام‌هایی دارد."


def take_order_step_back(
    session: OfficeSession,
    order_id: int,
    version: int,
    *,
    right: Right | None = Right.FOLLOW_UP_ORDERS,
) -> Changes[int]:
    """Take the newest deed on an order back: everything is as before it, its trace stays.

    Raises:
        NotAllowed: Only the recording is left, or what came of the deed has gone on.
        NotFound, StaleRecord: As for every deed.
    """
    deed = Deed(session, order_id, version, right=right, on_settled=True)
    steps = standing_steps(session, order_id)
    prove_version(session, ORDERS, order_id, version)
    if (
        deed.order["state"] == OrderState.WITHDRAWN.value
        or len(steps) < 2
        or steps[-1]["action"] == RECORDED
    ):
        raise NotAllowed("ثبت دستور از اینجا برنمی‌گردد؛ می‌توانید آن را لغو کنید.")
    last = steps[-1]
    if last["action"] == SOURCE_TOLD and right is not None:
        raise NotAllowed("نتیجه از روی سند آن گفته شده است؛ همان‌جا پس گرفته می‌شود.")
    if last["born_id"] is not None:
        may = Right.RECORD_ORDERS if right is not None else None
        withdraw_order(session, last["born_id"], BORN_GONE_ON, right=may)
    deed.is_taking_back = True
    _restore(deed, json.loads(last["overwrote"]))
    now = session.desk.clock.now()
    if last["follow_up_id"] is not None:
        session.execute(
            update(FOLLOW_UPS)
            .where(FOLLOW_UPS.c.id == last["follow_up_id"])
            .values(taken_back_at=now)
        )
    session.execute(
        update(STEPS)
        .where(STEPS.c.id == last["id"])
        .values(taken_back_at=now, taken_back_by=session.desk.operator.id)
    )
    deed.save(steps[-2]["words"])
    journal.note(
        session,
        Kind.ORDER,
        order_id,
        "take_back",
        f"گام آخر دستور پس گرفته شد: {last['words']}",
        classification=deed.order["classification"],
    )
    return changed(order_id, *deed.kinds)


def _restore(deed: Deed, overwrote: list[tuple[str, int, dict[str, Any]]]) -> None:
    for table, number, values in overwrote:
        if table == "orders":
            deed.set_order(**typed(ORDERS, values))
        elif table == "attachments":
            put_move_back(deed.session, number, values)
        else:
            deed.bring_back(number)
            deed.set_referral(number, **typed(REFERRALS, values))


def withdraw_order(
    session: OfficeSession,
    order_id: int,
    gone_on: str,
    *,
    right: Right | None = Right.RECORD_ORDERS,
) -> None:
    """Take the recording of an order back, as long as nothing was done about it.

    Args:
        session: The transaction.
        order_id: Which.
        gone_on: The sentence for when something was.
        right: What it needs; None where the minutes that resolved it have asked their own.

    Raises:
        NotAllowed: It has gone on, or the operator may not.
    """
    if right is not None:
        require(session.desk.operator, right)
    version = seen_order(session, order_id)["version"]
    deed = Deed(session, order_id, version, right=right, on_settled=True)
    if deed.order["state"] != OrderState.OPEN.value or len(standing_steps(session, order_id)) > 1:
        raise NotAllowed(gone_on)
    now = session.desk.clock.now()
    for referral_id in deed.referrals:
        deed.set_referral(referral_id, state=ReferralState.WITHDRAWN.value, state_since=now)
    deed.set_order(state=OrderState.WITHDRAWN.value, withdrawn_at=now, settled_at=now)
    deed.finish("revoke_order", "ثبت دستور پس گرفته شد.")
