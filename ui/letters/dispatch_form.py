"""By what a signed letter goes to which of its parties, with that channel's own number and time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final
from uuid import UUID

from app.changes import Changes
from app.errors import InvalidFields, InvalidInput
from app.letters import (
    DispatchDraft,
    LetterChannel,
    LetterSheet,
    PartyLine,
    PartyRole,
    dispatch_letter,
)
from app.marks import Classification
from app.texts import LETTER_CHANNELS
from ui.common.fields import CheckField, SegmentField, TextField
from ui.common.form import FieldRow
from ui.common.moment_field import MomentField, now_at
from ui.letters.step_forms import LetterStepForm, Saved
from ui.letters.texts import NUMBER_LABELS
from ui.shell import Shell

ACROSS: Final = 5
#: Parties in one line of the form.
BESIDE: Final = 2
RECEIPT: Final = "رسید (اگر اکنون هست)"
TAKEN: Final = "تحویل‌گیرنده"
#: Channels whose words for a sender are of the receiver here.
_NUMBERS: Final = {
    LetterChannel.FAX: "شماره نمابر گیرنده",
    LetterChannel.EMAIL: "نشانی رایانامه گیرنده",
    LetterChannel.ECE: "شماره دسته ECE",
}


class DispatchForm(LetterStepForm):
    """The form of sending a letter."""


def dispatch_form(shell: Shell, sheet: LetterSheet, saved: Saved) -> LetterStepForm:
    """To whom, by what, when, under which number, and who took it."""
    unsent = [one for one in sheet.parties if one.sent_at is None]
    ticks = [_tick(one) for one in unsent]
    channels = [(one, LETTER_CHANNELS[one]) for one in LetterChannel]
    channel = SegmentField("channel", "از چه راهی", channels, across=ACROSS)
    number = TextField("number", "شماره", digits=True)
    at = MomentField("at", "زمان (بی آن، اکنون)", lambda: now_at(shell))
    receipt = TextField("receipt", RECEIPT, digits=True)
    by_hand = sheet.classification >= Classification.SECRET
    wished = next((one.channel for one in unsent if one.channel is not None), None)
    channel.set_value(LetterChannel.BY_HAND if by_hand else wished or LetterChannel.POST)

    def show() -> None:
        chosen = channel.value()
        in_hand = chosen is LetterChannel.BY_HAND
        number.setVisible(not in_hand)
        number.rename(_NUMBERS.get(chosen) or NUMBER_LABELS.get(chosen, "شماره"))
        receipt.rename(TAKEN if in_hand else RECEIPT)
        receipt.mark_needed(needed=in_hand or by_hand)

    def deed(
        values: dict[str, Any], _key: UUID
    ) -> tuple[Callable[..., Changes[Any]], tuple[Any, ...]]:
        chosen = [one.id for one in unsent if values[_name(one)]]
        if not chosen and unsent:
            # The sentence belongs beside the first of them.
            problem = InvalidInput(_name(unsent[0]), "برای چه کسی فرستاده شد؟")
            raise InvalidFields([problem])
        in_hand = values["channel"] is LetterChannel.BY_HAND
        draft = DispatchDraft(
            channel=values["channel"],
            number="" if in_hand else values["number"],
            at=values["at"],
            receipt=values["receipt"],
        )
        return dispatch_letter, (chosen, draft)

    rows: list[FieldRow] = [*_rows(ticks), ((channel, 1),), ((number, 3), (at, 2), (receipt, 3))]
    form = DispatchForm(shell, sheet, "ارسال", rows, deed, saved, step="letter_dispatch")
    channel.edited.connect(show)
    show()
    return form


def _name(one: PartyLine) -> str:
    return f"party_{one.id}"


def _tick(one: PartyLine) -> CheckField:
    copy = " (رونوشت)" if one.role is PartyRole.COPY else ""
    field = CheckField(_name(one), f"{one.words}{copy}".replace("&", "&&"))
    field.set_value(True)
    return field


def _rows(ticks: Sequence[CheckField]) -> list[FieldRow]:
    return [
        tuple((field, 1) for field in ticks[place : place + BESIDE])
        for place in range(0, len(ticks), BESIDE)
    ]
