"""The detail pane of an order: his words, each referral's course, what is undone, each step."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from app.changes import Kind
from app.jalali import clock_text, jalali_text
from app.moments import moment_text
from app.order_sources import source_title
from app.orders import (
    RUNGS,
    FollowUpRow,
    OrderSheet,
    ReferralSheet,
    Scan,
    Telling,
    order_sheet,
)
from app.reminders import ReminderRow, with_reminders
from app.telephone import isolated_telephone
from app.text import isolate, persian_digits
from app.texts import (
    CLASSIFICATIONS,
    EXPECTED,
    FOLLOW_UP_WAYS,
    ORDER_KINDS,
    ORDER_STATES,
    REFERRAL_STATES,
    SCANS,
    TELLING_WAYS,
    WRITE_OFFS,
)
from ui import theme
from ui.common.chip import Chip
from ui.common.lines_pane import LinesPane
from ui.common.next_steps import NextSteps
from ui.orders.texts import NOTHING_CHOSEN, TELLINGS, shown_day, state_tone, state_words
from ui.reminders.texts import reminder_lines
from ui.shell import Shell

Lines = list[tuple[str, str]]

#: What is shown, and the question whose answer it is.
Shown = tuple[OrderSheet, tuple[ReminderRow, ...]]
order_shown = with_reminders(order_sheet, Kind.ORDER)


class OrderDetail(QFrame):
    """Shows one order, and the next steps of the line in sight."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        theme.set_kind(self, "card")
        self._title = QLabel(self)
        theme.set_kind(self._title, "heading")
        self._chip = Chip(self)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._chip)
        self._lines = LinesPane(self)
        self._next = NextSteps(shell, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 10, 14)
        layout.addLayout(head)
        layout.addWidget(self._lines, 1)
        layout.addLayout(self._next)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say what to do when nothing is chosen."""
        self._title.clear()
        self._chip.hide()
        self._lines.show_lines([("muted", NOTHING_CHOSEN)])
        self._next.show_actions(())

    def show_order(
        self,
        row: FollowUpRow,
        sheet: OrderSheet,
        reminders: Sequence[ReminderRow],
        offered: Sequence[str],
    ) -> None:
        """Show an order whole, with what can be done with its line."""
        self._title.setText(ORDER_KINDS[sheet.kind])
        self._chip.show_state(state_words(row), state_tone(row))
        self._chip.show()
        remind = reminder_lines(reminders, self._shell.today())
        self._lines.show_lines([*lines_of(sheet), *remind, *_steps(sheet)])
        self._next.show_actions(offered)

    def texts(self) -> list[str]:
        """What is shown, line by line."""
        return self._lines.texts()


def lines_of(sheet: OrderSheet) -> Lines:
    """An order as (kind, text) lines, but for its steps."""
    when = shown_day(sheet.given_on)
    if sheet.given_at is not None:
        when += f" ساعت {isolate(clock_text(sheet.given_at))}"
    marks = [ORDER_STATES[sheet.state], when]
    if sheet.classification:
        marks.append(CLASSIFICATIONS[sheet.classification])
    lines: Lines = [("strong", sheet.words), ("muted", " · ".join(marks))]
    lines.append(("muted", f"نویسنده: {sheet.written_by} · پیگیر: {sheet.owner}"))
    lines += _source_lines(sheet)
    if sheet.undone:
        lines += [("label", "آنچه مانده است"), *(("", one) for one in sheet.undone)]
    if sheet.settle_reason:
        lines += [("label", ORDER_STATES[sheet.state]), ("", sheet.settle_reason)]
    for referral in sheet.referrals:
        lines += _referral_lines(referral)
    lines += _telling_lines(sheet)
    if sheet.scan is not Scan.NOT_NEEDED:
        reason = f": {sheet.scan_reason}" if sheet.scan_reason else ""
        lines += [("label", "اسکن برگ"), ("", SCANS[sheet.scan] + reason)]
    if sheet.files:
        lines.append(("label", f"پرونده‌ها   {isolate('Ctrl+Shift+O')}"))
        lines += [("", f"{isolate(line.name)} · {line.by}") for line in sheet.files]
    return lines


def _source_lines(sheet: OrderSheet) -> Lines:
    if sheet.source_kind is None:
        lines: Lines = [("label", "سند"), ("", source_title(None))]
    else:
        number = isolate(persian_digits(sheet.source_number))
        lines = [("label", "سند"), ("", f"{source_title(sheet.source_kind)} {number}")]
        if sheet.source_title:
            lines.append(("", sheet.source_title))
    if sheet.applicant:
        phone = isolated_telephone(sheet.applicant_phone) if sheet.applicant_phone else ""
        lines += [("label", "متقاضی"), ("", " · ".join(p for p in (sheet.applicant, phone) if p))]
    return lines


def _referral_lines(referral: ReferralSheet) -> Lines:
    head = f"{REFERRAL_STATES[referral.state]} · {EXPECTED[referral.expected]}"
    lines: Lines = [("label", "ارجاع"), ("strong", referral.name), ("", head)]
    if referral.group_name:
        lines.append(("muted", f"از گروه {referral.group_name}"))
    if referral.due_on is not None:
        due = f"مهلت: {shown_day(referral.due_on)}"
        if referral.first_due_on is not None:
            due += f" (نخست {shown_day(referral.first_due_on)})"
        lines.append(("", due))
    if referral.extension_reason:
        lines.append(("muted", f"سبب تمدید: {referral.extension_reason}"))
    if referral.stopped_on is not None:
        lines.append(("muted", f"متوقف از {shown_day(referral.stopped_on)}"))
    for what, sent in (("اصل برگ", referral.paper), ("اسکن", referral.scan)):
        if sent is not None:
            receipt = f" · رسید: {sent.receipt}" if sent.receipt else ""
            at = isolate(moment_text(sent.at))
            lines.append(("muted", f"{what}: {sent.way} · {at}{receipt}"))
    lines += _asked_lines(referral)
    if referral.next_follow_up_on is not None:
        lines.append(("muted", f"نوبت بعد: {shown_day(referral.next_follow_up_on)}"))
    if referral.answer:
        number = f" ({isolate(referral.answer_reference)})" if referral.answer_reference else ""
        lines.append(("", f"پاسخ {shown_day(referral.answered_on)}{number}: {referral.answer}"))
    if referral.write_off is not None:
        day = shown_day(referral.written_off_on)
        words = f"{WRITE_OFFS[referral.write_off]} · {day} · {referral.written_off_by}"
        lines.append(("muted", words))
        if referral.write_off_reason:
            lines.append(("muted", referral.write_off_reason))
    return lines


def _asked_lines(referral: ReferralSheet) -> Lines:
    lines: Lines = []
    for asked in referral.follow_ups:
        what = RUNGS[asked.rung - 1] if asked.rung else "پیگیری"
        day = isolate(jalali_text(asked.at.date()))
        words = f"{day} · {what} {FOLLOW_UP_WAYS[asked.way]} · {asked.whom}"
        lines.append(("", words))
        if asked.answer:
            lines.append(("muted", asked.answer))
    return lines


def _telling_lines(sheet: OrderSheet) -> Lines:
    if sheet.telling is Telling.NOBODY_ASKED:
        return []
    lines: Lines = [("label", "اعلام نتیجه"), ("", TELLINGS[sheet.telling])]
    if sheet.told_at is not None and sheet.told_way is not None:
        at = isolate(moment_text(sheet.told_at))
        lines.append(("muted", f"{TELLING_WAYS[sheet.told_way]} · {at} · {sheet.told_by}"))
        lines.append(("muted", sheet.told_words))
    if sheet.untold_reason:
        lines.append(("muted", sheet.untold_reason))
    return lines


def _steps(sheet: OrderSheet) -> Lines:
    lines: Lines = [("label", "گام‌ها")]
    for step in sheet.steps:
        day, hour = jalali_text(step.at.date()), clock_text(step.at.time())
        back = " (پس گرفته شد)" if step.taken_back else ""
        lines.append(("muted", f"{isolate(day)} {isolate(hour)} · {step.by}: {step.words}{back}"))
    return lines
