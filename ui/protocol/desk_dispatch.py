"""The report of a trip on its way to the three who get it, on the desk, with its clock (P6.5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar, Final
from uuid import UUID

from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.protocol import record_dispatch
from app.protocol.dispatching import SENDABLE
from app.protocol.drafts import CaseDispatchDraft, ConversationDraft
from app.protocol.report_clock import remind_report, rung_words
from app.protocol.rows import CaseDispatchLine, CaseSheet
from app.protocol.states import CaseState, DispatchChannel
from app.protocol.texts import DISPATCH_CHANNELS, RECIPIENTS
from ui import theme
from ui.common.fields import ChoiceField, DateField, LinesField, TextField
from ui.common.labels import RIGHT_TO_LEFT_MARK, text_label
from ui.common.register_table import Column
from ui.protocol.desk_fields import LineFields, Making
from ui.protocol.desk_log import FIELDS as REMINDER
from ui.protocol.desk_part import DeskPart
from ui.protocol.desk_step import DeskStep
from ui.protocol.desk_table import NEW, TICK
from ui.protocol.desk_words import NOTHING, joined, late_words, shown_count, shown_day, shown_number
from ui.theme import Tone

ASKED: Final = "گزارش سفر خواسته شد."
NO_CLOCK: Final = "موعد گزارش با ثبت بازگشت آغاز می‌شود."


class RecipientLine:
    """The report at one recipient, as a line with an id of its own."""

    def __init__(self, place: int, line: CaseDispatchLine, *, is_due: bool) -> None:
        self.id, self.line = place, line
        #: The report is there to be sent.
        self.is_due = is_due

    @property
    def is_received(self) -> bool:
        """Whether his receipt is there."""
        return bool(self.line.receipt) or self.line.received_on is not None


def _state(row: RecipientLine) -> str:
    if row.line.sent_on is None:
        return "نرفته"
    return "رسید آمد" if row.is_received else "بی رسید"


def _tone(row: RecipientLine) -> Tone:
    if row.line.sent_on is None:
        return Tone.DANGER if row.is_due else Tone.QUIET
    return Tone.SUCCESS if row.is_received else Tone.WARNING


def _channel(row: RecipientLine) -> str:
    return DISPATCH_CHANNELS[row.line.channel] if row.line.channel is not None else NOTHING


COLUMNS: Final[tuple[Column[RecipientLine], ...]] = (
    Column("recipient", "گیرنده", lambda row: RECIPIENTS[row.line.recipient], 0, rank=1, least=160),
    Column("state", "وضعیت", _state, 96, tone=_tone, rank=1),
    Column("number", "شماره", lambda row: shown_number(row.line.number) or NOTHING, 130, rank=2),
    Column("sent", "تاریخ ارسال", lambda row: shown_day(row.line.sent_on) or NOTHING, 96, rank=2),
    Column("channel", "از راه", _channel, 110, rank=4),
    Column("receipt", "رسید", lambda row: shown_number(row.line.receipt) or NOTHING, 130, rank=3),
    Column(
        "received", "تاریخ رسید", lambda row: shown_day(row.line.received_on) or NOTHING, 96, rank=3
    ),
    Column("note", "یادداشت", lambda row: row.line.note or NOTHING, 150, rank=5),
)


def clock_words(sheet: CaseSheet) -> tuple[str, Tone]:
    """How the clock of the report stands."""
    if sheet.report_due_on is None:
        return NO_CLOCK, Tone.QUIET
    late = late_words(sheet.report_late_days) if sheet.report_late_days else ""
    rung = f"باید به {rung_words(sheet.report_rung)} گفته شود" if sheet.report_rung else ""
    reminded = (
        f"{shown_count(sheet.report_reminders)} یادآوری، تازه‌ترین "
        f"{shown_day(sheet.report_reminded_on)}"
        if sheet.report_reminders
        else ""
    )
    words = joined(f"موعد گزارش {shown_day(sheet.report_due_on)}", late, rung, reminded)
    return words, Tone.DANGER if late else Tone.INFORMATION


class DispatchPart(DeskPart):
    """The three recipients."""

    name = "dispatch"
    title = "ارسال گزارش"
    digit = 9
    hint = "Enter یا Space فرستادن به گیرنده، و بار دیگر رسید او را می‌نویسد."
    columns = COLUMNS
    deeds: ClassVar = {TICK: "opened", NEW: "remind"}
    buttons = (("ارسال یا رسید", "Enter", "opened"), ("یادآوری گزارش", "Ins", "remind"))

    def lay_before(self) -> None:
        """The clock stands over them."""
        self._clock = QFrame(self)
        line = QHBoxLayout(self._clock)
        line.setContentsMargins(12, 6, 12, 6)
        self._clock_words = text_label("", self._clock, "strong")
        line.addWidget(self._clock_words)
        self.column.addWidget(self._clock)

    @classmethod
    def count(cls, sheet: CaseSheet) -> str:
        """How many have it."""
        sent = sum(one.sent_on is not None for one in sheet.dispatches)
        return f"{shown_count(sent)} از {shown_count(len(sheet.dispatches))}"

    def lines(self, sheet: CaseSheet) -> Sequence[RecipientLine]:
        """The three."""
        is_due = sheet.state in SENDABLE
        return [
            RecipientLine(place, one, is_due=is_due)
            for place, one in enumerate(sheet.dispatches, 1)
        ]

    def show_case(self, sheet: CaseSheet) -> None:
        """Show them and the clock."""
        super().show_case(sheet)
        words, tone = clock_words(sheet)
        self._clock_words.setText(RIGHT_TO_LEFT_MARK + words)
        theme.set_tone(self._clock, tone)
        self.offer("remind", on=sheet.state is CaseState.RETURNED)

    def opened(self) -> None:
        """Open the form of the recipient."""
        if self.current() is not None and self.may_write:
            self.desk.open_editor(self, self.open_step("send", self.current().id))

    def remind(self) -> None:
        """Ask for a report that is awaited."""
        if self.sheet.state is CaseState.RETURNED:
            self.desk.open_editor(self, self.open_step("remind", None))

    def open_step(self, step: str, line: int | None) -> DeskStep | None:
        """The form of a recipient, or of a reminder."""
        if step == "remind":
            return self._remind_form()
        found = next((one for one in self.lines(self.sheet) if one.id == line), None)
        if step != "send" or found is None:
            return None
        held, today = found.line, self.shell.today
        ways = [(one, DISPATCH_CHANNELS[one]) for one in DispatchChannel]
        channel = ChoiceField("channel", "از راه", ways)
        channel.set_value(held.channel or DispatchChannel.GOVERNMENT_NETWORK)
        number = TextField("number", "شماره نامه", needed=True, digits=True)
        number.set_value(held.number)
        sent_on = DateField("sent_on", "تاریخ ارسال", today)
        sent_on.set_value(held.sent_on or today())
        receipt = TextField("receipt", "شماره یا نشانی رسید", digits=True)
        receipt.set_value(held.receipt)
        received_on = DateField("received_on", "تاریخ رسید", today)
        received_on.set_value(held.received_on)
        note = LinesField("note", "یادداشت", rows=2)
        note.set_value(held.note)

        def deed(values: dict[str, Any], _key: UUID) -> Any:
            return record_dispatch, (CaseDispatchDraft(recipient=held.recipient, **values),)

        rows = [
            ((number, 3), (sent_on, 2)),
            ((channel, 1),),
            ((receipt, 3), (received_on, 2)),
            ((note, 1),),
        ]
        title = "رسید گزارش" if held.sent_on is not None else "ارسال گزارش"
        return self.step_form(
            title,
            rows,
            deed,
            "send",
            line,
            RECIPIENTS[held.recipient],
            stands_on=lambda sheet: [
                one for one in sheet.dispatches if one.recipient is held.recipient
            ],
        )

    def _remind_form(self) -> DeskStep:
        """Asked as a line of the contact log is typed, of whoever leads."""
        head = self.sheet.head
        typed = LineFields(
            REMINDER, Making(self.shell, self.sheet, self.desk.ranks, self.sheet.starts_on)
        )
        begun = ConversationDraft(
            name=head.name if head is not None else "",
            contact_id=head.contact_id if head is not None else None,
            organisation=head.organisation if head is not None else "",
            phone=head.phone if head is not None else "",
            words=ASKED,
        )
        typed.show(begun)

        def deed(values: dict[str, Any], _key: UUID) -> Any:
            return remind_report, (replace(begun, **typed.read(values)),)

        return self.step_form("یادآوری گزارش سفر", typed.rows, deed, "remind")
