"""A caller's earlier calls, beside the form while it is filled."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.jalali import jalali_text
from app.phone_calls import CallOutcome, EarlierCall
from app.text import isolate, persian_digits
from app.texts import CALL_OUTCOMES, CALL_STATES
from ui import theme
from ui.common.labels import take_all, text_label
from ui.phone_calls.texts import shown_number

WIDTH = 214
#: More would make the form longer than the screen.
SHOWN = 5


class CallerHistory(QFrame):
    """What this caller asked before and what came of it; hidden when there is nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_kind(self, "note")
        theme.keep_width(self, WIDTH)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(10, 8, 10, 8)
        self._lines.setSpacing(2)
        self.calls: tuple[EarlierCall, ...] = ()
        self.hide()

    def show_calls(self, calls: Sequence[EarlierCall]) -> None:
        """Show these calls, newest first."""
        self.calls = tuple(calls)
        take_all(self._lines)
        count = persian_digits(str(len(calls)))
        self._add(f"سابقه این تماس‌گیرنده ({count})", "strong")
        for call in calls[:SHOWN]:
            self._show_call(call)
        self._lines.addStretch(1)
        self.setVisible(bool(calls))

    def _show_call(self, call: EarlierCall) -> None:
        day = isolate(jalali_text(call.called_at.date()))
        self._lines.addSpacing(6)
        self._add(f"{day} · {shown_number(call.number)}", "muted")
        taken = call.outcome is CallOutcome.TAKEN
        self._add(call.subject if taken else CALL_OUTCOMES[call.outcome], "")
        if taken:
            self._add(call.note or CALL_STATES[call.state], "muted")

    def _add(self, text: str, kind: str) -> None:
        self._lines.addWidget(text_label(text, self, kind))
