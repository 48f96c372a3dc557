"""A caller's earlier calls, beside the form while it is filled."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.jalali import jalali_text
from app.phone_calls import CallOutcome, EarlierCall
from app.text import isolate
from app.texts import CALL_OUTCOMES, CALL_STATES
from ui.common.history import Entry, HistoryNote
from ui.phone_calls.texts import shown_number


class CallerHistory(HistoryNote):
    """What this caller asked before and what came of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("سابقه این تماس‌گیرنده", parent)
        self.calls: tuple[EarlierCall, ...] = ()

    def show_calls(self, calls: Sequence[EarlierCall]) -> None:
        """Show these calls, newest first."""
        self.calls = tuple(calls)
        self.show_entries([_entry(call) for call in calls])


def _entry(call: EarlierCall) -> Entry:
    when = f"{isolate(jalali_text(call.called_at.date()))} · {shown_number(call.number)}"
    if call.outcome is not CallOutcome.TAKEN:
        return when, CALL_OUTCOMES[call.outcome], ""
    return when, call.subject, call.note or CALL_STATES[call.state]
