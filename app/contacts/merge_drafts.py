"""What the merging panel hands over, and which of two values is taken when nobody chose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID, uuid4

from app.contacts.rows import ContactSheet

#: The fields of which one contact's value is kept, in the order of the panel.
CHOSEN_FIELDS: Final = (
    "name",
    "honorific",
    "identity_number",
    "parent_id",
    "city",
    "address",
    "note",
)


@dataclass(frozen=True)
class Taken:
    """A contact as it was read: its id, and the version a save must still find."""

    id: int
    version: int


@dataclass(frozen=True, kw_only=True)
class MergeDraft:
    """Contacts that are one and the same.

    Attributes:
        survivor: The one that stays.
        others: Those that are merged into it.
        chosen: By field (`CHOSEN_FIELDS`), whose value stays; the fuller one where nobody chose.
        request_key: Saving the same draft again does nothing.
    """

    survivor: Taken
    others: tuple[Taken, ...]
    chosen: Mapping[str, int] = field(default_factory=dict)
    request_key: UUID = field(default_factory=uuid4)

    @property
    def ids(self) -> tuple[int, ...]:
        """Every contact of the draft, the survivor first."""
        return (self.survivor.id, *(other.id for other in self.others))


@dataclass(frozen=True)
class MergeSide:
    """One of the contacts side by side.

    Attributes:
        links: How many records name it.
    """

    sheet: ContactSheet
    links: int


def fuller(name: str, sheets: Sequence[ContactSheet]) -> int:
    """Whose value of a field says most; the first one's where they say as much."""

    def said(sheet: ContactSheet) -> int:
        value: Any = getattr(sheet, name)
        return len(value) if isinstance(value, str) else int(value is not None)

    return max(sheets, key=said).id


def likely_survivor(sides: Sequence[MergeSide]) -> int:
    """Who stays unless a person says otherwise: whom most records name, else the eldest."""
    return max(
        sides, key=lambda side: (not side.sheet.archived, side.links, -side.sheet.id)
    ).sheet.id
