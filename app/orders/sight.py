"""Results as sheets of the governor's folder: they go in for his sight and come back (U4)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.changes import Kind
from app.folder import Outcome, Purpose, SheetCard, put_back, put_in, sheet_came_back, take_out
from app.orders.states import NOT_HIS, ReferralState, WriteOff
from app.session import OfficeSession
from app.text import persian_digits

_WAITING = ReferralState.WAITING_FOR_SIGHT.value


def result_card(order: Mapping[str, Any], referral: Mapping[str, Any]) -> SheetCard:
    """An answer as the folder's list shows it."""
    title = referral["answer"].splitlines()[0] if referral["answer"] else order["words"]
    return SheetCard(
        kind=Kind.ORDER,
        record_id=order["id"],
        part_id=referral["id"],
        purpose=Purpose.SIGHT,
        number=referral["answer_reference"] or order["source_number"],
        title=persian_digits(title),
        from_whom=referral["name"],
        classification=order["classification"],
    )


def settle_sheets(
    session: OfficeSession,
    order: Mapping[str, Any],
    referrals: Mapping[int, Mapping[str, Any]],
    before: Mapping[int, str],
    *,
    taken_back: bool,
) -> bool:
    """Let the sheets of results follow their referrals: put in, seen, or taken out again.

    Args:
        session: The transaction.
        order: As it stands now.
        referrals: Of the order, as they stand now.
        before: The states of those that changed, as they were.
        taken_back: They changed by taking a deed back.

    Returns:
        Whether the folder changed.
    """
    if order["kind"] in NOT_HIS:
        return False
    touched = False
    for number, was in before.items():
        referral = referrals[number]
        now = referral["state"]
        if (was == _WAITING) == (now == _WAITING):
            continue
        touched = True
        if now == _WAITING:
            (put_back if taken_back else put_in)(session, result_card(order, referral))
        elif taken_back:
            take_out(session, Kind.ORDER, order["id"], number)
        else:
            seen = referral["write_off"] == WriteOff.ANSWERED.value
            outcome = Outcome.SEEN if seen else Outcome.SENT_BACK
            sheet_came_back(session, Kind.ORDER, order["id"], outcome, part_id=number)
    return touched
