"""The registers of protocol work on the page that opens the day: terms and occasions."""

from __future__ import annotations

from typing import Final

from app.access import Right
from app.changes import Kind
from app.moments import deadline_words
from app.protocol import (
    AgreementFilter,
    AgreementRow,
    AgreementView,
    OccasionFilter,
    OccasionView,
    count_agreements,
    count_occasions,
    list_agreements,
    protocol_rules,
)
from app.session import OfficeSession
from app.text import isolate, persian_digits
from app.today.parts import Card, Line, Listing, Weight

_EXPIRING: Final = AgreementFilter(view=AgreementView.EXPIRING)
_EXPIRED: Final = AgreementFilter(view=AgreementView.EXPIRED)
_WITHOUT_CASE: Final = OccasionFilter(view=OccasionView.WITHOUT_CASE)


def _expiring(session: OfficeSession) -> int:
    """Those that expire, and those that did and nobody saw to."""
    return sum(count_agreements(session, wanted) for wanted in (_EXPIRING, _EXPIRED))


def _occasions_ahead(session: OfficeSession) -> int:
    days = protocol_rules(session).occasion_days
    wanted = OccasionFilter(view=OccasionView.WITHOUT_CASE, days=days)
    return count_occasions(session, wanted)


REGISTER_CARDS: Final = (
    Card(
        "agreements_expiring",
        "توافق رو به پایان یا گذشته",
        Weight.WARNING,
        "agreements",
        Right.READ_PROTOCOL,
        _expiring,
        _EXPIRING,
    ),
    Card(
        "occasions_ahead",
        "مناسبت نزدیک بی‌پرونده",
        Weight.INFORMATION,
        "occasions",
        Right.READ_PROTOCOL,
        _occasions_ahead,
        _WITHOUT_CASE,
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
    "توافق‌های رو به پایان",
    "توافقی رو به پایان نیست.",
    "agreements",
    Right.READ_PROTOCOL,
    _agreements,
    _EXPIRING,
)
