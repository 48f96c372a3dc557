"""The fields of a letter's form, in the order of the keyboard, and which are in sight when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QObject

from app.contacts import ContactKind
from app.letters import (
    CHANNEL_FIELDS,
    WITHOUT_CHANNEL,
    LetterChannel,
    LetterDirection,
    LetterKind,
    PartyRole,
)
from app.marks import Classification, Urgency
from app.texts import CLASSIFICATIONS, LETTER_CHANNELS, LETTER_KINDS, URGENCIES
from ui.common.contact_edit import ContactField
from ui.common.fields import (
    CheckField,
    ChoiceField,
    DateField,
    Field,
    LinesField,
    SegmentField,
    TextField,
    TimeField,
)
from ui.common.form import FieldRow
from ui.common.moment_field import MomentField, now_at
from ui.common.rows_field import RowsField
from ui.letters.row_fields import EnclosureLine, LinkLine, PartyLine
from ui.letters.texts import BRINGER_LABELS, NEEDS_BRINGER, NUMBER_LABELS
from ui.shell import Shell

#: Channels in one line of the form.
ACROSS: Final = 5
#: The number a person takes from no reserved block.
NO_BLOCK: Final = (None, "شماره بعدی دفتر")
#: The book the office's rules choose.
PROPER_BOOK: Final = (None, "دفتر مناسب (خودکار)")

#: Only of a letter that comes in.
_INCOMING: Final = frozenset(
    {"sender_phone", "their_number", "their_date", "channel", "received_on", "received_at"}
)
#: Only of one that goes from unit to unit.
_INTERNAL: Final = frozenset({"receivers", "dated"})


@dataclass(frozen=True)
class LetterFields:
    """The fields the form itself asks, and all of them in rows."""

    sender: ContactField
    organisation: ContactField
    channel: SegmentField
    wants_answer: CheckField
    due_on: DateField
    register: ChoiceField
    block: ChoiceField
    rows: tuple[FieldRow, ...]


def letter_fields(shell: Shell, watch: QObject) -> LetterFields:
    """Make the fields; `watch` hears the keys of those in rows."""
    tasks, clearance = shell.tasks, shell.operator().clearance
    places = (ContactKind.ORGANISATION, ContactKind.UNIT)
    sender = ContactField("sender_name", "فرستنده", tasks, needed=True)
    organisation = ContactField("organisation", "دستگاه", tasks, kinds=places, hint="")
    channels = [(one, LETTER_CHANNELS[one]) for one in LetterChannel]
    channel = SegmentField("channel", "از چه راهی رسید", channels, across=ACROSS)
    classes = [(one, CLASSIFICATIONS[one]) for one in Classification if one <= clearance]
    wants_answer = CheckField("wants_answer", "پاسخ می‌خواهد")
    due_on = DateField("due_on", "مهلت پاسخ", shell.today)
    register = ChoiceField("register_id", "دفتر", [PROPER_BOOK])
    block = ChoiceField("block_id", "شماره", [NO_BLOCK])
    rows: tuple[FieldRow, ...] = (
        ((sender, 5), (TextField("sender_phone", "تلفن فرستنده", digits=True), 4)),
        ((TextField("sender_post", "سمت"), 5), (organisation, 4)),
        (
            (TextField("their_number", "شماره نامه فرستنده", digits=True), 5),
            (DateField("their_date", "تاریخ آن", shell.today), 4),
        ),
        ((TextField("subject", "موضوع", needed=True), 1),),
        ((channel, 1),),
        (
            (TextField("bringer", "آورنده"), 3),
            (TextField("channel_number", "شماره", digits=True), 3),
            (TextField("batch", "دسته ECE", digits=True), 3),
            (MomentField("channel_at", "زمان", lambda: now_at(shell)), 3),
            (TextField("channel_operator", "متصدی آن"), 3),
        ),
        (
            (ChoiceField("kind", "گونه", [(one, LETTER_KINDS[one]) for one in LetterKind]), 1),
            (ChoiceField("urgency", "فوریت", [(one, URGENCIES[one]) for one in Urgency]), 1),
            (ChoiceField("classification", "طبقه‌بندی", classes), 1),
        ),
        ((due_on, 3), (wants_answer, 3), (CheckField("on_paper", "اصل کاغذی آمده است"), 3)),
        ((RowsField("receivers", "گیرندگان", _party(shell, PartyRole.RECEIVER), watch), 1),),
        ((RowsField("links", "عطف و پیرو", partial(LinkLine, tasks), watch), 1),),
        ((RowsField("enclosures", "پیوست‌ها", partial(EnclosureLine, clearance), watch), 1),),
        ((RowsField("copies", "رونوشت‌ها", _party(shell, PartyRole.COPY), watch), 1),),
        ((TextField("keywords", "کلیدواژه‌ها"), 1),),
        ((LinesField("summary", "چکیده", rows=3), 1),),
        (
            (DateField("received_on", "تاریخ وصول", shell.today), 3),
            (TimeField("received_at", "ساعت"), 2),
            (DateField("dated", "تاریخ نامه", shell.today), 3),
            (TextField("back_dated_reason", "سبب ثبت با تاریخ گذشته", needed=True), 6),
        ),
        ((register, 1), (block, 1)),
    )
    return LetterFields(sender, organisation, channel, wants_answer, due_on, register, block, rows)


def _party(shell: Shell, role: PartyRole) -> Any:
    return partial(PartyLine, shell.tasks, role)


def show_fields(
    fields: Mapping[str, Field],
    direction: LetterDirection,
    *,
    registering: bool,
    back_dated: bool,
) -> None:
    """Show what belongs to the direction and the channel; the rest keeps what is typed in it."""
    incoming = direction is LetterDirection.INCOMING
    channel = fields["channel"].value()
    own = CHANNEL_FIELDS[channel] if incoming else ()
    for name, field in fields.items():
        shown = name in own if name in WITHOUT_CHANNEL else True
        if name in _INCOMING | _INTERNAL:
            shown = incoming if name in _INCOMING else not incoming
        field.setVisible(shown)
    fields["wants_answer"].setVisible(incoming)
    fields["due_on"].setVisible(not incoming or fields["wants_answer"].value())
    fields["back_dated_reason"].setVisible(back_dated)
    # A book once chosen and a paper once come in are changed by steps, not by a correction.
    for name in ("register_id", "block_id", "on_paper"):
        fields[name].setVisible(registering)
    fields["channel_number"].rename(NUMBER_LABELS.get(channel, "شماره"))
    fields["bringer"].rename(BRINGER_LABELS.get(channel, "آورنده"))
    fields["bringer"].mark_needed(needed=channel in NEEDS_BRINGER)
    fields["sender_name"].mark_needed(needed=incoming)
