"""Lines of orders to print, made by hand: paper needs no store."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from app.changes import Kind
from app.clock import TEHRAN
from app.marks import Classification
from app.orders import (
    Expected,
    FollowUpRow,
    OrderKind,
    OrderState,
    ReferralState,
    Scan,
    Telling,
)

_ROW = FollowUpRow(
    id=7,
    order_id=3,
    referral_id=7,
    version=1,
    kind=OrderKind.NOTE,
    order_state=OrderState.OPEN,
    source_kind=Kind.CALL,
    source_id=218,
    source_number="1405/ت/218",
    source_title="لایروبی کانال",
    applicant="رضا احمدی",
    words="بررسی و گزارش شود.",
    given_on=date(2026, 11, 1),
    classification=Classification.ORDINARY,
    scan=Scan.MISSING,
    telling=Telling.AWAITING_RESULT,
    owner="مریم کریمی",
    owner_id=1,
    contact_id=None,
    name="آب منطقه‌ای",
    expected=Expected.ACTION,
    due_on=date(2026, 11, 10),
    first_due_on=None,
    state=ReferralState.OPEN,
    follow_ups=0,
    rung=1,
    due_rung=2,
    next_follow_up_on=None,
    last_step="ارجاع شد.",
    last_step_at=datetime(2026, 11, 1, 9, 0, tzinfo=TEHRAN),
)


def order_row(**changes: Any) -> FollowUpRow:
    """An overdue order on a call, but for `changes`."""
    return replace(_ROW, **changes)
