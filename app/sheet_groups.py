"""Scanned sheets told apart: which pages of a scan are whose, and what is put on a record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.changes import Kind
from app.text import persian_digits


@dataclass(frozen=True)
class KnownRecord:
    """The record a sheet is of.

    Attributes:
        title: Who and what, to be known again by.
        is_letter: The pages are a letter about it, not the sheet the governor wrote on.
    """

    kind: Kind
    id: int
    number: str
    title: str
    is_letter: bool = False


@dataclass(frozen=True)
class SheetGroup:
    """Pages of a scan that belong together.

    Attributes:
        pages: From 0, in order.
        record: Whose they are, or None.
        followed: How many of them have no code and follow the one before.
        reason: Why nobody knows whose they are.
        letter: Which new letter of a stack with separator sheets they are, from 1; 0 for none.
        is_cut: Separator sheets lie in the scan, so that it is never the pages' own file whole.
    """

    pages: tuple[int, ...]
    record: KnownRecord | None
    followed: int = 0
    reason: str = ""
    letter: int = 0
    is_cut: bool = False

    @property
    def words(self) -> str:
        """Which pages they are, and whose."""
        whose = f"از آن {self.record.number}" if self.record is not None else self.reason
        follows = f"، {self.followed} برگ بی‌کد پیرو" if self.followed else ""
        return persian_digits(f"برگ {page_numbers(self.pages)}: {whose}{follows}")


def with_owner(groups: Sequence[SheetGroup], record: KnownRecord) -> tuple[SheetGroup, ...]:
    """Give the pages nobody knows to a record a person chose; a scan without groups is all its."""
    owned: dict[KnownRecord, list[int]] = {}
    for group in groups:
        owned.setdefault(group.record or record, []).extend(group.pages)
    if not owned:
        return (SheetGroup((), record),)
    is_cut = groups[0].is_cut
    return tuple(
        SheetGroup(tuple(sorted(pages)), owner, is_cut=is_cut) for owner, pages in owned.items()
    )


def new_letters(groups: Sequence[SheetGroup]) -> int:
    """Into how many new letters separator sheets part a scan."""
    return sum(1 for group in groups if group.letter)


def page_numbers(pages: Sequence[int]) -> str:
    """Pages from 0 as people count them: «۱ تا ۳، ۵»."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and runs[-1][-1] == page:
            runs[-1][-1] = page + 1
        else:
            runs.append([page + 1, page + 1])
    said = (str(first) if first == last else f"{first} تا {last}" for first, last in runs)
    return persian_digits("، ".join(said))


@dataclass(frozen=True)
class SheetFile:
    """A file that is to be put on a record.

    Attributes:
        path: The whole scan, when all of it is the record's.
        name: Of the pages taken out of a scan.
        content: Those pages, when `path` is None.
        is_letter: As of the record they are of.
    """

    kind: Kind
    id: int
    path: Path | None = None
    name: str = ""
    content: bytes = b""
    is_letter: bool = False
