"""An order of a meeting settled where a later one hears that it is done."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from app.changes import Changes
from app.orders.deeds import Deed, seen_order
from app.orders.states import DONE, NEEDS_NO_ANSWER, Expected, OrderState, ReferralState, WriteOff
from app.session import OfficeSession

SETTLED: Final = "settle"
_S: Final = ReferralState


def settle_order(session: OfficeSession, order_id: int, answer: str, words: str) -> Changes[int]:
    """Close an order whole: whoever has not answered did so by word of mouth.

    Args:
        session: The transaction; whoever calls has asked his rights.
        order_id: Which.
        answer: What was said of it.
        words: What its step says.

    Raises:
        NotAllowed: The order no longer runs.
        NotFound: There is no such order for this operator.
    """
    deed = Deed(session, order_id, seen_order(session, order_id)["version"], right=None)
    today = session.desk.clock.today()
    for number, referral in deed.referrals.items():
        state = _S(referral["state"])
        if state in DONE:
            continue
        if state is _S.ANSWERED:
            deed.move(number, _S.WAITING_FOR_SIGHT)
        deed.move(number, _S.CLOSED, **_ending(deed, referral, answer, today))
    deed.set_order(state=OrderState.CLOSED.value, settled_at=session.desk.clock.now())
    return deed.finish(SETTLED, words)


def _ending(deed: Deed, referral: dict[str, Any], answer: str, today: date) -> dict[str, Any]:
    """How a referral ends: by what it asked for, with what was said where nobody had answered."""
    plain = NEEDS_NO_ANSWER.get(Expected(referral["expected"]))
    ending: dict[str, Any] = {
        "write_off": (plain or WriteOff.ANSWERED).value,
        "written_off_on": today,
        "written_off_by": deed.session.desk.operator.full_name,
        "write_off_reference": referral["answer_reference"],
        "stopped_on": None,
        "stopped_from": "",
        "next_follow_up_on": None,
    }
    if plain is None and not referral["answer"]:
        ending |= {"answer": answer, "answered_on": today}
    return ending
