"""The fields of the form of a visit, in the order of the keyboard: who, what, then the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from app.contacts import ContactKind
from app.marks import Classification
from app.texts import CLASSIFICATIONS
from app.visits import Channel, PetitionKind, SpecialStatus
from app.visits.texts import PETITION_KINDS, SPECIAL_STATUSES, VISIT_CHANNELS
from ui.common.contact_edit import ContactField
from ui.common.fields import (
    ChoiceField,
    DateField,
    Field,
    LinesField,
    SegmentField,
    TextField,
    TimeField,
)
from ui.common.form import FieldRow
from ui.common.known_words import KnownWordsField
from ui.common.number_field import NumberField
from ui.shell import Shell

PRESENT: Final = ((True, "در دفتر حاضر است"), (False, "درخواست ملاقات"))
#: How a request comes that nobody stands behind in the room.
FROM_AFAR: Final = (Channel.PHONE, Channel.LETTER, Channel.OWN, Channel.INSPECTION)
#: Fields of those only who stand in the room.
OF_PRESENT: Final = ("arrived_on", "arrived_at")


@dataclass(frozen=True)
class VisitFields:
    """The fields the form itself asks, and all of them in rows."""

    visitor: ContactField
    phone: TextField
    national_id: TextField
    subject: TextField
    category: KnownWordsField
    agency: ContactField
    organisation: ContactField
    is_present: SegmentField
    channel: ChoiceField
    rows: tuple[FieldRow, ...]


def visit_fields(shell: Shell) -> VisitFields:
    """Make the fields."""
    tasks = shell.tasks
    units = (ContactKind.ORGANISATION, ContactKind.UNIT)
    visitor = ContactField("visitor_name", "نام مراجع", tasks, needed=True)
    phone = TextField("phone", "تلفن", digits=True)
    national_id = TextField("national_id", "کد ملی", digits=True)
    subject = TextField("subject", "موضوع", needed=True)
    category = KnownWordsField("category", "دسته")
    agency = ContactField("agency", "دستگاهی که کار با آن است", tasks, kinds=units, hint="")
    organisation = ContactField("organisation", "از دستگاه", tasks, kinds=units, hint="")
    is_present = SegmentField("is_present", "آمدن (Alt+4)", PRESENT)
    channel = ChoiceField("channel", "از راه", [(one, VISIT_CHANNELS[one]) for one in Channel])
    clearance = shell.operator().clearance
    classes = [(one, CLASSIFICATIONS[one]) for one in Classification if one <= clearance]
    kinds = [(one, PETITION_KINDS[one]) for one in PetitionKind]
    special = [(one, SPECIAL_STATUSES[one]) for one in SpecialStatus]
    rows: tuple[FieldRow, ...] = (
        ((visitor, 6), (phone, 4), (national_id, 4)),
        ((subject, 10), (ChoiceField("petition_kind", "گونه", kinds), 4)),
        ((LinesField("problem", "شرح خواسته", rows=4), 1),),
        ((category, 5), (agency, 6)),
        (
            (LinesField("companions", "همراهان، هر کس در یک سطر", rows=2), 9),
            (NumberField("group_size", "شمار گروه"), 3),
        ),
        ((LinesField("documents", "مدارکی که آورده است", rows=2), 1),),
        ((is_present, 8), (channel, 4)),
        (
            (DateField("arrived_on", "روز آمدن", shell.today), 4),
            (TimeField("arrived_at", "ساعت"), 3),
            (ChoiceField("classification", "طبقه‌بندی", classes), 4),
        ),
        ((TextField("post", "سمت"), 5), (organisation, 6)),
        (
            (ChoiceField("special_status", "وضعیت ویژه", special), 5),
            (TextField("job", "شغل"), 6),
        ),
        ((TextField("father_name", "نام پدر"), 5), (TextField("county", "شهرستان"), 6)),
        ((TextField("address", "نشانی"), 1),),
        ((LinesField("note", "یادداشت دفتر", rows=2), 1),),
    )
    return VisitFields(
        visitor,
        phone,
        national_id,
        subject,
        category,
        agency,
        organisation,
        is_present,
        channel,
        rows,
    )


def show_what_belongs(fields: Mapping[str, Field], *, is_present: bool, is_new: bool) -> None:
    """Only who stands in the room came at an hour; only a new visit is of the one or the other."""
    for name in OF_PRESENT:
        fields[name].setVisible(is_present)
    fields["is_present"].setVisible(is_new)
