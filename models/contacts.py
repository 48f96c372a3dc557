"""The directory: people, organisations and units, where they are reached and what they hold."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Index, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.types import identity, instant, key, long, request_key, short, word


class Contact(Base):
    """A person, an organisation, or a unit of one."""

    __tablename__ = "contacts"

    id: Mapped[identity]
    kind: Mapped[word]
    honorific: Mapped[short]
    name: Mapped[short]
    #: National id of a person, legal id of an organisation; digits only, or empty.
    identity_number: Mapped[word] = mapped_column(index=True)
    #: The organisation a unit belongs to.
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), index=True)
    city: Mapped[short]
    address: Mapped[long]
    note: Mapped[long]
    #: Persian collation; lists are in its order.
    sort_key: Mapped[key]
    created_at: Mapped[instant]
    #: Out of the lists: archived, in the trash, or merged into another.
    archived_at: Mapped[instant | None]
    archived_by: Mapped[int | None] = mapped_column(ForeignKey("operators.id"))
    #: In the trash; archived too, so that whatever passes over the archive passes over it.
    deleted_at: Mapped[instant | None]
    #: The contact that stands for this one since they were merged; itself never merged.
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), index=True)
    request_key: Mapped[request_key]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (Index("ix_contacts_sort_key_id", "sort_key", "id"),)


class ContactAlias(Base):
    """Another name the same contact is known by (C6)."""

    __tablename__ = "contact_aliases"

    id: Mapped[identity]
    contact_id: Mapped[int] = mapped_column(ForeignKey("contacts.id"), index=True)
    name: Mapped[short]


class ContactPhone(Base):
    """A telephone number of a contact."""

    __tablename__ = "contact_phones"

    id: Mapped[identity]
    contact_id: Mapped[int] = mapped_column(ForeignKey("contacts.id"), index=True)
    label: Mapped[short]
    #: International form, or a service number's digits.
    number: Mapped[word] = mapped_column(index=True)
    extension: Mapped[word]


class Position(Base):
    """A post a person holds at an organisation or unit, from a day to a day."""

    __tablename__ = "positions"

    id: Mapped[identity]
    person_id: Mapped[int] = mapped_column(ForeignKey("contacts.id"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), index=True)
    title: Mapped[short]
    from_day: Mapped[date | None]
    to_day: Mapped[date | None]


class ContactWord(Base):
    """What a contact is found by: words of its names and posts, and ends of its numbers.

    A number is kept as each of its ends of four digits or more, so that any part of it is the
    beginning of one of them.
    """

    __tablename__ = "contact_words"

    word: Mapped[key] = mapped_column(primary_key=True)
    contact_id: Mapped[int] = mapped_column(ForeignKey("contacts.id"), primary_key=True)

    __table_args__ = (
        Index("ix_contact_words_contact_id", "contact_id"),
        {"sqlite_with_rowid": False},
    )


class ContactMerge(Base):
    """That one contact was merged into another, and all that moved, so that it can be undone."""

    __tablename__ = "contact_merges"

    id: Mapped[identity]
    #: Contacts merged at one go share it, and are parted again together.
    deed: Mapped[UUID] = mapped_column(Uuid(as_uuid=True), index=True)
    survivor_id: Mapped[int] = mapped_column(ForeignKey("contacts.id"), index=True)
    merged_id: Mapped[int] = mapped_column(ForeignKey("contacts.id"), index=True)
    at: Mapped[instant]
    operator_id: Mapped[int] = mapped_column(ForeignKey("operators.id"))
    #: What moved and what was written over, as JSON (`app.contacts.merging`).
    moved: Mapped[long]
    undone_at: Mapped[instant | None]
    undone_by: Mapped[int | None] = mapped_column(ForeignKey("operators.id"))
