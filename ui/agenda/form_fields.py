"""The fields of an entry's form, in blocks, and which belong to what kind of entry."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QObject

from app.agenda import EventKind, Inviter, Origin, RequestChannel
from app.agenda.texts import (
    EVENT_CHANNELS,
    EVENT_KINDS,
    EVENT_ORIGINS,
    INVITERS,
)
from app.contacts import ContactKind
from app.marks import Classification
from app.texts import CLASSIFICATIONS
from ui.agenda.row_fields import AttendeeRow, PressField, UseRow
from ui.agenda.series_views import SCOPES
from ui.agenda.time_part import TimePart
from ui.common.contact_edit import ContactField
from ui.common.fields import (
    CheckField,
    ChoiceField,
    DateField,
    Field,
    LinesField,
    SegmentField,
    TextField,
)
from ui.common.form import FieldRow
from ui.common.letter_field import LetterField
from ui.common.number_field import NumberField
from ui.common.rows_field import RowsField
from ui.shell import Shell

#: Kinds in one line of the form.
ACROSS: Final = 5
#: Kinds nobody asks for and nobody is invited to.
PRIVATE: Final = frozenset({EventKind.PERSONAL, EventKind.BLOCKED})
#: Kinds somebody comes to by himself.
_ALONE: Final = PRIVATE | {EventKind.AUDIENCE, EventKind.INTERVIEW}
#: Channels whose papers have a number.
NUMBERED: Final = frozenset({RequestChannel.LETTER, RequestChannel.AUTOMATION})
#: What a private entry has.
_PLAIN: Final = frozenset(
    {
        "scope",
        "kind",
        "subject",
        "day",
        "when",
        "to_day",
        "tentative",
        "place",
        "with_governor",
        "preparation",
        "travel_before",
        "travel_after",
        "uses",
        "classification",
        "notes",
        "override_reason",
    }
)
_OF_TIME: Final = frozenset(
    {"day", "when", "to_day", "tentative", "preparation", "travel_before", "travel_after"}
)
_OF_ASKER: Final = frozenset(
    {"requester_name", "requester_post", "organisation", "requester_phone"}
)
_OF_INVITATION: Final = frozenset({"invites", "secretary", "special"})
NECESSITY: Final = {
    EventKind.SITE_VISIT: "چرا بازدید استاندار لازم است",
    EventKind.AUDIENCE: "برای چه ملاقات می‌خواهد",
}


@dataclass(frozen=True)
class Block:
    """Rows that belong together, under one heading."""

    name: str
    title: str
    rows: tuple[FieldRow, ...]


@dataclass(frozen=True)
class EventFields:
    """The fields the form itself asks, and all of them in blocks."""

    kind: SegmentField
    time: TimePart
    requester: ContactField
    organisation: ContactField
    stand_in: ContactField
    letter: LetterField
    attendees: RowsField
    uses: RowsField
    scope: SegmentField
    blocks: Mapping[str, Block]


#: Blocks in the order of an entry that is planned, and of one that is asked for.
PLANNING: Final = ("what", "time", "booked", "who", "asker", "request", "press", "rest")
REQUESTING: Final = ("what", "asker", "request", "who", "time", "booked", "press", "rest")


def event_fields(
    shell: Shell, watch: QObject, resources: Callable[[], Sequence[tuple[int, str]]]
) -> EventFields:
    """Make the fields; `watch` hears the keys of those in rows."""
    tasks, today = shell.tasks, shell.today
    places = (ContactKind.ORGANISATION, ContactKind.UNIT)
    kind = SegmentField(
        "kind", "گونه", [(one, EVENT_KINDS[one]) for one in EventKind], across=ACROSS
    )
    minutes = NumberField("minutes_wanted", "مدت (دقیقه)")
    fields = EventFields(
        kind=kind,
        time=TimePart(today, watch, lambda: _length(minutes)),
        requester=ContactField("requester_name", "درخواست‌کننده", tasks),
        organisation=ContactField("organisation", "دستگاه", tasks, kinds=places, hint=""),
        stand_in=ContactField("stand_in_name", "چه کسی به جای استاندار می‌رود", tasks),
        letter=LetterField(tasks, "letter_number", "شماره نامه درخواست"),
        attendees=RowsField("attendees", "حاضران", partial(AttendeeRow, tasks), watch),
        uses=RowsField("uses", "اتاق، خودرو و معاون", partial(UseRow, resources), watch),
        scope=SegmentField("scope", "کدام نوبت‌ها", SCOPES),
        blocks={},
    )
    subject = TextField("subject", "موضوع", needed=True)
    made = (
        Block("what", "", (((fields.scope, 1),), ((kind, 1),), ((subject, 1),))),
        _time(fields),
        Block("booked", "آنچه گرفته می‌شود", (((fields.uses, 1),),)),
        _who(fields),
        _asker(fields, today),
        _request(minutes),
        Block(
            "press",
            "خبر",
            (((PressField(), 4), (TextField("press_note", "توضیح برای روابط عمومی"), 5)),),
        ),
        _rest(shell),
    )
    return EventFields(
        **{name: value for name, value in vars(fields).items() if name != "blocks"},
        blocks={one.name: one for one in made},
    )


def _length(minutes: NumberField) -> int | None:
    try:
        return minutes.value()
    except ValueError:
        return None


def _time(fields: EventFields) -> Block:
    time = fields.time
    hold = SegmentField("tentative", "رزرو", [(False, "قطعی"), (True, "موقت")])
    return Block(
        "time",
        "زمان و مکان",
        (
            ((time.day, 3), (time.span, 5), (time.to_day, 3), (hold, 4)),
            ((TextField("place", "مکان"), 3), (CheckField("with_governor", "استاندار هست"), 2)),
            ((fields.stand_in, 1),),
            tuple((road, 1) for road in time.roads),
        ),
    )


def _who(fields: EventFields) -> Block:
    inviters = [(one, INVITERS[one]) for one in Inviter]
    special = CheckField("special", "جلسه ویژه: یادآوری تلفنی")
    return Block(
        "who",
        "حاضران و دعوت",
        (
            ((fields.attendees, 1),),
            (
                (ChoiceField("invites", "چه کسی دعوت می‌کند", inviters), 3),
                (TextField("secretary", "دبیرخانه بیرونی"), 4),
                (special, 4),
            ),
        ),
    )


def _asker(fields: EventFields, today: Any) -> Block:
    origins = [(one, EVENT_ORIGINS[one]) for one in Origin]
    channels = [(one, EVENT_CHANNELS[one]) for one in RequestChannel]
    return Block(
        "asker",
        "درخواست‌کننده",
        (
            ((SegmentField("origin", "از کجا", origins), 1),),
            (
                (fields.requester, 5),
                (TextField("requester_phone", "تلفن او", digits=True), 4),
            ),
            ((TextField("requester_post", "سمت او"), 5), (fields.organisation, 4)),
            ((SegmentField("channel", "از چه راهی رسید", channels), 1),),
            ((fields.letter, 5), (DateField("letter_date", "تاریخ نامه", today), 4)),
        ),
    )


def _request(minutes: NumberField) -> Block:
    return Block(
        "request",
        "درخواست",
        (
            ((LinesField("necessity", "چرا حضور استاندار لازم است", rows=3), 1),),
            ((TextField("legal_basis", "مستند قانونی"), 6), (minutes, 3)),
            ((LinesField("proposed", "زمان‌های پیشنهادی", rows=2), 1),),
            ((LinesField("documents", "مدارک پیوست", rows=2), 1),),
        ),
    )


def _rest(shell: Shell) -> Block:
    clearance = shell.operator().clearance
    classes = [(one, CLASSIFICATIONS[one]) for one in Classification if one <= clearance]
    return Block(
        "rest",
        "",
        (
            ((ChoiceField("classification", "طبقه‌بندی", classes), 1),),
            ((LinesField("notes", "یادداشت", rows=3), 1),),
        ),
    )


def belongs(
    name: str,
    fields: Mapping[str, Field],
    *,
    is_series: bool,
    has_time: bool,
    all_day: bool,
) -> bool:
    """Whether a field belongs to the entry as it is typed.

    Args:
        name: The field.
        fields: All of them.
        is_series: Whether it is an occurrence of a series.
        has_time: Whether a time may be given here at all.
        all_day: Whether the time typed is of whole days.
    """
    kind = fields["kind"].value()
    if name in _OF_TIME and not has_time:
        return False
    rules: dict[str, Callable[[], bool]] = {
        "scope": lambda: is_series,
        "to_day": lambda: all_day,
        "stand_in_name": lambda: kind not in PRIVATE and not fields["with_governor"].value(),
        "secretary": lambda: fields["invites"].value() is Inviter.OUTSIDE,
        "letter_number": lambda: fields["channel"].value() in NUMBERED,
        "letter_date": lambda: fields["channel"].value() in NUMBERED,
        "legal_basis": lambda: kind not in _ALONE,
    }
    if kind in PRIVATE and name not in _PLAIN:
        return False
    if name in _OF_INVITATION and kind in _ALONE:
        return False
    if name in _OF_ASKER and fields["origin"].value() is Origin.OFFICE:
        return False
    return rules[name]() if name in rules else True
