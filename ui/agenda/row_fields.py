"""The rows of an entry's form: who should be there, and what is booked for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from app.agenda import AttendeeDraft, AttendeeRole, ResourceUse
from app.agenda.texts import ATTENDEE_ROLES, PRESS_NEEDS
from app.contacts import ContactRow
from app.groups import GroupRow
from app.letters import suggest_receivers
from app.text import persian_digits
from ui import theme
from ui.common.contact_edit import described
from ui.common.fields import ChoiceField, Field, TextField
from ui.common.number_field import NumberField
from ui.common.rows_field import FieldLine
from ui.common.suggest_edit import SuggestEdit
from ui.common.tasks import Tasks

NOTHING: Final = (None, "—")
_KEPT: Final = ("id", "contact_id", "group_id", "organisation", "wish")


def _described(row: GroupRow | ContactRow) -> tuple[str, str]:
    if isinstance(row, GroupRow):
        return f"گروه {row.name}", persian_digits(f"{row.members} عضو")
    return described(row)


class AttendeeField(Field):
    """Somebody who should be there: typed freely, a person of the directory, or a group."""

    def __init__(self, tasks: Tasks, picked: Callable[[GroupRow | ContactRow], None]) -> None:
        self._tasks, self._picked = tasks, picked
        self.line = SuggestEdit(self._ask, _described)
        self.line.setPlaceholderText("شخص، واحد یا گروه")
        super().__init__("attendee", "نام حاضر", self.line)
        self._held = AttendeeDraft()
        self.line.textEdited.connect(self._typed)
        self.line.picked.connect(self._take)

    def _ask(self, text: str, answer: Callable[[Sequence[Any]], None]) -> None:
        self._tasks.read(self, suggest_receivers, text, done=answer, latest="suggestions")

    def _typed(self) -> None:
        self._held = AttendeeDraft()
        self.edited.emit()

    def _take(self, row: GroupRow | ContactRow) -> None:
        if isinstance(row, GroupRow):
            self._held = AttendeeDraft(group_id=row.id)
        else:
            self._held = AttendeeDraft(contact_id=row.id, organisation=row.organisation)
        self.line.setText(row.name)
        self._picked(row)
        self.edited.emit()

    def value(self) -> AttendeeDraft:
        """Who it is."""
        return replace(self._held, name=self.line.text())

    def set_value(self, value: AttendeeDraft) -> None:
        """Show somebody."""
        self._held = value
        self.line.setText(value.name or value.post or value.organisation)
        self.line.setCursorPosition(0)

    def raw(self) -> dict[str, Any]:
        """The name, and of whom it is."""
        kept = {name: getattr(self._held, name) for name in _KEPT}
        return {"name": self.line.text(), **kept}

    def set_raw(self, raw: Any) -> None:
        """Show the name again, as the same one's."""
        if isinstance(raw, dict):
            kept = {name: raw[name] for name in _KEPT if name in raw}
            self.set_value(AttendeeDraft(name=str(raw.get("name", "")), **kept))


class AttendeeRow(FieldLine[AttendeeDraft]):
    """Who should be there, his post, as what, and where he is rung up."""

    def __init__(self, tasks: Tasks) -> None:
        self.who = AttendeeField(tasks, self._known)
        self.post = TextField("post", "سمت حاضر", hint="سمت")
        roles = [(one, ATTENDEE_ROLES[one]) for one in AttendeeRole]
        self.role = ChoiceField("role", "نقش حاضر", roles)
        self.phone = TextField("phone", "تلفن حاضر", digits=True, hint="تلفن")
        super().__init__([(self.who, 5), (self.post, 4), (self.role, 4), (self.phone, 4)])

    def _known(self, row: GroupRow | ContactRow) -> None:
        """What the directory knows of him, in place of what stood there of another."""
        is_person = isinstance(row, ContactRow)
        self.post.set_value(row.post if isinstance(row, ContactRow) else "")
        self.phone.set_value(persian_digits(row.phone) if isinstance(row, ContactRow) else "")
        for field in (self.post, self.phone):
            field.setEnabled(is_person)

    def value(self) -> AttendeeDraft:
        """Who should be there."""
        who = self.who.value()
        if who.group_id is not None:
            return replace(who, name="", role=self.role.value())
        return replace(
            who, post=self.post.value(), role=self.role.value(), phone=self.phone.value()
        )

    def set_value(self, value: AttendeeDraft) -> None:
        """Show somebody."""
        self.who.set_value(value)
        self.post.set_value(value.post)
        self.role.set_value(value.role)
        self.phone.set_value(persian_digits(value.phone))


class ResourceField(ChoiceField):
    """A room, vehicle or deputy; one that is set is kept until the list of them is known."""

    def __init__(self) -> None:
        super().__init__("resource_id", "اتاق، خودرو یا معاون", [NOTHING])
        self._wanted: int | None = None
        self.list.activated.connect(self._chosen)

    def _chosen(self) -> None:
        self._wanted = None

    def show_choices(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Offer what can be booked."""
        super().show_choices([NOTHING, *choices])
        if self._wanted is not None and self._wanted in self._values:
            super().set_value(self._wanted)
            self._wanted = None

    def value(self) -> int | None:
        """Which, if any."""
        found: int | None = super().value()
        return found if self._wanted is None else self._wanted

    def set_value(self, value: int | None) -> None:
        """Choose one, now or as soon as it is offered."""
        if value in self._values:
            super().set_value(value)
        else:
            self._wanted = value


class UseRow(FieldLine[ResourceUse]):
    """What is booked, and how many of it."""

    def __init__(self, choices: Callable[[], Sequence[tuple[int, str]]]) -> None:
        self.resource = ResourceField()
        self.resource.show_choices(choices())
        self.quantity = NumberField("quantity", "شمار")
        self.quantity.line.setPlaceholderText("شمار")
        super().__init__([(self.resource, 6), (self.quantity, 1)])

    def is_empty(self) -> bool:
        """Whether nothing is booked in it."""
        return self.resource.value() is None

    def value(self) -> ResourceUse:
        """What is booked.

        Raises:
            ValueError: The quantity is no number.
        """
        return ResourceUse(
            resource_id=self.resource.value() or 0, quantity=self.quantity.value() or 1
        )

    def set_value(self, value: ResourceUse) -> None:
        """Show what is booked."""
        self.resource.set_value(value.resource_id)
        self.quantity.set_value(value.quantity if value.quantity > 1 else None)


class PressField(Field):
    """What public relations shall bring."""

    def __init__(self) -> None:
        box = QWidget()
        super().__init__("press_needs", "نیازهای خبری", box)
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.SPACE[2])
        self.boxes = {name: QCheckBox(words, box) for name, words in PRESS_NEEDS.items()}
        for one in self.boxes.values():
            line.addWidget(one)
            one.clicked.connect(lambda _on: self.edited.emit())
        line.addStretch(1)
        self.setFocusProxy(next(iter(self.boxes.values())))

    def value(self) -> frozenset[str]:
        """Those that are ticked."""
        return frozenset(name for name, box in self.boxes.items() if box.isChecked())

    def set_value(self, value: frozenset[str]) -> None:
        """Tick these."""
        for name, box in self.boxes.items():
            box.setChecked(name in value)

    def raw(self) -> list[str]:
        """Those that are ticked."""
        return sorted(self.value())

    def set_raw(self, raw: Any) -> None:
        """Tick them again."""
        self.set_value(frozenset(raw if isinstance(raw, list) else ()))
