"""The clock of a trip's report: how late it is, and to whom that is said by now (U35)."""

from __future__ import annotations

from datetime import date
from typing import Final

from app.protocol.rules import ProtocolRules
from app.protocol.states import CaseState

#: Whom each rung reaches, the first at 1; further rungs reach the last.
RUNGS: Final = ("مسافر", "رئیس دفتر", "استاندار")


def rung_of(state: CaseState, due_on: date | None, today: date, rules: ProtocolRules) -> int:
    """How far the lateness of a report has risen: 0 in time, then one for each rung it passed."""
    if state is not CaseState.RETURNED or due_on is None:
        return 0
    late = (today - due_on).days
    return sum(1 for days in rules.report_rungs if late >= days)


def rung_words(rung: int) -> str:
    """To whom the lateness of a report is said by now; empty in time."""
    return RUNGS[min(rung, len(RUNGS)) - 1] if rung else ""
