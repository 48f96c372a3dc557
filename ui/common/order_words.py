"""The orders on a record as lines of its detail pane, with where each referral stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from app.jalali import jalali_text
from app.orders import OrderKind, OrderLine, OrderState, ReferralLine
from app.orders.states import DONE
from app.text import isolate
from app.texts import ORDER_KINDS, ORDER_STATES, REFERRAL_STATES

#: What each kind is called over the words.
_LABELS: Final = {OrderKind.NOTE: "پی‌نوشت استاندار", OrderKind.MARGINAL: "هامش استاندار"}


def order_lines(orders: Sequence[OrderLine]) -> list[tuple[str, str]]:
    """Orders as (kind, text) lines, in the order given."""
    lines: list[tuple[str, str]] = []
    for order in orders:
        label = _LABELS.get(order.kind, ORDER_KINDS[order.kind])
        if order.state is not OrderState.OPEN:
            label += f" · {ORDER_STATES[order.state]}"
        when = f"{isolate(jalali_text(order.given_on))} · نویسنده: {order.written_by}"
        lines += [("label", label), ("strong", order.words), ("muted", when)]
        lines += [("", referral_words(one)) for one in order.referrals]
    return lines


def referral_words(referral: ReferralLine) -> str:
    """Whom an order was referred to and where that stands; a deadline only while it counts."""
    words = f"ارجاع به {referral.name} · {REFERRAL_STATES[referral.state]}"
    if referral.due_on is None or referral.state in DONE:
        return words
    return f"{words} · مهلت {isolate(jalali_text(referral.due_on))}"
