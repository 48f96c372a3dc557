"""The call in hand: whom to ring, the number large enough to dial from, and what to say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.jalali import jalali_text
from app.moments import near_text
from app.orders import Awaited, OrderState
from app.phone_calls import CallSheet, CallState, TellingSheet, ToTell
from app.telephone import isolated_telephone
from app.text import isolate, persian_digits
from app.texts import AWAITED, CALL_STATES, CLASSIFICATIONS, URGENCIES
from ui import theme
from ui.common.chip import Chip
from ui.common.labels import take_all, text_label
from ui.common.order_words import referral_words
from ui.common.shortcuts import shortcut_of
from ui.shell import Shell
from ui.telling.texts import NOTHING_CHOSEN, attempt_words, is_told_here, turn_tone, turn_words

#: One key an outcome; the first is what one hopes for.
OUTCOMES: Final = ("told", "no_answer", "busy", "told_to_relative", "call_later", "open_call")
PROMISE_OUTCOMES: Final = ("promise_kept", "no_answer", "busy", "call_later", "open_call")


class TellingPanel(QFrame):
    """Shows one call to be rung."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        theme.set_kind(self, "card")
        self._name = text_label("", self, "title")
        self._chip = Chip(self)
        self._who = text_label("", self, "muted")
        self.number = QLabel(self)
        self.number.setTextFormat(Qt.TextFormat.PlainText)
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        theme.set_kind(self.number, "dial")
        self._others = text_label("", self, "strong", selectable=True)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._next = text_label("", self, "muted")
        self._buttons = QGridLayout()
        self._buttons.setSpacing(theme.SPACE[1])
        self._lay_out()
        self.show_nothing()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        head.addWidget(self._chip)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 14, 14)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self._who)
        layout.addWidget(self.number)
        layout.addWidget(self._others)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self._next)
        layout.addLayout(self._buttons)

    def show_nothing(self) -> None:
        """Nobody is to be rung."""
        for label in (self._name, self._who, self.number, self._others, self._next):
            label.clear()
            label.hide()
        self._chip.hide()
        self._show_lines([("muted", NOTHING_CHOSEN)])
        take_all(self._buttons)

    def show_call(self, row: ToTell, sheet: TellingSheet, today: date) -> None:
        """Show whom to ring and what to say."""
        call = sheet.call
        self._show(self._name, call.caller_name or "—")
        who = " · ".join(part for part in (call.caller_post, call.organisation) if part)
        self._show(self._who, who)
        self._show(self.number, isolated_telephone(call.phone) or "شماره ندارد")
        self._show(self._others, _other_numbers(sheet))
        self._chip.show_state(turn_words(row, today), turn_tone(row))
        self._chip.show()
        self._show_lines([*_awaited(row, call), *_lines(call, today)])
        proposal = isolate(near_text(sheet.proposal, today))
        self._show(self._next, f"اگر پاسخ ندهد یا اشغال باشد، نوبت بعد: {proposal}")
        self._show_buttons(OUTCOMES if is_told_here(call.state) else PROMISE_OUTCOMES)

    @staticmethod
    def _show(label: QLabel, text: str) -> None:
        # The mark keeps a name or a number that begins with a digit at the right.
        label.setText(f"\u200f{text}" if text else "")
        label.setVisible(bool(text))

    def _show_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        inside = QWidget()
        theme.set_kind(inside, "inside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 4, 8, 4)
        column.setSpacing(3)
        for kind, text in lines:
            if kind == "label":
                column.addSpacing(10)
            column.addWidget(text_label(text, inside, kind, selectable=True))
        column.addStretch(1)
        self._scroll.setWidget(inside)

    def _show_buttons(self, names: Sequence[str]) -> None:
        take_all(self._buttons)
        for number, name in enumerate(names):
            action = self._shell.action(name)
            button = QPushButton(f"{action.text()}   {shortcut_of(action)}".strip(), self)
            button.setToolTip(action.toolTip())
            button.setEnabled(action.isEnabled())
            action.enabledChanged.connect(button.setEnabled)
            if not number:
                theme.set_kind(button, "primary")
            button.clicked.connect(action.trigger)
            line, place = divmod(number, 2)
            self._buttons.addWidget(button, line, place)


def _other_numbers(sheet: TellingSheet) -> str:
    numbers = (
        f"{phone.label or 'شماره دیگر'}: {isolated_telephone(phone.shown)}"
        for phone in sheet.other_numbers
    )
    return "   ·   ".join(numbers)


def _awaited(row: ToTell, call: CallSheet) -> list[tuple[str, str]]:
    """What has to come before anybody rings."""
    if row.awaited is Awaited.NOTHING:
        return []
    promised = row.plan is not None and row.plan.promised_by
    lines = [("label", f"{'' if promised else 'هنوز زنگ نزنید: '}{AWAITED[row.awaited]}")]
    for order in call.orders:
        if order.state is OrderState.OPEN:
            lines += [("strong", referral_words(one)) for one in order.referrals]
    return lines


def _lines(call: CallSheet, today: date) -> list[tuple[str, str]]:
    """What to say, of what, and what was tried, as (kind, text) lines."""
    lines: list[tuple[str, str]] = []
    if call.plan is not None and call.plan.promised_by:
        when = isolate(near_text(call.plan.at, today))
        lines += [("label", f"وعده {call.plan.promised_by} برای {when}")]
        lines += [("strong", call.plan.note or "تماس بگیریم.")]
    if call.note is not None:
        lines += [("label", "چه گفته شود"), ("strong", call.note.words)]
        if call.note.referred_to:
            due = f" تا {isolate(jalali_text(call.note.due_on))}" if call.note.due_on else ""
            lines.append(("", f"ارجاع به {call.note.referred_to}{due}"))
    elif call.state is not CallState.TO_BE_TOLD:
        lines += [("label", "وضعیت تماس"), ("", CALL_STATES[call.state])]
    if call.subject:
        lines += [("label", "موضوع"), ("strong", call.subject)]
    if call.request:
        lines.append(("muted", call.request))
    return [*lines, *_attempts(call, today), *_marks(call, today)]


def _attempts(call: CallSheet, today: date) -> list[tuple[str, str]]:
    if not call.attempts:
        return [("label", "تا کنون کوششی نشده است")]
    count = persian_digits(str(len(call.attempts)))
    lines = [("label", f"کوشش‌های پیشین ({count})")]
    for attempt in reversed(call.attempts):
        lines.append(("", attempt_words(attempt, today)))
        if attempt.words:
            lines.append(("muted", attempt.words))
    return lines


def _marks(call: CallSheet, today: date) -> list[tuple[str, str]]:
    marks = [f"تماس {isolate(persian_digits(call.number))}"]
    marks.append(isolate(near_text(call.called_at, today)))
    if call.urgency.value != "normal":
        marks.append(URGENCIES[call.urgency])
    if call.classification:
        marks.append(CLASSIFICATIONS[call.classification])
    return [("label", " · ".join(marks))]
