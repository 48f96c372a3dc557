"""Agreements on the page that opens the day: whose term ends, and whose is over."""

from __future__ import annotations

from typing import Final

from app.access import Right
from app.changes import Kind
from app.moments import deadline_words
from app.protocol import (
    AgreementFilter,
    AgreementRow,
    AgreementView,
    count_agreements,
    list_agreements,
)
from app.session import OfficeSession
from app.text import isolate, persian_digits
from app.today.parts import Card, Line, Listing, Weight

_EXPIRING: Final = AgreementFilter(view=AgreementView.EXPIRING)
_EXPIRED: Final = AgreementFilter(view=AgreementView.EXPIRED)


def _expiring(session: OfficeSession) -> int:
    return count_agreements(session, _EXPIRING)


AGREEMENT_CARDS: Final = (
    Card(
        "agreements_expiring",
        "توافق رو به پایان",
        Weight.WARNING,
        "agreements",
        Right.READ_PROTOCOL,
        _expiring,
        _EXPIRING,
    ),
)


def _agreements(session: OfficeSession, most: int) -> list[Line]:
    """Those whose term is over, then those that expire next."""
    today = session.desk.clock.today()
    over = list_agreements(session, _EXPIRED, limit=most)
    rows = [*over, *list_agreements(session, _EXPIRING, limit=most)]
    return [_line(row, deadline_words(row.expires_on, today)) for row in rows[:most]]


def _line(row: AgreementRow, due: str) -> Line:
    is_over = row.days_left is not None and row.days_left < 0
    return Line(
        Kind.AGREEMENT,
        row.id,
        f"{isolate(persian_digits(row.number))} {row.title} · {row.other_party}",
        row.responsible,
        f"پایان اعتبار: {due}",
        Weight.DANGER if is_over else Weight.WARNING,
        int(row.classification),
    )


AGREEMENT_LIST: Final = Listing(
    "agreements",
    "توافق‌های رو به پایان و مدت‌گذشته",
    "توافقی رو به پایان نیست.",
    "agreements",
    Right.READ_PROTOCOL,
    _agreements,
    _EXPIRING,
)
