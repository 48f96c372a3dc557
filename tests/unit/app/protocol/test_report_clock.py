"""The clock of a trip's report."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.protocol.report_clock import rung_of, rung_words
from app.protocol.rules import ProtocolRules
from app.protocol.states import CaseState

DUE = date(2026, 11, 22)
RULES = ProtocolRules()
BACK = CaseState.RETURNED


def test_it_rises_on_the_days_the_office_said() -> None:
    rungs = [
        rung_of(BACK, DUE, DUE + timedelta(days=days), RULES) for days in (-3, 0, 1, 4, 5, 14, 15)
    ]
    assert rungs == [0, 0, 1, 1, 2, 2, 3]
    assert [rung_words(rung) for rung in range(5)] == [
        "",
        "مسافر",
        "رئیس دفتر",
        "استاندار",
        "استاندار",
    ]


def test_without_a_day_nothing_is_late() -> None:
    assert rung_of(BACK, None, DUE, RULES) == 0


def test_only_a_report_that_is_awaited_is_late() -> None:
    late = DUE + timedelta(days=30)
    assert [state for state in CaseState if rung_of(state, DUE, late, RULES)] == [BACK]


@given(
    st.sets(st.integers(0, 120), min_size=1, max_size=6),
    st.integers(-200, 200),
    st.integers(0, 50),
)
def test_it_never_falls_again(days: set[int], late: int, more: int) -> None:
    rules = ProtocolRules(report_rungs=tuple(sorted(days)))
    first, then = (
        rung_of(BACK, DUE, DUE + timedelta(days=one), rules) for one in (late, late + more)
    )
    assert 0 <= first <= then <= len(days)
