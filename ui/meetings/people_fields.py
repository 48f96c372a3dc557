"""The fields of chair and secretary a meeting and its series share, and how they hang together."""

from __future__ import annotations

from typing import Any, Final

from app.contacts import ContactKind, ContactRow
from app.marks import Classification
from app.meetings.states import Inviter, MinutesKind
from app.meetings.texts import MINUTES_KINDS
from app.text import persian_digits
from app.texts import CLASSIFICATIONS
from ui.common.contact_edit import ContactField
from ui.common.fields import ChoiceField, SegmentField, TextField
from ui.common.form import FieldRow
from ui.meetings.texts import INVITERS
from ui.shell import Shell

#: Of an outside secretary alone.
OF_OUTSIDE: Final = ("secretary_body", "secretary_phone")


class PeopleFields:
    """Who leads, who keeps the minutes and where, and how the minutes are kept."""

    def __init__(self, shell: Shell, *, with_phone: bool) -> None:
        """Make the fields; a series has no telephone of its secretary."""
        tasks, units = shell.tasks, (ContactKind.ORGANISATION, ContactKind.UNIT)
        self.chair = ContactField("chair", "رئیس", tasks)
        self.chair_post = TextField("chair_post", "سمت رئیس")
        self.secretary = ContactField("secretary", "دبیر", tasks)
        self.secretary_post = TextField("secretary_post", "سمت دبیر")
        self.invites = SegmentField("invites", "دعوت و صورتجلسه با", list(INVITERS.items()))
        self.body = ContactField("secretary_body", "دبیرخانه بیرونی", tasks, kinds=units, hint="")
        self.phone: TextField | None = None
        if with_phone:
            self.phone = TextField("secretary_phone", "تلفن دبیرخانه", digits=True)
        kinds = [(one, MINUTES_KINDS[one]) for one in MinutesKind]
        self.minutes_kind = SegmentField("minutes_kind", "صورتجلسه", kinds)
        self.minutes_kind.set_value(MinutesKind.SUMMARY)
        clearance = shell.operator().clearance
        classes = [(one, CLASSIFICATIONS[one]) for one in Classification if one <= clearance]
        self.classification = ChoiceField("classification", "طبقه‌بندی", classes)
        self.chair.picked.connect(self._chair_known)
        self.secretary.picked.connect(self._secretary_known)
        self.invites.edited.connect(self.show_what_belongs)
        self.show_what_belongs()

    def rows(self) -> list[FieldRow]:
        """The fields in the order of the keyboard."""
        outside: FieldRow = ((self.body, 5),)
        if self.phone is not None:
            outside = ((self.body, 5), (self.phone, 5))
        return [
            (
                (self.chair, 5),
                (self.chair_post, 4),
                (self.secretary, 5),
                (self.secretary_post, 4),
            ),
            ((self.invites, 4), (self.minutes_kind, 6)),
            outside,
        ]

    def show_what_belongs(self) -> None:
        """An outside secretary alone has an office and a telephone of his own."""
        is_outside = self.invites.value() is Inviter.OUTSIDE
        for field in (self.body, self.phone):
            if field is not None:
                field.setVisible(is_outside)

    def _chair_known(self, row: ContactRow) -> None:
        if row.post:
            self.chair_post.set_value(row.post)

    def _secretary_known(self, row: ContactRow) -> None:
        if row.post:
            self.secretary_post.set_value(row.post)
        if row.organisation and not self.body.value():
            self.body.set_value(row.organisation)
        if row.phone and self.phone is not None:
            self.phone.set_value(persian_digits(row.phone))

    def show_people(self, held: Any) -> None:
        """Show chair and secretary of a sheet or a draft, as the directory's."""
        self.chair.set_contact(held.chair_id, held.chair)
        self.secretary.set_contact(held.secretary_id, held.secretary)

    def named(self, values: dict[str, Any]) -> dict[str, Any]:
        """The values with the contacts chair and secretary are of; nothing of an office inside."""
        known: dict[str, Any] = {
            "chair_id": self.chair.contact_id,
            "secretary_id": self.secretary.contact_id,
        }
        if values["invites"] is not Inviter.OUTSIDE:
            known |= {name: "" for name in OF_OUTSIDE if name in values}
        return values | known
