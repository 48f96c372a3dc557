"""The detail pane of a call: who, what, what the governor wrote, what was told, each step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from app.access import Right
from app.changes import Kind
from app.jalali import clock_text, jalali_text
from app.moments import moment_text
from app.phone_calls import (
    CallChannel,
    CallOutcome,
    CallPath,
    CallRow,
    CallSheet,
    arrange_call_file,
    attach_files,
    call_file,
    call_sheet,
    detach_file,
)
from app.reminders import ReminderRow, with_reminders
from app.telephone import isolated_telephone
from app.text import isolate, persian_digits
from app.texts import (
    ATTEMPT_OUTCOMES,
    CALL_CHANNELS,
    CALL_OUTCOMES,
    CALL_STATES,
    CLASSIFICATIONS,
    SPOKE_WITH,
    URGENCIES,
)
from ui import theme
from ui.common.chip import Chip
from ui.common.lines_pane import LinesPane
from ui.common.next_steps import NextSteps
from ui.common.order_words import order_lines
from ui.common.record_files import FiledRecord, FileKeeping, RecordFiles
from ui.phone_calls.kind_words import CallKind, labels_of, way_words
from ui.phone_calls.texts import (
    NOTHING_CHOSEN,
    shown_number,
    state_tone,
    state_words,
)
from ui.phone_calls.what_next import NEXT_STEPS
from ui.reminders.texts import reminder_lines
from ui.shell import Shell

FILES: Final = FileKeeping(
    Kind.CALL, "تماس", Right.LOG_CALLS, attach_files, detach_file, call_file, arrange_call_file
)
#: What is shown, and the question whose answer it is.
Shown = tuple[CallSheet, tuple[ReminderRow, ...]]
call_shown = with_reminders(call_sheet, Kind.CALL)


class CallDetail(QFrame):
    """Shows one call."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        theme.set_kind(self, "card")
        self._number = QLabel(self)
        theme.set_kind(self._number, "heading")
        self._chip = Chip(self)
        head = QHBoxLayout()
        head.addWidget(self._number)
        head.addStretch(1)
        head.addWidget(self._chip)
        self._lines = LinesPane(self)
        self.files = RecordFiles(shell, self, FILES)
        self._next = NextSteps(shell, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 10, 14)
        layout.addLayout(head)
        layout.addWidget(self._lines, 1)
        layout.addWidget(self.files)
        layout.addLayout(self._next)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say what to do when no call is chosen."""
        self._number.clear()
        self._chip.hide()
        self._lines.show_lines([("muted", NOTHING_CHOSEN)])
        self.files.show_record(None)
        self._next.show_actions(())

    def show_call(self, row: CallRow, sheet: CallSheet, reminders: Sequence[ReminderRow]) -> None:
        """Show a call whole."""
        self._number.setText(f"{CALL_CHANNELS[sheet.channel]} {shown_number(sheet.number)}")
        self._chip.show_state(state_words(row), state_tone(row))
        self._chip.show()
        remind = reminder_lines(reminders, self._shell.today())
        self._lines.show_lines([*_lines(sheet), *remind, *_earlier(sheet), *_steps(sheet)])
        self.files.show_record(FiledRecord(sheet.id, sheet.number, sheet.caller_name, sheet.files))
        may = self._shell.operator().may(Right.READ_ORDERS)
        to_orders = ("show_orders",) if sheet.orders and may else ()
        self._next.show_actions((*NEXT_STEPS[sheet.state], *to_orders))


def _lines(sheet: CallSheet) -> list[tuple[str, str]]:
    """A call as (kind, text) lines, but for what went before it and its steps."""
    lines = _caller_lines(sheet)
    if sheet.subject:
        lines += [("label", "موضوع"), ("strong", sheet.subject)]
    if sheet.request:
        label = labels_of(_kind(sheet), len(sheet.request.split()))["request"]
        lines += [("label", label), ("", sheet.request)]
    lines += _own_lines(sheet)
    if sheet.outcome is not CallOutcome.TAKEN:
        lines += [("label", "آنچه گذشت"), ("", CALL_OUTCOMES[sheet.outcome])]
    elif sheet.path in (CallPath.DIRECT, CallPath.PLACED) and sheet.spoke_with is not None:
        lines += [("label", "گفتگو با"), ("", SPOKE_WITH[sheet.spoke_with])]
    if sheet.result:
        lines += [("label", "نتیجه"), ("", sheet.result)]
    lines += [*order_lines(sheet.orders), *_plan_lines(sheet), *_attempt_lines(sheet)]
    return lines


def _kind(sheet: CallSheet) -> CallKind:
    return CallKind((sheet.channel, sheet.direction), sheet.path, sheet.outcome)


def _own_lines(sheet: CallSheet) -> list[tuple[str, str]]:
    """What only faxes, telephonograms, calls placed for the governor and old calls have."""
    pages = persian_digits(str(sheet.pages)) if sheet.pages else ""
    connected = isolate(clock_text(sheet.connected_at.time())) if sheet.connected_at else ""
    told = (
        ("شمار صفحه‌ها", pages),
        ("شماره فرستنده", isolate(persian_digits(sheet.sender_number))),
        ("شماره در دفتر پیشین", isolate(persian_digits(sheet.former_number))),
        ("رسید ارسال", sheet.receipt),
        ("گوینده", sheet.passed_by),
        ("گیرنده پیام", sheet.received_by),
        ("وصل شد در ساعت", connected),
    )
    lines = [("", f"{label}: {text}") for label, text in told if text]
    if sheet.channel is CallChannel.TELEPHONOGRAM:
        lines.append(("", "بازخوانی شد" if sheet.read_back else "بازخوانی نشد"))
    return [("label", "مشخصات"), *lines] if lines else []


def _caller_lines(sheet: CallSheet) -> list[tuple[str, str]]:
    who = " · ".join(part for part in (sheet.caller_name, sheet.caller_post) if part)
    hours = isolate(clock_text(sheet.called_at.time()))
    if sheet.ended_at is not None:
        hours = f"{hours} تا {isolate(clock_text(sheet.ended_at.time()))}"
    when = f"{isolate(jalali_text(sheet.called_at.date()))} ساعت {hours}"
    marks = [way_words((sheet.channel, sheet.direction))]
    if sheet.urgency.value != "normal":
        marks.append(URGENCIES[sheet.urgency])
    if sheet.classification:
        marks.append(CLASSIFICATIONS[sheet.classification])
    if sheet.back_dated:
        marks.append("ثبت با تاریخ گذشته")
    lines = [("strong", who), ("", sheet.organisation), ("", isolated_telephone(sheet.phone))]
    lines += [("muted", when), ("muted", " · ".join(marks)), ("muted", f"ثبت: {sheet.taken_by}")]
    return [(kind, text) for kind, text in lines if text]


def _plan_lines(sheet: CallSheet) -> list[tuple[str, str]]:
    plan = sheet.plan
    if plan is None:
        return []
    who = f" · وعده {plan.promised_by}" if plan.promised_by else ""
    lines = [("label", "تماس مجدد"), ("strong", f"{isolate(moment_text(plan.at))}{who}")]
    return [*lines, ("", plan.note)] if plan.note else lines


def _attempt_lines(sheet: CallSheet) -> list[tuple[str, str]]:
    if not sheet.attempts:
        return []
    placing = sheet.path is CallPath.PLACED
    lines = [("label", "کوشش‌ها" if placing else "اعلام نتیجه به متقاضی")]
    for attempt in sheet.attempts:
        day, hour = jalali_text(attempt.at.date()), clock_text(attempt.at.time())
        head = f"{isolate(day)} {isolate(hour)} · {ATTEMPT_OUTCOMES[attempt.outcome]}"
        lines.append(("", f"{head} · {attempt.by}"))
        if attempt.words:
            lines.append(("muted", attempt.words))
    return lines


def _earlier(sheet: CallSheet) -> list[tuple[str, str]]:
    if not sheet.earlier:
        return []
    lines = [("label", "سابقه این تماس‌گیرنده")]
    for call in sheet.earlier:
        what = call.subject if call.outcome is CallOutcome.TAKEN else CALL_OUTCOMES[call.outcome]
        came = call.note or CALL_STATES[call.state]
        day = isolate(jalali_text(call.called_at.date()))
        lines += [("", f"{day} · {what}"), ("muted", came)]
    return lines


def _steps(sheet: CallSheet) -> list[tuple[str, str]]:
    lines = [("label", "گام‌ها")]
    for step in sheet.steps:
        day, hour = isolate(jalali_text(step.at.date())), isolate(clock_text(step.at.time()))
        words = f"{step.reason if step.is_plan else CALL_STATES[step.state]} · {day} {hour}"
        words += f" · {step.by}"
        if step.reason and not step.is_plan:
            words += f" · {step.reason}"
        if step.taken_back:
            words += " · پس گرفته شد"
        lines.append(("muted" if step.taken_back else "", words))
    return lines
