"""What questions about distribution groups are answered with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.contacts import ContactRow


@dataclass(frozen=True)
class GroupRow:
    """A line of the list of groups.

    Attributes:
        members: How many of its members stand in the directory.
    """

    id: int
    name: str
    note: str
    members: int
    archived: bool


@dataclass(frozen=True)
class GroupSheet:
    """One group whole, its members in their order; who is archived is left out."""

    id: int
    version: int
    name: str
    note: str
    members: tuple[ContactRow, ...]
    created_at: datetime
    archived: bool
    deleted: bool

    @property
    def contact_ids(self) -> tuple[int, ...]:
        """Its members."""
        return tuple(member.id for member in self.members)
