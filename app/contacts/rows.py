"""What questions about the directory are answered with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.contacts.drafts import ContactKind


@dataclass(frozen=True)
class ContactRow:
    """A line of the directory, and a suggestion while a name is typed.

    Attributes:
        post: The post held today, or empty.
        organisation: Where that post is; of a unit, what it belongs to.
        phone: The first number, as shown (Latin digits).
        merged_into_id: The contact that stands for this one since they were merged.
    """

    id: int
    kind: ContactKind
    honorific: str
    name: str
    post: str
    organisation: str
    phone: str
    identity_number: str
    city: str
    archived: bool
    merged_into_id: int | None = None


@dataclass(frozen=True)
class PhoneLine:
    """A number of a contact.

    Attributes:
        number: International form, or a service number.
        shown: As people write it, Latin digits, with its extension.
    """

    label: str
    number: str
    extension: str
    shown: str


@dataclass(frozen=True)
class PositionLine:
    """A post held from-to."""

    title: str
    organisation_id: int | None
    organisation: str
    from_day: date | None
    to_day: date | None


@dataclass(frozen=True)
class ContactSheet:
    """One contact whole.

    Attributes:
        deleted: It is in the trash, and archived too.
    """

    id: int
    version: int
    kind: ContactKind
    honorific: str
    name: str
    identity_number: str
    parent_id: int | None
    parent: str
    city: str
    address: str
    note: str
    aliases: tuple[str, ...]
    phones: tuple[PhoneLine, ...]
    positions: tuple[PositionLine, ...]
    created_at: datetime
    archived: bool
    deleted: bool = False
