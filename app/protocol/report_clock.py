"""The clock of a trip's report: from the return on, and to whom its being late is said (U35)."""

from __future__ import annotations

from datetime import date

from app.protocol.queries import report_late_days
from app.protocol.rules import ProtocolRules
from app.protocol.states import CaseState


def rung_of(state: CaseState, due_on: date | None, today: date, rules: ProtocolRules) -> int:
    """How high a late report has climbed: 0 in time, 1 traveller, 2 head of office, 3 governor."""
    late = report_late_days(state, due_on, today)
    return sum(1 for days in rules.report_rungs if late >= days)
