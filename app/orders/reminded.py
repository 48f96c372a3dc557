"""How an order and its referrals stand for whoever wants to be reminded of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from app.changes import Kind
from app.orders.states import DONE, WITH_ADDRESSEE, OrderState, ReferralState
from app.reminded import Parts, Stands, reminders_follow
from app.reminder_anchors import DEADLINE
from app.reminder_moments import Anchor
from app.session import OfficeSession

#: A deadline means nothing while the clock stands still, or once the answer is here.
_RUNNING: Final = frozenset({*WITH_ADDRESSEE, ReferralState.RETURNED})


def order_parts(order: Mapping[str, Any], referrals: Mapping[int, Mapping[str, Any]]) -> Parts:
    """The order itself, and each referral; one transferred stands as its heir does."""
    runs = order["state"] == OrderState.OPEN.value
    words = order["words"].splitlines()[0] if order["words"] else ""

    def stands(title: str, *, settled: bool, anchors: Mapping[str, Anchor]) -> Stands:
        return Stands(
            number=order["source_number"],
            title=title,
            classification=order["classification"],
            is_settled=settled,
            anchors=anchors,
        )

    parts = {0: stands(words, settled=not runs, anchors={})}
    for number in referrals:
        heir = _heir(referrals, number)
        state = ReferralState(heir["state"])
        due = heir["due_on"]
        counts = due is not None and state in _RUNNING
        parts[number] = stands(
            words if heir["name"] in words else f"{heir['name']}: {words}",
            settled=not runs or state in DONE,
            anchors={DEADLINE: Anchor(due)} if counts else {},
        )
    return parts


def _heir(referrals: Mapping[int, Mapping[str, Any]], number: int) -> Mapping[str, Any]:
    """Who has a referral now."""
    row = referrals[number]
    while row["state"] == ReferralState.TRANSFERRED.value and row["transferred_to_id"] in referrals:
        row = referrals[row["transferred_to_id"]]
    return row


def order_reminders_follow(
    session: OfficeSession, order: Mapping[str, Any], referrals: Mapping[int, Mapping[str, Any]]
) -> None:
    """Let the reminders on an order follow a deed on it."""
    reminders_follow(session, Kind.ORDER, order["id"], lambda: order_parts(order, referrals))
