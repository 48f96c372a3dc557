"""An order to follow up, with as many addressees as a test wants."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from app.office import Office
from app.orders import (
    OrderDraft,
    OrderKind,
    ReferralDraft,
    SourceCard,
    record_order,
)

DAY = date(2026, 11, 22)

Ordered = Callable[..., int]


@pytest.fixture
def ordered(office: Office) -> Ordered:
    def record(
        *names: str,
        due_on: date | None = None,
        applicant: str = "",
        kind: OrderKind = OrderKind.ORAL,
    ) -> int:
        referrals = tuple(ReferralDraft(name=name, due_on=due_on) for name in names)
        draft = OrderDraft(kind=kind, words="بررسی شود.", referrals=referrals, applicant=applicant)
        return office.write(record_order, SourceCard(), draft).value

    return record
