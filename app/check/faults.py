"""What a proof finds damaged, and the way every proof reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import Connection, Select

#: Rows fetched at once; a store of three years does not fit into memory.
AT_ONCE: Final = 2000


class Part(StrEnum):
    """What a fault was found in."""

    INTEGRITY = "integrity"
    FOREIGN_KEYS = "foreign_keys"
    NUMBERS = "numbers"
    JOURNAL = "journal"
    SEARCH = "search"
    STATES = "states"
    LINKS = "links"
    DIRECTORY = "directory"
    LISTS = "lists"
    FILES = "files"
    PHRASES = "phrases"
    REMINDERS = "reminders"
    LETTERHEADS = "letterheads"
    TEMPLATES = "templates"

    @property
    def words(self) -> str:
        """Its Persian name."""
        return _PARTS[self]


_PARTS: Final[dict[Part, str]] = {
    Part.INTEGRITY: "سلامت پرونده",
    Part.FOREIGN_KEYS: "پیوند جدول‌ها",
    Part.NUMBERS: "شماره‌ها",
    Part.JOURNAL: "دفتر رویدادها",
    Part.SEARCH: "کلیدهای جستجو",
    Part.STATES: "وضعیت‌ها",
    Part.LINKS: "دستور و اعلام نتیجه",
    Part.DIRECTORY: "ادغام، سطل و گروه‌ها",
    Part.LISTS: "نماهای ذخیره‌شده",
    Part.PHRASES: "عبارت‌های دستور",
    Part.REMINDERS: "یادآوری‌ها",
    Part.LETTERHEADS: "سربرگ نامه‌ها",
    Part.TEMPLATES: "الگوهای نامه",
    Part.FILES: "پرونده‌های پیوست",
}


@dataclass(frozen=True)
class Fault:
    """Something that is damaged.

    Attributes:
        kind: Kind of the record, or the table's name; empty for the store itself.
        record_id: The record, if it is one.
        words: A Persian sentence.
    """

    part: Part
    kind: str
    record_id: int | None
    words: str


#: A proof reads a store and says what is damaged.
Proof = Callable[[Connection], Iterator[Fault]]


def streamed(connection: Connection, statement: Select[*tuple[Any, ...]]) -> Iterator[Any]:
    """The rows of a long answer, a part at a time."""
    yield from connection.execute(statement, execution_options={"yield_per": AT_ONCE})
