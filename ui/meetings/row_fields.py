"""The rows of the forms of meetings and series: who is invited, and what stands on the agenda."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final

from app.contacts import ContactRow
from app.groups import GroupRow
from app.letters import suggest_receivers
from app.meetings.drafts import InviteeDraft, ItemDraft
from app.meetings.states import InviteChannel, InviteeRole, ItemKind
from app.meetings.texts import INVITE_CHANNELS, INVITEE_ROLES, ITEM_KINDS
from app.text import persian_digits
from ui.common.contact_edit import described
from ui.common.fields import ChoiceField, Field, TextField
from ui.common.number_field import NumberField
from ui.common.rows_field import FieldLine, RowsField
from ui.common.suggest_edit import SuggestEdit
from ui.common.tasks import Tasks

_WHO: Final = ("id", "contact_id", "group_id")
_WHAT: Final = ("id", "topic_id", "origin")


def _described(row: GroupRow | ContactRow) -> tuple[str, str]:
    if isinstance(row, GroupRow):
        return f"گروه {row.name}", persian_digits(f"{row.members} عضو")
    return described(row)


class InviteeField(Field):
    """Somebody who is invited: typed freely, a person of the directory, or a group."""

    def __init__(self, tasks: Tasks, picked: Callable[[GroupRow | ContactRow], None]) -> None:
        self._tasks, self._picked = tasks, picked
        self.line = SuggestEdit(self._ask, _described)
        self.line.setPlaceholderText("شخص، دستگاه یا گروه")
        super().__init__("invitee", "نام دعوت‌شده", self.line)
        self._held = InviteeDraft()
        #: The line as it was shown: a name typed anew corrects it, another person does not.
        self._line = InviteeDraft()
        self.line.textEdited.connect(self._typed)
        self.line.picked.connect(self._take)

    def _ask(self, text: str, answer: Callable[[Sequence[Any]], None]) -> None:
        self._tasks.read(self, suggest_receivers, text, done=answer, latest="suggestions")

    def _typed(self) -> None:
        self._held = InviteeDraft(id=self._same_line(None))
        self.edited.emit()

    def _take(self, row: GroupRow | ContactRow) -> None:
        if isinstance(row, GroupRow):
            self._held = InviteeDraft(group_id=row.id)
        else:
            self._held = InviteeDraft(id=self._same_line(row.id), contact_id=row.id)
        self.line.setText(row.name)
        self._picked(row)
        self.edited.emit()

    def _same_line(self, contact_id: int | None) -> int | None:
        """Which line of the store it still is: letter and answer are of one person."""
        return self._line.id if self._line.contact_id in (None, contact_id) else None

    def value(self) -> InviteeDraft:
        """Who it is."""
        return replace(self._held, name=self.line.text())

    def set_value(self, value: InviteeDraft) -> None:
        """Show somebody."""
        self._held = self._line = value
        self.line.setText(value.name)
        self.line.setCursorPosition(0)

    def raw(self) -> dict[str, Any]:
        """The name, and whose line it is."""
        return {"name": self.line.text()} | {name: getattr(self._held, name) for name in _WHO}

    def set_raw(self, raw: Any) -> None:
        """Show the name again, as the same one's."""
        if isinstance(raw, dict):
            kept = {name: raw[name] for name in _WHO if name in raw}
            self.set_value(InviteeDraft(name=str(raw.get("name", "")), **kept))


class InviteeRow(FieldLine[InviteeDraft]):
    """Who is invited, his post and agency, as what, by what, and where he is rung up."""

    def __init__(self, tasks: Tasks) -> None:
        self.who = InviteeField(tasks, self._known)
        self.post = TextField("post", "سمت دعوت‌شده", hint="سمت")
        self.organisation = TextField("organisation", "دستگاه دعوت‌شده", hint="دستگاه")
        roles = [(one, INVITEE_ROLES[one]) for one in InviteeRole]
        self.role = ChoiceField("role", "نقش دعوت‌شده", roles)
        self.role.set_value(InviteeRole.MEMBER)
        channels = [(one, INVITE_CHANNELS[one]) for one in InviteChannel]
        self.channel = ChoiceField("channel", "راه دعوت", channels)
        self.phone = TextField("phone", "تلفن دعوت‌شده", digits=True, hint="تلفن")
        super().__init__(
            [
                (self.who, 6),
                (self.post, 5),
                (self.organisation, 5),
                (self.role, 3),
                (self.channel, 3),
                (self.phone, 4),
            ]
        )

    def _known(self, row: GroupRow | ContactRow) -> None:
        """What the directory knows of him, in place of what stood there of another."""
        person = row if isinstance(row, ContactRow) else None
        self.post.set_value(person.post if person is not None else "")
        self.organisation.set_value(person.organisation if person is not None else "")
        self.phone.set_value(persian_digits(person.phone) if person is not None else "")

    def value(self) -> InviteeDraft:
        """Who is invited."""
        who, said = self.who.value(), {"role": self.role.value(), "channel": self.channel.value()}
        if who.group_id is not None:
            return replace(who, name="", **said)
        return replace(
            who,
            post=self.post.value(),
            organisation=self.organisation.value(),
            phone=self.phone.value(),
            **said,
        )

    def set_value(self, value: InviteeDraft) -> None:
        """Show somebody."""
        self.who.set_value(value)
        self.post.set_value(value.post)
        self.organisation.set_value(value.organisation)
        self.role.set_value(value.role)
        self.channel.set_value(value.channel)
        self.phone.set_value(persian_digits(value.phone))


class InviteesField(RowsField):
    """Those invited below each other, in the order of rank."""

    def value(self) -> tuple[InviteeDraft, ...]:
        """Who is invited; the first line sits first."""
        return tuple(replace(one, rank=place) for place, one in enumerate(super().value(), 1))


class ItemField(TextField):
    """What an item is about; it knows which line of the store and which topic it is."""

    def __init__(self) -> None:
        super().__init__("title", "موضوع بند", hint="موضوع")
        self._held = ItemDraft()

    def item(self) -> ItemDraft:
        """Which line it is, with what is typed of it."""
        return replace(self._held, title=self.line.text())

    def show_item(self, value: ItemDraft) -> None:
        """Be the line of an item."""
        self._held = value
        self.set_value(value.title)

    def raw(self) -> Any:
        """The text, and which line it is."""
        return {"title": self.line.text()} | {name: getattr(self._held, name) for name in _WHAT}

    def set_raw(self, raw: Any) -> None:
        """Show the text again, as the same line's."""
        if isinstance(raw, dict):
            kept = {name: raw[name] for name in _WHAT if name in raw}
            self.show_item(ItemDraft(title=str(raw.get("title", "")), **kept))


class ItemRow(FieldLine[ItemDraft]):
    """An item of the agenda: of what kind, what, who presents it, how long, which papers."""

    def __init__(self) -> None:
        kinds = [(one, ITEM_KINDS[one]) for one in ItemKind]
        self.kind = ChoiceField("kind", "گونه بند", kinds)
        self.what = ItemField()
        self.presenter = TextField("presenter", "ارائه‌دهنده", hint="ارائه‌دهنده")
        self.minutes = NumberField("minutes", "زمان بند به دقیقه")
        self.minutes.line.setPlaceholderText("دقیقه")
        self.papers = TextField("papers", "پیوست بند", hint="پیوست")
        super().__init__(
            [
                (self.what, 10),
                (self.presenter, 5),
                (self.minutes, 2),
                (self.papers, 4),
                (self.kind, 5),
            ]
        )

    def value(self) -> ItemDraft:
        """The item as typed.

        Raises:
            ValueError: How long it takes is no number.
        """
        return replace(
            self.what.item(),
            kind=self.kind.value(),
            presenter=self.presenter.value(),
            minutes=self.minutes.value(),
            papers=self.papers.value(),
        )

    def set_value(self, value: ItemDraft) -> None:
        """Show an item."""
        self.kind.set_value(value.kind)
        self.what.show_item(value)
        self.presenter.set_value(value.presenter)
        self.minutes.set_value(value.minutes)
        self.papers.set_value(value.papers)
