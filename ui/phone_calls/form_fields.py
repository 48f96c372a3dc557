"""The fields of the call form, in the order of the keyboard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from app.contacts import ContactKind
from app.marks import Classification, Urgency
from app.phone_calls import (
    CallChannel,
    CallDirection,
    CallPath,
    SpokeWith,
    fields_of,
    needed_of,
)
from app.texts import CALL_PATHS, CLASSIFICATIONS, SPOKE_WITH, URGENCIES
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
from ui.common.number_field import NumberField
from ui.phone_calls.kind_words import CallKind, Way, labels_of, way_words
from ui.shell import Shell


@dataclass(frozen=True)
class CallFields:
    """The fields the form itself asks, and all of them in rows."""

    caller: ContactField
    phone: TextField
    post: TextField
    subject: TextField
    request: LinesField
    path: SegmentField
    way: ChoiceField
    rows: tuple[FieldRow, ...]


def call_fields(shell: Shell, ways: Sequence[Way]) -> CallFields:
    """Make the fields; `ways` are what the list of kinds offers."""
    tasks = shell.tasks
    caller = ContactField("caller_name", "تماس‌گیرنده", tasks, needed=True)
    phone = TextField("phone", "تلفن", digits=True)
    post = TextField("caller_post", "سمت")
    subject = TextField("subject", "موضوع", needed=True)
    request = LinesField("request", "شرح درخواست", needed=True, rows=5)
    path = SegmentField("path", "مسیر (Alt+4)", [(value, CALL_PATHS[value]) for value in CallPath])
    way = ChoiceField("way", "نوع (Alt+5)", [(value, way_words(value)) for value in ways])
    organisations = (ContactKind.ORGANISATION, ContactKind.UNIT)
    clearance = shell.operator().clearance
    classes = [(c, CLASSIFICATIONS[c]) for c in Classification if c <= clearance]
    who = [(value, SPOKE_WITH[value]) for value in SpokeWith]
    urgencies = [(value, URGENCIES[value]) for value in Urgency]
    rows: tuple[FieldRow, ...] = (
        ((caller, 5), (phone, 4)),
        (
            (post, 5),
            (ContactField("organisation", "دستگاه", tasks, kinds=organisations, hint=""), 4),
        ),
        ((subject, 1),),
        (
            (TextField("sender_number", "شماره نامه"), 3),
            (NumberField("pages", "شمار صفحه‌ها", needed=True), 2),
            (TextField("receipt", "رسید ارسال"), 4),
        ),
        ((request, 1),),
        (
            (TextField("passed_by", "گوینده", needed=True), 3),
            (TextField("received_by", "گیرنده پیام", needed=True), 3),
            (CheckField("read_back", "بازخوانی شد"), 2),
        ),
        ((path, 6), (way, 3)),
        ((SegmentField("spoke_with", "گفتگو با", who), 5), (TimeField("ended_at", "پایان"), 2)),
        ((LinesField("result", "نتیجه گفتگو", rows=2), 1),),
        (
            (DateField("called_on", "تاریخ", shell.today), 9),
            (TimeField("called_at", "ساعت"), 5),
            (ChoiceField("urgency", "فوریت", urgencies), 7),
            (ChoiceField("classification", "طبقه‌بندی", classes), 8),
        ),
        (
            (TextField("national_id", "کد ملی", digits=True), 4),
            (CheckField("add_caller", "به دفتر اشخاص افزوده شود"), 5),
        ),
    )
    return CallFields(caller, phone, post, subject, request, path, way, rows)


#: Fields that show themselves, whatever the kind.
_ALWAYS_IN_SIGHT: Final = frozenset({"path", "way", "add_caller"})

#: Fields that only some kinds cannot do without.
_SOMETIMES_NEEDED: Final = ("request", "result")


def show_fields(fields: Mapping[str, Field], kind: CallKind) -> None:
    """Show what belongs to this kind, and hide the rest with what is typed in it."""
    own = fields_of(kind.channel, kind.direction, kind.path, kind.outcome)
    for name, field in fields.items():
        if name not in _ALWAYS_IN_SIGHT:
            field.setVisible(name in own)


def name_fields(fields: Mapping[str, Field], kind: CallKind) -> None:
    """Call the fields what they are called for this kind, with a star where one is needed."""
    words = len(fields["request"].value().split())
    for name, label in labels_of(kind, words).items():
        fields[name].rename(label)
    needed = dict(needed_of(kind.channel, kind.direction, kind.path, kind.outcome))
    for name in _SOMETIMES_NEEDED:
        fields[name].mark_needed(needed=name in needed)


def name_this_end(fields: Mapping[str, Field], kind: CallKind, operator: str) -> None:
    """This end of a telephonogram is whoever sits here."""
    if kind.channel is not CallChannel.TELEPHONOGRAM:
        return
    here, there = fields["received_by"], fields["passed_by"]
    if kind.direction is CallDirection.OUTGOING:
        here, there = there, here
    if not here.value().strip():
        here.set_value(operator)
    if there.value() == operator:
        there.set_value("")
