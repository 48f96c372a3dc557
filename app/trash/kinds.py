"""What can lie in the trash, a line a kind.

A kind of record plugs in with one `TrashKind` in its own module and one name here; the page, its
filter, the command and the way back then know it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from typing import Any, Final

from sqlalchemy import Select

from app.access import Right
from app.changes import Changes, Kind
from app.session import OfficeSession


class Removal(StrEnum):
    """How a record went out of the lists."""

    ARCHIVED = "archived"
    DELETED = "deleted"
    MERGED = "merged"


@dataclass(frozen=True)
class TrashKind:
    """A kind of record that can be brought back.

    Attributes:
        kind: Of the record.
        words: What people call one of them.
        right: What an operator needs to see them.
        lying: What lies there, above no clearance of the asker: a statement giving, in this order,
            `id`, `title`, `removal`, `at` and `operator_id`.
        restore: Brings one back by its id and answers with a sentence to add, or an empty one. It
            asks for the right to change.
        opens: Whether a page of the window can stand on one of them.
    """

    kind: Kind
    words: str
    right: Right
    lying: Callable[[OfficeSession], Select[*tuple[Any, ...]]]
    restore: Callable[[OfficeSession, int], Changes[str]]
    opens: bool = True


#: Module and name of each `TrashKind`, imported when the trash is opened.
_KINDS: Final = (
    "app.trash.directory:CONTACTS",
    "app.trash.directory:GROUPS",
    "app.trash.saved_lists:SAVED_LISTS",
    "app.trash.phrases:PHRASES",
    "app.trash.letterheads:LETTERHEADS",
    "app.trash.letter_templates:LETTER_TEMPLATES",
    "app.trash.agenda:RESOURCES",
    "app.trash.checklists:CHECKLISTS",
)


def trash_kinds() -> tuple[TrashKind, ...]:
    """Every kind that plugged in."""
    found = []
    for place in _KINDS:
        module, name = place.split(":")
        found.append(getattr(import_module(module), name))
    return tuple(found)
