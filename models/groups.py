"""Distribution groups: contacts that are written to, invited or telephoned together."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.types import identity, instant, key, long, request_key, short


class DistributionGroup(Base):
    """A named list of contacts, such as the governors of the counties."""

    __tablename__ = "distribution_groups"

    id: Mapped[identity]
    name: Mapped[short]
    note: Mapped[long]
    #: Persian collation; lists are in its order.
    sort_key: Mapped[key]
    search_key: Mapped[key]
    created_at: Mapped[instant]
    archived_at: Mapped[instant | None]
    archived_by: Mapped[int | None] = mapped_column(ForeignKey("operators.id"))
    #: In the trash; archived too.
    deleted_at: Mapped[instant | None]
    request_key: Mapped[request_key]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (Index("ix_distribution_groups_sort_key_id", "sort_key", "id"),)


class GroupMember(Base):
    """A contact in a group; who is archived keeps the place, but is not counted."""

    __tablename__ = "group_members"

    id: Mapped[identity]
    group_id: Mapped[int] = mapped_column(ForeignKey("distribution_groups.id"), index=True)
    contact_id: Mapped[int] = mapped_column(ForeignKey("contacts.id"), index=True)
    #: From 1; papers and lists keep this order.
    place: Mapped[int]

    __table_args__ = (UniqueConstraint("group_id", "contact_id"),)
