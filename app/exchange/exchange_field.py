"""What a column of a spreadsheet can be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ExchangeField:
    """A field a column may be.

    Attributes:
        name: Of the draft's field, or a part of one.
        title: What a person calls it, and the header an export writes.
        words: Other headers it is known by, separated by «|».
        many: Whether several columns may be this field.
        width: Of its column in an export, in letters.
    """

    name: str
    title: str
    words: str = ""
    many: bool = False
    width: int = 18
