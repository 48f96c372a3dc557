"""The rows of a contact's form: telephones and posts."""

from __future__ import annotations

from app.contacts import ContactKind, PhoneDraft, PositionDraft
from ui.common.contact_edit import ContactField
from ui.common.fields import DateField, TextField, Today
from ui.common.rows_field import FieldLine
from ui.common.tasks import Tasks


class PhoneLine(FieldLine[PhoneDraft]):
    """A number with its label."""

    def __init__(self) -> None:
        self.number = TextField("number", "", digits=True, hint="شماره، داخلی")
        self.label = TextField("label", "", hint="برچسب: دفتر، همراه …")
        super().__init__([(self.number, 3), (self.label, 2)])

    def value(self) -> PhoneDraft:
        """The number as typed."""
        return PhoneDraft(number=self.number.value(), label=self.label.value())

    def set_value(self, value: PhoneDraft) -> None:
        """Show a number."""
        self.number.set_value(value.number)
        self.label.set_value(value.label)


class PositionLine(FieldLine[PositionDraft]):
    """A post, where it is, and from when to when it is held."""

    def __init__(self, tasks: Tasks, today: Today) -> None:
        self.title = TextField("title", "", hint="سمت")
        kinds = (ContactKind.ORGANISATION, ContactKind.UNIT)
        self.place = ContactField("place", "", tasks, kinds=kinds, hint="دستگاه")
        self.from_day = DateField("from_day", "", today)
        self.to_day = DateField("to_day", "", today)
        self.from_day.line.setPlaceholderText("از")
        self.to_day.line.setPlaceholderText("تا")
        super().__init__([(self.title, 3), (self.place, 3), (self.from_day, 2), (self.to_day, 2)])

    def value(self) -> PositionDraft:
        """The post as typed.

        Raises:
            ValueError: A day cannot be read, or the place is not of the directory.
        """
        if self.place.value().strip() and self.place.contact_id is None:
            message = f"«{self.place.value()}» در دفتر نیست؛ آن را برگزینید یا نخست بیفزایید."
            raise ValueError(message)
        return PositionDraft(
            title=self.title.value(),
            organisation_id=self.place.contact_id,
            from_day=self.from_day.value(),
            to_day=self.to_day.value(),
        )

    def set_value(self, value: tuple[PositionDraft, str]) -> None:  # type: ignore[override]
        """Show a post; the name of its place comes with it."""
        position, place = value
        self.title.set_value(position.title)
        self.place.set_contact(position.organisation_id, place)
        self.from_day.set_value(position.from_day)
        self.to_day.set_value(position.to_day)
