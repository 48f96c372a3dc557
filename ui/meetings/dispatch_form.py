"""To whom the minutes or an extract of them go, and the receipt when it comes (P1.7)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from app.errors import InvalidInput
from app.meetings.distributing import distribute, proposed_dispatches, receipt_of
from app.meetings.drafts import DispatchDraft
from app.meetings.rows import DispatchLine, MeetingSheet
from app.meetings.states import DispatchPart, InviteChannel
from app.meetings.texts import DISPATCH_PARTS, INVITE_CHANNELS
from app.text import persian_digits
from ui.common.contact_edit import ContactField
from ui.common.fields import ChoiceField, DateField, TextField
from ui.common.labels import text_label
from ui.common.rows_field import FieldLine, RowsField
from ui.common.tasks import Tasks
from ui.meetings.desk_step import MinutesStepForm
from ui.meetings.step_form import Saved
from ui.shell import Shell

SEND: Final = "فرستادن صورتجلسه"
RECEIPT: Final = "رسید گیرنده"
PROPOSED: Final = (
    "حاضران و مسئولان مصوبات از پیش نوشته شده‌اند: حاضران همه صورتجلسه را می‌گیرند و دیگران گزیده "
    "مصوبات خود را. هر که را نباید بگیرد پاک کنید."
)
NOBODY: Final = "کسی در فهرست نیست؛ دست‌کم یک گیرنده بنویسید."
NONE_WAITS: Final = "رسید همه گیرندگان ثبت شده است."

_PARTS: Final = [(one, DISPATCH_PARTS[one]) for one in DispatchPart]
_CHANNELS: Final = [(one, INVITE_CHANNELS[one]) for one in InviteChannel]


class DispatchRow(FieldLine[DispatchDraft]):
    """One receiver: who, what he gets, how, under which number."""

    def __init__(self, tasks: Tasks) -> None:
        self.who = ContactField("name", "گیرنده", tasks, hint="گیرنده")
        self.organisation = TextField("organisation", "دستگاه", hint="دستگاه")
        self.part = ChoiceField("part", "چه", _PARTS)
        self.channel = ChoiceField("channel", "از راه", _CHANNELS)
        self.number = TextField("number", "شماره", digits=True, hint="شماره")
        super().__init__(
            [
                (self.who, 5),
                (self.organisation, 5),
                (self.part, 3),
                (self.channel, 3),
                (self.number, 3),
            ]
        )

    def value(self) -> DispatchDraft:
        """The dispatch as typed."""
        return DispatchDraft(
            part=self.part.value(),
            contact_id=self.who.contact_id,
            name=self.who.value(),
            organisation=self.organisation.value(),
            channel=self.channel.value(),
            number=self.number.value(),
        )

    def set_value(self, value: DispatchDraft) -> None:
        """Show a dispatch."""
        self.who.set_contact(value.contact_id, value.name)
        self.organisation.set_value(value.organisation)
        self.part.set_value(value.part)
        self.channel.set_value(value.channel)
        self.number.set_value(persian_digits(value.number))


class DispatchForm(MinutesStepForm):
    """Sends the minutes: everybody who should have them is proposed."""

    def __init__(self, shell: Shell, sheet: MeetingSheet, saved: Saved) -> None:
        self.sent_to = RowsField(
            "receivers", "گیرندگان", lambda: DispatchRow(shell.tasks), watch=None
        )
        rows = [((self.sent_to, 1),)]
        super().__init__(shell, sheet, SEND, rows, _send, saved, step="minutes_distribute")
        self.sent_to.rows.watch = self
        self.body.insertWidget(1, text_label(PROPOSED, self, "muted"))
        shell.tasks.read(self, proposed_dispatches, sheet.id, done=self._propose)

    def _propose(self, found: Sequence[DispatchDraft]) -> None:
        if not self.is_changed:
            self.sent_to.set_value(found)


def _send(values: dict[str, Any], _key: UUID) -> Any:
    if not values["receivers"]:
        raise InvalidInput("receivers", NOBODY)
    return distribute, (values["receivers"],)


def waiting_receipts(sheet: MeetingSheet) -> list[DispatchLine]:
    """Dispatches whose receipt has not come."""
    return [one for one in sheet.dispatches if one.received_on is None]


def receipt_form(shell: Shell, sheet: MeetingSheet, saved: Saved) -> MinutesStepForm:
    """The form in which a receipt is written."""
    waits = waiting_receipts(sheet)
    choices: list[tuple[int | None, str]] = [(one.id, _dispatch_words(one)) for one in waits]
    choices = choices or [(None, NONE_WAITS)]
    to = ChoiceField("dispatch", "گیرنده", choices)
    receipt = TextField("receipt", "رسید: شماره ثبت آنها، یا نام کسی که گرفت")
    received = DateField("received_on", "در تاریخ", shell.today, needed=True)
    received.set_value(shell.today())
    return MinutesStepForm(
        shell,
        sheet,
        RECEIPT,
        [((to, 1),), ((receipt, 3), (received, 2))],
        _received,
        saved,
        step="minutes_receipt",
    )


def _received(values: dict[str, Any], _key: UUID) -> Any:
    day: date | None = values["received_on"]
    if values["dispatch"] is None:
        raise InvalidInput("dispatch", NONE_WAITS)
    return receipt_of, (values["dispatch"], values["receipt"], day)


def _dispatch_words(one: DispatchLine) -> str:
    named = " — ".join(part for part in (one.name, one.organisation) if part)
    return f"{named} ({DISPATCH_PARTS[one.part]}، {INVITE_CHANNELS[one.channel]})"
