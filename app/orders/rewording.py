"""The words and addressees of an order that follows what it was resolved in, while nobody acted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from app.changes import Changes
from app.orders.deeds import RECORDED, Deed, seen_order, standing_steps
from app.orders.drafts import OrderDraft, checked_order
from app.orders.recording import addressees, referral_row
from app.orders.states import OrderState, ReferralState
from app.session import OfficeSession

REWORDED: Final = "reword"
#: What leaves an order as if it had only been recorded.
_UNTOUCHED: Final = frozenset({RECORDED, REWORDED})


def is_untouched(session: OfficeSession, order_id: int) -> bool:
    """Whether an order runs and nobody has done anything about it yet.

    Raises:
        NotFound: There is no such order for this operator.
    """
    order = seen_order(session, order_id)
    steps = {step["action"] for step in standing_steps(session, order_id)}
    return bool(order["state"] == OrderState.OPEN.value and steps <= _UNTOUCHED)


def reword_order(session: OfficeSession, order_id: int, draft: OrderDraft) -> Changes[int]:
    """Let an order nobody acted on say what it is resolved now; whoever calls has asked his rights.

    Args:
        session: The transaction.
        order_id: Which.
        draft: Its words and referrals as they are now; whom it goes to no more is withdrawn.

    Raises:
        InvalidFields: Something typed cannot be taken.
        NotFound: There is no such order for this operator.
    """
    version = seen_order(session, order_id)["version"]
    deed = Deed(session, order_id, version, right=None)
    today = session.desk.clock.today()
    checked = checked_order(replace(draft, given_on=deed.order["given_on"]), today, None)
    deed.set_order(words=checked.words)
    wanted = {(one.contact_id, one.name): one for one in addressees(session, checked.referrals)}
    standing = {_who(row): number for number, row in deed.referrals.items()}
    kept = [who for who in standing if who in wanted]
    if kept != list(wanted)[: len(kept)]:
        # Whoever is named first shall stand first: all are referred to anew.
        kept = []
    for who, one in wanted.items():
        number = standing.pop(who) if who in kept else None
        if number is None:
            deed.add_referral(referral_row(session.desk, order_id, one))
        else:
            deed.set_referral(number, expected=one.expected.value, due_on=one.due_on)
    now = session.desk.clock.now()
    for number in standing.values():
        state = ReferralState.WITHDRAWN.value
        deed.set_referral(number, state=state, state_since=now)
    return deed.finish(REWORDED, "متن و گیرندگان دستور اصلاح شد.")


def _who(referral: Mapping[str, Any]) -> tuple[int | None, str]:
    return referral["contact_id"], referral["name"]
