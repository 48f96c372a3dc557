"""What is amiss with a case and holds nothing up: said over it in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from app.jalali import jalali_text
from app.protocol.in_programme import trip_in_programme
from app.protocol.rows import PersonLine
from app.protocol.rules import ProtocolRules
from app.protocol.states import OVER, TRIPS, CaseKind, CaseState
from app.session import OfficeSession
from app.text import persian_count, persian_digits

ASTRAY: Final = "روزهای سفر در تقویم ({first} تا {last}) با روزهای پرونده یکی نیست."


def warnings_of(
    session: OfficeSession,
    case: Mapping[str, Any],
    people: Sequence[PersonLine],
    costs: Iterable[Mapping[str, Any]],
    rules: ProtocolRules,
) -> tuple[str, ...]:
    """What is amiss with a case that still goes on.

    Args:
        session: Who asks.
        case: Its columns.
        people: Whoever belongs to it, with what their papers lack.
        costs: Rows of what it costs.
        rules: The office's.
    """
    if CaseState(case["state"]) in OVER:
        return ()
    found = [*_of_pavilion(case, rules), *_astray(session, case)]
    for one in people:
        found += one.warnings
        if one.missing_report:
            words = f"گزارش سفر پیشین «{one.name}» (پرونده {one.missing_report}) نرسیده است."
            found.append(persian_digits(words))
    lines = list(costs)
    planned, spent = (sum(one[name] or 0 for one in lines) for name in ("planned", "spent"))
    if planned and spent > planned:
        found.append(f"هزینه {persian_count(spent - planned)} ریال بیش از برآورد شد.")
    return tuple(found)


def _of_pavilion(case: Mapping[str, Any], rules: ProtocolRules) -> list[str]:
    """Who may use the pavilion, as a warning only (regulation of 1371, article 12; U37)."""
    if CaseKind(case["case_kind"]) is not CaseKind.PAVILION:
        return []
    rank = rules.rank(case["rank"])
    if rank is None:
        return ["مقام میهمان نوشته نشده است؛ برابر آیین‌نامه پاویون باید روشن باشد."]
    if rank.may_pavilion:
        return []
    return [f"برابر آیین‌نامه، پاویون برای «{rank.name}» پیش‌بینی نشده است."]


def _astray(session: OfficeSession, case: Mapping[str, Any]) -> list[str]:
    """Days of a trip that stayed where they were in the programme when it was moved."""
    if CaseKind(case["case_kind"]) not in TRIPS:
        return []
    trip = trip_in_programme(session, case["id"])
    if trip is None or not trip.is_astray or trip.starts_on is None or trip.ends_on is None:
        return []
    days = {"first": jalali_text(trip.starts_on), "last": jalali_text(trip.ends_on)}
    return [persian_digits(ASTRAY.format(**days))]
